"""What puts a new message into a chat."""

from typing import TYPE_CHECKING, Any

from simulator import markup
from simulator.answers import refusal
from simulator.chats import Chat
from simulator.entities import Formatted, formatted
from simulator.messages import CAPTIONED, Message

if TYPE_CHECKING:
    from simulator.world import Telegram

Params = dict[str, Any]

MAX_TEXT = 4096
MAX_CAPTION = 1024
NOTHING: Formatted = ("", ())


def send_message(telegram: "Telegram", params: Params) -> Params:
    text, entities = text_of(params)
    if len(text) > MAX_TEXT:
        raise refusal("text_too_long")
    return _post(telegram, params, "text", (text, entities), previews(params)).raw()


def send_document(telegram: "Telegram", params: Params) -> Params:
    return _send_file(telegram, params, "document")


def send_photo(telegram: "Telegram", params: Params) -> Params:
    return _send_file(telegram, params, "photo")


def send_voice(telegram: "Telegram", params: Params) -> Params:
    return _send_file(telegram, params, "voice")


def send_video(telegram: "Telegram", params: Params) -> Params:
    return _send_file(telegram, params, "video")


def send_audio(telegram: "Telegram", params: Params) -> Params:
    return _send_file(telegram, params, "audio")


def _send_file(telegram: "Telegram", params: Params, kind: str) -> Params:
    worded = caption(params)
    telegram.chats.writable(params["chat_id"])
    stored = telegram.files.given(kind, params[kind])
    return _post(telegram, params, kind, worded, {kind: stored.picture_or_self}).raw()


def send_location(telegram: "Telegram", params: Params) -> Params:
    return _post(telegram, params, "location", NOTHING, {"location": _place(params)}).raw()


def send_venue(telegram: "Telegram", params: Params) -> Params:
    keys = ("title", "address", "foursquare_id", "foursquare_type", "google_place_id", "google_place_type")
    venue = {"location": _place(params), **{key: params[key] for key in keys if key in params}}
    return _post(telegram, params, "venue", NOTHING, {"location": venue["location"], "venue": venue}).raw()


def send_contact(telegram: "Telegram", params: Params) -> Params:
    keys = ("phone_number", "first_name", "last_name", "vcard")
    contact = {key: params[key] for key in keys if key in params}
    return _post(telegram, params, "contact", NOTHING, {"contact": contact}).raw()


def copy_message(telegram: "Telegram", params: Params) -> Params:
    source = telegram.chats.known(params["from_chat_id"]).standing(params["message_id"])
    if source is None:
        raise refusal("msg_copy_missing")
    worded = (source.text, source.entities)
    if source.kind in CAPTIONED and "caption" in params:
        worded = caption(params)
    return {"message_id": _post(telegram, params, source.kind, worded, source.content).id}


def text_of(params: Params) -> Formatted:
    """The text of a request after parsing; empty and blank are two different refusals of Telegram's."""
    if not params["text"]:
        raise refusal("text_empty")
    text, entities = formatted(params["text"], params.get("parse_mode"), params.get("entities"))
    if not text:
        raise refusal("text_blank")
    return text, entities


def previews(params: Params) -> Params:
    """How links in a text are to be shown, as the message carries it."""
    return {key: params[key] for key in ("link_preview_options",) if key in params}


def caption(params: Params) -> Formatted:
    """The words under a file, after parsing; there may be none."""
    worded = formatted(params.get("caption", ""), params.get("parse_mode"), params.get("caption_entities"))
    if len(worded[0]) > MAX_CAPTION:
        raise refusal("caption_too_long")
    return worded


def _place(params: Params) -> Params:
    return {"latitude": params["latitude"], "longitude": params["longitude"]}


def _post(telegram: "Telegram", params: Params, kind: str, worded: Formatted, content: Params) -> Message:
    """The one way for a message of the bot into a chat: may it, is it in time, then it is seen."""
    shown = params.get("reply_markup", {})
    inline = markup.inline(shown) if "inline_keyboard" in shown else None
    keys = markup.keyboard(shown) if "keyboard" in shown else None
    chat = telegram.chats.writable(params["chat_id"])
    reply_to = _reply_to(chat, params.get("reply_parameters"))
    telegram.count(chat)
    if keys is not None or shown.get("remove_keyboard"):
        chat.keyboard = keys or []
    protected = {"has_protected_content": True} if params.get("protect_content") else {}
    text, entities = worded
    message = telegram.new_message(chat, telegram.me, kind, text, entities, content | protected)
    message.markup, message.reply_to = inline, reply_to
    message.silent = params.get("disable_notification", False)
    telegram.screen_of(chat).gets(message, "shown" if kind == "text" else kind)
    return message


def _reply_to(chat: Chat, reply: Params | None) -> Message | None:
    if reply is None:
        return None
    message = chat.standing(reply["message_id"])
    if message is None and not reply.get("allow_sending_without_reply"):
        raise refusal("reply_missing")
    return message
