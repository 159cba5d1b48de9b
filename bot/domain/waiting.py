"""The waiting list: whom a free place is offered to, and for how long.

- A place is offered for 24 hours: somebody who is asked at noon may sleep on it, and ask at home.
- From three days before the first session on it shrinks, to 2 hours on the day before: others must be asked in time.
- The hours run outside the quiet hours only: nobody loses a place in their sleep.
- After the first session has begun the coordinator decides: whoever comes in then has missed something.
- Whoever let an offer go by is not offered the next place by itself, but called: silence needs a human.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.common import Refused
from bot.domain.times import DAY, QuietHours

LONGEST, SHORTEST = timedelta(hours=24), timedelta(hours=2)
FEW = 2  # places left: time to tell the partners, or to look for more
SHRINKS_FROM, SHORTEST_FROM = 3 * DAY, DAY  # before the first session


class Answer(StrEnum):
    """How an offer stands."""

    OPEN = "open"
    TAKEN = "taken"
    DECLINED = "declined"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Offer:
    """A place that is kept for somebody `until` an instant."""

    id: int
    workshop: int
    person: int
    made: datetime
    until: datetime
    answer: Answer


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody on the list, since when, and the offer that was made to them since."""

    person: int
    since: datetime
    offer: Offer | None = None


def span(first: datetime | None, now: datetime) -> timedelta:
    """How many hours outside the quiet ones a place is kept, when the first session starts at `first`."""
    if first is None or first <= now:
        return LONGEST
    share = (first - now - SHORTEST_FROM) / (SHRINKS_FROM - SHORTEST_FROM)
    return SHORTEST + (LONGEST - SHORTEST) * min(max(share, 0.0), 1.0)


def until(first: datetime | None, quiet: QuietHours, now: datetime) -> datetime:
    """When an offer ends that is made now, to the minute. Never after the first session has begun."""
    end = quiet.lasting(now, span(first, now)).replace(second=0, microsecond=0)
    return min(end, first) if first is not None and first > now else end


def goes_by_itself(first: datetime | None, now: datetime) -> bool:
    """Whether free places are offered without the coordinator: as long as no session has begun."""
    return first is None or now < first


def next_in_line(waiting: Iterable[Waiting], free: int) -> list[Waiting]:
    """Those to whom a place is offered now, the longest waiting first; who has an offer, or let one go by, is not."""
    return [one for one in waiting if one.offer is None][: max(free, 0)]


def free(capacity: int, enrolled: int, offers: int) -> int:
    """How many places nobody has, and nobody is asked about."""
    return max(0, capacity - enrolled - offers)


def runs_out(free: int, waiting: int) -> bool:
    """Whether the team hears of a workshop's places each day: few are left, or somebody waits."""
    return waiting > 0 or 0 < free <= FEW


def may_take(offer: Offer, now: datetime) -> Offer:
    """The offer, where its place can still be had. Refused otherwise: what was taken once is not there again."""
    if offer.answer in {Answer.DECLINED, Answer.TAKEN}:
        raise Refused("waiting.no-offer")
    if offer.answer is Answer.LAPSED or now >= offer.until:
        raise Refused("waiting.too-late")
    return offer


def may_place(offer: Offer, now: datetime) -> None:
    """The same for the coordinator, who enters somebody's yes."""
    try:
        may_take(offer, now)
    except Refused:
        raise Refused("waiting.over") from None


def may_offer(waiting: Waiting, places: int, others: Collection[Offer]) -> None:
    """Refused where no place is free, or where it is offered to them already."""
    if waiting.offer is not None and waiting.offer.answer is Answer.OPEN:
        raise Refused("waiting.offered-already")
    if places <= 0:
        raise Refused("waiting.none-free", offered=len(others))


def rank(waiting: Sequence[Waiting], person: int) -> int:
    """Whose turn it is after how many, from 1."""
    return next((place for place, one in enumerate(waiting, start=1) if one.person == person), 0)
