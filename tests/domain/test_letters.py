"""Whether a letter goes, waits or is dropped: every rule, and which is asked first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.letters import Drop, Go, Hold, Lane, Letter, Standing, Verdict, verdict
from bot.domain.times import QuietHours

DAY, NIGHT = datetime(2026, 10, 13, 12, tzinfo=UTC), datetime(2026, 10, 13, 20, tzinfo=UTC)  # 14 h, 22 h
MORNING = datetime(2026, 10, 14, 7, tzinfo=UTC)  # 9 h
HOUR, WEEK = timedelta(hours=1), timedelta(days=7)
LETTER = Letter("key", "builder", 7, DAY)
READER = Standing(QuietHours("Europe/Paris"), weekly_cap=2)
STOPPED, PAUSED = replace(READER, stopped=True), replace(READER, paused_until=DAY + WEEK)
GONE = replace(READER, unreachable=True)
FULL = replace(READER, counted=(DAY - 24 * HOUR, DAY - 48 * HOUR))
REPLY, URGENT, ASKED = replace(LETTER, lane=Lane.REPLY), replace(LETTER, urgent=True), replace(LETTER, asked=True)
COUNTED = replace(LETTER, counted=True)


@pytest.mark.parametrize(
    ("letter", "reader", "now", "expected"),
    [
        (LETTER, READER, DAY, Go()),
        (LETTER, READER, NIGHT, Hold(MORNING)),
        (URGENT, READER, NIGHT, Go()),
        (ASKED, READER, NIGHT, Go()),
        (REPLY, READER, NIGHT, Go()),
        # Who cannot be reached is written to only as an answer.
        (LETTER, GONE, DAY, Drop("unreachable")),
        (URGENT, GONE, DAY, Drop("unreachable")),
        (ASKED, GONE, DAY, Drop("unreachable")),
        (REPLY, GONE, DAY, Go()),
        # Who said stop is sent what they ask for, and nothing else.
        (LETTER, STOPPED, DAY, Drop("stopped")),
        (URGENT, STOPPED, DAY, Drop("stopped")),
        (ASKED, STOPPED, DAY, Go()),
        (REPLY, STOPPED, DAY, Go()),
        # A pause ends by itself, and what is urgent passes it.
        (LETTER, PAUSED, DAY, Drop("paused")),
        (URGENT, PAUSED, DAY, Go()),
        (ASKED, PAUSED, DAY, Go()),
        (REPLY, PAUSED, DAY, Go()),
        (LETTER, PAUSED, DAY + WEEK, Go()),
        (LETTER, replace(PAUSED, stopped=True), DAY, Drop("stopped")),
        # The cap holds what is counted until the oldest that counts is a week old.
        (COUNTED, FULL, DAY, Hold(DAY - 48 * HOUR + WEEK)),
        (LETTER, FULL, DAY, Go()),
        (replace(URGENT, counted=True), FULL, DAY, Go()),
        (replace(ASKED, counted=True), FULL, DAY, Go()),
        (COUNTED, replace(READER, counted=(DAY - HOUR,)), DAY, Go()),
        (COUNTED, replace(READER, counted=(DAY - HOUR, DAY - WEEK)), DAY, Go()),
        (
            COUNTED,
            replace(FULL, counted=(DAY - HOUR, DAY - 2 * HOUR, DAY - 3 * HOUR)),
            DAY,
            Hold(DAY - 2 * HOUR + WEEK),
        ),
        (COUNTED, replace(READER, counted=(DAY - HOUR, DAY + 7 * HOUR - WEEK)), DAY, Hold(MORNING)),
        # A letter that nobody needs any more is dropped, at once or where it would wait too long.
        (replace(LETTER, useless=DAY), READER, DAY, Drop("late")),
        (replace(LETTER, useless=DAY + HOUR), READER, DAY, Go()),
        (replace(URGENT, useless=DAY), READER, DAY, Drop("late")),
        (replace(ASKED, useless=DAY), READER, DAY, Drop("late")),
        (replace(REPLY, useless=DAY), READER, DAY, Drop("late")),
        (replace(LETTER, useless=DAY), GONE, DAY, Drop("late")),
        (replace(LETTER, useless=MORNING), READER, NIGHT, Drop("late")),
        (replace(LETTER, useless=MORNING + HOUR), READER, NIGHT, Hold(MORNING)),
        (replace(COUNTED, useless=DAY + HOUR), FULL, DAY, Drop("late")),
    ],
)
def test_every_rule(letter: Letter, reader: Standing, now: datetime, expected: Verdict) -> None:
    assert verdict(letter, reader, now) == expected


flags = st.booleans()
letters = st.builds(
    replace,
    st.just(LETTER),
    lane=st.sampled_from(Lane),
    urgent=flags,
    counted=flags,
    asked=flags,
    useless=st.none() | st.integers(-200, 200).map(lambda hours: DAY + hours * HOUR),
)
readers = st.builds(
    Standing,
    st.just(READER.quiet),
    weekly_cap=st.integers(1, 9),
    stopped=flags,
    unreachable=flags,
    paused_until=st.none() | st.integers(-50, 50).map(lambda hours: DAY + hours * HOUR),
    counted=st.lists(st.integers(0, 400).map(lambda hours: DAY - hours * HOUR), max_size=12).map(tuple),
)
nows = st.integers(0, 48).map(lambda halves: DAY + halves * HOUR / 2)


@given(letters, readers, nows)
def test_what_waits_goes_when_its_time_has_come(letter: Letter, reader: Standing, now: datetime) -> None:
    judged = verdict(letter, reader, now)
    if isinstance(judged, Hold):
        assert judged.until > now
        assert not reader.quiet.covers(judged.until)
        assert verdict(letter, reader, judged.until) == Go()


@given(letters, readers, nows)
def test_nothing_unasked_goes_at_night_or_to_who_said_no(letter: Letter, reader: Standing, now: datetime) -> None:
    if verdict(letter, reader, now) != Go() or letter.lane is Lane.REPLY:
        return
    assert not reader.unreachable
    assert letter.asked or not reader.stopped
    assert letter.asked or letter.urgent or not reader.quiet.covers(now)
    assert letter.useless is None or now < letter.useless
