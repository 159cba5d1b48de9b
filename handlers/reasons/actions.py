"""What the buttons of reasons carry, and the router that they lead to."""

from dataclasses import dataclass

from bot.ui.codec import Action
from bot.ui.router import Router

router = Router("reasons")


@dataclass(frozen=True)
class Tell(Action, tag="wy"):
    """Say why."""

    session: int
    reason: str


@dataclass(frozen=True)
class Ask(Action, tag="wy.a"):
    """Ask for help: a lift to a session, or a call about it."""

    session: int
    help: str


@dataclass(frozen=True)
class Unask(Action, tag="wy.x"):
    """It is needed no more."""

    session: int
    help: str


@dataclass(frozen=True)
class LetHostKnow(Action, tag="wy.h"):
    """Whoever leads the session may know that I look for a lift (1), or not (0)."""

    session: int
    may: int
