"""Payloads: what a button carries (64 bytes at most) and what somebody is in the middle of (a stored row)."""

import dataclasses
import json
import typing
from functools import cache
from typing import Any, ClassVar, Self

LIMIT = 64  # bytes of a button's callback_data, Bot API "InlineKeyboardButton"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Action:
    """A wish that a button carries, "coming" and never "toggle". Subclasses are frozen dataclasses of int and str.

    `tag` is short and unique; tags that buttons already sent still carry are named in `retired`.
    """

    tag: ClassVar[str]
    tags: ClassVar[dict[str, type["Action"]]] = {}

    def __init_subclass__(cls, tag: str, retired: tuple[str, ...] = ()) -> None:
        cls.tag = tag
        for name in (tag, *retired):
            if name in Action.tags and Action.tags[name].__qualname__ != cls.__qualname__:
                raise TypeError(f"{cls.__name__} and {Action.tags[name].__name__} both use the tag {name!r}")
            Action.tags[name] = cls

    def pack(self) -> str:
        """The payload as text. Raises ValueError when Telegram would refuse it."""
        values = (getattr(self, name) for name in self.__dataclass_fields__)  # type: ignore[attr-defined]
        data = ":".join([self.tag, *map(_shorten, values)])
        if len(data.encode()) > LIMIT:
            raise ValueError(f"{type(self).__name__} takes more than {LIMIT} bytes")
        return data


def unpack(data: str) -> Action | None:
    """The action in a payload; None for anything that no button of ours carries."""
    tag, *values = data.split(":")
    kind = Action.tags.get(tag)
    if kind is None:
        return None
    fields = _fields(kind)  # type: ignore[arg-type]
    if len(fields) != len(values):
        return None
    try:
        return kind(*(_lengthen(value, hint) for value, hint in zip(values, fields, strict=True)))
    except ValueError:
        return None


class Draft:
    """What a person is in the middle of, stored between two updates. Subclasses are frozen dataclasses.

    Fields are int, str, bool, None or tuples of them.
    """

    name: ClassVar[str]
    names: ClassVar[dict[str, type["Draft"]]] = {}

    @property
    def is_resting(self) -> bool:
        """Whether it waits for the person to come back to it: what they write meanwhile does not answer it."""
        return False

    def at_rest(self) -> "Draft | None":
        """What is kept of it when the person goes elsewhere; None for nothing."""
        return None

    def __init_subclass__(cls, name: str) -> None:
        if name in Draft.names and Draft.names[name].__qualname__ != cls.__qualname__:
            raise TypeError(f"two drafts are named {name!r}")
        cls.name = name
        Draft.names[name] = cls

    def dump(self) -> str:
        """The draft as JSON."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False)  # type: ignore[call-overload]

    @classmethod
    def load(cls, data: str) -> Self:
        """The draft in a JSON text; fields that a newer version no longer has are dropped."""
        known = {field.name for field in dataclasses.fields(cls)}  # type: ignore[arg-type]
        values: dict[str, Any] = json.loads(data)
        return cls(**{key: _frozen(value) for key, value in values.items() if key in known})

    @staticmethod
    def revive(name: str, data: str) -> "Draft | None":
        """A stored draft by its name; None where an older version kept it and nothing understands it any more."""
        kind = Draft.names.get(name)
        try:
            return kind.load(data) if kind else None
        except (TypeError, ValueError, AttributeError):
            return None


@cache
def _fields(kind: type[Action]) -> tuple[type, ...]:
    """The types of what an action carries, in order: reading them takes longer than all the rest."""
    hints = typing.get_type_hints(kind)
    return tuple(hints[field.name] for field in dataclasses.fields(kind))  # type: ignore[arg-type]


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def _shorten(value: int | str) -> str:
    if isinstance(value, str):
        if ":" in value:
            raise ValueError("a colon separates the fields of a payload")
        return value
    number, digits = abs(value), ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return ("-" if value < 0 else "") + digits


def _lengthen(text: str, kind: type) -> int | str:
    if kind is str:
        return text
    number = int(text, 36)
    if abs(number) > 2**63 - 1 or text != _shorten(number):
        raise ValueError("no number of ours")
    return number
