"""getUpdates: what is confirmed, what comes again, who may poll."""

import asyncio
from collections.abc import Callable

import pytest
from aiohttp import ClientSession
from telegram import Bot, Update
from telegram.error import BadRequest, Conflict, EndPointNotFound, NetworkError

from simulator import Telegram
from simulator.answers import Answer, failure


async def texts(bot: Bot, **params: object) -> list[str | None]:
    got = await bot.get_updates(timeout=0, **params)  # type: ignore[arg-type]
    return [update.message.text if update.message else None for update in got]


async def test_an_offset_confirms_what_is_below_it(telegram: Telegram, bot: Bot) -> None:
    marie = telegram.person("Marie")
    for word in ("un", "deux", "trois"):
        await marie.says(word)
    first, second, _ = [update.update_id for update in await bot.get_updates(timeout=0)]
    assert await texts(bot, limit=2) == ["un", "deux"]
    assert await texts(bot, offset=second) == ["deux", "trois"]
    assert telegram.pending() == 2
    assert await texts(bot, offset=first) == ["deux", "trois"]
    assert await texts(bot, offset=-1) == ["trois"]
    assert telegram.pending() == 1


async def test_the_same_update_comes_again(telegram: Telegram, bot: Bot) -> None:
    marie = telegram.person("Marie")
    await marie.says("un")
    (update,) = await bot.get_updates(timeout=0)
    beyond = update.update_id + 1
    assert await texts(bot, offset=beyond) == []
    telegram.repeat(update.update_id)
    assert telegram.pending() == 1
    assert await texts(bot, offset=beyond) == ["un"]
    assert await texts(bot, offset=beyond) == []


async def test_a_broken_update_is_delivered_as_it_is(telegram: Telegram, bot: Bot) -> None:
    update_id = telegram.inject({"message": {"message_id": "seven"}})
    telegram.inject({"update_id": update_id + 5, "unheard_of": {}})
    answer = await telegram.answer("getUpdates", {"timeout": 0})
    assert answer.result == [{"message": {"message_id": "seven"}}, {"update_id": update_id + 5, "unheard_of": {}}]
    assert await bot.get_updates(offset=update_id + 1, timeout=0) == (Update(update_id + 5),)


async def test_what_is_no_update_at_all_is_delivered_too(telegram: Telegram) -> None:
    strange: tuple[object, ...] = (7, "x", None, [], b"\xff{")
    for each in strange:
        telegram.inject(each)
    assert (await telegram.answer("getUpdates", {"timeout": 0})).result == [7, "x", None, [], "ÿ{"]


async def test_updates_come_out_of_order(telegram: Telegram, bot: Bot) -> None:
    marie = telegram.person("Marie")
    words = [f"{number}" for number in range(10)]
    for word in words:
        await marie.says(word)
    telegram.shuffle(seed=1)
    shuffled = await texts(bot)
    assert shuffled != words
    assert sorted(str(word) for word in shuffled) == words


async def test_what_waits_for_a_day_is_gone_and_a_tap_sooner(
    telegram: Telegram, bot: Bot, later: Callable[..., None]
) -> None:
    marie = telegram.person("Marie")
    await marie.says("hier")
    await bot.send_message(marie.id, "Séance 1")
    later(hours=1)
    await marie.says("ce matin")
    await marie.forges("home")
    assert telegram.pending() == 3
    later(seconds=150)
    assert await texts(bot) == ["hier", "ce matin"]
    assert telegram.ledger.expired == 1
    later(hours=23)
    assert await texts(bot) == ["ce matin"]
    assert telegram.ledger.expired == 2
    later(days=3)
    assert telegram.pending() == 0
    assert telegram.ledger.expired == 3


async def test_a_long_poll_ends_with_the_update(telegram: Telegram, bot: Bot) -> None:
    marie = telegram.person("Marie")
    poll = asyncio.create_task(bot.get_updates(timeout=10))
    await telegram.confirmed()
    assert telegram.polling
    await marie.says("me voilà")
    (update,) = await poll
    assert update.message
    assert update.message.text == "me voilà"
    assert not telegram.polling


async def test_the_older_of_two_pollers_is_terminated(telegram: Telegram, bot: Bot) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=10))
    await telegram.confirmed()
    assert (await telegram.answer("getUpdates", {"timeout": 0})).result == []
    with pytest.raises(Conflict, match=r"(?i)terminated by other getUpdates request"):
        await older


async def test_a_bot_that_hangs_up_no_longer_polls(telegram: Telegram) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", int(telegram.api_url.split(":")[2].split("/")[0]))
    writer.write(b"GET /bot1000:TEST/getUpdates?timeout=30 HTTP/1.1\r\nHost: localhost\r\n\r\n")
    await telegram.confirmed()
    poll = telegram.updates.waiting
    writer.close()
    await writer.wait_closed()
    assert poll
    await asyncio.wait([poll])
    assert not telegram.polling


async def test_a_webhook_left_over_keeps_pollers_away(telegram: Telegram, bot: Bot) -> None:
    await bot.set_webhook("https://old.example/hook")
    assert (await bot.get_webhook_info()).url == "https://old.example/hook"
    with pytest.raises(Conflict, match=r"(?i)can't use getUpdates method while webhook is active"):
        await bot.get_updates(timeout=0)
    await telegram.person("Marie").says("perdu")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates(timeout=0) == ()
    for url in ("http://old.example", "https://old.example:99"):
        with pytest.raises(BadRequest, match="Bad webhook"):
            await bot.set_webhook(url)


async def test_allowed_updates_are_remembered(telegram: Telegram, bot: Bot) -> None:
    marie = telegram.person("Marie")
    await bot.get_updates(timeout=0, allowed_updates=["my_chat_member"])
    await marie.says("un")
    assert telegram.pending() == 0
    await bot.get_updates(timeout=0, allowed_updates=[])
    await marie.says("deux")
    assert await texts(bot) == ["deux"]


async def test_what_a_test_intercepts(telegram: Telegram, bot: Bot) -> None:
    def unlucky(method: str, _params: dict[str, object]) -> Answer | None:
        return failure(500, "Internal Server Error") if method == "getMe" else None

    telegram.intercept = unlucky
    with pytest.raises(NetworkError):
        await bot.get_me()
    assert await bot.get_my_commands() == ()


async def test_another_token_and_unknown_methods(telegram: Telegram, bot: Bot) -> None:
    async with ClientSession() as session:
        for token, words in (("1000:OTHER", "Unauthorized"), ("x", "Unauthorized: invalid token specified")):
            async with session.get(f"{telegram.api_url}{token}/getMe") as response:
                assert response.status == 401
                assert (await response.json())["description"] == words
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("sendPigeon")
    answer = await telegram.answer("sendDice", {"chat_id": 1})
    assert (answer.status, answer.description) == (501, "Not Implemented: the simulator has no method sendDice")
