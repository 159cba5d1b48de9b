"""The disk is full, the database locked or not to be written, Telegram asked by two: the bot waits, or says why not."""

import asyncio
import resource
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest

from simulator import Person, Telegram
from tests.cli.conftest import Atelier, Beside, Process

Figures = Callable[[str, object], None]
Answered = Callable[[Person], Awaitable[None]]
POWERLESS = (sys.executable, "-m", "tests.cli.powerless")


@pytest.fixture
def answered(telegram: Telegram) -> Answered:
    """Wait until somebody has read something."""
    rung = asyncio.Event()
    telegram.on_event.append(lambda event: rung.set() if event.kind == "shown" else None)

    async def wait(person: Person) -> None:
        async with asyncio.timeout(60):
            while not person.messages:
                rung.clear()
                await rung.wait()

    return wait


async def _stops(bot: Process) -> None:
    bot.real.terminate()
    assert await bot.ends() == 0


async def _runs(beside: Beside, telegram: Telegram, **env: str) -> Process:
    """A bot that has come to rest."""
    bot = await beside("run", **env)
    await bot.says("run.started")
    await telegram.confirmed()
    return bot


async def test_a_full_disk_is_waited_for(beside: Beside, telegram: Telegram, answered: Answered) -> None:
    bot, marie = await _runs(beside, telegram), telegram.person("Marie")
    # No file of the process may grow: a write fails as on a full disk.
    resource.prlimit(bot.real.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
    await marie.says("/start")
    await bot.says("database.busy")
    assert marie.messages == []
    assert telegram.pending() == 1  # Telegram is not told that we have it: we have not
    resource.prlimit(bot.real.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    await answered(marie)
    await telegram.confirmed()
    await _stops(bot)
    assert len(marie.messages) == 1


@pytest.mark.prove
async def test_a_database_locked_for_twenty_seconds_is_waited_for(
    beside: Beside, telegram: Telegram, folder: Path, answered: Answered, record_property: Figures
) -> None:
    bot, marie = await _runs(beside, telegram), telegram.person("Marie")
    with closing(sqlite3.connect(folder / "atelier.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        locked = monotonic()
        await marie.says("/start")
        await bot.says("database.busy", 40)
        took = monotonic() - locked
        assert marie.messages == []
        assert telegram.pending() == 1
        other.execute("ROLLBACK")
    await answered(marie)
    await _stops(bot)
    record_property("figures", f"locked for {took:.1f} s: {len(marie.messages)} answer to 1 update")
    assert took >= 20
    assert len(marie.messages) == 1


@pytest.mark.prove
async def test_it_ends_within_forty_seconds_on_a_locked_database(
    beside: Beside, telegram: Telegram, folder: Path, answered: Answered, record_property: Figures
) -> None:
    bot, marie, paul = await _runs(beside, telegram), telegram.person("Marie"), telegram.person("Paul")
    await marie.says("/start")
    await answered(marie)
    with closing(sqlite3.connect(folder / "atelier.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await paul.says("/start")
        told = monotonic()
        bot.real.terminate()
        assert await bot.ends(seconds=60) == 0
        took = monotonic() - told
    bot = await _runs(beside, telegram)
    await answered(paul)
    await _stops(bot)
    lost = sum(not person.messages for person in (marie, paul))
    record_property("figures", f"ended after {took:.1f} s; of 2 answers {lost} lost")
    assert took < 40


@pytest.mark.parametrize(
    ("what", "mode", "code", "sentence"),
    [
        ("atelier.db", 0o444, 4, "atelier.db cannot be written: the bot would keep nothing of what people say."),
        (".", 0o555, 3, "atelier.db.lock cannot be made: Permission denied."),
    ],
)
async def test_what_cannot_be_written_is_refused_with_a_sentence(
    beside: Beside, atelier: Atelier, folder: Path, what: str, mode: int, code: int, sentence: str
) -> None:
    assert atelier("migrate").exit_code == 0
    (folder / "atelier.db.lock").unlink()
    (folder / what).chmod(mode)
    bot = await replace(beside, before=POWERLESS)("run")
    assert await bot.ends() == code
    (folder / what).chmod(0o755)
    (said,) = bot.said
    assert said.endswith(sentence)


async def test_two_that_poll_with_one_token_lose_no_update(
    beside: Beside, telegram: Telegram, folder: Path, answered: Answered
) -> None:
    first = await _runs(beside, telegram)
    elsewhere = {"ATELIER_STORAGE__URL": f"sqlite:///{folder / 'other.db'}"}
    second = await beside("run", **elsewhere, ATELIER_SECURITY__MASTER_KEY_FILE="other.key")
    await first.says("ingest.refused")
    people = [telegram.person(f"Personne {number}") for number in range(10)]
    for person in people:
        await person.says("/start")
    for person in people:
        await answered(person)
    await telegram.confirmed()
    for bot in (first, second):
        await _stops(bot)
    assert [len(person.messages) for person in people] == [1] * len(people)
