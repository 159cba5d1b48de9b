"""When an announcement goes: at once, at an hour, or some time before a session, wherever that is moved to.

For 30 seconds after it is confirmed nothing leaves, so that all of it can be taken back: one sees a mistake in what one
has just sent. Telegram deletes a message for 48 hours; an hour of them is left for what has to wait.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.domain.common import Refused
from bot.domain.times import DAY, QuietHours, instant
from bot.domain.workshops import Session

UNDO = timedelta(seconds=30)
DELETABLE = timedelta(hours=47)
EVENING = time(18)  # of the day before a session
SHORTLY = timedelta(hours=2)  # before its start
USUAL = time(10)  # where somebody types a day without an hour


class Lead(StrEnum):
    """How long before a session, as payloads and rows carry it."""

    EVE = "eve"
    SHORTLY = "shortly"


@dataclass(frozen=True, slots=True)
class Timing:
    """At an hour, or relative to a session; neither is at once."""

    at: datetime | None = None
    session: int | None = None
    lead: Lead | None = None


AT_ONCE = Timing()


def lead(text: str) -> Lead:
    """The lead that a button names. Refused("common.old-button") for anything else."""
    try:
        return Lead(text)
    except ValueError:
        raise Refused("common.old-button") from None


def before(session: Session, how: Lead, zone: str) -> datetime:
    """The instant that lies before a session, by the wall clock."""
    if how is Lead.SHORTLY:
        return session.starts - SHORTLY
    return instant(datetime.combine(session.wall.date() - DAY, EVENING), zone)


def planned(timing: Timing, anchor: Session | None, quiet: QuietHours, confirmed: datetime) -> datetime:
    """When what is confirmed at an instant goes: past the time in which it can be undone, and not at night."""
    at = timing.at
    if anchor is not None and timing.lead is not None:
        at = before(anchor, timing.lead, quiet.zone)
    return quiet.after(max(at or confirmed, confirmed + UNDO))


def may_choose(anchor: Session, how: Lead, zone: str, now: datetime) -> None:
    """Refused("announcements.lead-over") when that instant has gone by."""
    if anchor.cancelled or before(anchor, how, zone) <= now:
        raise Refused("announcements.lead-over")


def is_off(anchor: Session | None, now: datetime) -> bool:
    """Whether what was to go before a session has no sense any more."""
    return anchor is not None and (anchor.cancelled or now >= anchor.starts)


def may_undo(sent_at: datetime, now: datetime) -> bool:
    """Whether nothing has left yet."""
    return now < sent_at + UNDO


def may_delete(arrived: datetime, now: datetime) -> bool:
    """Whether Telegram still takes a message away."""
    return now < arrived + DELETABLE
