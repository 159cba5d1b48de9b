"""Stored parts and screens -> calls of the Bot API. The one place where values become Telegram's words."""

from typing import Any

from telegram import Bot, InputFile
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.ui import compact
from bot.ui.screen import Button, Contact, Document, Media, Pin, Screen, Stored
from bot.ui.texts import label, render

NO_PREVIEW = '{"is_disabled":true}'


async def send(bot: Bot, chat: int, part: Stored, language: str, *, silent: bool = False) -> int:
    """Send a part as a new message; its id. Raises TelegramError."""
    match part:
        case Screen():
            return await _send(bot, "sendMessage", chat, silent, **_shown(part, language))
        case Media(kind, file, shown):
            return await _send(bot, f"send{kind.capitalize()}", chat, silent, **{kind: file}, **_under(shown, language))
        case Pin(latitude, longitude, ""):
            return (await bot.send_location(chat, latitude, longitude, disable_notification=silent)).message_id
        case Pin(latitude, longitude, title, address):
            venue = await bot.send_venue(chat, latitude, longitude, title, address, disable_notification=silent)
            return venue.message_id
        case Contact(phone, name):
            return (await bot.send_contact(chat, phone, name, disable_notification=silent)).message_id
        case Document():
            raise TypeError("a document is made before it is sent")


async def send_file(
    bot: Bot, chat: int, file: InputFile | str, shown: Screen, language: str, *, silent: bool = False
) -> tuple[int, str]:
    """Send a file, or one that Telegram has, by its id; the id of the message and of the file. Raises TelegramError."""
    sent = await bot.send_document(chat, file, disable_notification=silent, **_under(shown, language))
    return sent.message_id, sent.document.file_id if sent.document else ""


async def edit(bot: Bot, chat: int, message: int, part: Screen | Media, language: str) -> None:
    """Turn a message into a screen, or give a file another one under it. Raises TelegramError."""
    if isinstance(part, Media):
        words = {"caption": ""} | _under(part.shown, language)
        await _call(bot, "editMessageCaption", chat_id=chat, message_id=message, **words)
        return
    await _call(bot, "editMessageText", chat_id=chat, message_id=message, **_shown(part, language))


async def delete(bot: Bot, chat: int, message: int) -> None:
    """Take a message away. Raises TelegramError."""
    await _call(bot, "deleteMessage", chat_id=chat, message_id=message)


async def strip(bot: Bot, chat: int, message: int) -> None:
    """Take the buttons off a message. Raises TelegramError."""
    await bot.edit_message_reply_markup(chat, message, reply_markup=None)


def html(shown: Screen, language: str) -> str:
    """The text of a screen, as HTML."""
    return "\n".join(render(line, language) for line in shown.lines)


def keyboard(shown: Screen, language: str) -> list[list[dict[str, str]]]:
    """The buttons of a screen, row by row."""
    return [[_button(button, language) for button in row] for row in shown.rows]


def _button(button: Button, language: str) -> dict[str, str]:
    does = button.does
    how = {"url": does} if isinstance(does, str) else {"callback_data": does.pack()}
    return {"text": label(button.label, language), **how}


def _shown(shown: Screen, language: str) -> dict[str, str]:
    fields = {"text": html(shown, language), "parse_mode": ParseMode.HTML.value, "link_preview_options": NO_PREVIEW}
    return fields | _buttons(shown, language)


def _under(shown: Screen, language: str) -> dict[str, Any]:
    """The screen under a file: a caption, where there is one, and buttons."""
    caption = {"caption": html(shown, language), "parse_mode": ParseMode.HTML.value} if shown.lines else {}
    return caption | _buttons(shown, language)


def _buttons(shown: Screen, language: str) -> dict[str, str]:
    if not shown.rows:
        return {}
    return {"reply_markup": compact.dump({"inline_keyboard": keyboard(shown, language)})}


async def _send(bot: Bot, method: str, chat: int, silent: bool, **fields: str) -> int:
    sent = await _call(bot, method, chat_id=chat, disable_notification=compact.dump(silent), **fields)
    if not isinstance(sent, dict) or "message_id" not in sent:
        raise TelegramError("the answer is no message")
    return int(sent["message_id"])


async def _call(bot: Bot, method: str, **fields: str | int) -> Any:
    """Past the bot's own methods, which make types of what goes and of what comes back, at the price of the call."""
    return await bot.request.post(f"{bot.base_url}/{method}", fields)  # type: ignore[arg-type] # handed on to ours
