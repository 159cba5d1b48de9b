"""Routes: what a feature answers to. Features declare them; the composition root gathers them."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from bot.domain.centres import Centre
from bot.domain.common import Role
from bot.domain.letters import Letter, State
from bot.domain.times import Window
from bot.ui.calls import Call
from bot.ui.codec import Action, Draft
from bot.ui.screen import Answer, Built, Button, File, Text
from bot.ui.today import Todo

if TYPE_CHECKING:
    from bot.ui.turn import Reader, Turn

Handler = Callable[..., Answer]
Builder = Callable[..., Built]
Maker = Callable[..., File]
Plan = Callable[[Connection, Window], Iterable[Letter]]
Alarm = Callable[[Connection, datetime], Iterable[Letter]]
Upcoming = Callable[[Connection, datetime], datetime | None]
Nightly = Callable[[Connection, datetime, date], None]
Caller = Callable[[Connection, Centre, datetime], Iterable[Call]]
Today = Callable[["Reader"], Iterable[Todo]]
Entry = Callable[["Turn"], Button | None]
Extra = Callable[..., Iterable[Text | Button | Sequence[Button]]]
Stamped = Callable[[Connection, str, State], None]

TABLES = ("buttons", "texts", "saids", "starts", "builders", "documents", "hearers", "ticks", "alarms", "nights")
NIGHT = time(2, 30)  # UTC: every night's work at one instant, so that a machine wakes once
MENU, SETTINGS = "menu", "settings"  # what a person does here, and what they set once and rarely see again


@dataclass(frozen=True, slots=True)
class Route:
    """A handler and the roles it serves."""

    handle: Handler
    role: Role


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command by its French and English name; described by the text `<feature>.command-<fr>`."""

    fr: str
    en: str
    feature: str
    route: Route
    order: int


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A button of the menu, or of the section of it that is named; the lowest order comes first."""

    order: int
    role: Role
    button: Entry
    section: str


@dataclass
class Router:
    """The routes of one feature, or, gathered, of all."""

    name: str
    commands: list[Command] = field(default_factory=list)
    buttons: dict[type[Action], Route] = field(default_factory=dict)
    texts: dict[type[Draft], Route] = field(default_factory=dict)
    starts: dict[str, Route] = field(default_factory=dict)
    saids: dict[type[Draft], Route] = field(default_factory=dict)
    builders: dict[str, Builder] = field(default_factory=dict)
    documents: dict[str, Maker] = field(default_factory=dict)
    hearers: dict[str, Stamped] = field(default_factory=dict)
    ticks: dict[str, Plan] = field(default_factory=dict)
    alarms: dict[str, tuple[Upcoming, Alarm]] = field(default_factory=dict)
    nights: dict[str, tuple[time, Nightly]] = field(default_factory=dict)
    listeners: list[tuple[type, Callable[..., Answer]]] = field(default_factory=list)
    menu: list[MenuEntry] = field(default_factory=list)
    extras: list[tuple[str, Role, Extra]] = field(default_factory=list)
    callers: list[Caller] = field(default_factory=list)
    todos: list[tuple[int, Today]] = field(default_factory=list)
    strays: list[Route] = field(default_factory=list)
    interrupts: list[tuple[Callable[[str], bool], Role]] = field(default_factory=list)

    def command(self, fr: str, en: str, role: Role, order: int = 50) -> Callable[[Handler], Handler]:
        """Answer a slash command: `handle(turn)`."""

        def add(handle: Handler) -> Handler:
            self.commands.append(Command(fr, en, self.name, Route(handle, role), order))
            return handle

        return add

    def button(self, action: type[Action], role: Role) -> Callable[[Handler], Handler]:
        """Answer a tapped button: `handle(turn, action)`."""
        return self._keeper(self.buttons, action, role)

    def text(self, draft: type[Draft], role: Role) -> Callable[[Handler], Handler]:
        """Answer what somebody types while a draft of this kind is open: `handle(turn, draft, text)`."""
        return self._keeper(self.texts, draft, role)

    def said(self, draft: type[Draft], role: Role) -> Callable[[Handler], Handler]:
        """Answer whatever somebody sends while a draft of this kind is open, words too: `handle(turn, draft, said)`."""
        return self._keeper(self.saids, draft, role)

    def start(self, prefix: str, role: Role = Role.ANYONE) -> Callable[[Handler], Handler]:
        """Answer a `t.me` link whose payload starts with `prefix_`: `handle(turn, token)`; "" for none."""
        return self._keeper(self.starts, prefix, role)

    def stray(self, role: Role) -> Callable[[Handler], Handler]:
        """Answer what nobody asked for, text, voice or picture: `handle(turn, said)`; None leaves it to the next."""

        def add(handle: Handler) -> Handler:
            self.strays.append(Route(handle, role))
            return handle

        return add

    def interrupt(self, concerns: Callable[[str], bool], spare: Role) -> None:
        """Take a text away from the question that is open, which stays open: the strays answer it.

        Not from those who have a role to `spare`: they write for others.
        """
        self.interrupts.append((concerns, spare))

    def builder(self, name: str) -> Callable[[Builder], Builder]:
        """Make the screen of a letter when it is sent: `build(reader, **values)`; None when no longer wanted.

        `Later` asks again then; `Gone` takes a card away that was sent.
        """

        def add(build: Builder) -> Builder:
            self.builders[name] = build
            return build

        return add

    def document(self, name: str) -> Callable[[Maker], Maker]:
        """Make a file when it is sent: `make(reader, **values)`. Refused when it is no longer to be had."""

        def add(make: Maker) -> Maker:
            self.documents[name] = make
            return make

        return add

    def stamped(self, builder: str) -> Callable[[Stamped], Stamped]:
        """Hear how each letter of a builder goes, in the stamping transaction: `hear(db, key, state)`; do little."""

        def add(hear: Stamped) -> Stamped:
            self.hearers[builder] = hear
            return hear

        return add

    def tick(self, name: str) -> Callable[[Plan], Plan]:
        """Say which letters fall due in a window: `plan(db, window)`. Pure reading, for past and future alike."""

        def add(plan: Plan) -> Plan:
            self.ticks[name] = plan
            return plan

        return add

    def alarm(self, name: str, upcoming: Upcoming) -> Callable[[Alarm], Alarm]:
        """Do what is to be done at an instant that rows name, to the minute: `work(db, now)`, which may change rows.

        It yields the letters that this owes. `upcoming(db, now)` is the next such instant, past ones included.
        """

        def add(work: Alarm) -> Alarm:
            self.alarms[name] = (upcoming, work)
            return work

        return add

    def nightly(self, name: str, at: time = NIGHT) -> Callable[[Nightly], Nightly]:
        """Do something once a night, in UTC: `work(db, now, night)`; `night` names the date it is done for."""

        def add(work: Nightly) -> Nightly:
            self.nights[name] = (at, work)
            return work

        return add

    def on(self, event: type) -> Callable[[Handler], Handler]:
        """Hear of what happened in another feature, in the same transaction: `hear(turn, event)`."""

        def add(hear: Handler) -> Handler:
            self.listeners.append((event, hear))
            return hear

        return add

    def entry(self, order: int, role: Role, section: str = MENU) -> Callable[[Entry], Entry]:
        """Put a button into the menu or a section of it: `button(turn)`, None to leave it out."""

        def add(button: Entry) -> Entry:
            self.menu.append(MenuEntry(order, role, button, section))
            return button

        return add

    def extends(self, screen: str, role: Role) -> Callable[[Extra], Extra]:
        """Add lines and buttons to the screen of another feature: `add(turn, **about)`; the screen says about what."""

        def add(extra: Extra) -> Extra:
            self.extras.append((screen, role, extra))
            return extra

        return add

    def calls(self, caller: Caller) -> Caller:
        """Say whom the coordinator should call: `caller(db, centre, now)`."""
        self.callers.append(caller)
        return caller

    def today(self, order: int) -> Callable[[Today], Today]:
        """Say what a coordinator has to do today: `lines(reader)`, of `Todo`; the lowest order comes first."""

        def add(lines: Today) -> Today:
            self.todos.append((order, lines))
            return lines

        return add

    def _keeper(self, table: dict[Any, Route], key: Any, role: Role) -> Callable[[Handler], Handler]:
        def add(handle: Handler) -> Handler:
            if key in table:
                raise ValueError(f"{self.name} answers {key!r} twice")
            table[key] = Route(handle, role)
            return handle

        return add


def discover(package: str) -> Iterator[Router]:
    """The `router` of every module in a package. A module without one is a mistake: AttributeError."""
    folder = importlib.import_module(package)
    for module in sorted(pkgutil.iter_modules(folder.__path__), key=lambda found: found.name):
        router: Router = importlib.import_module(f"{package}.{module.name}").router
        yield router


def gather(routers: Iterable[Router]) -> Router:
    """All routes in one router. Raises ValueError where two features claim the same."""
    everything = Router("everything")
    for router in routers:
        for name in TABLES:
            table, more = getattr(everything, name), getattr(router, name)
            if both := table.keys() & more.keys():
                raise ValueError(f"{router.name} claims what another feature has: {both}")
            table.update(more)
        for name in ("commands", "listeners", "menu", "extras", "callers", "todos", "strays", "interrupts"):
            getattr(everything, name).extend(getattr(router, name))
    everything.menu.sort(key=lambda entry: entry.order)
    everything.todos.sort(key=lambda one: one[0])
    everything.commands.sort(key=lambda command: command.order)
    return everything
