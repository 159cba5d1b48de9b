"""The coordinators hear of newcomers."""

from bot.domain.common import Role
from storage import enrolments
from storage.enrolments import Status
from tests.world import World


async def test_one_line_by_day_and_none_at_night(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    other = await world.knows("Autre", Role.COORDINATOR, centre=await world.brings_centre("autre"))
    marie, paul = await world.knows("Marie"), await world.knows("Paul")
    for person in (marie, paul):
        await person.says("/menu")
        await person.taps("📝 M'inscrire à l'atelier")
    await marie.taps("Je m'inscris")
    await nadia.sees("Marie a pris la place 1 sur 9.", "C'est pour « Estime de soi ».")
    await other.does_not_see("Marie")
    await world.until("2026-10-01 22:00")
    await nadia.looks_away()
    await paul.taps("Je m'inscris")
    await nadia.sees_nothing_new()
    await world.until("2026-10-02 09:00")
    await nadia.sees("Paul a pris la place 2 sur 9.")


async def test_whoever_left_before_the_morning_is_not_told(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Marie")
    await world.until("2026-10-01 22:00")
    await marie.says("/menu")
    await marie.taps("📝 M'inscrire à l'atelier")
    await marie.taps("Je m'inscris")
    workshop, number, now = await world.workshop(), await world.number(marie), world.clock.now()
    await world.reads(lambda db: enrolments.put(db, world.centre.id, workshop, number, Status.LEFT, now))
    await world.until("2026-10-02 10:00")
    await nadia.does_not_see("Marie")
