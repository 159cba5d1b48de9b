"""Making a backup beside a bot that goes on working: one moment of the database, row by row into a sealed file."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, select
from sqlalchemy.pool import NullPool

from storage.backup import numbers
from storage.backup.envelope import BackupError, Header, Sealer
from storage.backup.reading import check
from storage.backup.rows import encode, kind_of, selected, tables_of
from storage.sealing import Vault
from storage.upgrading import applied

TOGETHER = 1_000  # rows that are fetched at once


@dataclass(frozen=True, slots=True)
class Written:
    """A backup that is on disk and was read again."""

    path: Path
    header: Header
    rows: int
    size: int


def write(engine: Engine, path: Path, now: datetime) -> Written:
    """Write a backup, for its owner only; it has its name once it is whole. Raises `BackupError`, OSError."""
    vault: Vault = engine.get_execution_options()["vault"]
    aside = path.with_name(f"{path.name}.part")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file, _moment(engine) as db:
            header = Header.new(_revision(db), now, vault)
            sealer = Sealer(file, vault, header)
            for line in _lines(db):
                sealer.write(line)
            sealer.close()
            file.flush()
            os.fsync(file.fileno())
        rows = check(aside, vault)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    sync(path.parent)
    return Written(path, header, rows, path.stat().st_size)


def sync(folder: Path) -> None:
    """What was renamed in a folder is on disk under its new name when this returns."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _moment(engine: Engine) -> Iterator[Connection]:
    """The database as it is at one moment, on a connection of its own. No writer waits for it."""
    reading = create_engine(engine.url, poolclass=NullPool, hide_parameters=True)
    options: dict[str, Any] = {}
    if engine.dialect.name == "sqlite":
        event.listen(reading, "connect", _read_only)
        event.listen(reading, "begin", lambda db: db.exec_driver_sql("BEGIN"))
    else:
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with reading.connect().execution_options(**options) as db:
        yield db


def _read_only(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver would begin no transaction for a reader
    connection.execute("PRAGMA query_only=ON")


def _revision(db: Connection) -> str:
    found: str | None = db.scalar(select(applied.c.version_num))
    if found is None:
        raise BackupError("The database is empty; there is nothing to keep.")
    return found


def _lines(db: Connection) -> Iterator[bytes]:
    """All that is known, and at the end how much that is."""
    counts = {}
    for table in tables_of(db):
        kinds = [kind_of(column) for column in table.c]
        yield _told(table=table.name, columns=list(table.c.keys()))
        counts[table.name] = 0
        for row in _rows(db, table):
            yield encode(kinds, row)
            counts[table.name] += 1
    yield _told(numbers=numbers.given(db))
    yield _told(end=counts)


def _rows(db: Connection, table: Table) -> Iterator[Any]:
    wanted = select(*map(selected, table.c)).order_by(*table.primary_key.columns)
    yield from db.execute(wanted.execution_options(yield_per=TOGETHER))


def _told(**what: object) -> bytes:
    return json.dumps(what, separators=(",", ":")).encode()
