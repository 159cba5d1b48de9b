"""When somebody of the team is there again."""

from datetime import date

import pytest

from bot.domain import closings
from bot.domain.centres import Centre, Human
from bot.domain.closings import DaysOff
from bot.domain.common import Refused, Words

HUMAN = Human("Nadia", "02 61 91 00 01", Words("le matin"))
CENTRE = Centre(1, "c", "Centre", "Europe/Paris", "fr", "Rue", HUMAN, HUMAN, "C", "c@c.example")
MONDAY = date(2026, 10, 5)
TEAM = [1, 2]


def test_somebody_is_there_on_any_day_that_is_not_closed() -> None:
    assert closings.back(CENTRE, [], TEAM, MONDAY) is None
    assert closings.back(CENTRE, [], TEAM, date(2026, 10, 4)) is None, "a Sunday is said by the hours"
    one_away = [DaysOff(1, MONDAY, MONDAY, person=1)]
    assert closings.back(CENTRE, one_away, TEAM, MONDAY) is None
    assert closings.present(one_away, TEAM, MONDAY) == [2]


def test_a_closing_ends_on_the_next_day_that_is_open() -> None:
    week = [DaysOff(1, MONDAY, date(2026, 10, 9))]
    assert closings.back(CENTRE, week, TEAM, MONDAY) == date(2026, 10, 12)
    assert closings.back(CENTRE, week, [], MONDAY) is None


def test_a_public_holiday_is_closed_in_its_own_country_only() -> None:
    armistice = date(2026, 11, 11)
    assert closings.back(CENTRE, [], TEAM, armistice) == date(2026, 11, 12)
    assert closings.holidays("Europe/Brussels", 2026) != closings.holidays("Europe/Paris", 2026)
    assert closings.holidays("Mars/Olympus", 2026) == frozenset()
    assert date(2026, 12, 20) in closings.holidays("Indian/Reunion", 2026)
    assert closings.coming_holidays("Europe/Paris", date(2026, 12, 20), 2) == [date(2026, 12, 25), date(2027, 1, 1)]


def test_where_all_are_on_leave_the_first_who_is_back_counts() -> None:
    away = [DaysOff(1, MONDAY, date(2026, 10, 7), person=1), DaysOff(2, MONDAY, date(2026, 10, 6), person=2)]
    assert closings.back(CENTRE, away, TEAM, MONDAY) == date(2026, 10, 7)


def test_days_are_those_that_are_offered() -> None:
    assert closings.days(MONDAY, 1)[0] == date(2026, 10, 15)
    with pytest.raises(Refused, match="old-button"):
        closings.days(MONDAY, 40)
    with pytest.raises(Refused, match="past"):
        closings.day_of(MONDAY.toordinal() - 1, MONDAY)
    with pytest.raises(Refused, match="old-button"):
        closings.period(MONDAY.toordinal() + 1, MONDAY.toordinal(), MONDAY)
