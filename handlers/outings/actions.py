"""What the buttons of outings carry, and the router that they lead to."""

from dataclasses import dataclass

from bot.domain.common import Role
from bot.ui.codec import Action
from bot.ui.router import Router

GROUP = Role.PARTICIPANT | Role.COORDINATOR
CARD, ONE, REMINDER, NEWS = "card", "one", "soon", "news"  # the kind of message that a button stands on

router = Router("outings")


@dataclass(frozen=True)
class ShowOutings(Action, tag="ou"):
    """See the outings to come."""

    page: int


@dataclass(frozen=True)
class ShowOuting(Action, tag="ou.s"):
    """See one outing."""

    outing: int


@dataclass(frozen=True)
class ShowPlace(Action, tag="ou.p"):
    """See on a map where an outing begins."""

    outing: int


@dataclass(frozen=True)
class Reply(Action, tag="ou.r"):
    """Come or not, to an outing as it was in `version`; `on` is the kind of message that the button stands on."""

    outing: int
    answer: str
    version: int
    on: str


@dataclass(frozen=True)
class Agree(Action, tag="ou.y"):
    """Want to be sent proposals from now on (1) or not (0), asked in a letter about an outing."""

    outing: int
    wanted: int


@dataclass(frozen=True)
class AgreeToo(Action, tag="ou.t"):
    """Want to be sent the proposals of others (1) or not (0), asked of who has just joined in."""

    wanted: int


@dataclass(frozen=True)
class Receive(Action, tag="ou.w"):
    """The same wish, from the list."""

    wanted: int


@dataclass(frozen=True)
class Begin(Action, tag="op"):
    """Begin a proposal."""


@dataclass(frozen=True)
class OfKind(Action, tag="op.k"):
    """Propose this kind."""

    kind: str


@dataclass(frozen=True)
class MoreDays(Action, tag="op.m"):
    """See the days of one of the pages."""

    page: int


@dataclass(frozen=True)
class OnDay(Action, tag="op.d"):
    """Propose this day, by its ordinal."""

    day: int


@dataclass(frozen=True)
class MoreHours(Action, tag="op.n"):
    """See the half hours (1) or the full ones (0)."""

    half: int


@dataclass(frozen=True)
class AtMinute(Action, tag="op.h"):
    """Propose this time, in minutes from midnight."""

    minute: int


@dataclass(frozen=True)
class AtPlace(Action, tag="op.p"):
    """Propose one of the centre's places."""

    place: int


@dataclass(frozen=True)
class WritePlace(Action, tag="op.w"):
    """Be asked to write another place."""


@dataclass(frozen=True)
class Redo(Action, tag="op.r"):
    """Choose one thing again."""

    asked: str


@dataclass(frozen=True)
class Look(Action, tag="op.l"):
    """See what may be chosen again (1), or the whole (0)."""

    parts: int


@dataclass(frozen=True)
class Confirm(Action, tag="op.c"):
    """Let what was shown count; `shown` tells it from anything shown before or after."""

    shown: int


@dataclass(frozen=True)
class GiveUp(Action, tag="op.g"):
    """Leave the proposal."""


@dataclass(frozen=True)
class Change(Action, tag="oc"):
    """Begin to change an outing."""

    outing: int


@dataclass(frozen=True)
class CallOff(Action, tag="oc.o"):
    """Be asked whether an outing is to be called off."""

    outing: int


@dataclass(frozen=True)
class ReallyCallOff(Action, tag="oc.y"):
    """Call an outing off."""

    outing: int
