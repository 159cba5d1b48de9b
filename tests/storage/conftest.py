"""A connection to a database of the test's own, on either engine, with all tables and no foreign keys."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest
from sqlalchemy import Connection

from storage.engines import connect, is_server
from storage.schema import everything
from storage.sealing import Vault

Opens = Callable[[Vault], Connection]


@pytest.fixture
def opens(url: str) -> Iterator[Opens]:
    """`opens(vault)`: a connection in a transaction that is rolled back, where rows may refer to nothing."""
    with ExitStack() as stack:
        yield lambda vault: stack.enter_context(_open(url, vault))


@contextmanager
def _open(url: str, vault: Vault) -> Iterator[Connection]:
    engine = connect(url, vault)
    everything().create_all(engine)
    loose = "SET session_replication_role = replica" if is_server(url) else "PRAGMA foreign_keys=OFF"
    with engine.connect() as db:
        db.connection.cursor().execute(loose)
        yield db
        db.rollback()
    engine.dispose()
