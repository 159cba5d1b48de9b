"""Stopping, pausing and taking up again what somebody is sent.

A pause lasts 31 days at most: as long as a month, so that nobody is forgotten by mistake; it can be begun again.
The days to choose from are the next 30, ten a screen, which is what a small phone shows without much scrolling.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from bot.domain.common import Refused
from bot.domain.people import Person
from bot.domain.times import instant

LONGEST = timedelta(days=31)
DAYS = 30
TOGETHER = 10


class Standing(StrEnum):
    """What somebody is sent at present."""

    EVERYTHING = "everything"
    PAUSED = "paused"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Choices:
    """The days on which a pause may end: the usual ones."""

    week: date
    two_weeks: date
    month: date


def standing(person: Person, now: datetime) -> Standing:
    """What somebody is sent at an instant: a pause that is over counts no more."""
    if person.stopped:
        return Standing.NOTHING
    return Standing.PAUSED if person.paused_until is not None and now < person.paused_until else Standing.EVERYTHING


def choices(today: date) -> Choices:
    """The usual ends of a pause that begins today."""
    return Choices(today + timedelta(weeks=1), today + timedelta(weeks=2), today + relativedelta(months=1))


def days(today: date, page: int) -> list[date]:
    """A page of the next 30 days, counted from 0. Refused("common.old-button") for any other."""
    if page not in range(DAYS // TOGETHER):
        raise Refused("common.old-button")
    first = page * TOGETHER + 1
    return [today + timedelta(days=number) for number in range(first, first + TOGETHER)]


def until(day: str, today: date, zone: str) -> datetime:
    """The instant at which a pause ends: the first of its day. Refused when the day is over or too far."""
    try:
        end = date.fromisoformat(day)
    except ValueError:
        raise Refused("common.old-button") from None
    if end <= today:
        raise Refused("pauses.past")
    if end - today > LONGEST:
        raise Refused("common.old-button")
    return instant(datetime.combine(end, time.min), zone)
