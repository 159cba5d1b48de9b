"""What counts as an absence, and who is told what of it, when."""

from datetime import UTC, datetime, timedelta

from bot.domain import absences
from bot.domain.letters import Drop, Go, Hold, Standing, verdict
from bot.domain.times import QuietHours, Window

NOON = datetime(2026, 10, 13, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
GONE = Window(NOON - 5 * MINUTE, NOON)


def test_two_minutes_are_none_yet() -> None:
    assert absences.absence(2 * MINUTE, NOON) is None
    assert absences.absence(-2 * MINUTE, NOON) is None  # the clock was set back
    assert absences.absence(2 * MINUTE + timedelta(seconds=1), NOON) == Window(NOON - timedelta(seconds=121), NOON)


def test_a_question_of_a_quarter_of_an_hour_before_is_an_old_one() -> None:
    assert GONE.start - 14 * MINUTE in absences.speaking(GONE)
    assert GONE.start - 15 * MINUTE not in absences.speaking(GONE)


def test_one_letter_to_each_that_counts_for_nothing_and_waits_for_no_morning() -> None:
    first, second = absences.letters(GONE, [7, 8])
    assert first.key != second.key
    assert first.due == second.due == absences.due(GONE) > GONE.end
    assert not first.counted
    noon = Standing(QuietHours("Europe/Paris"), weekly_cap=0)
    assert verdict(first, noon, first.due) == Go()
    (late,) = absences.letters(Window(NOON, NOON + 8 * 60 * MINUTE), [7])
    assert verdict(late, noon, late.due) == Drop("late")
    (early,) = absences.letters(Window(NOON, NOON.replace(hour=6, minute=50) + timedelta(days=1)), [7])
    assert isinstance(verdict(early, noon, early.due), Hold)  # nine o'clock comes before it is useless
