"""The calendar file: which sessions are in it, and when those who took it are sent it again."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.domain.letters import Letter
from bot.domain.workshops import Session


def to_come(sessions: Iterable[Session], now: datetime) -> list[Session]:
    """What goes into a calendar: what is not over and takes place."""
    return [one for one in sessions if now < one.ends and not one.cancelled]


def behind(taken: Mapping[int, int], sessions: Iterable[Session]) -> list[Session]:
    """The sessions that have changed since somebody took them, cancelled ones too; `taken` is the sequence of each."""
    return [one for one in sessions if one.id in taken and taken[one.id] < one.sequence]


def letter(person: int, session: Session, now: datetime) -> Letter:
    """The session once more, as it is now. The news itself is told by another letter, so this one may come by day."""
    key = f"calendar:{session.id}:{session.sequence}:person:{person}"
    return Letter(key, "calendars.again", person, now, {"session": session.id}, useless=session.ends, silent=True)


def uid(session: int, host: str) -> str:
    """The name of an event for ever, in every calendar: RFC 5545, 3.8.4.7."""
    return f"session-{session}@{host}"
