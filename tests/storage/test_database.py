"""The database waits where waiting helps, and says what is wrong where it does not."""

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from storage.database import Database
from storage.engines import connect
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


async def test_a_disk_that_became_read_only_is_waited_for(database: Database) -> None:
    await database.run(_make)
    told, pragma = Told(), database.engine.raw_connection().cursor().execute
    logging.getLogger("storage.database").addHandler(told)
    pragma("PRAGMA query_only=ON")
    writing = asyncio.create_task(database.run(_write))
    await asyncio.wait_for(told.event.wait(), 5)
    assert not writing.done()
    pragma("PRAGMA query_only=OFF")
    await writing
    logging.getLogger("storage.database").removeHandler(told)
    assert await database.run(lambda db: db.scalar(text("SELECT count(*) FROM notes"))) == 1


async def test_what_people_wrote_is_in_no_error(database: Database) -> None:
    with pytest.raises(OperationalError) as told:
        await database.run(lambda db: db.execute(text("INSERT INTO notes VALUES (:words)"), {"words": "canari"}))
    assert "canari" not in str(told.value)


async def test_what_fails_is_rolled_back_alone_although_it_shares_a_commit(database: Database) -> None:
    await database.run(_make)

    def half(db: Connection) -> None:
        db.execute(text("INSERT INTO notes VALUES ('half')"))
        raise ValueError("half")

    jobs = [database.run(job) for _ in range(20) for job in (_write, half)]
    ends = await asyncio.gather(*jobs, return_exceptions=True)
    assert [type(end) for end in ends] == [type(None), ValueError] * 20
    words = await database.run(lambda db: db.scalars(text("SELECT words FROM notes")).all())
    assert list(words) == ["bonjour"] * 20


async def test_what_nobody_waits_for_any_more_stops_nothing(database: Database) -> None:
    await database.run(_make)
    jobs = [asyncio.create_task(database.run(_write)) for _ in range(200)]
    await asyncio.sleep(0)
    for job in jobs[::2]:
        job.cancel()
    ends = await asyncio.gather(*jobs, return_exceptions=True)
    assert all(end is None or isinstance(end, asyncio.CancelledError) for end in ends)
    await database.run(_write)


async def test_closing_finishes_what_waits(file: Path) -> None:
    database = Database(connect(f"sqlite:///{file}", Vault(bytes(32), lambda: date(2026, 10, 13))))
    jobs = [asyncio.create_task(database.run(job)) for job in (_make, *[_write] * 150)]
    await asyncio.sleep(0)
    database.close()
    await asyncio.gather(*jobs)
    with sqlite3.connect(file) as again:
        assert again.execute("SELECT count(*) FROM notes").fetchone() == (150,)
    again.close()


@pytest.fixture
async def filling(database: Database) -> Database:
    """A database whose disk has room for a few pages only."""
    await database.run(_make)

    def fill(db: Connection) -> None:
        pages = db.scalar(text("PRAGMA page_count"))
        db.execute(text(f"PRAGMA max_page_count={pages + 1}"))

    await database.run(fill)
    return database


def _much(db: Connection) -> None:
    db.execute(text("INSERT INTO notes VALUES (:words)"), {"words": "x" * 100_000})


async def test_a_full_disk_is_waited_for(filling: Database) -> None:
    told = Told()
    logging.getLogger("storage.database").addHandler(told)
    jobs = [asyncio.create_task(filling.run(job)) for job in (_write, _much, _write)]
    await asyncio.wait_for(told.event.wait(), 5)
    logging.getLogger("storage.database").removeHandler(told)
    assert not any(job.done() for job in jobs)
    filling.engine.raw_connection().cursor().execute("PRAGMA max_page_count=1000000")
    await asyncio.wait_for(asyncio.gather(*jobs), 5)
    assert await filling.run(lambda db: db.scalar(text("SELECT count(*) FROM notes"))) == 3


async def test_what_others_did_is_not_lost_by_one_who_hides_that_the_disk_is_full(filling: Database) -> None:
    told = Told()

    def hiding(db: Connection) -> None:
        with contextlib.suppress(Exception), db.begin_nested():
            _much(db)

    logging.getLogger("storage.database").addHandler(told)
    jobs = [asyncio.create_task(filling.run(job)) for job in (_write, hiding, _write)]
    await asyncio.wait_for(told.event.wait(), 5)
    logging.getLogger("storage.database").removeHandler(told)
    filling.engine.raw_connection().cursor().execute("PRAGMA max_page_count=1000000")
    await asyncio.wait_for(asyncio.gather(*jobs), 5)
    assert await filling.run(lambda db: db.scalar(text("SELECT count(*) FROM notes"))) == 3
