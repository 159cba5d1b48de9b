"""What every update runs suits both engines, and finds its rows without going through everybody's."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

from sqlalchemy import Connection

import storage
from storage.engines import on_server
from storage.prepared import Prepared
from storage.sealing import Vault
from tests.storage.conftest import Opens
from tests.world import MASTER, NOW

VALUE = re.compile(r"\?|%\(\w+\)s")
THROUGH_ALL = re.compile(r"SCAN (?!\(|CONSTANT)\w+(?! USING (COVERING )?INDEX)")


def prepared() -> Iterator[tuple[str, Prepared]]:
    """Every statement of the storage that is compiled once."""
    for module in pkgutil.iter_modules(storage.__path__):
        found = vars(importlib.import_module(f"storage.{module.name}"))
        yield from ((f"{module.name}.{name}", made) for name, made in found.items() if isinstance(made, Prepared))


def plan(db: Connection, statement: Prepared) -> str:
    """How an engine would run a statement; it is refused where the engine does not understand it."""
    explain = "EXPLAIN" if on_server(db) else "EXPLAIN QUERY PLAN"
    cursor = db.connection.cursor()
    cursor.execute(f"{explain} {VALUE.sub('NULL', statement.words(db))}")
    return "\n".join(str(row[-1]) for row in cursor.fetchall())


def test_statements_of_every_update(opens: Opens) -> None:
    db = opens(Vault(MASTER, NOW.date))
    plans = {name: plan(db, statement) for name, statement in prepared()}
    assert len(plans) > 20
    assert on_server(db) or {name: how for name, how in plans.items() if THROUGH_ALL.search(how)} == {}
