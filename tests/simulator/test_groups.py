"""Groups: the bot is brought in and thrown out, the group moves, and twenty messages a minute are all."""

from collections.abc import Callable

import pytest
from telegram import Bot, Update
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter

from simulator import Breach, Group, Person, Telegram, checks


@pytest.fixture
def marie(telegram: Telegram) -> Person:
    return telegram.person("Marie")


@pytest.fixture
def jean(telegram: Telegram) -> Person:
    return telegram.person("Jean")


@pytest.fixture
async def group(telegram: Telegram, marie: Person, jean: Person) -> Group:
    """A group with the bot in it, whose updates so far are confirmed."""
    group = telegram.group("Les marcheurs", marie, jean)
    await group.adds_bot(marie)
    await telegram.answer("getUpdates", {"offset": -1, "timeout": 0})
    telegram.updates.drop({"drop_pending_updates": True})
    return group


async def updates(telegram: Telegram, bot: Bot) -> list[Update]:
    """What is new, each as the Bot API documents it."""
    got = await bot.get_updates(timeout=0)
    assert checks.answer("getUpdates", telegram.calls[-1].answer.result) == []
    telegram.updates.drop({"drop_pending_updates": True})
    return list(got)


async def test_the_bot_is_brought_in_and_everybody_reads_it(telegram: Telegram, bot: Bot, marie: Person) -> None:
    jean = telegram.person("Jean")
    group = telegram.group("Les marcheurs", marie, jean)
    assert group.id < 0
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(group.id, "Bonjour")
    await group.adds_bot(marie)
    change, service = await updates(telegram, bot)
    assert change.my_chat_member
    assert change.my_chat_member.new_chat_member.status == "member"
    assert service.message
    assert service.message.new_chat_members[0].id == telegram.me["id"]
    await bot.send_message(group.id, "Bonjour à tous")
    await group.sees("Bonjour à tous")
    assert [(seen.person, seen.text) for seen in telegram.seen] == [(one, "Bonjour à tous") for one in (marie, jean)]
    assert (marie.messages, (await bot.get_chat_member(group.id, jean.id)).status) == ([], "member")


async def test_the_bot_hears_what_is_meant_for_it_only(
    telegram: Telegram, bot: Bot, group: Group, marie: Person
) -> None:
    for text in ("Il fait beau", "/menu", "Et toi, @atelier_demo_bot ?"):
        await group.says(marie, text)
    heard = [update.message.text for update in await updates(telegram, bot) if update.message]
    assert heard == ["/menu", "Et toi, @atelier_demo_bot ?"]


async def test_thrown_out_it_may_not_write(telegram: Telegram, bot: Bot, group: Group, jean: Person) -> None:
    await group.throws_bot_out(jean)
    change, _ = await updates(telegram, bot)
    assert change.my_chat_member
    assert change.my_chat_member.new_chat_member.status == "kicked"
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(group.id, "Bonjour")
    await group.says(jean, "/menu")
    assert await updates(telegram, bot) == []


async def test_a_supergroup_has_another_id(telegram: Telegram, bot: Bot, group: Group, marie: Person) -> None:
    old = group.id
    await group.upgrades(marie)
    assert group.id < -1_000_000_000_000
    leaving, arriving = [update.message for update in await updates(telegram, bot)]
    assert leaving
    assert arriving
    assert (leaving.chat.id, leaving.migrate_to_chat_id) == (old, group.id)
    assert (arriving.chat.id, arriving.migrate_from_chat_id) == (group.id, old)
    with pytest.raises(ChatMigrated, match=r"Group migrated to supergroup\. New chat id: -100") as moved:
        await bot.send_message(old, "Bonjour")
    await bot.send_message(moved.value.new_chat_id, "Bonjour")
    await group.sees("Bonjour")
    await group.throws_bot_out(marie)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "Bonjour")


async def test_twenty_a_minute(telegram: Telegram, bot: Bot, group: Group, later: Callable[..., None]) -> None:
    for number in range(20):
        await bot.send_message(group.id, f"{number}")
        later(seconds=2)
    with pytest.raises(RetryAfter, match="Retry in 0:00:20"):
        await bot.send_message(group.id, "de trop")
    assert telegram.ledger.breaches == {Breach.MINUTE: 1}
    later(seconds=20)
    await bot.send_message(group.id, "à temps")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(-5, "à personne")
