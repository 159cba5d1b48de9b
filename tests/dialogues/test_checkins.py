"""Check-ins: the wave's letter, the questions one by one, left and taken up again, the one reminder."""

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, select, update

from bot.domain import times
from bot.domain.checkins import NEWS, Checkin, State
from bot.domain.letters import State as Sent
from simulator import Person
from storage import centres, checkins, consents, enrolments, outbox, people, privacy
from storage.consents import Consent
from storage.enrolments import Status
from storage.workshops import sessions
from tests.world import World

BEFORE, REMINDER = "2026-10-12 10:00", "2026-10-16 10:00"
HALFWAY, END = "2026-11-04 10:00", "2026-12-09 10:00"
ASKED = "Voulez-vous donner de vos nouvelles ?"


async def checkin(world: World, phone: Person, wave: str = "before") -> Checkin | None:
    workshop, person = await world.workshop(), await world.number(phone)
    return await world.reads(lambda db: checkins.find(db, workshop, wave, person))


async def answers(world: World, phone: Person, wave: str = "before") -> dict[str, str]:
    found = await checkin(world, phone, wave)
    assert found is not None
    return await world.reads(lambda db: checkins.answers(db, found.id))


async def agrees(world: World, phone: Person) -> None:
    """They said before that they like to be asked."""
    centre, person, now = world.centre.id, await world.number(phone), world.clock.now()

    await world.reads(lambda db: consents.put(db, Consent(centre, person, NEWS, True, 1, ""), now))


def asked(phone: Person, words: str = ASKED) -> int:
    return sum(words in message.read for message in phone.messages)


async def skips(world: World, wall: str) -> None:
    """Go to a wall time at once, as after a sleep."""
    world.clock.set(times.instant(datetime.fromisoformat(wall), world.zone))
    await world.settle()


async def test_the_first_letter_asks_whether_and_each_question_is_one_tap(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.until("2026-10-12 09:59")
    assert asked(marie) == 0
    await world.until(BEFORE)
    letter = await marie.sees(ASKED, "6 questions, 2 minutes.", "C'est vous qui choisissez qui lit vos réponses.")
    assert letter.buttons == [["Oui, je réponds"], ["Plus tard"], ["Ne pas recevoir ces questions"]]
    await marie.taps("Oui, je réponds")
    first = await marie.sees("Question 1 sur 6", "Comment va le moral, ces jours-ci ?")
    assert first.buttons == [
        ["😞 Très mal"], ["🙁 Plutôt mal"], ["😐 Moyen"], ["🙂 Plutôt bien"], ["😊 Très bien"],
        ["Passer la question"], ["Plus tard"],
    ]  # fmt: skip
    await marie.taps("Moyen")
    second = await marie.sees("Question 2 sur 6", "Avez-vous de l'énergie")
    assert second is first
    await marie.taps("Passer la question")
    await marie.sees("Question 3 sur 6", "Avez-vous confiance en vous")
    await marie.taps("Assez")
    await marie.sees("Question 4 sur 6")
    await marie.taps("Tout à fait")
    await marie.sees("Question 5 sur 6", "Où en êtes-vous aujourd'hui ?")
    await marie.taps("Je travaille en saison")
    await marie.sees("Question 6 sur 6", "Voulez-vous qu'on vous appelle ?")
    await marie.taps("Non")
    await marie.sees(
        "Merci, vos réponses sont bien gardées.", "On vous redemandera de vos nouvelles mercredi 4 novembre."
    )
    await marie.sees("Voulez-vous partager vos réponses")
    given = {"mood": "3", "confidence": "4", "contacts": "5", "situation": "seasonal", "call": "no"}
    assert await answers(world, marie) == given


async def test_no_is_no_until_they_change_their_mind(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.until(BEFORE)
    await marie.taps("Ne pas recevoir ces questions")
    kept = await marie.sees(ASKED, "C'est noté : vous ne recevrez plus ces questions.")
    assert kept.buttons == [["Finalement, je réponds"]]
    await world.until(REMINDER)
    await skips(world, "2026-11-04 09:59")
    await world.until(HALFWAY)
    assert asked(marie) == 1
    await marie.does_not_see("Comment allez-vous ?", "Un petit rappel")
    await marie.says("/menu")
    await marie.taps("Voir mes nouvelles")
    await marie.sees("Vous ne recevez pas ces questions.")
    await marie.taps("Recevoir les questions")
    await marie.sees("C'est noté : on vous demandera de vos nouvelles.")
    await skips(world, "2026-12-09 09:59")
    await world.until(END)
    await marie.sees("À la fin de l'atelier", "Comment allez-vous ?", "8 questions, 3 minutes.")


async def test_a_no_taken_back_under_the_letter(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.until(BEFORE)
    await marie.taps("Ne pas recevoir ces questions")
    await marie.taps("Finalement, je réponds")
    await marie.sees("Question 1 sur 6")
    person = await world.number(marie)
    assert await world.reads(lambda db: consents.given(db, person, NEWS)) is True


async def test_silence_brings_one_reminder_and_two_waves_at_most(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.until("2026-10-16 09:59")
    assert asked(marie) == 1
    await world.until(REMINDER)
    await marie.sees("Un petit rappel, sans obligation.", ASKED)
    await skips(world, "2026-11-04 09:59")
    assert asked(marie) == 2
    await world.until(HALFWAY)
    assert asked(marie) == 3
    await world.until("2026-11-08 10:00")
    assert asked(marie) == 4
    for wave in ("2026-12-09", "2026-12-13", "2027-01-08", "2027-03-08", "2027-06-08", "2027-12-08"):
        await skips(world, f"{wave} 09:59")
        await world.until(f"{wave} 10:00")
    assert asked(marie) == 4
    await marie.does_not_see("Comment allez-vous ?")


async def test_left_in_the_middle_and_taken_up_there_after_a_restart(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.until(BEFORE)
    await marie.taps("Oui, je réponds")
    await marie.taps("Plutôt bien")
    await marie.taps("Un peu")
    await marie.taps("Plus tard")
    await marie.sees("C'est noté, vos réponses sont gardées.", "La suite vous attend dans « Mes nouvelles ».")
    await world.restarts()
    await marie.taps("Reprendre les questions")
    await marie.sees("Question 3 sur 6")
    await marie.taps("Revenir")
    await marie.sees("Question 2 sur 6")
    await marie.taps("Beaucoup")
    await marie.sees("Question 3 sur 6")
    await marie.says("/menu")
    await marie.taps("Voir mes nouvelles")
    await marie.taps("Répondre maintenant")
    await marie.sees("Question 3 sur 6")
    assert await answers(world, marie) == {"mood": "4", "energy": "5"}
    await world.until(REMINDER)
    await marie.sees("Un petit rappel, sans obligation.", "4 questions, 2 minutes.")
    await marie.taps("Oui, je réponds", on="Un petit rappel")
    await marie.sees("Question 3 sur 6")


async def test_going_back_and_passing_takes_the_answer_away(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.until(BEFORE)
    await marie.taps("Oui, je réponds")
    await marie.taps("Très mal")
    await marie.taps("Revenir")
    await marie.taps("Passer la question")
    await marie.sees("Question 2 sur 6")
    assert await answers(world, marie) == {}


async def test_words_where_a_tap_was_expected_show_the_question_again(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.until(BEFORE)
    await marie.taps("Oui, je réponds")
    await marie.taps("Moyen")
    await world.restarts()
    await marie.says("ça va pas fort <b>&")
    shown = await marie.sees("Touchez une réponse, s'il vous plaît.", "Pour parler à quelqu'un", "Question 2 sur 6")
    assert ["☰ Voir le menu"] in shown.buttons
    await marie.taps("Assez")
    await marie.sees("Question 3 sur 6")
    await marie.taps("Plus tard")
    await marie.says("bonjour")
    await marie.does_not_see(
        "Touchez une réponse, s'il vous plaît.\nPour parler à quelqu'un, touchez « Voir le menu ».\nQuestion 3"
    )


async def test_later_and_not_this_time_under_the_letter(world: World) -> None:
    marie, paul = await world.enrols("Marie"), await world.enrols("Paul")
    for phone in (marie, paul):
        await agrees(world, phone)
    await world.until(BEFORE)
    letter = await marie.sees("Avant la première séance", "Comment allez-vous ?", "Voulez-vous répondre maintenant ?")
    assert letter.buttons == [["Oui, je réponds"], ["Plus tard"], ["Passer cette fois"]]
    await marie.taps("Plus tard")
    kept = await marie.sees("Comment allez-vous ?", "les questions vous attendent dans « Mes nouvelles ».")
    assert kept is letter
    await paul.taps("Passer cette fois")
    await paul.sees("Comment allez-vous ?", "C'est noté, pas cette fois.", "mercredi 4 novembre")
    await world.until(REMINDER)
    assert asked(marie, "Un petit rappel") == 1
    assert asked(paul, "Un petit rappel") == 0
    await skips(world, "2026-11-04 09:59")
    await world.until(HALFWAY)
    await paul.sees("À mi-chemin", "Comment allez-vous ?")
    await paul.taps("Oui, je réponds")
    await paul.sees("Question 1 sur 6")


async def test_the_last_question_twice_and_an_old_question_after_the_end(world: World) -> None:
    marie = await world.enrols("Marie")
    await agrees(world, marie)
    await world.until(BEFORE)
    await marie.taps("Oui, je réponds")
    begun = await checkin(world, marie)
    assert begun is not None
    for _ in range(5):
        await marie.taps("Passer la question")
    await marie.taps("Oui")
    await marie.sees("Merci, vos réponses", "Quelqu'un de l'équipe vous appellera.")
    await marie.forges(f"cia:{begun.id}:0:5")
    await marie.sees("Merci, vos réponses sont bien gardées.")
    assert await answers(world, marie) == {"call": "yes"}
    await marie.taps("Oui, je réponds")
    await marie.sees("Merci, vous avez déjà répondu à ces questions.")


async def test_forged_buttons_get_a_kind_answer_and_change_nothing(world: World) -> None:
    marie, paul = await world.enrols("Marie"), await world.enrols("Paul")
    await world.until(BEFORE)
    await marie.taps("Oui, je réponds")
    mine, workshop = await checkin(world, marie), await world.workshop()
    assert mine is not None
    for data in (
        f"cia:{mine.id}:0:9",
        f"cia:{mine.id}:9:1",
        f"cia:{mine.id}:-1:1",
        f"cia:{mine.id}:3:1",
        f"cia:{mine.id}:0:-1",
    ):
        await marie.says("/menu")
        await marie.forges(data)
        await marie.sees("Ce bouton est ancien.")
    own = (f"cia:{mine.id}:0:1", f"cip:{mine.id}:0", f"cil:{mine.id}")
    for data in (*own, "cia:zz:0:1", f"cib:{workshop}:nothing", "cib:zz:before"):
        await paul.says("/menu")
        await paul.forges(data)
        await paul.sees("Ceci n'existe plus.")
    await paul.forges(f"cib:{workshop}:month-12")
    await paul.sees("Ces questions ne sont pas ouvertes en ce moment.")
    assert await answers(world, marie) == {}
    after = await checkin(world, marie)
    assert after is not None
    assert after.position == 0


async def test_another_centre_is_another_world(world: World) -> None:
    other = await world.brings_centre("autre")
    marie, lise = await world.enrols("Marie"), await world.enrols("Lise", centre=other)
    await world.until(BEFORE)
    await marie.taps("Oui, je réponds")
    mine, workshop = await checkin(world, marie), await world.workshop()
    assert mine is not None
    for data in (f"cia:{mine.id}:0:1", f"cib:{workshop}:before", f"cir:{workshop}:before", f"cis:{workshop}:before"):
        await lise.says("/menu")
        await lise.forges(data)
        await lise.sees("Ceci n'existe plus.")


async def test_who_leaves_or_stops_gets_no_more(world: World) -> None:
    marie, paul = await world.enrols("Marie"), await world.enrols("Paul")
    workshop, one, two, now = (
        await world.workshop(),
        await world.number(marie),
        await world.number(paul),
        world.clock.now(),
    )
    await world.until(BEFORE)
    await world.reads(lambda db: enrolments.put(db, world.centre.id, workshop, one, Status.LEFT, now))
    await world.reads(lambda db: people.silence(db, two, stopped=True, paused_until=None))
    await world.until(REMINDER)
    await skips(world, "2026-11-04 09:59")
    await world.until(HALFWAY)
    assert asked(marie) == asked(paul) == 1
    await marie.forges(f"cib:{workshop}:halfway")
    await marie.sees("Ceci n'existe plus.")


async def test_the_waves_follow_the_sessions_as_they_are_moved(world: World) -> None:
    marie = await world.enrols("Marie")

    await world.reads(
        lambda db: [
            db.execute(
                update(sessions)
                .where(sessions.c.id == row.id)
                .values(wall=row.wall + timedelta(days=7), starts=row.starts + timedelta(days=7))
            )
            for row in db.execute(sessions.select().where(sessions.c.number == 1)).all()
        ]
    )
    world.app.metronome.stir()
    await world.until("2026-10-19 09:59")
    assert asked(marie) == 0
    await world.until("2026-10-19 10:00")
    assert asked(marie) == 1


async def test_after_downtime_only_the_latest_wave(world: World) -> None:
    marie = await world.enrols("Marie")
    await agrees(world, marie)
    await world.app.stop()
    world.clock.set(world.clock.now() + timedelta(days=71))  # the morning of 11 December
    world._make()
    await world.app.start()
    await world.settle()
    await world.until("2026-12-11 12:00")
    assert [asked(marie, words) for words in ("Avant la première", "À mi-chemin", "À la fin de l'atelier")] == [0, 0, 1]
    assert asked(marie, "Un petit rappel") == 0


async def test_the_reminder_is_a_setting(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.reads(lambda db: db.execute(update(centres.centres).values(settings={"check_in_reminder_days": 0})))
    await world.until(BEFORE)
    await world.until(REMINDER)
    assert asked(marie) == 1


async def test_a_letter_counts_among_the_unasked(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.until(BEFORE)
    workshop, person = await world.workshop(), await world.number(marie)
    standing = await world.reads(lambda db: outbox.standing(db, f"wave:{workshop}:before:person:{person}"))
    assert standing is not None
    assert standing[0] is Sent.SENT
    assert len(await world.reads(lambda db: outbox.counted_since(db, person, world.clock.now()))) == 1


async def test_the_english_ones_are_asked_in_english(world: World) -> None:
    mary = await world.enrols("Mary", language="en")
    await world.until(BEFORE)
    await mary.sees("Would you like to tell us how you are?", "6 questions, 2 minutes.")
    await mary.taps("Yes, I answer")
    await mary.sees("Question 1 of 6", "How is your mood, these days?")
    await mary.taps("So-so")
    await mary.sees("Question 2 of 6")


@pytest.mark.usefixtures("file")
async def test_answers_cannot_be_read_on_the_disk(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.until(BEFORE)
    await marie.taps("Oui, je réponds")
    words = (
        b"Plut\xc3\xb4t mal",
        b"Plut\\u00f4t mal",
        b"Moyennement",
        b"volunteering",
        b"b\\u00e9n\\u00e9volat",
        b'"yes"',
    )
    before = on_disk(world.folder, words)
    for label in ("Plutôt mal", "Moyennement", "Moyennement", "Moyennement", "Je fais du bénévolat", "Oui"):
        await marie.taps(label)
    await marie.taps("Oui, les partager")
    assert len(await answers(world, marie)) == 6
    assert on_disk(world.folder, words) == before
    assert before[0] + before[1] > 0  # the programme's own words are found: the search works


async def test_after_an_erasure_nothing_of_it_is_left(world: World) -> None:
    marie, paul = await world.enrols("Marie"), await world.enrols("Paul")
    await world.until(BEFORE)
    for phone in (marie, paul):
        await phone.taps("Oui, je réponds")
        await phone.taps("Moyen")
    mine, other, now = await checkin(world, marie), await world.number(paul), world.clock.now()
    assert mine is not None

    def erase(db: Connection) -> list[set[int]]:
        checkins.note_reading(db, mine, other, now)
        privacy.erase(db, mine.person)
        tables = (checkins.checkins, checkins.checkin_answers, checkins.readings)
        return [set(db.scalars(select(table.c.person_id))) for table in tables]

    assert await world.reads(erase) == [{other}, {other}, set()]


def on_disk(folder: Path, words: tuple[bytes, ...]) -> list[int]:
    """How often each word stands in the database and its log; the log is first brought into the file."""
    door = sqlite3.connect(folder / "atelier.db")
    door.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    door.close()
    content = b"".join(path.read_bytes() for path in sorted(folder.glob("atelier.db*")))
    return [content.count(word) for word in words]


async def test_a_wave_that_is_over_takes_no_answers(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.until(BEFORE)
    await marie.taps("Oui, je réponds")
    await skips(world, "2026-11-04 09:59")
    await marie.taps("Moyen")
    await marie.sees("Question 2 sur 6")
    await world.until(HALFWAY)
    await marie.taps("Assez")
    await marie.sees("Ces questions ne sont pas ouvertes en ce moment.")
    found = await checkin(world, marie)
    assert found is not None
    assert found.state is State.BEGUN
