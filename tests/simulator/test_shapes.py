"""Updates and answers of every kind are as the Bot API documents them, and python-telegram-bot knows every field."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from aiohttp import ClientSession
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, ReplyParameters, TelegramObject, Update

from simulator import Telegram, checks
from simulator.facts import METHODS
from simulator.files import TINY_JPEG
from simulator.methods import PLAYED

KEYBOARD = InlineKeyboardMarkup.from_row(
    [
        InlineKeyboardButton("Oui", callback_data="y"),
        InlineKeyboardButton("Site", url="https://centre.example/"),
    ]
)


def leftovers(thing: object) -> Iterator[tuple[str, object]]:
    """Fields of an answer that python-telegram-bot has no name for."""
    if isinstance(thing, list | tuple):
        for each in thing:
            yield from leftovers(each)
    elif isinstance(thing, TelegramObject):
        if thing.api_kwargs:
            yield type(thing).__name__, dict(thing.api_kwargs)
        for name in thing.__slots__:
            if not name.startswith("_"):
                yield from leftovers(getattr(thing, name))


@pytest.fixture
def lifted(telegram: Telegram) -> Telegram:
    telegram.limits = None
    return telegram


async def test_every_update(lifted: Telegram, bot: Bot) -> None:
    marie = lifted.person("Marie", last_name="Le Goff", username="marie_lg")
    await marie.says("/start voir https://centre.example et @paul")
    await marie.says_voice()
    await marie.sends_photo("Notre balade")
    await marie.sends_video("La plage")
    await marie.sends_audio()
    await marie.sends_document("affiche.pdf", b"%PDF-1.7", "L'affiche")
    await marie.shares_venue(46.9, -2.25, "La plage", "1 rue du Port")
    await marie.shares_contact()
    await marie.shares_location(46.9, -2.25)
    await bot.send_message(marie.id, "<b>On y va ?</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    await marie.taps("Oui")
    await marie.blocks()
    await marie.unblocks()
    got = await bot.get_updates(timeout=0)
    assert len(got) == 12
    assert list(leftovers(got)) == []
    assert checks.answer("getUpdates", lifted.calls[-1].answer.result) == []
    assert [Update.de_json(raw, bot) for raw in lifted.updates.history.values()] == list(got)


async def test_every_answer(lifted: Telegram, bot: Bot) -> None:
    marie = lifted.person("Marie", username="marie_lg")
    await marie.says("/start")
    chat = marie.id
    text = await bot.send_message(chat, "<i>Bonjour</i> 😀 <b>vous</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    answers: list[object] = [
        text,
        await bot.get_me(),
        await bot.send_message(chat, "Suite", reply_parameters=ReplyParameters(text.message_id), protect_content=True),
        await bot.edit_message_text("<u>Bonsoir</u>", chat, text.message_id, parse_mode="HTML"),
        await bot.edit_message_reply_markup(chat, text.message_id, reply_markup=KEYBOARD),
        await bot.send_venue(chat, 46.9, -2.25, "Centre social", "1 rue du Port"),
        await bot.send_location(chat, 46.9, -2.25),
        await bot.send_contact(chat, "+33612345678", "Anne"),
        await bot.send_chat_action(chat, "typing"),
        await bot.copy_message(chat, chat, text.message_id),
        await bot.get_chat(chat),
        await bot.get_chat_member(chat, chat),
        await bot.get_webhook_info(),
        await bot.get_my_short_description(),
        await bot.delete_message(chat, text.message_id),
    ]
    assert list(leftovers(answers)) == []
    for call in lifted.calls:
        assert call.answer.ok, call
        assert checks.answer(call.method, call.answer.result) == []
        assert json.loads(call.answer.encoded()) == call.answer.body


async def test_files_go_both_ways(lifted: Telegram, bot: Bot) -> None:
    marie = lifted.person("Marie")
    await marie.says("/start")
    poster = await bot.send_document(
        marie.id, InputFile(b"%PDF-1.7", "affiche.pdf"), caption="<b>L'affiche</b>", parse_mode="HTML"
    )
    photo = await bot.send_photo(marie.id, TINY_JPEG)
    assert poster.document
    assert (poster.document.file_name, poster.document.mime_type) == ("affiche.pdf", "application/pdf")
    await marie.sees("L'affiche", "affiche.pdf")
    assert (photo.photo[0].width, photo.photo[0].height) == (1, 1)
    assert [lifted.file(message) for message in marie.messages] == [b"%PDF-1.7", TINY_JPEG]
    again = await bot.send_document(marie.id, poster.document.file_id)
    assert again.document == poster.document

    await marie.says_voice()
    voice = (await bot.get_updates(timeout=0))[-1].message
    assert voice
    assert voice.voice
    file = await bot.get_file(voice.voice)
    assert bytes(await file.download_as_bytearray()) == b"OggS\x00"
    sent = await bot.send_voice(marie.id, voice.voice.file_id)
    film = await bot.send_video(marie.id, b"\x00\x00\x00\x18ftyp", caption="La plage")
    tune = await bot.send_audio(marie.id, b"ID3")
    filmed = await bot.edit_message_caption(marie.id, film.message_id, caption="<i>La mer</i>", parse_mode="HTML")
    await marie.sees("La plage", "La mer")
    assert list(leftovers([poster, photo, voice, file, sent, film, tune, filmed])) == []
    for call in lifted.calls:
        assert checks.answer(call.method, call.answer.result) == [], call
    for words, params in (
        ("wrong file identifier", {"document": "nothing"}),
        ("type of file mismatch", {"document": voice.voice.file_id}),
        ("there is no document in the request", {}),
    ):
        answer = await lifted.answer("sendDocument", {"chat_id": marie.id, **params})
        assert words in answer.description


async def test_a_request_in_any_dress(lifted: Telegram) -> None:
    marie = lifted.person("Marie")
    await marie.says("/start")
    address = f"{lifted.api_url}{lifted.token}/SENDMESSAGE"
    dresses: list[dict[str, Any]] = [
        {"json": {"chat_id": marie.id, "text": "en JSON"}},
        {"data": {"chat_id": str(marie.id), "text": "en formulaire"}},
        {"params": {"chat_id": str(marie.id), "text": "dans l'adresse"}},
    ]
    async with ClientSession() as session:
        for dress in dresses:
            async with session.post(address, **dress) as response:
                assert response.status == 200
        async with session.post(address, data=b"{", headers={"Content-Type": "application/json"}) as response:
            assert response.status == 400
        async with session.get(f"{lifted.file_url}{lifted.token}/photos/none.jpg") as response:
            assert response.status == 404
    await marie.sees("en JSON", "en formulaire", "dans l'adresse")
    assert lifted.calls[-1].method == "sendMessage"


def test_every_method_of_the_data_is_played() -> None:
    assert METHODS.keys() == PLAYED.keys() | {"getUpdates"}
