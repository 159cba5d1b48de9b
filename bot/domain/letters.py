"""Letters: what the bot owes to somebody, and whether it may go now.

The weekly cap (7 a person and week) and the quiet hours (20:00 to 09:00) are a centre's settings: more
messages than that, or one at night, is how people come to block a bot.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from bot.domain.times import QuietHours

WEEK = timedelta(days=7)


class Lane(IntEnum):
    """Which letter goes first where not all can go at once: the lowest."""

    REPLY = 0
    NOTICE = 1
    REMINDER = 2
    ANNOUNCEMENT = 3


class State(StrEnum):
    """How a letter stands. `TODO` and `SENDING` are open, the others are ends; `UNKNOWN` may be sent again."""

    TODO = "todo"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Letter:
    """One message owed to one person.

    `key` is unique for ever: posting it twice owes it once. `builder` names the function that makes the
    screen when the letter is sent, from `values` (ids and plain words). `useless` is the instant from which
    on it is dropped. An `urgent` letter passes quiet hours, cap and pause; a `counted` one counts towards
    the weekly cap. `asked` letters answer a wish of the person and pass everything, "stop" included. A letter
    with a `subject` is a card: what was sent stays true when `Turn.touch` names the builder and subject.
    """

    key: str
    builder: str
    person: int
    due: datetime
    values: Mapping[str, int | str] = field(default_factory=dict)
    useless: datetime | None = None
    lane: Lane = Lane.NOTICE
    urgent: bool = False
    counted: bool = False
    asked: bool = False
    silent: bool = False
    subject: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What matters about a letter's reader at the moment of sending."""

    quiet: QuietHours
    weekly_cap: int
    stopped: bool = False
    paused_until: datetime | None = None
    unreachable: bool = False
    counted: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Go:
    """The letter may go now."""


@dataclass(frozen=True, slots=True)
class Hold:
    """The letter waits until an instant."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Drop:
    """The letter is not sent; `reason` is shown to the coordinator."""

    reason: str


Verdict = Go | Hold | Drop


def verdict(letter: Letter, standing: Standing, now: datetime) -> Verdict:
    """Whether a due letter goes, waits or is dropped."""
    if letter.useless is not None and now >= letter.useless:
        return Drop("late")
    if letter.lane is Lane.REPLY:
        return Go()
    if standing.unreachable:
        return Drop("unreachable")
    if letter.asked:
        return Go()
    if standing.stopped:
        return Drop("stopped")
    if letter.urgent:
        return Go()
    if standing.paused_until is not None and now < standing.paused_until:
        return Drop("paused")
    held = _held_until(letter, standing, now)
    if held <= now:
        return Go()
    return Drop("late") if letter.useless is not None and held >= letter.useless else Hold(held)


def _held_until(letter: Letter, standing: Standing, now: datetime) -> datetime:
    """The first instant at which neither the cap nor the quiet hours hold a letter back."""
    at = now
    recent = sorted(sent for sent in standing.counted if sent > now - WEEK)
    if letter.counted and len(recent) >= standing.weekly_cap:
        at = recent[len(recent) - standing.weekly_cap] + WEEK
    return standing.quiet.after(at)
