"""Workshops: an edition of the programme, its phases, its sessions and who leads them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.centres import Place
from bot.domain.common import Words


@dataclass(frozen=True, slots=True)
class Workshop:
    """One edition with its own group. `capacity` counts participants; it is open while people may enrol."""

    id: int
    centre: int
    slug: str
    title: Words
    summary: Words
    starts_on: date
    capacity: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of the programme."""

    id: int
    workshop: int
    number: int
    title: Words


@dataclass(frozen=True, slots=True)
class Host:
    """Who leads or co-leads a session: `person` is set once they use the bot themselves."""

    id: int
    name: str
    role: Words
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """One date of the programme. `wall` is the centre's wall clock, `starts` the instant derived from it.

    `sequence` grows with each change, for those who have it in their calendar.
    """

    id: int
    centre: int
    workshop: int
    phase: int
    number: int
    title: Words
    summary: Words
    bring: Words | None
    wall: datetime
    starts: datetime
    minutes: int
    place: Place
    cancelled: bool = False
    sequence: int = 0

    @property
    def ends(self) -> datetime:
        """When it is over."""
        return self.starts + timedelta(minutes=self.minutes)
