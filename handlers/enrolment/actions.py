"""What the buttons of the enrolment carry, and which of its questions is open."""

from dataclasses import dataclass, replace

from bot.ui.codec import Action, Draft
from bot.ui.router import Router

router = Router("enrolment")


@dataclass(frozen=True)
class Wish:
    """What every button carries: the workshop, and the partner who sent the person (0 for nobody)."""

    workshop: int
    partner: int


class See(Wish, Action, tag="en.w"):
    """Show the workshop and the question."""


@dataclass(frozen=True)
class Offered(Action, tag="en.a"):
    """See which workshops are open."""


class Read(Wish, Action, tag="en.t"):
    """Show the whole text."""


@dataclass(frozen=True)
class Agree(Wish, Action, tag="en.y"):
    """Agree to what was shown: the whole text (1) or the three lines (0)."""

    whole: int


class CallMe(Wish, Action, tag="en.n"):
    """Be called as on Telegram."""


class Otherwise(Wish, Action, tag="en.o"):
    """Be called otherwise."""


class Later(Wish, Action, tag="en.l"):
    """Leave the question open."""


@dataclass(frozen=True)
class Enrolling(Draft, name="enrolling"):
    """Which question is open: `step` is consent, name or typing. It `rests` once they went elsewhere."""

    workshop: int
    partner: int
    step: str
    rests: bool = False

    @property
    def is_resting(self) -> bool:
        return self.rests

    def at_rest(self) -> "Enrolling":
        """All of it: the question, and who sent the person."""
        return replace(self, rests=True)
