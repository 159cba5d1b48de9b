"""What the fields of a centre's files are made of, each with the words of its refusal."""

from datetime import time
from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, StringConstraints

from bot.domain.common import Words
from bot.tables import expected

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _words(value: object) -> Words:
    """French always, English where there is some; anything else is no wording."""
    if not isinstance(value, dict) or "fr" not in value or not set(value) <= {"fr", "en"}:
        raise ValueError("not in French")
    texts = {language: text.strip() for language, text in value.items() if isinstance(text, str)}
    if len(texts) < len(value) or not all(texts.values()):
        raise ValueError("not a text")
    return Words(**texts)


def _weekday(value: object) -> int:
    return WEEKDAYS.index(str(value))


def _zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError(value)
    return value


def _wall(value: time) -> time:
    if value.tzinfo is not None:
        raise ValueError("a wall clock knows no time zone")
    return value


Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=32),
    expected("a short name of small letters, digits and hyphens"),
]
Slugs = tuple[Slug, ...]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), expected("a text")]
Said = Annotated[Words, PlainValidator(_words), expected('words in French, and in English if you like: fr = "…"')]
Phone = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=r"^\+?\d[\d .]*\d$", min_length=2, max_length=20),
    expected('a phone number, such as "02 61 91 00 01"'),
]
Zone = Annotated[str, AfterValidator(_zone), expected("a time zone, such as Europe/Paris")]
Language = Annotated[Literal["fr", "en"], expected("fr or en")]
Latitude = Annotated[float, Field(ge=-90, le=90), expected("degrees north, from -90 to 90")]
Longitude = Annotated[float, Field(ge=-180, le=180), expected("degrees east, from -180 to 180")]
Wall = Annotated[time, AfterValidator(_wall), expected("an hour, such as 14:00:00")]
Weekday = Annotated[int, BeforeValidator(_weekday), expected("a day in English, such as tuesday")]
"""Monday is 0, as in `date.weekday()`."""
