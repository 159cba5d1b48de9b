"""How much a bot may send: a second overall, a burst to one person, a minute to a group."""

import math
from collections import deque
from dataclasses import dataclass, field

OVERALL_PER_SECOND = 30
PRIVATE_BURST = 6
GROUP_PER_MINUTE = 20
# Seconds are floats around 2 ** 31: a send exactly on time must not be refused for a rounding.
SLACK = 1e-3


@dataclass
class _Window:
    """At most `size` sends in any `seconds`."""

    size: int
    seconds: float
    sent: deque[float] = field(default_factory=deque)

    def wait(self, at: float) -> float:
        while self.sent and self.sent[0] <= at - self.seconds:
            self.sent.popleft()
        return self.sent[0] + self.seconds - at if len(self.sent) >= self.size else 0

    def take(self, at: float, /) -> None:
        self.sent.append(at)


@dataclass
class _Bucket:
    """A burst, then one a second."""

    size: int
    tokens: float
    filled: float

    def wait(self, at: float) -> float:
        self.tokens = min(self.size, self.tokens + max(at - self.filled, 0))
        self.filled = at
        return max(1 - self.tokens, 0)

    def take(self, _at: float, /) -> None:
        self.tokens -= 1


class Limits:
    """Counts sends; says how many seconds to wait, and holds whoever was told to wait to it."""

    def __init__(self) -> None:
        self._overall = _Window(OVERALL_PER_SECOND, 1)
        self._chats: dict[int, _Window | _Bucket] = {}
        self._until: dict[int | None, float] = {}

    def wait(self, chat_id: int, at: float) -> int:
        """Seconds before this send is allowed; 0 has counted it."""
        held = max(self._until.get(None, at), self._until.get(chat_id, at)) - at
        if held > SLACK:
            return math.ceil(held - SLACK)
        chat = self._chats.get(chat_id) or self._opened(chat_id, at)
        for scope, allowance in ((None, self._overall), (chat_id, chat)):
            seconds = max(math.ceil(allowance.wait(at) - SLACK), 0)
            if seconds:
                self._until[scope] = at + seconds
                return seconds
        self._overall.take(at)
        chat.take(at)
        return 0

    def next_allowed(self, at: float) -> float | None:
        """When the first of those told to wait may go on."""
        self._until = {scope: until for scope, until in self._until.items() if until > at}
        return min(self._until.values(), default=None)

    def _opened(self, chat_id: int, at: float) -> _Window | _Bucket:
        group = chat_id < 0
        opened = _Window(GROUP_PER_MINUTE, 60) if group else _Bucket(PRIVATE_BURST, PRIVATE_BURST, at)
        self._chats[chat_id] = opened
        return opened
