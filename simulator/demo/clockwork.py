"""The hand on the bot's clock: it goes from one instant that matters to the next, and waits until all is settled."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, time, timedelta
from pathlib import Path
from time import monotonic

from bot.domain import times
from simulator.world import Telegram

ZONE = "Europe/Paris"
MOMENT = timedelta(seconds=2)  # what somebody takes to do something
PACE = timedelta(seconds=1)  # the longest that Telegram's pace makes a message wait: it is let go on
DUSK, DAWN = time(2), time(6)
SLACK = timedelta(minutes=1)  # the pace has let it go on by some seconds
GLANCE = 0.001  # machine seconds between two looks at what the bot has told
PATIENCE = 20.0  # machine seconds that one instant may take


class StuckError(RuntimeError):
    """The bot ended, or does not come to rest."""


class Clockwork:
    """Tells the bot what time it is, in a small file, and hears from it when it next has something to do."""

    def __init__(self, path: Path, wall: str) -> None:
        self.now = times.instant(datetime.fromisoformat(wall), ZONE)
        self.next: datetime | None = None
        self.patience = PATIENCE
        self._path = path
        self._turn = 0
        self._put()

    @property
    def wall(self) -> datetime:
        """What the clock on the centre's wall shows."""
        return self.wall_at(self.now)

    def wall_at(self, at: datetime) -> datetime:
        """What it shows at an instant."""
        return times.wall(at, ZONE)

    async def set(self, now: datetime, is_alive: Callable[[], bool]) -> None:
        """Go to an instant, and wait until the bot has nothing left to do at it."""
        self.put(now)
        await self.settled(is_alive)

    def put(self, now: datetime) -> None:
        """Go to an instant, whoever hears of it."""
        self.now = now
        self._turn += 1
        self._put()

    async def settled(self, is_alive: Callable[[], bool]) -> None:
        """Wait until the bot says that it has settled at this instant."""
        deadline = monotonic() + self.patience
        while (told := self._told()) is None:
            if not is_alive():
                raise StuckError("The bot has ended.")
            if monotonic() > deadline:
                raise StuckError(f"The bot does not come to rest at {self.wall:%Y-%m-%d %H:%M}.")
            await asyncio.sleep(GLANCE)
        self.next = datetime.fromisoformat(told) if told else None

    def _put(self) -> None:
        aside = self._path.with_suffix(".aside")
        aside.write_text(json.dumps({"turn": self._turn, "now": self.now.isoformat()}))
        aside.replace(self._path)

    def _told(self) -> str | None:
        """The next instant as the bot wrote it, "" for none; None as long as it is not at this turn."""
        with suppress(OSError, ValueError):
            told = json.loads(self._path.with_suffix(".settled").read_text())
            if told["turn"] == self._turn:
                return told["next"] or ""
        return None


def end_of_night(at: datetime) -> datetime:
    """The works of one night are done in one go: nothing is sent meanwhile. Outside of it, the instant itself."""
    wall = times.wall(at, ZONE)
    return times.instant(datetime.combine(wall.date(), DAWN), ZONE) if DUSK <= wall.time() < DAWN else at


class Player:
    """Lets time pass for the bot and for Telegram alike."""

    def __init__(self, clockwork: Clockwork, telegram: Telegram, is_alive: Callable[[], bool]) -> None:
        self.clockwork = clockwork
        self._telegram = telegram
        self._is_alive = is_alive
        self._seen = -1

    async def settle(self) -> None:
        """Until nobody has anything left to do by now."""
        if self._seen == len(self._telegram.updates.history) and not self._telegram.pending():
            return
        await self._confirmed()
        now, later = self.clockwork.now, self.clockwork.now + MOMENT
        if later.minute == now.minute:  # whether the bot reads the one or the other time, nobody can tell
            await self._set(later)
        else:
            await self._set(now)
            await self._set(later + MOMENT)
        self._seen = len(self._telegram.updates.history)

    async def until(self, wall: str) -> None:
        """Go on to a time of the centre's wall clock, through every instant that matters."""
        target = times.instant(datetime.fromisoformat(wall), ZONE)
        if target < self.clockwork.now - SLACK:
            raise ValueError(f"the story goes back in time, to {wall}")
        while (upcoming := self.clockwork.next) is not None and upcoming <= target:
            await self._set(min(target, max(upcoming, end_of_night(upcoming))))
        await self._set(target)

    async def _set(self, now: datetime) -> None:
        await self.clockwork.set(max(now, self.clockwork.now), self._is_alive)
        while self.clockwork.next is not None and self.clockwork.next <= self.clockwork.now + PACE:
            await self.clockwork.set(self.clockwork.next, self._is_alive)

    async def _confirmed(self) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                await self._telegram.confirmed()
        except TimeoutError:
            raise StuckError(
                "The bot does not fetch what people send." if self._is_alive() else "The bot has ended."
            ) from None
