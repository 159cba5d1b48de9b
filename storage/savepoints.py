"""Savepoints: a part of a transaction that is undone alone. SQLAlchemy compiles each of its own anew, for 45 µs."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError


@contextmanager
def savepoint(db: Connection) -> Iterator[None]:
    """Undo what is done within when it raises. They nest: a name means the innermost."""
    _say(db, "SAVEPOINT part")
    try:
        yield
    except BaseException:
        _say(db, "ROLLBACK TO SAVEPOINT part")
        _say(db, "RELEASE SAVEPOINT part")
        raise
    _say(db, "RELEASE SAVEPOINT part")


def _say(db: Connection, words: str) -> None:
    """To the driver itself, at a tenth of the price. What it raises is raised as SQLAlchemy does."""
    try:
        db.connection.cursor().execute(words)
    except Exception as problem:
        raise OperationalError(words, None, problem) from problem
