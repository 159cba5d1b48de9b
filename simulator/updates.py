"""The queue of updates, with Telegram's rules of confirmation and expiry."""

import asyncio
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from simulator.answers import refusal
from simulator.ledger import Ledger

LONGEST_POLL = 50
MOST_UPDATES = 100
# Sent only to a bot that names them in allowed_updates.
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
# How long an update waits for the bot; a tap no longer than its answer would be taken.
KEPT = timedelta(hours=24)
TAP_KEPT = timedelta(seconds=150)


@dataclass(eq=False)
class Queued:
    """An update that waits. A webhook is given those of one `line` one after the other."""

    id: int
    raw: Any
    until: datetime
    line: Hashable
    again: bool = False
    given: bool = False
    failed: int = 0
    after: float = 0.0
    """The machine's second before which a webhook is not tried again."""

    def confirmed_by(self, offset: int) -> bool:
        # A repeated update is below the offset already: it counts as confirmed once it was handed out.
        return self.id < offset and (self.given or not self.again)


class Updates:
    """Updates waiting for the bot. A long poll lasts machine time, whatever the simulator's clock says."""

    def __init__(self, now: Callable[[], datetime], ledger: Ledger, first_id: int = 714_000_001) -> None:
        self.webhook: dict[str, Any] = {}
        """What getWebhookInfo says of it; empty without one."""
        self.history: dict[int, Any] = {}
        self.waiting: asyncio.Future[str | None] | None = None
        self.arrived = asyncio.Event()
        """For whoever delivers to a webhook."""
        self._now = now
        self._ledger = ledger
        self._next_id = first_id
        self._queue: list[Queued] = []
        self._soonest: datetime | None = None
        self._allowed: frozenset[str] | None = None
        self._idle = asyncio.Event()
        self._turned_away = False

    @property
    def queue(self) -> list[Queued]:
        """What waits, without what has waited for too long."""
        if self._soonest is not None and self._now() >= self._soonest:
            kept = [queued for queued in self._queue if queued.until > self._now()]
            self._ledger.expired += len(self._queue) - len(kept)
            self._queue = kept
            self._soonest = min((queued.until for queued in kept), default=None)
        return self._queue

    @property
    def pending(self) -> int:
        return len(self.queue)

    @property
    def polling(self) -> bool:
        return self.waiting is not None and not self.waiting.done()

    async def confirmed(self) -> None:
        """Wait until the bot has everything and waits for more, or was turned away by a fault."""
        while not self._turned_away and (self.pending or not (self.polling or self.webhook)):
            self._idle.clear()
            await self._idle.wait()

    def turn_away(self) -> None:
        """A fault keeps the bot from its updates: when it tries again is its own affair."""
        self._turned_away = True
        self._idle.set()

    def add(self, kind: str, body: dict[str, Any]) -> int | None:
        """Queue an update of a kind that the bot wants; its id, or None."""
        wanted = kind not in ON_REQUEST if self._allowed is None else kind in self._allowed
        return self.inject({"update_id": self._next_id, kind: body}) if wanted else None

    def inject(self, raw: Any) -> int:
        """Queue an update as it is, even one that Telegram would never send, or bytes that are none at all."""
        given = raw.get("update_id") if isinstance(raw, dict) else None
        update_id = given if type(given) is int else self._next_id
        self._next_id = max(self._next_id, update_id + 1)
        self.history[update_id] = raw
        self._push(update_id)
        return update_id

    def repeat(self, update_id: int) -> None:
        self._push(update_id, again=True)

    def shuffle(self, seed: int) -> None:
        """What waits comes in another order."""
        Random(seed).shuffle(self._queue)

    def _push(self, update_id: int, *, again: bool = False) -> None:
        raw = self.history[update_id]
        kept = TAP_KEPT if isinstance(raw, dict) and "callback_query" in raw else KEPT
        queued = Queued(update_id, raw, self._now() + kept, _line(update_id, raw), again)
        self._soonest = min(self._soonest or queued.until, queued.until)
        self._queue.append(queued)
        self.arrived.set()
        self._end_poll(None)

    def delivered(self, queued: Queued) -> None:
        """A webhook has taken it."""
        if queued in self._queue:
            self._queue.remove(queued)
        self._idle.set()

    def failed(self, problem: str) -> None:
        """A webhook has not taken one."""
        if self.webhook:
            self.webhook |= {"last_error_date": int(self._now().timestamp()), "last_error_message": problem}

    def _end_poll(self, refused: str | None) -> None:
        if self.waiting:
            _end(self.waiting, refused)

    async def poll(self, params: dict[str, Any]) -> list[Any]:
        """One getUpdates."""
        self._turned_away = False
        if self.webhook:
            raise refusal("conflict_webhook_active")
        self._allow(params)
        self._end_poll("conflict_other_getupdates")
        self._confirm(params.get("offset", 0))
        timeout = min(max(params.get("timeout", 0), 0), LONGEST_POLL)
        if not self.queue and timeout:
            await self._wait(timeout)
        batch = self.queue[: min(max(params.get("limit", MOST_UPDATES), 1), MOST_UPDATES)]
        for queued in batch:
            queued.given = True
        return [_readable(queued.raw) for queued in batch]

    def _allow(self, params: dict[str, Any]) -> None:
        if "allowed_updates" in params:
            self._allowed = frozenset(params["allowed_updates"]) or None

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._queue = self._queue[offset:]
        else:
            self._queue = [queued for queued in self._queue if not queued.confirmed_by(offset)]

    async def _wait(self, timeout: float) -> None:  # noqa: ASYNC109  the Bot API's own parameter
        self.waiting = waiting = asyncio.get_running_loop().create_future()
        timer = waiting.get_loop().call_later(timeout, _end, waiting, None)
        self._idle.set()
        try:
            refused = await waiting
        finally:
            timer.cancel()
            waiting.cancel()
        if refused:
            raise refusal(refused)

    def set_webhook(self, params: dict[str, Any]) -> None:
        self._turned_away = False
        self._end_poll("conflict_setwebhook")
        self.drop(params)
        self._allow(params)
        self.webhook = {"url": params["url"], "max_connections": params.get("max_connections", 40)}
        if self._allowed is not None:
            self.webhook["allowed_updates"] = sorted(self._allowed)
        self._idle.set()

    def delete_webhook(self, params: dict[str, Any]) -> None:
        self.drop(params)
        self.webhook = {}

    def drop(self, params: dict[str, Any]) -> None:
        if params.get("drop_pending_updates"):
            self._queue.clear()

    def close(self) -> None:
        """End a poll that still waits, with nothing."""
        self._end_poll(None)


def _line(update_id: int, raw: Any) -> Hashable:
    """Telegram keeps apart the messages of a chat, the taps of a person, and what changes in a chat."""
    for kind, whose in (("message", "chat"), ("callback_query", "from"), ("my_chat_member", "chat")):
        body = raw.get(kind) if isinstance(raw, dict) else None
        who = body.get(whose) if isinstance(body, dict) else None
        if isinstance(who, dict) and isinstance(who.get("id"), int):
            return kind, who["id"]
    return update_id


def _readable(raw: Any) -> Any:
    """A poll is answered with JSON, whatever an update is."""
    return raw.decode("latin-1") if isinstance(raw, bytes) else raw


def _end(waiting: asyncio.Future[str | None], refused: str | None) -> None:
    if not waiting.done():
        waiting.set_result(refused)
