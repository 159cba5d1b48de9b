"""Messages that nobody asked for: who may read them, and for how long they are kept."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from bot.domain.common import Refused
from bot.domain.people import Person

PENDING = timedelta(days=1)  # what was not passed on is kept no longer: long enough to sleep on it
BREATH = timedelta(minutes=10)  # people write in several short messages: those of one breath are one message
UNREAD = timedelta(days=1)  # after a day without a reader, a phone call is surer than a message
READ = timedelta(days=30)  # a message that was read is kept as long as one may come back to it
GLIMPSE = 120  # characters of what was said before, beside what is said now
PAGE = 1800  # characters of a message on one screen: Telegram takes 4096, and some characters count double

# Words that put the lines first in the answer. They decide nothing else, so a false alarm costs nothing.
DISTRESS = (
    *("suicid", "mourir", "en finir", "me tuer", "envie de vivre", "marre de vivre", "mettre fin a mes jours"),
    *("me foutre en l air", "me faire du mal", "voudrais disparaitre", "veux disparaitre"),
    *("kill myself", "want to die", "end my life", "end it all", "hurt myself", "reason to live"),
)


class Kind(StrEnum):
    """What somebody sent."""

    TEXT = "text"
    VOICE = "voice"
    PHOTO = "photo"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody sent unasked. Only a text has a `text`; a voice message or a picture is a reason to call.

    `thread` is the message whose answer they write back to.
    """

    id: int
    person: int
    kind: Kind
    text: str
    at: datetime
    passed_at: datetime | None = None
    read_at: datetime | None = None
    read_by: int | None = None
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody of the team answered. `by` is None once they are erased."""

    id: int
    message: int
    person: int
    by: int | None
    text: str
    at: datetime


def in_distress(text: str) -> bool:
    """Whether a text holds words of distress, whatever their case and accents."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    spaced = " " + " ".join(re.findall(r"\w+", bare.casefold()))
    return any(f" {word}" in spaced for word in DISTRESS)


def kind_of(kind: str) -> Kind:
    """The kind of a message, as the four that are told apart."""
    return Kind(kind) if kind in Kind.__members__.values() else Kind.OTHER


def joins(message: Message | None, kind: Kind, now: datetime) -> bool:
    """Whether what somebody sends now belongs to the message that they have not decided on yet."""
    return message is not None and message.kind is kind and now - message.at < BREATH


def may_pass(message: Message, now: datetime) -> None:
    """Refused("strays.dropped") when a message is no longer kept for its writer to decide."""
    if message.passed_at is None and now - message.at >= PENDING:
        raise Refused("strays.dropped")


def may_drop(message: Message) -> None:
    """Refused("strays.passed-already") when a message has gone to the team."""
    if message.passed_at is not None:
        raise Refused("strays.passed-already")


def wants_call(message: Message, now: datetime) -> bool:
    """Whether an unread message is a reason to call: at once when it cannot be read here, else after a day."""
    if message.passed_at is None or message.read_at is not None:
        return False
    return message.kind is not Kind.TEXT or now - message.passed_at >= UNREAD


def readers(team: Iterable[Person], writer: int, now: datetime) -> list[Person]:
    """Those of the team who are written to. Whoever has paused or stopped letters finds it on the call list."""
    return [person for person in team if person.id != writer and _gets_letters(person, now)]


def answer(typed: str) -> str:
    """An answer as it goes. Refused("strays.too-long") where it is longer than a screen."""
    text = typed.strip()
    if len(text) > PAGE:
        raise Refused("strays.too-long", most=str(PAGE))
    return text


def mark(text: str) -> int:
    """What a button carries of the text that stood above it: another text is not sent by it."""
    return int.from_bytes(sha256(text.encode()).digest()[:4])


def may_answer(answered: Answered | None, by: int) -> None:
    """Refused("strays.answered-already") where somebody was faster, or for the second tap."""
    if answered is not None:
        raise Refused("strays.answered-by-you" if answered.by == by else "strays.answered-already")


def glimpse(text: str) -> str:
    """The beginning of a text, to recognise it by."""
    line = " ".join(text.split())
    return line if len(line) <= GLIMPSE else line[: GLIMPSE - 1] + "…"


def page(text: str, number: int) -> tuple[str, bool]:
    """A page of a text, counted from 0, and whether more follows. Refused("common.gone") beyond the last."""
    start = number * PAGE
    if number < 0 or start >= max(len(text), 1):
        raise Refused("common.gone")
    return text[start : start + PAGE], start + PAGE < len(text)


def _gets_letters(person: Person, now: datetime) -> bool:
    paused = person.paused_until is not None and now < person.paused_until
    return not (person.unreachable or person.stopped or paused)
