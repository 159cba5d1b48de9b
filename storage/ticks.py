"""How far each tick has come, and which nights are done."""

from datetime import date, datetime

from sqlalchemy import Connection, Date, Text, insert, select, update

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


def last(db: Connection, name: str, now: datetime) -> datetime:
    """Up to where a tick has come; a new one begins now, or where the clock was set back, there."""
    found: datetime | None = db.scalar(select(ticks.c.last).where(ticks.c.name == name))
    if found is None:
        db.execute(insert(ticks).values(name=name, last=now))
        return now
    return min(found, now)


def advance(db: Connection, name: str, now: datetime) -> None:
    """A tick has come up to now."""
    db.execute(update(ticks).where(ticks.c.name == name).values(last=now))


def night_is_new(db: Connection, name: str, night: date) -> bool:
    """Claim a night for a nightly work; False when it was done already."""
    mine = (nights.c.name == name, nights.c.night == night)
    if db.scalar(select(nights.c.night).where(*mine)) is not None:
        return False
    db.execute(insert(nights).values(name=name, night=night))
    return True
