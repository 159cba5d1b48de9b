"""A backup a night, made up for where it was missed, none older than promised; a failure is told and tried again."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot import backups
from bot.backups import name_of, newest, replaced
from storage import backup, people
from storage.backup import Written
from tests.world import NOW, World


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A world whose bot makes a backup a night."""
    world = World(tmp_path)
    world.backups = "day"
    await world.start()
    yield world
    await world.stop()


def kept(world: World) -> list[str]:
    """When the backups of the folder were made."""
    names = sorted(path.name for path in (world.folder / "backups").iterdir())
    assert all(name.endswith("Z.backup") for name in names), names
    return [f"{name[12:16]} {name[17:19]}:{name[19:21]}" for name in names]


async def test_one_at_the_start_and_one_a_night(world: World) -> None:
    assert kept(world) == ["1001 08:00"]
    await world.until("2026-10-03 12:00")
    assert kept(world) == ["1001 08:00", "1002 03:10", "1003 03:10"]
    assert (world.folder / "erasures.list").read_text() == "", "a list that is missing is one that was lost"


async def test_a_night_that_was_missed_is_made_up_for_and_one_that_is_done_is_not_done_again(world: World) -> None:
    await world.until("2026-10-02 12:00")
    await world.restarts()
    assert kept(world) == ["1001 08:00", "1002 03:10"]
    await world.app.stop()
    world.clock.set(world.clock.now() + timedelta(days=2))
    await world.starts_again()
    assert kept(world) == ["1001 08:00", "1002 03:10", "1004 10:00"]


async def test_a_clock_that_was_ahead_stops_no_backup(world: World) -> None:
    (world.folder / "backups" / name_of(NOW + timedelta(days=900))).touch()
    await world.until("2026-10-02 12:00")
    assert "1002 03:10" in kept(world)


async def test_what_is_older_than_thirty_days_goes(world: World) -> None:
    """A database that a restore put aside goes as well: it holds people who were erased since."""
    night = datetime(2026, 10, 2, 3, 10, tzinfo=UTC)
    past, last = night - timedelta(days=30, seconds=1), night - timedelta(days=30)
    for at in (past, last):
        (world.folder / "backups" / name_of(at)).touch()
        aside = replaced(world.folder / "atelier.db", at)
        aside.touch()
        aside.with_name(f"{aside.name}-wal").touch()
    (world.folder / "backups" / "atelier-by-hand.backup").touch()
    await world.until("2026-10-02 12:00")
    (world.folder / "backups" / "atelier-by-hand.backup").unlink()
    assert kept(world) == ["0902 03:10", "1001 08:00", "1002 03:10"]
    assert sorted(world.folder.glob("*.replaced-*")) == [aside, aside.with_name(f"{aside.name}-wal")]


async def test_what_the_machines_end_cut_short_goes_after_a_day(world: World) -> None:
    part = world.folder / "backups" / f"{name_of(NOW)}.part"
    part.touch()
    await world.until("2026-10-02 12:00")
    assert part.exists(), "it may still be written"
    await world.until("2026-10-03 12:00")
    assert not part.exists()


async def test_one_that_fails_is_told_and_tried_again(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real = backup.write

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "write", fails)
    with caplog.at_level(logging.ERROR):
        await world.until("2026-10-02 05:20")
    assert [record.getMessage() for record in caplog.records] == ["backup.failed"]
    assert kept(world) == ["1001 08:00"]
    monkeypatch.setattr(backup, "write", real)
    await world.until("2026-10-02 06:20")
    assert kept(world) == ["1001 08:00", "1002 04:10"]


async def test_nobody_waits_for_a_backup(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy waits for the bot to write, and would wait for ever if the bot had to wait for the copy."""
    marie, real, loop = await world.knows("Marie"), backup.write, asyncio.get_running_loop()
    number = await world.number(marie)

    def waits(engine: Engine, path: Path, now: datetime) -> Written:
        work = world.reads(lambda db: people.speak(db, number, "en"))
        asyncio.run_coroutine_threadsafe(work, loop).result(20)
        return real(engine, path, now)

    monkeypatch.setattr(backup, "write", waits)
    await world.until("2026-10-02 12:00")
    assert "1002 03:10" in kept(world)
    await marie.says("/menu")
    await marie.sees("Hello Marie")


def test_without_a_folder_there_is_none(tmp_path: Path) -> None:
    assert newest(tmp_path / "nowhere") is None
    (tmp_path / name_of(datetime(2026, 10, 1, tzinfo=UTC))).touch()
    (tmp_path / "atelier-by-hand.backup").touch()
    assert newest(tmp_path) == datetime(2026, 10, 1, tzinfo=UTC)
    assert backups.HOUR.hour == 3
