"""`atelier check`: plain words, and a code that says whether something is wrong."""

import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from aiohttp import web
from sqlalchemy import Engine, text

from bot import keys, lock
from simulator import Telegram
from storage.upgrading import upgrade
from tests.cli.conftest import TOKEN, Atelier, Beside

NOWHERE = {"ATELIER_TELEGRAM__API_URL": "http://127.0.0.1:9"}


async def test_all_is_well(beside: Beside, engine: Engine) -> None:
    upgrade(engine)
    check = await beside("check")
    assert await check.ends() == 0
    assert {line[:5] for line in check.said} == {"ok   "}
    said = "\n".join(check.said)
    for words in ("MB are free", "The master key is there", "whole and up to date", "No bot is running"):
        assert words in said
    for words in ("@atelier_demo_bot", "The clock agrees with Telegram's", "No webhook is in the way"):
        assert words in said


async def test_a_machine_that_never_ran_it_is_well_too(beside: Beside) -> None:
    check = await beside("check")
    assert await check.ends() == 0
    assert "ok     There is no database yet; the first import makes it, or the first run." in check.said
    assert "ok     There is no master key yet; the first run makes it." in check.said
    assert await (await beside("erase", "--person", "1")).ends() == 4, "looking makes nothing"


async def test_a_webhook_left_over_is_found_and_taken_away(beside: Beside, telegram: Telegram) -> None:
    telegram.updates.set_webhook({"url": "https://elsewhere.example/hook"})
    check = await beside("check")
    assert await check.ends() == 1
    assert "WRONG  A webhook is set: Telegram sends everything to elsewhere.example" in check.said[-1]
    assert await (await beside("check", "--remove-webhook")).ends() == 0
    assert await (await beside("check")).ends() == 0


async def test_our_own_webhook_is_where_it_should_be(beside: Beside, telegram: Telegram) -> None:
    env = {"ATELIER_WEBHOOK__URL": "https://bot.example/hook"}
    for found, code, said in (
        ("", 0, "ok     Telegram will bring everything to bot.example once the bot runs."),
        ("https://bot.example/hook", 0, "ok     Telegram brings everything to bot.example."),
        ("https://elsewhere.example", 1, "to elsewhere.example, and nothing comes here."),
    ):
        telegram.updates.webhook = {"url": found}
        check = await beside("check", **env)
        assert await check.ends() == code
        assert said in check.said[-1]
    assert check.said[-1].endswith("the next run puts ours in its place.")


async def test_a_webhook_that_cannot_be_reached_is_told(beside: Beside, telegram: Telegram) -> None:
    telegram.updates.set_webhook({"url": "https://bot.example/hook"})
    telegram.inject({"message": {}})
    telegram.updates.failed("Connection refused")
    check = await beside("check", ATELIER_WEBHOOK__URL="https://bot.example/hook")
    assert await check.ends() == 1
    assert check.said[-1] == "WRONG  Telegram cannot bring what waits to bot.example (Connection refused); waiting: 1."


async def test_a_token_that_telegram_does_not_know(beside: Beside) -> None:
    token = TOKEN[:-1] + "f"
    check = await beside("check", ATELIER_TOKEN=token)
    assert await check.ends() == 1
    assert check.said[-1].startswith("WRONG  Telegram does not accept the token.")
    assert token not in "\n".join(check.said)


@asynccontextmanager
async def told_the_time(minutes: int) -> AsyncIterator[str]:
    """A Bot API server whose clock is ahead of this machine's; its address."""

    async def answer(_: web.Request) -> web.Response:
        date = format_datetime(datetime.now(UTC) + timedelta(minutes=minutes), usegmt=True)
        said = {"ok": True, "result": {"username": "atelier_demo_bot", "url": ""}}
        return web.json_response(said, headers={"Date": date})

    server = web.Application()
    server.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(server)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/bot"
    await runner.cleanup()


@pytest.mark.parametrize(("minutes", "way"), [(-10, "ahead of"), (10, "behind")])
async def test_a_clock_that_is_wrong(beside: Beside, minutes: int, way: str) -> None:
    async with told_the_time(minutes) as url:
        check = await beside("check", ATELIER_TELEGRAM__API_URL=url)
        assert await check.ends() == 1
    (wrong,) = [line for line in check.said if line.startswith("WRONG")]
    assert re.search(rf"The clock is (599|60[01]) seconds {way} Telegram's", wrong)


async def test_nobody_answers(beside: Beside) -> None:
    check = await beside("check", **NOWHERE)
    assert await check.ends() == 1
    assert check.said[-1].startswith("WRONG  Nobody answers at 127.0.0.1:9.")


async def test_what_answers_is_no_telegram(beside: Beside, telegram: Telegram) -> None:
    url = telegram.api_url.removesuffix("/bot") + "/file"
    check = await beside("check", ATELIER_TELEGRAM__API_URL=url)
    assert await check.ends() == 1
    assert check.said[-1].startswith("WRONG ")


def test_no_token(atelier: Atelier) -> None:
    result = atelier("check")
    assert result.exit_code == 1
    assert "WRONG  There is no token; expected what BotFather gave" in result.stdout


def test_a_key_that_others_may_read(atelier: Atelier, folder: Path) -> None:
    keys.make(folder / "master.key")
    (folder / "master.key").chmod(0o644)
    assert "WRONG  Others on this machine may read the master key; expected: chmod 600 " in atelier("check").stdout


def test_a_key_that_is_none(atelier: Atelier, folder: Path) -> None:
    (folder / "master.key").write_text("motdepasse", encoding="ascii")
    assert "master.key holds no master key" in atelier("check").stdout


def test_a_key_of_another_database(atelier: Atelier, engine: Engine, folder: Path) -> None:
    upgrade(engine)
    with engine.begin() as db:
        db.get_execution_options()["vault"].seal(db, None, "somewhere", "something")
    (folder / "master.key").unlink()
    assert "WRONG  The master key is missing" in atelier("check").stdout
    keys.make(folder / "master.key")
    assert "WRONG  The master key is not the one of this database" in atelier("check").stdout


def test_a_bot_is_running(atelier: Atelier, engine: Engine, folder: Path) -> None:
    upgrade(engine)
    with lock.held(folder / "atelier.db"):
        assert "ok     A bot is running on the database." in atelier("check").stdout


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("9999_tomorrow", "WRONG  The database was written by a newer version"),
        ("0001_core", "ok     The database is of an older version; the next run brings it up to date."),
    ],
)
def test_a_database_of_another_version(atelier: Atelier, engine: Engine, version: str, said: str) -> None:
    upgrade(engine)
    with engine.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})
    assert said in atelier("check").stdout


def test_a_damaged_database(atelier: Atelier, engine: Engine, folder: Path) -> None:
    upgrade(engine)
    engine.dispose()
    path = folder / "atelier.db"
    content = bytearray(path.read_bytes())
    content[8192:40960] = os.urandom(40960 - 8192)
    path.write_bytes(content)
    assert "WRONG  The database is damaged." in atelier("check").stdout
    path.write_bytes(b"no database at all" * 100)
    assert "cannot be used as a database: file is not a database." in atelier("check").stdout
