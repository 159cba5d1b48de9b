"""Retention: how long somebody's file is kept after the last contact, and what they are told before it is erased.

Two years by default: CNIL's reference for social support. Three notices, 2 months, 1 month and a week before, since
any of them may be missed; at 10 h, when nobody sleeps. Nobody is erased less than 6 days after the last notice, so
that a bot that was off for months begins with one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta

from bot.domain import times
from bot.domain.letters import Letter
from bot.domain.times import Window

NOTICES = (relativedelta(months=2), relativedelta(months=1), relativedelta(weeks=1))
LAST = len(NOTICES) - 1
HOUR = time(10)
PATIENCE = timedelta(days=6)
BUILDER = "retention.notice"


@dataclass(frozen=True, slots=True)
class File:
    """Somebody's file: the day of their last contact, and how many months it is kept from then on."""

    person: int
    last: date
    months: int

    @property
    def ends(self) -> date:
        """The day on which it is erased."""
        return self.last + relativedelta(months=self.months)

    @property
    def notices(self) -> tuple[date, ...]:
        """The days on which they are told."""
        return tuple(self.ends - before for before in NOTICES)

    def key(self, place: int) -> str:
        """What a notice is called. Another contact makes other notices."""
        return f"retention:{self.last:%Y%m%d}:{place}:person:{self.person}"


def nearest(day: date, months: int) -> date:
    """Whoever was in touch after this day is owed no notice by `day`."""
    return day - relativedelta(months=months) + relativedelta(months=2, days=3)  # February is three days shorter


def hours(window: Window, zone: str) -> list[date]:
    """The days whose hour of notices is in a window."""
    first, last = times.wall(window.start, zone).date(), times.wall(window.end, zone).date()
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [day for day in days if times.instant(datetime.combine(day, HOUR), zone) in window]


def notice(file: File, days: list[date], zone: str) -> Letter | None:
    """What is owed to somebody on some days: the latest only, and the last one as long as it was never owed."""
    due = [place for place, day in enumerate(file.notices) if day in days]
    if not due and days and file.notices[LAST] < days[-1]:
        due = [LAST]
    if not due:
        return None
    place = due[-1]
    on = file.notices[place] if file.notices[place] in days else days[-1]
    at = times.instant(datetime.combine(on, HOUR), zone)
    values: dict[str, int | str] = {"last": file.last.isoformat(), "place": place}
    return Letter(file.key(place), BUILDER, file.person, at, values, urgent=True)


def is_over(file: File, told: datetime | None, now: datetime, today: date) -> bool:
    """Whether it is to be erased: its time is over, and the last notice ended long enough ago."""
    return file.ends <= today and told is not None and told + PATIENCE <= now


def to_call(file: File, today: date) -> date | None:
    """Since when somebody whom no notice reaches is to be called; None before the second notice."""
    return file.notices[1] if file.notices[1] <= today else None


def ahead(file: File, today: date, until: date) -> Iterator[tuple[date, int]]:
    """What becomes of a file in the days to come: notices by their place, and its end, which is the place after."""
    for place, day in enumerate((*file.notices, file.ends)):
        if today <= day <= until or (day < today and place > LAST):
            yield max(day, today), place
