"""Proposals: which days and hours are offered, and what becomes of a choice that has gone by."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.domain import proposals
from bot.domain.common import Refused
from bot.domain.proposals import PLACE_LENGTH, Idea, Question

NOW = datetime(2026, 10, 1, 10)  # noqa: DTZ001 - a wall clock
TODAY = date(2026, 10, 1)
IDEA = Idea("walk", TODAY.toordinal(), 14 * 60, typed="au port")


def clock(hour: int, minute: int = 0) -> datetime:
    """That day's wall clock."""
    return NOW.replace(hour=hour, minute=minute)


def test_fourteen_days_today_as_long_as_an_hour_is_left() -> None:
    assert proposals.days(NOW)[0] == TODAY
    assert proposals.days(clock(18, 59))[0] == TODAY
    assert proposals.days(clock(19))[0] == date(2026, 10, 2)
    assert len(proposals.days(NOW)) == len(proposals.days(clock(23))) == 14


def test_hours_are_to_come() -> None:
    assert [at.hour for at in proposals.hours(TODAY, NOW, half=False)] == [11, 12, 13, 14, 15, 16, 17, 18, 19]
    assert proposals.hours(TODAY, NOW, half=True)[0] == clock(10, 30)
    assert proposals.hours(TODAY, NOW, half=True)[-1] == clock(18, 30)
    assert len(proposals.hours(date(2026, 10, 2), NOW, half=False)) == 11


def test_questions_come_in_turn() -> None:
    asked = [proposals.question(idea) for idea in (Idea(), Idea("walk"), Idea("walk", 1), Idea("walk", 1, 0), IDEA)]
    assert asked == list(Question)


def test_what_has_gone_by_is_dropped_and_the_rest_kept() -> None:
    assert proposals.settled(IDEA, NOW) == IDEA
    assert proposals.settled(IDEA, clock(14)) == replace(IDEA, minute=-1)
    assert proposals.settled(IDEA, clock(20)) == replace(IDEA, day=0)


def test_one_choice_is_taken_back() -> None:
    for question in (Question.WHAT, Question.DAY, Question.HOUR, Question.WHERE):
        assert proposals.question(proposals.without(IDEA, question.value)) is question
    with pytest.raises(Refused):
        proposals.without(IDEA, "nothing")


@given(some.text(), some.integers(), some.integers(), some.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001
def test_whatever_is_forged_only_what_is_offered_stays(kind: str, day: int, minute: int, now: datetime) -> None:
    kept = proposals.settled(Idea(kind, day, minute, 1), now)
    assert kept == proposals.settled(kept, now)
    if proposals.question(kept) is Question.NOTHING:
        assert kept.wall > now


@given(some.text())
def test_a_place_is_one_clean_line(typed: str) -> None:
    try:
        place = proposals.clean_place(typed)
    except Refused:
        return
    assert place == " ".join(place.split())
    assert 0 < len(place) <= PLACE_LENGTH
    assert proposals.clean_place(place) == place
