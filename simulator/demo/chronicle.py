"""What happened, as a coordinator reads it: a minute at a time, what is the same for several people told once."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.domain import times
from simulator.demo.clockwork import ZONE
from simulator.events import Event

DONE = frozenset({"said", "tapped", "blocked", "unblocked"})
BREAK = timedelta(minutes=3)  # after that, it is another moment
MENU = "☰ "  # the way to the menu stands under nearly everything: it is not told each time
SOMEBODY = "(prénom)"


@dataclass(frozen=True)
class Said:
    """Something that the bot showed somebody. `is_titled`: its first line is bold; `kind` as of the event."""

    to: str
    kind: str
    lines: tuple[str, ...]
    buttons: tuple[str, ...]
    is_titled: bool = False


@dataclass(frozen=True)
class Step:
    """What somebody did, and what was shown to whom because of it. Time does what nobody does."""

    by: str | None
    kind: str
    did: str
    shown: tuple[Said, ...] = ()


@dataclass(frozen=True)
class Walk:
    """Steps of one person, one after the other, or the same steps of several people."""

    by: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass
class _Open:
    """A step that is still going on."""

    by: str | None
    kind: str
    did: str
    shown: list[Said] = field(default_factory=list)
    on: int = 0  # the message that was tapped, as long as it has not answered


Minute = Callable[[datetime, Sequence[Walk]], None]


class Chronicle:
    """Listens to the simulator, and tells each minute when it is over."""

    def __init__(self, tell: Minute) -> None:
        self._tell = tell
        self._order: list[str] = []
        self._steps: list[_Open] = []
        self._at: datetime | None = None
        self._last: datetime | None = None
        self._hushed = False
        self._cards: dict[int, Event] = {}
        self._versions: dict[int, tuple[str, ...]] = {}

    def note(self, event: Event) -> None:
        """One event of the simulator."""
        at = times.wall(event.at, ZONE)
        if self._last is not None and at - self._last >= BREAK:
            self.flush()
        self._last = at
        if not self._steps and not self._cards:
            self._at = at.replace(second=0, microsecond=0)
        name = event.person.name
        if name not in self._order:
            self._order.append(name)
        if event.kind in DONE:
            on = event.message.id if event.message else 0
            self._steps.append(_Open(name, event.kind, event.text, on=on))
        elif not self._is_card(event):
            self._show(event)

    def _is_card(self, event: Event) -> bool:
        """Whether it is a message that changes by itself: what it says at last is told at the end."""
        if event.message is None:
            return False
        number = event.message.id
        if event.kind == "edited" and not (self._steps and self._steps[-1].on == number):
            self._cards[number] = event
            return True
        self._cards.pop(number, None)
        return False

    def _show(self, event: Event) -> None:
        if not self._steps:
            self._steps.append(_Open(None, "", ""))
        step = self._steps[-1]
        if event.kind == "edited":
            step.on = 0
        if (said := self._said(event, event.person.name)) is not None:
            step.shown.append(said)

    def flush(self) -> None:
        """Tell what is not told yet."""
        steps, self._steps = self._steps, []
        if cards := self._changed():
            steps.append(_Open(None, "", "", cards))
        if self._at is not None and steps and not self._hushed:
            self._tell(self._at, list(folded(walks(self._closed(step) for step in steps))))

    @contextmanager
    def hushed(self) -> Iterator[None]:
        """What happens meanwhile is not told."""
        self.flush()
        self._hushed = True
        try:
            yield
        finally:
            self.flush()
            self._hushed = False

    def _changed(self) -> list[Said]:
        """What cards say at last: between, they have said many things for some seconds."""
        cards, self._cards = self._cards, {}
        found = (self._said(event, event.person.name) for event in cards.values())
        return [replace(said, buttons=()) for said in found if said is not None and said.lines]

    def _said(self, event: Event, name: str) -> Said | None:
        lines = tuple(event.text.splitlines())
        buttons = tuple(label for row in event.buttons for label in row if not label.startswith(MENU))
        message = event.message
        if message is None:
            return Said(name, event.kind, lines, buttons)
        before = self._versions.get(message.id)
        self._versions[message.id] = lines
        titled = any(one["type"] == "bold" and one["offset"] == 0 for one in message.entities)
        if event.kind != "edited" or before is None or lines[:1] != before[:1]:
            return Said(name, event.kind, lines, buttons, titled)
        new = tuple(line for line in lines if line not in before)
        if not new and not buttons:
            return None
        return Said(name, event.kind, new, buttons, is_titled=False)

    def _closed(self, step: _Open) -> Step:
        """Several people are shown things side by side: whom first is told in the order in which they came."""
        shown = sorted(step.shown, key=lambda said: (said.to != step.by, self._order.index(said.to)))
        return Step(step.by, step.kind, step.did, tuple(shown))


def walks(steps: Iterator[Step]) -> Iterator[Walk]:
    """Steps of the same person, one after the other, belong together."""
    mine: list[Step] = []
    for step in steps:
        if mine and (step.by is None or step.by != mine[-1].by):
            yield Walk(_actors(mine[0]), tuple(mine))
            mine = []
        mine.append(step)
    if mine:
        yield Walk(_actors(mine[0]), tuple(mine))


def folded(found: Iterator[Walk]) -> Iterator[Walk]:
    """People who did the same and were shown the same are told of once."""
    by_likeness: dict[object, list[Walk]] = {}
    for number, walk in enumerate(found):
        by_likeness.setdefault(_likeness(walk) or number, []).append(walk)
    for alike in by_likeness.values():
        first = alike[0]
        yield first if len(alike) == 1 else Walk(tuple(walk.by[0] for walk in alike), _nameless(first))


def together(shown: Sequence[Said]) -> Iterator[tuple[list[str], Said]]:
    """The same words to several people, once."""
    groups: dict[Said, list[Said]] = {}
    for said in shown:
        groups.setdefault(_to_anybody(said, said.to), []).append(said)
    for alike, each in groups.items():
        is_same = len({one.lines for one in each}) == 1
        yield list(dict.fromkeys(one.to for one in each)), each[0] if is_same else alike


def _actors(step: Step) -> tuple[str, ...]:
    return () if step.by is None else (step.by,)


def _likeness(walk: Walk) -> object:
    """What two walks share that are told as one; None for one that others were told of, or that nobody took."""
    if not walk.by or any(said.to != walk.by[0] for step in walk.steps for said in step.shown):
        return None
    return _nameless(walk)


def _nameless(walk: Walk) -> tuple[Step, ...]:
    name = walk.by[0]
    return tuple(
        Step("", step.kind, step.did.replace(name, SOMEBODY), tuple(_to_anybody(said, name) for said in step.shown))
        for step in walk.steps
    )


def _to_anybody(said: Said, name: str) -> Said:
    lines = tuple(line.replace(name, SOMEBODY) for line in said.lines)
    buttons = tuple(label.replace(name, SOMEBODY) for label in said.buttons)
    return Said("", said.kind, lines, buttons, said.is_titled)
