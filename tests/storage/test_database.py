"""The database waits where waiting helps, and says what is wrong where it does not."""

import asyncio
import logging
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from storage.database import Database, connect
from storage.sealing import Vault


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "atelier.db"


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    database = Database(connect(f"sqlite:///{file}", Vault(bytes(32), lambda: date(2026, 10, 13))))
    yield database
    database.close()


def _make(db: Connection) -> None:
    db.execute(text("CREATE TABLE notes (words TEXT)"))


def _write(db: Connection) -> None:
    db.execute(text("INSERT INTO notes VALUES ('bonjour')"))


async def test_a_mistake_is_told_at_once(database: Database) -> None:
    with pytest.raises(OperationalError, match="no such table"):
        await database.run(_write)


async def test_what_fails_does_not_take_others_with_it(database: Database) -> None:
    await database.run(_make)
    with pytest.raises(OperationalError, match="no column named pictures"):
        await database.run(lambda db: db.execute(text("INSERT INTO notes (pictures) VALUES (1)")))
    await database.run(_write)
    assert await database.run(lambda db: db.scalar(text("SELECT count(*) FROM notes"))) == 1


class Told(logging.Handler):
    """An event of this loop, set when anything is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.event, self.loop = asyncio.Event(), asyncio.get_running_loop()

    def emit(self, record: logging.LogRecord) -> None:
        """From whichever thread."""
        self.loop.call_soon_threadsafe(self.event.set)


async def test_a_locked_database_is_waited_for(database: Database, file: Path) -> None:
    await database.run(_make)
    database.engine.raw_connection().cursor().execute("PRAGMA busy_timeout=1")
    other, told = sqlite3.connect(file, isolation_level=None), Told()
    logging.getLogger("storage.database").addHandler(told)
    other.execute("BEGIN IMMEDIATE")
    writing = asyncio.create_task(database.run(_write))
    await asyncio.wait_for(told.event.wait(), 5)
    assert not writing.done()
    other.execute("COMMIT")
    other.close()
    await writing
    logging.getLogger("storage.database").removeHandler(told)
    assert await database.run(lambda db: db.scalar(text("SELECT count(*) FROM notes"))) == 1


async def test_what_people_wrote_is_in_no_error(database: Database) -> None:
    with pytest.raises(OperationalError) as told:
        await database.run(lambda db: db.execute(text("INSERT INTO notes VALUES (:words)"), {"words": "canari"}))
    assert "canari" not in str(told.value)
