"""Private chats: who may be written to, and what stands in them."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from simulator.answers import refusal
from simulator.messages import Message


@dataclass(eq=False)
class Chat:
    """The private chat of one account with the bot, as Telegram's servers know it."""

    user: dict[str, Any]
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    keyboard: list[list[dict[str, Any]]] = field(default_factory=list)

    @property
    def id(self) -> int:
        return int(self.user["id"])

    @property
    def raw(self) -> dict[str, Any]:
        names: dict[str, Any] = {
            key: self.user[key] for key in ("first_name", "last_name", "username") if key in self.user
        }
        return {"id": self.id, "type": "private", **names}

    def standing(self, message_id: int | None) -> Message | None:
        """A message that is still there."""
        message = self.messages.get(message_id or 0)
        return None if message is None or message.deleted else message

    def require_open(self) -> None:
        if self.deactivated:
            raise refusal("deactivated")
        if self.blocked:
            raise refusal("blocked")
        if not self.started:
            raise refusal("cant_initiate")


@dataclass(eq=False)
class Query:
    """A tap that waits for its answer."""

    id: str
    chat: Chat
    at: datetime
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class Chats:
    def __init__(self, bot_id: int) -> None:
        self._bot_id = bot_id
        self._by_id: dict[int, Chat] = {}

    def open(self, user: dict[str, Any]) -> Chat:
        chat = self._by_id[user["id"]] = Chat(user)
        return chat

    def find(self, chat_id: int | str) -> Chat:
        chat = self._by_id.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise refusal("chat_not_found")
        return chat

    def known(self, chat_id: int | str) -> Chat:
        """A chat that the bot has met."""
        chat = self.find(chat_id)
        if not chat.started:
            raise refusal("chat_not_found")
        return chat

    def writable(self, chat_id: int | str) -> Chat:
        """A chat that the bot may write to now."""
        if chat_id == self._bot_id:
            raise refusal("bot_to_bot")
        chat = self.find(chat_id)
        chat.require_open()
        return chat
