"""The schema of a database file: what it is, and bringing it up to date. Alembic is loaded only for the latter."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Connection, Engine, MetaData, Table, Text, func, inspect, select

from storage.engines import on_server
from storage.migrations import revisions

ALTERING = 2  # the class of PostgreSQL's advisory lock for one upgrade at a time

Progress = Callable[[str, int, int], None]
"""Told after each step: its name, how many are done, how many there are to do."""

# Alembic's own table; no part of our metadata, as it holds no data of ours.
applied = Table("alembic_version", MetaData(), Column("version_num", Text))


class State(StrEnum):
    """How a database stands towards this program."""

    MISSING = "missing"
    OLD = "old"
    CURRENT = "current"
    NEWER = "newer"


class NewerSchemaError(RuntimeError):
    """A newer program wrote this database."""


def state(engine: Engine) -> State:
    """How the database stands."""
    found = version(engine)
    if found is None:
        return State.MISSING
    known = revisions()
    if found not in known:
        return State.NEWER
    return State.CURRENT if found == known[-1] else State.OLD


def version(engine: Engine) -> str | None:
    """The last step that the database has taken; None for an empty one."""
    if not inspect(engine).has_table(applied.name):
        return None
    with engine.connect() as db:
        found: str | None = db.scalar(select(applied.c.version_num))
    return found


def upgrade(engine: Engine, progress: Progress = lambda *_: None, to: str = "") -> list[str]:
    """Take the steps that are missing, `to` one of them or all; all or none; their names. Raises `NewerSchemaError`."""
    from alembic import command
    from alembic.config import Config

    if state(engine) is State.NEWER:
        raise NewerSchemaError(
            f"The database was written by a newer version of this program (its schema is {version(engine)}, "
            f"the newest known here is {revisions()[-1]}). Install that version, or restore a backup of this one."
        )
    known, found = revisions(), version(engine)
    last = known.index(to) + 1 if to else len(known)
    wanted = known[known.index(found) + 1 if found else 0 : last]
    taken: list[str] = []

    def told(step: Any, **_: Any) -> None:
        taken.append(step.up_revision_id)
        progress(step.up_revision_id, len(taken), len(wanted))

    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    with _prepared(engine) as db:
        config.attributes |= {"connection": db, "told": told}
        command.upgrade(config, to or "head")
    return taken


@contextmanager
def _prepared(engine: Engine) -> Iterator[Connection]:
    """A transaction to alter tables in, alone."""
    if on_server(engine):
        with engine.begin() as db:
            db.exec_driver_sql("SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0")
            db.execute(select(func.pg_advisory_xact_lock(ALTERING, 0)))
            yield db
        return
    with _without_foreign_keys(engine), engine.begin() as db:
        yield db
        if db.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise RuntimeError("a migration left rows that refer to nothing")


@contextmanager
def _without_foreign_keys(engine: Engine) -> Iterator[None]:
    """SQLite alters a table by making it anew: with foreign keys on, dropping the old one would empty others."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA foreign_keys=OFF")
        yield
    finally:
        connection.cursor().execute("PRAGMA foreign_keys=ON")
        connection.close()
