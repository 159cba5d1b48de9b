"""Dates as people type them: "samedi 10h", "17/10 à 14 h 30", "demain midi", "Saturday 17 October at 2:30 pm".

Nothing is guessed. A word that is not understood makes the whole not understood, a weekday that does not fit its date
is asked about, and what was understood is shown in full before anything follows from it.
A day without a year is the next such day: one that was within the last 60 days was meant to be in the past.
Nobody plans a workshop more than 400 days ahead; a date beyond is a slip of the finger.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.common import Refused
from bot.domain.times import DAY

JUST_GONE = timedelta(days=60)
FURTHEST = timedelta(days=400)
NOON = time(12)

WEEKDAYS = (
    *(("lundi", "monday"), ("mardi", "tuesday"), ("mercredi", "wednesday"), ("jeudi", "thursday")),
    *(("vendredi", "friday"), ("samedi", "saturday"), ("dimanche", "sunday")),
)
MONTHS = (
    *(("janvier", "january", "janv", "jan"), ("fevrier", "february", "fevr", "fev", "feb"), ("mars", "march", "mar")),
    *(("avril", "april", "avr", "apr"), ("mai", "may"), ("juin", "june", "jun"), ("juillet", "july", "juil", "jul")),
    *(("aout", "august", "aug"), ("septembre", "september", "sept", "sep"), ("octobre", "october", "oct")),
    *(("novembre", "november", "nov"), ("decembre", "december", "dec")),
)
AHEAD = {
    "avant-hier": -2,
    "hier": -1,
    "yesterday": -1,
    "aujourd'hui": 0,
    "aujourdhui": 0,
    "ce soir": 0,
    "today": 0,
    "apres-demain": 2,
    "apres demain": 2,
    "demain": 1,
    "tomorrow": 1,
}
FILLING = {"le", "la", "a", "au", "l'", "pour", "vers", "ce", "cette", "prochain", "prochaine", "matin", "the", "on"}
FILLING |= {"at", "next", "of", "for", "this", "du", "de", "soir", "apres-midi", "l'apres-midi", "heures", "heure"}
LATER = re.compile(r"\b(?:soir|apres-midi)\b")  # of the hours up to noon, those twelve later are meant

_WEEKDAY = {word: number for number, words in enumerate(WEEKDAYS) for word in words}
_MONTH = {word: number for number, words in enumerate(MONTHS, start=1) for word in words}
_MONTHS = "|".join(sorted(_MONTH, key=len, reverse=True))

HOURS = (
    re.compile(r"\b(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))? ?(?P<half>am|pm)\b"),
    re.compile(r"\b(?P<hour>\d{1,2}) ?(?:h(?:eures?)?|:) ?(?P<minute>\d{2})\b"),
    re.compile(r"\b(?P<hour>\d{1,2}) ?h(?:eures?)?(?: et (?P<half>demie))?(?![a-z])"),
    re.compile(r"\b(?P<word>midi|noon)(?: et (?P<half>demie?))?\b"),
)
DAYS = (
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
    re.compile(r"\b(?P<day>\d{1,2}) ?[/.] ?(?P<month>\d{1,2})(?: ?[/.] ?(?P<year>\d{4}|\d{2}))?(?!\d)"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?(?: of)? (?P<name>{_MONTHS})\b\.?(?: (?P<year>\d{{4}})\b)?"),
    re.compile(rf"\b(?P<name>{_MONTHS}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>\d{{4}})\b)?"),
)


@dataclass(frozen=True, slots=True)
class Understood:
    """What somebody typed: a day, an hour, or both."""

    day: date | None
    hour: time | None


def moment(typed: str, now: datetime, usual: datetime) -> datetime:
    """The wall-clock time that somebody typed; what they left out is as in `usual`.

    Refused for what is not understood ("dates.unclear"), for a day that does not exist, for a weekday that is
    another day's, for the past, and for what is too far away. `now` is the wall clock.
    """
    said = read(typed, now)
    if said.day is None and said.hour is None:
        raise Refused("dates.unclear")
    day, hour = said.day or usual.date(), said.hour or usual.time()
    return to_come(datetime.combine(day, hour), now)


def to_come(meant: datetime, now: datetime) -> datetime:
    """A wall-clock time that is still ahead, and not too far. Refused for any other."""
    if meant <= now:
        raise Refused("dates.past")
    if meant > now + FURTHEST:
        raise Refused("dates.far")
    return meant


def read(typed: str, now: datetime) -> Understood:
    """The day and the hour in a text. Refused where a word of it is not understood."""
    words = _plain(typed)
    is_later = LATER.search(words) is not None
    hour, words = _hour(words)
    if hour is not None and is_later and hour < NOON:
        hour = hour.replace(hour=hour.hour + 12)
    day, words = _day(words, now)
    if any(word not in FILLING for word in words.replace(",", " ").split()):
        raise Refused("dates.unclear")
    return Understood(day, hour)


def _plain(typed: str) -> str:
    """In small letters, without accents, with one kind of space and of apostrophe."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", typed) if not unicodedata.combining(char))
    return " ".join(bare.replace("’", "'").casefold().split())


def _hour(words: str) -> tuple[time | None, str]:
    found = [match for pattern in HOURS for match in pattern.finditer(words)][:1]
    if not found:
        return None, words
    match = found[0]
    told = match.groupdict()
    half = told.get("half") or ""
    hour = 12 if told.get("word") else int(told["hour"])
    minute = 30 if half.startswith("demi") else int(told.get("minute") or 0)
    if half in {"am", "pm"}:
        if not 1 <= hour <= 12:
            raise Refused("dates.no-such-hour")
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise Refused("dates.no-such-hour")
    return time(hour, minute), _without(words, match)


def _day(words: str, now: datetime) -> tuple[date | None, str]:
    for word, ahead in AHEAD.items():
        if match := re.search(rf"(?<![\w-]){word}(?![\w-])", words):
            return now.date() + ahead * DAY, _without(words, match)
    named = next(((word, number) for word, number in _WEEKDAY.items() if re.search(rf"\b{word}\b", words)), None)
    if named is not None:
        words = re.sub(rf"\b{named[0]}\b", " ", words, count=1)
    for pattern in DAYS:
        if match := pattern.search(words):
            day = _date(match.groupdict(), now)
            if named is not None and day.weekday() != named[1]:
                raise Refused("dates.other-weekday", typed=named[0], day=day)
            return day, _without(words, match)
    if named is None:
        return None, words
    in_a_week = re.search(r"\ben huit\b", words)
    return _next(named[1], now.date(), later=in_a_week is not None), _without(words, in_a_week)


def _date(told: dict[str, str | None], now: datetime) -> date:
    name = told.get("name")
    month = _MONTH[name] if name else int(told["month"] or 0)
    day, year = int(told["day"] or 0), int(told["year"] or 0)
    if year:
        return _exists(year + 2000 if year < 100 else year, month, day)
    this = _exists(now.year, month, day)
    if this >= now.date() - JUST_GONE:
        return this
    return _exists(now.year + 1, month, day)


def _exists(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused("dates.no-such-day") from None


def _next(weekday: int, today: date, *, later: bool) -> date:
    """The next such weekday after today, or the one a week later."""
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    return today + (ahead + (7 if later else 0)) * DAY


def _without(words: str, match: re.Match[str] | None) -> str:
    return words if match is None else f"{words[: match.start()]} {words[match.end() :]}"
