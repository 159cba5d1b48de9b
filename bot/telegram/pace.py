"""Telegram's limits, kept by sending at absolute times: 29.5 messages a second, and a chat's own pace.

The rules are those of the Bot API's FAQ: 30 messages a second overall, about one a second to a private chat
(short bursts pass), 20 a minute to a group. Edits count.
"""

import heapq
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from bot.clock import Bell, Clock
from bot.domain.letters import Lane

BURST = 5
SECOND = timedelta(seconds=1)
GROUP_MINUTE = 20


@dataclass(order=True)
class _Turn:
    lane: Lane
    place: int
    bell: Bell = field(compare=False)


class Pace:
    """When the next message may go: overall by lanes, the lowest first, and for each chat."""

    def __init__(self, clock: Clock, a_second: float) -> None:
        self._clock = clock
        self._gap = timedelta(seconds=1 / a_second)
        self._next = clock.now()
        self._queue: list[_Turn] = []
        self._places = count()
        self._chats: dict[int, deque[datetime]] = {}
        self._told: dict[int | None, datetime] = {}

    async def turn(self, chat: int, lane: Lane) -> None:
        """Wait until a message to this chat may go, then take the slot."""
        while (ready := self._ready(chat)) > self._clock.now():
            await self._clock.rest(until=ready)
        mine = _Turn(lane, next(self._places), Bell())
        heapq.heappush(self._queue, mine)
        while self._queue[0] is not mine or self._next > self._clock.now():
            first = self._queue[0] is mine
            await self._clock.rest(mine.bell, self._next if first else None)
        heapq.heappop(self._queue)
        self._take(chat)
        if self._queue:
            self._queue[0].bell.ring()

    def wait(self, chat: int | None, seconds: float) -> None:
        """Telegram told us to wait: for one chat, or, with None, for all."""
        until = self._clock.now() + timedelta(seconds=seconds)
        if chat is None:
            self._next = max(self._next, until)
            return
        self._told[chat] = until
        if sum(1 for at in self._told.values() if at > self._clock.now()) > 1:
            self._next = max(self._next, until)

    def _take(self, chat: int) -> None:
        now = self._clock.now()
        self._next = max(self._next, now - self._gap) + self._gap  # absolute: a late wake-up is not paid twice
        sent = self._chats.setdefault(chat, deque(maxlen=GROUP_MINUTE))
        sent.append(now)
        if len(self._chats) > 10_000:
            self._forget(now)

    def _ready(self, chat: int) -> datetime:
        """When this chat may get its next message: a bucket of five that refills by one a second."""
        told = self._told.get(chat, self._clock.now())
        sent = self._chats.get(chat, deque())
        if chat < 0:
            return max(told, sent[0] + 60 * SECOND) if len(sent) == GROUP_MINUTE else told
        if not sent:
            return told
        full_at = sent[0]
        for at in sent:
            full_at = max(full_at, at) + SECOND
        return max(told, full_at - BURST * SECOND)

    def _forget(self, now: datetime) -> None:
        self._chats = {chat: sent for chat, sent in self._chats.items() if sent[-1] > now - 60 * SECOND}
        self._told = {chat: until for chat, until in self._told.items() if until > now}
