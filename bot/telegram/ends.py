"""How letters ended, kept in groups: all that ended meanwhile shares a commit."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from bot.clock import Bell, Clock
from bot.domain.letters import Lane, State
from bot.pulse import Heart
from bot.telegram.claiming import Ready, changed
from bot.telegram.lead import Lead
from bot.telegram.stamping import keep
from bot.ui.router import Router
from bot.ui.screen import Gone, Screen
from storage import cards, chats, people
from storage.database import Database
from storage.engines import may_pass
from storage.outbox import Stamp
from storage.savepoints import savepoint

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ended:
    """A letter that was tried, and how it stands now; `gone` where its chat cannot be reached any more."""

    ready: Ready
    stamp: Stamp
    gone: bool = False


class Ends:
    """Keeps them, and calls `after` when it has."""

    def __init__(
        self, bot: int, database: Database, clock: Clock, lead: Lead, routes: Router, after: Callable[[], None]
    ) -> None:
        self._bot = bot
        self._database = database
        self._clock = clock
        self._lead = lead
        self._routes = routes
        self._after = after
        self._bell = Bell()
        self._waiting: list[Ended] = []
        self.heart = Heart(clock)

    def add(self, ended: Ended) -> None:
        """One more, to be kept soon."""
        self._waiting.append(ended)
        self._bell.ring()

    async def run(self) -> None:
        """Keep for ever."""
        while True:
            self.heart.beat()
            while not self._waiting:
                await self.heart.rest(self._bell)
            await self.heart.finish(self.keep())
            self._after()

    async def keep(self) -> None:
        """Keep what waits."""
        ended, self._waiting = self._waiting, []
        try:
            await self._database.run(partial(self._keep, ended=ended))
        except Exception:
            self._waiting[:0] = ended  # rolled back: they are kept the next time
            raise

    def _keep(self, db: Connection, ended: list[Ended]) -> None:
        is_mine = self._lead.is_still(db)
        for one in ended:
            if is_mine or one.stamp.state is State.SENT:  # whoever leads by now has taken up the rest
                self._keep_one(db, one)

    def _keep_one(self, db: Connection, one: Ended) -> None:
        owed, card = one.ready.owed, one.ready.card
        if one.gone:
            people.unreachable(db, self._bot, owed.chat, self._clock.now())
        if card is None:
            keep(db, self._routes, owed, one.stamp)
        elif one.stamp.state is State.SENT and isinstance(one.ready.part, Gone):
            cards.drop(db, card)
        elif one.stamp.state is not State.TODO:  # or it stays to be brought up to date
            cards.shown(db, card)
        if one.stamp.state is State.SENT and card is None:
            self._remember(db, one.ready, one.stamp.message or 0)

    def _remember(self, db: Connection, ready: Ready, message: int) -> None:
        """A new screen is the newest of its chat; a letter that shows living state becomes a card."""
        owed = ready.owed
        if ready.part is not None and owed.edits is None:
            screen = owed.lane is Lane.REPLY and isinstance(ready.part, Screen)
            chats.mark(db, self._bot, owed.chat, message if screen else 0)
        if owed.subject is not None:
            self._try_to_add(db, ready, message)

    def _try_to_add(self, db: Connection, ready: Ready, message: int) -> None:
        """Whoever it was for may have been erased meanwhile: what was sent stays known as sent."""
        try:
            with savepoint(db):
                self._add(db, ready, message)
        except Exception as problem:
            if may_pass(problem):
                raise  # the database is busy or full: waited for, and done again
            log.exception("letter.forgotten", extra={"letter": ready.owed.id})

    def _add(self, db: Connection, ready: Ready, message: int) -> None:
        owed, now = ready.owed, self._clock.now()
        if owed.subject is None or owed.person is None or owed.centre is None:
            return
        late = int(changed(db, self._bot, self._routes, ready, now))  # what was touched on the way had no card to touch
        card = cards.Card(0, owed.centre, owed.person, owed.builder, owed.subject, owed.chat, message, late)
        cards.add(db, self._bot, card, now)
