"""Time goes its own way: clocks change, machines sleep, clocks are set. A reminder comes once, on time, never late."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, update

from bot.domain import times
from bot.domain.letters import State
from bot.domain.reminders import Kind, key
from simulator import Person
from storage import centres, outbox, workshops
from storage.ticks import nights
from storage.workshops import sessions
from tests.real import RealWorld
from tests.world import World

pytestmark = pytest.mark.again
TITLE = "Rappel : Faire connaissance"
FIRST, NUDGE, SECOND = "2026-10-10 18:00", "2026-10-11 18:00", "2026-10-12 18:00"
ZONES = ("Europe/Paris", "America/Martinique", "Indian/Reunion")
SPRING, AUTUMN = "2027-03-28", "2026-10-25"  # Sundays: the clocks of Paris change in the night before


def reminded(world: World, phone: Person) -> list[str]:
    """When somebody was reminded of the first session, by the wall clock of the centre."""
    found = [seen.at for seen in world.telegram.seen if seen.person is phone and TITLE in seen.text]
    return [f"{times.wall(at, world.zone):%Y-%m-%d %H:%M}" for at in found]


async def jumps(world: World, wall: str) -> None:
    """The clock shows another time from one moment to the next: it was set, or the machine was asleep."""
    world.clock.set(times.instant(datetime.fromisoformat(wall), world.zone))
    await world.settle()


async def state(world: World, phone: Person, kind: Kind) -> State | None:
    """What became of a reminder of the first session."""
    workshop, person = await world.workshop(), await world.number(phone)

    def look(db: Connection) -> State | None:
        first = workshops.sessions_of(db, workshop)[0]
        found = outbox.standing(db, key(first, kind, person))
        return found[0] if found else None

    return await world.reads(look)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("sunday", [SPRING, AUTUMN])
async def test_around_both_nights_of_the_clock_change(tmp_path: Path, zone: str, sunday: str) -> None:
    day = datetime.fromisoformat(sunday)
    world = World(tmp_path, (day - timedelta(days=8)).replace(hour=12, tzinfo=UTC), zone=zone)
    await world.start()
    marie = await world.enrols("Marie")
    wall = day.replace(hour=14)
    moved = {"wall": wall, "starts": times.instant(wall, zone)}

    def move(db: Connection) -> None:
        db.execute(update(sessions).values(cancelled=True))
        db.execute(update(sessions).where(sessions.c.number == 1).values(cancelled=False, **moved))
        db.execute(update(centres.centres).values(settings={"last_reminder_hours": 12}))  # at 2 in that very night

    await world.reads(move)
    world.app.metronome.stir()
    await world.settle()
    await world.until(f"{sunday} 23:00")
    before = [f"{day - timedelta(days=days):%Y-%m-%d} 18:00" for days in (3, 2, 1)]
    assert reminded(world, marie) == [*before, f"{sunday} 09:00"]
    worked = await world.reads(lambda db: [(row.name, row.night) for row in db.execute(nights.select())])
    for name in world.app.routes.nights:
        done = [night for work, night in sorted(worked) if work == name]
        assert done == [done[0] + timedelta(days=days) for days in range(len(done))]
        assert day.date() in done
    await world.stop()


@pytest.mark.parametrize(
    ("asleep", "awake", "then"),
    [
        ("2026-10-10 17:50", "2026-10-10 19:30", ["2026-10-10 19:30", NUDGE, SECOND]),
        ("2026-10-10 17:50", "2026-10-11 18:30", ["2026-10-11 18:30", SECOND]),
        ("2026-10-10 17:50", "2026-10-12 18:30", ["2026-10-12 18:30"]),
        ("2026-10-12 17:50", "2026-10-12 22:00", [FIRST, NUDGE, "2026-10-13 09:00"]),
        ("2026-10-12 17:50", "2026-10-13 13:59", [FIRST, NUDGE, "2026-10-13 13:59"]),
        ("2026-10-12 17:50", "2026-10-13 14:00", [FIRST, NUDGE]),
        ("2026-10-10 17:50", "2026-10-13 15:00", []),
        ("2026-10-09 12:00", "2027-10-13 15:00", []),
    ],
)
async def test_a_machine_asleep_over_a_reminder(world: World, asleep: str, awake: str, then: list[str]) -> None:
    marie = await world.enrols("Marie")
    await world.until(asleep)
    await jumps(world, awake)
    if awake < "2026-10-13 14:00":
        await world.until("2026-10-13 20:00")
    assert reminded(world, marie) == then
    ended = {await state(world, marie, kind) for kind in (Kind.FIRST, Kind.NUDGE, Kind.SECOND)}
    assert ended <= {State.SENT, State.EXPIRED}


@pytest.mark.parametrize("back", [timedelta(seconds=1), timedelta(hours=1), timedelta(days=1), timedelta(days=30)])
@pytest.mark.parametrize("at", [FIRST, "2026-10-10 18:30", SECOND])
async def test_a_clock_that_is_set_back(world: World, at: str, back: timedelta) -> None:
    marie = await world.enrols("Marie")
    await world.until(at)
    await jumps(world, (datetime.fromisoformat(at) - back).isoformat())
    await marie.says("/menu")
    await marie.sees("Bonjour Marie.")
    await world.until("2026-10-13 20:00")
    assert reminded(world, marie) == [FIRST, NUDGE, SECOND]


async def test_a_clock_that_goes_back_and_forth_every_hour(world: World) -> None:
    marie = await world.enrols("Marie")
    for hours in range(0, 12 * 24, 7):
        at = datetime(2026, 10, 1, 10) + timedelta(hours=hours)  # noqa: DTZ001 - a wall clock
        await world.until(max(at, times.wall(world.clock.now(), world.zone)).isoformat())
        await jumps(world, (at - timedelta(hours=5)).isoformat())
    await world.until("2026-10-13 20:00")
    assert reminded(world, marie) == [FIRST, NUDGE, SECOND]


async def test_the_machines_own_clock_asleep_and_set_back(tmp_path: Path) -> None:
    # The half minute that it may take to notice is cut short; nothing else is.
    world = RealWorld(tmp_path, datetime(2026, 10, 10, 15, 50, tzinfo=UTC), longest=0.05)
    await world.start()
    marie = await world.enrols("Marie")
    world.machine.jumps(timedelta(hours=1))
    woken = world.machine.now()
    await world.shows(marie, TITLE)
    assert world.machine.now() - woken < timedelta(seconds=60 - 30)  # with the half minute that it may take to notice
    for back in (timedelta(seconds=-1), timedelta(hours=-1), timedelta(days=-1)):
        world.machine.jumps(back)
        await marie.says("/menu")
        await world.shows(marie, "Bonjour Marie.")
        await marie.taps("Voir le menu", on=TITLE)
    assert len(reminded(world, marie)) == 1
    await world.stop()
