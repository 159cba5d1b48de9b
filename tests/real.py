"""A world in which time passes by itself, at the machine's pace, on a date of ours."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import LONGEST, SystemClock
from simulator import Event, Person, Telegram
from tests.world import NOW, TOKEN, World

PATIENCE = 120  # machine seconds; what takes longer hangs


class MachineClock(SystemClock):
    """The machine's clock on another date. It can be set, as it is by a person, by NTP, or by waking up."""

    def __init__(self, now: datetime, longest: float = LONGEST) -> None:
        super().__init__(longest)
        self._ahead = now - super().now()

    def now(self) -> datetime:
        """The machine's time, as far ahead as it was set."""
        return super().now() + self._ahead

    def jumps(self, span: timedelta) -> None:
        """It shows another time, from one moment to the next."""
        self._ahead += span


class RealWorld(World):
    """The bot under its own clock. Nobody can wait until nothing happens: wait for what is to be seen."""

    def __init__(self, folder: Path, now: datetime = NOW, longest: float = LONGEST) -> None:
        super().__init__(folder, now)
        self.machine = MachineClock(now, longest)
        self.ticking = self.machine
        self.telegram = Telegram(TOKEN, now=self.machine.now)
        self.telegram.on_event.append(self._notice)
        self._happened = asyncio.Event()
        self._asked = 0  # how much had been seen by then

    async def settle(self) -> None:
        """Until the bot has taken in what people did."""
        await self.telegram.confirmed()

    async def shows(self, phone: Person, text: str, within: float = PATIENCE) -> None:
        """Until somebody sees a text that they had not seen when they were last asked about."""
        async with asyncio.timeout(within):
            while not any(one.person is phone and text in one.text for one in self.telegram.seen[self._asked :]):
                self._happened.clear()
                await self._happened.wait()
        self._asked = len(self.telegram.seen)

    def _notice(self, _: Event) -> None:
        self._happened.set()
