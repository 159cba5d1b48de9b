"""Why people do not come, and the help they ask for: for the coordinators, and for nobody else without a yes."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Row,
    Text,
    UniqueConstraint,
    delete,
    insert,
    select,
    update,
)

from bot.domain.reasons import Help, Reason, Wish
from bot.domain.workshops import Session
from storage.schema import Erasure, Instant, Privacy, Sealed, column, table
from storage.sealing import seal, unseal

# A row without a reason: somebody was asked, once, and has not said. `starts` is the date that it was about: once a
# session is moved, people are asked anew, and what they said before is true no more.
absence_reasons = table(
    "absence_reasons",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("session_id", ForeignKey("sessions.id"), privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), index=True, privacy=Privacy.LINK),
    column("starts", Instant, privacy=Privacy.NONE),
    column("reason", Sealed, is_words=False, nullable=True, privacy=Privacy.SEALED),
    column("at", Instant, privacy=Privacy.PERSONAL),
    UniqueConstraint("session_id", "person_id"),
    erasure=Erasure.DELETE,
)

help_wishes = table(
    "help_wishes",
    column("session_id", ForeignKey("sessions.id"), primary_key=True, privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), primary_key=True, index=True, privacy=Privacy.LINK),
    column("kind", Text, primary_key=True, privacy=Privacy.PERSONAL),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("host_may_know", Boolean, default=False, privacy=Privacy.PERSONAL),
    column("at", Instant, privacy=Privacy.PERSONAL),
    Index("ix_help_wishes_centre", "centre_id", "at"),
    erasure=Erasure.DELETE,
)


def ask(db: Connection, session: Session, person: int, now: datetime) -> bool:
    """Somebody is asked why; False when they were asked about this session before."""
    if _asked(db, session, person) is not None:
        return False
    forget(db, session.id, person)
    whose = {"centre_id": session.centre, "session_id": session.id, "person_id": person}
    db.execute(insert(absence_reasons).values(starts=session.starts, at=now, **whose))
    return True


def tell(db: Connection, session: Session, person: int, reason: Reason, now: datetime) -> None:
    """Keep why; a new reason takes the place of the one before."""
    ask(db, session, person, now)
    if (asked := _asked(db, session, person)) is not None:
        sealed = seal(db, person, f"absence_reasons.reason:{asked.id}", reason.value)
        db.execute(update(absence_reasons).where(absence_reasons.c.id == asked.id).values(reason=sealed, at=now))


def told(db: Connection, session: Session, person: int) -> Reason | None:
    """Why, where they said so."""
    row = _asked(db, session, person)
    if row is None or row.reason is None:
        return None
    return Reason(unseal(db, f"absence_reasons.reason:{row.id}", row.reason))


def forget(db: Connection, session: int, person: int) -> None:
    """Somebody comes after all, or was there: no reason is true any more."""
    mine = (absence_reasons.c.session_id == session, absence_reasons.c.person_id == person)
    db.execute(delete(absence_reasons).where(*mine))


def wish(db: Connection, session: Session, person: int, kind: Help, now: datetime) -> Wish:
    """Somebody asks for help; asked for already, it stays as it was."""
    if (before := wished(db, session.id, person, kind)) is not None:
        return before
    whose = {"centre_id": session.centre, "session_id": session.id, "person_id": person, "kind": kind.value}
    db.execute(insert(help_wishes).values(at=now, host_may_know=False, **whose))
    return Wish(session.id, person, kind, host_may_know=False, at=now)


def wished(db: Connection, session: int, person: int, kind: Help) -> Wish | None:
    """What somebody asked for; None when they did not."""
    row = db.execute(select(help_wishes).where(*_one(session, person, kind))).first()
    return None if row is None else _wish(row)


def unwish(db: Connection, session: int, person: int, kind: Help) -> None:
    """They need it no more."""
    db.execute(delete(help_wishes).where(*_one(session, person, kind)))


def let_host_know(db: Connection, session: int, person: int, *, may: bool) -> None:
    """Whether whoever leads the session may know that somebody looks for a lift."""
    db.execute(update(help_wishes).where(*_one(session, person, Help.LIFT)).values(host_may_know=may))


def wishes(db: Connection, centre: int, since: datetime) -> list[Wish]:
    """What was asked for in a centre since an instant, the oldest first."""
    mine = (help_wishes.c.centre_id == centre, help_wishes.c.at > since)
    return [_wish(row) for row in db.execute(select(help_wishes).where(*mine).order_by(help_wishes.c.at))]


def lifts(db: Connection, session: int, members: Iterable[int]) -> list[int]:
    """The members who look for a lift to a session and let its hosts know."""
    mine = (help_wishes.c.session_id == session, help_wishes.c.kind == Help.LIFT.value, help_wishes.c.host_may_know)
    found = set(db.scalars(select(help_wishes.c.person_id).where(*mine)))
    return [one for one in members if one in found]


def _one(session: int, person: int, kind: Help) -> tuple[ColumnElement[bool], ...]:
    mine = (help_wishes.c.session_id == session, help_wishes.c.person_id == person)
    return (*mine, help_wishes.c.kind == kind.value)


def _asked(db: Connection, session: Session, person: int) -> Row[Any] | None:
    mine = (absence_reasons.c.session_id == session.id, absence_reasons.c.person_id == person)
    return db.execute(select(absence_reasons).where(*mine, absence_reasons.c.starts == session.starts)).first()


def _wish(row: Row[tuple[object, ...]]) -> Wish:
    return Wish(row.session_id, row.person_id, Help(row.kind), row.host_may_know, row.at)
