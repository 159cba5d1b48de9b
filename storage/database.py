"""The database: jobs on a connection, in threads of its own.

On SQLite there is one writer thread; what waits together shares one commit, each piece in its own savepoint. On
PostgreSQL there are several, with a commit a piece.
"""

import asyncio
import logging
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from storage.engines import HANDS, collides, on_server, passes

Result = TypeVar("Result")
TOGETHER = 64  # pieces of work a commit: past 16 the gain is small (2,390 against 2,500 updates a second)
ENDING = 5.0  # seconds in which what waits may still be done when the database is closed
PATIENCE = 0.2  # seconds between two tries while the database is locked, full or out of reach
COLLISIONS = 3  # times that somebody else may have been first with a key before it is a mistake of ours

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Piece:
    job: Callable[[Connection], Any]
    done: "Future[Any]"
    collisions: int = 0


class Database:
    """Runs plain functions on a connection: on SQLite one after the other, on PostgreSQL side by side."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.hands = HANDS if on_server(engine) else 1
        self._together = 1 if on_server(engine) else TOGETHER
        self._waiting: queue.SimpleQueue[_Piece | None] = queue.SimpleQueue()
        names = [f"database-{number}" for number in range(self.hands)]
        self._threads = [threading.Thread(target=self._work, name=name, daemon=True) for name in names]
        for thread in self._threads:
            thread.start()

    async def run(self, job: Callable[[Connection], Result]) -> Result:
        """The result of `job`, once it is committed. What it raises is rolled back alone and raised here.

        A job may run more than once, each time on a fresh savepoint, when the database was busy: it must keep
        no state outside of it.
        """
        done: Future[Result] = Future()
        self._waiting.put(_Piece(job, done))
        return await asyncio.wrap_future(done)

    def close(self) -> None:
        """Finish what waits, then close the connections. What cannot be done in time is left."""
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join(ENDING)
        if not any(thread.is_alive() for thread in self._threads):
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
        while len(pieces) < self._together and not self._waiting.empty():
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
                ends = [_attempt(db, piece) for piece in pieces]
        except Exception as lost:  # noqa: BLE001 - whatever it is, who waits for the result must hear of it
            if isinstance(lost, _UndoneError) or passes(lost):
                log.warning("database.busy", extra={"error": type(lost.__cause__ or lost).__name__})
                return False
            ends = [(None, lost)] * len(pieces)
        for piece, (result, problem) in zip(pieces, ends, strict=True):
            if not piece.done.set_running_or_notify_cancel():
                continue  # nobody waits for it any more; who waits now can no longer give up
            if problem is None:
                piece.done.set_result(result)
            else:
                piece.done.set_exception(problem)
        return True


class _UndoneError(Exception):
    """The whole transaction is gone or of no use, and with it what others had done in it."""


def _attempt(db: Connection, piece: _Piece) -> tuple[Any, BaseException | None]:
    try:
        with db.begin_nested():
            return piece.job(db), None
    except Exception as problem:
        # SQLite undoes everything on a full disk: what went on regardless fails with some other error.
        if passes(problem) or not getattr(db.connection.dbapi_connection, "in_transaction", True):
            raise _UndoneError from problem
        if collides(problem) and piece.collisions < COLLISIONS:
            piece.collisions += 1
            raise _UndoneError from problem
        return None, problem
