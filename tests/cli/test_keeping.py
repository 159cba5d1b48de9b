"""`atelier migrate` and `atelier erase`."""

import asyncio
import json
from pathlib import Path

from sqlalchemy import Engine, text

from bot import lock
from bot.clock import SystemClock
from bot.orders import perform
from storage import orders, people, privacy
from storage.centres import centres
from storage.database import Database
from storage.migrations import revisions
from storage.upgrading import upgrade
from tests.cli.conftest import Atelier, Beside
from tests.storage.rows import Rows

NAME = "Marie-Canari"


def known(engine: Engine) -> int:
    """Somebody whom the database knows."""
    upgrade(engine)
    now = SystemClock().now()
    with engine.begin() as db:
        rows = Rows(db, now, "", 0)
        rows.make(centres, 0)
        return people.add(db, 1, NAME, "fr", now).id


def test_migrate_makes_the_schema_and_says_so(atelier: Atelier) -> None:
    result = atelier("migrate")
    assert result.exit_code == 0
    assert result.stdout == "".join(f"{name}: done\n" for name in revisions()) + "The database is up to date.\n"
    assert atelier("migrate").stdout == "The database is up to date.\n"


def test_migrate_waits_for_nobody(atelier: Atelier, folder: Path) -> None:
    with lock.held(folder / "atelier.db"):
        result = atelier("migrate")
    assert result.exit_code == 3
    assert "A bot is running on atelier.db already" in result.stderr


def test_a_newer_database_is_refused(atelier: Atelier, engine: Engine) -> None:
    upgrade(engine)
    with engine.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999_tomorrow'"))
    for words in (("migrate",), ("erase", "--person", "1")):
        result = atelier(*words)
        assert result.exit_code == 4
        assert "written by a newer version of this program" in result.stderr


def test_an_older_database_is_migrated_first(atelier: Atelier, engine: Engine) -> None:
    upgrade(engine)
    with engine.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = :first"), {"first": revisions()[0]})
    result = atelier("erase", "--person", "1")
    assert result.exit_code == 4
    assert "atelier migrate brings it up to date" in result.stderr


def test_what_is_no_database_is_refused(atelier: Atelier, folder: Path) -> None:
    (folder / "atelier.db").write_text("Bonjour, ceci est une lettre. " * 40, encoding="utf-8")
    result = atelier("migrate")
    assert result.exit_code == 4
    assert "cannot be used as a database: file is not a database." in result.stderr


def test_erase_needs_a_database_and_somebody_in_it(atelier: Atelier, folder: Path) -> None:
    result = atelier("erase", "--person", "7")
    assert result.exit_code == 4
    assert "There is no database at" in result.stderr
    assert list(folder.iterdir()) == []
    atelier("migrate")
    result = atelier("erase", "--person", "7")
    assert result.exit_code == 1
    assert result.stderr == "There is nobody with the number 7.\n"


def test_erase_does_it_itself_when_no_bot_runs(atelier: Atelier, engine: Engine, folder: Path) -> None:
    person = known(engine)
    result = atelier("erase", "--person", str(person))
    assert result.exit_code == 0, result.output
    assert "persons: 1\n" in result.stdout
    assert f"Person {person} is erased" in result.stdout
    assert [number for number, _ in privacy.noted(folder / "erasures.list")] == [person]
    with engine.connect() as db:
        assert not privacy.is_known(db, person)


async def test_erase_is_handed_to_the_bot_that_runs(beside: Beside, engine: Engine, folder: Path) -> None:
    person = known(engine)
    database = Database(engine)
    with lock.held(folder / "atelier.db"):
        command = await beside("erase", "--person", str(person))
        while not await database.run(orders.waiting):
            assert command.real.returncode is None
        assert await database.run(lambda db: privacy.is_known(db, person))
        await perform(database, SystemClock(), folder / "erasures.list")
        assert await command.ends() == 0
    assert "persons: 1" in command.said
    database.close()


def test_the_wrong_key_is_refused(atelier: Atelier, engine: Engine, folder: Path) -> None:
    person = known(engine)
    (folder / "master.key").rename(folder / "copy.key")
    result = atelier("erase", "--person", str(person))
    assert result.exit_code == 4
    assert "The master key is missing" in result.stderr
    (folder / "master.key").write_text("A" * 43 + "=", encoding="ascii")
    result = atelier("erase", "--person", str(person))
    assert result.exit_code == 4
    assert "The master key is not the one of this database" in result.stderr


async def test_the_bot_that_runs_erases_when_it_next_looks(beside: Beside, engine: Engine, folder: Path) -> None:
    person = known(engine)
    clock = {"ATELIER_CLOCK__FILE": "clock"}
    tell_the_time(folder, 1, "2026-10-13T12:00:00+00:00")
    bot = await beside("run", **clock)
    await bot.says("run.started")
    command = await beside("erase", "--person", str(person), **clock)
    async with asyncio.timeout(10):
        while not await asyncio.to_thread(ordered, engine):
            assert command.real.returncode is None
    tell_the_time(folder, 2, "2026-10-14T12:00:00+00:00")
    assert await command.ends() == 0
    assert f"Person {person} is erased, and noted in {folder / 'erasures.list'}." in command.said
    bot.real.terminate()
    assert await bot.ends() == 0
    assert not [line for line in bot.said if NAME in line]


def ordered(engine: Engine) -> bool:
    """Whether an order waits."""
    with engine.connect() as db:
        return bool(orders.waiting(db))


def tell_the_time(folder: Path, turn: int, now: str) -> None:
    """What the clock of the running bot shows."""
    (folder / "clock.new").write_text(json.dumps({"turn": turn, "now": now}), encoding="utf-8")
    (folder / "clock.new").replace(folder / "clock")
