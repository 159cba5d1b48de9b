"""A person with a telephone: what they do, in Telegram's updates."""

import asyncio
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from simulator import markup
from simulator.chats import Private, Query
from simulator.entities import Entity, formatted
from simulator.files import TINY_AUDIO, TINY_JPEG, TINY_VIDEO, TINY_VOICE, Upload
from simulator.messages import Message
from simulator.screen import Screen

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
HOSTS = frozenset({"t.me", "telegram.me"})
NUMBER = "+33612345678"
Button = dict[str, Any]


class Person(Screen):
    """One account of Telegram and its owner; every action lets the bot settle before it returns."""

    chat: Private

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def name(self) -> str:
        return str(self.chat.user["first_name"])

    @property
    def commands(self) -> list[str]:
        """The commands in the menu, as the bot has set them for this person."""
        language = self.chat.user.get("language_code", "")
        return [each["command"] for each in self.telegram.profile.menu(self.chat.id, language)]

    def __repr__(self) -> str:
        return f"Person({self.name})"

    def __str__(self) -> str:
        return self.name

    async def says(self, text: str, marked: list[Entity] | None = None) -> Message:
        """Write; `marked` is how parts of it are formatted, in the entities of the Bot API."""
        bare, entities = formatted(text, None, marked)
        return await self._sends("text", bare, entities)

    async def says_voice(self, seconds: int = 7) -> Message:
        upload = Upload("voice.oga", "audio/ogg", TINY_VOICE)
        stored = self.telegram.files.keep("voice", upload, duration=seconds)
        return await self._sends("voice", voice=stored.picture_or_self)

    async def sends_photo(
        self, caption: str | None = None, content: bytes = TINY_JPEG, marked: list[Entity] | None = None
    ) -> Message:
        return await self._sends_file("photo", Upload("photo.jpg", "image/jpeg", content), caption, marked)

    async def sends_video(self, caption: str | None = None) -> Message:
        return await self._sends_file("video", Upload("video.mp4", "video/mp4", TINY_VIDEO), caption)

    async def sends_audio(self, caption: str | None = None) -> Message:
        return await self._sends_file("audio", Upload("son.mp3", "audio/mpeg", TINY_AUDIO), caption)

    async def sends_document(self, name: str, content: bytes, caption: str | None = None) -> Message:
        return await self._sends_file("document", Upload(name, "application/pdf", content), caption)

    async def shares_contact(self, phone: str = NUMBER) -> Message:
        names = {key: self.chat.user[key] for key in ("first_name", "last_name") if key in self.chat.user}
        return await self._sends("contact", contact={"phone_number": phone, **names, "user_id": self.id})

    async def shares_location(self, latitude: float, longitude: float) -> Message:
        return await self._sends("location", location={"latitude": latitude, "longitude": longitude})

    async def shares_venue(self, latitude: float, longitude: float, title: str, address: str) -> Message:
        place = {"latitude": latitude, "longitude": longitude}
        return await self._sends("venue", location=place, venue={"location": place, "title": title, "address": address})

    async def opens(self, link: str) -> None:
        """Follow a link; one to the bot starts it."""
        url = urlsplit(link if "://" in link else f"https://{link}")
        query = parse_qs(url.query, keep_blank_values=True)
        if url.scheme == "tg":
            username = query.get("domain", [""])[0]
        else:
            username = url.path.strip("/") if url.hostname in HOSTS else ""
        if username.lower() != self.telegram.username.lower():
            self._does()
            self._emit("opened", link)
            return
        payload = query.get("start", [""])[0]
        if payload and not PAYLOAD.fullmatch(payload):
            raise AssertionError(f"Telegram passes on no such start parameter: {payload!r}")
        await self.says(f"/start {payload}".strip())

    async def taps(self, label: str, on: str | None = None) -> None:
        """Tap the newest button with this label; `on` is part of the text of the message meant."""
        for message in reversed(self.messages):
            button = markup.find(message.markup, label)
            if button and (on is None or on in message.read):
                return await self.presses(message, button)
        key = markup.chosen([key for row in self.chat.keyboard for key in row], label)
        if key is None or on is not None:
            raise AssertionError(self._told(f"finds no button {label!r}" + (f" on {on!r}" if on else "")))
        return await self.types(key)

    async def forges(self, data: str, message: Message | None = None) -> None:
        """A modified client sends whatever it likes as a button's payload."""
        self._does()
        self.telegram.new_query(self.chat, message or self.last, data)
        await self.telegram.settle()

    async def blocks(self) -> None:
        self._does()
        self.chat.blocked = True
        await self._changes("member", "kicked")

    async def unblocks(self) -> None:
        self._does()
        self.chat.blocked = False
        await self._changes("kicked", "member")

    async def presses(self, message: Message, button: Button) -> None:
        """Tap a button that stands under a message."""
        self._does()
        self._emit("tapped", button["text"], message)
        if "url" in button:
            await self.opens(button["url"])
        elif "callback_data" in button:
            query = self.telegram.new_query(self.chat, message, button["callback_data"])
            await self.telegram.settle()
            await self._waits(query, button["text"])
        else:
            self._emit("copied", button["copy_text"]["text"])

    async def _waits(self, query: Query, label: str) -> None:
        if self.telegram.patience is None:
            return
        try:
            async with asyncio.timeout(self.telegram.patience):
                await query.answered.wait()
        except TimeoutError:
            raise AssertionError(self._told(f"gets no answer to the tap on {label!r}")) from None

    async def types(self, key: Button) -> None:
        """Tap a key of the keyboard that stands in place of the letters."""
        if key.get("request_contact"):
            await self.shares_contact()
        elif key.get("request_location"):
            await self.shares_location(46.9997, -2.2513)
        else:
            await self.says(key["text"])

    async def _sends_file(
        self, kind: str, upload: Upload, caption: str | None, marked: list[Entity] | None = None
    ) -> Message:
        stored = self.telegram.files.keep(kind, upload)
        bare, entities = formatted(caption or "", None, marked)
        return await self._sends(kind, bare, entities, **{kind: stored.picture_or_self})

    async def _sends(
        self, kind: str, text: str = "", entities: tuple[dict[str, Any], ...] = (), **content: Any
    ) -> Message:
        if self.chat.blocked or self.chat.deactivated:
            raise AssertionError(f"{self.name} cannot write: the bot is blocked or the account is gone")
        self._does()
        self.chat.started = True
        message = self.telegram.new_message(self.chat, self.chat.user, kind, text, entities, content)
        self._emit("said", message.read or f"({kind})", message)
        self.telegram.updates.add("message", message.raw())
        await self.telegram.settle()
        return message

    async def _changes(self, old: str, new: str) -> None:
        """The bot's standing in the chat, as my_chat_member tells it."""
        standings: dict[str, dict[str, Any]] = {
            "member": {"status": "member"},
            "kicked": {"status": "kicked", "until_date": 0},
        }
        body = {"chat": self.chat.raw, "from": self.chat.user, "date": int(self.telegram.now().timestamp())}
        for key, status in (("old_chat_member", old), ("new_chat_member", new)):
            body[key] = {**standings[status], "user": self.telegram.me}
        self._emit("blocked" if new == "kicked" else "unblocked", "")
        self.telegram.updates.add("my_chat_member", body)
        await self.telegram.settle()

    def _readers(self) -> list["Person"]:
        return [self]
