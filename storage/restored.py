"""Letters that were open in a backup and may have gone since: held until a coordinator decides. No table of its own."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, false, func, or_, select, update

from bot.domain.letters import State
from bot.domain.restored import DECLINED, HELD, KEPT, Held
from storage.outbox import letters

OPEN = (State.TODO.value, State.SENDING.value)
TOGETHER = 1_000  # numbers a statement: SQLite takes 32,766 values
UNDECIDED = (letters.c.state == State.UNKNOWN.value, letters.c.reason == HELD)


def hold(db: Connection, now: datetime) -> int:
    """Hold what fell due by now and may have gone; how many letters.

    What is too late ends so. An answer ends as well: nobody looks at the screen any more that it was for.
    """
    fallen = (letters.c.state.in_(OPEN), or_(letters.c.due <= now, letters.c.state == State.SENDING.value))
    _end(db, and_(*fallen, or_(letters.c.person_id.is_(None), letters.c.builder.not_like("%.%"))), HELD, now)
    _end(db, and_(*fallen, letters.c.useless <= now), "late", now)
    held = {"state": State.UNKNOWN.value, "reason": HELD, "ended_at": now}
    return db.execute(update(letters).where(*fallen).values(**held)).rowcount


def held(db: Connection, centre: int, now: datetime) -> list[Held]:
    """What waits for a decision in a centre and could still be of use."""
    mine = (letters.c.centre_id == centre, letters.c.person_id.is_not(None), ~_is_late(now))
    rows = db.execute(select(letters).where(*UNDECIDED, *mine).order_by(letters.c.id))
    return [Held(row.id, row.key, row.person_id, row.builder, row.due) for row in rows]


def count(db: Connection, centre: int, now: datetime) -> int:
    """How many letters wait for a decision in a centre."""
    mine = select(func.count()).select_from(letters).where(*UNDECIDED, letters.c.centre_id == centre, ~_is_late(now))
    return db.scalar(mine) or 0


def release(db: Connection, centre: int, numbers: Sequence[int], now: datetime) -> None:
    """These are sent, as if they fell due now."""
    values = {"state": State.TODO.value, "reason": None, "ended_at": None, "due": now, "tries": 0}
    _decide(db, centre, numbers, values)


def decline(db: Connection, centre: int, numbers: Sequence[int], now: datetime) -> None:
    """These are not sent again; whether they had gone nobody will know."""
    _decide(db, centre, numbers, {"reason": DECLINED, "ended_at": now, "body": None})


def expire(db: Connection, now: datetime) -> None:
    """What nobody decided in time is of no use any more."""
    _end(db, and_(*UNDECIDED, _is_late(now)), "late", now)
    _end(db, and_(*UNDECIDED, letters.c.ended_at <= now - KEPT), "undecided", now)


def _decide(db: Connection, centre: int, numbers: Sequence[int], values: Mapping[str, object]) -> None:
    for place in range(0, len(numbers), TOGETHER):
        these = (letters.c.centre_id == centre, letters.c.id.in_(numbers[place : place + TOGETHER]))
        db.execute(update(letters).where(*UNDECIDED, *these).values(**values))


def _is_late(now: datetime) -> ColumnElement[bool]:
    return func.coalesce(letters.c.useless <= now, false())


def _end(db: Connection, which: ColumnElement[bool], reason: str, now: datetime) -> None:
    ends = {"state": State.EXPIRED.value, "reason": reason, "ended_at": now, "body": None}
    db.execute(update(letters).where(which).values(**ends))
