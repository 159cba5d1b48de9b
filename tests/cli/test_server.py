"""The operator's commands on a PostgreSQL server."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from bot import keys
from bot.clock import SystemClock
from storage.engines import connect
from storage.migrations import revisions
from storage.people import persons
from storage.sealing import Vault
from tests.cli.conftest import ROOT, TOKEN, Atelier, Beside
from tests.cli.test_keeping import known
from tests.postgres import Server


@pytest.fixture
def address(postgresql: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database without a table, which the environment names."""
    found = postgresql.empty()
    monkeypatch.setenv("ATELIER_STORAGE__URL", found)
    return found


@pytest.fixture
def engine(address: str, folder: Path) -> Iterator[Engine]:
    """The database as the bot opens it."""
    engine = connect(address, Vault(keys.make(folder / "master.key"), _today))
    yield engine
    engine.dispose()


def test_migrate_makes_the_schema(atelier: Atelier, address: str) -> None:
    assert address
    result = atelier("migrate")
    assert result.stdout == "".join(f"{name}: done\n" for name in revisions()) + "The database is up to date.\n"
    assert atelier("migrate").stdout == "The database is up to date.\n"


def test_a_server_that_does_not_answer_is_said(atelier: Atelier, folder: Path) -> None:
    nowhere = "postgresql://user:secret@127.0.0.1:1/name"
    result = atelier("migrate", ATELIER_STORAGE__URL=nowhere)
    assert result.exit_code == 4
    assert "postgresql://user:…@127.0.0.1:1/name cannot be used as a database" in result.stderr
    assert "secret" not in result.stderr
    assert list(folder.iterdir()) == []


def test_a_centre_is_imported(atelier: Atelier, address: str) -> None:
    assert address
    result = atelier("import", str(ROOT / "centres" / "exemple.toml"))
    assert result.exit_code == 0
    assert atelier("import", str(ROOT / "centres" / "exemple.toml")).exit_code == 0


def test_somebody_is_erased(atelier: Atelier, engine: Engine, folder: Path) -> None:
    person = known(engine)
    result = atelier("erase", "--person", str(person))
    assert result.exit_code == 0
    assert "persons: 1" in result.stdout
    with engine.connect() as db:
        assert db.scalars(select(persons.c.id)).all() == []
    assert str(person) in (folder / "erasures.list").read_text(encoding="ascii")


async def test_the_bot_runs_on_it_and_is_checked(beside: Beside, atelier: Atelier, address: str) -> None:
    running = await beside("run", ATELIER_STORAGE__URL=address)
    await running.says("lead.taken")
    checked = await beside("check", ATELIER_STORAGE__URL=address)
    assert await checked.ends() == 0
    assert any("The database is whole and up to date." in line for line in checked.said)
    marie = beside.telegram.person("Marie")
    await marie.says("/start")
    running.real.terminate()
    assert await running.ends() == 0
    assert atelier("migrate").stdout == "The database is up to date.\n"


def test_a_backup_of_a_file_is_restored_on_the_server(
    atelier: Atelier, postgresql: Server, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_TOKEN", TOKEN)
    file = connect(f"sqlite:///{folder / 'atelier.db'}", Vault(keys.make(folder / "master.key"), _today))
    person = known(file)
    file.dispose()
    assert atelier("backup", "copy.backup").exit_code == 0
    monkeypatch.setenv("ATELIER_STORAGE__URL", postgresql.empty())
    assert "The database is as it was on" in atelier("restore", "copy.backup").stdout
    assert "expected an empty database" in atelier("restore", "copy.backup").stderr
    assert atelier("backup", "back.backup").exit_code == 0
    assert "persons: 1" in atelier("erase", "--person", str(person)).stdout


def _today() -> date:
    return SystemClock().now().date()
