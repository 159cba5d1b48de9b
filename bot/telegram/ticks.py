"""The metronome: each minute asks every tick what fell due; each night does the nightly work.

APScheduler owns the real time. Under a steered clock the minutes are not walked: the metronome waits for the
next instant at which a tick owes something or a night's work is due.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from sqlalchemy import Connection

from bot.clock import Bell, Clock, SteeredClock
from bot.domain.times import Window
from bot.pulse import Heart
from bot.ui.router import Alarm, Nightly, Plan, Router, Upcoming
from storage import holds, outbox, ticks
from storage.database import Database

SILENCE = 80.0  # seconds after the last beat: one minute and a slow tick
JUMP = timedelta(seconds=SILENCE)
HORIZON = timedelta(days=400)  # how far a steered clock looks ahead: a workshop and the year after it

log = logging.getLogger(__name__)


class Metronome:
    """Runs the ticks of all features. A tick that fails stops no other and misses nothing: its window stays."""

    def __init__(
        self, bot: int, database: Database, clock: Clock, routes: Router, after: Callable[[], Awaitable[None]]
    ) -> None:
        self._bot = bot
        self._database = database
        self._clock = clock
        self._routes = routes
        self._after = after
        self._bell = Bell()
        self._last = clock.now()
        self._upcoming: datetime | None = None  # under a steered clock
        self._is_stale = True
        self.heart = Heart(clock, SILENCE)
        self.failing: set[str] = set()  # ticks and nights whose last run failed
        self.seconds = "0"  # at which second of each minute, in the words of cron

    async def run(self) -> None:
        """Keep time for ever. One error in APScheduler's own books stops its timer: the heart tells."""
        while True:
            await self.minute()
            if isinstance(self._clock, SteeredClock):
                await self._jump(self._clock)
            await self._each_minute()
            log.warning("metronome.jumped")

    async def _each_minute(self) -> None:
        """Until the clock has jumped: set back, the scheduler would sleep until it has caught up."""
        scheduler = AsyncIOScheduler(timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True})
        scheduler.add_job(self.minute, CronTrigger(second=self.seconds, timezone=UTC))
        scheduler.start()
        try:
            while abs(self._clock.now() - self._last) < JUMP:
                await self._clock.rest(until=self._last + JUMP)
        finally:
            scheduler.shutdown(wait=False)

    def stir(self) -> None:
        """Something changed: under a steered clock, what falls due next may have changed with it."""
        self._is_stale = True

    async def minute(self) -> None:
        """Insert what fell due since the last time, do the nights that are over, and stamp the heartbeat."""
        now = self._clock.now()
        works = {name: partial(self._tick, name=name, plan=plan, now=now) for name, plan in self._routes.ticks.items()}
        alarms = {
            name: partial(self._alarm, upcoming=upcoming, work=work, now=now)
            for name, (upcoming, work) in self._routes.alarms.items()
        }
        nights = {
            name: partial(self._night, name=name, at=at, work=work, now=now)
            for name, (at, work) in self._routes.nights.items()
        }
        # Asked for together, they share one commit, each in a savepoint of its own.
        await asyncio.gather(
            *(self._attempt(name, work) for name, work in (*works.items(), *alarms.items(), *nights.items()))
        )
        self._last = now
        self.heart.beat()
        await self._after()

    async def _jump(self, clock: SteeredClock) -> None:
        clock.looks.append(self._look)
        try:
            while True:
                await self._look()
                before = clock.now()
                await self.heart.rest(self._bell, self._upcoming)
                if self._upcoming is not None and self._upcoming <= clock.now():
                    await self.minute()
                    self.stir()
                elif clock.now() != before:
                    self.stir()
        finally:
            clock.looks.remove(self._look)

    async def _look(self) -> None:
        """Work out what falls due next, where something has changed since: whoever steers the clock asks for it."""
        if self._is_stale:
            self._is_stale = False
            self._upcoming = await self._database.run(self._next)
            self._bell.ring()

    def _tick(self, db: Connection, name: str, plan: Plan, now: datetime) -> None:
        window = Window(ticks.last(db, name, now), now)
        owed = [outbox.post(db, self._bot, letter, now) for letter in plan(db, window)]
        if any(owed):
            holds.apply(db, now)
        ticks.advance(db, name, now)

    def _alarm(self, db: Connection, upcoming: Upcoming, work: Alarm, now: datetime) -> None:
        at = upcoming(db, now)
        if at is not None and at <= now:
            for letter in work(db, now):
                outbox.post(db, self._bot, letter, now)

    def _night(self, db: Connection, name: str, at: time, work: Nightly, now: datetime) -> None:
        night = _night_before(now, at)
        if ticks.night_is_new(db, name, night):
            work(db, now, night)

    def _next(self, db: Connection) -> datetime | None:
        """The next instant at which a tick owes a letter or a night's work is due. Beyond that, it looks again then."""
        now = self._clock.now()
        nights = [_next_night(now, at) for at, _ in self._routes.nights.values()]
        window = Window(now, min([now + HORIZON, *nights]))
        owed = [letter.due for plan in self._routes.ticks.values() for letter in plan(db, window) if letter.due > now]
        alarms = [at for upcoming, _ in self._routes.alarms.values() if (at := upcoming(db, now)) is not None]
        return min([*owed, *alarms, *nights], default=None)

    async def _attempt(self, name: str, work: Callable[[Connection], None]) -> None:
        try:
            await self._database.run(work)
            self.failing.discard(name)
        except Exception:
            log.exception("tick.failed", extra={"tick": name})
            self.failing.add(name)


def _night_before(now: datetime, at: time) -> date:
    """The date of the last night whose hour has come."""
    return now.date() if now.time() >= at else now.date() - timedelta(days=1)


def _next_night(now: datetime, at: time) -> datetime:
    trigger = CronTrigger(hour=at.hour, minute=at.minute, timezone=UTC)
    fire: datetime = trigger.get_next_fire_time(None, now + timedelta(microseconds=1))
    return fire.astimezone(UTC)
