"""A file on the disk made into a checked value, or refused."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from bot import tables
from bot.tables import Table, TableError, dotted

Kind = TypeVar("Kind", bound=Table)


class FileError(TableError):
    """A centre's file cannot be used."""


def read_table(path: Path) -> dict[str, Any]:
    """What is written in a file, unchecked."""
    try:
        return tables.read(path)
    except TableError as refusal:
        raise FileError(*refusal.problems) from None


def checked(kind: type[Kind], written: dict[str, Any], path: Path) -> Kind:
    """The same as a value of a kind. Raises `FileError` with a sentence for each problem."""
    try:
        return kind.model_validate(written)
    except ValidationError as error:
        called = tables.sentences(error, lambda place: f"{path.name}: {dotted(place)}" if place else path.name)
        raise FileError(*called) from None


def refuse_if(problems: Iterable[str], path: Path) -> None:
    """Raises `FileError` when there are problems."""
    found = [f"{path.name}: {problem}" for problem in problems]
    if found:
        raise FileError(*found)
