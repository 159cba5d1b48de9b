"""The clocks: everything that waits, waits here, and a steered clock knows when nobody has anything left to do."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import Bell, Clock, FileClock, SteeredClock, SystemClock, spawn

NOON = datetime(2026, 10, 13, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
PATIENCE = 5  # machine seconds; what takes longer hangs


async def turns(count: int = 5) -> None:
    """Let everybody who can go on, go on."""
    for _ in range(count):
        turn = asyncio.Event()
        asyncio.get_running_loop().call_soon(turn.set)
        await turn.wait()


@pytest.fixture(params=["system", "steered"])
def clock(request: pytest.FixtureRequest) -> Clock:
    return SystemClock() if request.param == "system" else SteeredClock(NOON)


async def test_a_bell_that_was_rung_before_wakes_at_once_and_only_once(clock: Clock) -> None:
    bell = Bell()
    bell.ring()
    bell.ring()
    clock.begin()
    await asyncio.wait_for(clock.rest(bell), PATIENCE)
    waiting = spawn(clock, clock.rest(bell), "again")
    await turns()
    assert not waiting.done()
    bell.ring()
    await asyncio.wait_for(waiting, PATIENCE)
    assert not bell.rung


async def test_a_bell_wakes_before_the_instant(clock: Clock) -> None:
    bell = Bell()
    waiting = spawn(clock, clock.rest(bell, clock.now() + 1000 * HOUR), "waiting")
    await turns()
    assert not waiting.done()
    bell.ring()
    await asyncio.wait_for(waiting, PATIENCE)


@pytest.mark.parametrize("late", [timedelta(0), HOUR])
async def test_an_instant_that_is_over_is_not_waited_for(clock: Clock, late: timedelta) -> None:
    clock.begin()
    await asyncio.wait_for(clock.rest(Bell(), clock.now() - late), PATIENCE)


async def test_the_machines_clock_wakes_at_the_instant() -> None:
    clock = SystemClock()
    until = clock.now() + timedelta(milliseconds=20)
    await asyncio.wait_for(clock.rest(Bell(), until), PATIENCE)
    assert clock.now() >= until


async def test_the_machines_clock_looks_again_after_a_while() -> None:
    """A machine that was asleep wakes up late in one wait, and is noticed in the next."""
    clock = SystemClock(longest=0.001)
    until = clock.now() + timedelta(milliseconds=10)
    await asyncio.wait_for(clock.rest(until=until), PATIENCE)
    assert clock.now() >= until


async def test_the_machines_clock_waits_for_the_end_of_time() -> None:
    clock, bell = SystemClock(), Bell()
    waiting = asyncio.create_task(clock.rest(bell, datetime.max.replace(tzinfo=UTC)))
    await turns()
    assert not waiting.done()
    bell.ring()
    await asyncio.wait_for(waiting, PATIENCE)


async def test_a_steered_clock_says_the_next_instant_and_stands_still() -> None:
    clock = SteeredClock(NOON)
    first = spawn(clock, clock.rest(until=NOON + HOUR), "first")
    second = spawn(clock, clock.rest(until=NOON + 2 * HOUR), "second")
    await clock.settled()
    assert clock.next() == NOON + HOUR
    clock.set(NOON + HOUR)
    assert clock.next() == NOON + 2 * HOUR
    await clock.settled()
    assert (first.done(), second.done()) == (True, False)
    clock.set(NOON + 3 * HOUR)
    await clock.settled()
    assert second.done()
    assert clock.next() is None
    assert clock.now() == NOON + 3 * HOUR


async def test_two_who_wait_for_one_instant_both_wake() -> None:
    clock = SteeredClock(NOON)
    both = [spawn(clock, clock.rest(until=NOON + HOUR), "one") for _ in range(2)]
    await clock.settled()
    clock.set(NOON + HOUR)
    await clock.settled()
    assert all(task.done() for task in both)


async def test_it_has_not_settled_before_who_was_woken_has_done_their_work() -> None:
    clock, done, gate = SteeredClock(NOON), [], asyncio.Event()

    async def work() -> None:
        await clock.rest(until=NOON + HOUR)
        await gate.wait()
        done.append("worked")

    spawn(clock, work(), "work")
    await clock.settled()
    clock.set(NOON + HOUR)
    settling = asyncio.create_task(clock.settled())
    await turns()
    assert not settling.done()
    gate.set()
    await asyncio.wait_for(settling, PATIENCE)
    assert done == ["worked"]


async def test_a_rung_bell_counts_as_work_until_who_waited_has_done_it() -> None:
    clock, bell, heard = SteeredClock(NOON), Bell(), []

    async def listen() -> None:
        await clock.rest(bell)
        await turns()
        heard.append("bell")

    spawn(clock, listen(), "listening")
    await clock.settled()
    bell.ring()
    await clock.settled()
    assert heard == ["bell"]


@pytest.mark.parametrize("woken", ["no", "by the clock", "by the bell"])
async def test_who_is_cancelled_leaves_nothing_behind(woken: str) -> None:
    clock, bell = SteeredClock(NOON), Bell()
    waiting = spawn(clock, clock.rest(bell, NOON + HOUR), "waiting")
    await clock.settled()
    if woken == "by the clock":
        clock.set(NOON + HOUR)
    elif woken == "by the bell":
        bell.ring()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await asyncio.wait_for(clock.settled(), PATIENCE)
    assert clock.next() is None
    bell.ring()
    await asyncio.wait_for(clock.settled(), PATIENCE)


class Driver:
    """Who steers a bot that is another process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.turn = 0

    def sets(self, now: datetime) -> None:
        self.turn += 1
        self.writes(json.dumps({"turn": self.turn, "now": now.isoformat()}))

    def writes(self, text: str) -> None:
        aside = self.path.with_suffix(".aside")
        aside.write_text(text)
        aside.replace(self.path)

    def told(self) -> datetime | None:
        """The next instant that the bot waits for, as it says at the turn that was set."""
        told = json.loads(self.path.with_suffix(".settled").read_text())
        assert told["turn"] == self.turn
        return None if told["next"] is None else datetime.fromisoformat(told["next"])


@pytest.fixture
def driver(tmp_path: Path) -> Driver:
    driver = Driver(tmp_path / "clock.json")
    driver.sets(NOON)
    return driver


async def test_a_clock_file_steers_and_is_told_what_comes_next(driver: Driver) -> None:
    clock, woken = FileClock(driver.path), []

    async def work() -> None:
        for hours in (1, 3):
            await clock.rest(until=NOON + hours * HOUR)
            woken.append(clock.now())

    spawn(clock, work(), "work")
    driver.sets(NOON)
    await clock.look()
    assert driver.told() == NOON + HOUR
    driver.sets(NOON + HOUR)
    await clock.look()
    assert driver.told() == NOON + 3 * HOUR
    assert woken == [NOON + HOUR]
    driver.sets(NOON + 5 * HOUR)
    await clock.look()
    assert driver.told() is None
    assert woken == [NOON + HOUR, NOON + 5 * HOUR]


async def test_it_is_followed_for_ever(driver: Driver) -> None:
    clock = FileClock(driver.path)
    following = asyncio.create_task(clock.follow())
    for hours in (1, 2, 3):
        woken = spawn(clock, clock.rest(until=NOON + hours * HOUR), "work")
        driver.sets(NOON + hours * HOUR)
        await asyncio.wait_for(woken, PATIENCE)
    assert not following.done()
    following.cancel()
    with pytest.raises(asyncio.CancelledError):
        await following


@pytest.mark.parametrize(
    "rubbish", ["", "{", "{}", "[]", "7", '{"turn": 2}', '{"turn": 2, "now": "2026-10-13T14:00:00"}', '{"turn": null}']
)
async def test_rubbish_in_a_clock_file_is_not_followed(driver: Driver, rubbish: str) -> None:
    clock = FileClock(driver.path)
    driver.writes(rubbish)
    await clock.look()
    assert clock.now() == NOON
    driver.sets(NOON + HOUR)
    await clock.look()
    assert clock.now() == NOON + HOUR
    assert driver.told() is None


async def test_a_turn_that_could_not_be_told_is_told_again(driver: Driver) -> None:
    clock = FileClock(driver.path)
    obstacle = driver.path.with_suffix(".new")
    obstacle.mkdir()
    driver.sets(NOON + HOUR)
    await clock.look()
    assert not driver.path.with_suffix(".settled").exists()
    obstacle.rmdir()
    await clock.look()
    assert driver.told() is None
