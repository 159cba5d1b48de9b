"""What stands between a file and the database, in the words of the file."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Any

from bot.domain.common import Words
from bot.tables import Table

LANGUAGES = {"fr", "en"}
SHOWN = 60  # characters of a value: enough to recognise it


class Sort(StrEnum):
    """How a file and the database differ."""

    CREATED = "created"
    CHANGED = "changed"
    MOVED = "moved"  # by tap: the file does not move it back
    TAPPED = "tapped"  # chosen by tap: the file does not choose again
    STAYS = "stays"  # no longer in the file; its row stays
    GOES = "goes"  # no longer in the file; it was no row of its own


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, under the key that the file gives it."""

    sort: Sort
    key: str
    old: str = ""
    new: str = ""

    def __str__(self) -> str:
        match self.sort:
            case Sort.CREATED:
                return f"{self.key}: created" + (f" on {self.new}" if self.new else "")
            case Sort.CHANGED:
                return f"{self.key}: {self.old} → {self.new}"
            case Sort.MOVED:
                return f"{self.key}: stays {self.old}, as moved by tap; the file says {self.new}"
            case Sort.TAPPED:
                return f"{self.key}: stays {self.old}, as chosen by tap; the file says {self.new}"
            case Sort.STAYS:
                return f"{self.key}: no longer in the file; it stays"
            case Sort.GOES:
                return f"{self.key}: no longer in the file; it goes"


@dataclass(frozen=True, slots=True)
class Changes:
    """All differences, and whether they were written."""

    found: tuple[Change, ...]
    applied: bool


def plain(value: object) -> Any:
    """A file, or a value of one, as JSON values."""
    match value:
        case Words():
            return asdict(value)
        case Table():
            return {name: plain(getattr(value, name)) for name in type(value).model_fields}
        case Mapping():
            return {name: plain(item) for name, item in value.items()}
        case tuple():
            return [plain(item) for item in value]
        case time():
            return value.isoformat()
        case _:
            return value


def differences(key: str, old: Any, new: Any) -> Iterator[Change]:
    """Each difference between two values, down to where they differ."""
    if old == new:
        return
    if not (isinstance(old, Mapping) and isinstance(new, Mapping)):
        yield Change(Sort.CHANGED, key, shown(old), shown(new))
        return
    for name in (*old, *(name for name in new if name not in old)):
        called = under(key, name)
        if name not in old:
            yield Change(Sort.CREATED, called)
        elif name not in new:
            yield Change(Sort.GOES, called)
        else:
            yield from differences(called, old[name], new[name])


def under(key: str, name: str) -> str:
    """A name in the table `key` of a file."""
    return f"{key}.{name}" if key else name


def shown(value: Any) -> str:
    """A value as a line of differences shows it: short, on one line."""
    match value:
        case None | "":
            return "nothing"
        case datetime():
            return f"{value:%A %Y-%m-%d %H:%M}"
        case list() if all(isinstance(item, str) for item in value):
            return ", ".join(value) or "nobody"
        case Mapping() if set(value) == LANGUAGES:
            return shown(value["fr"])
    text = " ".join(str(value).split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
