"""What became of calls, and who cannot be written to."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, ForeignKey, Index, Integer, Text, delete, insert, select

from bot.domain.calls import Kind, Mark
from storage.enrolments import Status, enrolments
from storage.people import persons
from storage.schema import Erasure, Instant, Privacy, column, table

# The calls themselves are no rows: features say at each moment whom to call. `key` is a call's name for ever.
call_marks = table(
    "call_marks",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("key", Text, privacy=Privacy.PERSONAL),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), privacy=Privacy.LINK),
    column("kind", Text, privacy=Privacy.PERSONAL),
    column("done_by", ForeignKey("persons.id", ondelete="SET NULL"), nullable=True, privacy=Privacy.LINK),
    column("at", Instant, privacy=Privacy.PERSONAL),
    Index("ix_call_marks_person", "centre_id", "person_id"),
    erasure=Erasure.DELETE,
)


def put(db: Connection, centre: int, mark: Mark) -> None:
    """Note that somebody called, or tried to."""
    values = {"key": mark.key, "centre_id": centre, "person_id": mark.person, "kind": mark.kind.value}
    db.execute(insert(call_marks).values(done_by=mark.by, at=mark.at, **values))


def reopen(db: Connection, centre: int, key: str) -> None:
    """A call is to be made after all; the tries stay."""
    mine = (call_marks.c.centre_id == centre, call_marks.c.key == key, call_marks.c.kind == Kind.DONE.value)
    db.execute(delete(call_marks).where(*mine))


def about(db: Connection, centre: int, people: Collection[int]) -> list[Mark]:
    """What is noted of the calls of some people of a centre, by date."""
    mine = select(call_marks).where(call_marks.c.centre_id == centre, call_marks.c.person_id.in_(people))
    rows = db.execute(mine.order_by(call_marks.c.at, call_marks.c.id))
    return [Mark(row.key, row.person_id, Kind(row.kind), row.done_by, row.at) for row in rows]


def done_since(db: Connection, centre: int, since: datetime) -> list[Mark]:
    """The calls that were made in a centre since an instant, the earliest first."""
    mine = (call_marks.c.centre_id == centre, call_marks.c.kind == Kind.DONE.value, call_marks.c.at >= since)
    rows = db.execute(select(call_marks).where(*mine).order_by(call_marks.c.at, call_marks.c.id))
    return [Mark(row.key, row.person_id, Kind(row.kind), row.done_by, row.at) for row in rows]


def unreachable(db: Connection, centre: int) -> list[tuple[int, datetime]]:
    """Those with a place in a workshop to whom Telegram no longer delivers, and since when."""
    lost = (persons.c.centre_id == centre, persons.c.unreachable_since.is_not(None))
    placed = select(enrolments.c.person_id).where(
        enrolments.c.centre_id == centre,
        enrolments.c.status == Status.ENROLLED.value,
        enrolments.c.person_id.is_not(None),
    )
    mine = select(persons.c.id, persons.c.unreachable_since).where(*lost, persons.c.id.in_(placed))
    return [(row.id, row.unreachable_since) for row in db.execute(mine.order_by(persons.c.id))]
