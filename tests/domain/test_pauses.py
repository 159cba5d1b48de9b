"""Stopping, pausing and taking up again."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain import pauses
from bot.domain.common import Refused
from bot.domain.pauses import Standing
from bot.domain.people import Person

NOW = datetime(2026, 10, 5, 9, tzinfo=UTC)
TODAY = date(2026, 10, 5)


def test_a_pause_counts_until_it_is_over() -> None:
    paused = Person(1, 1, "Marie", "fr", paused_until=NOW)
    assert pauses.standing(paused, NOW - timedelta(seconds=1)) is Standing.PAUSED
    assert pauses.standing(paused, NOW) is Standing.EVERYTHING
    assert pauses.standing(Person(1, 1, "Marie", "fr", stopped=True), NOW) is Standing.NOTHING


def test_a_month_is_a_calendar_month() -> None:
    assert pauses.choices(date(2027, 1, 31)).month == date(2027, 2, 28)
    assert pauses.choices(TODAY).week == date(2026, 10, 12)


def test_every_day_that_is_offered_may_be_chosen() -> None:
    usual = pauses.choices(date(2026, 12, 31))
    offered = [usual.week, usual.two_weeks, usual.month]
    for page in range(3):
        offered += pauses.days(date(2026, 12, 31), page)
    for day in offered:
        pauses.until(day.isoformat(), date(2026, 12, 31), "Europe/Paris")


def test_a_pause_ends_as_its_day_begins_whatever_the_season() -> None:
    assert pauses.until("2026-10-20", TODAY, "Europe/Paris") == datetime(2026, 10, 19, 22, tzinfo=UTC)
    assert pauses.until("2026-10-26", TODAY, "Europe/Paris") == datetime(2026, 10, 25, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-10-05", "pauses.past"),
        ("2026-11-06", "common.old-button"),
        ("demain", "common.old-button"),
        ("9999-12-31", "common.old-button"),
    ],
)
def test_other_days_are_refused(day: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        pauses.until(day, TODAY, "Europe/Paris")


def test_there_are_three_pages_of_days() -> None:
    assert pauses.days(TODAY, 0)[0] == date(2026, 10, 6)
    assert pauses.days(TODAY, 2)[-1] == date(2026, 11, 4)
    for page in (-1, 3):
        with pytest.raises(Refused):
            pauses.days(TODAY, page)
