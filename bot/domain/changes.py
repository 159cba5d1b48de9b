"""Changes of a session: moved, cancelled, held after all, at another place, with another host, longer or shorter.

- A minute passes before anything happens, as fingers are faster than eyes. Then it changes, and letters leave.
- Answers are asked for anew only when the time changed: who said yes to a Tuesday said nothing of the Thursday.
- What starts before the next noon is told at once, past night, cap and pause: nobody stands before a closed door.
- Sessions last from half an hour to four hours here; the file may say otherwise.
- What somebody has not heard yet is told in one: the letter of a change says all that is new since the last they read.
- Until its minute is over a change is a row and nothing else, so that undoing it restores everything exactly.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from zlib import crc32

from bot.domain.common import Refused
from bot.domain.letters import Letter, State
from bot.domain.people import Person
from bot.domain.times import QuietHours, instant, next_noon
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
    SEVERAL = "several"


class Part(StrEnum):
    """How a change concerns a host."""

    LEADS = "leads"
    NEWLY = "newly"
    NO_MORE = "no_more"


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


@dataclass(frozen=True, slots=True)
class News:
    """What somebody has to hear: from what they know to what is. `asks`: their answer was about another time."""

    what: What
    before: Shape
    after: Shape
    asks: bool


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a change concerns, by name: who is written to, and who has to be told by a human.

    `strangers` are hosts whom the bot does not know: nobody can be called for them from the list. `held` is until when
    the night keeps the letters; None when they go at once.
    """

    participants: tuple[str, ...]
    hosts: tuple[str, ...]
    calls: tuple[str, ...]
    strangers: tuple[str, ...]
    urgent: bool
    held: datetime | None


def moved(shape: Shape, wall: datetime) -> Shape:
    """The session at another time, which a cancelled one is held at after all. Refused when it is the same."""
    return _other(shape, replace(shape, wall=wall, cancelled=False))


def placed(shape: Shape, place: int) -> Shape:
    """The session at another place. Refused when it is the same."""
    return _other(_held(shape), replace(shape, place=place))


def lasting(shape: Shape, minutes: int) -> Shape:
    """The session longer or shorter. Refused when it is the same, or no length that is offered."""
    if minutes not in MINUTES:
        raise Refused("common.old-button")
    return _other(_held(shape), replace(shape, minutes=minutes))


def led(shape: Shape, hosts: Iterable[int]) -> Shape:
    """The session with these hosts. Refused when they are the same."""
    return _other(_held(shape), replace(shape, hosts=tuple(sorted(set(hosts)))))


def with_host(hosts: Iterable[int], host: int, *, leads: bool) -> tuple[int, ...]:
    """These hosts and one more, or without one of them."""
    others = set(hosts) - {host}
    return tuple(sorted(others | {host} if leads else others))


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


def news(before: Shape, after: Shape) -> News | None:
    """What there is to tell between two shapes of a session; None for nothing."""
    what = _nature(before, after)
    return None if what is None else News(what, before, after, asks_anew(before, after))


def unheard(done: Sequence[Change], heard: Mapping[int, bool]) -> News | None:
    """What somebody does not know yet of the changes of a session, in one; None for nothing.

    `heard` says, of each change that they were to be told of, whether they were: the last they heard told them all.
    """
    new: list[Change] = []
    for change in done:
        if heard.get(change.id):
            new = []
        elif change.id in heard:
            new.append(change)
    if not new:
        return None
    before, after = new[0].before, new[-1].after
    asks = any(asks_anew(one.before, one.after) for one in new) and not after.cancelled
    what = _nature(before, after) or (What.RESTORED if asks else None)  # moved and moved back: the answers are gone
    return None if what is None else News(what, before, after, asks)


def asks_anew(before: Shape, after: Shape) -> bool:
    """Whether what people answered was about another time."""
    return before.wall != after.wall or (before.cancelled and not after.cancelled)


def is_urgent(before: Shape, after: Shape, leaves: datetime, zone: str) -> bool:
    """Whether the news must not wait for the morning, nor for a pause to end."""
    starts = ((instant(shape.wall, zone), shape.minutes) for shape in (before, after))
    ahead = (start for start, minutes in starts if leaves < start + timedelta(minutes=minutes))
    return any(start < next_noon(leaves, zone) for start in ahead)


def held(quiet: QuietHours, leaves: datetime, *, urgent: bool) -> datetime | None:
    """Until when the night keeps the letters; None when they go at once."""
    return None if urgent or not quiet.covers(leaves) else quiet.after(leaves)


def reaches(person: Person, at: datetime, *, on_telegram: bool, urgent: bool) -> bool:
    """Whether a letter would be read by somebody."""
    if not on_telegram or person.unreachable or person.stopped:
        return False
    return urgent or person.paused_until is None or at >= person.paused_until


def mark(before: Shape, after: Shape, audience: Audience) -> int:
    """A number that changes with everything that the coordinator was shown."""
    told = replace(audience, held=None), audience.held is not None
    return crc32(repr((before, after, told)).encode())


def letters(change: Change, participants: Iterable[int], hosts: Iterable[int], zone: str) -> Iterator[Letter]:
    """The news, to each once: who leads the session reads what a host needs to know."""
    lead = set(hosts)
    useless = stale(change, zone)
    urgent = is_urgent(change.before, change.after, change.leaves, zone)
    values = {"change": change.id}
    for person in sorted({*participants, *lead}):
        builder = "changes.host" if person in lead else "changes.told"
        yield Letter(key(change.id, person), builder, person, change.leaves, values, useless=useless, urgent=urgent)


def stale(change: Change, zone: str) -> datetime:
    """From when on nobody needs to hear of it any more: the session is over, wherever it stood."""
    ends = [instant(shape.wall, zone) + timedelta(minutes=shape.minutes) for shape in (change.before, change.after)]
    return max(ends)


def part(news: News, hosts: Collection[int]) -> Part:
    """How it concerns who is any of these hosts."""
    led, leads = (not set(shape.hosts).isdisjoint(hosts) for shape in (news.before, news.after))
    if not leads:
        return Part.NO_MORE
    return Part.LEADS if led else Part.NEWLY


def key(change: int, person: int) -> str:
    """The key of the letter that tells somebody of a change."""
    return f"change:{change}:person:{person}"


def call_key(change: int, person: int) -> str:
    """The key of the call that tells it where the letter did not."""
    return f"{key(change, person)}:call"


def is_unreached(standing: tuple[State, str | None, datetime | None] | None) -> bool:
    """Whether a letter has ended without having been read by anybody."""
    return standing is not None and standing[0] in UNREACHED and standing[1] != UNWANTED


def _nature(before: Shape, after: Shape) -> What | None:
    if after.cancelled:
        return None if before.cancelled else What.CANCELLED
    differing = {
        What.DATE: before.wall != after.wall,
        What.PLACE: before.place != after.place,
        What.HOSTS: set(before.hosts) != set(after.hosts),
        What.MINUTES: before.minutes != after.minutes,
    }
    changed = [what for what, differs in differing.items() if differs]
    if before.cancelled and changed != [What.DATE]:
        return What.SEVERAL if changed else What.RESTORED
    return (changed[0] if len(changed) == 1 else What.SEVERAL) if changed else None


def _held(shape: Shape) -> Shape:
    """The session, as long as it is held. Refused for a cancelled one: nobody is told where it does not take place."""
    if shape.cancelled:
        raise Refused("changes.is-off")
    return shape


def _other(before: Shape, after: Shape) -> Shape:
    if before == after:
        raise Refused("changes.same")
    return after
