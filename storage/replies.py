"""Replies to sessions."""

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Connection, ForeignKey, Row, Text, delete, insert, select, update

from bot.domain.events import RepliedTo
from bot.domain.replies import Replied, Reply, may_annul, may_reply
from bot.domain.workshops import Session
from storage.schema import Erasure, Instant, Privacy, column, table

# `own_…` is what the person had said themselves before a coordinator entered something else for them.
replies = table(
    "replies",
    column("session_id", ForeignKey("sessions.id"), primary_key=True, privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), primary_key=True, index=True, privacy=Privacy.LINK),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("reply", Text, privacy=Privacy.PERSONAL),
    column("late", Boolean, default=False, privacy=Privacy.PERSONAL),
    column("entered_by", ForeignKey("persons.id", ondelete="SET NULL"), nullable=True, privacy=Privacy.LINK),
    column("at", Instant, privacy=Privacy.PERSONAL),
    column("own_reply", Text, nullable=True, privacy=Privacy.PERSONAL),
    column("own_late", Boolean, nullable=True, privacy=Privacy.PERSONAL),
    column("own_at", Instant, nullable=True, privacy=Privacy.PERSONAL),
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
    own = {} if entered_by is None else _own(db, session, person)
    db.execute(delete(replies).where(replies.c.session_id == session, replies.c.person_id == person))
    values = {"session_id": session, "person_id": person, "centre_id": centre, "entered_by": entered_by}
    db.execute(insert(replies).values(reply=reply.value, late=False, at=now, **values, **own))


def annul(db: Connection, session: Session, person: int, now: datetime) -> RepliedTo:
    """What was entered for somebody is no answer; their own from before is again. Refused where nothing was entered."""
    may_annul(session, one(db, session.id, person), now)
    own = _own(db, session.id, person)
    mine = (replies.c.session_id == session.id, replies.c.person_id == person)
    if own["own_reply"] is None:
        db.execute(delete(replies).where(*mine))
    else:
        back = {"reply": own["own_reply"], "late": own["own_late"], "at": own["own_at"], "entered_by": None}
        db.execute(update(replies).where(*mine).values(own_reply=None, own_late=None, own_at=None, **back))
    return RepliedTo(session.id, person)


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


def _own(db: Connection, session: int, person: int) -> dict[str, Any]:
    """What somebody said themselves, as the columns keep it beside what is entered for them."""
    row = db.execute(select(replies).where(replies.c.session_id == session, replies.c.person_id == person)).first()
    if row is None:
        return {"own_reply": None, "own_late": None, "own_at": None}
    if row.entered_by is None:
        return {"own_reply": row.reply, "own_late": row.late, "own_at": row.at}
    return {"own_reply": row.own_reply, "own_late": row.own_late, "own_at": row.own_at}


def _replied(row: Row[tuple[object, ...]]) -> Replied:
    return Replied(row.session_id, row.person_id, Reply(row.reply), row.at, row.late, row.entered_by)
