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

MOST = 30  # messages in any second
BURST = 5
AHEAD = 8  # letters in line: what is claimed and not sent at a kill is of unknown fate
SECOND = timedelta(seconds=1)
LATE = SECOND / 4  # a wake-up so late is made up for; past that, the time is lost
SLOW = SECOND  # what is longer on its way is taken to have arrived: one that hangs must not hold up all
GROUP_MINUTE = 20


@dataclass(order=True)
class _Turn:
    lane: Lane
    place: int
    bell: Bell = field(compare=False)


@dataclass(eq=False)
class Going:
    """One message on its way: when it had its turn, and by when Telegram has surely counted it."""

    chat: int
    begun: datetime
    counted: datetime


class Pace:
    """When the next message may go: overall by lanes, the lowest first, and for each chat."""

    def __init__(self, clock: Clock, a_second: float) -> None:
        self._clock = clock
        self._gap = timedelta(seconds=1 / a_second)
        self._ahead = max(AHEAD, round(a_second / 4))
        self._span = min(SECOND, MOST * self._gap)
        self._back = timedelta(0)  # how far the clock was set back, all in all
        self._last = self._next = clock.now()
        self._going: list[Going] = []  # what may be counted in one second with the next
        self._trips: deque[timedelta] = deque(maxlen=MOST)
        self._queue: list[_Turn] = []
        self._places = count()
        self._groups: dict[int, deque[datetime]] = {}
        self._full: dict[int, datetime] = {}  # when a private chat's bucket of five is full again
        self._told: dict[int | None, datetime] = {}

    @property
    def free(self) -> datetime:
        """When the next message may go at all, by the clock."""
        self._now()  # it may have been set back since
        return self._next - self._back

    @property
    def room(self) -> int:
        """How many more may stand in line for what goes in the next quarter of a second."""
        return self._ahead - len(self._queue)

    async def turn(self, chat: int, lane: Lane) -> Going:
        """Wait until a message to this chat may go, then take the slot; tell when it has `landed`."""
        while (ready := self._ready(chat)) > self._now():
            await self._clock.rest(until=ready - self._back)
        mine = _Turn(lane, next(self._places), Bell())
        heapq.heappush(self._queue, mine)
        try:
            while self._queue[0] is not mine or self._free() > self._now():
                first = self._queue[0] is mine
                await self._clock.rest(mine.bell, self._free() - self._back if first else None)
            return self._take(chat)
        finally:  # also of who gives up
            if self._queue[0] is mine:
                heapq.heappop(self._queue)
            else:
                self._queue.remove(mine)
                heapq.heapify(self._queue)
            if self._queue:
                self._queue[0].bell.ring()

    def wait(self, chat: int | None, seconds: float) -> None:
        """Telegram told us to wait: for one chat, or, with None, for all."""
        until = self._now() + timedelta(seconds=seconds)
        if chat is None:
            self._next = max(self._next, until)
            return
        self._told[chat] = max(self._told.get(chat, until), until)
        if sum(1 for at in self._told.values() if at > self._now()) > 1:
            self._next = max(self._next, until)

    def _now(self) -> datetime:
        """The clock's time; where that was set back, what it would be otherwise: waiting goes by what has passed."""
        now = self._clock.now()
        self._back = max(self._back, self._last - now)
        self._last = now + self._back
        return self._last

    def landed(self, going: Going) -> None:
        """It was answered. The way back took some time too: half of the quickest way there and back, at least.

        The first ways there are longer, as connections are made: nothing is known of the way back by then.
        """
        now = self._now()
        self._trips.append(now - going.begun)
        back = min(self._trips) / 2 if len(self._trips) == MOST else timedelta(0)
        going.counted = min(going.counted, now - back)
        if sent := self._groups.get(going.chat):
            sent[-1] = now
        if self._queue:
            self._queue[0].bell.ring()

    def _free(self) -> datetime:
        """When the next may go: at its time, and when it is sure to be one of thirty in any second."""
        since = self._now() - self._span
        self._going = [going for going in self._going if going.counted > since]
        if len(self._going) < MOST:
            return self._next
        last = heapq.nlargest(MOST, (going.counted for going in self._going))[-1]
        return max(self._next, last + self._span)

    def _take(self, chat: int) -> Going:
        now = self._now()
        self._next = max(self._next, now - LATE) + self._gap  # absolute: a late wake-up is not paid twice
        self._going.append(going := Going(chat, now, now + min(SLOW, self._span)))
        if chat < 0:
            self._groups.setdefault(chat, deque(maxlen=GROUP_MINUTE)).append(now)
        else:
            self._full[chat] = max(self._full.get(chat, now), now) + SECOND
        if len(self._full) > 10_000:
            self._forget(now)
        return going

    def _ready(self, chat: int) -> datetime:
        """When this chat may get its next message: a bucket of five that refills by one a second."""
        now = self._now()
        told = self._told.get(chat, now)
        if chat < 0:
            sent = self._groups.get(chat, deque())
            return max(told, sent[0] + 60 * SECOND) if len(sent) == GROUP_MINUTE else told
        return max(told, self._full.get(chat, now) - (BURST - 1) * SECOND)

    def _forget(self, now: datetime) -> None:
        self._groups = {chat: sent for chat, sent in self._groups.items() if sent[-1] > now - 60 * SECOND}
        self._full = {chat: full for chat, full in self._full.items() if full > now}
        self._told = {chat: until for chat, until in self._told.items() if until > now}
