"""What those who lead a session tell the team about it. Buttons carry their ids: none is used twice."""

from datetime import datetime

from sqlalchemy import Connection, ForeignKey, Index, Integer, Row, delete, func, insert, select, update

from bot.domain.common import Refused
from bot.domain.debriefs import Debrief
from bot.domain.workshops import Session
from storage.schema import Erasure, Instant, Privacy, Sealed, column, new_id, table
from storage.sealing import seal, unseal

# Either a `text`, or `voice`: Telegram's id of a voice message.
debriefs = table(
    "debriefs",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("session_id", ForeignKey("sessions.id"), privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), index=True, privacy=Privacy.LINK),
    column("text", Sealed, nullable=True, privacy=Privacy.SEALED),
    column("voice", Sealed, is_words=False, nullable=True, privacy=Privacy.SEALED),
    column("at", Instant, privacy=Privacy.PERSONAL),
    Index("ix_debriefs_session", "session_id"),
    erasure=Erasure.DELETE,
    sqlite_autoincrement=True,
)


def add(db: Connection, session: Session, author: int, text: str, voice: str, now: datetime) -> Debrief:
    """Keep what somebody said or wrote."""
    whose = {"centre_id": session.centre, "session_id": session.id, "person_id": author}
    number = new_id(db.execute(insert(debriefs).values(at=now, **whose)))
    said = {"text": text, "voice": voice}
    sealed = {name: seal(db, author, f"debriefs.{name}:{number}", value) for name, value in said.items() if value}
    db.execute(update(debriefs).where(debriefs.c.id == number).values(**sealed))
    return Debrief(number, session.id, author, text, voice, now)


def of_session(db: Connection, centre: int, session: int) -> list[Debrief]:
    """What the team was told of a session of a centre, in the order it came."""
    mine = (debriefs.c.session_id == session, debriefs.c.centre_id == centre)
    return [_debrief(db, row) for row in db.execute(select(debriefs).where(*mine).order_by(debriefs.c.id))]


def count(db: Connection, centre: int, session: int) -> int:
    """How many there are of a session."""
    mine = (debriefs.c.session_id == session, debriefs.c.centre_id == centre)
    return db.scalar(select(func.count()).select_from(debriefs).where(*mine)) or 0


def own(db: Connection, person: int, number: int) -> Debrief:
    """What somebody said themselves. Refused("debriefs.gone") when it is not kept, or not theirs."""
    mine = (debriefs.c.id == number, debriefs.c.person_id == person)
    row = db.execute(select(debriefs).where(*mine)).first()
    if row is None:
        raise Refused("debriefs.gone")
    return _debrief(db, row)


def remove(db: Connection, number: int) -> None:
    """Its author takes it back."""
    db.execute(delete(debriefs).where(debriefs.c.id == number))


def _debrief(db: Connection, row: Row[tuple[object, ...]]) -> Debrief:
    text = unseal(db, f"debriefs.text:{row.id}", row.text) if row.text else ""
    voice = unseal(db, f"debriefs.voice:{row.id}", row.voice) if row.voice else ""
    return Debrief(row.id, row.session_id, row.person_id, text, voice, row.at)
