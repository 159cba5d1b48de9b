"""Our own getUpdates loop, and the worker behind it: an update is on disk before Telegram hears that we have it."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.clock import Bell, Clock
from bot.pulse import Heart
from bot.telegram.adapter import Adapter, Handled
from bot.telegram.errors import proof
from bot.telegram.hands import Hands
from bot.telegram.http import Request
from bot.telegram.incoming import ALLOWED
from bot.ui import compact
from storage import inbox, presence
from storage.database import Database
from storage.inbox import Arrived

LARGEST = 2**63 - 2  # update id that a row can hold, and the offset after it
BATCH = 48  # updates a commit: 12 % faster than 16; more gain little
PATIENCE = timedelta(seconds=2)
LOCKED_OUT = timedelta(seconds=30)  # after 401, 404 or 409: somebody has to look
PRESENT = timedelta(seconds=30)  # between two notes that the bot is there

log = logging.getLogger(__name__)


class Ingest:
    """Fetches raw updates and keeps them. No error ends it."""

    def __init__(
        self,
        bot: Bot,
        request: Request,
        database: Database,
        clock: Clock,
        worker: "Worker | Hands",
        poll: int,
        back: Callable[[], None] = lambda: None,
    ) -> None:
        self._bot = bot
        self._request = request
        self._database = database
        self._clock = clock
        self._worker = worker
        self._poll = poll
        self._back = back
        self._offset: int | None = None
        self._present: datetime | None = None  # when that was noted; None as long as Telegram does not answer
        self.heart = Heart(clock, poll + 20.0)  # the longest poll, the ten seconds its answer may be late, ten to spare
        self.received = 0
        self.refused: TelegramError | None = None

    async def run(self) -> None:
        """Fetch for ever."""
        while True:
            self.heart.beat()
            try:
                found = await self._fetch()
            except TelegramError as error:
                self.note(error)
                self._present = None
                await self.heart.rest(until=self._clock.now() + pause(error))
            else:
                self.note(None)
                await self.heart.finish(self._confirm(found))

    def note(self, error: TelegramError | None) -> None:
        """Say what is wrong when it begins and when it is over, not each time."""
        if error is None and self.refused is not None:
            log.info("ingest.recovered")
        elif type(error) is not type(self.refused):
            log.warning("ingest.refused", extra={"error": type(error).__name__})
        self.refused = error

    async def _fetch(self) -> list[dict[str, Any]]:
        poll = self._poll if self._present else 0  # at first, only whether somebody answers
        wanted = {"offset": self._offset or 0, "timeout": poll, "allowed_updates": compact.dump(ALLOWED)}
        url = f"{self._bot.base_url}/getUpdates?{urlencode(wanted)}"  # the bot's own method parses, all or nothing
        self._clock.end()  # a long poll is rest, however long it takes
        try:
            found = await self._request.post(url, read_timeout=self._poll + 10)
        finally:
            self._clock.begin()
        return found if isinstance(found, list) else []

    async def _be_present(self) -> None:
        """Telegram answers: the bot is there, and may have been away."""
        machine = self._clock.machine()
        if self._present is None or abs(machine - self._present) >= PRESENT:
            now = self._clock.now()
            if await self._database.run(partial(presence.seen, bot=self._bot.id, machine=machine, now=now)):
                self._back()
            self._present = machine

    async def _confirm(self, raw: list[dict[str, Any]]) -> None:
        await self._be_present()
        if not raw:
            return
        if last := await self.keep(raw):
            self._offset = last + 1
        else:
            await self._clock.rest(until=self._clock.now() + PATIENCE)

    async def keep(self, raw: list[dict[str, Any]]) -> int:
        """Commit updates to the inbox, whichever way they came; the id of the last, 0 where none has one."""
        arrived = [Arrived(number, compact.dump(one), line=line(one)) for one in raw if (number := _number(one))]
        if not arrived:  # never seen of Telegram: without an id, an update can be neither kept nor confirmed
            log.error("update.without_id", extra={"count": len(raw)})
            return 0
        now = self._clock.now()
        new = await self._database.run(partial(inbox.keep, bot=self._bot.id, arrived=arrived, now=now))
        self.received += len(new)
        self._worker.take(new)
        return arrived[-1].update_id


class Worker:
    """Does what waits in the inbox, in order, several updates a commit."""

    def __init__(
        self, bot: Bot, database: Database, clock: Clock, adapter: Adapter, deliver: Callable[[Handled], None]
    ) -> None:
        self._bot = bot
        self._database = database
        self._clock = clock
        self._adapter = adapter
        self._deliver = deliver
        self._waiting: deque[int] = deque()
        self._bell = Bell()
        self.heart = Heart(clock)
        self.handled = 0

    def take(self, updates: list[int]) -> None:
        """These updates are in the inbox."""
        self._waiting.extend(updates)
        self._bell.ring()

    async def run(self) -> None:
        """First what an earlier run left, one at a time, each beginning counted; then what arrives."""
        bot = self._bot.id
        for update in await self._database.run(partial(inbox.waiting, bot=bot)):
            self.heart.beat()
            await self._database.run(partial(inbox.begin, bot=bot, update_id=update))
            await self.heart.finish(self._do([update]))
        while True:
            while not self._waiting:
                await self.heart.rest(self._bell)
            self.heart.beat()
            batch = [self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))]
            await self.heart.finish(self._do(batch))

    async def _do(self, batch: list[int]) -> None:
        failed: BaseException | None = None
        work = [self._database.run(partial(self._adapter.handle, update_id=update)) for update in batch]
        for handled in await asyncio.gather(*work, return_exceptions=True):
            if isinstance(handled, BaseException):
                failed = handled
            else:
                self.handled += 1
                self._deliver(handled)
        if failed is not None:
            raise failed  # what it left in the inbox is taken up again


def _number(update: object) -> int | None:
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if type(number) is int and 0 < number <= LARGEST else None


def line(update: dict[str, Any]) -> str:
    """The chat that an update came from, or else the user, whose updates are done in order; "" for neither."""
    for kind, body in update.items():
        if kind == "update_id" or not isinstance(body, dict):
            continue
        message = body.get("message")
        for where in (body.get("chat"), message.get("chat") if isinstance(message, dict) else None, body.get("from")):
            if isinstance(where, dict) and "id" in where:
                return str(where["id"])
    return ""


def pause(error: TelegramError) -> timedelta:
    """How long to leave Telegram alone after an error."""
    if isinstance(error, RetryAfter):
        return timedelta(seconds=proof(error).seconds)
    if isinstance(error, InvalidToken | Conflict):
        return LOCKED_OUT
    return PATIENCE
