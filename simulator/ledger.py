"""What really happened: what the bot called, what each person saw, and where the bot asked for too much."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from simulator.answers import Answer
from simulator.events import Call, Seen
from simulator.limits import GROUP_PER_MINUTE, OVERALL_PER_SECOND, Window

if TYPE_CHECKING:
    from simulator.messages import Message
    from simulator.phone import Person


class Breach(StrEnum):
    TOLD = "told"  # a send while told to wait
    SECOND = "second"  # more than 30 in a sliding second
    MINUTE = "minute"  # more than 20 to a group in a sliding minute


class Violation(NamedTuple):
    """A send that came too early, by so many seconds."""

    at: datetime
    breach: Breach
    chat: int
    seconds: float


class Ledger:
    """Holds everything; when it is not `whole`, counts only, as a hundred thousand sends need.

    Sends are counted at the door, edits with them and whatever becomes of them, on the clock of the simulator.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.whole = True
        self.calls: list[Call] = []
        self.answers: Counter[tuple[str, int]] = Counter()
        """How often a method was answered with a status; 0 is no answer."""
        self.seen: list[Seen] = []
        self.shown: Counter[tuple[int, str]] = Counter()
        """How often a person (by id) saw something of a kind."""
        self.violations: list[Violation] = []
        self.breaches: Counter[Breach] = Counter()
        self.expired = 0
        """Updates that waited for the bot for longer than Telegram keeps them."""
        self.most_in_a_second = 0
        self._second = Window(OVERALL_PER_SECOND, 1)
        self._minutes: dict[int, Window] = {}

    def of(self, person: "Person") -> list[Seen]:
        """What one person's screen showed."""
        return [seen for seen in self.seen if seen.person is person]

    def called(self, method: str, params: dict[str, Any], answer: Answer) -> None:
        self.answers[method, answer.status] += 1
        if self.whole:
            self.calls.append(Call(self._now(), method, params, answer, monotonic()))

    def saw(self, person: "Person", kind: str, text: str, message: "Message | None") -> None:
        self.shown[person.id, kind] += 1
        if self.whole:
            self.seen.append(Seen(self._now(), person, text, kind, message, monotonic()))

    def sends(self, chat: int, held: int) -> None:
        """A send or an edit arrives; `held` are the seconds that the bot was told to wait and has not waited."""
        at = self._now().timestamp()
        if held:
            self._breached(Breach.TOLD, chat, held)
        self._passes(Breach.SECOND, self._second, chat, at)
        if chat < 0:
            self._passes(Breach.MINUTE, self._minutes.setdefault(chat, Window(GROUP_PER_MINUTE, 60)), chat, at)
        self.most_in_a_second = max(self.most_in_a_second, len(self._second.sent))

    def _passes(self, breach: Breach, window: Window, chat: int, at: float) -> None:
        if (seconds := window.wait(at)) > 0:
            self._breached(breach, chat, seconds)
        window.take(at)

    def _breached(self, breach: Breach, chat: int, seconds: float) -> None:
        self.breaches[breach] += 1
        if self.whole:
            self.violations.append(Violation(self._now(), breach, chat, seconds))
