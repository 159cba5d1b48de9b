"""One Telegram account, two centres: each message speaks for the person it was sent to."""

from sqlalchemy import Connection

from bot.domain.common import Role
from bot.domain.replies import Reply
from storage import people, replies
from storage.enrolments import Status, put
from tests.world import BOT, World


async def test_a_reminder_is_answered_as_the_person_it_was_for(world: World) -> None:
    marie = await world.enrols("Marie")
    first = await world.number(marie)
    other = await world.brings_centre("autre")
    workshop = await world.workshop(other)
    now = world.clock.now()

    def add(db: Connection) -> int:
        person = people.add(db, other.id, "Marie", "fr", now)
        people.link(db, BOT, marie.id, marie.id, person.id, now)
        put(db, other.id, workshop, person.id, Status.ENROLLED, now)
        return person.id

    second = await world.reads(add)
    await world.until("2026-10-10 18:00")
    await marie.taps("Je viens", on="Rappel")
    await marie.sees("C'est noté : vous venez.")
    said = await world.reads(lambda db: (replies.of_person(db, first), replies.of_person(db, second)))
    assert [one.reply for one in said[0].values()] == [Reply.COMING]
    assert said[1] == {}


async def test_who_is_back_is_back_for_both(world: World) -> None:
    marie = await world.knows("Marie", Role.COORDINATOR)
    first = await world.number(marie)
    other = await world.brings_centre("autre")
    now = world.clock.now()
    await world.reads(
        lambda db: people.link(db, BOT, marie.id, marie.id, people.add(db, other.id, "Marie", "fr", now).id, now)
    )
    await marie.blocks()
    await marie.unblocks()
    await marie.says("/menu")
    assert not await world.reads(lambda db: people.find(db, world.centre.id, first).unreachable)
