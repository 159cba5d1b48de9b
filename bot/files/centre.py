"""A centre: where it is, whom to call there, who answers for people's data, and what it does differently."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from bot.files.reading import checked, read_table
from bot.files.values import Language, Latitude, Line, Longitude, Phone, Said, Slug, Wall, Zone
from bot.tables import FROZEN, Table, expected

Days = Annotated[int, Field(ge=1, le=14), expected("a whole number of days from 1 to 14")]
Hours = Annotated[int, Field(ge=0, le=72), expected("a whole number of hours from 0 to 72")]
Cap = Annotated[int, Field(ge=1, le=50), expected("a whole number of messages from 1 to 50")]
Months = Annotated[int, Field(ge=1, le=24), expected("a whole number of months from 1 to 24")]


class Place(Table):
    """Where sessions and outings happen. `find` says how to find it once there."""

    name: Said
    address: Line
    latitude: Latitude
    longitude: Longitude
    find: Said


class Person(Table):
    """Somebody at the centre who can be called."""

    name: Line
    phone: Phone
    hours: Said


class Consent(Table):
    """What the consent text says of the centre: who is responsible, whom to write to, how long data is kept."""

    controller: Line
    contact: Line
    retention_months: Months = 24


class CentreSettings(Table):
    """What a centre does differently. None means the feature's own default, which the domain holds."""

    first_reminder_days: Days | None = None
    first_reminder_at: Wall | None = None
    second_reminder_days: Days | None = None
    second_reminder_at: Wall | None = None
    last_reminder_hours: Hours | None = None
    nudge_after_hours: Hours | None = None
    quiet_from: Wall | None = None
    quiet_until: Wall | None = None
    weekly_cap: Cap | None = None
    check_in_reminder_days: Days | None = None


class CentreFile(Table):
    """A centre as its file describes it. `call` answers practical questions, `listener` listens."""

    slug: Slug
    name: Line
    time_zone: Zone
    language: Language = "fr"
    address: Line
    call: Person
    listener: Person
    consent: Consent
    places: Annotated[Mapping[Slug, Place], FROZEN]
    settings: CentreSettings = CentreSettings()


def read_centre(path: Path) -> CentreFile:
    """The centre in a file. Raises `FileError`."""
    return checked(CentreFile, read_table(path), path)
