"""Who was at a session: the people of its group, and guests."""

from datetime import datetime

from sqlalchemy import Connection, ForeignKey, Integer, Row, Text, UniqueConstraint, delete, insert, select, update

from bot.domain.attendance import Guest, Mark, Seen
from bot.domain.workshops import Session
from storage.schema import Erasure, Instant, Privacy, Sealed, column, new_id, table
from storage.sealing import Unreadable, seal, unseal
from storage.workshops import sessions

# After an erasure the row stays, without the person: how many were there remains countable.
attendances = table(
    "attendances",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("session_id", ForeignKey("sessions.id"), privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), nullable=True, index=True, privacy=Privacy.LINK),
    column("mark", Text, privacy=Privacy.NONE),
    column("entered_by", ForeignKey("persons.id", ondelete="SET NULL"), nullable=True, privacy=Privacy.LINK),
    column("at", Instant, nullable=True, privacy=Privacy.PERSONAL),
    UniqueConstraint("session_id", "person_id"),
    erasure=Erasure.UNLINK,
)

# A guest is nobody whom the centre knows. The name is sealed with the bot's key of the day, which is destroyed after a
# month: it is then forgotten, and so it is when whoever entered it is erased. That there was a guest stays.
session_guests = table(
    "session_guests",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("session_id", ForeignKey("sessions.id"), index=True, privacy=Privacy.NONE),
    column("name", Sealed, is_theirs=False, nullable=True, privacy=Privacy.SEALED),
    column("entered_by", ForeignKey("persons.id"), nullable=True, index=True, privacy=Privacy.LINK),
    column("at", Instant, nullable=True, privacy=Privacy.PERSONAL),
    erasure=Erasure.UNLINK,
    person=("entered_by",),
    sqlite_autoincrement=True,  # buttons carry the number
)


def seen(db: Connection, session: int) -> dict[int, Seen]:
    """What is noted of a session, by person."""
    mine = select(attendances).where(attendances.c.session_id == session, attendances.c.person_id.is_not(None))
    return {row.person_id: _seen(row) for row in db.execute(mine)}


def one(db: Connection, session: int, person: int) -> Seen | None:
    """Whether somebody was there; None as long as nobody noted it."""
    mine = (attendances.c.session_id == session, attendances.c.person_id == person)
    row = db.execute(select(attendances).where(*mine)).first()
    return None if row is None else _seen(row)


def put(db: Connection, session: Session, new: Seen, now: datetime) -> bool:
    """Note whether somebody was there; False when that is noted already."""
    before = one(db, session.id, new.person)
    if before is not None and before.mark is new.mark:
        return False
    told = {"mark": new.mark.value, "entered_by": new.by, "at": now}
    if before is None:
        whose = {"centre_id": session.centre, "session_id": session.id, "person_id": new.person}
        db.execute(insert(attendances).values(**whose, **told))
        return True
    mine = (attendances.c.session_id == session.id, attendances.c.person_id == new.person)
    db.execute(update(attendances).where(*mine).values(**told))
    return True


def is_noted(db: Connection, session: int) -> bool:
    """Whether anybody has noted anything, erased people and guests among it."""
    noted = (
        select(rows.c.id).where(rows.c.session_id == session).limit(1).scalar_subquery()
        for rows in (attendances, session_guests)
    )
    return any(db.execute(select(*noted)).one())


def attended(db: Connection, workshop: int) -> set[int]:
    """The sessions of a workshop of which it is noted that somebody was there."""
    here = (attendances.c.mark == Mark.HERE.value, attendances.c.person_id.is_not(None))
    joined = attendances.join(sessions, sessions.c.id == attendances.c.session_id)
    mine = select(attendances.c.session_id).select_from(joined).where(sessions.c.workshop_id == workshop, *here)
    return set(db.scalars(mine))


def guests(db: Connection, session: int) -> list[Guest]:
    """Who came once, in the order they were entered."""
    mine = select(session_guests).where(session_guests.c.session_id == session)
    return [Guest(row.id, _name(db, row)) for row in db.execute(mine.order_by(session_guests.c.id))]


def add_guest(db: Connection, session: Session, name: str, by: int, now: datetime) -> Guest:
    """Somebody came as a guest."""
    whose = {"centre_id": session.centre, "session_id": session.id, "entered_by": by}
    number = new_id(db.execute(insert(session_guests).values(at=now, **whose)))
    sealed = seal(db, None, f"session_guests.name:{number}", name)
    db.execute(update(session_guests).where(session_guests.c.id == number).values(name=sealed))
    return Guest(number, name)


def remove_guest(db: Connection, session: int, guest: int) -> None:
    """Entered by mistake; once more changes nothing."""
    db.execute(delete(session_guests).where(session_guests.c.id == guest, session_guests.c.session_id == session))


def _name(db: Connection, row: Row[tuple[object, ...]]) -> str:
    try:
        return unseal(db, f"session_guests.name:{row.id}", row.name) if row.name else ""
    except Unreadable:  # the key of its day is gone
        return ""


def _seen(row: Row[tuple[object, ...]]) -> Seen:
    return Seen(row.person_id, Mark(row.mark), row.entered_by)
