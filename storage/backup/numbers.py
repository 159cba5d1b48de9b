"""The numbers that were given: those of rows that are gone are not given again, on either engine.

SQLite remembers them for tables that are declared so; PostgreSQL for every table that numbers its own rows.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, Table, cast, func, select, text
from sqlalchemy.dialects.postgresql import REGCLASS

from storage.backup.rows import tables_of

Numbers = Mapping[str, int]


def given(db: Connection) -> dict[str, int]:
    """The highest number that was ever given, by table."""
    if db.dialect.name == "sqlite":
        return _given_by_sqlite(db)
    return {name: _last(db, sequence) for name, sequence in _sequences(db).items()}


def take(db: Connection, numbers: Numbers) -> None:
    """Give none of the numbers up to these again; those that are taken already stay so."""
    if db.dialect.name == "sqlite":
        _take_of_sqlite(db, numbers)
        return
    tables = {table.name: table for table in tables_of(db)}
    for name, sequence in _sequences(db).items():
        highest = max(numbers.get(name, 0), _last(db, sequence), _highest(db, tables[name]))
        if highest:
            db.execute(select(func.setval(cast(sequence, REGCLASS), highest)))


def _given_by_sqlite(db: Connection) -> dict[str, int]:
    keeping = db.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"))
    numbers = dict.fromkeys(sorted(keeping), 0)
    if numbers:  # SQLite makes its own table with the first of them
        numbers |= {row.name: row.seq for row in db.execute(text("SELECT name, seq FROM sqlite_sequence"))}
    return numbers


def _take_of_sqlite(db: Connection, numbers: Numbers) -> None:
    for name, last in _given_by_sqlite(db).items():
        db.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": name})
        values = {"name": name, "last": max(last, numbers.get(name, 0))}
        db.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), values)


def _sequences(db: Connection) -> dict[str, str]:
    """The sequence behind the key of each table that has one."""
    keys = {table.name: table.primary_key.columns.values() for table in tables_of(db)}
    asked = {
        name: db.scalar(select(func.pg_get_serial_sequence(name, columns[0].name)))
        for name, columns in keys.items()
        if len(columns) == 1
    }
    return {name: sequence for name, sequence in asked.items() if sequence}


def _last(db: Connection, sequence: str) -> int:
    """The last number of a sequence; its name is PostgreSQL's own, quoted as it needs to be."""
    row = db.execute(text(f"SELECT last_value, is_called FROM {sequence}")).one()  # noqa: S608
    return int(row.last_value) if row.is_called else 0


def _highest(db: Connection, table: Table) -> int:
    return db.scalar(select(func.max(table.primary_key.columns.values()[0]))) or 0
