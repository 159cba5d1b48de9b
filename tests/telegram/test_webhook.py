"""The webhook: who may bring something, what is kept, and what Telegram hears about it."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from pydantic import SecretStr
from sqlalchemy import func, select

from bot.telegram.incoming import ALLOWED
from bot.telegram.webhook import HEADER, LARGEST, LOOK
from simulator import Fault, Kind
from storage import inbox
from storage.sealing import Vault
from tests.world import BOT, MASTER, World

SECRET = "a-secret_of-the-test"
Bring = Callable[..., Any]


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    world = World(tmp_path)
    world.by_webhook()
    world.webhook = world.webhook.model_copy(update={"secret": SecretStr(SECRET)})
    await world.start()
    yield world
    await world.stop()


@pytest.fixture
async def bring(world: World) -> AsyncIterator[Bring]:
    """What the bot answers to somebody who brings it something; the secret is right unless it says otherwise."""
    async with ClientSession() as session:

        async def bring(body: bytes, secret: str | None = SECRET, method: str = "POST") -> int:
            headers = {} if secret is None else {HEADER: secret}
            async with session.request(method, world.webhook.url, data=BytesIO(body), headers=headers) as answer:
                await world.clock.settled()
                return answer.status

        yield bring


def said(user: int, number: int, text: str) -> bytes:
    who = {"id": user, "is_bot": False, "first_name": "Marie"}
    chat = {"id": user, "type": "private", "first_name": "Marie"}
    message = {"message_id": 77, "date": 1790000000, "from": who, "chat": chat, "text": text}
    return json.dumps({"update_id": number, "message": message}).encode()


async def kept(world: World) -> int:
    """How many updates have arrived."""
    return await world.reads(lambda db: db.scalar(select(func.count()).select_from(inbox.inbox)) or 0)


async def listens(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except ConnectionError:
        return False
    writer.close()
    return True


async def test_telegram_is_told_where_and_what(world: World) -> None:
    info = await world.app.bot.get_webhook_info()
    assert (info.url, info.max_connections, info.allowed_updates) == (world.webhook.url, 40, tuple(sorted(ALLOWED)))
    (call,) = [call for call in world.telegram.calls if call.method == "setWebhook"]
    assert call.params["secret_token"] == SECRET


async def test_what_is_brought_is_done_once(world: World, bring: Bring) -> None:
    marie = await world.knows("Marie")
    for _ in range(2):
        assert await bring(said(marie.id, 5, "/menu")) == 200
    await marie.sees("Bonjour Marie.")
    assert (len(marie.messages), await kept(world)) == (1, 1)


@pytest.mark.parametrize("secret", [None, "", SECRET[:-1], f"{SECRET}x", "é", "\udce9"])
async def test_without_the_secret_nothing_is_kept(world: World, bring: Bring, secret: str | None) -> None:
    marie = await world.knows("Marie")
    assert await bring(said(marie.id, 5, "/menu"), secret=secret) == 403
    assert await bring(b"x" * (LARGEST + 1), secret=secret) == 403
    assert await kept(world) == 0


async def test_what_is_too_large_is_refused_and_the_largest_is_taken(world: World, bring: Bring) -> None:
    marie = await world.knows("Marie")
    update = said(marie.id, 5, "/menu")
    assert await bring(update + b" " * (LARGEST + 1 - len(update))) == 413
    assert await kept(world) == 0
    assert await bring(update + b" " * (LARGEST - len(update))) == 200
    await marie.sees("Bonjour Marie.")


async def test_only_what_is_posted_is_taken(bring: Bring) -> None:
    assert await bring(b"", method="GET") == 405


@pytest.mark.parametrize(
    "strange",
    [b"", b"\xff", b"{", b"[]", b"7", b"null", b"{}", b"[" * 100_000, b'{"update_id": -1}', b'{"update_id": true}'],
)
async def test_what_is_no_update_is_left_and_not_asked_for_again(
    world: World, bring: Bring, strange: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    marie = await world.knows("Marie")
    assert await bring(strange) == 200
    assert "update.without_id" in caplog.messages
    assert await kept(world) == 0
    await marie.says("/menu")
    await marie.sees("Bonjour Marie.")


async def test_what_could_not_be_kept_comes_again(world: World) -> None:
    marie = await world.knows("Marie")
    with sqlite3.connect(world.folder / "atelier.db") as other:
        other.execute("ALTER TABLE inbox RENAME TO mislaid")
    speaking = asyncio.create_task(marie.says("/menu"))
    async with asyncio.timeout(10):
        while (await world.app.bot.get_webhook_info()).last_error_message is None:
            pass
    info = await world.app.bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"
    with sqlite3.connect(world.folder / "atelier.db") as other:
        other.execute("ALTER TABLE mislaid RENAME TO inbox")
    other.close()
    await speaking
    await marie.sees("Bonjour Marie.")
    assert len(marie.messages) == 1


async def test_what_was_said_while_the_bot_was_down_is_brought_when_it_is_back(world: World) -> None:
    marie = await world.knows("Marie")
    await world.app.stop()
    speaking = asyncio.create_task(marie.says("/menu"))
    await world.starts_again()
    await speaking
    await marie.sees("Bonjour Marie.")


async def test_a_clean_end_answers_what_is_being_kept(world: World, bring: Bring) -> None:
    marie = await world.knows("Marie")
    inside, keep = asyncio.Event(), world.app.ingest.keep

    async def noticed(raw: list[dict[str, Any]]) -> int:
        inside.set()
        return await keep(raw)

    world.app.ingest.keep = noticed  # type: ignore[method-assign]
    other = sqlite3.connect(world.folder / "atelier.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    bringing = asyncio.create_task(bring(said(marie.id, 5, "/menu")))
    await asyncio.wait_for(inside.wait(), 5)
    stopping = asyncio.create_task(world.app.stop())
    while await listens(world.webhook.port):
        assert not stopping.done()
    other.execute("COMMIT")
    assert await bringing == 200
    await stopping
    assert other.execute("SELECT update_id FROM inbox").fetchall() == [(5,)]
    other.close()
    await world.starts_again()
    await marie.sees("Bonjour Marie.")


async def test_a_webhook_that_was_taken_away_is_set_again(world: World) -> None:
    await world.app.bot.delete_webhook()
    world.clock.set(world.clock.now() + LOOK)
    await world.clock.settled()
    assert (await world.app.bot.get_webhook_info()).url == world.webhook.url


async def test_telegram_is_told_as_soon_as_it_listens(world: World) -> None:
    await world.app.bot.delete_webhook()
    world.telegram.faults.add(Fault(Kind.SERVER_ERROR, "setWebhook"))
    await world.restarts()
    marie = await world.knows("Marie")
    await world.passes(seconds=3)
    await marie.says("/menu")
    await marie.sees("Bonjour Marie.")


async def test_without_a_secret_of_its_own_it_follows_from_the_master_key(world: World) -> None:
    world.webhook = world.webhook.model_copy(update={"secret": None})
    await world.restarts()
    derived = Vault(MASTER, lambda: world.clock.now().date()).derive(f"webhook:{BOT}")
    (call,) = [call for call in world.telegram.calls if call.method == "setWebhook"][1:]
    assert call.params["secret_token"] == derived
    marie = await world.knows("Marie")
    await marie.says("/menu")
    await marie.sees("Bonjour Marie.")
