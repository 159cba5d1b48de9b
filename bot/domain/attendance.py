"""Attendance: who was at a session, as its hosts saw it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.common import Refused
from bot.domain.letters import Letter
from bot.domain.people import Person
from bot.domain.replies import Replied, Reply
from bot.domain.times import DAY, Window
from bot.domain.workshops import Session

CORRECTABLE = timedelta(days=7)  # after the end: a host remembers that long, and then the figures have been told
FORGOTTEN = DAY  # after the end: a host who has noted nothing by then has forgotten, or does not use the bot
LONGEST = DAY  # what no session lasts longer than, to find those that end in a window
NAMES = 40  # buttons of names: Telegram takes 100, and forty in twos can still be scrolled
GUESTS = 20  # a session: more is a group of its own, and the names of all fit a message


class Mark(StrEnum):
    """What a host saw, as payloads and rows carry it."""

    HERE = "here"
    EXCUSED = "excused"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Seen:
    """Whether somebody was there. `by` noted it last; None once that person is erased."""

    person: int
    mark: Mark
    by: int | None


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who came once, unknown to the centre. `name` is empty once it is forgotten."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody of the group and whether they were there; None as long as nobody noted it.

    `is_new`: they took their place once it was over. They may have been there, but nobody missed them.
    """

    person: Person
    mark: Mark | None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """A session in figures."""

    here: int
    excused: int
    absent: int
    open: int


def parse(text: str) -> Mark:
    """A mark from a payload. Refused("common.old-button") for anything else."""
    try:
        return Mark(text)
    except ValueError:
        raise Refused("common.old-button") from None


def is_open(session: Session, now: datetime) -> bool:
    """Whether it may be noted, or corrected, who is there: from the start on, for a week after the end."""
    return not session.cancelled and session.starts <= now < session.ends + CORRECTABLE


def may_mark(session: Session, now: datetime) -> None:
    """Refused for a session that is cancelled, has not begun, or has been over for a week."""
    if session.cancelled:
        raise Refused("common.session-cancelled")
    if now < session.starts:
        raise Refused("attendance.not-yet")
    if not is_open(session, now):
        raise Refused("attendance.closed")


def may_bring(guests: Sequence[Guest]) -> None:
    """Refused("attendance.many-guests") where there are as many as a session has."""
    if len(guests) >= GUESTS:
        raise Refused("attendance.many-guests")


def excused(session: Session, people: Iterable[Person], replies: Mapping[int, Replied]) -> frozenset[int]:
    """Who had said that they would not come, or paused until after the session: the pause promises it."""
    return frozenset(one.id for one in people if _had_said_no(replies.get(one.id)) or _pauses(one, session.starts))


def lines(
    people: Iterable[Person], seen: Mapping[int, Seen], away: Collection[int], new: Collection[int] = ()
) -> list[Line]:
    """The group by name, those who are excused or new last; noting somebody moves nobody."""
    found = [Line(one, seen[one.id].mark if one.id in seen else None, one.id in new) for one in people]
    return sorted(found, key=lambda line: (line.is_new, line.person.id in away, line.person.name.casefold()))


def awaited(found: Iterable[Line]) -> list[Line]:
    """Those of whom nobody has noted yet whether they were there, and who could have been."""
    return [line for line in found if line.mark is None and not line.is_new]


def others(found: Iterable[Line], away: Collection[int]) -> dict[int, Mark]:
    """What is true of those whom nobody saw: excused where they are `away`, else absent."""
    unseen = [line.person.id for line in awaited(found)]
    return {one: Mark.EXCUSED if one in away else Mark.ABSENT for one in unseen}


def counts(found: Sequence[Line]) -> Counts:
    """The figures, guests apart."""
    marks = [line.mark for line in found]
    return Counts(marks.count(Mark.HERE), marks.count(Mark.EXCUSED), marks.count(Mark.ABSENT), len(awaited(found)))


def is_forgotten(session: Session, now: datetime) -> bool:
    """Whether a session should have been noted by now, and still may be."""
    return is_open(session, now) and now >= _forgotten(session)


def starting_before(window: Window) -> Window:
    """When sessions start about whose end somebody is written to in a window."""
    return Window(window.start - LONGEST - FORGOTTEN, window.end)


def asking(session: Session, person: int) -> Letter:
    """To a host, when a session is over: who was there?"""
    key = f"session:{session.id}:attendance:{person}:{_stamp(session)}"
    return Letter(key, "attendance.card", person, session.ends, useless=_closes(session), subject=session.id)


def missing(session: Session, person: int) -> Letter:
    """To a coordinator, a day later: nobody has noted anything."""
    key = f"session:{session.id}:attendance-missing:{person}:{_stamp(session)}"
    values: dict[str, int | str] = {"session": session.id, "starts": _stamp(session)}
    return Letter(key, "attendance.missing", person, _forgotten(session), values, useless=_closes(session))


def is_still(session: Session, stamped: str) -> bool:
    """Whether a session is still the one that a letter was written about."""
    return not session.cancelled and _stamp(session) == stamped


def _forgotten(session: Session) -> datetime:
    return session.ends + FORGOTTEN


def _closes(session: Session) -> datetime:
    return session.ends + CORRECTABLE


def _stamp(session: Session) -> str:
    return f"{session.starts:%Y%m%dT%H%M}"


def _pauses(person: Person, at: datetime) -> bool:
    return person.paused_until is not None and at < person.paused_until


def _had_said_no(replied: Replied | None) -> bool:
    return replied is not None and replied.reply is Reply.NOT_COMING
