"""Silence: who is to be called about a session, and the answer entered for them."""

from datetime import timedelta
from functools import partial

from sqlalchemy import Connection, update

from bot.domain.common import Role
from bot.domain.replies import Replied, Reply
from simulator import Person
from storage import consents, enrolments, people, replies, workshops
from storage.consents import Consent
from storage.enrolments import Status
from storage.workshops import sessions
from tests.world import World


async def first_session(world: World) -> int:
    workshop = await world.workshop()
    return (await world.reads(lambda db: workshops.sessions_of(db, workshop)))[0].id


async def answer(world: World, phone: Person) -> Replied | None:
    person, number = await world.number(phone), await first_session(world)
    return await world.reads(lambda db: replies.one(db, number, person))


async def calls(coordinator: Person) -> str:
    """The call list."""
    await coordinator.says("/appels")
    return coordinator.last.read


async def test_silence_comes_to_the_list_and_an_answer_ends_it(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie, paul = await world.enrols("Marie"), await world.enrols("Paul")
    await world.until("2026-10-12 17:00")
    assert "Marie : Pas encore" not in await calls(nadia)
    await world.until("2026-10-12 18:00")
    assert "Marie : Pas encore de réponse." in await calls(nadia)
    await paul.taps("Je viens")
    assert "Paul" not in await calls(nadia)
    await nadia.taps("Voir Marie")
    await nadia.sees("Séance « Faire connaissance », mardi 13 octobre à 14 h.")
    await nadia.taps("Vient")
    await nadia.sees("C'est noté : Marie vient.", "Une erreur ? Touchez une autre réponse.")
    found = await answer(world, marie)
    assert found is not None
    assert (found.reply, found.entered_by) == (Reply.COMING, await world.number(nadia))
    assert "Marie : Pas encore" not in await calls(nadia)


async def test_an_answer_entered_by_mistake_is_changed(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    await world.until("2026-10-12 18:00")
    await calls(nadia)
    await nadia.taps("Voir Marie")
    await nadia.taps("Vient")
    await world.restarts()
    await nadia.taps("Ne vient pas")
    await nadia.sees("Marie ne vient pas.")
    found = await answer(world, marie)
    assert found is not None
    assert found.reply is Reply.NOT_COMING


async def test_who_wants_no_reminder_is_called_the_day_before(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await world.enrols("Marie", reminders=False)
    await world.until("2026-10-12 13:59")
    assert "pas de rappel" not in await calls(nadia)
    await world.until("2026-10-12 14:00")
    assert "Marie : Pas de réponse, et pas de rappel." in await calls(nadia)
    await world.until("2026-10-13 14:00")
    assert "pas de rappel" not in await calls(nadia)


async def test_who_has_no_telegram_is_called_and_answered_for(world: World) -> None:
    nadia, workshop = await world.knows("Nadia", Role.COORDINATOR), await world.workshop()
    here, now = world.centre.id, world.clock.now()

    def adds(db: Connection, name: str) -> int:
        person = people.add(db, here, name, "fr", now).id
        enrolments.put(db, here, workshop, person, Status.ENROLLED, now)
        return person

    lea, _tom = [await world.reads(partial(adds, name=name)) for name in ("Léa", "Tom")]
    await world.reads(lambda db: consents.put(db, Consent(here, lea, "reminders", True, 1, ""), now))
    await world.until("2026-10-10 18:00")
    assert "Léa : Le rappel n'a pas pu arriver." in await calls(nadia)
    await nadia.taps("Voir Léa")
    await nadia.taps("Ne sait pas")
    await nadia.sees("Léa ne sait pas.")
    await world.until("2026-10-12 14:00")
    assert "Tom : Pas de réponse, et pas de rappel." in await calls(nadia)
    number = await first_session(world)
    assert (await world.reads(lambda db: replies.of_session(db, number))).keys() == {lea}


async def test_a_reminder_that_did_not_arrive(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    marie.chat.blocked = True  # the bot learns of it only when it writes
    await world.until("2026-10-10 18:00")
    assert "Marie : Le rappel n'a pas pu arriver." in await calls(nadia)


async def test_two_silent_sessions_are_called_at_once(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await world.enrols("Marie")
    await world.until("2026-10-24 17:59")
    assert "deux séances" not in await calls(nadia)
    await world.until("2026-10-24 18:00")
    assert "Marie : Pas de réponse depuis deux séances." in await calls(nadia)


async def test_the_date_changed_while_she_called(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    await world.until("2026-10-12 18:00")
    await calls(nadia)
    await nadia.taps("Voir Marie")
    number = await first_session(world)
    found = await world.reads(lambda db: workshops.session(db, world.centre.id, number))
    later = {"wall": found.wall + timedelta(days=1), "starts": found.starts + timedelta(days=1)}
    await world.reads(lambda db: db.execute(update(sessions).where(sessions.c.id == number).values(**later)))
    await nadia.taps("Vient")
    await nadia.sees("Cette séance a changé de date.", "mercredi 14 octobre à 14 h", "Que dit Marie ?")
    assert await answer(world, marie) is None
    await nadia.taps("Vient")
    await nadia.sees("C'est noté : Marie vient.")


async def test_only_the_coordinators_of_the_centre(world: World) -> None:
    other = await world.brings_centre("autre")
    stranger = await world.knows("Olga", Role.COORDINATOR, centre=other)
    marie, paul = await world.enrols("Marie"), await world.enrols("Paul")
    await world.until("2026-10-12 18:00")
    assert "Marie" not in await calls(stranger)
    number = await first_session(world)
    await stranger.forges(f"si:{number}:0:{await world.number(marie)}:coming")
    await stranger.sees("Ceci n'existe plus.")
    await paul.forges(f"si:{number}:0:{await world.number(marie)}:coming")
    await paul.sees("Ce bouton est pour une autre personne.")
    assert await answer(world, marie) is None


async def test_in_english(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR, language="en")
    await world.enrols("Ma<b>rie & co")
    await world.until("2026-10-12 18:00")
    assert "Ma<b>rie & co: No answer yet." in await calls(nadia)
    await nadia.taps("See Ma<b>rie & co")
    await nadia.taps("Comes")
    await nadia.sees("Noted: Ma<b>rie & co comes.")
