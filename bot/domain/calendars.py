"""The calendar file: which sessions are in it, and when those who took it are sent it again."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.letters import Letter
from bot.domain.workshops import Session


def to_come(sessions: Iterable[Session], now: datetime) -> list[Session]:
    """What goes into a calendar: what is not over and takes place."""
    return [one for one in sessions if now < one.ends and not one.cancelled]


def to_follow(sessions: Iterable[Session], now: datetime) -> list[Session]:
    """What is sent once more when it changes: what is cancelled by now may be held after all."""
    return [one for one in sessions if now < one.ends]


def letter(person: int, session: Session, now: datetime) -> Letter:
    """The session once more, as it is now. The news itself is told by another letter, so this one may come by day."""
    key = f"calendar:{session.id}:{session.sequence}:person:{person}"
    values = {"session": session.id, "sequence": session.sequence}
    return Letter(key, "calendars.again", person, now, values, useless=session.ends, silent=True)


def uid(session: int, centre: str) -> str:
    """The name of an event for ever, in every calendar: RFC 5545, 3.8.4.7. `centre` is its slug."""
    return f"session-{session}@{centre}.atelier"
