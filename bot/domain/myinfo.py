"""What somebody may know of their own file, and when they may have it erased."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.domain.common import Refused
from bot.domain.journal import Deed, Entry

DECIDED_WITHIN = timedelta(hours=1)  # a yes that is found in the chat a month later is no decision


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody of the team looked at a file, or changed it; `by` is None for the operator, and for who was erased."""

    by: int | None
    deed: Deed
    at: datetime


def looks(lines: Iterable[Entry], readings: Iterable[tuple[int | None, datetime]]) -> list[Look]:
    """Who looked at a file, the last first. Readings of answers are told one by one, so the journal's are left out."""
    told = [Look(one.actor, one.deed, one.at) for one in lines if one.deed and one.at]
    others = [look for look in told if look.deed is not Deed.READ_NEWS]
    read = [Look(by, Deed.READ_NEWS, at) for by, at in readings]
    return sorted([*others, *read], key=lambda look: look.at, reverse=True)


def may_be_erased(person: int, coordinators: Collection[int]) -> None:
    """Refused for the last coordinator: a centre without one reads no message, and nobody could invite another."""
    if set(coordinators) == {person}:
        raise Refused("myinfo.last")


def is_decided(asked: int, now: datetime) -> bool:
    """Whether a yes still answers the question that was asked at a minute."""
    return timedelta() <= now - datetime.fromtimestamp(asked * 60, UTC) <= DECIDED_WITHIN


def minute(now: datetime) -> int:
    """An instant as a button carries it."""
    return int(now.timestamp()) // 60
