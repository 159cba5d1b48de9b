"""Instants and wall clocks. Instants are aware and in UTC; wall times are naive, in the centre's zone."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil import tz

DAY = timedelta(days=1)


def instant(wall: datetime, zone: str) -> datetime:
    """When a wall clock in `zone` shows `wall`.

    An hour that the spring night skips is read as the same hour after the jump; of an hour that
    the autumn night repeats, the first is meant.
    """
    return tz.resolve_imaginary(wall.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)


def wall(at: datetime, zone: str) -> datetime:
    """What a wall clock in `zone` shows at an instant, without its zone."""
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def next_noon(at: datetime, zone: str) -> datetime:
    """The next time that a wall clock shows twelve: what starts before is told at once, by night too."""
    local = wall(at, zone)
    noon = datetime.combine(local.date(), time(12))
    return instant(noon if local < noon else noon + DAY, zone)


@dataclass(frozen=True, slots=True)
class Window:
    """The instants after `start` up to and including `end`."""

    start: datetime
    end: datetime

    def __contains__(self, at: datetime) -> bool:
        return self.start < at <= self.end


@dataclass(frozen=True, slots=True)
class QuietHours:
    """The hours of a centre's day in which nothing unasked is sent."""

    zone: str
    start: time = time(20)
    end: time = time(9)

    def covers(self, at: datetime) -> bool:
        """Whether an instant is in the quiet hours."""
        clock = wall(at, self.zone).time()
        if self.start <= self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end

    def lasting(self, at: datetime, span: timedelta) -> datetime:
        """When a span has passed that runs outside the quiet hours only."""
        at = self.after(at)
        while (pause := self._next(at)) - at < span:
            span -= pause - at
            at = self.after(pause)
        return at + span

    def _next(self, at: datetime) -> datetime:
        """When the next quiet hours begin, seen from outside of them."""
        local = wall(at, self.zone)
        evening = datetime.combine(local.date(), self.start)
        return instant(evening if evening > local else evening + DAY, self.zone)

    def after(self, at: datetime) -> datetime:
        """The instant itself, or the end of the quiet hours that it is in."""
        while self.covers(at):  # again where the spring night skips all between two quiet hours
            local = wall(at, self.zone)
            morning = datetime.combine(local.date(), self.end).replace(fold=local.fold)
            at = instant(morning if morning > local else morning + DAY, self.zone)
        return at
