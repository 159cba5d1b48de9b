"""What goes wrong on purpose: what the bot hears, and what was done all the same."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from telegram import Bot
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.telegram.http import LostAnswerError, Request
from simulator import Fault, Kind, Person, Telegram


@pytest.fixture
async def marie(telegram: Telegram) -> Person:
    marie = telegram.person("Marie")
    await marie.says("/start")
    return marie


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    """A bot with the client that ours has."""
    requests = [Request(2, 1.0) for _ in range(2)]
    async with Bot(telegram.token, telegram.api_url, get_updates_request=requests[0], request=requests[1]) as bot:
        yield bot


def read(person: Person) -> list[str]:
    return [message.read for message in person.messages]


@pytest.mark.parametrize(
    ("fault", "error", "arrives"),
    [
        (Fault(Kind.FLOOD, seconds=3), RetryAfter, False),
        (Fault(Kind.UNAUTHORIZED), InvalidToken, False),
        (Fault(Kind.NOT_FOUND), InvalidToken, False),
        (Fault(Kind.CONFLICT), Conflict, False),
        (Fault(Kind.SERVER_ERROR, status=503), NetworkError, False),
        (Fault(Kind.RESET), LostAnswerError, False),
        (Fault(Kind.HANG), TimedOut, False),
        (Fault(Kind.LOST), LostAnswerError, True),
        (Fault(Kind.TRUNCATED), TelegramError, True),
        (Fault(Kind.HTML), NetworkError, False),
        (Fault(Kind.HTML, status=200), TelegramError, False),
    ],
    ids=lambda value: str(getattr(value, "kind", "")),
)
async def test_what_a_fault_does(
    bot: Bot,
    telegram: Telegram,
    marie: Person,
    later: Callable[..., None],
    fault: Fault,
    error: type[TelegramError],
    arrives: bool,
) -> None:
    telegram.faults.add(fault)
    with pytest.raises(TelegramError) as raised:
        await bot.send_message(marie.id, "Bonjour")
    assert type(raised.value) is error
    assert read(marie) == ["Bonjour"] * arrives
    later(seconds=3)
    await bot.send_message(marie.id, "Encore")
    assert read(marie)[-1] == "Encore"


async def test_a_fault_chooses_method_chat_and_count(telegram: Telegram, bot: Bot, marie: Person) -> None:
    jean = telegram.person("Jean")
    await jean.says("/start")
    telegram.faults.add(Fault(Kind.SERVER_ERROR, "sendMessage", marie.id, count=2))
    await bot.get_me()
    await bot.send_message(jean.id, "Bonjour")
    await bot.send_location(marie.id, 47.0, -2.3)
    for _ in range(2):
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.send_message(marie.id, "Bonjour")
    await bot.send_message(marie.id, "Bonjour")
    telegram.faults.add(Fault(Kind.RESET, count=None))
    for _ in range(3):
        with pytest.raises(LostAnswerError):
            await bot.get_me()
    telegram.faults.clear()
    await bot.get_me()


async def test_chance_strikes_its_share_and_can_be_repeated(telegram: Telegram) -> None:
    async def struck() -> list[bool]:
        telegram.faults.clear(seed=7)
        telegram.faults.add(Fault(Kind.SERVER_ERROR, "getMe", count=None, share=0.3))
        return [(await telegram.answer("getMe", {})).status == 502 for _ in range(200)]

    first = await struck()
    assert 40 < sum(first) < 80
    assert await struck() == first


async def test_who_is_told_to_wait_is_held_to_it(
    telegram: Telegram, bot: Bot, marie: Person, later: Callable[..., None]
) -> None:
    jean = telegram.person("Jean")
    await jean.says("/start")
    telegram.faults.add(Fault(Kind.FLOOD, "sendMessage", marie.id, seconds=10))
    for _ in range(2):
        with pytest.raises(RetryAfter):
            await bot.send_message(marie.id, "trop tôt")
    await bot.send_message(jean.id, "à temps")
    later(seconds=10)
    await bot.send_message(marie.id, "à temps")
    telegram.faults.add(Fault(Kind.FLOOD, seconds=5))
    await bot.get_me()
    for person in (marie, jean):
        with pytest.raises(RetryAfter):
            await bot.send_message(person.id, "trop tôt")
    later(seconds=5)
    await bot.send_message(marie.id, "à temps")
    assert read(marie) == ["à temps"] * 2


async def test_a_hang_ends_when_its_seconds_are_over_or_the_client_hangs_up(telegram: Telegram) -> None:
    telegram.faults.add(Fault(Kind.HANG, "getMe", seconds=1))
    request = Request(1, 5.0)
    await request.initialize()
    with pytest.raises(LostAnswerError):
        await request.post(f"{telegram.api_url}{telegram.token}/getMe")
    await request.shutdown()


async def test_a_poll_that_was_turned_away_keeps_nobody_waiting(telegram: Telegram, bot: Bot, marie: Person) -> None:
    telegram.faults.add(Fault(Kind.SERVER_ERROR, "getUpdates"))
    with pytest.raises(NetworkError):
        await bot.get_updates(timeout=10)
    await telegram.confirmed()
    assert telegram.pending() == 1
    (update,) = await bot.get_updates(timeout=10)
    poll = asyncio.create_task(bot.get_updates(update.update_id + 1, timeout=10))
    await telegram.confirmed()
    assert telegram.pending() == 0
    await marie.says("Bonjour")
    assert len(await poll) == 1
