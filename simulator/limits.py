"""How much a bot may send: a second overall, a burst to one person, a minute to a group; and who was told to wait."""

import math
from collections import deque
from dataclasses import dataclass, field

OVERALL_PER_SECOND = 30
PRIVATE_BURST = 6
GROUP_PER_MINUTE = 20
# Seconds are floats around 2 ** 31: a send exactly on time must not be refused for a rounding.
SLACK = 1e-3


def counts(method: str) -> bool:
    """Whether calls of a method count: what puts a message into a chat or changes one."""
    return method.startswith(("send", "copy", "forward", "edit")) and method != "sendChatAction"


@dataclass
class Window:
    """At most `size` sends in any `seconds`."""

    size: int
    seconds: float
    sent: deque[float] = field(default_factory=deque)

    def wait(self, at: float) -> float:
        while self.sent and self.sent[0] <= at - self.seconds + SLACK:
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


class Told:
    """Who was told to wait and until when: a chat, or, with None, all."""

    def __init__(self) -> None:
        self._until: dict[int | None, float] = {}

    def wait(self, scope: int | None, until: float) -> None:
        self._until[scope] = max(until, self._until.get(scope, until))

    def left(self, chat_id: int, at: float) -> int:
        """Seconds that a chat still has to wait."""
        held = max(self._until.get(None, at), self._until.get(chat_id, at)) - at
        return max(math.ceil(held - SLACK), 0)

    def next_allowed(self, at: float) -> float | None:
        """When the first of those told to wait may go on."""
        self._until = {scope: until for scope, until in self._until.items() if until > at}
        return min(self._until.values(), default=None)


class Limits:
    """Counts sends, and says how many seconds to wait."""

    def __init__(self, told: Told | None = None) -> None:
        self._told = told or Told()
        self._overall = Window(OVERALL_PER_SECOND, 1)
        self._chats: dict[int, Window | _Bucket] = {}

    def wait(self, chat_id: int, at: float) -> int:
        """Seconds before this send is allowed; 0 has counted it."""
        chat = self._chats.get(chat_id) or self._opened(chat_id, at)
        for scope, allowance in ((None, self._overall), (chat_id, chat)):
            seconds = max(math.ceil(allowance.wait(at) - SLACK), 0)
            if seconds:
                self._told.wait(scope, at + seconds)
                return seconds
        self._overall.take(at)
        chat.take(at)
        return 0

    def _opened(self, chat_id: int, at: float) -> Window | _Bucket:
        group = chat_id < 0
        opened = Window(GROUP_PER_MINUTE, 60) if group else _Bucket(PRIVATE_BURST, PRIVATE_BURST, at)
        self._chats[chat_id] = opened
        return opened
