"""Sessions as an iCalendar file (RFC 5545), which telephones put into their own calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendars import uid
from bot.domain.centres import Centre
from bot.domain.times import instant

PRODUCT = "-//Atelier//FR"
NOBODY = "invalid:nomail"  # RFC 5546 wants an organizer; nobody is to answer by mail, and calendars know this one


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


def written(events: Sequence[Event], centre: Centre, now: datetime) -> bytes:
    """The file. It cancels where all its events are cancelled, and publishes otherwise: RFC 5546, 3.2.1 and 3.2.5."""
    import icalendar

    organizer = icalendar.vCalAddress(NOBODY)
    organizer.params["CN"] = centre.name
    zone = ZoneInfo(centre.zone)

    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if events and all(one.cancelled for one in events) else "PUBLISH")
    calendar.add("x-wr-calname", centre.name)
    for one in events:
        starts = instant(one.wall, centre.zone)
        ends = starts + timedelta(minutes=one.minutes)
        entry = icalendar.Event()
        entry.add("uid", uid(one.session, centre.slug))
        entry.add("sequence", one.sequence)
        entry.add("dtstamp", now)
        entry.add("organizer", organizer)
        entry.add("dtstart", starts.astimezone(zone))
        entry.add("dtend", ends.astimezone(zone))
        entry.add("summary", one.title)
        entry.add("description", one.about)
        entry.add("location", one.place)
        entry.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
        calendar.add_component(entry)
    calendar.add_missing_timezones()
    made: bytes = calendar.to_ical()
    return made
