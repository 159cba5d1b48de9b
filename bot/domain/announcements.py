"""Announcements: what a coordinator tells a whole group at once, whom it reaches, and how it went.

A text has at most 3,500 characters. Telegram takes 4,096 a message, counted without markup; the heading with the
centre's name, the signature and the air around them take up to 200, the rest is left for what centres are called.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby
from unicodedata import category
from zlib import crc32

from bot.domain.common import Refused
from bot.domain.letters import Drop, Hold, Lane, Letter, Standing, State, verdict
from bot.domain.times import wall

LENGTH = 3_500  # characters
CUT = timedelta(seconds=5)  # apps send a longer text in pieces, at once: nobody types the next piece so fast
NAMED = 60  # names a screen: 60 of 40 letters leave a third of the message to the sentences
LAST = 10  # announcements that can be looked at again
OFFERED = 8  # workshops to choose from, the newest: what a thumb still scrolls
KEPT = timedelta(days=30)  # the text, and one that was begun and never sent: long enough to look it up again
RESULT = timedelta(minutes=10)  # after an announcement that waited for the morning, the result comes by itself


class Fate(StrEnum):
    """How an announcement went for somebody, in the order in which the coordinator reads it."""

    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    STOPPED = "stopped"
    PAUSED = "paused"
    NO_TELEGRAM = "no-telegram"
    LEFT = "left"
    FAILED = "failed"
    UNKNOWN = "unknown"
    WAITING = "waiting"
    SENT = "sent"


REASONS = {
    "blocked": Fate.BLOCKED,
    "no_chat": Fate.UNREACHABLE,
    "unreachable": Fate.UNREACHABLE,
    "stopped": Fate.STOPPED,
    "paused": Fate.PAUSED,
    "no_telegram": Fate.NO_TELEGRAM,
    "unwanted": Fate.LEFT,
}


@dataclass(frozen=True, slots=True)
class Announcement:
    """A text for the group of a workshop, of all workshops without one. `goes_at` is set when it is confirmed."""

    id: int
    author: int | None
    workshop: int | None
    hosts: bool
    text: str | None
    sent_at: datetime | None = None
    goes_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody of the audience: a person, or a host who is only named on the programme."""

    person: int | None
    host: int | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody of the audience and what holds for them; no standing without Telegram."""

    who: Who
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """How it goes for somebody; `until` is the end of their wait or pause."""

    who: Who
    fate: Fate
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Those with the same fate: `who` to name, and how many `more`."""

    fate: Fate
    until: datetime | None
    who: tuple[Who, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would happen if it were confirmed now. `mark` changes with everything the coordinator was shown."""

    goes_at: datetime
    arrivals: tuple[Arrival, ...]
    mark: int

    @property
    def going(self) -> tuple[Arrival, ...]:
        """Those it is sent to."""
        return tuple(one for one in self.arrivals if one.fate is Fate.WAITING)

    @property
    def left_out(self) -> tuple[Arrival, ...]:
        """Those it cannot be sent to."""
        return tuple(one for one in self.arrivals if one.fate is not Fate.WAITING)

    @property
    def later(self) -> tuple[Arrival, ...]:
        """Those whose weekly cap holds it back longer than the others wait."""
        return tuple(one for one in self.going if one.until is not None and one.until > self.goes_at)


def total(text: str, before: int, at: int, now: datetime) -> int:
    """How long a text is, with the piece of `before` characters that Telegram cut off it at the second `at`."""
    joined = before and now.timestamp() - at <= CUT.total_seconds()
    return len(text) + (before if joined else 0)


def excess(length: int) -> int:
    """By how many characters a text is too long."""
    return max(0, length - LENGTH)


def check(text: str) -> None:
    """Refused("announcements.empty") when nothing of it can be seen."""
    if not any(category(char)[0] not in "CZ" for char in text):
        raise Refused("announcements.empty")


def foresee(announcement: Announcement, audience: Iterable[Recipient], goes_at: datetime, now: datetime) -> Outlook:
    """To whom it would go, asked of the rule that delivery itself follows."""
    arrivals = tuple(_foresee(announcement, one, now) for one in audience)
    morning = goes_at.timestamp() if goes_at > now else 0
    shown = (announcement.text, morning, [(one.who.person, one.who.host, one.fate.value) for one in arrivals])
    return Outlook(goes_at, arrivals, crc32(repr(shown).encode()))


def letter(announcement: int, person: int, now: datetime) -> Letter:
    """The announcement for one person."""
    values = {"announcement": announcement}
    key = f"{key_of(announcement)}{person}"
    return Letter(key, "announcements.text", person, now, values, lane=Lane.ANNOUNCEMENT, counted=True)


def letters(announcement: int, arrivals: Iterable[Arrival], now: datetime) -> Iterator[Letter]:
    """The announcement for everybody it goes to."""
    return (letter(announcement, one.who.person, now) for one in arrivals if one.who.person is not None)


def reports(announcement: int, author: int, goes_at: datetime, now: datetime) -> Iterator[Letter]:
    """The card that says how it goes; a second one in the morning, where it waits for the morning."""
    moments = {"progress": now, "result": goes_at + RESULT} if goes_at > now else {"progress": now}
    for name, due in moments.items():
        key = f"announcement:{announcement}:{name}"
        yield Letter(key, "announcements.progress", author, due, asked=True, subject=announcement)


def key_of(announcement: int) -> str:
    """How the keys of an announcement's letters begin."""
    return f"announcement:{announcement}:person:"


def number_in(key: str) -> int:
    """The announcement that a letter's key names."""
    return int(key.split(":")[1])


def fate(state: State, reason: str | None) -> Fate:
    """What a letter's end means to the coordinator."""
    match state:
        case State.TODO | State.SENDING:
            return Fate.WAITING
        case State.SENT:
            return Fate.SENT
        case State.UNKNOWN:
            return Fate.UNKNOWN
        case _:
            return REASONS.get(reason or "", Fate.FAILED)


def count(arrivals: Iterable[Arrival], wanted: Fate) -> int:
    """How many have one fate."""
    return sum(one.fate is wanted for one in arrivals)


def groups(arrivals: Sequence[Arrival], zone: str) -> tuple[Group, ...]:
    """Everybody by fate, and by day where they wait; those who have it are listed once nobody waits any more."""
    on_the_way = count(arrivals, Fate.WAITING) > 0
    shown = [one for one in arrivals if not (on_the_way and one.fate is Fate.SENT)]
    room, made = NAMED, []
    for (kind, _), members in groupby(sorted(shown, key=lambda one: _place(one, zone)), lambda one: _place(one, zone)):
        same = list(members)
        named = tuple(one.who for one in same[: max(room, 1)])
        until = min((one.until for one in same if one.until is not None), default=None)
        made.append(Group(list(Fate)[kind], until, named, len(same) - len(named)))
        room -= len(named)
    return tuple(made)


def named_centre(name: str) -> tuple[str, str]:
    """A centre's name after "du": "Centre social L'Estran" gives ("centre", "social L'Estran"), others ("", name)."""
    first, _, rest = name.partition(" ")
    return ("centre", rest) if first == "Centre" and rest else ("", name)


def _foresee(announcement: Announcement, one: Recipient, now: datetime) -> Arrival:
    if one.standing is None or one.who.person is None:
        return Arrival(one.who, Fate.NO_TELEGRAM)
    match verdict(letter(announcement.id, one.who.person, now), one.standing, now):
        case Drop(reason):
            paused = one.standing.paused_until if reason == "paused" else None
            return Arrival(one.who, REASONS.get(reason, Fate.FAILED), paused)
        case Hold(until):
            return Arrival(one.who, Fate.WAITING, until)
        case _:
            return Arrival(one.who, Fate.WAITING)


def _place(one: Arrival, zone: str) -> tuple[int, date]:
    return list(Fate).index(one.fate), date.min if one.until is None else wall(one.until, zone).date()
