"""Wishes to be called. Buttons carry their ids: none is used twice."""

from datetime import datetime

from sqlalchemy import Connection, ForeignKey, Index, Integer, Row, insert, select, update

from bot.domain.common import Refused
from bot.domain.contact import Wish
from storage.schema import Erasure, Instant, Privacy, Sealed, column, new_id, table
from storage.sealing import seal, unseal

wishes = table(
    "call_wishes",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), privacy=Privacy.LINK),
    column("phone", Sealed, nullable=True, privacy=Privacy.SEALED),
    column("asked_at", Instant, privacy=Privacy.PERSONAL),
    column("done_at", Instant, nullable=True, privacy=Privacy.PERSONAL),
    column("done_by", ForeignKey("persons.id", ondelete="SET NULL"), nullable=True, privacy=Privacy.LINK),
    Index("ix_call_wishes_open", "centre_id", "done_at"),
    Index("ix_call_wishes_person", "person_id"),
    erasure=Erasure.DELETE,
    sqlite_autoincrement=True,
)


def add_wish(db: Connection, centre: int, person: int, now: datetime) -> Wish:
    """Somebody wants to be called; an older wish of theirs that is still open gives way to it."""
    older = (wishes.c.person_id == person, wishes.c.done_at.is_(None))
    db.execute(update(wishes).where(*older).values(done_at=now))
    made = db.execute(insert(wishes).values(centre_id=centre, person_id=person, asked_at=now))
    return Wish(new_id(made), person, now)


def wish(db: Connection, centre: int, number: int) -> Wish:
    """A wish in a centre. Refused("common.gone") for any other."""
    row = db.execute(select(wishes).where(wishes.c.id == number, wishes.c.centre_id == centre)).first()
    if row is None:
        raise Refused("common.gone")
    return _wish(db, row)


def last_wish(db: Connection, person: int) -> Wish | None:
    """What somebody asked for last, done or not."""
    mine = select(wishes).where(wishes.c.person_id == person).order_by(wishes.c.id.desc())
    row = db.execute(mine.limit(1)).first()
    return None if row is None else _wish(db, row)


def open_wishes(db: Connection, centre: int) -> list[Wish]:
    """Those in a centre who still wait for a call, the longest first."""
    mine = select(wishes).where(wishes.c.centre_id == centre, wishes.c.done_at.is_(None)).order_by(wishes.c.id)
    return [_wish(db, row) for row in db.execute(mine)]


def note_phone(db: Connection, asked: Wish, phone: str) -> None:
    """Keep the number on which somebody wants to be called."""
    sealed = seal(db, asked.person, f"call_wishes.phone:{asked.id}", phone)
    db.execute(update(wishes).where(wishes.c.id == asked.id).values(phone=sealed))


def done(db: Connection, number: int, by: int, now: datetime) -> None:
    """Somebody has called; who was first stays noted."""
    mine = (wishes.c.id == number, wishes.c.done_at.is_(None))
    db.execute(update(wishes).where(*mine).values(done_at=now, done_by=by))


def _wish(db: Connection, row: Row[tuple[object, ...]]) -> Wish:
    phone = unseal(db, f"call_wishes.phone:{row.id}", row.phone) if row.phone else ""
    return Wish(row.id, row.person_id, row.asked_at, phone, row.done_at, row.done_by)
