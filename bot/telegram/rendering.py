"""Stored parts and screens -> calls of the Bot API. The one place where values become Telegram's words."""

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode

from bot.ui.screen import Button, Contact, Pin, Screen
from bot.ui.stored import Stored
from bot.ui.texts import label, render

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def send(bot: Bot, chat: int, part: Stored, language: str, *, silent: bool = False) -> int:
    """Send a part as a new message; its id. Raises TelegramError."""
    match part:
        case Screen():
            sent = await bot.send_message(
                chat,
                html(part, language),
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard(part, language),
                link_preview_options=NO_PREVIEW,
                disable_notification=silent,
            )
        case Pin(latitude, longitude, title, address):
            sent = await bot.send_venue(chat, latitude, longitude, title, address, disable_notification=silent)
        case Contact(phone, name):
            sent = await bot.send_contact(chat, phone, name, disable_notification=silent)
    return sent.message_id


async def edit(bot: Bot, chat: int, message: int, shown: Screen, language: str) -> None:
    """Turn a message into a screen. Raises TelegramError."""
    await bot.edit_message_text(
        html(shown, language),
        chat,
        message,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard(shown, language),
        link_preview_options=NO_PREVIEW,
    )


async def strip(bot: Bot, chat: int, message: int) -> None:
    """Take the buttons off a message. Raises TelegramError."""
    await bot.edit_message_reply_markup(chat, message, reply_markup=None)


def html(shown: Screen, language: str) -> str:
    """The text of a screen, as HTML."""
    return "\n".join(render(line, language) for line in shown.lines)


def keyboard(shown: Screen, language: str) -> InlineKeyboardMarkup | None:
    """The buttons of a screen."""
    if not shown.rows:
        return None
    return InlineKeyboardMarkup([[_button(button, language) for button in row] for row in shown.rows])


def _button(button: Button, language: str) -> InlineKeyboardButton:
    written = label(button.label, language)
    if isinstance(button.does, str):
        return InlineKeyboardButton(written, url=button.does)
    return InlineKeyboardButton(written, callback_data=button.does.pack())
