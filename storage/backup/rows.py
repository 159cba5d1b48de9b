"""How a row is written: as JSON, by the kind of each column as the database itself tells it, the same on both engines.

An instant is written in UTC without its zone, as a wall time is: SQLite keeps no zone, and the column that it is read
back into knows which of the two it holds. JSON is kept as its own text, so that null stays apart from nothing.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    cast,
)
from sqlalchemy import Text as AnyText

from storage.upgrading import applied


class Kind(StrEnum):
    """What a column holds, as far as writing it down is concerned."""

    PLAIN = "plain"
    BYTES = "bytes"
    TIME = "time"
    DATE = "date"
    JSON = "json"


def tables_of(db: Connection) -> list[Table]:
    """All tables as the database has them, those before that others refer to; Alembic's own apart."""
    found = MetaData()
    found.reflect(db)
    return [table for table in found.sorted_tables if table.name != applied.name]


def kind_of(column: Column[Any]) -> Kind:
    """The kind of a column. Raises NotImplementedError for one that no backup could keep."""
    match column.type:
        case JSON():
            return Kind.JSON
        case LargeBinary():
            return Kind.BYTES
        case DateTime():
            return Kind.TIME
        case Date():
            return Kind.DATE
        case Boolean() | Integer() | Float() | String():
            return Kind.PLAIN
    raise NotImplementedError(f"{column} is of a kind that backups do not know")


def selected(column: Column[Any]) -> ColumnElement[Any]:
    """How a column is read, to be written down."""
    return cast(column, AnyText) if kind_of(column) is Kind.JSON else column


def encode(kinds: Sequence[Kind], row: Sequence[Any]) -> bytes:
    """A row as a line."""
    values = [value if value is None else ENCODERS[kind](value) for kind, value in zip(kinds, row, strict=True)]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


def decode(column: Column[Any], value: Any) -> Any:
    """A value as a column takes it. For JSON the column's type must tell null from nothing."""
    if value is None:
        return None
    match kind_of(column):
        case Kind.BYTES:
            return b64decode(value)
        case Kind.TIME:
            at = datetime.fromisoformat(value)
            return at.replace(tzinfo=UTC) if getattr(column.type, "timezone", False) else at
        case Kind.DATE:
            return date.fromisoformat(value)
        case Kind.JSON:
            return JSON.NULL if (told := json.loads(value)) is None else told
        case _:
            return value


def _time(at: datetime) -> str:
    return (at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at).isoformat()


def _same(value: Any) -> Any:
    return value


ENCODERS: dict[Kind, Callable[[Any], Any]] = {
    Kind.PLAIN: _same,
    Kind.JSON: _same,
    Kind.BYTES: lambda value: b64encode(value).decode(),
    Kind.TIME: _time,
    Kind.DATE: date.isoformat,
}
