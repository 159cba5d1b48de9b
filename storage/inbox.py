"""The inbox: every update is here before Telegram hears that we have it. Quarantine: those that failed."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Connection,
    Integer,
    Text,
    UniqueConstraint,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as insert_or_ignore

from storage.prepared import Prepared
from storage.schema import Erasure, Instant, Privacy, Sealed, column, new_id, table
from storage.sealing import Unreadable, seal, unseal

# The body is emptied when the update is done; the id stays so that the same update twice changes nothing.
inbox = table(
    "inbox",
    column("bot", BigInteger, primary_key=True, privacy=Privacy.NONE),
    column("update_id", BigInteger, primary_key=True, privacy=Privacy.NONE),
    column("body", Sealed, nullable=True, privacy=Privacy.SEALED),
    column("begun", Integer, default=0, privacy=Privacy.NONE),
    column("done", Boolean, default=False, index=True, privacy=Privacy.NONE),
    column("at", Instant, privacy=Privacy.NONE),
    erasure=Erasure.NOTHING,
)

quarantine = table(
    "quarantine",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("bot", BigInteger, privacy=Privacy.NONE),
    column("update_id", BigInteger, privacy=Privacy.NONE),
    column("problem", Text, privacy=Privacy.NONE),
    column("body", Sealed, nullable=True, privacy=Privacy.SEALED),
    column("at", Instant, privacy=Privacy.NONE),
    UniqueConstraint("bot", "update_id"),
    erasure=Erasure.NOTHING,
)

_keep = insert_or_ignore(inbox).on_conflict_do_nothing().returning(inbox.c.update_id)
_mine = (inbox.c.bot == bindparam("of"), inbox.c.update_id == bindparam("number"))
_load = Prepared(select(inbox.c.body, inbox.c.begun, inbox.c.done).where(*_mine))
_done = Prepared(update(inbox).where(*_mine).values(done=True, body=None))


@dataclass(frozen=True, slots=True)
class Arrived:
    """An update as JSON."""

    update_id: int
    body: str
    begun: int = 0


def keep(db: Connection, bot: int, arrived: Sequence[Arrived], now: datetime) -> list[int]:
    """Insert what is not known yet; the ids of what is new."""
    rows = [
        {
            "bot": bot,
            "update_id": one.update_id,
            "body": seal(db, None, f"inbox.body:{bot}:{one.update_id}", one.body),
            "begun": 0,
            "done": False,
            "at": now,
        }
        for one in arrived
    ]
    return sorted(db.scalars(_keep, rows))


def waiting(db: Connection, bot: int) -> list[int]:
    """The ids of what has not been done yet, in order."""
    mine = select(inbox.c.update_id).where(inbox.c.bot == bot, inbox.c.done.is_(False))
    return list(db.scalars(mine.order_by(inbox.c.update_id)))


def load(db: Connection, bot: int, update_id: int) -> Arrived | None:
    """An update that has not been done yet. Raises Unreadable when its key is gone."""
    row = _load.first(db, of=bot, number=update_id)
    if row is None or row.done:
        return None
    return Arrived(update_id, unseal(db, f"inbox.body:{bot}:{update_id}", row.body), row.begun)


def begin(db: Connection, bot: int, update_id: int) -> int:
    """Count one more beginning, and say how many there were: an update that kills the process is found by it."""
    mine = (inbox.c.bot == bot, inbox.c.update_id == update_id)
    db.execute(update(inbox).where(*mine).values(begun=inbox.c.begun + 1))
    return db.scalar(select(inbox.c.begun).where(*mine)) or 0


def done(db: Connection, bot: int, update_id: int) -> None:
    """Empty an update; its id stays."""
    _done.run(db, of=bot, number=update_id)


def isolate(db: Connection, bot: int, update_id: int, problem: str, now: datetime) -> int:
    """Move an update to quarantine; the number of the incident. `problem` is a type's name, never a text."""
    body = db.scalar(select(inbox.c.body).where(inbox.c.bot == bot, inbox.c.update_id == update_id))
    values = {"bot": bot, "update_id": update_id, "problem": problem, "body": body, "at": now}
    number = new_id(db.execute(insert(quarantine).values(**values)))
    done(db, bot, update_id)
    return number


def forget(db: Connection, before: datetime) -> None:
    """Drop the ids of what was done before an instant."""
    db.execute(delete(inbox).where(inbox.c.done, inbox.c.at < before))


def empty(db: Connection, users: Collection[int]) -> int:
    """Empty what is in quarantine of some Telegram accounts; how many updates there were."""
    emptied = 0
    for row in db.execute(select(quarantine).where(quarantine.c.body.is_not(None))).all() if users else ():
        try:
            text = unseal(db, f"inbox.body:{row.bot}:{row.update_id}", row.body)
        except Unreadable:
            continue
        if any(re.search(rf"\b{user}\b", text) for user in users):
            db.execute(update(quarantine).where(quarantine.c.id == row.id).values(body=None))
            emptied += 1
    return emptied
