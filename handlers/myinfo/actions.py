"""What the buttons carry."""

from dataclasses import dataclass

from bot.ui.codec import Action, Draft
from bot.ui.router import Router
from bot.ui.screen import Button, say

router = Router("myinfo")


@dataclass(frozen=True)
class Mine(Action, tag="mi"):
    """See what I may do with my information."""


@dataclass(frozen=True)
class Paper(Action, tag="mi.p"):
    """Have it to read."""


@dataclass(frozen=True)
class Data(Action, tag="mi.d"):
    """Have it for another program."""


@dataclass(frozen=True)
class Choices(Action, tag="mi.c"):
    """See what I agreed to."""


@dataclass(frozen=True)
class Looks(Action, tag="mi.l"):
    """See who looked at my file."""

    page: int


@dataclass(frozen=True)
class Correct(Action, tag="mi.n"):
    """Be called otherwise."""


@dataclass(frozen=True)
class AskErase(Action, tag="mi.e"):
    """See what erasing means."""


@dataclass(frozen=True)
class Erase(Action, tag="mi.y"):
    """Erase everything, as asked at a minute."""

    asked: int


@dataclass(frozen=True)
class Naming(Draft, name="myinfo.naming"):
    """The right name is being typed."""


BACK = Button(say("myinfo.back"), Mine())
