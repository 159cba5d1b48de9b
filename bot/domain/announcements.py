"""Announcements: what a coordinator tells a whole group at once, whom it reaches, and how it went.

The same words to the same group within 10 minutes are rarely meant: two coordinators did not know of each other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby
from zlib import crc32

from bot.domain.audiences import Audience, Recipient, Who
from bot.domain.contents import Content, alike
from bot.domain.letters import Drop, Hold, Lane, Letter, State, verdict
from bot.domain.times import wall
from bot.domain.timings import AT_ONCE, UNDO, Timing

TWIN = timedelta(minutes=10)
NAMED = 60  # names a screen: 60 of 40 letters leave a third of the message to the sentences
LAST = 10  # announcements that can be looked at again
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
    CALLED_OFF = "called-off"
    RETRACTED = "retracted"
    REPLACED = "replaced"
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
    "retracted": Fate.RETRACTED,
    "replaced": Fate.REPLACED,
}


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is said to whom, and when. `content` is gone with its author, or with time.

    `goes_at` is set when it is confirmed, with `sent_at`; `corrects` names the one that it corrects.
    """

    id: int
    author: int | None
    audience: Audience
    content: Content | None
    timing: Timing = AT_ONCE
    sent_at: datetime | None = None
    goes_at: datetime | None = None
    retracted_at: datetime | None = None
    corrects: int | None = None


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


def foresee(announcement: Announcement, audience: Iterable[Recipient], goes_at: datetime, now: datetime) -> Outlook:
    """To whom it would go, asked of the rule that delivery itself follows."""
    arrivals = tuple(_foresee(announcement, one, goes_at) for one in audience)
    hour = goes_at.timestamp() if is_later(goes_at, now) else 0
    people = [(one.who.person, one.who.host, one.fate.value) for one in arrivals]
    return Outlook(goes_at, arrivals, mark_of(announcement.content, hour, people))


def mark_of(*shown: object) -> int:
    """A number that changes with what somebody was shown."""
    return crc32(repr(shown).encode())


def is_later(goes_at: datetime, now: datetime) -> bool:
    """Whether it goes at an hour of its own."""
    return goes_at > now + UNDO


def letter(announcement: int, person: int, due: datetime, *, counted: bool = True) -> Letter:
    """The announcement for one person, a card: it can be corrected and taken back."""
    key = f"{key_of(announcement)}{person}"
    return Letter(key, "announcements.text", person, due, lane=Lane.ANNOUNCEMENT, counted=counted, subject=announcement)


def pin(announcement: int, person: int, due: datetime) -> Letter:
    """The place that goes before the words; it counts for both."""
    key = f"announcement:{announcement}:pin:{person}"
    return Letter(key, "announcements.pin", person, due, lane=Lane.ANNOUNCEMENT, counted=True, subject=announcement)


def letters(
    announcement: Announcement, people: Iterable[int], due: datetime, *, counted: bool = True
) -> Iterator[Letter]:
    """The announcement for everybody it goes to. Its place, where it has one, is owed first."""
    with_place = announcement.content is not None and announcement.content.is_place
    for person in people:
        if with_place:
            yield pin(announcement.id, person, due)
        yield letter(announcement.id, person, due, counted=counted and not with_place)


def reports(announcement: int, author: int, goes_at: datetime, now: datetime) -> Iterator[Letter]:
    """The card that says how it goes; a second one later, where it goes at an hour of its own."""
    moments = {"progress": now + UNDO, "result": goes_at + RESULT}
    for name in moments if is_later(goes_at, now) else ["progress"]:
        key = f"announcement:{announcement}:{name}"
        yield Letter(key, "announcements.progress", author, moments[name], asked=True, subject=announcement)


def twin(mine: Announcement, others: Iterable[Announcement]) -> Announcement | None:
    """What somebody else has just sent to the same group in the same words."""
    for other in others:
        if other.author == mine.author or other.audience != mine.audience or other.content is None:
            continue
        if mine.content is not None and alike(mine.content, other.content):
            return other
    return None


def key_of(announcement: int) -> str:
    """How the keys of an announcement's letters begin."""
    return f"announcement:{announcement}:person:"


def messages_of(announcement: int) -> tuple[str, str]:
    """How the keys of what people are sent begin: the words and the places."""
    return key_of(announcement), f"announcement:{announcement}:pin:"


def result_of(announcement: int) -> str:
    """The key of the second report."""
    return f"announcement:{announcement}:result"


def all_of(announcement: int) -> str:
    """How the keys of everything that is owed for an announcement begin."""
    return f"announcement:{announcement}:"


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


def called_off(arrivals: Iterable[Arrival]) -> list[Arrival]:
    """The same, where the session has come to nothing that it was to go before."""
    return [replace(one, fate=Fate.CALLED_OFF) if one.fate is Fate.LEFT else one for one in arrivals]


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


def _foresee(announcement: Announcement, one: Recipient, at: datetime) -> Arrival:
    if one.standing is None or one.who.person is None:
        return Arrival(one.who, Fate.NO_TELEGRAM)
    match verdict(letter(announcement.id, one.who.person, at), one.standing, at):
        case Drop(reason):
            paused = one.standing.paused_until if reason == "paused" else None
            return Arrival(one.who, REASONS.get(reason, Fate.FAILED), paused)
        case Hold(until):
            return Arrival(one.who, Fate.WAITING, until)
        case _:
            return Arrival(one.who, Fate.WAITING)


def _place(one: Arrival, zone: str) -> tuple[int, date]:
    return list(Fate).index(one.fate), date.min if one.until is None else wall(one.until, zone).date()
