"""A webhook: updates are brought to it, side by side, in the order of each chat, until they are taken."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, TelegramError

from simulator import Telegram

SECRET = "s3cret-token_"


class Door:
    """A server of the test: keeps what it is brought, and answers what it was told to, else 200."""

    def __init__(self) -> None:
        self.brought: list[bytes] = []
        self.secrets: set[str | None] = set()
        self.statuses: list[int] = []
        self.inside = self.most = 0
        self.open = asyncio.Event()
        self.open.set()
        self.full: asyncio.Event | None = None
        self.held = b""  # what the closed door holds up: everything that has this in it
        self.news = asyncio.Event()
        self.url = ""

    async def has(self, count: int) -> None:
        """Wait until so many were brought."""
        async with asyncio.timeout(5):
            while len(self.brought) < count:
                self.news.clear()
                await self.news.wait()

    async def handle(self, request: web.Request) -> web.Response:
        self.inside += 1
        self.most = max(self.most, self.inside)
        try:
            body = await request.read()
            if self.full and self.inside >= 3:
                self.full.set()
            if self.held in body:
                await self.open.wait()
        finally:
            self.inside -= 1
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        status = self.statuses.pop(0) if self.statuses else 200
        if status == 200:
            self.brought.append(body)
            self.news.set()
        return web.Response(status=status)


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    door = Door()
    app = web.Application()
    app.router.add_post("/hook", door.handle)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    door.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield door
    await runner.cleanup()


@pytest.fixture
def local(telegram: Telegram) -> Telegram:
    telegram.local, telegram.webhook_pace = True, 0.001
    return telegram


def texts(door: Door) -> list[str]:
    return [json.loads(body)["message"]["text"] for body in door.brought]


async def test_what_is_said_is_brought_with_the_secret(local: Telegram, bot: Bot, door: Door) -> None:
    marie = local.person("Marie")
    await marie.says("avant")
    await bot.set_webhook(door.url, secret_token=SECRET)
    await marie.says("après")
    await local.confirmed()
    assert texts(door) == ["avant", "après"]
    assert door.secrets == {SECRET}
    local.repeat(max(local.updates.history))
    await local.confirmed()
    assert texts(door) == ["avant", "après", "après"]
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.last_error_message) == (door.url, 0, None)


async def test_a_refused_update_comes_again_and_holds_its_chat_only(local: Telegram, bot: Bot, door: Door) -> None:
    marie, jean = local.person("Marie"), local.person("Jean")
    door.statuses = [503, 500, 403]
    await bot.set_webhook(door.url, max_connections=1)
    await marie.says("un")
    await marie.says("deux")
    await jean.says("bonjour")
    await local.confirmed()
    said = texts(door)
    assert sorted(said) == ["bonjour", "deux", "un"]
    assert said.index("un") < said.index("deux")
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 403 Forbidden"
    assert info.last_error_date == local.now()
    assert door.secrets == {None}


async def test_several_are_brought_side_by_side_but_one_of_a_chat(local: Telegram, bot: Bot, door: Door) -> None:
    people = [local.person(f"P{number}") for number in range(5)]
    door.open.clear()
    door.full = asyncio.Event()
    await bot.set_webhook(door.url, max_connections=3, allowed_updates=["message"])
    for person in people:
        await person.says("un")
        await person.says("deux")
    await asyncio.wait_for(door.full.wait(), 5)
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, info.max_connections, info.allowed_updates) == (10, 3, ("message",))
    door.open.set()
    await local.confirmed()
    assert door.most == 3
    assert sorted(texts(door)) == ["deux"] * 5 + ["un"] * 5


async def test_a_chat_that_is_held_up_holds_up_no_other(local: Telegram, bot: Bot, door: Door) -> None:
    marie, jean = local.person("Marie"), local.person("Jean")
    door.open.clear()
    door.held = b"attendez"
    await bot.set_webhook(door.url)
    await marie.says("attendez")
    await marie.says("et puis")
    for word in ("un", "deux", "trois"):
        await jean.says(word)
    await door.has(3)
    assert texts(door) == ["un", "deux", "trois"]
    door.open.set()
    await local.confirmed()
    assert texts(door)[3:] == ["attendez", "et puis"]


async def test_nobody_at_the_address_and_then_somebody(local: Telegram, bot: Bot, door: Door) -> None:
    marie = local.person("Marie")
    gone = "http://127.0.0.1:9/hook"
    await bot.set_webhook(gone)
    await marie.says("un")
    async with asyncio.timeout(5):
        while (info := await bot.get_webhook_info()).last_error_message is None:
            pass
    assert (info.last_error_message, info.pending_update_count) == ("Connection refused", 1)
    await bot.set_webhook(door.url)
    await local.confirmed()
    assert texts(door) == ["un"]
    await bot.delete_webhook()
    await marie.says("deux")
    assert (await bot.get_updates(timeout=0))[0].message
    assert texts(door) == ["un"]


async def test_bytes_that_are_no_update_are_brought_as_they_are(local: Telegram, bot: Bot, door: Door) -> None:
    await bot.set_webhook(door.url)
    local.inject(b"\xff{")
    local.inject([7])
    await local.confirmed()
    assert sorted(door.brought) == [b"[7]", b"\xff{"]


async def test_only_a_local_server_calls_and_only_on_this_machine(telegram: Telegram, bot: Bot, door: Door) -> None:
    with pytest.raises(BadRequest, match="an https url must be provided"):
        await bot.set_webhook(door.url)
    telegram.local = True
    for elsewhere in ("http://192.0.2.1/hook", "https://127.0.0.1/hook", "http://centre.example/hook"):
        with pytest.raises(TelegramError, match="the simulator has no webhooks beyond this machine"):
            await bot.set_webhook(elsewhere)
