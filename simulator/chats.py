"""Chats: who may be written to, and what stands in them."""

import asyncio
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from simulator.answers import Refusal, failure, refusal
from simulator.facts import REFUSALS
from simulator.messages import Message


@dataclass(eq=False)
class Chat(ABC):
    """One chat with the bot in it, as Telegram's servers know it; `started` once the bot has met it."""

    id: int
    started: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    keyboard: list[list[dict[str, Any]]] = field(default_factory=list)

    @property
    @abstractmethod
    def raw(self) -> dict[str, Any]:
        """The Bot API's object."""

    @abstractmethod
    def require_open(self) -> None:
        """Raise Telegram's refusal where the bot may not write."""

    def standing(self, message_id: int | None) -> Message | None:
        """A message that is still there."""
        message = self.messages.get(message_id or 0)
        return None if message is None or message.deleted else message


@dataclass(eq=False)
class Private(Chat):
    """The private chat of one account."""

    user: dict[str, Any] = field(kw_only=True)
    blocked: bool = False
    deactivated: bool = False

    @property
    def raw(self) -> dict[str, Any]:
        names: dict[str, Any] = {
            key: self.user[key] for key in ("first_name", "last_name", "username") if key in self.user
        }
        return {"id": self.id, "type": "private", **names}

    def require_open(self) -> None:
        if self.deactivated:
            raise refusal("deactivated")
        if self.blocked:
            raise refusal("blocked")
        if not self.started:
            raise refusal("cant_initiate")


@dataclass(eq=False)
class Room(Chat):
    """The chat of a group. One that has become a supergroup is closed, and says where it went."""

    title: str = field(kw_only=True)
    kind: str = "group"
    bot: str = "left"
    """The bot's standing: member, left or kicked."""
    moved: int | None = None

    @property
    def raw(self) -> dict[str, Any]:
        return {"id": self.id, "type": self.kind, "title": self.title}

    def require_open(self) -> None:
        if self.moved is not None:
            status, words = REFUSALS["migrated"]
            raise Refusal(failure(status, words, migrate_to_chat_id=self.moved))
        if self.bot != "member":
            raise refusal(f"{'kicked' if self.bot == 'kicked' else 'not_member'}_{self.kind}")


@dataclass(eq=False)
class Query:
    """A tap that waits for its answer."""

    id: str
    chat: Private
    at: datetime
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class Chats:
    def __init__(self, bot_id: int) -> None:
        self._bot_id = bot_id
        self._by_id: dict[int, Chat] = {}

    def open(self, chat: Chat) -> None:
        self._by_id[chat.id] = chat

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
