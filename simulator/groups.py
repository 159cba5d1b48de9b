"""A group with the bot in it: what its members do, and what all of them see."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from simulator.chats import Room
from simulator.entities import formatted
from simulator.messages import Message
from simulator.screen import Screen

if TYPE_CHECKING:
    from simulator.phone import Person
    from simulator.world import Telegram


class Group(Screen):
    """A group chat. What the bot writes there, each member sees; the screen is the one that they share."""

    chat: Room

    def __init__(self, telegram: "Telegram", chat: Room, members: Iterable["Person"]) -> None:
        super().__init__(telegram, chat)
        self.members = list(members)

    @property
    def id(self) -> int:
        """The id of the chat, another one after the upgrade."""
        return self.chat.id

    def __repr__(self) -> str:
        return f"Group({self.chat.title})"

    async def adds_bot(self, by: "Person") -> None:
        """Somebody brings the bot in."""
        self.chat.started = True
        await self._changes(by, "member", {"new_chat_members": [self.telegram.me]})

    async def throws_bot_out(self, by: "Person") -> None:
        await self._changes(by, "kicked", {"left_chat_member": self.telegram.me})

    async def says(self, who: "Person", text: str) -> Message:
        """A member writes. The bot hears of commands and of its own name only, as its privacy wants it."""
        bare, entities = formatted(text, None, None)
        message = self.telegram.new_message(self.chat, who.chat.user, "text", bare, entities)
        self._does()
        if self.chat.bot == "member" and (text.startswith("/") or f"@{self.telegram.username}" in text):
            self.telegram.updates.add("message", message.raw())
        await self.telegram.settle()
        return message

    async def upgrades(self, by: "Person") -> None:
        """The group becomes a supergroup: another id, and nobody is reached by the old one."""
        old = self.chat
        room = Room(-1_000_000_000_000 + old.id, True, title=old.title, kind="supergroup", bot=old.bot)
        self.telegram.opens(self, room)
        old.moved = room.id
        self._does()
        for chat, told in ((old, {"migrate_to_chat_id": room.id}), (room, {"migrate_from_chat_id": old.id})):
            self._service(chat, by, told)
        await self.telegram.settle()

    def _readers(self) -> list["Person"]:
        return self.members

    async def _changes(self, by: "Person", standing: str, told: dict[str, Any]) -> None:
        """The bot's own standing, as my_chat_member and a service message tell it."""
        before, self.chat.bot = self.chat.bot, standing
        self._does()
        body = {"chat": self.chat.raw, "from": by.chat.user, "date": int(self.telegram.now().timestamp())}
        for key, status in (("old_chat_member", before), ("new_chat_member", standing)):
            until = {"until_date": 0} if status == "kicked" else {}
            body[key] = {"status": status, "user": self.telegram.me, **until}
        self.telegram.updates.add("my_chat_member", body)
        self._service(self.chat, by, told)
        await self.telegram.settle()

    def _service(self, chat: Room, by: "Person", told: dict[str, Any]) -> None:
        message = self.telegram.new_message(chat, by.chat.user, "service", content=told)
        self.telegram.updates.add("message", message.raw())
