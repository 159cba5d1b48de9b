"""What the buttons of messages carry, and what somebody is in the middle of writing."""

from dataclasses import dataclass

from bot.domain import strays as rules
from bot.domain.common import Role
from bot.ui.codec import Action, Draft
from bot.ui.router import Router

router = Router("strays")
router.interrupt(rules.in_distress, spare=Role.COORDINATOR)  # heard whatever question is open


@dataclass(frozen=True)
class PassOn(Action, tag="st.p"):
    """Let the team read it."""

    message: int


@dataclass(frozen=True)
class Drop(Action, tag="st.n"):
    """Let nobody read it."""

    message: int


@dataclass(frozen=True)
class WriteBack(Action, tag="st.b"):
    """Write back to an answer."""

    message: int


@dataclass(frozen=True)
class Read(Action, tag="st.r"):
    """I have read it, or called."""

    message: int


@dataclass(frozen=True)
class Open(Action, tag="st.o"):
    """Show a page of a message."""

    message: int
    page: int


@dataclass(frozen=True)
class Reply(Action, tag="st.a"):
    """Write an answer."""

    message: int


@dataclass(frozen=True)
class Send(Action, tag="st.s"):
    """Send the answer that stands above; `mark` tells it from another one."""

    message: int
    mark: int


@dataclass(frozen=True)
class WritingBack(Draft, name="strays.back"):
    """What is typed goes on from a message."""

    message: int


@dataclass(frozen=True)
class Answering(Draft, name="strays.answering"):
    """The answer is being typed, or stands there to be sent."""

    message: int
    text: str
