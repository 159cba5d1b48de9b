"""Incidents: updates that failed, set aside with a number that the person and the operators can name."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.telegram.incoming import LARGEST, language_of
from bot.ui import stored
from bot.ui.screen import Text, say, screen
from storage import inbox, outbox, roles


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent a raw update, as far as it can be read. In a private chat, chat and account have one id."""

    chat: int
    language: str
    query: str


def record(db: Connection, bot: int, arrived: inbox.Arrived, problem: str, now: datetime) -> int:
    """Move an update to quarantine and tell the operators its number and the kind of problem, never its text."""
    number = inbox.isolate(db, bot, arrived.update_id, problem, now)
    tell(db, bot, f"incident:{bot}:{number}", say("common.incident-for-operator", number=number, problem=problem), now)
    return number


def tell(db: Connection, bot: int, key: str, said: Text, now: datetime) -> None:
    """Owe every operator a letter."""
    told = stored.dump(screen(said))
    for chat, language in roles.operator_chats(db, bot):
        outbox.tell(db, bot, f"{key}:{chat}", chat, language, told, now)


def sender(body: str) -> Sender | None:
    """The sender of an update that may be broken in any way; None where no private chat can be read."""
    try:
        raw = json.loads(body)
        tap = raw.get("callback_query") or {}
        chat = (raw.get("message") or tap["message"])["chat"]["id"]
        spoken = (tap or raw["message"])["from"].get("language_code")
        query = tap.get("id", "")
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    if type(chat) is not int or not 0 < chat <= LARGEST:
        return None
    return Sender(chat, language_of(spoken), query if isinstance(query, str) else "")
