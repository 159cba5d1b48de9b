"""What happens between people and the bot, for ledgers and transcripts."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from simulator.answers import Answer
    from simulator.messages import Message
    from simulator.phone import Person


@dataclass(frozen=True)
class Event:
    """Something a person saw or did.

    Kinds of what is seen: shown (a text), document, photo, video, audio, voice, venue, location, contact, edited,
    deleted, toast, alert. Kinds of what is done: said, tapped, opened (a link outside the bot), copied, blocked,
    unblocked.
    """

    at: datetime
    kind: str
    person: "Person"
    text: str = ""
    buttons: tuple[tuple[str, ...], ...] = ()
    message: "Message | None" = None


class Call(NamedTuple):
    """One request of the bot and its answer."""

    at: datetime
    method: str
    params: dict[str, Any]
    answer: "Answer"
    machine: float
    """When it was answered, in the machine's seconds."""


class Seen(NamedTuple):
    """One thing that a person's screen really showed, or that vanished from it."""

    at: datetime
    person: "Person"
    text: str
    kind: str
    message: "Message | None"
    """None of a toast."""
    machine: float
    """When, in the machine's seconds."""
