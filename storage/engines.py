"""The two engines: a file of SQLite, or a PostgreSQL server. What differs between them stands here and in few places.

On SQLite there is one writer, and what runs together shares a commit. On PostgreSQL several transactions run side by
side, of several processes: whoever acts in a centre holds it until the commit (see `storage.centres.hold`).
"""

import sqlite3
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.pool import StaticPool

if TYPE_CHECKING:
    from storage.sealing import Vault

SERVER = "postgresql"
HANDS = 4  # transactions side by side on PostgreSQL: two cores are busy with four
LOCKED = {
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY
}  # fmt: skip
# SQLSTATEs of a moment's trouble: connection, read-only, frozen, rolled back, resources, lock, shutdown, system.
PASSING = ("08", "25006", "25P03", "40", "53", "55P03", "57P", "58")
UNIQUE = "23505"  # somebody else was first with the same key: read again, and it is there

# A process that is frozen in the middle of a transaction would hold a centre for ever: the server ends it.
SESSION = {
    "timezone": "UTC",
    "idle_in_transaction_session_timeout": "10s",
    "lock_timeout": "5s",
    "statement_timeout": "30s",
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}
REACH = {"connect_timeout": 10, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}


def connect(url: str, vault: "Vault") -> Engine:
    """An engine with the settings that make a commit durable, and the vault at hand."""
    engine = _serve(url) if is_server(url) else _file(url)
    return engine.execution_options(vault=vault)


def is_server(url: str) -> bool:
    """Whether an address is of a PostgreSQL server."""
    return url.startswith(SERVER)


def on_server(db: Connection | Engine) -> bool:
    """Whether this is a PostgreSQL server."""
    return db.dialect.name == SERVER


def insert_new(db: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An insert that can say what to do `on_conflict_…`, in the words of the engine.

    Whether it inserted is told by what is `returning`, not by a count of rows, which PostgreSQL's driver has not.
    """
    return postgresql.insert(table) if on_server(db) else sqlite.insert(table)


def may_pass(problem: BaseException) -> bool:
    """Whether a failure may be the moment's: what failed so is never blamed, but done again."""
    return isinstance(problem, OperationalError) or (isinstance(problem, IntegrityError) and _state(problem) == UNIQUE)


def passes(problem: BaseException) -> bool:
    """Whether it surely is only the moment that is wrong: locked, full, ailing, out of reach."""
    if not isinstance(problem, DBAPIError):
        return False
    if getattr(problem.orig, "sqlite_errorcode", 0) & 0xFF in LOCKED:
        return True
    return problem.connection_invalidated or _state(problem).startswith(PASSING) or _is_out_of_reach(problem)


def collides(problem: BaseException) -> bool:
    """Whether a PostgreSQL server says that somebody else was first with a key."""
    return isinstance(problem, IntegrityError) and _state(problem) == UNIQUE


def _state(problem: DBAPIError) -> str:
    return getattr(problem.orig, "sqlstate", None) or ""


def _is_out_of_reach(problem: DBAPIError) -> bool:
    """psycopg has no code for what the server did not say: it was not there, or no longer."""
    return isinstance(problem, OperationalError) and hasattr(problem.orig, "sqlstate") and not _state(problem)


def _file(url: str) -> Engine:
    options = {"check_same_thread": False, "timeout": 20}
    engine = create_engine(url, poolclass=StaticPool, connect_args=options, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", lambda db: db.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver must not begin by itself: BEGIN IMMEDIATE is ours
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _serve(url: str) -> Engine:
    address = make_url(url).set(drivername=f"{SERVER}+psycopg")
    engine = create_engine(address, pool_size=HANDS + 2, pool_timeout=10, connect_args=REACH, hide_parameters=True)
    event.listen(engine, "connect", _settle)
    return engine


def _settle(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        for name, value in SESSION.items():
            cursor.execute("SELECT set_config(%s, %s, false)", (name, value))
    connection.commit()
