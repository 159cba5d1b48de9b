"""`atelier run`, as a process of its own in front of a simulated Telegram: it starts, answers, stops, refuses."""

import asyncio
import json
import signal
import stat
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from bot import keys, lock
from simulator import Telegram
from storage.upgrading import State, state, upgrade
from tests.cli.conftest import TOKEN, Atelier, Beside

TOKEN_ENV = {"ATELIER_TOKEN": TOKEN}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_starts_on_nothing_and_ends_when_it_is_told_to(
    beside: Beside, telegram: Telegram, folder: Path, number: signal.Signals
) -> None:
    bot = await beside("run")
    await bot.says("run.started bot=atelier_demo_bot")
    await telegram.confirmed()
    bot.real.send_signal(number)
    assert await bot.ends() == 0
    assert any("run.ended code=0" in line for line in bot.said)
    assert any("Keep a copy apart" in line for line in bot.said)
    assert stat.S_IMODE((folder / "master.key").stat().st_mode) == 0o600
    assert (folder / "atelier.db").exists()
    assert not lock.is_held(folder / "atelier.db")
    assert not [line for line in bot.said if TOKEN in line or "Traceback" in line or "Unclosed" in line]


async def test_it_answers_a_stranger(beside: Beside, telegram: Telegram) -> None:
    bot = await beside("run")
    await bot.says("run.started")
    marie, answered = telegram.person("Marie"), asyncio.Event()
    telegram.on_event.append(lambda event: answered.set() if event.kind == "shown" else None)
    await marie.says("/start")
    await asyncio.wait_for(answered.wait(), 10)
    bot.real.terminate()
    assert await bot.ends() == 0


async def test_a_second_one_is_refused(beside: Beside) -> None:
    bot = await beside("run")
    await bot.says("run.started")
    second = await beside("run")
    assert await second.ends() == 3
    (said,) = second.said
    assert said.startswith(f"A bot is running on atelier.db already (process {bot.real.pid}). Two on one database ")
    bot.real.terminate()
    assert await bot.ends() == 0


async def test_it_stops_while_telegram_is_silent(beside: Beside) -> None:
    bot = await beside("run", ATELIER_TELEGRAM__API_URL="http://127.0.0.1:9", ATELIER_LOGS__FORMAT="json")
    await bot.says("telegram.unreachable")
    assert json.loads(bot.said[-1])["event"] == "telegram.unreachable"
    bot.real.terminate()
    assert await bot.ends() == 0
    assert not [line for line in bot.said if "Unclosed" in line]


async def test_it_brings_an_older_database_up_to_date(beside: Beside, engine: Engine) -> None:
    with engine.connect() as db:
        db.execute(text("SELECT 1"))
    assert state(engine) is State.MISSING
    bot = await beside("run")
    await bot.says("run.started")
    bot.real.terminate()
    assert await bot.ends() == 0
    assert state(engine) is State.CURRENT


def test_it_needs_a_token(atelier: Atelier, folder: Path) -> None:
    result = atelier("run")
    assert result.exit_code == 2
    assert result.stderr == "There is no token; expected what BotFather gave in ATELIER_TOKEN, or in a token_file.\n"
    assert list(folder.iterdir()) == []


def test_it_needs_the_key_that_the_database_was_made_with(atelier: Atelier, engine: Engine, folder: Path) -> None:
    upgrade(engine)
    with engine.begin() as db:
        assert db.get_execution_options()["vault"].seal(db, None, "somewhere", "something")
    path = folder / "master.key"
    path.unlink()
    result = atelier("run", **TOKEN_ENV)
    assert result.exit_code == 4
    assert f"The master key is missing: {path} is not there." in result.stderr
    assert not path.exists()
    keys.make(path)
    result = atelier("run", **TOKEN_ENV)
    assert result.exit_code == 4
    assert "The master key is not the one of this database" in result.stderr


def test_it_refuses_a_newer_database(atelier: Atelier, engine: Engine) -> None:
    upgrade(engine)
    with engine.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999_tomorrow'"))
    result = atelier("run", **TOKEN_ENV)
    assert result.exit_code == 4
    assert "Install that version, or restore a backup of this one." in result.stderr


@pytest.mark.parametrize("content", [None, "", "{}", '{"turn": 1, "now": "soon"}'])
def test_a_clock_file_that_tells_no_time_is_refused(atelier: Atelier, folder: Path, content: str | None) -> None:
    if content is not None:
        (folder / "clock").write_text(content, encoding="utf-8")
    env = {"ATELIER_CLOCK__FILE": "clock", "ATELIER_TELEGRAM__API_URL": "http://127.0.0.1:9"}
    result = atelier("run", **TOKEN_ENV, **env)
    assert result.exit_code == 2
    assert "expected a file that holds a turn and an instant" in result.stderr
