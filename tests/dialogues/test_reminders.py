"""Reminders: asked three days and one day before, answered under the message."""

from datetime import timedelta

from sqlalchemy import update

from bot.domain.letters import State
from bot.domain.reminders import Kind, key
from bot.domain.replies import Reply
from bot.domain.workshops import Session
from simulator import Person
from storage import centres, enrolments, outbox, people, replies, workshops
from storage.enrolments import Status
from storage.workshops import sessions
from tests.world import BOT, World

FIRST, NUDGE, SECOND = "2026-10-10 18:00", "2026-10-11 18:00", "2026-10-12 18:00"


async def session(world: World, number: int = 1) -> Session:
    workshop = await world.workshop()
    return (await world.reads(lambda db: workshops.sessions_of(db, workshop)))[number - 1]


async def said(world: World, phone: Person) -> Reply | None:
    person, number = await world.number(phone), (await session(world)).id
    found = await world.reads(lambda db: replies.one(db, number, person))
    return found.reply if found else None


async def changes(world: World, number: int, **values: object) -> None:
    await world.reads(lambda db: db.execute(update(sessions).where(sessions.c.id == number).values(**values)))
    world.app.metronome.stir()


async def settings(world: World, **values: int | str) -> None:
    table = centres.centres
    await world.reads(lambda db: db.execute(update(table).values(settings=values)))
    world.app.metronome.stir()


def reminders_of(phone: Person) -> int:
    return sum("Rappel : Faire connaissance" in message.read for message in phone.messages)


async def test_the_first_reminder_and_its_answer(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.until("2026-10-10 17:59")
    await marie.sees_nothing_new()
    await world.until(FIRST)
    asked = await marie.sees("Rappel : Faire connaissance", "mardi 13 octobre à 14 h", "Salle des Dunes")
    await marie.sees("À apporter : Un objet que vous aimez.", "Est-ce que vous venez ?")
    assert asked.buttons == [["✅ Je viens"], ["❓ Je ne sais pas"], ["❌ Je ne viens pas"], ["☰ Voir le menu"]]
    await marie.taps("Je viens")
    answered = await marie.sees("mardi 13 octobre à 14 h", "Salle des Dunes", "C'est noté : vous venez.")
    assert answered is asked
    assert await said(world, marie) is Reply.COMING
    await marie.taps("Je serai en retard")
    await marie.sees("vous venez, un peu plus tard.", "On vous attend.")
    await marie.taps("Changer ma réponse")
    await marie.taps("Garder ma réponse")
    await marie.sees("un peu plus tard")
    await marie.taps("Changer ma réponse")
    await marie.taps("Je ne viens pas")
    await marie.sees("mardi 13 octobre à 14 h", "Merci de nous avoir prévenus.", "On vous attend à la prochaine.")
    assert await said(world, marie) is Reply.NOT_COMING


async def test_each_hears_what_is_for_them(world: World) -> None:
    phones = {name: await world.enrols(name) for name in ("Marie", "Paul", "Rose", "Said")}
    wants_none = await world.enrols("Tim", reminders=False)
    await world.until(FIRST)
    await phones["Marie"].taps("Je viens")
    await phones["Paul"].taps("Je ne viens pas")
    await phones["Rose"].taps("Je ne sais pas")
    for phone in phones.values():
        await phone.looks_away()
    await world.until(NUDGE)
    await phones["Said"].sees("Votre réponse nous aide à tout préparer.")
    assert [reminders_of(phone) for phone in phones.values()] == [1, 1, 1, 2]
    await phones["Said"].looks_away()
    await world.until("2026-10-13 14:00")
    await phones["Marie"].sees("Rappel : Faire connaissance", "C'est noté : vous venez.")
    await phones["Rose"].sees("Vous ne saviez pas encore.", "Est-ce que vous venez ?")
    await phones["Said"].sees("Est-ce que vous venez ?")
    assert reminders_of(wants_none) == 0
    assert [reminders_of(phone) for phone in phones.values()] == [2, 1, 2, 3]


async def test_after_the_start_it_says_so_and_whom_to_call(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.until("2026-10-13 14:00")
    await marie.taps("Je viens")
    await marie.sees("Cette séance a déjà commencé.", "Vous pouvez appeler Nadia Guérin.", "02 61 91 00 01")
    assert await said(world, marie) is None
    await world.until("2026-10-14 10:00")
    await marie.taps("Je viens")
    await marie.sees("Cette séance est passée.")


async def test_late_may_be_said_when_the_bus_is_late(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.until(SECOND)
    await marie.taps("Je viens")
    await world.until("2026-10-13 14:05")
    await marie.taps("Je serai en retard")
    await marie.sees("On vous attend.")
    await marie.taps("Changer ma réponse")
    await marie.sees("Cette séance a déjà commencé.")


async def test_no_reminder_where_the_answer_came_meanwhile(world: World) -> None:
    marie = await world.enrols("Marie")
    await settings(world, first_reminder_at="21:00:00")  # held until nine
    await world.until("2026-10-11 08:59")
    await marie.sees_nothing_new()
    person, found = await world.number(marie), await session(world)
    now = world.clock.now()
    await world.reads(lambda db: replies.put(db, world.centre.id, found.id, person, Reply.NOT_COMING, now))
    await world.until("2026-10-13 14:00")
    assert reminders_of(marie) == 0


async def test_quiet_hours_hold_a_reminder_until_nine(world: World) -> None:
    marie = await world.enrols("Marie")
    await settings(world, first_reminder_at="21:00:00")
    await world.until("2026-10-11 09:00")
    shown = await marie.sees("Est-ce que vous venez ?")
    assert f"{shown.date:%d/%m %H:%M}" == "11/10 07:00"


async def test_a_reminder_that_the_night_makes_useless_is_dropped(world: World) -> None:
    marie, found = await world.enrols("Marie", reminders=True), await session(world)
    await settings(world, last_reminder_hours=2)
    await changes(world, found.id, wall=found.wall - timedelta(hours=5), starts=found.starts - timedelta(hours=5))
    await world.until("2026-10-13 09:00")
    person, moved = await world.number(marie), await session(world)
    name = key(moved, Kind.LAST, person)
    standing = await world.reads(lambda db: outbox.standing(db, name))
    assert standing is not None
    assert standing[:2] == (State.EXPIRED, "late")


async def test_a_moved_session_is_answered_honestly(world: World) -> None:
    marie, found = await world.enrols("Marie"), await session(world)
    await world.until(FIRST)
    await changes(world, found.id, wall=found.wall + timedelta(days=1), starts=found.starts + timedelta(days=1))
    await marie.taps("Je viens")
    await marie.sees("Cette séance a changé de date.", "mercredi 14 octobre à 14 h", "Est-ce que vous venez ?")
    assert await said(world, marie) is None
    await marie.taps("Je viens")
    await marie.sees("mercredi 14 octobre à 14 h", "C'est noté : vous venez.")
    await world.until(SECOND)
    await marie.looks_away()
    await world.until("2026-10-13 18:00")
    await marie.sees("mercredi 14 octobre à 14 h")


async def test_a_cancelled_session_is_not_reminded(world: World) -> None:
    marie, found = await world.enrols("Marie"), await session(world)
    await world.until(FIRST)
    await changes(world, found.id, cancelled=True)
    await marie.taps("Je viens")
    await marie.sees("Cette séance est annulée.")
    await world.until("2026-10-13 14:00")
    assert reminders_of(marie) == 1


async def test_who_left_is_not_reminded_and_old_buttons_say_so(world: World) -> None:
    marie, workshop = await world.enrols("Marie"), await world.workshop()
    person, here = await world.number(marie), world.centre.id
    await world.until(FIRST)
    now = world.clock.now()
    await world.reads(lambda db: enrolments.put(db, here, workshop, person, Status.LEFT, now))
    await marie.taps("Je viens")
    await marie.sees("Vous n'avez pas de place dans cet atelier.")
    await world.until("2026-10-13 14:00")
    assert reminders_of(marie) == 1


async def test_after_an_outage_only_the_latest_goes(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.app.stop()
    world.clock.set(world.clock.now() + timedelta(days=11, hours=9))  # an hour after the second was due
    world._make()
    await world.app.start()
    await world.settle()
    assert reminders_of(marie) == 1
    await marie.taps("Je viens")
    await marie.sees("C'est noté : vous venez.")


async def test_restarts_lose_and_repeat_nothing(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.until(FIRST)
    await world.restarts()
    await world.until(NUDGE)
    await world.restarts()
    await marie.taps("Je viens")
    await marie.sees("C'est noté : vous venez.")
    await world.until(SECOND)
    await world.restarts()
    assert reminders_of(marie) == 3


async def test_two_unanswered_sessions_end_the_nudges(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.until("2026-10-27 14:00")
    nudges = [message for message in marie.messages if "tout préparer" in message.read]
    assert len(nudges) == 2


async def test_a_first_reminder_that_did_not_arrive_skips_the_nudge(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.blocks()
    await world.until("2026-10-10 18:30")
    await marie.unblocks()
    now = world.clock.now()
    await world.reads(lambda db: people.heard(db, BOT, marie.id, now))
    await world.until(NUDGE)
    assert reminders_of(marie) == 0
    await world.until(SECOND)
    assert reminders_of(marie) == 1


async def test_forged_and_foreign_buttons(world: World) -> None:
    other = await world.brings_centre("autre")
    marie, paul = await world.enrols("Marie"), await world.enrols("Paul", centre=other)
    await world.until(FIRST)
    for phone, payload, answer in (
        (marie, "re.g:9:0:coming", "Ceci n'existe plus."),
        (marie, "re.g:1:0:perhaps", "Ce bouton est ancien."),
        (paul, "re.g:1:0:coming", "Ceci n'existe plus."),
    ):
        await phone.says("/menu")
        await phone.forges(payload)
        await phone.sees(answer)
    assert await said(world, marie) is None


async def test_words_where_a_button_was_expected(world: World) -> None:
    marie = await world.enrols("M<b>arie & \N{RIGHT-TO-LEFT MARK}co")
    await world.until(FIRST)
    await marie.says("oui je viens")
    await marie.taps("Je viens")
    await marie.sees("C'est noté : vous venez.")


async def test_in_english(world: World) -> None:
    mary = await world.enrols("Mary", language="en")
    await world.until(FIRST)
    await mary.sees("Reminder: Getting to know each other", "Tuesday 13 October at 14:00", "Are you coming?")
    await mary.taps("I am coming")
    await mary.taps("I will be late")
    await mary.sees("a little later", "We will wait for you.")
