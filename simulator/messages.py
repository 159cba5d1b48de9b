"""Messages, as Telegram keeps them and as a person reads them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from simulator.entities import Entity
from simulator.markup import Markup, labels, spaced

CAPTIONED = frozenset({"audio", "document", "photo", "video", "voice"})


@dataclass(eq=False)
class Message:
    """One message of a chat with the bot; `content` is what the Bot API carries besides the text."""

    id: int
    chat: dict[str, Any]
    sender: dict[str, Any]
    date: datetime
    kind: str = "text"
    text: str = ""
    entities: tuple[Entity, ...] = ()
    markup: Markup | None = None
    content: dict[str, Any] = field(default_factory=dict)
    reply_to: "Message | None" = None
    edited: datetime | None = None
    deleted: bool = False
    silent: bool = False

    @property
    def by_bot(self) -> bool:
        return bool(self.sender["is_bot"])

    @property
    def buttons(self) -> list[list[str]]:
        """Rows of labels."""
        return [[spaced(label) for label in row] for row in labels(self.markup)]

    @property
    def read(self) -> str:
        """All that can be read of it: text or caption, and what a venue, contact or file shows."""
        return spaced("\n".join(part for part in (*self._shown(), self.text) if part))

    def _shown(self) -> Iterator[str]:
        venue, contact = self.content.get("venue", {}), self.content.get("contact", {})
        yield from (venue.get("title", ""), venue.get("address", ""))
        yield " ".join(part for part in (contact.get("first_name"), contact.get("last_name")) if part)
        yield from (contact.get("phone_number", ""), self.content.get("document", {}).get("file_name", ""))

    def raw(self) -> dict[str, Any]:
        """The Bot API's object."""
        raw = {
            "message_id": self.id,
            "from": self.sender,
            "chat": self.chat,
            "date": int(self.date.timestamp()),
            **self.content,
        }
        if self.edited:
            raw["edit_date"] = int(self.edited.timestamp())
        if self.reply_to and not self.reply_to.deleted:
            raw["reply_to_message"] = {k: v for k, v in self.reply_to.raw().items() if k != "reply_to_message"}
        name, marked = ("caption", "caption_entities") if self.kind in CAPTIONED else ("text", "entities")
        if self.text:
            raw[name] = self.text
        if self.entities:
            raw[marked] = list(self.entities)
        if self.markup:
            raw["reply_markup"] = self.markup
        return raw
