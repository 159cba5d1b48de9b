"""Which place somebody gets, and when they are first expected."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.centres import Place
from bot.domain.common import Words
from bot.domain.enrolment import to_come
from bot.domain.workshops import Session

NOW = datetime(2026, 10, 13, 12, tzinfo=UTC)
HALL = Place(1, Words("Salle"), "12 rue du Vieux Moulin", 47.0, -2.2)
FIRST = Session(1, 1, 1, 1, 1, Words("Un"), Words(""), None, datetime(2026, 10, 13, 14), NOW, 120, HALL)  # noqa: DTZ001 - a wall clock


def test_only_sessions_that_one_can_still_come_to() -> None:
    second, third = (replace(FIRST, id=n, starts=NOW + timedelta(days=7 * n)) for n in (2, 3))
    cancelled = replace(FIRST, id=4, starts=NOW + timedelta(days=1), cancelled=True)
    assert to_come([third, FIRST, cancelled, second], NOW) == [second, third]
    assert to_come([FIRST], NOW - timedelta(seconds=1)) == [FIRST]
