"""Retention: notices 2 months, 1 month and a week before; nobody is erased without the last."""

from datetime import UTC, date, datetime, timedelta

from bot.domain.retention import File, ahead, hours, is_over, nearest, notice, to_call
from bot.domain.times import Window

PARIS = "Europe/Paris"
FILE = File(7, date(2026, 10, 1), 24)


def test_the_days_of_a_file() -> None:
    assert FILE.ends == date(2028, 10, 1)
    assert FILE.notices == (date(2028, 8, 1), date(2028, 9, 1), date(2028, 9, 24))
    assert File(7, date(2024, 2, 29), 12).ends == date(2025, 2, 28)


def test_an_hour_is_in_the_windows_that_hold_it() -> None:
    def window(start: str, end: str) -> Window:
        return Window(datetime.fromisoformat(start), datetime.fromisoformat(end))

    assert hours(window("2028-08-01T07:59+00:00", "2028-08-01T08:00+00:00"), PARIS) == [date(2028, 8, 1)]
    assert hours(window("2028-08-01T08:00+00:00", "2028-08-01T23:00+00:00"), PARIS) == []
    assert len(hours(window("2028-08-01T00:00+00:00", "2028-08-04T00:00+00:00"), PARIS)) == 3


def test_each_notice_is_owed_on_its_day_and_after_an_absence_only_the_latest() -> None:
    owed = notice(FILE, [date(2028, 8, 1)], PARIS)
    assert owed is not None
    assert (owed.key, owed.due) == ("retention:20261001:0:person:7", datetime(2028, 8, 1, 8, tzinfo=UTC))
    assert notice(FILE, [date(2028, 8, 2)], PARIS) is None
    long = [date(2028, 7, 1) + timedelta(days=number) for number in range(80)]
    late = notice(FILE, long, PARIS)
    assert late is not None
    assert late.key.startswith("retention:20261001:1:")
    after = notice(FILE, [date(2029, 1, 1)], PARIS)  # the bot was off all the time
    assert after is not None
    assert (after.values["place"], after.due.date()) == (2, date(2029, 1, 1))


def test_nobody_is_erased_without_the_last_notice() -> None:
    now = datetime(2028, 10, 1, 2, 30, tzinfo=UTC)
    told, today = datetime(2028, 9, 24, 8, tzinfo=UTC), date(2028, 10, 1)
    assert is_over(FILE, told, now, today)
    assert not is_over(FILE, None, now, today)
    assert not is_over(FILE, now - timedelta(days=5), now, today)
    assert not is_over(FILE, told, now, date(2028, 9, 30))


def test_who_cannot_be_told_is_called_from_the_second_notice_on() -> None:
    assert to_call(FILE, date(2028, 8, 31)) is None
    assert to_call(FILE, date(2028, 9, 10)) == date(2028, 9, 1)


def test_whoever_owes_something_by_a_day_is_among_the_nearest() -> None:
    for number in range(800):
        file = File(1, date(2024, 1, 1) + timedelta(days=number), 24)
        assert file.last < nearest(file.notices[0], 24)


def test_what_is_ahead() -> None:
    assert list(ahead(FILE, date(2028, 8, 15), date(2028, 9, 30))) == [(date(2028, 9, 1), 1), (date(2028, 9, 24), 2)]
    assert list(ahead(FILE, date(2029, 1, 1), date(2029, 1, 31))) == [(date(2029, 1, 1), 3)]
