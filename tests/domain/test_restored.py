"""What waits after a restore, grouped as a coordinator thinks of it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain import restored
from bot.domain.common import Refused
from bot.domain.restored import Held

EVENING = datetime(2026, 10, 12, 21, 30, tzinfo=UTC)  # 23:30 in Paris


def held(number: int, builder: str, due: datetime, person: int = 7) -> Held:
    return Held(number, f"key:{number}", person, builder, due)


def test_letters_of_one_feature_and_day_are_decided_together() -> None:
    waiting = [
        held(1, "reminders.session", EVENING),
        held(2, "outings.told", EVENING),
        held(3, "reminders.session", EVENING + timedelta(hours=1)),
        held(4, "reminders.nudge", EVENING, person=8),
        held(5, "reminders.session", EVENING),
    ]
    found = restored.groups(waiting, "Europe/Paris")
    assert [(one.feature, one.day.day, [letter.id for letter in one.letters]) for one in found] == [
        ("outings", 12, [2]),
        ("reminders", 12, [1, 4, 5]),
        ("reminders", 13, [3]),
    ]
    assert found[1].people == [7, 8]


def test_the_day_is_the_centres() -> None:
    (one,) = restored.groups([held(1, "reminders.session", EVENING)], "Indian/Reunion")
    assert one.day == date(2026, 10, 13)


def test_a_button_means_a_group_or_nothing_any_more() -> None:
    found = restored.groups([held(1, "reminders.session", EVENING)], "Europe/Paris")
    day = date(2026, 10, 12).toordinal()
    assert restored.group(found, "reminders", day) == found[0]
    for feature, other in (("outings", day), ("reminders", day + 1), ("reminders", 2**63 - 1)):
        with pytest.raises(Refused, match=r"restored\.decided"):
            restored.group(found, feature, other)


def test_each_coordinator_hears_of_a_restore_once() -> None:
    made, now = EVENING, EVENING + timedelta(days=1)
    assert restored.news(7, made, now).key == restored.news(7, made, now).key
    assert restored.news(7, made, now).key != restored.news(8, made, now).key
    assert restored.news(7, made, now).key != restored.news(7, made, now + timedelta(days=1)).key
