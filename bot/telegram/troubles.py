"""What the operators are told of the bot itself: once when a trouble begins, once when it is over.

A trouble is what is seen at a look of the watch. The log always tells it; a letter does where one can be kept and sent.
"""

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from enum import StrEnum

from telegram.error import Conflict, InvalidToken, TelegramError

from bot.pulse import LOOK
from bot.ui.screen import Text, say

CALM = 300.0  # seconds without it until a trouble is over: two processes on one token quarrel with pauses

log = logging.getLogger(__name__)


class Kind(StrEnum):
    """What can be the matter."""

    POLLERS = "two_pollers"
    WEBHOOK = "webhook"
    TOKEN = "token"  # noqa: S105 - what is the matter, not the token
    LOOP = "loop"
    TICK = "tick"
    DATABASE = "database"
    DISK = "disk"


BEGINS = {
    Kind.POLLERS: "health.two-pollers",
    Kind.WEBHOOK: "health.webhook",
    Kind.LOOP: "health.loop",
    Kind.TICK: "health.tick",
    Kind.DISK: "health.disk",
}  # a token that is refused sends no letter, and a database that takes nothing keeps none
ENDS = {
    Kind.POLLERS: "health.two-pollers-over",
    Kind.WEBHOOK: "health.webhook-over",
    Kind.TOKEN: "health.token-over",
    Kind.LOOP: "health.loop-over",
    Kind.TICK: "health.tick-over",
    Kind.DATABASE: "health.database-over",
    Kind.DISK: "health.disk-over",
}
# Seconds that a trouble must last. A single 409 is what a restart leaves behind; one failed tick is made up for.
GRACE = {Kind.LOOP: 0.0, Kind.DISK: 0.0, Kind.TICK: 90.0}
LASTING = 60.0


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is the matter, and with which part of the bot."""

    kind: Kind
    part: str = ""


@dataclass(slots=True)
class _Course:
    lasted: float = 0.0
    calm: float = 0.0
    told: bool = False


@dataclass
class Troubles:
    """Remembers what is the matter. `tell` is called with what an operator reads."""

    tell: Callable[[Text], None]
    _courses: dict[Trouble, _Course] = field(default_factory=dict)

    def look(self, seen: Collection[Trouble]) -> None:
        """What is seen now."""
        for trouble in seen:
            self._goes_on(trouble, self._courses.setdefault(trouble, _Course()))
        for trouble in [one for one in self._courses if one not in seen]:
            self._is_calm(trouble, self._courses[trouble])

    def _goes_on(self, trouble: Trouble, course: _Course) -> None:
        lasts = course.lasted >= GRACE.get(trouble.kind, LASTING)
        course.lasted, course.calm = course.lasted + LOOK + course.calm, 0.0
        if course.told or not lasts:
            return
        course.told = True
        log.warning("trouble.begun", extra={"kind": trouble.kind.value, "part": trouble.part})
        self._say(BEGINS, trouble)

    def _is_calm(self, trouble: Trouble, course: _Course) -> None:
        course.calm += LOOK
        if course.calm < CALM:
            return
        del self._courses[trouble]
        if course.told:
            log.info("trouble.over", extra={"kind": trouble.kind.value, "part": trouble.part})
            self._say(ENDS, trouble)

    def _say(self, words: dict[Kind, str], trouble: Trouble) -> None:
        if trouble.kind in words:
            self.tell(say(words[trouble.kind], part=trouble.part))


def seen_in(error: TelegramError | None) -> set[Trouble]:
    """What an error of the long poll says about the bot's token."""
    match error:
        case Conflict() if "webhook" in str(error).lower():
            return {Trouble(Kind.WEBHOOK)}
        case Conflict():
            return {Trouble(Kind.POLLERS)}
        case InvalidToken():
            return {Trouble(Kind.TOKEN)}
        case _:
            return set()
