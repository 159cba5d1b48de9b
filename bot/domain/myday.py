"""The coordinator's day: when its letter comes, and whether there is anything to say.

At 9 h, when the quiet hours end and before the first meeting, on days on which the centre is open. A day on which
nothing presses has no letter: who gets one each day reads none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.centres import Centre
from bot.domain.letters import Letter, State
from bot.domain.times import DAY, Window, instant, wall

AT, USELESS = time(9), time(18)
BUILDER = "myday.letter"
FIRST = date(2026, 1, 1)
CENTRES = 10_000  # centres whose days have numbers of their own
NEWS = timedelta(days=14)  # what did not arrive: over a weekend and holidays, or until somebody has seen it


@dataclass(frozen=True, slots=True)
class Lost:
    """A letter that did not arrive, or may not have."""

    person: int
    builder: str
    state: State
    at: datetime

    @property
    def feature(self) -> str:
        """Whose letter it was."""
        return self.builder.partition(".")[0]


def subject(centre: int, day: date) -> int:
    """The number of a centre's day, by which its letters are brought up to date."""
    return (day - FIRST).days * CENTRES + centre % CENTRES


def mornings(centre: Centre, window: Window) -> Iterator[tuple[date, datetime]]:
    """The days whose letter falls due in a window, and when."""
    day = wall(window.start, centre.zone).date()
    while (at := instant(datetime.combine(day, AT), centre.zone)) <= window.end:
        if at in window:
            yield day, at
        day += DAY


def letter(centre: Centre, day: date, at: datetime, person: int) -> Letter:
    """The letter of a day for one coordinator; of no use once the day is over."""
    late = instant(datetime.combine(day, USELESS), centre.zone)
    return Letter(key(centre.id, day, person), BUILDER, person, at, {}, useless=late, subject=subject(centre.id, day))


def key(centre: int, day: date, person: int) -> str:
    """The key of a day's letter."""
    return f"myday:{centre}:{day.isoformat()}:person:{person}"


def stamp(at: datetime) -> int:
    """What a button carries of an instant, to the second after it."""
    return int(at.timestamp()) + 1


def instant_of(stamp: int, now: datetime) -> datetime:
    """The instant that a button names; never one to come, which nobody has seen."""
    return datetime.fromtimestamp(min(max(stamp, 0), int(now.timestamp()) + 1), UTC)
