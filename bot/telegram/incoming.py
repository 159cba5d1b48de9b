"""An update as the bot understands it: who, where, and what they did."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.ui.screen import MEDIA
from bot.ui.texts import LANGUAGES
from bot.ui.turn import Said, Visitor

# Every kind that is handled, and nothing else, is asked of Telegram.
ALLOWED = ("message", "callback_query", "my_chat_member")
LARGEST = 2**52  # of Telegram's ids, "Chat" in the Bot API

Raw = Mapping[str, Any]  # an object of the Bot API, as JSON


class Did(StrEnum):
    """What somebody did."""

    COMMAND = "command"
    TEXT = "text"
    VOICE = "voice"
    PHOTO = "photo"
    OTHER = "other"
    TAP = "tap"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"


@dataclass(frozen=True, slots=True)
class Incoming:
    """`text` is what was typed, or a button's payload; `message` the message typed or tapped; `query` a tap's id.

    `said` is the whole message, where it is one.
    """

    did: Did
    visitor: Visitor
    text: str = ""
    message: int = 0
    query: str = ""
    said: Said | None = None


def read(update: Raw) -> Incoming | None:
    """What an update says; None for what the bot does not answer: groups, other bots, service messages.

    It is read as it came: python-telegram-bot's types cost ten times as much, for fields that nobody asks for.
    Raises KeyError, TypeError or AttributeError for what is no update, or none of the shape that it should have.
    """
    incoming = _read(update)
    if incoming is not None and not _is_sound(incoming):
        raise TypeError("an update of another shape")
    return incoming


def _is_sound(said: Incoming) -> bool:
    who = said.visitor
    numbers, words = (who.user, who.chat, said.message), (who.first_name, said.text, said.query)
    if any(type(number) is not int for number in numbers) or any(type(word) is not str for word in words):
        return False
    return 0 < who.user <= LARGEST and 0 < who.chat <= LARGEST and 0 <= said.message <= LARGEST


def _read(update: Raw) -> Incoming | None:
    if (query := update.get("callback_query")) is not None:
        message = query.get("message")
        if message is None or message["chat"]["type"] != "private":
            return None
        who = _visitor(query["from"], message["chat"])
        return Incoming(Did.TAP, who, query.get("data", ""), message["message_id"], query["id"])
    if (change := update.get("my_chat_member")) is not None:
        if change["chat"]["type"] != "private":
            return None
        gone = change["new_chat_member"]["status"] in {"kicked", "left"}
        return Incoming(Did.BLOCKED if gone else Did.UNBLOCKED, _visitor(change["from"], change["chat"]))
    message = update.get("message")
    if message is None or message["chat"]["type"] != "private" or "from" not in message or message["from"]["is_bot"]:
        return None
    did, text = _what(message)
    said = _said(did, text, message)
    return Incoming(did, _visitor(message["from"], message["chat"]), text, message["message_id"], said=said)


def _what(message: Raw) -> tuple[Did, str]:
    if (text := message.get("text")) is not None:
        return (Did.COMMAND if text.startswith("/") else Did.TEXT), text
    caption = message.get("caption", "")
    if message.keys() & {"voice", "audio", "video_note"}:
        return Did.VOICE, caption
    if message.keys() & {"photo", "video"}:
        return Did.PHOTO, caption
    return Did.OTHER, caption


def _said(did: Did, text: str, message: Raw) -> Said:
    number = message["message_id"]
    entities = message.get("entities") or message.get("caption_entities")
    written = json.dumps(entities) if entities else ""
    if place := message.get("location"):
        venue = message.get("venue") or {}
        degrees = float(place["latitude"]), float(place["longitude"])
        name, address = str(venue.get("title", "")), str(venue.get("address", ""))
        return Said(did.value, text, number, written, place=degrees, place_name=name, place_address=address)
    for kind in MEDIA:
        if sent := message.get(kind):
            largest = sent[-1] if kind == "photo" else sent  # a photo comes in several sizes, the largest last
            return Said(did.value, text, number, written, media=kind, file=str(largest["file_id"]))
    return Said(did.value, text, number, written)


def _visitor(user: Raw, chat: Raw) -> Visitor:
    return Visitor(user["id"], chat["id"], user["first_name"], language_of(user.get("language_code")))


def language_of(code: object) -> str:
    """The language that Telegram's code ("en-GB") asks for, or the first one of ours."""
    language = str(code).partition("-")[0]
    return language if language in LANGUAGES else LANGUAGES[0]
