"""Reminders of sessions: when each is due, who gets it, and who is to be called instead. Settings of a centre.

Two reminders, 3 days and 1 day before at 18:00: 4.4 % missed their appointment, against 5.8 % and 5.3 % with one of
the two alone (54,066 people, PubMed 30130032). No trial was found for one 2 hours before, so it is off.
One nudge, 24 hours after the first: a question that is answered predicts coming. Silence after that needs a human,
and so does silence on two sessions running: no fourth message.
Nobody who said no is reminded: after "I can't" it is felt as pressure.
Nothing is sent once a session has begun: that was seen in two public systems.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.domain.centres import Centre
from bot.domain.letters import Lane, Letter, State
from bot.domain.people import Person
from bot.domain.replies import Reply
from bot.domain.times import DAY, Window, instant, wall
from bot.domain.workshops import Session

PURPOSE = "reminders"  # what people consent to
FURTHEST = timedelta(days=15)  # a centre may set a reminder 14 days before, at any hour
TIRING = 2  # unanswered sessions, one after the other
TO_A_HUMAN = DAY  # from the nudge, sent or not, to the call list
OPEN = frozenset({State.TODO, State.SENDING})
EXCUSED = frozenset({"unwanted", "paused", "held_back"})  # ends of a letter that are nobody's trouble


class Kind(StrEnum):
    """The messages about one session, in their order."""

    FIRST = "first"
    NUDGE = "nudge"
    SECOND = "second"
    LAST = "last"


class Why(StrEnum):
    """Why somebody is to be called about a session."""

    SILENT = "silent"
    AGAIN = "again"  # silent on the two sessions before as well
    LOST = "lost"  # no reminder could be delivered
    UNREMINDED = "unreminded"  # they want none


@dataclass(frozen=True, slots=True)
class Due:
    """One message about a session: from `useless` on the next one, or the session itself, takes its place."""

    kind: Kind
    at: datetime
    useless: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """How a letter stands, and when it ended."""

    state: State
    reason: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a place, as far as one session is concerned. `tired`: silent on the two sessions before it."""

    person: int
    wants: bool
    reply: Reply | None = None
    tired: bool = False
    letters: Mapping[Kind, Sent] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Silence:
    """Somebody who is to be called about a session, since when, and why."""

    person: int
    why: Why
    since: datetime


def timetable(session: Session, centre: Centre) -> list[Due]:
    """When each message about a session is due, the first one first; none once it has begun."""
    times = sorted((at, kind) for kind, at in _instants(session, centre).items() if at < session.starts)
    reminders = [at for at, kind in times if kind is not Kind.NUDGE]
    return [Due(kind, at, min((one for one in reminders if one > at), default=session.starts)) for at, kind in times]


def plan(session: Session, centre: Centre, members: Iterable[Member], window: Window) -> Iterator[Letter]:
    """The letters about a session that fall due in a window. After an outage only the latest is still useful."""
    dues = [due for due in timetable(session, centre) if due.at in window]
    if session.cancelled or not dues:
        return
    starting = any(due.kind is Kind.FIRST for due in dues)
    for member in members:
        for due in dues:
            if concerns(due.kind, member) and (due.kind is not Kind.NUDGE or starting or _is_under_way(member)):
                yield _letter(session, due, member.person)


def concerns(kind: Kind, member: Member) -> bool:
    """Whether a message of this kind is for somebody who said what they said."""
    if not member.wants or member.reply is Reply.NOT_COMING:
        return False
    return kind is not Kind.NUDGE or (member.reply is None and not member.tired)


def before(session: Session, sessions: Iterable[Session], now: datetime) -> list[Session]:
    """The sessions that have tired somebody who answered none of them; none as long as there are too few."""
    begun = [one for one in sessions if one.starts < session.starts and one.starts <= now and not one.cancelled]
    return begun[-TIRING:] if len(begun) >= TIRING else []


def is_wanted(kind: Kind, stamped: str, session: Session, centre: Centre, member: Member, now: datetime) -> bool:
    """Whether a letter still makes sense at the moment of sending; `stamped` is the start that it was written for."""
    if session.cancelled or stamped != stamp(session) or now >= session.starts or not concerns(kind, member):
        return False
    if kind is not Kind.NUDGE:
        return True
    first = member.letters.get(Kind.FIRST)
    if first is None or first.state is not State.SENT or first.at is None:
        return False
    return now - first.at >= _nudge_after(centre) / 2  # the first was held up: asking again at once would be pressing


def silences(
    session: Session, centre: Centre, members: Iterable[Member], people: Mapping[int, Person], now: datetime
) -> Iterator[Silence]:
    """Who is to be called about a session that has not begun. Who has paused is excused."""
    if session.cancelled or now >= session.starts:
        return
    for member in members:
        person = people[member.person]
        if member.reply is not None or (person.paused_until is not None and now < person.paused_until):
            continue
        silence = _silence(session, centre, member, stopped=person.stopped)
        if silence.since <= now:
            yield silence


def key(session: Session, kind: Kind, person: int) -> str:
    """The key of a letter: another start is another letter."""
    return f"session:{session.id}:remind:{kind}:person:{person}:{stamp(session)}"


def stamp(session: Session) -> str:
    """The start of a session as keys carry it, in UTC."""
    return f"{session.starts:%Y%m%dT%H%M}"


def _instants(session: Session, centre: Centre) -> dict[Kind, datetime]:
    last, nudge = timedelta(hours=_number(centre, "last_reminder_hours", 0)), _nudge_after(centre)
    found = {
        Kind.FIRST: _first(session, centre),
        Kind.SECOND: _days_before(session, centre, "second_reminder", 1),
    }
    if nudge:  # by the wall clock too: the same hour, the day after a night of 25 hours as well
        found[Kind.NUDGE] = instant(wall(found[Kind.FIRST], centre.zone) + nudge, centre.zone)
    if last:
        found[Kind.LAST] = session.starts - last
    return found


def _first(session: Session, centre: Centre) -> datetime:
    return _days_before(session, centre, "first_reminder", 3)


def _days_before(session: Session, centre: Centre, name: str, days: int) -> datetime:
    """By the wall clock, so that a night of 23 or 25 hours changes nothing."""
    day = session.wall.date() - timedelta(days=_number(centre, f"{name}_days", days))
    at = time.fromisoformat(str(centre.settings.get(f"{name}_at", "18:00:00")))
    return instant(datetime.combine(day, at), centre.zone)


def _nudge_after(centre: Centre) -> timedelta:
    return timedelta(hours=_number(centre, "nudge_after_hours", 24))


def _number(centre: Centre, name: str, default: int) -> int:
    return int(centre.settings.get(name, default))


def _is_under_way(member: Member) -> bool:
    """Whether the first reminder went, or is about to."""
    first = member.letters.get(Kind.FIRST)
    return first is not None and (first.state is State.SENT or first.state in OPEN)


def _letter(session: Session, due: Due, person: int) -> Letter:
    return Letter(
        key(session, due.kind, person),
        "reminders.session",
        person,
        due.at,
        {"session": session.id, "kind": due.kind.value, "starts": stamp(session)},
        useless=due.useless,
        lane=Lane.REMINDER,
    )


def _silence(session: Session, centre: Centre, member: Member, *, stopped: bool) -> Silence:
    if stopped or not member.wants:
        return Silence(member.person, Why.UNREMINDED, session.starts - DAY)
    if lost := _lost_since(member):
        return Silence(member.person, Why.LOST, lost)
    first = _first(session, centre)
    if member.tired:
        return Silence(member.person, Why.AGAIN, first)
    since = first + _nudge_after(centre) + TO_A_HUMAN
    return Silence(member.person, Why.SILENT, since if since < session.starts else session.starts - DAY)


def _lost_since(member: Member) -> datetime | None:
    """Since when it is known that reminders do not arrive; None when one did, or none was owed."""
    reminders = [sent for kind, sent in member.letters.items() if kind is not Kind.NUDGE]
    if any(sent.state is State.SENT for sent in reminders):
        return None
    lost = [sent.at for sent in reminders if sent.at and sent.state not in OPEN and sent.reason not in EXCUSED]
    return min(lost, default=None)
