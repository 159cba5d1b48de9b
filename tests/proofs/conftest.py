"""Databases for bots that are killed: a new one for each run, on either engine."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from tests.postgres import Server

Databases = Callable[[], AbstractContextManager[str]]

ENGINES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.prove))  # in make test, a sample on a file


@pytest.fixture
def databases(request: pytest.FixtureRequest) -> Databases:
    """Gives the address of a new database, or "" for a file in the bot's own folder. It goes when it is left."""

    @contextmanager
    def database() -> Iterator[str]:
        if request.param == "sqlite":
            yield ""
            return
        server: Server = request.getfixturevalue("postgresql")
        address = server.database()
        try:
            yield address
        finally:
            server.drop(address)

    return database
