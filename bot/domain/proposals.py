"""Proposals: an outing on its way, chosen by taps.

- 14 days ahead: beyond two weeks few people know whether they can come, and a list stays short.
- 9 h to 19 h: inside the hours in which the bot may write, so that a late change still reaches people.
- What is typed within 30 minutes of a question is meant for it; later it is a message like any other.
- A typed place has 80 characters at most: one line or two on an old phone, and room for "devant la mairie".
"""

import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeVar

from bot.domain.common import Refused
from bot.domain.outings import Kind
from bot.domain.times import DAY

DAYS_AHEAD = 14
FIRST_HOUR, LAST_HOUR = 9, 19
PLACE_LENGTH = 80
TYPED_WITHIN = timedelta(minutes=30)
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


@dataclass(frozen=True)
class Idea:
    """A proposal as far as it has come. `day` is an ordinal, `minute` counts from midnight."""

    kind: str = ""
    day: int = 0
    minute: int = -1
    place: int = 0
    typed: str = ""

    @property
    def wall(self) -> datetime:
        """The wall-clock time of an idea that has its day and hour."""
        return datetime.combine(date.fromordinal(self.day), time()) + timedelta(minutes=self.minute)


class Question(StrEnum):
    """What an idea lacks next."""

    WHAT = "what"
    DAY = "day"
    HOUR = "hour"
    WHERE = "where"
    NOTHING = "nothing"


AnIdea = TypeVar("AnIdea", bound=Idea)


def question(idea: Idea) -> Question:
    """The first thing that is still to be chosen."""
    missing = {
        Question.WHAT: not idea.kind,
        Question.DAY: not idea.day,
        Question.HOUR: idea.minute < 0,
        Question.WHERE: not (idea.place or idea.typed),
    }
    return next((asked for asked, lacks in missing.items() if lacks), Question.NOTHING)


def settled(idea: AnIdea, now: datetime) -> AnIdea:
    """The idea without what is not to be had: a day or an hour that has gone by, or that no button of ours offers.

    `now` is the wall clock.
    """
    if idea.kind not in set(Kind):
        idea = replace(idea, kind="")
    if idea.day not in {day.toordinal() for day in days(now)}:
        return replace(idea, day=0)
    offered = {_minute(hour) for half in (False, True) for hour in hours(date.fromordinal(idea.day), now, half=half)}
    return idea if idea.minute in offered else replace(idea, minute=-1)


def without(idea: AnIdea, asked: str) -> AnIdea:
    """The idea with one choice taken back. Refused("common.old-button") for what is no choice."""
    match asked:
        case Question.WHAT:
            return replace(idea, kind="")
        case Question.DAY:
            return replace(idea, day=0)
        case Question.HOUR:
            return replace(idea, minute=-1)
        case Question.WHERE:
            return replace(idea, place=0, typed="")
        case _:
            raise Refused("common.old-button")


def days(now: datetime) -> list[date]:
    """The days to choose from: today is one of them as long as an hour of it is left."""
    first = now.date() if hours(now.date(), now, half=False) else now.date() + DAY
    return [first + ahead * DAY for ahead in range(DAYS_AHEAD)]


def hours(day: date, now: datetime, *, half: bool) -> list[datetime]:
    """The full hours of a day that are still to come, or the half hours between them."""
    start = datetime.combine(day, time(FIRST_HOUR, 30 if half else 0))
    count = LAST_HOUR - FIRST_HOUR + (not half)
    return [at for step in range(count) if (at := start + timedelta(hours=step)) > now]


def is_meant(asked: datetime, now: datetime) -> bool:
    """Whether what is typed now is meant for a question that was asked then."""
    return now - asked <= TYPED_WITHIN


def clean_place(typed: str) -> str:
    """A place as we show it: one line without control or direction marks. Refused when nothing or too much is left."""
    visible = "".join(char for char in typed if char.isspace() or unicodedata.category(char) not in INVISIBLE)
    place = " ".join(visible.split())
    if not place:
        raise Refused("proposals.no-place")
    if len(place) > PLACE_LENGTH:
        raise Refused("proposals.long-place", most=PLACE_LENGTH)
    return place


def _minute(at: datetime) -> int:
    return at.hour * 60 + at.minute
