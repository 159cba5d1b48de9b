"""Changes of a session: moved, cancelled, held after all, at another place, with another host, longer or shorter.

- A minute passes before anything happens, as fingers are faster than eyes. Then it changes, and letters leave.
- Answers are asked for anew only when the time changed: who said yes to a Tuesday said nothing of the Thursday.
- What starts before the next noon is told at once, past night, cap and pause: nobody stands before a closed door.
- Sessions last from half an hour to four hours here; the file may say otherwise.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from zlib import crc32

from bot.domain.common import Refused
from bot.domain.letters import Letter, State
from bot.domain.times import instant, next_noon
from bot.domain.workshops import Session

UNDO = timedelta(minutes=1)
MINUTES = tuple(range(30, 241, 30))
UNREACHED = (State.DEAD, State.EXPIRED, State.UNKNOWN)
UNWANTED = "unwanted"  # the reason of a letter that had nothing to say any more


class What(StrEnum):
    """What changes."""

    DATE = "date"
    PLACE = "place"
    HOSTS = "hosts"
    MINUTES = "minutes"
    CANCELLED = "cancelled"
    RESTORED = "restored"


class Stage(StrEnum):
    """How far a change has come."""

    PENDING = "pending"
    DONE = "done"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a session can change. `wall` is the centre's wall clock, `place` and `hosts` are ids."""

    wall: datetime
    minutes: int
    place: int
    cancelled: bool
    hosts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One change, from the moment it is confirmed."""

    id: int
    centre: int
    session: int
    author: int | None
    what: What
    before: Shape
    after: Shape
    leaves: datetime
    stage: Stage


def moved(shape: Shape, wall: datetime) -> Shape:
    """The session at another time. Refused when it is the same."""
    return _other(shape, replace(shape, wall=wall))


def placed(shape: Shape, place: int) -> Shape:
    """The session at another place. Refused when it is the same."""
    return _other(shape, replace(shape, place=place))


def lasting(shape: Shape, minutes: int) -> Shape:
    """The session longer or shorter. Refused when it is the same, or no length that is offered."""
    if minutes not in MINUTES:
        raise Refused("common.old-button")
    return _other(shape, replace(shape, minutes=minutes))


def hosted(shape: Shape, host: int, *, leads: bool) -> Shape:
    """The session with a host more, or one less. Refused when it is so already."""
    others = tuple(one for one in shape.hosts if one != host)
    return _other(shape, replace(shape, hosts=(*others, host) if leads else others))


def cancelled(shape: Shape, *, is_off: bool) -> Shape:
    """The session cancelled, or held after all. Refused when it is so already."""
    return _other(shape, replace(shape, cancelled=is_off))


def may_change(session: Session, pending: Change | None, now: datetime) -> None:
    """Refused for what is over, and as long as another change of it can still be undone."""
    if now >= session.ends:
        raise Refused("changes.over")
    if pending is not None:
        raise Refused("changes.pending")


def may_undo(change: Change, now: datetime) -> None:
    """Refused once its minute is over."""
    if change.stage is Stage.DONE or (change.stage is Stage.PENDING and now >= change.leaves):
        raise Refused("changes.too-late")


def asks_anew(change: Change) -> bool:
    """Whether what people answered was about another time."""
    return change.before.wall != change.after.wall or change.what is What.RESTORED


def mark(before: Shape, after: Shape, told: int, calls: int) -> int:
    """A number that changes with everything that the coordinator was shown."""
    return crc32(repr((before, after, told, calls)).encode())


def letters(change: Change, participants: Iterable[int], hosts: Iterable[int], zone: str) -> Iterator[Letter]:
    """The news, to each once: who leads the session reads what a host needs to know."""
    lead = set(hosts)
    starts = [instant(shape.wall, zone) for shape in (change.before, change.after)]
    urgent = min(starts) < next_noon(change.leaves, zone)
    useless = max(starts) + timedelta(minutes=max(change.before.minutes, change.after.minutes))
    values = {"change": change.id}
    for person in sorted({*participants, *lead}):
        builder = "changes.host" if person in lead else "changes.told"
        yield Letter(key(change.id, person), builder, person, change.leaves, values, useless=useless, urgent=urgent)


def key(change: int, person: int) -> str:
    """The key of the letter that tells somebody of a change."""
    return f"change:{change}:person:{person}"


def is_unreached(standing: tuple[State, str | None, datetime | None] | None) -> bool:
    """Whether a letter has ended without having been read by anybody."""
    return standing is not None and standing[0] in UNREACHED and standing[1] != UNWANTED


def _other(before: Shape, after: Shape) -> Shape:
    if before == after:
        raise Refused("changes.same")
    return after
