"""The call list: whom the coordinators call, who did it, and how often it was tried."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Protocol, TypeVar

from bot.domain.common import Refused

SHORT = 16  # hexadecimal digits of a call's key that a button carries: 64 bits, so that no two calls meet
SAME_TRY = timedelta(minutes=5)  # a second tap within it is the same try, told twice


class ToCall(Protocol):
    """What a feature says of a call, as far as it is decided here."""

    @property
    def key(self) -> str:
        """What the call is, for ever."""

    @property
    def since(self) -> datetime:
        """Since when it waits."""

    @property
    def urgent(self) -> bool:
        """Whether it comes first."""


AnyCall = TypeVar("AnyCall", bound=ToCall)


class Kind(StrEnum):
    """What became of a call."""

    DONE = "done"
    TRIED = "tried"


@dataclass(frozen=True, slots=True)
class Mark:
    """Somebody called. `by` is None once that coordinator is erased."""

    key: str
    person: int
    kind: Kind
    by: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Record:
    """What became of a call so far: its tries by date, and who did it."""

    tries: tuple[Mark, ...] = ()
    done: Mark | None = None


def record(marks: Iterable[Mark], key: str) -> Record:
    """What is noted of one call."""
    mine = sorted((mark for mark in marks if mark.key == key), key=lambda mark: mark.at)
    tries = tuple(mark for mark in mine if mark.kind is Kind.TRIED)
    return Record(tries, next((mark for mark in mine if mark.kind is Kind.DONE), None))


def to_do(calls: Iterable[AnyCall], marks: Iterable[Mark]) -> list[AnyCall]:
    """The calls that nobody did: urgent ones first, then the longest waiting."""
    done = _done(marks)
    return sorted((call for call in calls if call.key not in done), key=lambda call: (not call.urgent, call.since))


def done(calls: Iterable[AnyCall], marks: Iterable[Mark]) -> list[AnyCall]:
    """The calls that somebody did, the last one first."""
    at = _done(marks)
    return sorted((call for call in calls if call.key in at), key=lambda call: at[call.key], reverse=True)


def is_new_try(so_far: Record, by: int, now: datetime) -> bool:
    """Whether a try counts: not the same one told twice."""
    return all(mark.by != by or now - mark.at >= SAME_TRY for mark in so_far.tries)


def short(key: str) -> str:
    """What a button carries of a call's key."""
    return sha256(key.encode()).hexdigest()[:SHORT]


def find(keys: Iterable[str], shortened: str) -> str:
    """The key that a button means. Refused("calls.over") when nothing is known of it any more."""
    for key in keys:
        if short(key) == shortened:
            return key
    raise Refused("calls.over")


def _done(marks: Iterable[Mark]) -> dict[str, datetime]:
    return {mark.key: mark.at for mark in marks if mark.kind is Kind.DONE}
