"""Who looked at a file, told once each; and the last coordinator, who stays."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.common import Refused
from bot.domain.journal import Deed, Entry
from bot.domain.myinfo import Look, is_decided, looks, may_be_erased, minute

NOW = datetime(2026, 10, 13, 14, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def test_a_reading_is_told_once_and_the_last_comes_first() -> None:
    lines = [
        Entry(1, 7, 3, Deed.LOOKED, NOW),
        Entry(2, 7, 3, Deed.READ_NEWS, LATER),  # the reading says it too
        Entry(3, None, 3, None, None),  # whoever it was about is erased
    ]
    assert looks(lines, [(3, LATER)]) == [Look(3, Deed.READ_NEWS, LATER), Look(3, Deed.LOOKED, NOW)]


def test_the_last_coordinator_stays() -> None:
    may_be_erased(3, [3, 4])
    may_be_erased(7, [3])
    may_be_erased(7, [])
    with pytest.raises(Refused, match=r"myinfo\.last"):
        may_be_erased(3, [3])


def test_a_yes_is_a_decision_for_an_hour() -> None:
    asked = minute(NOW)
    assert is_decided(asked, NOW)
    assert is_decided(asked, LATER)
    assert not is_decided(asked, LATER + timedelta(minutes=1))
    assert not is_decided(asked, NOW - timedelta(minutes=1))
