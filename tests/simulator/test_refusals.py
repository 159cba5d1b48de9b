"""What Telegram refuses, in its own words."""

from collections.abc import Callable
from typing import Any

import pytest
from telegram import Bot, BotCommand, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from simulator import Person, Telegram
from simulator.answers import Answer
from simulator.files import TINY_JPEG

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


@pytest.fixture
async def marie(telegram: Telegram) -> Person:
    telegram.limits = None
    marie = telegram.person("Marie")
    await marie.says("/start")
    return marie


def under(**button: str) -> dict[str, Any]:
    return {"reply_markup": {"inline_keyboard": [[button]]}}


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({}, "message text is empty"),
        ({"text": ""}, "message text is empty"),
        ({"text": "  \n"}, "text must be non-empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "<b>" + "x" * 4096 + "</b>", "parse_mode": "HTML"}, None),
        ({"text": "x" * 32769}, "text is too long"),
        (
            {"text": "<h1>x</h1>", "parse_mode": "HTML"},
            'can\'t parse entities: Unsupported start tag "h1" at byte offset 0',
        ),
        (
            {"text": "<b>x", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        (
            {"text": "14 h.", "parse_mode": "MarkdownV2"},
            "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
        ),
        ({"text": "é 😀", "entities": [{"type": "bold", "offset": 0, "length": 4}]}, None),
        (
            {"text": "é 😀", "entities": [{"type": "bold", "offset": 0, "length": 5}]},
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 5",
        ),
        ({"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        ({"text": "x", **under(text="a", callback_data="é" * 32)}, None),
        ({"text": "x", **under(text="a", callback_data="é" * 32 + "x")}, "BUTTON_DATA_INVALID"),
        ({"text": "x", **under(text="a", callback_data="")}, "BUTTON_DATA_INVALID"),
        ({"text": "x", **under(text=" ", callback_data="a")}, "inline keyboard button text must be non-empty"),
        ({"text": "x", **under(text="a")}, "text buttons are unallowed in the inline keyboard"),
        ({"text": "x", **under(text="a", url="nowhere")}, "BUTTON_URL_INVALID"),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"text": "x", "reply_markup": "7"}, "object expected as reply markup"),
        ({"text": "x", "chat_id": 4}, "chat not found"),
        ({"text": "x", "chat_id": "@nobody"}, "chat not found"),
        ({"text": "x", "chat_id": ""}, "chat_id is empty"),
        ({"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
    ],
)
async def test_a_message(telegram: Telegram, marie: Person, params: dict[str, Any], words: str | None) -> None:
    answer = await telegram.answer("sendMessage", {"chat_id": marie.id, **params})
    assert answer.description == (
        f"Bad Request: {words[:1].lower() + words[1:] if words[1] != 'U' else words}" if words else ""
    )


async def test_an_edit(telegram: Telegram, marie: Person, bot: Bot) -> None:
    async def edits(message_id: int, **params: object) -> Answer:
        return await telegram.answer("editMessageText", {"chat_id": marie.id, "message_id": message_id, **params})

    sent = await bot.send_message(marie.id, "<b>Un</b>", parse_mode="HTML")
    same = await edits(sent.message_id, text=" <b>Un</b>", parse_mode="HTML")
    assert same.description == NOT_MODIFIED
    assert (await edits(sent.message_id, text="Un")).ok
    assert (await edits(sent.message_id, text="Un", **under(text="a", callback_data="a"))).ok
    assert (await edits(sent.message_id, text="x" * 4097)).description == "Bad Request: MESSAGE_TOO_LONG"
    assert (await edits(999, text="Un")).description == "Bad Request: message to edit not found"
    assert (await edits(1, text="Un")).description == "Bad Request: message can't be edited"
    venue = await bot.send_venue(marie.id, 47.0, -2.2, "Centre social", "1 rue du Port")
    assert (await edits(venue.message_id, text="x")).description.endswith("there is no text in the message to edit")
    assert (await edits(0, text="x")).description == "Bad Request: message identifier is not specified"


async def test_an_edit_of_a_caption(telegram: Telegram, marie: Person, bot: Bot) -> None:
    async def edits(message_id: int, **params: object) -> Answer:
        return await telegram.answer("editMessageCaption", {"chat_id": marie.id, "message_id": message_id, **params})

    photo = await bot.send_photo(marie.id, TINY_JPEG, caption="Un")
    text = await bot.send_message(marie.id, "Un")
    assert (await edits(photo.message_id, caption="Un")).description == NOT_MODIFIED
    assert (await edits(photo.message_id, caption="Deux")).ok
    assert (await edits(photo.message_id)).ok
    assert marie.messages[0].text == ""
    assert (await edits(photo.message_id, caption="x" * 1025)).description.endswith("message caption is too long")
    assert (await edits(text.message_id, caption="x")).description.endswith("no caption in the message to edit")
    assert (await edits(999, caption="x")).description == "Bad Request: message to edit not found"
    for method, words in (("sendVideo", "there is no video in the request"), ("sendAudio", "no audio in the request")):
        assert (await telegram.answer(method, {"chat_id": marie.id})).description.endswith(words)


async def test_deleting(marie: Person, bot: Bot, later: Callable[..., None]) -> None:
    one, two, old = [await bot.send_message(marie.id, word) for word in ("un", "deux", "vieux")]
    await one.delete()
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await one.delete()
    await bot.delete_messages(marie.id, [one.message_id, two.message_id, 999])
    assert [message.text for message in marie.messages] == ["vieux"]
    later(hours=49)
    with pytest.raises(BadRequest, match="can't be deleted for everyone"):
        await old.delete()


async def test_answering_a_tap(marie: Person, bot: Bot, later: Callable[..., None]) -> None:
    keyboard = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Oui", callback_data="y"))
    await bot.send_message(marie.id, "On y va ?", reply_markup=keyboard)
    await marie.taps("Oui")
    await marie.taps("Oui")
    early, late = [update.callback_query for update in await bot.get_updates(timeout=0) if update.callback_query]
    with pytest.raises(BadRequest, match="Message_too_long"):
        await early.answer("x" * 201)
    await early.answer("Oui !")
    with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id is invalid"):
        await early.answer("Oui !")
    later(seconds=151)
    with pytest.raises(BadRequest, match="Query is too old"):
        await late.answer("Oui !")


async def test_commands_and_texts_about_the_bot(telegram: Telegram, marie: Person, bot: Bot) -> None:
    await bot.set_my_commands([BotCommand("menu", "Le menu")])
    await bot.set_my_commands([BotCommand("menu", "Menu")], language_code="en")
    assert marie.commands == ["menu"]
    scope = BotCommandScopeChat(marie.id)
    await bot.set_my_commands([BotCommand("equipe", "L'équipe")], scope=scope)
    assert marie.commands == ["equipe"]
    await bot.delete_my_commands(scope=scope)
    assert marie.commands == ["menu"]
    assert [each.description for each in await bot.get_my_commands(language_code="en")] == ["Menu"]

    for command, words in (("x" * 33, "Command length must not exceed 32"), ("Été", "BOT_COMMAND_INVALID")):
        answer = await telegram.answer("setMyCommands", {"commands": [{"command": command, "description": "x"}]})
        assert answer.description.lower() == f"bad request: {words}".lower()

    await bot.set_my_name("L'atelier")
    await bot.set_my_description("Workshop", language_code="en")
    assert (await bot.get_my_name("en")).name == "L'atelier"
    assert (await bot.get_my_description("en")).description == "Workshop"
    assert (await bot.get_my_description("fr")).description == ""
    with pytest.raises(BadRequest):
        await bot.set_my_name("x" * 65)


async def test_what_is_not_played_is_said(telegram: Telegram, marie: Person) -> None:
    answer = await telegram.answer("sendMessage", {"chat_id": marie.id, "text": "x", "message_thread_id": 3})
    assert (answer.status, answer.description) == (
        501,
        "Not Implemented: the simulator has no parameter message_thread_id of sendMessage",
    )
