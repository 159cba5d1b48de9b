"""The metronome: what falls due is owed once, whatever fails, sleeps or is set back."""

import asyncio
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, insert, select

from bot.clock import Clock, SteeredClock, SystemClock, spawn
from bot.domain.letters import Letter
from bot.domain.times import Window
from bot.telegram.ticks import Metronome
from bot.ui.router import Router
from storage import outbox, people, ticks
from storage.centres import centres
from storage.database import Database
from storage.engines import connect
from storage.schema import everything
from storage.sealing import Vault

BOT = 1000
NOON = datetime(2026, 10, 13, 12, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
CENTRE = {"slug": "c", "name": "C", "zone": "Europe/Paris", "language": "fr", "address": "", "controller": "",
          "contact_name": "", "contact_phone": "", "contact_hours": {"fr": ""}, "listener_name": "",
          "listener_phone": "", "listener_hours": {"fr": ""}, "privacy_contact": "", "retention_months": 24,
          "settings": {}}  # fmt: skip


@dataclass
class House:
    """A database with one person, and the features of a bot that only keeps time."""

    database: Database
    routes: Router = field(default_factory=lambda: Router("house"))
    windows: list[Window] = field(default_factory=list)
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    wakes: int = 0

    def metronome(self, clock: Clock) -> Metronome:
        return Metronome(BOT, self.database, clock, self.routes, self.wake)

    async def wake(self) -> None:
        self.wakes += 1
        self.woken.set()

    def hourly(self, db: Connection, window: Window) -> Iterator[Letter]:
        """A letter at each full hour."""
        self.windows.append(window)
        person = db.scalar(select(people.persons.c.id)) or 0
        at = window.start.replace(minute=0, second=0, microsecond=0)
        while at <= window.end:
            if at in window:
                yield Letter(f"hourly:{at:%d-%H}", "house.hour", person, at)
            at += HOUR

    async def owed(self) -> list[str]:
        query = select(outbox.letters.c.key).order_by(outbox.letters.c.key)
        return list(await self.database.run(lambda db: db.scalars(query).all()))

    async def nights(self) -> list[date]:
        query = select(ticks.nights.c.night).order_by(ticks.nights.c.night)
        return list(await self.database.run(lambda db: db.scalars(query).all()))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    engine = connect(f"sqlite:///{tmp_path / 'atelier.db'}", Vault(bytes(32), NOON.date))
    everything().create_all(engine)
    with engine.begin() as db:
        db.execute(insert(centres).values(**CENTRE))
        people.add(db, 1, "Marie", "fr", NOON)
    house = House(Database(engine))
    house.routes.tick("house.hourly")(house.hourly)
    yield house
    house.database.close()


def breaks(_: Connection, __: Window) -> Iterable[Letter]:
    raise RuntimeError


async def test_what_fell_due_is_owed_once(house: House) -> None:
    clock = SteeredClock(NOON)
    metronome = house.metronome(clock)
    for minutes in (0, 59, 60, 60, 61, 120):
        clock.set(NOON + minutes * MINUTE)
        await metronome.minute()
    assert await house.owed() == ["hourly:13-13", "hourly:13-14"]
    assert house.wakes == 6
    assert metronome.beat == NOON + 2 * HOUR


async def test_windows_touch_and_never_overlap(house: House) -> None:
    clock = SteeredClock(NOON)
    metronome = house.metronome(clock)
    for minutes in (0, 1, 7, 300):
        clock.set(NOON + minutes * MINUTE)
        await metronome.minute()
    assert [(window.end - NOON) / MINUTE for window in house.windows] == [0, 1, 7, 300]
    assert [window.start for window in house.windows[1:]] == [window.end for window in house.windows[:-1]]


async def test_a_tick_that_fails_stops_no_other_and_misses_nothing(house: House) -> None:
    house.routes.ticks = {"house.broken": breaks, **house.routes.ticks}
    clock = SteeredClock(NOON)
    metronome = house.metronome(clock)
    await metronome.minute()
    clock.set(NOON + HOUR)
    await metronome.minute()
    assert await house.owed() == ["hourly:13-13"]
    seen: list[Window] = []

    def mended(_: Connection, window: Window) -> Iterable[Letter]:
        seen.append(window)
        return ()

    house.routes.ticks["house.broken"] = mended
    clock.set(NOON + 2 * HOUR)
    await metronome.minute()
    assert await house.owed() == ["hourly:13-13", "hourly:13-14"]
    assert seen[0].end == NOON + 2 * HOUR


async def test_one_that_fails_after_a_success_keeps_its_window(house: House) -> None:
    clock = SteeredClock(NOON)
    metronome = house.metronome(clock)
    await metronome.minute()
    working = house.routes.ticks["house.hourly"]
    house.routes.ticks["house.hourly"] = breaks
    for hours in (1, 2):
        clock.set(NOON + hours * HOUR)
        await metronome.minute()
    house.routes.ticks["house.hourly"] = working
    clock.set(NOON + 3 * HOUR)
    await metronome.minute()
    assert house.windows[-1] == Window(NOON, NOON + 3 * HOUR)
    assert await house.owed() == ["hourly:13-13", "hourly:13-14", "hourly:13-15"]


async def test_a_plan_that_fails_half_way_owes_nothing_yet(house: House) -> None:
    clock = SteeredClock(NOON)
    metronome = house.metronome(clock)
    await metronome.minute()
    working = house.routes.ticks["house.hourly"]

    def half(db: Connection, window: Window) -> Iterator[Letter]:
        yield next(iter(working(db, window)))
        raise RuntimeError

    house.routes.ticks["house.hourly"] = half
    clock.set(NOON + 2 * HOUR)
    await metronome.minute()
    assert await house.owed() == []
    house.routes.ticks["house.hourly"] = working
    await metronome.minute()
    assert await house.owed() == ["hourly:13-13", "hourly:13-14"]


async def test_what_was_missed_while_the_bot_was_down_is_made_up_for(house: House) -> None:
    await house.metronome(SteeredClock(NOON)).minute()
    await house.metronome(SteeredClock(NOON + 26 * HOUR + MINUTE)).minute()
    assert len(await house.owed()) == 26


async def test_the_first_start_owes_nothing_of_the_past(house: House) -> None:
    await house.metronome(SteeredClock(NOON)).minute()
    assert await house.owed() == []


async def test_a_clock_that_was_set_back_repeats_nothing_and_misses_nothing(house: House) -> None:
    clock = SteeredClock(NOON)
    metronome = house.metronome(clock)
    for hours in (0, 2, -5, -4, 1, 2, 3):
        clock.set(NOON + hours * HOUR)
        await metronome.minute()
    owed = await house.owed()
    assert len(owed) == len(set(owed))
    assert {"hourly:13-13", "hourly:13-14", "hourly:13-15"} <= set(owed)
    rows = await house.database.run(lambda db: db.scalar(select(func.count()).select_from(outbox.letters)))
    assert rows == len(owed)


async def test_a_night_is_done_once_also_the_one_that_is_an_hour_longer(house: House) -> None:
    done: list[tuple[datetime, date]] = []

    def work(_: Connection, now: datetime, night: date) -> None:
        done.append((now, night))

    house.routes.nightly("house.sweep", time(1, 30))(work)  # UTC: 2 h 30 or 3 h 30 in Paris
    start = datetime(2026, 10, 24, 12, tzinfo=UTC)
    clock = SteeredClock(start)
    metronome = house.metronome(clock)
    for minutes in range(0, 3 * 24 * 60, 10):
        clock.set(start + minutes * MINUTE)
        await metronome.minute()
    assert [night for _, night in done] == [date(2026, 10, day) for day in (24, 25, 26, 27)]
    assert [now.hour for now, _ in done[1:]] == [1, 1, 1]
    assert await house.nights() == [night for _, night in done]


async def test_a_night_that_failed_is_done_again_and_stops_no_other(house: House) -> None:
    tried: list[str] = []

    def broken(_: Connection, __: datetime, ___: date) -> None:
        tried.append("broken")
        if len(tried) < 3:
            raise RuntimeError

    house.routes.nightly("house.broken", time(3))(broken)
    house.routes.nightly("house.sweep", time(3))(lambda _, __, ___: tried.append("sweep"))
    metronome = house.metronome(SteeredClock(NOON))
    for _ in range(4):
        await metronome.minute()
    assert tried == ["broken", "sweep", "broken"] or tried.count("broken") == 2
    assert tried.count("sweep") == 1


async def test_a_night_missed_while_the_bot_was_down_is_done_at_the_start(house: House) -> None:
    nights: list[date] = []
    house.routes.nightly("house.sweep", time(3))(lambda _, __, night: nights.append(night))
    await house.metronome(SteeredClock(NOON)).minute()
    await house.metronome(SteeredClock(NOON + timedelta(days=3))).minute()
    assert nights == [date(2026, 10, 13), date(2026, 10, 16)]


async def test_under_a_steered_clock_it_jumps_from_one_thing_to_the_next(house: House) -> None:
    nights: list[date] = []
    house.routes.nightly("house.sweep", time(14, 30))(lambda _, __, night: nights.append(night))
    clock = SteeredClock(NOON + MINUTE)
    metronome = house.metronome(clock)
    running = spawn(clock, metronome.run(), "metronome")
    await clock.settled()
    jumps = []
    for _ in range(4):
        upcoming = clock.next()
        assert upcoming is not None
        jumps.append(upcoming)
        clock.set(upcoming)
        await clock.settled()
    assert jumps == [NOON + HOUR, NOON + 2 * HOUR, NOON + 2.5 * HOUR, NOON + 3 * HOUR]
    assert nights[-1] == date(2026, 10, 13)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_the_real_scheduler_on_the_machines_clock(house: House) -> None:
    clock, logger = SystemClock(), logging.getLogger("apscheduler")
    logger.setLevel(logging.WARNING)
    metronome = house.metronome(clock)
    metronome.seconds = "*"
    running = asyncio.create_task(metronome.run())
    for _ in range(2):  # the first is the start's own, the second the scheduler's
        await asyncio.wait_for(house.woken.wait(), 3)
        house.woken.clear()
    assert not running.done()
    assert house.wakes >= 2
    assert clock.now() - metronome.beat < timedelta(seconds=3)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_the_real_scheduler_goes_on_after_a_failure(house: House) -> None:
    house.routes.ticks = {"house.broken": breaks}
    metronome = house.metronome(SystemClock())
    metronome.seconds = "*"
    running = asyncio.create_task(metronome.run())
    for _ in range(3):
        await asyncio.wait_for(house.woken.wait(), 3)
        house.woken.clear()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_scheduler_that_went_silent_is_noticed(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.ticks.SILENCE", timedelta(milliseconds=50))
    metronome = house.metronome(SystemClock())
    metronome.seconds = "0"
    await asyncio.wait_for(metronome.run(), 3)  # who began it begins it again
    assert house.wakes >= 1
