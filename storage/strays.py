"""Messages that nobody asked for, and what the team answers. Buttons carry their ids: none is used twice."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, ForeignKey, Index, Integer, Row, Text, delete, insert, or_, select, update

from bot.domain.common import Refused
from bot.domain.strays import PENDING, READ, Answered, Kind, Message
from storage.schema import Erasure, Instant, Privacy, Sealed, column, new_id, table
from storage.sealing import seal, unseal

# `body` is what was typed. It is empty for voice messages and pictures, and once it has been forgotten.
messages = table(
    "stray_messages",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), privacy=Privacy.LINK),
    column("kind", Text, privacy=Privacy.PERSONAL),
    column("body", Sealed, nullable=True, privacy=Privacy.SEALED),
    column("at", Instant, privacy=Privacy.PERSONAL),
    column("passed_at", Instant, nullable=True, privacy=Privacy.PERSONAL),
    column("read_at", Instant, nullable=True, privacy=Privacy.PERSONAL),
    column("read_by", ForeignKey("persons.id", ondelete="SET NULL"), nullable=True, privacy=Privacy.LINK),
    column("thread", Integer, nullable=True, privacy=Privacy.NONE),
    Index("ix_stray_messages_unread", "centre_id", "read_at"),
    Index("ix_stray_messages_person", "person_id"),
    erasure=Erasure.DELETE,
    sqlite_autoincrement=True,
)

# Sealed by the key of whoever asked: what they were told goes with them.
answers = table(
    "stray_answers",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("message_id", ForeignKey("stray_messages.id"), index=True, privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), index=True, privacy=Privacy.LINK),
    column("answered_by", ForeignKey("persons.id", ondelete="SET NULL"), nullable=True, privacy=Privacy.LINK),
    column("body", Sealed, nullable=True, privacy=Privacy.SEALED),
    column("at", Instant, privacy=Privacy.PERSONAL),
    erasure=Erasure.DELETE,
    sqlite_autoincrement=True,
)


def add(
    db: Connection, centre: int, person: int, kind: Kind, text: str, now: datetime, *, thread: int | None = None
) -> Message:
    """Keep what somebody sent until they decide about it; `thread` is the message that it goes on from."""
    values = {"centre_id": centre, "person_id": person, "kind": kind.value, "at": now, "thread": thread}
    made = db.execute(insert(messages).values(**values))
    kept = Message(new_id(made), person, kind, "", now, thread=thread)
    return add_text(db, kept, text) if text else kept


def add_text(db: Connection, kept: Message, text: str) -> Message:
    """Add a line to what somebody has not decided on yet."""
    whole = f"{kept.text}\n{text}" if kept.text else text
    sealed = seal(db, kept.person, f"stray_messages.body:{kept.id}", whole)
    db.execute(update(messages).where(messages.c.id == kept.id).values(body=sealed))
    return replace(kept, text=whole)


def passed_on(db: Connection, centre: int, number: int) -> Message:
    """A message that was passed on to the team of a centre. Refused("common.gone") for any other."""
    found = (messages.c.centre_id == centre, messages.c.passed_at.is_not(None))
    row = db.execute(select(messages).where(messages.c.id == number, *found)).first()
    if row is None:
        raise Refused("common.gone")
    return _message(db, row)


def own(db: Connection, person: int, number: int) -> Message:
    """Somebody's own message. Refused("strays.dropped") when it is not kept."""
    row = db.execute(select(messages).where(messages.c.id == number, messages.c.person_id == person)).first()
    if row is None:
        raise Refused("strays.dropped")
    return _message(db, row)


def undecided(db: Connection, person: int) -> Message | None:
    """The last message that somebody has not decided on."""
    mine = select(messages).where(messages.c.person_id == person, messages.c.passed_at.is_(None))
    row = db.execute(mine.order_by(messages.c.id.desc()).limit(1)).first()
    return None if row is None else _message(db, row)


def unread(db: Connection, centre: int) -> list[Message]:
    """What was passed on in a centre and read by nobody yet, the oldest first."""
    found = (messages.c.centre_id == centre, messages.c.passed_at.is_not(None), messages.c.read_at.is_(None))
    return [_message(db, row) for row in db.execute(select(messages).where(*found).order_by(messages.c.id))]


def pass_on(db: Connection, number: int, now: datetime) -> None:
    """A message goes to the team."""
    db.execute(update(messages).where(messages.c.id == number).values(passed_at=now))


def drop(db: Connection, number: int) -> None:
    """Forget a message altogether."""
    db.execute(delete(messages).where(messages.c.id == number))


def read(db: Connection, number: int, by: int, now: datetime) -> None:
    """Somebody of the team has read it; who was first stays noted."""
    mine = (messages.c.id == number, messages.c.read_at.is_(None))
    db.execute(update(messages).where(*mine).values(read_at=now, read_by=by))


def read_since(db: Connection, centre: int, since: datetime) -> list[Message]:
    """What was read in a centre since an instant, the earliest first."""
    mine = select(messages).where(messages.c.centre_id == centre, messages.c.read_at >= since)
    return [_message(db, row) for row in db.execute(mine.order_by(messages.c.read_at, messages.c.id))]


def answer(db: Connection, centre: int, message: Message, by: int, text: str, now: datetime) -> Answered:
    """Keep what somebody of the team answers."""
    whose = {"centre_id": centre, "message_id": message.id, "person_id": message.person, "answered_by": by}
    number = new_id(db.execute(insert(answers).values(at=now, **whose)))
    sealed = seal(db, message.person, f"stray_answers.body:{number}", text)
    db.execute(update(answers).where(answers.c.id == number).values(body=sealed))
    return Answered(number, message.id, message.person, by, text, now)


def answer_to(db: Connection, centre: int, message: int) -> Answered | None:
    """What was answered to a message of a centre."""
    mine = select(answers).where(answers.c.message_id == message, answers.c.centre_id == centre)
    row = db.execute(mine.order_by(answers.c.id).limit(1)).first()
    return None if row is None else _answered(db, row)


def answer_for(db: Connection, person: int, number: int) -> Answered | None:
    """An answer that somebody got; None for anybody else's."""
    row = db.execute(select(answers).where(answers.c.id == number, answers.c.person_id == person)).first()
    return None if row is None else _answered(db, row)


def forget(db: Connection, now: datetime) -> None:
    """Drop what was not passed on in time, and what was read long ago, with what was answered to it."""
    left = (messages.c.passed_at.is_(None)) & (messages.c.at <= now - PENDING)
    old = or_(left, messages.c.read_at <= now - READ)
    db.execute(delete(answers).where(answers.c.message_id.in_(select(messages.c.id).where(old))))
    db.execute(delete(messages).where(old))


def _message(db: Connection, row: Row[tuple[object, ...]]) -> Message:
    text = unseal(db, f"stray_messages.body:{row.id}", row.body) if row.body else ""
    stands = {"passed_at": row.passed_at, "read_at": row.read_at, "read_by": row.read_by, "thread": row.thread}
    return Message(row.id, row.person_id, Kind(row.kind), text, row.at, **stands)


def _answered(db: Connection, row: Row[tuple[object, ...]]) -> Answered:
    text = unseal(db, f"stray_answers.body:{row.id}", row.body) if row.body else ""
    return Answered(row.id, row.message_id, row.person_id, row.answered_by, text, row.at)
