"""One world that all windows see: its people, what they do, and the bot as a process of its own."""

import asyncio
from asyncio import Lock, Task
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

from simulator.demo.clockwork import StuckError
from simulator.demo.stage import Stage, set_up
from simulator.demo.tale import link_in
from simulator.events import Event
from simulator.messages import Message
from simulator.phone import Button, Person

MARIE, PAUL, NADIA, SYLVIE = "Marie", "Paul", "Nadia", "Sylvie"
NAMES = ("Léa", "Ahmed", "Fatou", "Monique", "Jean-Luc", "Susan", "Yvonne", "Kévin", "René", "Zoé")
MOST = 30  # phones on one page: more than any workshop has
DOES = frozenset({"said", "tapped", "blocked", "unblocked"})
HURRY = 8.0  # machine seconds in which the bot is given up waiting for: the page must not stand still


class RefusedError(Exception):
    """It cannot be done; `code` says why, in the words of the page."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Practice:
    """The world of the page. Whoever does something in it holds `hand`: one thing happens at a time."""

    def __init__(self) -> None:
        self.hand = Lock()
        self.stage: Stage
        self.telling: Task[None] | None = None
        self.narrated: list[str] = []
        self.is_late = False  # the bot did not come to rest in time
        self.link = ""  # the one that the operator printed for the coordinator
        self.read: dict[int, int] = {}  # by account, the newest message that was looked at
        self.acted: dict[int, int] = {}  # by account, how many things were done when they last did something
        self.number = 0  # of the world: each reset makes a new one
        self.listeners: list[Callable[[Event | None], None]] = []
        self._stack = AsyncExitStack()

    @asynccontextmanager
    async def opened(self) -> AsyncIterator["Practice"]:
        """A world, of which nothing stays."""
        try:
            yield self
        finally:
            if self.telling is not None:
                self.telling.cancel()
            await self._stack.aclose()

    async def begin(self, *, staffed: bool = True) -> None:
        """A new world on 1 October: the centre, its programme and, where it is `staffed`, a team that knows the bot."""
        await self._stack.aclose()
        self._stack = AsyncExitStack()
        stage = await self._stack.enter_async_context(set_up(Stage))
        stage.telegram.patience = None
        self.narrated, self.is_late = [], False
        self.read, self.acted = {}, {}
        self.link = await stage.prepare()
        await stage.start()
        stage.clockwork.patience = HURRY
        stage.telegram.settle = self.settle
        stage.telegram.on_event.append(self.tell)
        self.stage, self.number = stage, self.number + 1
        if staffed:
            await self._people(self.link)
        self.tell()

    @property
    def people(self) -> list[Person]:
        return self.stage.telegram.people

    def person(self, account: int) -> Person:
        """Whose phone it is. RefusedError where there is none such."""
        for person in self.people:
            if person.id == account:
                return person
        raise RefusedError("gone")

    def message(self, person: Person, number: int) -> Message:
        """A message that stands on a phone. RefusedError where it does not."""
        found = person.chat.standing(number)
        if found is None:
            raise RefusedError("gone")
        return found

    async def settle(self) -> None:
        """Until the bot has nothing left to do; not for ever, and not at all while it does not run."""
        if not self.stage.is_alive():
            return
        try:
            async with asyncio.timeout(HURRY):
                await self.stage.player.settle()
            self.is_late = False
        except (StuckError, TimeoutError):
            self.is_late = True

    def tell(self, event: Event | None = None) -> None:
        """All windows hear that something changed."""
        if event is not None and event.kind in DOES:
            self.acted[event.person.id] = max(self.acted.values(), default=0) + 1
            self.read[event.person.id] = max(event.person.chat.messages, default=0)
        for listener in self.listeners:
            listener(event)

    def look(self, person: Person) -> None:
        """Somebody looks at a phone: nothing on it is unread."""
        self.read[person.id] = max(person.chat.messages, default=0)
        self.tell()

    def writer(self, person: Person) -> Person:
        """Somebody who can write. RefusedError where they have blocked the bot."""
        if person.chat.blocked:
            raise RefusedError("blocked")
        return person

    async def tap(self, person: Person, message: int, row: int, column: int) -> None:
        """A button under a message."""
        self.writer(person)
        found = self.message(person, message)
        await person.presses(found, _at((found.markup or {}).get("inline_keyboard", []), row, column))

    async def press(self, person: Person, row: int, column: int) -> None:
        """A key of the keyboard that stands in place of the letters."""
        self.writer(person)
        await person.types(_at(person.chat.keyboard, row, column))

    async def say(self, person: Person, text: str) -> None:
        """Words, as long as Telegram takes them."""
        self.writer(person)
        if not text.strip() or len(text) > 4096:
            raise RefusedError("too-long" if text.strip() else "empty")
        await person.says(text)

    async def follow(self, person: Person, link: str) -> None:
        """A link to the bot, opened on this phone."""
        self.writer(person)
        try:
            await person.opens(link)
        except AssertionError:
            raise RefusedError("gone") from None

    def add(self, name: str, language: str) -> Person:
        """Somebody new with a phone; without a name, the next of a list."""
        if len(self.people) >= MOST:
            raise RefusedError("full")
        taken = {person.name for person in self.people}
        free = (known for known in (*NAMES, *(f"Ami {number}" for number in range(1, MOST))) if known not in taken)
        person = self.stage.telegram.person(name.strip()[:64] or next(free), language)
        self.tell()
        return person

    async def _people(self, link: str) -> None:
        """Nadia coordinates, Sylvie leads the first sessions; Marie and Paul have heard of it, and have not begun."""
        nadia, sylvie = [self.stage.telegram.person(name) for name in (MARIE, PAUL, NADIA, SYLVIE)][2:]
        await nadia.opens(link)
        await nadia.taps("Je m'appelle Nadia")
        for label in ("Voir le menu", "Inviter", "Inviter un·e intervenant·e", "Inviter Sylvie Marchand"):
            await nadia.taps(label)
        await sylvie.opens(link_in(nadia))
        await sylvie.taps("Je m'appelle Sylvie")
        await nadia.taps("Oui, confirmer")
        await nadia.says("/menu")


def _at(rows: list[list[Button]], row: int, column: int) -> Button:
    try:
        return rows[row][column]
    except LookupError:
        raise RefusedError("gone") from None
