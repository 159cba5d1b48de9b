"""Who took which session into their calendar, and as it was after how many changes."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, ForeignKey, Integer, delete, insert, select

from bot.domain.workshops import Session
from storage.enrolments import Status, enrolments
from storage.schema import Erasure, Instant, Privacy, column, table
from storage.workshops import sessions

calendar_takes = table(
    "calendar_takes",
    column("person_id", ForeignKey("persons.id"), primary_key=True, privacy=Privacy.LINK),
    column("session_id", ForeignKey("sessions.id"), primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("sequence", Integer, privacy=Privacy.PERSONAL),
    column("at", Instant, privacy=Privacy.PERSONAL),
    erasure=Erasure.DELETE,
)


def take(db: Connection, person: int, taken: Iterable[Session], now: datetime) -> None:
    """Somebody has these sessions in their calendar, as they are now."""
    for session in taken:
        mine = (calendar_takes.c.person_id == person, calendar_takes.c.session_id == session.id)
        db.execute(delete(calendar_takes).where(*mine))
        values = {"person_id": person, "session_id": session.id, "centre_id": session.centre}
        db.execute(insert(calendar_takes).values(sequence=session.sequence, at=now, **values))


def behind(db: Connection) -> list[tuple[int, int, int]]:
    """The centre, the person and the session of each that has changed since it was taken, of who still has a place."""
    takes, rows = calendar_takes.c, enrolments.c
    changed = select(takes.centre_id, takes.person_id, takes.session_id).join(
        sessions, (sessions.c.id == takes.session_id) & (sessions.c.sequence > takes.sequence)
    )
    placed = (rows.workshop_id == sessions.c.workshop_id) & (rows.person_id == takes.person_id)
    mine = changed.join(enrolments, placed).where(rows.status == Status.ENROLLED.value)
    return [(row.centre_id, row.person_id, row.session_id) for row in db.execute(mine.order_by(takes.session_id))]
