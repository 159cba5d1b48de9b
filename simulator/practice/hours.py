"""The clock in the page: forward by a hand, or by itself at a chosen speed."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta

from bot.domain import times
from simulator.demo.clockwork import ZONE, StuckError
from simulator.practice.practice import Practice, RefusedError

BEAT = 0.5  # machine seconds between two steps of a clock that goes by itself
MORNING = time(9)
FURTHEST = timedelta(days=366)
SPEEDS = (0, 1, 10, 60, 360, 1440)  # minutes of the clock in a second of the machine


class Hours:
    """Lets time pass. It goes forward only."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice
        self._task: asyncio.Task[None] | None = None
        self.speed = 0

    async def forward(self, to: datetime) -> None:
        """Go on to an instant, through all that happens until then. Without a bot, only the time passes."""
        practice, now = self._practice, self._practice.stage.clockwork.now
        if to <= now or to - now > FURTHEST:
            raise RefusedError("time")
        if not practice.stage.is_alive():
            practice.stage.clockwork.put(to)
            practice.tell()
            return
        try:
            await practice.stage.player.until(times.wall(to, ZONE).isoformat())
            practice.is_late = False
        except StuckError:
            practice.is_late = True
        practice.tell()

    def hour_on(self) -> datetime:
        """An hour from now."""
        return self._practice.stage.clockwork.now + timedelta(hours=1)

    def tomorrow(self) -> datetime:
        """Nine in the morning of the next day."""
        day = self._practice.stage.clockwork.wall.date() + timedelta(days=1)
        return times.instant(datetime.combine(day, MORNING), ZONE)

    def instant(self, wall: str) -> datetime:
        """An instant of the centre's wall clock, as a window names it. RefusedError where it is none."""
        try:
            return times.instant(datetime.fromisoformat(wall).replace(tzinfo=None), ZONE)
        except ValueError:
            raise RefusedError("time") from None

    def run(self, speed: int) -> None:
        """Go by itself from now on, or stand still."""
        self.speed = speed if speed in SPEEDS else 0
        if self.speed and self._task is None:
            self._task = asyncio.create_task(self._runs())
        self._practice.tell()

    async def stop(self) -> None:
        """Stand still."""
        self.speed = 0
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _runs(self) -> None:
        try:
            while self.speed:
                await asyncio.sleep(BEAT)
                async with self._practice.hand:
                    now = self._practice.stage.clockwork.now.astimezone(UTC)
                    await self.forward(now + timedelta(minutes=self.speed * BEAT))
        finally:
            self._task, self.speed = None, 0
            self._practice.tell()
