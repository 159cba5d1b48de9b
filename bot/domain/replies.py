"""Replies: what a person says beforehand about a session."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.common import Refused
from bot.domain.workshops import Session


class Reply(StrEnum):
    """The three answers, as payloads and rows carry them."""

    COMING = "coming"
    NOT_COMING = "not_coming"
    UNSURE = "unsure"


CHOICES = (Reply.COMING, Reply.UNSURE, Reply.NOT_COMING)  # as people are asked


@dataclass(frozen=True, slots=True)
class Replied:
    """An answer given by a person, or entered by the coordinator for them (`entered_by`)."""

    session: int
    person: int
    reply: Reply
    at: datetime
    late: bool = False
    entered_by: int | None = None


class Question(StrEnum):
    """How it stands with being asked whether one comes to a session."""

    OPEN = "open"
    MOVED = "moved"  # it was asked about another date
    CANCELLED = "cancelled"
    BEGUN = "begun"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many come, are unsure, do not come, and have not said."""

    coming: int
    unsure: int
    not_coming: int
    silent: int


def parse(text: str) -> Reply:
    """A reply from a payload. Refused("common.old-button") for anything else."""
    try:
        return Reply(text)
    except ValueError:
        raise Refused("common.old-button") from None


def may_reply(session: Session, now: datetime) -> None:
    """Refused when the session was cancelled or has begun."""
    if session.cancelled:
        raise Refused("common.session-cancelled")
    if now >= session.starts:
        raise Refused("common.session-begun")


def may_annul(session: Session, replied: Replied | None, now: datetime) -> None:
    """Refused when the answer is none that was entered for somebody, or the session was cancelled or has begun."""
    if replied is None or replied.entered_by is None:
        raise Refused("annulling.not-entered")
    may_reply(session, now)


def unanswered(sessions: Iterable[Session], given: Mapping[int, Replied], now: datetime) -> list[Session]:
    """The sessions of which somebody may still say whether they come, and has said nothing."""
    return [one for one in sessions if one.id not in given and question(one, now) is Question.OPEN]


def question(session: Session, now: datetime, asked: int | None = None) -> Question:
    """How a question stands that was asked when the session started at `asked`, in the minutes of a payload."""
    if session.cancelled:
        return Question.CANCELLED
    if asked is not None and asked != minute(session):
        return Question.MOVED
    if now >= session.ends:
        return Question.OVER
    return Question.BEGUN if now >= session.starts else Question.OPEN


def minute(session: Session) -> int:
    """The start of a session as a payload carries it: an answer is given to a date, not to whatever it becomes."""
    return int(session.starts.timestamp()) // 60


def may_be_late(session: Session, reply: Replied | None, now: datetime) -> None:
    """Refused to those who did not say that they come, and once it is over: a bus is late after the start as well."""
    if session.cancelled:
        raise Refused("common.session-cancelled")
    if now >= session.ends:
        raise Refused("common.session-begun")
    if reply is None or reply.reply is not Reply.COMING:
        raise Refused("common.old-button")


def tally(replies: Iterable[Replied], enrolled: Iterable[int]) -> Tally:
    """Count the answers of those who are enrolled."""
    members = set(enrolled)
    given = Counter(reply.reply for reply in replies if reply.person in members)
    silent = len(members) - sum(given.values())
    return Tally(given[Reply.COMING], given[Reply.UNSURE], given[Reply.NOT_COMING], silent)
