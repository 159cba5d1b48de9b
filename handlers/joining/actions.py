"""What the buttons of joining carry, and what somebody is in the middle of."""

from dataclasses import dataclass

from bot.ui.codec import Action, Draft
from bot.ui.router import Router

router = Router("joining")


@dataclass(frozen=True)
class CallMe(Action, tag="jo.n"):
    """The name on the button is mine."""

    invitation: int


@dataclass(frozen=True)
class Otherwise(Action, tag="jo.o"):
    """Another name, typed next."""

    invitation: int


@dataclass(frozen=True)
class Later(Action, tag="jo.l"):
    """Not now."""


@dataclass(frozen=True)
class Confirm(Action, tag="jo.y"):
    """It is the person whom I invited."""

    invitation: int


@dataclass(frozen=True)
class AskAgain(Action, tag="jo.a"):
    """Who is it?"""

    invitation: int


@dataclass(frozen=True)
class Decline(Action, tag="jo.d"):
    """It is somebody else."""

    invitation: int


@dataclass(frozen=True)
class Naming(Draft, name="joining"):
    """The name is being typed, or (not `typing`) a button is expected."""

    invitation: int
    typing: bool
