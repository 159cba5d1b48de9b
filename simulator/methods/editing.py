"""What changes or removes a message that stands in a chat."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from simulator import markup
from simulator.answers import refusal
from simulator.chats import Chat
from simulator.entities import Formatted
from simulator.markup import Markup
from simulator.messages import CAPTIONED, Message
from simulator.methods.sending import MAX_TEXT, caption, previews, text_of

if TYPE_CHECKING:
    from simulator.world import Telegram

Params = dict[str, Any]

DELETABLE = timedelta(hours=48)


def edit_message_text(telegram: "Telegram", params: Params) -> Params:
    worded = text_of({"text": "", **params})
    if len(worded[0]) > MAX_TEXT:
        raise refusal("edit_too_long")
    inline = markup.inline(params.get("reply_markup"))
    chat, message = _own(telegram, params)
    if message.kind != "text":
        raise refusal("text_missing_in_message")
    changed = _change(telegram, chat, message, worded, inline)
    message.content = previews(params)
    return changed | message.content


def edit_message_caption(telegram: "Telegram", params: Params) -> Params:
    worded = caption(params)
    inline = markup.inline(params.get("reply_markup"))
    chat, message = _own(telegram, params)
    if message.kind not in CAPTIONED:
        raise refusal("caption_missing_in_message")
    return _change(telegram, chat, message, worded, inline)


def edit_message_reply_markup(telegram: "Telegram", params: Params) -> Params:
    inline = markup.inline(params.get("reply_markup"))
    chat, message = _own(telegram, params)
    return _change(telegram, chat, message, (message.text, message.entities), inline)


def _own(telegram: "Telegram", params: Params) -> tuple[Chat, Message]:
    if "chat_id" not in params:
        raise refusal("chat_id_empty")
    if not params.get("message_id"):
        raise refusal("msg_id_missing")
    chat = telegram.chats.known(params["chat_id"])
    message = chat.standing(params["message_id"])
    if message is None:
        raise refusal("msg_edit_missing")
    if not message.by_bot:
        raise refusal("cant_edit")
    return chat, message


def _change(telegram: "Telegram", chat: Chat, message: Message, worded: Formatted, inline: Markup | None) -> Params:
    if (message.text, message.entities, message.markup) == (*worded, inline):
        raise refusal("not_modified")
    telegram.count(chat)
    message.text, message.entities = worded
    message.markup, message.edited = inline, telegram.now()
    telegram.screen_of(chat).gets(message, "edited")
    return message.raw()


def delete_message(telegram: "Telegram", params: Params) -> bool:
    chat = telegram.chats.known(params["chat_id"])
    message = chat.standing(params["message_id"])
    if message is None:
        raise refusal("msg_delete_missing")
    if telegram.now() - message.date > DELETABLE:
        raise refusal("cant_delete_all")
    _remove(telegram, chat, message)
    return True


def delete_messages(telegram: "Telegram", params: Params) -> bool:
    """Delete what is there; what is gone already is skipped, as Telegram does."""
    chat = telegram.chats.known(params["chat_id"])
    standing = [message for each in params["message_ids"] if (message := chat.standing(each))]
    if any(telegram.now() - message.date > DELETABLE for message in standing):
        raise refusal("cant_delete_all")
    for message in standing:
        _remove(telegram, chat, message)
    return True


def _remove(telegram: "Telegram", chat: Chat, message: Message) -> None:
    message.deleted = True
    telegram.screen_of(chat).loses(message)
