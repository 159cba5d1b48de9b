"""The queue of updates, with Telegram's rules of confirmation."""

import asyncio
from dataclasses import dataclass
from typing import Any

from simulator.answers import refusal

LONGEST_POLL = 50
MOST_UPDATES = 100
# Sent only to a bot that names them in allowed_updates.
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass
class _Queued:
    id: int
    raw: dict[str, Any]
    again: bool = False
    given: bool = False

    def confirmed_by(self, offset: int) -> bool:
        # A repeated update is below the offset already: it counts as confirmed once it was handed out.
        return self.id < offset and (self.given or not self.again)


class Updates:
    """Updates waiting for the bot. A long poll lasts machine time, whatever the simulator's clock says."""

    def __init__(self, first_id: int = 714_000_001) -> None:
        self.webhook: dict[str, Any] = {}
        self.history: dict[int, dict[str, Any]] = {}
        self._next_id = first_id
        self._queue: list[_Queued] = []
        self._allowed: frozenset[str] | None = None
        self.waiting: asyncio.Future[str | None] | None = None
        self._idle = asyncio.Event()
        self._turned_away = False

    @property
    def pending(self) -> int:
        return len(self._queue)

    @property
    def polling(self) -> bool:
        return self.waiting is not None and not self.waiting.done()

    async def confirmed(self) -> None:
        """Wait until everything is confirmed and the bot asks for more, or was turned away by a fault."""
        while not self._turned_away and (self.pending or not self.polling):
            self._idle.clear()
            await self._idle.wait()

    def turn_away(self) -> None:
        """A fault struck the poll: when the bot asks again is its own affair."""
        self._turned_away = True
        self._idle.set()

    def add(self, kind: str, body: dict[str, Any]) -> int | None:
        """Queue an update of a kind that the bot wants; its id, or None."""
        wanted = kind not in ON_REQUEST if self._allowed is None else kind in self._allowed
        return self.inject({"update_id": self._next_id, kind: body}) if wanted else None

    def inject(self, raw: dict[str, Any]) -> int:
        """Queue an update as it is, even one that Telegram would never send."""
        given = raw.get("update_id")
        update_id = given if type(given) is int else self._next_id
        self._next_id = max(self._next_id, update_id + 1)
        self.history[update_id] = raw
        self._push(_Queued(update_id, raw))
        return update_id

    def repeat(self, update_id: int) -> None:
        self._push(_Queued(update_id, self.history[update_id], again=True))

    def _push(self, queued: _Queued) -> None:
        self._queue.append(queued)
        self._end_poll(None)

    def _end_poll(self, refused: str | None) -> None:
        if self.waiting:
            _end(self.waiting, refused)

    async def poll(self, params: dict[str, Any]) -> list[dict[str, Any]]:
        """One getUpdates."""
        self._turned_away = False
        if self.webhook:
            raise refusal("conflict_webhook_active")
        if "allowed_updates" in params:
            self._allowed = frozenset(params["allowed_updates"]) or None
        self._end_poll("conflict_other_getupdates")
        self._confirm(params.get("offset", 0))
        timeout = min(max(params.get("timeout", 0), 0), LONGEST_POLL)
        if not self._queue and timeout:
            await self._wait(timeout)
        batch = self._queue[: min(max(params.get("limit", MOST_UPDATES), 1), MOST_UPDATES)]
        for queued in batch:
            queued.given = True
        return [queued.raw for queued in batch]

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
        self._end_poll("conflict_setwebhook")
        self.drop(params)
        self.webhook = {"url": params["url"], "max_connections": params.get("max_connections", 40)}

    def delete_webhook(self, params: dict[str, Any]) -> None:
        self.drop(params)
        self.webhook = {}

    def drop(self, params: dict[str, Any]) -> None:
        if params.get("drop_pending_updates"):
            self._queue.clear()

    def close(self) -> None:
        """End a poll that still waits, with nothing."""
        self._end_poll(None)


def _end(waiting: asyncio.Future[str | None], refused: str | None) -> None:
    if not waiting.done():
        waiting.set_result(refused)
