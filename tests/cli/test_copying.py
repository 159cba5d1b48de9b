"""`atelier backup` and `atelier restore`: a copy beside a running bot, and a bot again from it, or a plain refusal."""

import asyncio
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, func, select, text

from bot import keys, lock, restoring
from bot.backups import name_of
from bot.clock import SystemClock
from storage import backup, people, privacy
from storage.centres import centres
from storage.migrations import revisions
from storage.people import persons
from storage.sealing import Vault
from storage.upgrading import State, state, upgrade, version
from tests.cli.conftest import TOKEN, Atelier, Beside
from tests.storage.rows import Rows

NAME = "Marie-Canari"
ENV = {"ATELIER_TOKEN": TOKEN}


@pytest.fixture
def marie(engine: Engine) -> int:
    """Somebody whom the database knows."""
    upgrade(engine)
    now = SystemClock().now()
    with engine.begin() as db:
        Rows(db, now, "", 0).make(centres, 0)
        return people.add(db, 1, NAME, "fr", now).id


@pytest.fixture
def copy(request: pytest.FixtureRequest, atelier: Atelier, folder: Path) -> Path:
    """A backup that knows her, and nothing else but the key and the list."""
    request.getfixturevalue("marie")
    assert atelier("backup", "copy.backup").exit_code == 0
    for path in folder.glob("atelier.db*"):
        path.unlink()
    return folder / "copy.backup"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(".lock"))


def count(folder: Path) -> int:
    """How many people a database knows."""
    engine = create_engine(f"sqlite:///{folder / 'atelier.db'}")
    with engine.connect() as db:
        found = db.scalar(select(func.count()).select_from(persons)) or 0
    engine.dispose()
    return found


@pytest.mark.usefixtures("marie")
def test_backup_says_where_it_is_and_what_must_be_kept_elsewhere(atelier: Atelier, folder: Path) -> None:
    result = atelier("backup")
    assert result.exit_code == 0, result.output
    (made,) = (folder / "backups").iterdir()
    assert re.fullmatch(r"atelier-\d{8}T\d{6}Z\.backup", made.name)
    first, second, *rest = result.stdout.splitlines()
    assert first == f"The backup was made: {made}"
    assert re.fullmatch(r"It holds 3 rows in \d+ kB\. Copy it to another machine\.", second)
    fingerprint = Vault(keys.LENGTH * b"0", SystemClock().now().date).fingerprint()
    assert re.search(rf"- the master key \S{{{len(fingerprint)}}}, .*: {folder / 'master.key'}$", rest[1])
    assert rest[2].endswith(str(folder / "erasures.list"))
    assert (folder / "erasures.list").read_text(encoding="ascii") == ""


@pytest.mark.usefixtures("marie")
async def test_backup_beside_a_bot_that_runs(beside: Beside, atelier: Atelier, folder: Path) -> None:
    bot = await beside("run", ATELIER_BACKUP__EVERY="off")
    await bot.says("run.started")
    assert atelier("backup", "copy.backup").exit_code == 0
    refused = atelier("restore", "copy.backup", "--replace", **ENV)
    assert refused.exit_code == 3
    assert "A bot is running on atelier.db already" in refused.stderr
    bot.real.terminate()
    assert await bot.ends() == 0
    assert atelier("restore", "copy.backup", "--replace", **ENV).exit_code == 0
    bot = await beside("run")
    await bot.says("backup.done")
    bot.real.terminate()
    assert await bot.ends() == 0
    assert count(folder) == 1
    assert not [line for line in bot.said if NAME in line]


def test_backup_needs_a_database_a_key_and_a_new_name(atelier: Atelier, folder: Path) -> None:
    assert atelier("backup").exit_code == 4
    assert names(folder) == []
    atelier("migrate")
    (folder / "here").touch()
    result = atelier("backup", "here")
    assert result.exit_code == 2
    assert "here is there already; expected a new name." in result.stderr
    result = atelier("backup", ATELIER_BACKUP__FOLDER="here")
    assert result.exit_code == 4
    assert "The backup could not be made: " in result.stderr


@pytest.mark.usefixtures("marie")
def test_backup_without_the_key_is_refused(atelier: Atelier, folder: Path) -> None:
    (folder / "master.key").unlink()
    result = atelier("backup")
    assert result.exit_code == 4
    assert "The master key is missing" in result.stderr
    assert not (folder / "backups").exists()


def test_restore_brings_everything_back(atelier: Atelier, copy: Path, folder: Path) -> None:
    result = atelier("restore", str(copy), **ENV)
    assert result.exit_code == 0, result.output
    assert re.match(r"The database is as it was on \d{4}-\d\d-\d\d at \d\d:\d\d UTC\.", result.stdout)
    assert "People who were erased again: 0." in result.stdout
    assert names(folder) == ["atelier.db", "copy.backup", "erasures.list", "master.key"]
    assert count(folder) == 1


def test_restore_puts_aside_what_is_there_only_when_told(atelier: Atelier, copy: Path, folder: Path) -> None:
    for name in ("atelier.db", "atelier.db-wal"):
        (folder / name).write_text("mine", encoding="ascii")
    result = atelier("restore", str(copy), **ENV)
    assert result.exit_code == 2
    assert "atelier.db is there already." in result.stderr
    assert (folder / "atelier.db").read_text(encoding="ascii") == "mine"
    result = atelier("restore", str(copy), "--replace", **ENV)
    assert result.exit_code == 0, result.output
    kept = sorted(folder.glob("atelier.db.replaced-*"))
    assert [path.read_text(encoding="ascii") for path in kept] == ["mine", "mine"]
    assert [path.name for path in kept] == [kept[0].name, f"{kept[0].name}-wal"]
    assert f"The database that was there is kept as {kept[0]}." in result.stdout
    assert count(folder) == 1


def test_restore_erases_again(atelier: Atelier, copy: Path, folder: Path, marie: int) -> None:
    privacy.note(folder / "erasures.list", marie, SystemClock().now())
    privacy.note(folder / "erasures.list", 5_000, SystemClock().now())
    result = atelier("restore", str(copy), **ENV)
    assert "People who were erased again: 1." in result.stdout
    assert count(folder) == 0
    engine = create_engine(f"sqlite:///{folder / 'atelier.db'}")
    with engine.connect() as db:
        given = db.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = 'persons'"))
    engine.dispose()
    assert given == 5_000, "the numbers on the list are nobody else's"


def test_restore_erases_nobody_who_came_after(atelier: Atelier, copy: Path, folder: Path, marie: int) -> None:
    """A number that was erased before this person was known is not theirs."""
    privacy.note(folder / "erasures.list", marie, SystemClock().now() - timedelta(days=1))
    assert "People who were erased again: 0." in atelier("restore", str(copy), **ENV).stdout
    assert count(folder) == 1


def test_restore_without_the_list_is_refused_and_says_what_it_means(atelier: Atelier, copy: Path, folder: Path) -> None:
    (folder / "erasures.list").unlink()
    result = atelier("restore", str(copy), **ENV)
    assert result.exit_code == 2
    assert "everybody who was erased since the backup is back, against their will" in result.stderr
    assert not (folder / "atelier.db").exists()
    assert atelier("restore", str(copy), "--without-erasure-list", **ENV).exit_code == 0


def test_restore_needs_the_key_of_the_backup(atelier: Atelier, copy: Path, folder: Path) -> None:
    (folder / "master.key").rename(folder / "elsewhere")
    result = atelier("restore", str(copy), **ENV)
    assert result.exit_code == 4
    assert "The master key is missing; expected the copy that was kept" in result.stderr
    keys.make(folder / "master.key")
    result = atelier("restore", str(copy), **ENV)
    assert result.exit_code == 4
    assert re.search(r"sealed with the master key \S{8}; the one in .* is another", result.stderr)


def test_restore_refuses_what_is_damaged_and_what_is_no_backup(atelier: Atelier, copy: Path, folder: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:-1])
    result = atelier("restore", str(copy), **ENV)
    assert result.exit_code == 4
    assert "The backup is damaged: it was cut short." in result.stderr
    assert not list(folder.glob("atelier.db*[!k]")), "nothing of it is left"
    for words in ((str(folder / "master.key"),), (str(folder / "nowhere"),), (str(folder),)):
        result = atelier("restore", *words, **ENV)
        assert result.exit_code == 2
        assert "cannot be used: " in result.stderr


def test_a_restore_that_fails_leaves_what_is_there(
    atelier: Atelier, copy: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (folder / "atelier.db").write_text("mine", encoding="ascii")
    monkeypatch.setattr(restoring, "settle", full)
    result = atelier("restore", str(copy), "--replace", **ENV)
    assert result.exit_code == 4
    assert "what was there is as it was. [Errno 28] No space left on device" in result.stderr
    assert names(folder) == ["atelier.db", "copy.backup", "erasures.list", "master.key"]
    assert (folder / "atelier.db").read_text(encoding="ascii") == "mine"


@pytest.mark.usefixtures("marie")
def test_restore_refuses_what_should_have_been_deleted(atelier: Atelier, engine: Engine, folder: Path) -> None:
    old = backup.write(engine, folder / "old.backup", SystemClock().now() - timedelta(days=31)).path
    privacy.begin(folder / "erasures.list")
    result = atelier("restore", str(old), "--replace", **ENV)
    assert result.exit_code == 2
    assert "backups are kept for 30 days: people were promised" in result.stderr
    assert atelier("restore", str(old), "--replace", "--old", **ENV).exit_code == 0


@pytest.mark.usefixtures("marie")
def test_restore_refuses_a_newer_schema(atelier: Atelier, engine: Engine) -> None:
    with engine.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999_tomorrow'"))
    assert atelier("backup", "new.backup").exit_code == 0, "a copy can be made of what is not understood"
    result = atelier("restore", "new.backup", "--replace", **ENV)
    assert result.exit_code == 4
    assert "The backup was made by a newer version of this program; install that version." in result.stderr


def test_restore_waits_for_nobody(atelier: Atelier, copy: Path, folder: Path) -> None:
    with lock.held(folder / "atelier.db"):
        assert atelier("restore", str(copy), **ENV).exit_code == 3


@pytest.mark.usefixtures("marie")
async def test_check_says_when_the_newest_backup_is_old(beside: Beside, engine: Engine, folder: Path) -> None:
    async def said() -> tuple[int, str]:
        check = await beside("check")
        code = await check.ends()
        (line,) = [line for line in check.said if "backup" in line]
        return code, line

    assert await said() == (0, "ok     There is no backup yet; the bot that runs makes one each night.")
    await asyncio.to_thread(_age, engine)
    code, line = await said()
    assert (code, line[:25]) == (1, "WRONG  There is no backup")
    (folder / "backups").mkdir()
    now = datetime.now(UTC)
    (folder / "backups" / name_of(now - timedelta(days=3))).touch()
    code, line = await said()
    assert code == 1
    assert line.startswith(f"WRONG  The newest backup is of {now - timedelta(days=3):%Y-%m-%d} in {folder / 'backups'}")
    (folder / "backups" / name_of(now - timedelta(days=1))).touch()
    code, line = await said()
    assert (code, line[:31]) == (0, "ok     The newest backup is of ")


def _age(engine: Engine) -> None:
    """The database has been in use for three days."""
    with engine.begin() as db:
        db.execute(persons.update().values(created_at=datetime.now(UTC) - timedelta(days=3)))


def test_what_is_older_is_backed_up_before_it_is_migrated(atelier: Atelier, engine: Engine, folder: Path) -> None:
    upgrade(engine, to=revisions()[0])
    result = atelier("migrate")
    assert result.exit_code == 0, result.output
    (made,) = (folder / "backups").iterdir()
    assert backup.header_of(made).revision == revisions()[0]
    first, *rest = result.stdout.splitlines()
    assert first == f"The backup was made: {made}"
    assert rest == [*(f"{step}: done" for step in revisions()[1:]), "The database is up to date."]
    assert atelier("migrate").exit_code == 0
    assert list((folder / "backups").iterdir()) == [made], "what is up to date needs none"
    assert atelier("restore", str(made), "--replace", **ENV).exit_code == 0
    assert state(engine) is State.CURRENT


@pytest.mark.parametrize("command", ["migrate", "run"])
def test_without_a_backup_nothing_is_migrated(atelier: Atelier, engine: Engine, folder: Path, command: str) -> None:
    upgrade(engine, to=revisions()[0])
    (folder / "backups").write_text("no folder", encoding="ascii")
    result = atelier(command, **ENV)
    assert result.exit_code == 4
    assert "The backup could not be made: " in result.stderr
    assert version(engine) == revisions()[0]


async def test_run_backs_up_what_is_older(beside: Beside, engine: Engine, folder: Path) -> None:
    upgrade(engine, to=revisions()[0])
    bot = await beside("run")
    await bot.says("run.started")
    bot.real.terminate()
    assert await bot.ends() == 0
    made = sorted((folder / "backups").iterdir())
    assert backup.header_of(made[0]).revision == revisions()[0]
    assert state(engine) is State.CURRENT
