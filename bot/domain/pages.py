"""Long lists, a screen at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

PAGE = 10  # lines a screen: a group of nine on one, five rows of two buttons

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """A part of a list; pages are numbered from 0 to `last`."""

    items: tuple[Item, ...]
    number: int
    last: int

    @property
    def is_first(self) -> bool:
        """Whether nothing comes before."""
        return self.number == 0

    @property
    def is_last(self) -> bool:
        """Whether nothing comes after."""
        return self.number == self.last


def page(items: Sequence[Item], number: int, size: int = PAGE) -> Page[Item]:
    """A page of a list; the nearest one where there is none with this number."""
    last = max(0, (len(items) - 1) // size)
    number = min(max(number, 0), last)
    return Page(tuple(items[number * size : (number + 1) * size]), number, last)
