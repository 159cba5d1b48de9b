"""Every schema that was ever released, with data in it, becomes today's: nothing is lost, and a bot runs on it.

Rows are made from what a database of that schema says of itself, so that a new step is tested by being there.
"""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Engine,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    insert,
    select,
)

from bot.restoring import fill
from storage import backup
from storage.backup.rows import tables_of
from storage.engines import connect
from storage.migrations import revisions
from storage.sealing import Vault
from storage.upgrading import State, state, upgrade, version
from tests.kept import file_of, vault_of
from tests.world import World

pytestmark = pytest.mark.again
NOW = datetime(2026, 9, 28, 8, tzinfo=UTC)  # of late: nothing is to be forgotten yet
TWICE = (0, 1)  # rows a table: one full, one with as little as may be
SAID: dict[str, Any] = {  # what is read whenever a bot runs
    "zone": "Europe/Paris",
    "language": "fr",
    "whom": "enrolled",
    "lead": "eve",
    "programme": {"questions": {"version": 1, "questions": {}}},
}
ALL = revisions()
FIRST, LAST = ALL[:1], ALL[-3:]  # from the first, each step is gone; the others are gone by the long proofs
RELEASES = [pytest.param(one, marks=() if one in (*FIRST, *LAST) else pytest.mark.prove) for one in ALL]

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = connect(f"sqlite:///{tmp_path / 'atelier.db'}", Vault(bytes(32), lambda: date(2026, 10, 13)))
    yield engine
    engine.dispose()


def release(engine: Engine, revision: str) -> Rows:
    """A database of an earlier schema, with rows in every table; what is in it."""
    upgrade(engine, to=revision)
    assert version(engine) == revision
    with engine.begin() as db:
        tables = tables_of(db)
        for table in tables:
            for turn in TWICE:
                db.execute(insert(table).values(**_row(db, table, turn)))
        return {table.name: _rows(db, table) for table in tables}


def _row(db: Connection, table: Table, turn: int) -> dict[str, Any]:
    wanted = [column for column in table.c if turn == 0 or not column.nullable]
    return {column.name: _value(db, column, turn) for column in wanted}


def _value(db: Connection, column: Column[Any], turn: int) -> Any:
    for key in column.foreign_keys:
        return db.scalars(select(key.column)).all()[turn]
    if column.name in SAID:
        return SAID[column.name]
    match column.type:
        case LargeBinary():
            return f"{column} {turn}".encode()
        case JSON():
            return {"fr": f"{column} {turn}", "en": ""}
        case Boolean():
            return bool(turn)
        case Integer() | Float():
            return 100 + turn
        case DateTime():
            return (NOW + timedelta(days=turn)).replace(tzinfo=None)
        case Date():
            return (NOW + timedelta(days=turn)).date()
    return f"{column} {turn}"


def _rows(db: Connection, table: Table) -> list[dict[str, Any]]:
    ordered = select(table).order_by(*table.primary_key.columns)
    return [dict(row._mapping) for row in db.execute(ordered)]  # noqa: SLF001 - its public name


def check(engine: Engine, before: Rows) -> None:
    """Today's schema, whole, with everything that was there: what is new may stand beside it."""
    assert state(engine) is State.CURRENT
    now = MetaData()
    with engine.connect() as db:
        now.reflect(db)
        assert db.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert db.exec_driver_sql("PRAGMA foreign_key_check").first() is None
        for name, rows in before.items():
            after = _rows(db, now.tables[name])
            assert len(after) == len(rows), f"{name} has other rows than before"
            kept = set(rows[0]) & set(after[0])
            assert kept, name
            for old, new in zip(rows, after, strict=True):
                assert {key: new[key] for key in kept} == {key: old[key] for key in kept}, name


@pytest.mark.parametrize("revision", RELEASES)
def test_a_backup_of_it_becomes_a_database_of_today(engine: Engine, revision: str, tmp_path: Path) -> None:
    before = release(engine, revision)
    path = backup.write(engine, tmp_path / "a.backup", NOW).path
    new = connect(f"sqlite:///{tmp_path / 'new.db'}", Vault(bytes(32), lambda: date(2026, 10, 13)))
    assert fill(new, path).revision == revision
    check(new, before)
    new.dispose()


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A world that is not started yet."""
    world = World(tmp_path)
    yield world
    await world.stop()


@pytest.mark.parametrize("revision", RELEASES)
async def test_nothing_is_lost_and_a_bot_runs_on_it(
    world: World, revision: str, caplog: pytest.LogCaptureFixture
) -> None:
    engine = connect(f"sqlite:///{file_of(world)}", vault_of(world))
    before = release(engine, revision)
    assert all(len(rows) == len(TWICE) for rows in before.values())
    upgrade(engine)
    check(engine, before)
    engine.dispose()
    await world.start()
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    await marie.sees("Bonjour Marie")
    await world.until("2026-10-10 18:30")
    await marie.taps("Je viens", on="Faire connaissance")
    await marie.sees("C'est noté")
    assert {record.getMessage() for record in caplog.records if record.levelname == "ERROR"} <= {"order.unknown"}
