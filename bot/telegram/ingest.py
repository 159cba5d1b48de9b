"""Our own getUpdates loop, and the worker behind it: an update is on disk before Telegram hears that we have it."""

import asyncio
import json
import logging
from collections import deque
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.clock import Bell, Clock
from bot.telegram.adapter import Adapter, Handled
from bot.telegram.errors import proof
from bot.telegram.hands import Hands
from bot.telegram.http import Request
from bot.telegram.incoming import ALLOWED
from storage import inbox
from storage.database import Database
from storage.inbox import Arrived

LARGEST = 2**63 - 2  # update id that a row can hold, and the offset after it
BATCH = 16  # updates a commit; more gain little
PATIENCE = timedelta(seconds=2)
LOCKED_OUT = timedelta(seconds=30)  # after 401, 404 or 409: somebody has to look

log = logging.getLogger(__name__)


class Ingest:
    """Fetches raw updates and keeps them. No error ends it."""

    def __init__(
        self, bot: Bot, request: Request, database: Database, clock: Clock, worker: "Worker | Hands", poll: int
    ) -> None:
        self._bot = bot
        self._request = request
        self._database = database
        self._clock = clock
        self._worker = worker
        self._poll = poll
        self._offset: int | None = None

    async def run(self) -> None:
        """Fetch for ever."""
        while True:
            try:
                await self._confirm(await self._fetch())
            except TelegramError as error:
                await self._clock.rest(until=self._clock.now() + pause(error))

    async def _fetch(self) -> list[dict[str, Any]]:
        wanted = {"offset": self._offset or 0, "timeout": self._poll, "allowed_updates": json.dumps(ALLOWED)}
        url = f"{self._bot.base_url}/getUpdates?{urlencode(wanted)}"  # the bot's own method parses, all or nothing
        self._clock.end()  # a long poll is rest, however long it takes
        try:
            found = await self._request.post(url, read_timeout=self._poll + 10)
        finally:
            self._clock.begin()
        return found if isinstance(found, list) else []

    async def _confirm(self, raw: list[dict[str, Any]]) -> None:
        if not raw:
            return
        if last := await self.keep(raw):
            self._offset = last + 1
        else:
            await self._clock.rest(until=self._clock.now() + PATIENCE)

    async def keep(self, raw: list[dict[str, Any]]) -> int:
        """Commit updates to the inbox, whichever way they came; the id of the last, 0 where none has one."""
        arrived = [Arrived(number, _text(one), line=line(one)) for one in raw if (number := _number(one))]
        if not arrived:  # never seen of Telegram: without an id, an update can be neither kept nor confirmed
            log.error("update.without_id", extra={"count": len(raw)})
            return 0
        now = self._clock.now()
        new = await self._database.run(partial(inbox.keep, bot=self._bot.id, arrived=arrived, now=now))
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

    def take(self, updates: list[int]) -> None:
        """These updates are in the inbox."""
        self._waiting.extend(updates)
        self._bell.ring()

    async def run(self) -> None:
        """First what an earlier run left, one at a time, each beginning counted; then what arrives."""
        bot = self._bot.id
        for update in await self._database.run(partial(inbox.waiting, bot=bot)):
            await self._database.run(partial(inbox.begin, bot=bot, update_id=update))
            self._deliver(await self._database.run(partial(self._adapter.handle, update_id=update)))
        while True:
            while not self._waiting:
                await self._clock.rest(self._bell)
            batch = [self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))]
            failed: BaseException | None = None
            work = [self._database.run(partial(self._adapter.handle, update_id=update)) for update in batch]
            for handled in await asyncio.gather(*work, return_exceptions=True):
                if isinstance(handled, BaseException):
                    failed = handled
                else:
                    self._deliver(handled)
            if failed is not None:
                raise failed  # what it left in the inbox is taken up again


def _number(update: object) -> int | None:
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if type(number) is int and 0 < number <= LARGEST else None


def _text(update: dict[str, Any]) -> str:
    """An update as JSON; halves of characters, which no file can hold, as question marks."""
    return json.dumps(update, ensure_ascii=False).encode(errors="replace").decode()


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
        log.error("ingest.refused", extra={"error": type(error).__name__})
        return LOCKED_OUT
    log.warning("ingest.failed", extra={"error": type(error).__name__})
    return PATIENCE
