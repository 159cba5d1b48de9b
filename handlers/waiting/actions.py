"""What the buttons of the waiting list carry, and the router that they lead to."""

from dataclasses import dataclass

from bot.ui.codec import Action
from bot.ui.router import Router

router = Router("waiting")


@dataclass(frozen=True)
class Mine(Action, tag="wa"):
    """See how it stands with the place that I would like."""


@dataclass(frozen=True)
class Take(Action, tag="wa.y"):
    """Take the place that is offered to me."""

    offer: int


@dataclass(frozen=True)
class Decline(Action, tag="wa.n"):
    """Let somebody else have it."""

    offer: int


@dataclass(frozen=True)
class Stay(Action, tag="wa.s"):
    """Be on the list, from now on."""

    workshop: int


@dataclass(frozen=True)
class Withdraw(Action, tag="wa.w"):
    """Be on the list no more."""

    workshop: int


@dataclass(frozen=True)
class Propose(Action, tag="wa.p"):
    """Offer a free place to somebody."""

    workshop: int
    person: int


@dataclass(frozen=True)
class Place(Action, tag="wa.c"):
    """Enter that somebody takes the place that is offered to them."""

    offer: int


@dataclass(frozen=True)
class Pass(Action, tag="wa.d"):
    """Enter that somebody does not take it."""

    offer: int


@dataclass(frozen=True)
class Strike(Action, tag="wa.x"):
    """Take somebody off the list, as they wished."""

    workshop: int
    person: int
