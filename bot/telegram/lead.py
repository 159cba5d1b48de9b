"""Whether this process leads: it sends, keeps time and polls. Always on SQLite; by a lease on PostgreSQL."""

import uuid
from datetime import timedelta
from functools import partial

from sqlalchemy import Connection

from bot.clock import Clock, elapsed
from storage import leases
from storage.database import Database
from storage.engines import on_server

SPAN = timedelta(seconds=15)  # of a lease: a leader that froze is replaced after that and a try
TRY = timedelta(seconds=5)  # between two tries to take or renew it
MARGIN = 2.0  # seconds before its end from which on nothing is begun any more
FOR_EVER = timedelta(days=3650)  # under a steered clock there is one process, and nobody to renew for


class LostLeadError(Exception):
    """Another process leads by now: what was about to be done is undone."""


class Lead:
    """This process's part in the lease of a bot."""

    def __init__(self, bot: int, database: Database, clock: Clock) -> None:
        self.is_shared = on_server(database.engine)
        self._bot = bot
        self._database = database
        self._clock = clock
        self._holder = uuid.uuid4().hex
        self._epoch: int | None = None
        self._until = 0.0

    @property
    def holds(self) -> bool:
        """Whether this process leads now, by its own reckoning: a machine's time, also while it was frozen."""
        return not self.is_shared or (self._epoch is not None and elapsed() < self._until)

    async def take(self) -> bool:
        """Take or renew the lease; whether this process leads."""
        if not self.is_shared:
            return True
        asked, span = elapsed(), FOR_EVER if self._clock.steered else SPAN
        job = partial(leases.take, bot=self._bot, holder=self._holder, span=span)
        self._epoch = await self._database.run(job)
        self._until = asked + span.total_seconds() - MARGIN
        return self._epoch is not None

    async def release(self) -> None:
        """Let another lead at once."""
        if self.is_shared and self._epoch is not None:
            self._epoch = None
            await self._database.run(partial(leases.release, bot=self._bot, holder=self._holder))

    def is_still(self, db: Connection) -> bool:
        """Whether nobody else has led since, nor can until the commit."""
        return not self.is_shared or (self._epoch is not None and leases.holds(db, self._bot, self._epoch))

    def guard(self, db: Connection) -> None:
        """Raises LostLeadError where another process leads by now."""
        if not self.is_still(db):
            raise LostLeadError

    def call(self, db: Connection) -> None:
        """Tell whoever leads, where it is not this process, that there is something to send."""
        if not self.holds:
            leases.call(db, self._bot)
