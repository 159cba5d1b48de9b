"""The lock of a database file: whoever holds it is alone to run, or to change the schema."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LockedError(RuntimeError):
    """Another process holds the lock."""


@contextmanager
def held(database: Path) -> Iterator[None]:
    """Hold the lock of a database. The system takes it back when the process ends, however it ends."""
    path = _beside(database)
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise LockedError(f"{path} cannot be made: {error.strerror}.") from None
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(handle, 32).decode("ascii", "replace").strip() or "unknown"
            raise LockedError(
                f"A bot is running on {database.name} already (process {holder}). "
                "Two on one database would answer everything twice: stop that one first."
            ) from None
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(handle)


def is_held(database: Path) -> bool:
    """Whether somebody holds the lock of a database."""
    if not _beside(database).exists():
        return False
    try:
        with held(database):
            return False
    except LockedError:
        return True


def _beside(database: Path) -> Path:
    return database.with_name(f"{database.name}.lock")
