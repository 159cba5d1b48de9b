"""A database comes to be by its migrations, and they make what the code declares."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from storage.engines import connect
from storage.migrations import VERSIONS, chain, revisions
from storage.schema import everything
from storage.sealing import Vault
from storage.upgrading import NewerSchemaError, State, state, upgrade, version


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = connect(f"sqlite:///{tmp_path / 'atelier.db'}", Vault(bytes(32), lambda: date(2026, 10, 13)))
    yield engine
    engine.dispose()


def test_the_migrated_schema_is_the_declared_one(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as db:
        options = {"compare_type": True, "compare_server_default": True}
        differences = compare_metadata(MigrationContext.configure(db, opts=options), everything())
    assert differences == []


def test_every_table_has_a_migration(engine: Engine) -> None:
    upgrade(engine)
    made = set(inspect(engine).get_table_names()) - {"alembic_version"}
    assert made == set(everything().tables)


def test_ids_that_must_not_come_again_do_not(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as db:
        query = text("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'")
        kept = set(db.scalars(query))
    assert kept == {
        table.name for table in everything().tables.values() if table.dialect_options["sqlite"]["autoincrement"]
    }


def test_each_step_has_a_number_of_its_own_and_follows_the_one_before() -> None:
    numbers = [re.fullmatch(r"(\d{4})_[a-z_]+", name) for name in revisions()]
    assert all(numbers), "a step is called NNNN_feature"
    assert len({found[1] for found in numbers if found}) == len(numbers)
    before = None
    for name in revisions():
        assert chain(f"{name}.py") == (name, before)
        assert "= chain(__file__)" in (VERSIONS / f"{name}.py").read_text(encoding="utf-8"), f"{name} names another"
        before = name


def test_an_empty_database_is_missing_then_current(engine: Engine) -> None:
    assert state(engine) is State.MISSING
    told: list[tuple[str, int, int]] = []
    assert upgrade(engine, lambda *step: told.append(step)) == revisions()
    assert told == [(name, number, len(revisions())) for number, name in enumerate(revisions(), start=1)]
    assert state(engine) is State.CURRENT
    assert upgrade(engine) == []


def test_an_older_database_is_told_from_a_newer_one(engine: Engine) -> None:
    upgrade(engine)
    with engine.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999_tomorrow'"))
    assert state(engine) is State.NEWER
    with pytest.raises(NewerSchemaError, match=r"newer version of this program .*9999_tomorrow.*Install that version"):
        upgrade(engine)
    assert version(engine) == "9999_tomorrow"


def test_a_step_that_fails_leaves_nothing_behind(engine: Engine) -> None:
    with engine.begin() as db:
        db.execute(text("CREATE TABLE sessions (id INTEGER)"))
    with pytest.raises(Exception, match="sessions already exists"):
        upgrade(engine)
    assert inspect(engine).get_table_names() == ["sessions"]
    with engine.connect() as db:
        assert db.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_current_database_is_known_without_alembic() -> None:
    """Start-up does not wait for what it does not need."""
    code = "import sys, storage.upgrading; assert not [name for name in sys.modules if name.startswith('alembic')]"
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own interpreter
