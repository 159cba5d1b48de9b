"""The database: one writer thread; what waits together shares one commit, each piece in its own savepoint."""

import asyncio
import logging
import queue
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import StaticPool

from storage.savepoints import savepoint
from storage.sealing import Vault

Result = TypeVar("Result")
TOGETHER = 64  # pieces of work a commit: past 16 the gain is small (2,390 against 2,500 updates a second)
PASSING = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
PATIENCE = 0.2  # seconds between two tries while the database is locked or the disk is full

log = logging.getLogger(__name__)


def connect(url: str, vault: Vault) -> Engine:
    """An engine on SQLite with the settings that make a commit durable, and the vault at hand."""
    options = {"check_same_thread": False, "timeout": 20}
    made = {"poolclass": StaticPool, "connect_args": options, "hide_parameters": True}
    engine = create_engine(url, execution_options={"vault": vault}, **made)
    event.listen(engine, "connect", _prepare)
    # Not by an event of the engine: one listener there makes every statement look for more, a tenth of its time.
    engine.dialect.do_begin = _begin  # type: ignore[assignment]
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver must not begin by itself: BEGIN IMMEDIATE is ours
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Any) -> None:
    connection.execute("BEGIN IMMEDIATE")


@dataclass(frozen=True, slots=True)
class _Piece:
    job: Callable[[Connection], Any]
    done: asyncio.Future[Any]


class Database:
    """Runs plain functions on a connection, one after the other, in a thread of its own."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._waiting: queue.SimpleQueue[_Piece | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="database", daemon=True)
        self._thread.start()

    async def run(self, job: Callable[[Connection], Result]) -> Result:
        """The result of `job`, once it is committed. What it raises is rolled back alone and raised here.

        A job may run more than once, each time on a fresh savepoint, when the database was busy: it must keep
        no state outside of it.
        """
        done: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.put(_Piece(job, done))
        return await done

    def close(self) -> None:
        """Finish what waits, then close the file."""
        self._waiting.put(None)
        self._thread.join()
        self.engine.dispose()

    def _work(self) -> None:
        while (pieces := self._gather()) is not None:
            while pieces and not self._commit(pieces):
                time.sleep(PATIENCE)

    def _gather(self) -> list[_Piece] | None:
        """What waits now; at least one piece; None at the end."""
        first = self._waiting.get()
        if first is None:
            return None
        pieces = [first]
        while len(pieces) < TOGETHER and not self._waiting.empty():
            more = self._waiting.get()
            if more is None:
                self._waiting.put(None)
                break
            pieces.append(more)
        return pieces

    def _commit(self, pieces: list[_Piece]) -> bool:
        """Run and commit; False when the database is busy or full and the same pieces should be tried again."""
        ends: list[tuple[Any, BaseException | None]] = []
        try:
            with self.engine.begin() as db:
                ends = [_attempt(db, piece.job) for piece in pieces]
        except Exception as lost:  # noqa: BLE001 - whatever it is, who waits for the result must hear of it
            if isinstance(lost, _UndoneError) or _passes(lost):
                log.warning("database.busy", extra={"error": type(lost).__name__})
                return False
            ends = [(None, lost)] * len(pieces)
        with suppress(RuntimeError):  # the loop is closed, and whoever waited in it is gone
            pieces[0].done.get_loop().call_soon_threadsafe(_tell, pieces, ends)
        return True


def _tell(pieces: list[_Piece], ends: list[tuple[Any, BaseException | None]]) -> None:
    """All that shared a commit hear of it at once: waking the loop for each takes as long as a statement."""
    for piece, (result, problem) in zip(pieces, ends, strict=True):
        if piece.done.done():
            continue  # nobody waits for it any more
        if problem is None:
            piece.done.set_result(result)
        else:
            piece.done.set_exception(problem)


class _UndoneError(Exception):
    """The whole transaction is gone or of no use, and with it what others had done in it."""


def _attempt(db: Connection, job: Callable[[Connection], Result]) -> tuple[Result | None, BaseException | None]:
    try:
        with savepoint(db):
            return job(db), None
    except Exception as problem:
        # SQLite undoes everything on a full disk: what went on regardless fails with some other error.
        if _passes(problem) or not getattr(db.connection.dbapi_connection, "in_transaction", True):
            raise _UndoneError from problem
        return None, problem


def _passes(problem: Exception) -> bool:
    """Whether it is only the moment that is wrong: the database is locked, or the disk full or ailing."""
    code = getattr(problem.orig, "sqlite_errorcode", 0) if isinstance(problem, OperationalError) else 0
    return code & 0xFF in PASSING
