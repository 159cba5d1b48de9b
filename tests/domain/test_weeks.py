"""Dates chosen by taps."""

from datetime import date, datetime, time

import pytest

from bot.domain import weeks
from bot.domain.common import Refused

TODAY = date(2026, 10, 1)
SESSION = date(2026, 10, 13)


def test_the_week_of_the_session_is_offered_first() -> None:
    assert weeks.week(SESSION, TODAY, 0)[0] == date(2026, 10, 8)
    assert SESSION in weeks.week(SESSION, TODAY, 0)
    assert weeks.week(SESSION, TODAY, -5)[0] == TODAY
    assert weeks.week(SESSION, TODAY, 2**62)[0] == date(2027, 11, 4)


def test_only_hours_to_come_are_offered() -> None:
    now = datetime(2026, 10, 1, 17, 30)  # noqa: DTZ001 - a wall clock
    offered = [at.time() for at in weeks.hours(TODAY, time(18, 15), now)]
    assert offered == [time(18), time(18, 15), time(19)]
    assert weeks.hours(date(2026, 9, 30), time(14), now) == []


@pytest.mark.parametrize("ordinal", [0, -1, 2**63 - 1])
def test_no_button_of_ours_carries_that_day(ordinal: int) -> None:
    with pytest.raises(Refused):
        weeks.day_of(ordinal)


def test_nor_that_minute() -> None:
    assert weeks.minute_of(870) == time(14, 30)
    with pytest.raises(Refused):
        weeks.minute_of(1440)
