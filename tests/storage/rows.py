"""Rows of any table, made from what the table says of itself: for laws over tables that are not written yet."""

from datetime import date, datetime
from itertools import count
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    Table,
    Text,
    insert,
)

from storage.people import persons
from storage.schema import Erasure, Instant, Privacy, Sealed, SealedBytes

TOLD = {Privacy.PERSONAL, Privacy.SEALED}
ACCOUNT = {"chat_id", "user_id"}
BOT = 1000


class Rows:
    """Makes rows that are full of `word` wherever they tell of a person, and of `account` where they name a chat."""

    def __init__(self, db: Connection, now: datetime, word: str, account: int) -> None:
        self.db, self.now, self.word, self.account = db, now, word, account
        self.numbers = count(100)
        self.parents: dict[Table, Any] = {}

    def make(self, table: Table, person: int, **values: Any) -> None:
        """One row of a person's, every column filled."""
        everything = {column.name: self._value(column, person) for column in table.c if not _is_automatic(column)}
        self.db.execute(insert(table).values(**everything | values))

    def _value(self, column: Column[Any], person: int) -> Any:
        if column.foreign_keys:
            referred = next(iter(column.foreign_keys)).column
            return person if referred.table is persons else self._parent(referred, person)
        if column.name in column.table.info["person"]:
            return person
        if column.name in ACCOUNT or column.name == "bot":
            return BOT if column.name == "bot" else self.account
        is_told = column.table.info["erasure"] is Erasure.DELETE or column.info["privacy"] in TOLD
        return self._filling(column, self.word if is_told else f"plain {next(self.numbers)}")

    def _filling(self, column: Column[Any], word: str) -> Any:
        match column.type:
            case Sealed():
                return SealedBytes(f"{word} {column}".encode())
            case LargeBinary():
                return f"{word} {column}".encode()
            case Text():
                return f"{word} {column} {next(self.numbers)}"
            case JSON():
                return {"fr": f"{word} {column}", "en": ""}
            case Boolean():
                return False
            case Integer() | BigInteger() | Float():
                return next(self.numbers)
            case Instant():
                return self.now
            case DateTime():
                return self.now.replace(tzinfo=None)
            case Date():
                return date.fromordinal(self.now.toordinal() + next(self.numbers))
        raise NotImplementedError(f"{column} is of a kind that this does not know")

    def _parent(self, referred: Column[Any], person: int) -> Any:
        """What a row refers to: a row of its own table, made once."""
        if referred.table not in self.parents:
            self.make(referred.table, person)
            self.parents[referred.table] = self.db.scalar(referred.table.select().with_only_columns(referred))
        return self.parents[referred.table]


def _is_automatic(column: Column[Any]) -> bool:
    return column.table.autoincrement_column is column
