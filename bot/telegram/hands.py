"""Several hands, of several processes, on one inbox: each takes the next update that nobody else has."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import Connection

from bot.clock import Bell, Clock
from bot.pulse import Heart
from bot.telegram.adapter import Adapter, Handled
from bot.telegram.lead import Lead
from storage.database import Database

GLANCE = timedelta(seconds=5)  # between two looks for what a process left behind that ended


class Hands:
    """As many loops as the database does transactions side by side. A chat's updates stay in their order."""

    def __init__(
        self, database: Database, clock: Clock, lead: Lead, adapter: Adapter, deliver: Callable[[Handled], None]
    ) -> None:
        self._database = database
        self._clock = clock
        self._lead = lead
        self._adapter = adapter
        self._deliver = deliver
        self._bells = [Bell() for _ in range(database.hands)]
        self.hearts = [Heart(clock) for _ in self._bells]
        self.handled = 0

    def __len__(self) -> int:
        return len(self._bells)

    def take(self, _updates: list[int]) -> None:
        """There is something in the inbox."""
        for bell in self._bells:
            bell.ring()

    async def run(self, hand: int) -> None:
        """Do what waits, for ever, with one hand."""
        heart = self.hearts[hand]
        while True:
            heart.beat()
            if not await heart.finish(self._do_next()):
                is_looking = hand == 0 and not self._clock.steered  # one of them is enough
                later = self._clock.now() + GLANCE if is_looking else None
                await heart.rest(self._bells[hand], later)

    async def _do_next(self) -> bool:
        """Do one update; False when there is none."""
        handled = await self._database.run(self._next)
        if handled is None:
            return False
        self.handled += 1
        self._deliver(handled)
        return True

    def _next(self, db: Connection) -> Handled | None:
        handled = self._adapter.handle_next(db)
        if handled is not None:
            self._lead.call(db)
        return handled
