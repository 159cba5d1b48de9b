"""What is shown: texts by key, buttons, toasts, map pins, documents. Plain values that compare and store."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.domain.common import Refused, Words
from bot.ui.codec import Action


@dataclass(frozen=True, slots=True)
class Moment:
    """A wall-clock date and hour, written "mardi 13 octobre à 14 h"; the `year` is said where it is not plain."""

    at: datetime
    year: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A date, written "mardi 13 octobre"."""

    on: date


@dataclass(frozen=True, slots=True)
class Hour:
    """The hour of a wall-clock time, written "14 h" or "14 h 30"."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Marked:
    """What somebody typed, with the marks that they gave it: entities, as the Bot API's JSON."""

    text: str
    entities: str


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence of the catalogues (`feature.name`) and what fills it. `str` values are escaped when rendered."""

    key: str
    values: Mapping[str, "Plain"] = field(default_factory=dict)


Plain = str | int | Words | Moment | Day | Hour | Marked | Text | tuple[Text, ...]


def say(key: str, /, **values: Plain) -> Text:
    """The sentence `key` of the catalogues, filled with `values`."""
    return Text(key, values)


def reason(refused: Refused) -> Text:
    """Why the domain says no, as a sentence; days are written in full."""
    values = {name: Day(value) if isinstance(value, date) else value for name, value in refused.values.items()}
    return Text(refused.key, values)


@dataclass(frozen=True, slots=True)
class Button:
    """A label with the action it sends, or the address it opens."""

    label: Text
    does: Action | str


@dataclass(frozen=True, slots=True)
class Screen:
    """A message with buttons under it.

    `in_place`: the tapped message itself becomes this screen, wherever it stands in the chat; otherwise
    the newest screen is edited and any other is followed by a new one.
    """

    lines: tuple[Text, ...]
    rows: tuple[tuple[Button, ...], ...] = ()
    in_place: bool = False


def screen(*parts: Text | Button | Sequence[Button], in_place: bool = False) -> Screen:
    """A screen from its parts in order: texts become lines, a button or a sequence of buttons a row."""
    lines = tuple(part for part in parts if isinstance(part, Text))
    rows = [(part,) if isinstance(part, Button) else part for part in parts if not isinstance(part, Text)]
    return Screen(lines, tuple(tuple(row) for row in rows if row), in_place)


@dataclass(frozen=True, slots=True)
class Toast:
    """A short word above the chat after a tap; an `alert` must be closed. Never the only news."""

    text: Text
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on the map; with a title, a card with its address."""

    latitude: float
    longitude: float
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A phone number to call with one tap."""

    phone: str
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file with a screen under it. `maker` names the function that makes it when it is sent, from `values`."""

    maker: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    shown: Screen = Screen(())


@dataclass(frozen=True, slots=True)
class File:
    """A file that was made. `name` is of ids and plain words, never of what somebody typed.

    `content` makes its bytes in a thread of its own, and asks the database nothing. What `is_shared` says nothing
    about anybody: what Telegram has of it already is not sent to it twice.
    """

    name: str
    content: Callable[[], bytes]
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class Media:
    """What somebody sent to the bot, sent on. `kind` is a key of `MEDIA`, `file` Telegram's id of it."""

    kind: str
    file: str
    shown: Screen = Screen(())


MEDIA = ("photo", "video", "voice", "audio", "document")  # what can be sent on with words under it


@dataclass(frozen=True, slots=True)
class Later:
    """What a builder says of a letter that is owed, but not yet: it asks again then."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Gone:
    """What a builder says of a card that is to vanish from the chat."""


Stored = Screen | Pin | Contact | Document | Media
Built = Stored | Later | Gone | None  # None: no longer wanted, or nothing to change
Part = Stored | Toast
Answer = Part | Sequence[Part] | None


@dataclass(frozen=True)
class Home(Action, tag="home"):
    """Back to the menu, from anywhere."""


HOME = Button(Text("menu.open"), Home())
