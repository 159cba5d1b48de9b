"""When nobody of the team is there: public holidays, days on which the centre is closed, leave of one coordinator.

Public holidays are those of the country in whose time zone the centre is; a day more is closed by tap.
A weekend is no closing: the hours that stand beside every phone number say it already. Whoever is told when somebody
reads again, though, is told a day on which the centre is open.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from bot.domain.centre_settings import open_weekdays
from bot.domain.centres import Centre
from bot.domain.common import Refused

DAYS = 10  # a screen of days to choose from
AHEAD = 400  # days: next summer can be entered this summer
A_DAY = timedelta(days=1)

# The country of a zone, and its part where the days differ. Where a zone is not here, all days are closed by tap.
COUNTRIES: Mapping[str, tuple[str, str | None]] = MappingProxyType(
    {
        "Europe/Paris": ("FR", None),
        "Europe/Brussels": ("BE", None),
        "Europe/Luxembourg": ("LU", None),
        "Europe/Monaco": ("MC", None),
        "Europe/Zurich": ("CH", None),
        "America/Guadeloupe": ("FR", "971"),
        "America/Martinique": ("FR", "972"),
        "America/Cayenne": ("FR", "973"),
        "Indian/Reunion": ("FR", "974"),
        "Indian/Mayotte": ("FR", "976"),
    }
)


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Days on which the centre is closed or, with a `person`, on which one coordinator is away."""

    id: int
    first: date
    last: date
    person: int | None = None

    def covers(self, day: date) -> bool:
        """Whether a day is among them."""
        return self.first <= day <= self.last


@cache
def holidays(zone: str, year: int) -> frozenset[date]:
    """The public holidays of a year in the country of a zone."""
    if zone not in COUNTRIES:
        return frozenset()
    from holidays import country_holidays

    country, part = COUNTRIES[zone]
    return frozenset(country_holidays(country, subdiv=part, years=year))


def coming_holidays(zone: str, today: date, most: int) -> list[date]:
    """The next public holidays."""
    found = sorted(holidays(zone, today.year) | holidays(zone, today.year + 1))
    return [day for day in found if day >= today][:most]


def is_closed(centre: Centre, off: Iterable[DaysOff], day: date) -> bool:
    """Whether the centre is closed: a public holiday, or closed by tap."""
    return day in holidays(centre.zone, day.year) or any(one.person is None and one.covers(day) for one in off)


def is_open(centre: Centre, off: Iterable[DaysOff], day: date) -> bool:
    """Whether it is one of the days on which the centre opens, and not closed."""
    return day.isoweekday() in open_weekdays(centre) and not is_closed(centre, off, day)


def leave(off: Iterable[DaysOff], person: int, day: date) -> DaysOff | None:
    """The leave that somebody is on."""
    return next((one for one in off if one.person == person and one.covers(day)), None)


def present(off: Sequence[DaysOff], team: Iterable[int], day: date) -> list[int]:
    """Those of the team who are not on leave; where all are, none."""
    return [one for one in team if leave(off, one, day) is None]


def back(centre: Centre, off: Sequence[DaysOff], team: Collection[int], today: date) -> date | None:
    """The day on which somebody is there again; None where somebody is today, or nobody ever is."""
    if not team or (not is_closed(centre, off, today) and present(off, team, today)):
        return None
    ahead = (today + A_DAY * number for number in range(1, AHEAD))
    return next((day for day in ahead if is_open(centre, off, day) and present(off, team, day)), None)


def days(first: date, page: int) -> list[date]:
    """A page of the days from one on, counted from 0. Refused("common.old-button") for any other."""
    if page not in range(AHEAD // DAYS):
        raise Refused("common.old-button")
    return [first + A_DAY * number for number in range(page * DAYS, (page + 1) * DAYS)]


def day_of(number: int, today: date) -> date:
    """The day that a button names. Refused where it is past or too far."""
    if number < today.toordinal():
        raise Refused("closings.past")
    if number > today.toordinal() + AHEAD:
        raise Refused("common.old-button")
    return date.fromordinal(number)


def period(first: int, last: int, today: date) -> tuple[date, date]:
    """The first and the last day that a button names. Refused where they are none."""
    begins, ends = day_of(first, today), day_of(last, today)
    if ends < begins:
        raise Refused("common.old-button")
    return begins, ends
