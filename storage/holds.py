"""What a coordinator holds back of what was to go: letters of one builder that fall due at one instant.

A hold stands before the letters do: those that a tick comes to owe for it end in the transaction that owes them.
"""

import json
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, ForeignKey, Text, and_, delete, exists, insert, or_, select, update

from bot.domain.letters import Lane, Letter, State
from bot.domain.upcoming import HELD, Hold
from storage.outbox import letters
from storage.schema import Erasure, Instant, Privacy, column, table
from storage.sealing import Unreadable, unseal

held_back = table(
    "held_back",
    column("centre_id", ForeignKey("centres.id"), primary_key=True, privacy=Privacy.NONE),
    column("builder", Text, primary_key=True, privacy=Privacy.NONE),
    column("due", Instant, primary_key=True, privacy=Privacy.NONE),
    column("held_by", ForeignKey("persons.id", ondelete="SET NULL"), nullable=True, privacy=Privacy.LINK),
    erasure=Erasure.UNLINK,
    person=("held_by",),
)

_HELD = (letters.c.state == State.EXPIRED.value, letters.c.reason == HELD)


def of_centre(db: Connection, centre: int, now: datetime) -> list[Hold]:
    """What is held back in a centre and has not gone by."""
    mine = select(held_back).where(held_back.c.centre_id == centre, held_back.c.due > now)
    return [Hold(row.builder, row.due, row.held_by) for row in db.execute(mine)]


def put(db: Connection, centre: int, hold: Hold, now: datetime) -> None:
    """Hold back what waits, and what is still to be owed; held back already, it stays so."""
    mine = (held_back.c.centre_id == centre, held_back.c.builder == hold.builder, held_back.c.due == hold.due)
    if db.scalar(select(held_back.c.due).where(*mine)) is None:
        values = {"centre_id": centre, "builder": hold.builder, "due": hold.due, "held_by": hold.by}
        db.execute(insert(held_back).values(**values))
    apply(db, now)


def release(db: Connection, centre: int, hold: Hold) -> None:
    """Let it go after all."""
    mine = (held_back.c.centre_id == centre, held_back.c.builder == hold.builder, held_back.c.due == hold.due)
    db.execute(delete(held_back).where(*mine))
    waiting = (letters.c.centre_id == centre, letters.c.builder == hold.builder, letters.c.due == hold.due)
    again = {"state": State.TODO.value, "reason": None, "ended_at": None}
    db.execute(update(letters).where(*waiting, *_HELD, letters.c.body.is_not(None)).values(**again))


def apply(db: Connection, now: datetime) -> None:
    """What waits and is held back ends; it can still be let go until it would have gone."""
    same = and_(
        held_back.c.centre_id == letters.c.centre_id,
        held_back.c.builder == letters.c.builder,
        held_back.c.due == letters.c.due,
    )
    waits = (letters.c.state == State.TODO.value, exists(select(1).select_from(held_back).where(same)))
    ends = {"state": State.EXPIRED.value, "reason": HELD, "ended_at": now}
    db.execute(update(letters).where(*waits).values(**ends))


def waiting(db: Connection, centre: int, now: datetime, until: datetime) -> Iterator[Letter]:
    """The letters of a centre that wait for an instant to come, those among them that are held back."""
    stands = or_(letters.c.state == State.TODO.value, and_(*_HELD))
    mine = (letters.c.centre_id == centre, letters.c.person_id.is_not(None), letters.c.builder.like("%.%"))
    soon = (letters.c.due > now, letters.c.due <= until, letters.c.body.is_not(None))
    for row in db.execute(select(letters).where(*mine, stands, *soon).order_by(letters.c.due, letters.c.id)):
        try:
            values = json.loads(unseal(db, f"letters.body:{row.key}", row.body))
        except Unreadable:
            continue
        flags = {"urgent": row.urgent, "counted": row.counted, "asked": row.asked, "subject": row.subject}
        yield Letter(row.key, row.builder, row.person_id, row.due, values, row.useless, Lane(row.lane), **flags)


def forget(db: Connection, now: datetime) -> None:
    """What has gone by cannot be let go any more, and its words are emptied."""
    db.execute(delete(held_back).where(held_back.c.due <= now))
    db.execute(update(letters).where(*_HELD, letters.c.due <= now, letters.c.body.is_not(None)).values(body=None))
