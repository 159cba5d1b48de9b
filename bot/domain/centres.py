"""Centres and their places. A centre's settings are values here, each with its default."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time

from bot.domain.common import Words
from bot.domain.times import QuietHours


@dataclass(frozen=True, slots=True)
class Human:
    """Somebody to call: `hours` is written as people say it."""

    name: str
    phone: str
    hours: Words


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the centre's, with its coordinates in degrees (WGS 84)."""

    id: int
    name: Words
    address: str
    latitude: float
    longitude: float
    directions: Words | None = None


@dataclass(frozen=True, slots=True)
class Centre:
    """A social centre. `settings` holds only what differs from the defaults."""

    id: int
    slug: str
    name: str
    zone: str
    language: str
    address: str
    contact: Human
    listener: Human
    controller: str
    privacy_contact: str
    retention_months: int = 24
    settings: Mapping[str, int | str | bool] = field(default_factory=dict)

    @property
    def quiet(self) -> QuietHours:
        """The hours in which nothing unasked is sent: 20:00 to 09:00 unless set."""
        return QuietHours(
            self.zone,
            time.fromisoformat(str(self.settings.get("quiet_from", "20:00"))),
            time.fromisoformat(str(self.settings.get("quiet_until", "09:00"))),
        )

    @property
    def weekly_cap(self) -> int:
        """Unasked messages a person and week: 7 unless set."""
        return int(self.settings.get("weekly_cap", 7))
