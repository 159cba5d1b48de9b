"""Too many in a second, in a minute, to one person; counted on the clock that the test steers."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import RetryAfter

from simulator import Telegram
from simulator.limits import Limits


async def test_a_burst_to_one_person_then_one_a_second(
    telegram: Telegram, bot: Bot, later: Callable[..., None]
) -> None:
    marie = telegram.person("Marie")
    await marie.says("/start")
    for number in range(5):
        await bot.send_message(marie.id, f"{number}")
    shown = await bot.send_message(marie.id, "5")
    with pytest.raises(RetryAfter, match="Retry in 0:00:01"):
        await shown.edit_text("cinq")
    allowed = telegram.next_allowed
    assert allowed == telegram.now() + timedelta(seconds=1)
    later(seconds=0.5)
    with pytest.raises(RetryAfter):
        await bot.send_message(marie.id, "trop tôt")
    later(seconds=0.5)
    assert telegram.next_allowed is None
    await shown.edit_text("cinq")
    for number in range(10):
        later(seconds=1)
        await bot.send_message(marie.id, f"{number}")


async def test_thirty_in_any_second_overall(telegram: Telegram, later: Callable[..., None]) -> None:
    people = [telegram.person(f"Nº {number}") for number in range(31)]
    for person in people:
        await person.says("/start")
    answers = [await telegram.answer("sendMessage", {"chat_id": each.id, "text": "Bonjour"}) for each in people]
    assert [answer.status for answer in answers] == [200] * 30 + [429]
    assert answers[-1].headers == {"Retry-After": "1"}
    assert answers[-1].description == "Too Many Requests: retry after 1"
    later(seconds=1)
    assert (await telegram.answer("sendMessage", {"chat_id": people[-1].id, "text": "Bonjour"})).ok


def test_a_group_takes_twenty_a_minute() -> None:
    limits = Limits()
    assert [limits.wait(-100, 2.0 * second) for second in range(20)] == [0] * 20
    assert limits.wait(-100, 40.0) == 20
    assert limits.wait(-100, 59.0) == 1
    assert limits.wait(-100, 60.0) == 0


async def test_lifted_limits_count_nothing(telegram: Telegram, bot: Bot) -> None:
    telegram.limits = None
    marie = telegram.person("Marie")
    await marie.says("/start")
    for number in range(100):
        await bot.send_message(marie.id, f"{number}")
    assert len(marie.messages) == 100
