"""Screens as JSON, for the letters that wait on disk: text keys and plain values, never rendered words."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from bot.domain.common import Words
from bot.ui import compact
from bot.ui.codec import Action, unpack
from bot.ui.screen import Button, Contact, Day, Document, Hour, Marked, Media, Moment, Pin, Plain, Screen, Stored, Text


def dump(part: Stored) -> str:
    """A part of an answer as JSON."""
    return compact.dump(_PARTS[type(part)](part))


def load(data: str) -> Stored:
    """The part in a JSON text. Raises KeyError or ValueError for anything that `dump` did not write."""
    kind, *fields = compact.load(data)
    part: Stored = _KINDS[kind](*fields)
    return part


def _dump_screen(shown: Screen) -> list[Any]:
    rows = [[[_plain(button.label), *_dump_action(button.does)] for button in row] for row in shown.rows]
    return ["screen", [_plain(line) for line in shown.lines], rows, shown.in_place]


def _load_screen(lines: list[Any], rows: list[Any], in_place: bool) -> Screen:
    buttons = tuple(tuple(Button(_text(label), _load_action(*does)) for label, *does in row) for row in rows)
    return Screen(tuple(_text(line) for line in lines), buttons, in_place)


def _dump_action(does: Action | str) -> tuple[str, str]:
    return ("url", does) if isinstance(does, str) else ("does", does.pack())


def _load_action(kind: str, data: str) -> Action | str:
    if kind == "url":
        return data
    action = unpack(data)
    if action is None:
        raise ValueError("a stored button that nothing understands")
    return action


def _plain(value: Plain) -> Any:
    match value:
        case Text(key, values):
            return {"t": key, "v": {name: _plain(item) for name, item in values.items()}}
        case Words(fr, en):
            return {"w": [fr, en]}
        case Moment(at, year):
            return {"y" if year else "m": at.isoformat()}
        case Hour(at):
            return {"h": at.isoformat()}
        case Day(on):
            return {"d": on.isoformat()}
        case Marked(text, entities):
            return {"f": [text, entities]}
        case tuple():
            return [_plain(item) for item in value]
        case _:
            return value


def _value(data: Any) -> Plain:
    match data:
        case {"t": _}:
            return _text(data)
        case {"w": [fr, en]}:
            return Words(fr, en)
        case {"m": at}:
            return Moment(datetime.fromisoformat(at))
        case {"y": at}:
            return Moment(datetime.fromisoformat(at), year=True)
        case {"h": at}:
            return Hour(datetime.fromisoformat(at))
        case {"f": [text, entities]}:
            return Marked(text, entities)
        case {"d": on}:
            return Day(date.fromisoformat(on))
        case list():
            return tuple(_text(item) for item in data)
        case str() | int():
            return data
        case _:
            raise ValueError("no value of a stored screen")


def _text(data: Any) -> Text:
    return Text(data["t"], {name: _value(item) for name, item in data["v"].items()})


_PARTS: dict[type, Callable[[Any], list[Any]]] = {
    Screen: _dump_screen,
    Pin: lambda pin: ["pin", pin.latitude, pin.longitude, pin.title, pin.address],
    Contact: lambda contact: ["contact", contact.phone, contact.name],
    Document: lambda part: ["document", part.maker, dict(part.values), _dump_screen(part.shown)[1:]],
    Media: lambda part: ["media", part.kind, part.file, _dump_screen(part.shown)[1:]],
}
_KINDS: dict[str, Callable[..., Stored]] = {
    "screen": _load_screen,
    "pin": Pin,
    "contact": Contact,
    "document": lambda maker, values, shown: Document(maker, values, _load_screen(*shown)),
    "media": lambda kind, file, shown: Media(kind, file, _load_screen(*shown)),
}
