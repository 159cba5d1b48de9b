"""One update's turn: who speaks, what is known of them, and what they can be owed. One transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from hashlib import sha256

from sqlalchemy import Connection

from bot.domain import times
from bot.domain.centres import Centre
from bot.domain.common import Refused, Role
from bot.domain.journal import Deed
from bot.domain.letters import Letter
from bot.domain.people import Person
from bot.ui.codec import Draft
from bot.ui.router import Router
from bot.ui.screen import Answer, Button, Part, Text
from bot.ui.texts import render
from storage import cards, centres, consents, drafts, journal, orders, outbox, roles
from storage.consents import Consent
from storage.orders import Values


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who sent an update, as Telegram tells it. Ids have up to 52 bits."""

    user: int
    chat: int
    first_name: str
    language: str


@dataclass(frozen=True, slots=True)
class Said:
    """A message, as it was sent. `kind` is text, command, voice, photo or other.

    `text` is what was typed, or the words under a picture; `entities` how they are formatted, as the Bot API's JSON.
    What can be sent on is named by `media`, one of `MEDIA`, and by `file`, Telegram's id of it. A place on the map has
    its degrees and, where it is known by them, a name and an address.
    """

    kind: str
    text: str
    message: int
    entities: str = ""
    media: str = ""
    file: str = ""
    place: tuple[float, float] | None = None
    place_name: str = ""
    place_address: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who a letter is for, when it is built: the moment before it is sent."""

    db: Connection
    now: datetime
    person: Person
    centre: Centre
    routes: Router

    @property
    def midnight(self) -> datetime:
        """When the centre's day began."""
        return times.instant(datetime.combine(self.wall(self.now).date(), time.min), self.centre.zone)

    def wall(self, at: datetime) -> datetime:
        """The centre's wall clock at an instant."""
        return times.wall(at, self.centre.zone)


@dataclass
class Turn:
    """What a handler works with. `now` is aware and in UTC; `person` and `centre` are None for strangers."""

    db: Connection
    now: datetime
    visitor: Visitor
    routes: Router
    bot: int
    bot_name: str
    language: str
    roles: Role = Role.ANYONE
    person: Person | None = None
    centre: Centre | None = None
    draft: Draft | None = None
    parts: list[Part] = field(default_factory=list)
    equipped: set[int] = field(default_factory=set)
    has_ordered: bool = False

    @property
    def me(self) -> Person:
        """The person who speaks. Refused for strangers."""
        if self.person is None:
            raise Refused("common.unknown")
        return self.person

    @property
    def here(self) -> Centre:
        """The centre of the person who speaks. Refused for strangers."""
        if self.centre is None:
            raise Refused("common.unknown")
        return self.centre

    @property
    def reader(self) -> Reader:
        """Whoever speaks, as the one whom a letter would be for."""
        return Reader(self.db, self.now, self.me, self.here, self.routes)

    def has(self, role: Role) -> bool:
        """Whether the person has one of these roles."""
        return role.serves(self.roles)

    def wall(self, at: datetime) -> datetime:
        """The centre's wall clock at an instant."""
        return times.wall(at, self.here.zone)

    def entries(self, section: str) -> list[Button]:
        """What this person finds in the menu, or in a section of it, the lowest order first."""
        mine = [entry for entry in self.routes.menu if entry.section == section and entry.role.serves(self.roles)]
        return [button for entry in mine if (button := entry.button(self)) is not None]

    def extras(self, screen: str, **about: object) -> list[Text | Button | Sequence[Button]]:
        """What other features add to a screen of this one."""
        mine = [add for name, role, add in self.routes.extras if name == screen and role.serves(self.roles)]
        return [part for add in mine for part in add(self, **about)]

    def unasked(self, said: Said) -> Answer:
        """What answers a message that no question awaits: the first feature that has an answer to it."""
        mine = [route for route in self.routes.strays if route.role.serves(self.roles)]
        return next((answer for route in mine if (answer := route.handle(self, said)) is not None), None)

    def open(self, draft: Draft) -> None:
        """Remember what the person is in the middle of; it replaces what they were in before."""
        owner = self.person.id if self.person else None
        drafts.save(self.db, self.bot, self.visitor.user, owner, draft.name, draft.dump(), self.now)
        self.draft = draft

    def close(self) -> None:
        """Forget what the person was in the middle of."""
        if self.draft is not None:
            drafts.forget(self.db, self.bot, self.visitor.user)
        self.draft = None

    def leave(self) -> None:
        """The person goes elsewhere: what they were in the middle of rests, or is forgotten."""
        rest = self.draft.at_rest() if self.draft is not None else None
        if rest is None:
            self.close()
        elif rest != self.draft:
            self.open(rest)

    def post(self, *letters: Letter) -> None:
        """Owe letters to people. A key that exists already is owed only once."""
        for letter in letters:
            outbox.post(self.db, self.bot, letter, self.now)

    def touch(self, builder: str, subject: int) -> None:
        """Bring every card of a subject up to date."""
        cards.touch(self.db, builder, subject)

    def emit(self, event: object) -> None:
        """Tell the features that listen; what they answer is shown after the handler's own answer."""
        for kind, hear in self.routes.listeners:
            if isinstance(event, kind):
                self.show(hear(self, event))

    def equip(self, person: int) -> None:
        """Bring the list of commands in somebody's chat up to date with their roles and language."""
        self.equipped.add(person)

    def order(self, kind: str, payload: Values) -> None:
        """Ask of the bot what takes more than a transaction: it begins once this turn is committed."""
        orders.ask(self.db, kind, payload, self.now)
        self.has_ordered = True

    def show(self, answer: Answer) -> None:
        """Add to what the person is shown at the end of the turn."""
        if answer is not None:
            self.parts.extend(answer if isinstance(answer, Sequence) else (answer,))

    def consent(self, purpose: str, shown: Text, *, granted: bool, version: int = 1) -> None:
        """Keep the person's yes or no to a purpose, with the hash of the text that they were shown."""
        digest = sha256(render(shown, self.language).encode()).hexdigest()
        given = Consent(self.here.id, self.me.id, purpose, granted, version, digest)
        consents.put(self.db, given, self.now)

    def note(self, person: int, deed: Deed) -> None:
        """Write into the journal that whoever speaks looked at, or changed, somebody's file; their own is theirs."""
        if person != self.me.id:
            journal.note(self.db, self.here.id, person, self.me.id, deed, self.now)

    def recognise(self, person: Person | None) -> None:
        """Take somebody for a person, from now on in this turn: after they have enrolled, say."""
        if person is not None:
            centres.hold(self.db, person.centre)
        self.person = person
        self.centre, self.roles = roles.context(self.db, self.bot, self.visitor.user, person)
        if person is not None:
            self.language = person.language
