"""Messages that nobody asked for. Buttons carry their ids: none is used twice."""

from datetime import datetime

from sqlalchemy import Connection, ForeignKey, Index, Integer, Row, Text, delete, insert, or_, select, update

from bot.domain.common import Refused
from bot.domain.strays import PENDING, READ, Kind, Message
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
    Index("ix_stray_messages_unread", "centre_id", "read_at"),
    Index("ix_stray_messages_person", "person_id"),
    erasure=Erasure.DELETE,
    sqlite_autoincrement=True,
)


def add(db: Connection, centre: int, person: int, kind: Kind, text: str, now: datetime) -> Message:
    """Keep what somebody sent until they decide about it."""
    made = db.execute(insert(messages).values(centre_id=centre, person_id=person, kind=kind.value, at=now))
    kept = Message(new_id(made), person, kind, "", now)
    return add_text(db, kept, text) if text else kept


def add_text(db: Connection, kept: Message, text: str) -> Message:
    """Add a line to what somebody has not decided on yet."""
    whole = f"{kept.text}\n{text}" if kept.text else text
    sealed = seal(db, kept.person, f"stray_messages.body:{kept.id}", whole)
    db.execute(update(messages).where(messages.c.id == kept.id).values(body=sealed))
    return Message(kept.id, kept.person, kept.kind, whole, kept.at)


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


def forget(db: Connection, now: datetime) -> None:
    """Drop what was not passed on in time, and what was read long ago."""
    left = (messages.c.passed_at.is_(None)) & (messages.c.at <= now - PENDING)
    db.execute(delete(messages).where(or_(left, messages.c.read_at <= now - READ)))


def _message(db: Connection, row: Row[tuple[object, ...]]) -> Message:
    text = unseal(db, f"stray_messages.body:{row.id}", row.body) if row.body else ""
    return Message(row.id, row.person_id, Kind(row.kind), text, row.at, row.passed_at, row.read_at, row.read_by)
