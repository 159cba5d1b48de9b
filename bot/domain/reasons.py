"""Reasons: why somebody does not come, or did not, if they wish to say; and what help they ask for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.domain import times
from bot.domain.attendance import LONGEST, Mark
from bot.domain.common import Refused
from bot.domain.letters import Letter
from bot.domain.replies import Replied, Reply
from bot.domain.times import DAY, Window
from bot.domain.workshops import Session

MISSED_AT = time(10)  # the next morning: a night has passed, and somebody is at the centre if they call
TOO_LATE = timedelta(days=4)  # after that, "we missed you" comes out of nothing
TOPICAL = timedelta(days=60)  # a call that was asked for and never made is asked for again by then, or no longer needed
SOON = DAY  # before the session, a lift is looked for first


class Reason(StrEnum):
    """Six pictures to choose from, the last for who would rather not say."""

    LIFT = "lift"
    CHILD = "child"
    HEALTH = "health"
    WORK = "work"
    OTHER = "other"
    UNSAID = "unsaid"


class Help(StrEnum):
    """What the team can do at once."""

    LIFT = "lift"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody asks for help about a session. `host_may_know`: whoever leads it may be told as well."""

    session: int
    person: int
    kind: Help
    host_may_know: bool
    at: datetime

    @property
    def key(self) -> str:
        """The name of the call that it leads to."""
        return f"session:{self.session}:help:{self.kind}:person:{self.person}:{self.at:%Y%m%dT%H%M%S}"


def parse_reason(text: str) -> Reason:
    """A reason from a payload. Refused("common.old-button") for anything else."""
    try:
        return Reason(text)
    except ValueError:
        raise Refused("common.old-button") from None


def parse_help(text: str) -> Help:
    """A kind of help from a payload. Refused("common.old-button") for anything else."""
    try:
        return Help(text)
    except ValueError:
        raise Refused("common.old-button") from None


def stands(replied: Replied | None, mark: Mark | None) -> bool:
    """Whether there is anything to give a reason for: a no beforehand, or an absence."""
    said_no = replied is not None and replied.reply is Reply.NOT_COMING
    return mark is Mark.ABSENT or (said_no and mark is not Mark.HERE)


def missed(replied: Replied | None, mark: Mark | None) -> bool:
    """Whether somebody was not there, was not excused, and had not said that they would not come."""
    return mark is Mark.ABSENT and not (replied is not None and replied.reply is Reply.NOT_COMING)


def letter(session: Session, person: int, now: datetime, zone: str) -> Letter | None:
    """A kind word, the next morning; none where the absence is noted when that is long ago."""
    due = _morning_after(max(session.ends, now), zone)
    if due > session.ends + TOO_LATE:
        return None
    key, values = f"session:{session.id}:missed:person:{person}", {"session": session.id}
    return Letter(key, "reasons.missed", person, due, values, useless=due + DAY, counted=True)


def ended_lately(now: datetime) -> Window:
    """When sessions start of which an absence may still be spoken about."""
    return Window(now - TOO_LATE - LONGEST, now)


def is_topical(session: Session, now: datetime, zone: str) -> bool:
    """Whether an absence is spoken about: from the next morning on, when mistakes are put right, for a few days."""
    return not session.cancelled and _morning_after(session.ends, zone) <= now < session.ends + TOO_LATE


def next_one(sessions: Iterable[Session], now: datetime) -> Session | None:
    """The session to come at which somebody is awaited."""
    to_come = [one for one in sessions if not one.cancelled and now < one.starts]
    return min(to_come, key=lambda one: one.starts, default=None)


def may_need_lift(session: Session, replied: Replied | None, now: datetime) -> bool:
    """Whether a lift is offered beside an answer: to who comes or is not sure. Others are asked why first."""
    if session.cancelled or now >= session.starts or replied is None:
        return False
    return replied.reply is not Reply.NOT_COMING


def may_ask(session: Session, kind: Help, now: datetime) -> None:
    """Refused when a lift is asked for to a session that is cancelled or has begun; a call is always possible."""
    if kind is Help.CALL:
        return
    if session.cancelled:
        raise Refused("common.session-cancelled")
    if now >= session.starts:
        raise Refused("common.session-begun")


def wants_call(wish: Wish, session: Session, now: datetime, *, takes_part: bool) -> bool:
    """Whether a wish is a reason to call: a lift until the session, for who takes part; a call while it is topical."""
    if wish.kind is Help.LIFT:
        return takes_part and not session.cancelled and now < session.starts
    return now < wish.at + TOPICAL


def is_urgent(wish: Wish, session: Session, now: datetime) -> bool:
    """Whether a lift must be found today."""
    return wish.kind is Help.LIFT and session.starts - now < SOON


def sought(wish: Wish, session: Session, reader: int, now: datetime) -> Letter:
    """To a coordinator, at once: a lift must be found today, and the day's list is read in the morning."""
    values: dict[str, int | str] = {"session": wish.session, "person": wish.person}
    return Letter(f"{wish.key}:to:{reader}", "reasons.sought", reader, now, values, useless=session.starts)


def _morning_after(at: datetime, zone: str) -> datetime:
    return times.instant(datetime.combine(times.wall(at, zone).date() + DAY, MISSED_AT), zone)
