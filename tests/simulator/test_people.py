"""People and the bot talk: what is said, tapped and seen on both sides."""

import asyncio

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.error import Forbidden

from simulator import Event, Telegram, entities

REPLY = InlineKeyboardMarkup.from_row(
    [
        InlineKeyboardButton("✅ Je viens", callback_data="r:7:yes"),
        InlineKeyboardButton("Je ne viens pas", callback_data="r:7:no"),
    ]
)


async def updates(bot: Bot, offset: int | None = None) -> list[Update]:
    return list(await bot.get_updates(offset=offset, timeout=0))


async def test_a_person_says_something_and_reads_the_answer(telegram: Telegram, bot: Bot) -> None:
    marie = telegram.person("Marie", last_name="Le Goff")
    await marie.says("/start p_abc")

    (update,) = await updates(bot)
    assert update.message is not None
    assert update.message.text == "/start p_abc"
    assert update.message.from_user is not None
    assert update.message.from_user.full_name == "Marie Le Goff"
    assert update.message.parse_entities() == {update.message.entities[0]: "/start"}

    await bot.send_message(marie.id, "<b>Bonjour</b> Marie &amp; vous autres", parse_mode="HTML")
    message = await marie.sees("Bonjour Marie", "& vous")
    assert message.entities[0]["type"] == "bold"
    assert marie.last is message


async def test_a_tap_finds_the_newest_button_past_its_picture(telegram: Telegram, bot: Bot) -> None:
    marie = telegram.person("Marie")
    await marie.says("/start")
    await bot.send_message(marie.id, "Séance 1", reply_markup=REPLY)
    await bot.send_message(marie.id, "Séance 2", reply_markup=REPLY)

    await marie.taps("Je viens")
    await marie.taps("Je ne viens pas", on="Séance 1")

    _, newest, older = await updates(bot)
    assert newest.callback_query is not None
    assert (newest.callback_query.data, newest.effective_message and newest.effective_message.text) == (
        "r:7:yes",
        "Séance 2",
    )
    await newest.callback_query.answer("C'est noté")
    await marie.sees("C'est noté")
    assert older.callback_query is not None
    await older.callback_query.edit_message_text("Vous ne venez pas.")
    message = await marie.sees("Vous ne venez pas.")
    assert message.edited
    assert message.buttons == []
    assert marie.toasts == ["C'est noté"]


async def test_a_tap_waits_for_its_answer(telegram: Telegram, bot: Bot) -> None:
    marie = telegram.person("Marie")
    await marie.says("/start")
    await bot.send_message(marie.id, "Séance 1", reply_markup=REPLY)
    telegram.patience = 5

    async def answers() -> None:
        offset = 0
        while True:
            for update in await bot.get_updates(offset=offset, timeout=5):
                offset = update.update_id + 1
                if update.callback_query:
                    await update.callback_query.answer("Entendu", show_alert=True)

    answering = asyncio.create_task(answers())
    await marie.taps("Je viens")
    await marie.sees("Entendu")
    await telegram.confirmed()
    assert telegram.pending() == 0
    answering.cancel()
    await asyncio.wait([answering])


async def test_a_tap_without_an_answer_is_noticed(telegram: Telegram, bot: Bot) -> None:
    marie = telegram.person("Marie")
    await marie.says("/start")
    await bot.send_message(marie.id, "Séance 1", reply_markup=REPLY)
    telegram.patience = 0
    with pytest.raises(AssertionError, match="gets no answer to the tap on '✅ Je viens'"):
        await marie.taps("Je viens")


async def test_what_is_not_there_is_told_with_the_chat(telegram: Telegram, bot: Bot) -> None:
    marie = telegram.person("Marie")
    await marie.says("/start")
    await bot.send_message(marie.id, "Séance 1", reply_markup=REPLY)
    with pytest.raises(AssertionError, match=r"(?s)finds no button 'Annuler'.*Séance 1.*\[✅ Je viens\] \[Je ne viens"):
        await marie.taps("Annuler")
    with pytest.raises(AssertionError, match=r"(?s)does not see 'Séance 2'.*Séance 1"):
        await marie.sees("Séance 2")
    with pytest.raises(AssertionError, match="sees 'Je viens'"):
        await marie.does_not_see("Je viens")
    with pytest.raises(AssertionError, match="sees something new"):
        await marie.sees_nothing_new()
    await marie.looks_away()
    await marie.sees_nothing_new()
    await marie.does_not_see("Séance 2")


async def test_links_and_keyboards(telegram: Telegram, bot: Bot) -> None:
    marie = telegram.person("Marie")
    await marie.opens(f"https://t.me/{telegram.username}?start=p_abc")
    (update,) = await updates(bot)
    assert update.message is not None
    assert update.message.text == "/start p_abc"
    with pytest.raises(AssertionError, match="no such start parameter"):
        await marie.opens(f"https://t.me/{telegram.username}?start=p%20abc")

    link = InlineKeyboardButton("Suite", url=f"https://t.me/{telegram.username}?start=suite")
    await bot.send_message(marie.id, "Par ici", reply_markup=InlineKeyboardMarkup.from_button(link))
    await marie.taps("Suite")
    keys: list[list[str | KeyboardButton]] = [["📋 Menu"], [KeyboardButton("Mon numéro", request_contact=True)]]
    await bot.send_message(marie.id, "Le clavier", reply_markup=ReplyKeyboardMarkup(keys))
    assert marie.keyboard == [["📋 Menu"], ["Mon numéro"]]
    await marie.taps("Menu")
    await marie.taps("Mon numéro")
    _, start, menu, number = [update.message for update in await updates(bot)]
    assert start
    assert start.text == "/start suite"
    assert menu
    assert menu.text == "📋 Menu"
    assert number
    assert number.contact
    assert number.contact.user_id == marie.id


async def test_blocking_and_coming_back(telegram: Telegram, bot: Bot) -> None:
    marie, paul = telegram.person("Marie"), telegram.person("Paul")
    await marie.says("/start")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(paul.id, "Bonjour")

    await marie.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(marie.id, "Bonjour")
    await marie.sees_nothing_new()
    with pytest.raises(AssertionError, match="cannot write"):
        await marie.says("Bonjour")

    await marie.unblocks()
    await bot.send_message(marie.id, "Bon retour")
    await marie.sees("Bon retour")
    _, left, back = [update.my_chat_member for update in await updates(bot)]
    assert left
    assert left.new_chat_member.status == "kicked"
    assert back
    assert back.new_chat_member.status == "member"

    telegram.deactivate(marie)
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(marie.id, "Bonjour")


async def test_everything_leaves_a_trace(telegram: Telegram, bot: Bot) -> None:
    events: list[Event] = []
    telegram.on_event.append(events.append)
    marie = telegram.person("Marie")
    await marie.says("/start")
    shown = await bot.send_message(marie.id, "Séance 1", reply_markup=REPLY)
    await marie.taps("Je viens")
    query = (await updates(bot))[-1].callback_query
    assert query is not None
    await query.answer("Noté")
    await shown.edit_text("Séance 1, vous venez")
    await shown.delete()
    assert [(event.kind, event.text) for event in events] == [
        ("said", "/start"),
        ("shown", "Séance 1"),
        ("tapped", "✅ Je viens"),
        ("toast", "Noté"),
        ("edited", "Séance 1, vous venez"),
        ("deleted", "Séance 1, vous venez"),
    ]
    assert events[1].buttons == (("✅ Je viens", "Je ne viens pas"),)
    assert [(seen.person, seen.kind, seen.text) for seen in telegram.seen] == [
        (marie, "shown", "Séance 1"),
        (marie, "toast", "Noté"),
        (marie, "edited", "Séance 1, vous venez"),
        (marie, "deleted", "Séance 1, vous venez"),
    ]
    assert marie.messages == []
    assert {"getMe", "sendMessage", "deleteMessage"} <= {call.method for call in telegram.calls}


async def test_a_forged_button_and_one_on_a_message_that_is_gone(telegram: Telegram, bot: Bot) -> None:
    marie = telegram.person("Marie")
    await marie.says("/start")
    sent = await bot.send_message(marie.id, "Séance 1", reply_markup=REPLY)
    message = marie.last
    await marie.forges("r:999:yes")
    await sent.delete()
    await marie.forges("x" * 64, message)
    _, forged, gone = [update.callback_query for update in await updates(bot)]
    assert forged
    assert forged.data == "r:999:yes"
    assert gone
    assert gone.message
    assert not gone.message.is_accessible


async def test_a_silent_message_and_links_without_preview(telegram: Telegram, bot: Bot) -> None:
    marie = telegram.person("Marie")
    await marie.says("/start")
    off = LinkPreviewOptions(is_disabled=True)
    sent = await bot.send_message(marie.id, "Voir centre.fr", disable_notification=True, link_preview_options=off)
    assert marie.last.silent
    assert sent.link_preview_options == off
    assert [entity.type for entity in sent.entities] == ["url"]


async def test_without_telegrams_parser_it_does_not_start(monkeypatch: pytest.MonkeyPatch, telegram: Telegram) -> None:
    monkeypatch.setattr(entities, "AVAILABLE", False)
    with pytest.raises(RuntimeError, match="'tdjson', which is not installed"):
        await telegram.start()
