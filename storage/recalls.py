"""Letters that are owed and have not gone: taken back, dropped, or sent at another hour. No table of its own."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, select, update

from bot.domain.letters import State
from storage.outbox import letters

GONE = (State.SENDING.value, State.SENT.value, State.UNKNOWN.value)  # somebody has it, or may have


def unpost(db: Connection, prefix: str) -> None:
    """Nothing of it was ever owed; the same keys can be owed anew."""
    db.execute(delete(letters).where(*_waiting(prefix)))


def withdraw(db: Connection, prefix: str, reason: str, now: datetime) -> None:
    """What has not gone never goes, for a reason that is shown."""
    ends = {"state": State.EXPIRED.value, "reason": reason, "ended_at": now, "body": None}
    db.execute(update(letters).where(*_waiting(prefix)).values(**ends))


def postpone(db: Connection, prefix: str, due: datetime) -> None:
    """What has not gone falls due at another hour."""
    db.execute(update(letters).where(*_waiting(prefix)).values(due=due, reason=None))


def waiting(db: Connection, prefix: str) -> dict[int, datetime]:
    """Whom it has not gone to yet, and when it falls due."""
    found = db.execute(select(letters.c.person_id, letters.c.due).where(*_waiting(prefix)))
    return {row.person_id: row.due for row in found if row.person_id is not None}


def standing(db: Connection, prefix: str, person: int) -> tuple[State, datetime | None] | None:
    """How the one for somebody stands, and when it ended; their number may be another than in its key by now."""
    mine = select(letters.c.state, letters.c.ended_at).where(_starts(prefix), letters.c.person_id == person)
    row = db.execute(mine.order_by(letters.c.id.desc()).limit(1)).first()
    return None if row is None else (State(row.state), row.ended_at)


def gone(db: Connection, prefix: str) -> list[int]:
    """Those who have it, or may have."""
    found = db.scalars(select(letters.c.person_id).where(_starts(prefix), letters.c.state.in_(GONE)))
    return sorted(person for person in found if person is not None)


def _waiting(prefix: str) -> tuple[ColumnElement[bool], ...]:
    return _starts(prefix), letters.c.state == State.TODO.value


def _starts(prefix: str) -> ColumnElement[bool]:
    """Keys with a prefix that ends in ":", found in the order of the index."""
    return letters.c.key.between(prefix, prefix[:-1] + chr(ord(prefix[-1]) + 1))
