"""Instants and wall clocks, over both nights of the year, in the zones of the centres."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.times import QuietHours, Window, instant, wall

at_wall = datetime.fromisoformat
ZONES = ("Europe/Paris", "America/Martinique", "Indian/Reunion")
PARIS = ZONES[0]
NOON = datetime(2026, 10, 13, 12, tzinfo=UTC)

zones = st.sampled_from(ZONES)
minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0))
instants = st.datetimes(at_wall("2025-01-01"), at_wall("2030-01-01")).map(lambda at: at.replace(tzinfo=UTC))
nights = st.sampled_from([at_wall("2026-03-28 18:00"), at_wall("2026-10-24 18:00")]).flatmap(
    lambda evening: st.integers(0, 24 * 60).map(lambda late: (evening + timedelta(minutes=late)).replace(tzinfo=UTC))
)


@pytest.mark.parametrize(
    ("zone", "shown", "meant"),
    [
        (PARIS, "2026-10-13 14:00", "2026-10-13 12:00"),
        (PARIS, "2026-12-01 14:00", "2026-12-01 13:00"),
        (PARIS, "2026-03-29 01:59", "2026-03-29 00:59"),
        (PARIS, "2026-03-29 02:00", "2026-03-29 01:00"),
        (PARIS, "2026-03-29 02:30", "2026-03-29 01:30"),  # skipped: 3 h 30
        (PARIS, "2026-03-29 03:00", "2026-03-29 01:00"),
        (PARIS, "2026-10-25 02:30", "2026-10-25 00:30"),  # twice: the first
        (PARIS, "2026-10-25 03:00", "2026-10-25 02:00"),
        ("America/Martinique", "2026-03-29 02:30", "2026-03-29 06:30"),
        ("America/Martinique", "2026-10-25 20:00", "2026-10-26 00:00"),
        ("Indian/Reunion", "2026-03-29 02:30", "2026-03-28 22:30"),
        ("Indian/Reunion", "2026-10-25 02:30", "2026-10-24 22:30"),
    ],
)
def test_what_a_wall_clock_means(zone: str, shown: str, meant: str) -> None:
    assert instant(datetime.fromisoformat(shown), zone) == datetime.fromisoformat(meant).replace(tzinfo=UTC)


@given(instants | nights, zones)
def test_every_instant_is_shown_and_found_again(at: datetime, zone: str) -> None:
    shown = wall(at, zone)
    assert shown.tzinfo is None
    assert instant(shown, zone) == at
    assert shown.replace(tzinfo=ZoneInfo(zone)).utcoffset() == at.astimezone(ZoneInfo(zone)).utcoffset()


@given(instants, st.timedeltas(timedelta(0), timedelta(days=400)), st.timedeltas())
def test_two_windows_in_a_row_miss_nothing_and_repeat_nothing(start: datetime, span: timedelta, off: timedelta) -> None:
    middle, end = start + span / 3, start + span
    at = start + off % max(span * 2, timedelta(seconds=1))
    before, after, both = Window(start, middle), Window(middle, end), Window(start, end)
    assert (at in before) + (at in after) == (at in both)
    assert start not in before
    assert end in after or span == timedelta(0)


@pytest.mark.parametrize(
    ("shown", "quiet"),
    [("19:59", False), ("20:00", True), ("23:59", True), ("00:00", True), ("08:59", True), ("09:00", False)],
)
@pytest.mark.parametrize("zone", ZONES)
def test_the_night_is_quiet(zone: str, shown: str, quiet: bool) -> None:
    at = instant(datetime.fromisoformat(f"2026-10-13 {shown}"), zone)
    assert QuietHours(zone).covers(at) is quiet


@pytest.mark.parametrize(
    ("zone", "evening", "morning"),
    [
        (PARIS, "2026-10-24 21:00", "2026-10-25 08:00"),  # in UTC: the night is an hour longer
        (PARIS, "2026-03-28 21:00", "2026-03-29 07:00"),
        ("America/Martinique", "2026-10-24 21:00", "2026-10-25 13:00"),
        ("Indian/Reunion", "2026-10-24 21:00", "2026-10-25 05:00"),
    ],
)
def test_after_the_night_it_is_nine_on_the_wall(zone: str, evening: str, morning: str) -> None:
    at = instant(datetime.fromisoformat(evening), zone)
    assert QuietHours(zone).after(at) == datetime.fromisoformat(morning).replace(tzinfo=UTC)


def test_after_midnight_the_same_morning_is_meant() -> None:
    at = instant(at_wall("2026-10-14 00:30"), PARIS)
    assert wall(QuietHours(PARIS).after(at), PARIS) == at_wall("2026-10-14 09:00")


def test_quiet_hours_may_lie_within_a_day() -> None:
    nap = QuietHours(PARIS, time(13), time(14, 30))
    at = instant(at_wall("2026-10-13 13:15"), PARIS)
    assert wall(nap.after(at), PARIS) == at_wall("2026-10-13 14:30")
    assert not nap.covers(instant(at_wall("2026-10-13 14:30"), PARIS))


def test_without_any_hours_nothing_is_quiet() -> None:
    assert not QuietHours(PARIS, time(9), time(9)).covers(NOON)


@given(instants | nights, zones, minutes, minutes)
@example(datetime(2026, 10, 25, 1, 15, tzinfo=UTC), PARIS, time(20), time(2, 30))  # the hour that comes twice
@example(datetime(2026, 10, 25, 1, 20, tzinfo=UTC), PARIS, time(2, 15), time(2, 45))
@example(datetime(2026, 3, 29, 0, 50, tzinfo=UTC), PARIS, time(3, 15), time(2, 30))  # the hour that is skipped
def test_after_quiet_hours_it_is_never_quiet_and_never_earlier(at: datetime, zone: str, start: time, end: time) -> None:
    quiet = QuietHours(zone, start, end)
    after = quiet.after(at)
    assert not quiet.covers(after)
    assert after >= at
    assert after - at < timedelta(days=2)
    assert quiet.covers(at) or after == at
