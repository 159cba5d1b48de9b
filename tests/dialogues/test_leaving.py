"""Leaving the workshop in two taps; the team is told, and nobody is asked why."""

from sqlalchemy import Connection, insert, select

from bot.domain import replies as answers
from bot.domain.common import Role
from bot.domain.replies import Reply
from storage import enrolments, replies, workshops
from storage.enrolments import Status
from tests.world import World


async def test_marie_leaves_in_two_taps(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie <i>")
    await marie.says("/menu")
    await marie.taps("Ouvrir mes réglages")
    await marie.taps("Quitter l'atelier")
    await marie.sees("Voulez-vous vraiment quitter « Estime de soi » ?", "24 mois", "dans « Mes réglages »")
    await marie.taps("Oui, quitter l'atelier")
    await marie.sees("Pour revenir, il suffit d'appeler.", "Nadia Guérin : 02 61 91 00 01")
    await nadia.sees("Marie <i> quitte l'atelier", "Estime de soi")
    await marie.taps("Voir le menu")
    assert "👋 Quitter l'atelier" not in str(marie.buttons)
    workshop = await world.workshop()
    assert await world.reads(lambda db: enrolments.member_ids(db, workshop)) == []


async def test_who_left_no_longer_finds_the_commands_of_the_workshop(world: World) -> None:
    marie = await world.enrols("Marie")
    assert "quitter" in marie.commands
    await marie.says("/quitter")
    await marie.taps("Oui, quitter l'atelier")
    assert "quitter" not in marie.commands
    assert "menu" in marie.commands


async def test_marie_stays(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await marie.says("/quitter")
    await marie.taps("Non, rester")
    await marie.sees("Bonjour Marie.")
    assert nadia.messages == []


async def test_a_button_pressed_again_later_gets_a_kind_answer(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    workshop = await world.workshop()
    await marie.says("/quitter")
    await marie.taps("Oui, quitter l'atelier")
    await world.restarts()
    await marie.forges(f"le.y:{workshop}")
    await marie.sees("Vous n'avez pas de place dans cet atelier.")
    assert len(nadia.messages) == 1


async def test_of_two_workshops_one_is_chosen(world: World) -> None:
    marie = await world.enrols("Marie")
    first, person = await world.workshop(), await world.number(marie)
    now = world.clock.now()

    def enrol_again(db: Connection) -> None:
        table = workshops.workshops
        row = dict(db.execute(select(table).where(table.c.id == first)).mappings().one())
        row |= {"id": first + 1, "slug": "theatre", "title": {"fr": "Théâtre", "en": "Theatre"}}
        db.execute(insert(table).values(**row))
        enrolments.put(db, world.centre.id, first + 1, person, Status.ENROLLED, now)

    await world.reads(enrol_again)
    await marie.says("/quitter")
    await marie.sees("Quel atelier voulez-vous quitter ?")
    await marie.taps("Quitter « Théâtre »")
    await marie.sees("Voulez-vous vraiment quitter « Théâtre » ?")
    await marie.taps("Oui, quitter l'atelier")
    assert await world.reads(lambda db: enrolments.workshops_of(db, person)) == [first]


async def test_nobody_leaves_a_workshop_of_another_centre(world: World) -> None:
    other = await world.brings_centre("autre")
    marie = await world.enrols("Marie")
    await world.enrols("Inès", centre=other)
    workshop = await world.workshop(other)
    for action in ("le.w", "le.y"):
        await marie.says("/menu")
        await marie.forges(f"{action}:{workshop}")
        await marie.sees("Ceci n'existe plus.")
    assert len(await world.reads(lambda db: enrolments.member_ids(db, workshop))) == 1


async def test_what_somebody_said_before_leaving_no_longer_counts(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.enrols("Karim")
    workshop, person = await world.workshop(), await world.number(marie)
    session = (await world.reads(lambda db: workshops.sessions_of(db, workshop)))[0]
    now = world.clock.now()
    await world.reads(lambda db: replies.put(db, world.centre.id, session.id, person, Reply.COMING, now))
    await marie.says("/quitter")
    await marie.taps("Oui, quitter l'atelier")
    given = await world.reads(lambda db: replies.of_session(db, session.id))
    members = await world.reads(lambda db: enrolments.member_ids(db, workshop))
    assert answers.tally(given.values(), members) == answers.Tally(0, 0, 0, 1)


async def test_after_leaving_no_reminder_comes(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/quitter")
    await marie.taps("Oui, quitter l'atelier")
    await marie.looks_away()
    await world.until("2026-10-13 13:00")
    await marie.sees_nothing_new()
