"""Sessions as an iCalendar file (RFC 5545), which telephones put into their own calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendars import uid
from bot.domain.times import instant

PRODUCT = "-//Atelier//FR"
HOST = "atelier"  # of the names of events: they must not change when a centre changes its own


@dataclass(frozen=True, slots=True)
class Event:
    """A session as a calendar shows it; `wall` is the centre's wall clock."""

    session: int
    sequence: int
    wall: datetime
    minutes: int
    title: str
    about: str
    place: str
    cancelled: bool


def written(events: Sequence[Event], zone: str, centre: str, now: datetime) -> bytes:
    """The file. It cancels where all its events are cancelled, and publishes otherwise."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if events and all(one.cancelled for one in events) else "PUBLISH")
    calendar.add("x-wr-calname", centre)
    for one in events:
        starts = instant(one.wall, zone)
        ends = starts + timedelta(minutes=one.minutes)
        entry = icalendar.Event()
        entry.add("uid", uid(one.session, HOST))
        entry.add("sequence", one.sequence)
        entry.add("dtstamp", now)
        entry.add("dtstart", starts.astimezone(ZoneInfo(zone)))
        entry.add("dtend", ends.astimezone(ZoneInfo(zone)))
        entry.add("summary", one.title)
        entry.add("description", one.about)
        entry.add("location", one.place)
        entry.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
        calendar.add_component(entry)
    calendar.add_missing_timezones()
    made: bytes = calendar.to_ical()
    return made
