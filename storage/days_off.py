"""Days on which a centre is closed, and on which a coordinator is away."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Connection, Date, ForeignKey, Index, Integer, delete, insert, select

from bot.domain import closings
from bot.domain.centres import Centre
from bot.domain.closings import DaysOff
from bot.domain.times import wall
from storage.schema import Erasure, Privacy, column, table

# Without a person it is the centre that is closed.
days_off = table(
    "days_off",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), nullable=True, index=True, privacy=Privacy.LINK),
    column("first", Date, privacy=Privacy.PERSONAL),
    column("last", Date, privacy=Privacy.PERSONAL),
    Index("ix_days_off_last", "centre_id", "last"),
    erasure=Erasure.DELETE,
    sqlite_autoincrement=True,
)


def of_centre(db: Connection, centre: int, since: date) -> list[DaysOff]:
    """What is not over on a day, the earliest first."""
    mine = select(days_off).where(days_off.c.centre_id == centre, days_off.c.last >= since)
    rows = db.execute(mine.order_by(days_off.c.first, days_off.c.id))
    return [DaysOff(row.id, row.first, row.last, row.person_id) for row in rows]


def add(db: Connection, centre: int, first: date, last: date, person: int | None = None) -> None:
    """Close the centre, or give somebody leave; the same days again change nothing."""
    same = (days_off.c.centre_id == centre, days_off.c.person_id == person, days_off.c.first == first)
    if db.scalar(select(days_off.c.id).where(*same, days_off.c.last == last)) is None:
        db.execute(insert(days_off).values(centre_id=centre, person_id=person, first=first, last=last))


def drop(db: Connection, centre: int, number: int) -> None:
    """The centre is open on these days after all."""
    mine = (days_off.c.id == number, days_off.c.centre_id == centre, days_off.c.person_id.is_(None))
    db.execute(delete(days_off).where(*mine))


def end_leave(db: Connection, centre: int, person: int) -> None:
    """Somebody is back, or goes at another time."""
    db.execute(delete(days_off).where(days_off.c.centre_id == centre, days_off.c.person_id == person))


def back(db: Connection, centre: Centre, team: Collection[int], now: datetime) -> date | None:
    """The day on which somebody of a team is there again; None where somebody is today."""
    today = wall(now, centre.zone).date()
    return closings.back(centre, of_centre(db, centre.id, today), team, today)


def forget(db: Connection, before: date) -> None:
    """Drop what is over."""
    db.execute(delete(days_off).where(days_off.c.last < before))
