"""A bot again from a backup: its rows in a new database, and what that still needs before a bot may run on it.

A backup knows nothing of what happened after it. So whoever was erased since is erased again; numbers that may have
been given since are not given to anybody else; and what fell due since, which may have gone, is not sent by itself:
letters that were open, and letters that no tick had come to owe yet. The ticks go on from here.

Updates that were received and not yet done are left: they are done at the next start. A tap is a wish that is judged
by what is true then, and a message to a human must not be lost; the answer comes late, which is better than never.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, inspect, select

from bot.app import routes
from bot.backups import replaced
from bot.domain import restored as rules
from bot.domain.times import Window
from bot.ui.router import Plan, Router
from storage import backup, centres, holds, outbox, privacy, restored, roles, ticks
from storage.backup import DamagedError, numbers, sync
from storage.engines import connect, on_server
from storage.people import persons
from storage.sealing import Vault
from storage.upgrading import upgrade

FILES = ("-wal", "-shm", "")  # of a database; the log first: beside another file, SQLite would take it for its own

log = logging.getLogger(__name__)

Erasures = Sequence[tuple[int, datetime]]


class OccupiedError(Exception):
    """There are tables already where a backup was to go."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What was done: how many people were erased again, and how many letters are held."""

    erased: int
    held: int


def rebuild(database: Path, vault: Vault, path: Path, bot: int, erasures: Erasures, now: datetime) -> Settled:
    """Make a database from a backup, beside the place of the real one. Raises `BackupError`."""
    aside = _beside(database)
    _clear(aside)
    try:
        return _rebuild(f"sqlite:///{aside}", vault, path, bot, erasures, now)
    except BaseException:
        _clear(aside)
        raise


def rebuild_on_server(url: str, vault: Vault, path: Path, bot: int, erasures: Erasures, now: datetime) -> Settled:
    """Make an empty database on a server what a backup says. Raises `BackupError`, `OccupiedError`."""
    engine = connect(url, vault)
    try:
        if inspect(engine).get_table_names():
            raise OccupiedError
        try:
            return _rebuild(url, vault, path, bot, erasures, now)
        except BaseException:
            _empty(engine)
            raise
    finally:
        engine.dispose()


def _rebuild(url: str, vault: Vault, path: Path, bot: int, erasures: Erasures, now: datetime) -> Settled:
    engine = connect(url, vault)
    try:
        header = fill(engine, path)
        with engine.begin() as db:
            settled = settle(db, bot, routes(), erasures, header.made, now)
        privacy.truncate(engine)
    finally:
        engine.dispose()
    return settled


def _empty(engine: Engine) -> None:
    """Take away what a restore that failed has made."""
    made = MetaData()
    made.reflect(engine)
    made.drop_all(engine)


def fill(engine: Engine, path: Path) -> backup.Header:
    """Put a backup's rows into an empty database, and bring that up to date. Raises `BackupError`."""
    vault: Vault = engine.get_execution_options()["vault"]
    header = backup.header_of(path)
    upgrade(engine, to=header.revision)
    with engine.begin() as db:
        backup.load(db, path, vault)
        if not on_server(db):
            _check(db)
    upgrade(engine)
    return header


def put_in_place(database: Path, now: datetime) -> Path | None:
    """The new database takes the place of the one that is there, which is kept; under which name."""
    kept = replaced(database, now) if database.exists() else None
    for ending in FILES:
        old = _with(database, ending)
        if old.exists():
            old.replace(_with(replaced(database, now), ending))
    _beside(database).replace(database)
    sync(database.parent)
    return kept


def settle(db: Connection, bot: int, routes: Router, erasures: Erasures, made: datetime, now: datetime) -> Settled:
    """Make a database that was restored from a backup fit for a bot to run on."""
    erased = [person for person, at in erasures if _was_known(db, person, at)]
    for person in erased:
        privacy.erase(db, person)
    _skip(db, erasures)
    for name, plan in routes.ticks.items():
        _catch_up(db, bot, name, plan, now)
    holds.apply(db, now)  # what a coordinator held back is decided already
    held = restored.hold(db, now)
    for centre in centres.everyone(db):
        for coordinator in roles.team(db, centre.id):
            outbox.post(db, bot, rules.news(coordinator.id, made, now), now)
    return Settled(len(erased), held)


def _beside(database: Path) -> Path:
    return _with(database, ".restoring")


def _with(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _clear(path: Path) -> None:
    """What a restore that did not end left: it may hold people who are to be erased."""
    for ending in FILES:
        _with(path, ending).unlink(missing_ok=True)


def _check(db: Connection) -> None:
    """PostgreSQL does it by itself."""
    if db.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
        raise DamagedError("the database that was made from it is not whole")
    if db.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise DamagedError("rows refer to what is not in it")


def _was_known(db: Connection, person: int, at: datetime) -> bool:
    """Whether this is who was erased then: a number alone might have come to somebody else."""
    return db.scalar(select(persons.c.id).where(persons.c.id == person, persons.c.created_at <= at)) is not None


def _skip(db: Connection, erasures: Erasures) -> None:
    beyond = {name: last + rules.GAP for name, last in numbers.given(db).items()}
    highest = max((person for person, _ in erasures), default=0)
    numbers.take(db, beyond | {persons.name: max(beyond.get(persons.name, 0), highest)})


def _catch_up(db: Connection, bot: int, name: str, plan: Plan, now: datetime) -> None:
    """Owe what fell due since the tick's last time, to be held with the rest. A plan that fails stops no other."""
    window = Window(ticks.last(db, name, now), now)
    try:
        with db.begin_nested():
            for letter in plan(db, window):
                outbox.post(db, bot, letter, now)
    except Exception:
        log.exception("tick.failed", extra={"tick": name})
    ticks.advance(db, name, now)
