"""What the buttons of announcements carry, what is being written, and the router that they lead to."""

from dataclasses import dataclass

from bot.ui.codec import Action, Draft
from bot.ui.router import Router

router = Router("announcements")


@dataclass(frozen=True)
class Start(Action, tag="an"):
    """Write an announcement."""


@dataclass(frozen=True)
class Choose(Action, tag="an.w"):
    """Choose a workshop; 0 means all of them."""

    workshop: int


@dataclass(frozen=True)
class Write(Action, tag="an.g"):
    """Choose the group, with the hosts where `hosts` is 1."""

    workshop: int
    hosts: int


@dataclass(frozen=True)
class Resume(Action, tag="an.r"):
    """See again what was begun."""

    announcement: int


@dataclass(frozen=True)
class Correct(Action, tag="an.c"):
    """Write the text anew."""

    announcement: int


@dataclass(frozen=True)
class Replace(Action, tag="an.o"):
    """Take what was typed last for the text."""

    announcement: int


@dataclass(frozen=True)
class Try(Action, tag="an.t"):
    """Have it sent to oneself."""

    announcement: int


@dataclass(frozen=True)
class Send(Action, tag="an.s"):
    """Send it, as it was shown: `mark` says what was shown."""

    announcement: int
    mark: int


@dataclass(frozen=True)
class Cancel(Action, tag="an.x"):
    """Drop what was begun."""


@dataclass(frozen=True)
class Past(Action, tag="an.p"):
    """See the announcements that were sent."""


@dataclass(frozen=True)
class Look(Action, tag="an.l"):
    """See one that was sent, and how it went."""

    announcement: int


@dataclass(frozen=True)
class Writing(Draft, name="announcements.writing"):
    """The text is being written. `size` and `at` are those of a piece that was too long."""

    workshop: int
    hosts: int
    size: int = 0
    at: int = 0


@dataclass(frozen=True)
class Checking(Draft, name="announcements.checking"):
    """The announcement is being looked at; `proposed` is what was typed meanwhile."""

    announcement: int
    proposed: str = ""
