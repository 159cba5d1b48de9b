"""An update as the bot understands it: who, where, and what they did."""

from dataclasses import dataclass
from enum import StrEnum

from telegram import Message, Update, User

from bot.ui.texts import LANGUAGES
from bot.ui.turn import Visitor

# Every kind that is handled, and nothing else, is asked of Telegram.
ALLOWED = ("message", "callback_query", "my_chat_member")
LARGEST = 2**52  # of Telegram's ids, "Chat" in the Bot API


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
    """`text` is what was typed, or a button's payload; `message` the message typed or tapped; `query` a tap's id."""

    did: Did
    visitor: Visitor
    text: str = ""
    message: int = 0
    query: str = ""


def read(update: Update) -> Incoming | None:
    """What an update says; None for what the bot does not answer: groups, other bots, service messages.

    Raises TypeError where something in it is not what it should be: the library takes what it gets.
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


def _read(update: Update) -> Incoming | None:
    if (query := update.callback_query) is not None:
        if query.message is None or query.message.chat.type != "private":
            return None
        who = _visitor(query.from_user, query.message.chat.id)
        return Incoming(Did.TAP, who, query.data or "", query.message.message_id, query.id)
    if (change := update.my_chat_member) is not None:
        if change.chat.type != "private":
            return None
        gone = change.new_chat_member.status in {"kicked", "left"}
        return Incoming(Did.BLOCKED if gone else Did.UNBLOCKED, _visitor(change.from_user, change.chat.id))
    message = update.message
    if message is None or message.from_user is None or message.from_user.is_bot or message.chat.type != "private":
        return None
    did, text = _said(message)
    return Incoming(did, _visitor(message.from_user, message.chat.id), text, message.message_id)


def _said(message: Message) -> tuple[Did, str]:
    if message.text is not None:
        return (Did.COMMAND if message.text.startswith("/") else Did.TEXT), message.text
    if message.voice or message.audio or message.video_note:
        return Did.VOICE, message.caption or ""
    if message.photo or message.video:
        return Did.PHOTO, message.caption or ""
    return Did.OTHER, message.caption or ""


def _visitor(user: User, chat: int) -> Visitor:
    return Visitor(user.id, chat, user.first_name, language_of(user.language_code))


def language_of(code: object) -> str:
    """The language that Telegram's code ("en-GB") asks for, or the first one of ours."""
    language = str(code).partition("-")[0]
    return language if language in LANGUAGES else LANGUAGES[0]
