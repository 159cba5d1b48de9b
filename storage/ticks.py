"""How far each tick has come, and which nights are done."""

from datetime import date, datetime

from sqlalchemy import Connection, Date, Text, bindparam, insert, select, update

from storage.prepared import Prepared
from storage.schema import Erasure, Instant, Privacy, column, table

ticks = table(
    "ticks",
    column("name", Text, primary_key=True, privacy=Privacy.NONE),
    column("last", Instant, privacy=Privacy.NONE),
    erasure=Erasure.NOTHING,
)

nights = table(
    "nights",
    column("name", Text, primary_key=True, privacy=Privacy.NONE),
    column("night", Date, primary_key=True, privacy=Privacy.NONE),
    erasure=Erasure.NOTHING,
)

_last = Prepared(select(ticks.c.last).where(ticks.c.name == bindparam("tick")))
_advance = Prepared(update(ticks).where(ticks.c.name == bindparam("tick")).values(last=bindparam("now")), ["last"])
_done = Prepared(select(nights.c.name).where(nights.c.name == bindparam("work"), nights.c.night == bindparam("night")))


def last(db: Connection, name: str, now: datetime) -> datetime:
    """Up to where a tick has come; a new one begins now, or where the clock was set back, there."""
    found: datetime | None = _last.scalar(db, tick=name)
    if found is None:
        db.execute(insert(ticks).values(name=name, last=now))
        return now
    return min(found, now)


def advance(db: Connection, name: str, now: datetime) -> None:
    """A tick has come up to now."""
    _advance.run(db, tick=name, now=now)


def night_is_new(db: Connection, name: str, night: date) -> bool:
    """Claim a night for a nightly work; False when it was done already."""
    if _done.scalar(db, work=name, night=night) is not None:
        return False
    db.execute(insert(nights).values(name=name, night=night))
    return True
