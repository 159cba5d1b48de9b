"""The ways to a human that any screen may show. What they lead to is the feature "contact"."""

from dataclasses import dataclass

from bot.domain import contact
from bot.ui.codec import Action
from bot.ui.screen import Button, Text, say


@dataclass(frozen=True)
class Who(Action, tag="co.who"):
    """See who to call."""


@dataclass(frozen=True)
class Talk(Action, tag="co.talk"):
    """I need to talk."""


WHO = Button(say("contact.who"), Who())
TALK = Button(say("contact.talk"), Talk())

_NUMBERS = {"suicide": contact.SUICIDE_PREVENTION, "medical": contact.MEDICAL_EMERGENCY, "any": contact.EMERGENCY}


def free_lines() -> Text:
    """The national lines, each with what it is for."""
    return say("contact.free-lines", **_NUMBERS)


def in_emergency() -> Text:
    """The national lines in two sentences."""
    return say("contact.in-emergency", **_NUMBERS)
