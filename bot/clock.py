"""The only place that asks what time it is, and the only way to wait for a time.

Everything that runs waits here, for an instant, for a bell, or for both. So a steered clock knows when nobody
has anything left to do at its instant, and at which instant somebody will.
"""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

Result = TypeVar("Result")
LONGEST = 30.0  # seconds of one sleep: a machine that slept or whose clock was set is noticed after that
GLANCE = 0.002  # seconds between two looks at a clock file


def elapsed() -> float:
    """Seconds on a clock that nobody sets and that goes on while the machine sleeps; only differences mean anything."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


class Bell:
    """Wakes who waits for it; rung before, it wakes the next who waits at once."""

    def __init__(self) -> None:
        self.rung = False
        self.waiter: asyncio.Future[None] | None = None
        self.clock: Clock | None = None

    def ring(self) -> None:
        """Wake who waits. Only from the event loop's thread."""
        self.rung = True
        if self.waiter is not None and not self.waiter.done():
            if self.clock is not None:
                self.clock.begin()
            self.waiter.set_result(None)


class Clock(Protocol):
    """What time it is, and waiting."""

    steered: bool

    def now(self) -> datetime:
        """The current instant, aware, in UTC."""

    def machine(self) -> datetime:
        """The machine's own time, which nobody steers: how long a process was away is measured by it."""

    def begin(self) -> None:
        """One more piece of work is going on."""

    def end(self) -> None:
        """One piece of work is done."""

    async def rest(self, bell: Bell | None = None, until: datetime | None = None) -> None:
        """Wait for the bell or the instant, whichever is first."""


def spawn(clock: Clock, work: Coroutine[Any, Any, Result], name: str) -> asyncio.Task[Result]:
    """A task that counts as going on until it ends."""
    clock.begin()
    task = asyncio.create_task(work, name=name)
    task.add_done_callback(lambda _: clock.end())
    return task


class SystemClock:
    """The machine's clock."""

    steered = False

    def __init__(self, longest: float = LONGEST) -> None:
        self._longest = longest

    def now(self) -> datetime:
        """The current instant, aware, in UTC."""
        return datetime.now(UTC)

    def machine(self) -> datetime:
        """The same."""
        return self.now()

    def begin(self) -> None:
        """Nobody counts."""

    def end(self) -> None:
        """Nobody counts."""

    async def rest(self, bell: Bell | None = None, until: datetime | None = None) -> None:
        """Wait for the bell or the instant, whichever is first; or until the clock is set back: then look again."""
        waiter, now, before = _answer(bell), self.now(), datetime.min.replace(tzinfo=UTC)
        while not waiter.done() and now >= before:
            left = self._longest if until is None else min((until - now).total_seconds(), self._longest)
            if left <= 0:
                break
            await asyncio.wait([waiter], timeout=left)
            now, before = self.now(), now
        _hush(bell)


class SteeredClock:
    """A clock that stands still until it is set. For tests, and for a demonstration of a whole year."""

    steered = True

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._busy = 0
        self._waiting: dict[asyncio.Future[None], datetime] = {}
        self._still = asyncio.Event()
        self._still.set()
        self.looks: list[Callable[[], Awaitable[None]]] = []  # of those who work out what they wait for when asked

    def now(self) -> datetime:
        """The instant that was set."""
        return self._now

    def machine(self) -> datetime:
        """The machine's time."""
        return datetime.now(UTC)

    def begin(self) -> None:
        """One more piece of work is going on."""
        self._busy += 1
        self._still.clear()

    def end(self) -> None:
        """One piece of work is done."""
        self._busy -= 1
        if self._busy == 0:
            self._still.set()

    async def rest(self, bell: Bell | None = None, until: datetime | None = None) -> None:
        """Wait for the bell or the instant. Whoever wakes the task counts it as going on."""
        if until is not None and until <= self._now:
            _hush(bell)
            return
        waiter = _answer(bell, self)
        if not waiter.done():
            if until is not None:
                self._waiting[waiter] = until
            self.end()
            try:
                await waiter
            finally:
                self._waiting.pop(waiter, None)
                if waiter.cancelled():  # nobody woke the task and counted it
                    self.begin()
        _hush(bell)

    def set(self, now: datetime) -> None:
        """Jump to an instant and wake who waited for it; a jump back wakes everybody, to look again."""
        back, self._now = now < self._now, now
        for waiter, until in list(self._waiting.items()):
            if (back or until <= now) and not waiter.done():
                self.begin()
                waiter.set_result(None)

    async def settled(self) -> None:
        """Wait until nobody has anything left to do at this instant."""
        await self._still.wait()

    async def foresee(self) -> datetime | None:
        """The next instant that somebody waits for, once all have looked what that is by now."""
        for look in self.looks:
            await look()
        await self.settled()
        return self.next()

    def next(self) -> datetime | None:
        """The next instant that somebody waits for, as far as they have looked."""
        return min((until for waiter, until in self._waiting.items() if not waiter.done()), default=None)


class FileClock(SteeredClock):
    """A steered clock for a bot that is a process of its own.

    The file holds `{"turn": 7, "now": "2026-10-13T16:00:00+00:00"}`. When the bot has settled at that instant it
    writes `{"turn": 7, "next": "…" or null}` beside it, in a file whose name ends in `.settled`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn, now = self._read()
        super().__init__(now)

    async def follow(self) -> None:
        """Follow the file for ever."""
        await self._tell(self._turn)
        while True:
            await asyncio.sleep(GLANCE)
            await self.look()

    async def look(self) -> None:
        """Look at the file once. What cannot be followed or told now is at the next look."""
        with suppress(ValueError, TypeError, KeyError, OSError):  # it is being written, or cannot be
            turn, now = self._read()
            if turn != self._turn:
                self.set(now)
                await self._tell(turn)
                self._turn = turn

    async def _tell(self, turn: int) -> None:
        await self.settled()
        upcoming = await self.foresee()
        told = {"turn": turn, "next": upcoming.isoformat() if upcoming else None}
        aside = self._path.with_suffix(".new")
        aside.write_text(json.dumps(told))
        aside.replace(self._path.with_suffix(".settled"))

    def _read(self) -> tuple[int, datetime]:
        told = json.loads(self._path.read_text())
        turn, now = int(told["turn"]), datetime.fromisoformat(told["now"])
        if now.tzinfo is None:
            raise ValueError("an instant has a time zone")
        return turn, now


def _answer(bell: Bell | None, clock: Clock | None = None) -> asyncio.Future[None]:
    waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    if bell is not None:
        bell.waiter, bell.clock = waiter, clock
        if bell.rung:
            waiter.set_result(None)
    return waiter


def _hush(bell: Bell | None) -> None:
    if bell is not None:
        bell.rung, bell.waiter = False, None
