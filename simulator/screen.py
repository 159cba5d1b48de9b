"""What a person sees: the messages that stand in the chat, and what is new since they last did something."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from simulator.chats import Chat
from simulator.events import Event
from simulator.markup import spaced
from simulator.messages import Message

if TYPE_CHECKING:
    from simulator.phone import Person
    from simulator.world import Telegram

Shown = tuple[str, Message | None]


class Screen:
    """What one chat shows. `messages` are the bot's; `chat.messages` holds the person's own too."""

    def __init__(self, telegram: "Telegram", chat: Chat) -> None:
        self.telegram = telegram
        self.chat = chat
        self.toasts: list[str] = []
        self._shown: list[Shown] = []
        self._mark = 0

    @property
    def accounts(self) -> dict[int, dict[str, Any]]:
        """Who is in the chat, the bot apart."""
        return {person.id: person.chat.user for person in self._readers()}

    @property
    def messages(self) -> list[Message]:
        """The bot's messages that stand in the chat, oldest first."""
        return [message for message in self.chat.messages.values() if message.by_bot and not message.deleted]

    @property
    def last(self) -> Message:
        """The bot's newest message."""
        if not (messages := self.messages):
            raise AssertionError(self._told("the bot has written nothing"))
        return messages[-1]

    @property
    def buttons(self) -> list[list[str]]:
        """The rows of labels under the newest message."""
        return self.last.buttons

    @property
    def keyboard(self) -> list[list[str]]:
        """The rows of labels of the keyboard that stands in place of the letters."""
        return [[key["text"] for key in row] for row in self.chat.keyboard]

    async def sees(self, *texts: str) -> Message:
        """Each text is part of something new: a message shown or edited, a toast, an alert."""
        await self.telegram.settle()
        new = self._shown[self._mark :]
        found: Message | None = None
        for text in texts:
            where = [message for shown, message in new if text in shown]
            if not where:
                raise AssertionError(self._told(f"does not see {text!r}"))
            found = next((message for message in reversed(where) if message), found)
        return found or next(reversed(self.chat.messages.values()))

    async def sees_nothing_new(self) -> None:
        await self.telegram.settle()
        if self._shown[self._mark :]:
            raise AssertionError(self._told("sees something new"))

    async def does_not_see(self, *texts: str) -> None:
        """None of the texts stands anywhere in the chat, neither in a message nor on a button."""
        await self.telegram.settle()
        visible = "\n".join((*self._lines(), *self.toasts))
        for text in texts:
            if text in visible:
                raise AssertionError(self._told(f"sees {text!r}"))

    async def looks_away(self) -> None:
        """What is new is what comes from here on."""
        await self.telegram.settle()
        self._does()

    def gets(self, message: Message, kind: str) -> None:
        """A message appears or changes."""
        self._see(kind, message.read, message)

    def notices(self, text: str, kind: str) -> None:
        """The answer to a tap: a toast or an alert."""
        text = spaced(text)
        self.toasts.append(text)
        self._see(kind, text, None)

    def loses(self, message: Message) -> None:
        self._show("deleted", message.read, message)

    def _see(self, kind: str, text: str, message: Message | None) -> None:
        self._shown.append((text, message))
        self._show(kind, text, message)

    def _show(self, kind: str, text: str, message: Message | None) -> None:
        for person in self._readers():
            self.telegram.ledger.saw(person, kind, text, message)
        self._emit(kind, text, message)

    def _emit(self, kind: str, text: str, message: Message | None = None) -> None:
        if self.telegram.on_event:
            buttons = tuple(tuple(row) for row in message.buttons) if message else ()
            for person in self._readers():
                self.telegram.emit(Event(self.telegram.now(), kind, person, text, buttons, message))

    def _readers(self) -> list["Person"]:
        """Whose eyes are on this screen."""
        raise NotImplementedError

    def _does(self) -> None:
        """Whatever comes from here on is new."""
        self._mark = len(self._shown)

    def _told(self, complaint: str) -> str:
        """The chat as the person sees it, for whoever reads a failed test."""
        new = [f"  ~ {text}" for text, message in self._shown[self._mark :] if message is None]
        return "\n".join((f"{self} {complaint}; the chat:", *self._lines(), *new))

    def _lines(self) -> Iterator[str]:
        for message in self.chat.messages.values():
            if message.deleted or not message.by_bot:
                continue
            yield f"  {message.date:%d/%m %H:%M} " + (message.read or f"({message.kind})").replace("\n", "\n      ")
            yield from (f"      [{'] ['.join(row)}]" for row in message.buttons)
