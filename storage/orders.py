"""Orders: what a command asks of the bot that runs on the same database, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import JSON, Connection, Integer, Row, Text, insert, select, update

from storage.schema import Erasure, Instant, Privacy, column, new_id, table

Values = Mapping[str, int | str]

# The payload is emptied when the order is done. `result` holds counts, never what was counted.
orders = table(
    "orders",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("kind", Text, privacy=Privacy.NONE),
    column("payload", JSON, privacy=Privacy.NONE),
    column("asked_at", Instant, privacy=Privacy.NONE),
    column("done_at", Instant, nullable=True, index=True, privacy=Privacy.NONE),
    column("result", JSON, nullable=True, privacy=Privacy.NONE),
    erasure=Erasure.NOTHING,
)


@dataclass(frozen=True, slots=True)
class Order:
    """Something to be done. `result` is None until it is done."""

    id: int
    kind: str
    payload: Values = field(default_factory=dict)
    result: Values | None = None


def ask(db: Connection, kind: str, payload: Values, now: datetime) -> int:
    """Ask for something; the number of the order."""
    return new_id(db.execute(insert(orders).values(kind=kind, payload=dict(payload), asked_at=now)))


def waiting(db: Connection) -> list[Order]:
    """What is not done yet, the oldest first."""
    mine = select(orders).where(orders.c.done_at.is_(None)).order_by(orders.c.id)
    return [_order(row) for row in db.execute(mine)]


def find(db: Connection, number: int) -> Order:
    """An order by its number."""
    return _order(db.execute(select(orders).where(orders.c.id == number)).one())


def finish(db: Connection, number: int, result: Values, now: datetime) -> None:
    """Keep what came of an order."""
    values = {"payload": {}, "result": dict(result), "done_at": now}
    db.execute(update(orders).where(orders.c.id == number).values(**values))


def _order(row: Row[tuple[object, ...]]) -> Order:
    return Order(row.id, row.kind, row.payload, row.result)
