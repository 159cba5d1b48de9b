"""Dates chosen by taps: a week of days at a time, then the hours of one. Any other date is typed."""

from datetime import date, datetime, time

from bot.domain.common import Refused
from bot.domain.dates import FURTHEST
from bot.domain.times import DAY

DAYS = 7  # a screen: a week, two buttons a row
FIRST_HOUR, LAST_HOUR = 8, 19
LAST_PAGE = FURTHEST // (DAYS * DAY)


def week(session: date, today: date, page: int) -> list[date]:
    """The days of a page; page 0 is the week in which the session is, none is before today."""
    near = max(0, (session - today).days // DAYS)
    first = today + min(max(0, near + page), LAST_PAGE) * DAYS * DAY
    return [first + ahead * DAY for ahead in range(DAYS)]


def hours(day: date, usual: time, now: datetime) -> list[datetime]:
    """The hours of a day to choose from, the usual one among them. `now` is the wall clock."""
    offered = {usual, *(time(hour) for hour in range(FIRST_HOUR, LAST_HOUR + 1))}
    return [at for hour in sorted(offered) if (at := datetime.combine(day, hour)) > now]


def day_of(ordinal: int) -> date:
    """The day that a button carries. Refused for what no button of ours does."""
    try:
        return date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        raise Refused("common.old-button") from None


def minute_of(minute: int) -> time:
    """The hour that a button carries, in minutes from midnight. Refused for what no button of ours does."""
    if not 0 <= minute < 24 * 60:
        raise Refused("common.old-button")
    return time(*divmod(minute, 60))
