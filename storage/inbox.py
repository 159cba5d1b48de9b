"""The inbox: every update is here before Telegram hears that we have it. Quarantine: those that failed."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Connection,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    bindparam,
    delete,
    false,
    insert,
    select,
    update,
)

from storage.engines import insert_new, on_server
from storage.prepared import Prepared
from storage.schema import Erasure, Instant, Privacy, Sealed, column, new_id, table
from storage.sealing import Unreadable, seal, unseal, vault

# The body is emptied when the update is done; the id stays so that the same update twice changes nothing.
# `line` says which updates must be done one after the other: those of one chat, without saying which. Only where
# several processes share the inbox, and only until it is done.
inbox = table(
    "inbox",
    column("bot", BigInteger, primary_key=True, privacy=Privacy.NONE),
    column("update_id", BigInteger, primary_key=True, privacy=Privacy.NONE),
    column("body", Sealed, sealed_at="{bot}:{update_id}", nullable=True, privacy=Privacy.SEALED),
    column("begun", Integer, default=0, privacy=Privacy.NONE),
    column("done", Boolean, default=False, privacy=Privacy.NONE),
    column("at", Instant, privacy=Privacy.NONE),
    column("line", Text, nullable=True, privacy=Privacy.NONE),
    erasure=Erasure.NOTHING,
)
WAITS = inbox.c.done == false()
Index("ix_inbox_waiting", inbox.c.bot, inbox.c.update_id, sqlite_where=WAITS, postgresql_where=WAITS)
Index("ix_inbox_done", inbox.c.done, inbox.c.at)

# How often an update was begun, where its own row is held by whoever does it.
beginnings = table(
    "beginnings",
    column("bot", BigInteger, primary_key=True, privacy=Privacy.NONE),
    column("update_id", BigInteger, primary_key=True, privacy=Privacy.NONE),
    column("begun", Integer, privacy=Privacy.NONE),
    erasure=Erasure.NOTHING,
)

quarantine = table(
    "quarantine",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("bot", BigInteger, privacy=Privacy.NONE),
    column("update_id", BigInteger, privacy=Privacy.NONE),
    column("problem", Text, privacy=Privacy.NONE),
    column("body", Sealed, sealed_at="{bot}:{update_id}", nullable=True, privacy=Privacy.SEALED),
    column("at", Instant, privacy=Privacy.NONE),
    UniqueConstraint("bot", "update_id"),
    erasure=Erasure.NOTHING,
)

_mine = (inbox.c.bot == bindparam("of"), inbox.c.update_id == bindparam("number"))
_load = Prepared(select(inbox.c.body, inbox.c.begun, inbox.c.done).where(*_mine))
_done = Prepared(update(inbox).where(*_mine).values(done=True, body=None, line=None))


@dataclass(frozen=True, slots=True)
class Arrived:
    """An update as JSON. `line` names the chat that it came from, or the user; "" where there is none."""

    update_id: int
    body: str
    begun: int = 0
    line: str = ""


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
            "line": vault(db).derive(f"line:{bot}:{one.line}") if one.line and on_server(db) else None,
        }
        for one in arrived
    ]
    put = insert_new(db.dialect, inbox).on_conflict_do_nothing().returning(inbox.c.update_id)
    return sorted(db.scalars(put, rows))


def waiting(db: Connection, bot: int) -> list[int]:
    """The ids of what has not been done yet, in order."""
    mine = select(inbox.c.update_id).where(inbox.c.bot == bot, WAITS)
    return list(db.scalars(mine.order_by(inbox.c.update_id)))


def claim(db: Connection, bot: int) -> tuple[int, datetime] | None:
    """Hold the next update that no other process holds, and none of whose chat waits before it; id and arrival."""
    earlier = inbox.alias()
    before = select(earlier.c.update_id).where(
        earlier.c.bot == inbox.c.bot,
        earlier.c.line == inbox.c.line,
        earlier.c.done == false(),
        earlier.c.update_id < inbox.c.update_id,
    )
    mine = select(inbox.c.update_id, inbox.c.at).where(inbox.c.bot == bot, WAITS, ~before.exists())
    row = db.execute(mine.order_by(inbox.c.update_id).limit(1).with_for_update(skip_locked=True, of=inbox)).first()
    return None if row is None else (row.update_id, row.at)


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


def begin_beside(db: Connection, bot: int, update_id: int) -> int:
    """The same for an update that this transaction holds: counted at once, whatever becomes of the transaction."""
    put = insert_new(db.dialect, beginnings).values(bot=bot, update_id=update_id, begun=1)
    more = put.on_conflict_do_update(
        index_elements=["bot", "update_id"], set_={"begun": beginnings.c.begun + 1}
    ).returning(beginnings.c.begun)
    with db.engine.begin() as beside:
        return int(beside.execute(more).scalar_one())


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
    db.execute(delete(inbox).where(~WAITS, inbox.c.at < before))
    still = select(inbox.c.update_id).where(
        inbox.c.bot == beginnings.c.bot, inbox.c.update_id == beginnings.c.update_id
    )
    db.execute(delete(beginnings).where(~still.exists()))


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
