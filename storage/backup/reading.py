"""Reading a backup: what it says of itself, whether it is whole, and its rows back into the schema they were of."""

import json
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Column, Connection, Table, delete, insert

from storage.backup import numbers
from storage.backup.envelope import DamagedError, Header, lines, read_header
from storage.backup.rows import Kind, decode, kind_of, tables_of
from storage.sealing import Vault

TOGETHER = 1_000  # rows that are inserted at once


def header_of(path: Path) -> Header:
    """What a backup says of itself. Raises `BackupError`."""
    with path.open("rb") as file:
        return read_header(file)


def opens(vault: Vault, header: Header) -> bool:
    """Whether a backup was sealed under this master key."""
    return vault.fingerprint() == header.key


def check(path: Path, vault: Vault) -> int:
    """Read a backup to its end; how many rows there are in it. Raises `BackupError`."""
    return sum(_is_row(record) for record in _records(path, vault))


def load(db: Connection, path: Path, vault: Vault) -> int:
    """Put the rows of a backup into the schema of its revision, in place of what is there; how many.

    Raises `BackupError`: then the caller rolls back.
    """
    tables = {table.name: table for table in tables_of(db)}
    for table in reversed(tables.values()):
        db.execute(delete(table))
    columns: list[Column[Any]] = []
    total = 0
    for is_row, group in groupby(_records(path, vault), _is_row):
        if is_row:
            total += _fill(db, columns, group)
            continue
        for head in group:
            if "table" in head:
                columns = _columns(tables, head["table"], head["columns"])
            elif "numbers" in head:
                numbers.take(db, head["numbers"])
    return total


def _records(path: Path, vault: Vault) -> Iterator[Any]:
    """Everything in a backup in its order: a list for a row, and what stands between them. Whole, or refused."""
    counts: dict[str, int] = {}
    name, end = "", None
    with path.open("rb") as file:
        for line in lines(file, vault, read_header(file)):
            record = json.loads(line)
            if _is_row(record):
                counts[name] += 1
            elif "table" in record:
                name = record["table"]
                counts[name] = 0
            elif "end" in record:
                end = record["end"]
            yield record
    if end != counts:
        raise DamagedError("it does not hold as many rows as were written")


def _is_row(record: Any) -> bool:
    return isinstance(record, list)


def _columns(tables: dict[str, Table], name: str, names: list[str]) -> list[Column[Any]]:
    """The columns that a table's rows go into."""
    if name not in tables or set(names) != set(tables[name].c.keys()):
        raise DamagedError(f"the table {name} is not the one of its schema")
    columns = [tables[name].c[one] for one in names]
    for column in columns:
        if kind_of(column) is Kind.JSON:
            column.type = JSON(none_as_null=True)  # or a value that is missing would become one that says null
    return columns


def _fill(db: Connection, columns: list[Column[Any]], rows: Iterator[list[Any]]) -> int:
    count = 0
    while some := list(islice(rows, TOGETHER)):
        values = [
            {column.name: decode(column, value) for column, value in zip(columns, row, strict=True)} for row in some
        ]
        db.execute(insert(columns[0].table), values)
        count += len(some)
    return count
