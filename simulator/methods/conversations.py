"""Answers to taps, and what the bot may ask about chats and files."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from simulator.answers import refusal, unsupported
from simulator.chats import Room

if TYPE_CHECKING:
    from simulator.world import Telegram

Params = dict[str, Any]

ANSWERABLE = timedelta(seconds=150)
ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip
GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def answer_callback_query(telegram: "Telegram", params: Params) -> bool:
    query = telegram.queries.pop(params["callback_query_id"], None)
    if query is None or telegram.now() - query.at > ANSWERABLE:
        raise refusal("query_expired")
    text = params.get("text", "").strip()
    if text:
        telegram.screen_of(query.chat).notices(text, "alert" if params.get("show_alert") else "toast")
    query.answered.set()
    return True


def send_chat_action(telegram: "Telegram", params: Params) -> bool:
    telegram.chats.writable(params["chat_id"])
    if params["action"] not in ACTIONS:
        raise refusal("chat_action")
    return True


def get_file(telegram: "Telegram", params: Params) -> Params:
    return telegram.files.described(params["file_id"])


def get_chat(telegram: "Telegram", params: Params) -> Params:
    chat = telegram.chats.known(params["chat_id"])
    gifts = {"accepted_gift_types": dict.fromkeys(GIFTS, True)}
    active = {"active_usernames": [chat.raw["username"]]} if "username" in chat.raw else {}
    return {**chat.raw, "accent_color_id": chat.id % 7, "max_reaction_count": 11, **gifts, **active}


def get_chat_member(telegram: "Telegram", params: Params) -> Params:
    chat = telegram.chats.known(params["chat_id"])
    members = {**telegram.screen_of(chat).accounts, telegram.me["id"]: telegram.me}
    if params["user_id"] not in members:
        raise refusal("participant_invalid")
    return {"status": "member", "user": members[params["user_id"]]}


def get_chat_administrators(telegram: "Telegram", params: Params) -> Params:
    if isinstance(telegram.chats.known(params["chat_id"]), Room):
        raise unsupported("administrators of groups")
    raise refusal("private_no_admins")
