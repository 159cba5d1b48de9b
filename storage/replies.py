"""Replies to sessions."""

from datetime import datetime

from sqlalchemy import Boolean, Connection, ForeignKey, Row, Text, delete, insert, select, update

from bot.domain.events import RepliedTo
from bot.domain.replies import Replied, Reply, may_reply
from bot.domain.workshops import Session
from storage.schema import Erasure, Instant, Privacy, column, table

replies = table(
    "replies",
    column("session_id", ForeignKey("sessions.id"), primary_key=True, privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), primary_key=True, index=True, privacy=Privacy.LINK),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("reply", Text, privacy=Privacy.PERSONAL),
    column("late", Boolean, default=False, privacy=Privacy.PERSONAL),
    column("entered_by", ForeignKey("persons.id", ondelete="SET NULL"), nullable=True, privacy=Privacy.LINK),
    column("at", Instant, privacy=Privacy.PERSONAL),
    erasure=Erasure.DELETE,
)


def give(
    db: Connection, session: Session, person: int, reply: Reply, now: datetime, entered_by: int | None = None
) -> RepliedTo:
    """Keep an answer that may still be given; what to tell the other features. Refused when it is too late."""
    may_reply(session, now)
    put(db, session.centre, session.id, person, reply, now, entered_by)
    return RepliedTo(session.id, person)


def put(
    db: Connection, centre: int, session: int, person: int, reply: Reply, now: datetime, entered_by: int | None = None
) -> None:
    """Keep somebody's answer, their own or entered for them; a new one replaces it and is not late."""
    db.execute(delete(replies).where(replies.c.session_id == session, replies.c.person_id == person))
    values = {"session_id": session, "person_id": person, "centre_id": centre, "entered_by": entered_by}
    db.execute(insert(replies).values(reply=reply.value, late=False, at=now, **values))


def forget(db: Connection, session: int) -> int:
    """Drop all answers to a session; how many there were."""
    return db.execute(delete(replies).where(replies.c.session_id == session)).rowcount


def late(db: Connection, session: int, person: int) -> None:
    """Note that somebody who comes will be late."""
    mine = (replies.c.session_id == session, replies.c.person_id == person)
    db.execute(update(replies).where(*mine).values(late=True))


def of_session(db: Connection, session: int) -> dict[int, Replied]:
    """The answers to a session by person."""
    mine = select(replies).where(replies.c.session_id == session)
    return {row.person_id: _replied(row) for row in db.execute(mine)}


def of_person(db: Connection, person: int) -> dict[int, Replied]:
    """The answers of a person by session."""
    mine = select(replies).where(replies.c.person_id == person)
    return {row.session_id: _replied(row) for row in db.execute(mine)}


def one(db: Connection, session: int, person: int) -> Replied | None:
    """What somebody said of a session; None as long as they have not."""
    row = db.execute(select(replies).where(replies.c.session_id == session, replies.c.person_id == person)).first()
    return None if row is None else _replied(row)


def _replied(row: Row[tuple[object, ...]]) -> Replied:
    return Replied(row.session_id, row.person_id, Reply(row.reply), row.at, row.late, row.entered_by)
