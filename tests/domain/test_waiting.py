"""Whom a free place is offered to, and for how long."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import waiting
from bot.domain.common import Refused
from bot.domain.times import QuietHours, wall
from bot.domain.waiting import Answer, Offer, Waiting

NOW = datetime(2026, 10, 1, 8, tzinfo=UTC)  # 10 h in Paris
PARIS = QuietHours("Europe/Paris")
FIRST = datetime(2026, 10, 13, 12, tzinfo=UTC)
OFFER = Offer(1, 1, 7, NOW, NOW + timedelta(hours=2), Answer.OPEN)


@pytest.mark.parametrize(("left", "hours"), [(12 * 24, 24), (72, 24), (48, 13), (24, 2), (3, 2), (-1, 24), (None, 24)])
def test_the_span_shrinks_towards_the_first_session(left: int | None, hours: int) -> None:
    first = None if left is None else NOW + timedelta(hours=left)
    assert waiting.span(first, NOW) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-10-01 10:00", "2026-10-03 12:00"),  # 10 h, then 11 h, then 3 h
        ("2026-10-01 22:30", "2026-10-04 11:00"),  # counted from 9 h in the morning
        ("2026-10-12 14:00", "2026-10-12 16:00"),
        ("2026-10-12 19:00", "2026-10-13 10:00"),
        ("2026-10-13 13:00", "2026-10-13 14:00"),  # never after the beginning
    ],
)
def test_the_hours_run_outside_the_quiet_ones(now: str, until: str) -> None:
    at = datetime.fromisoformat(f"{now}+02:00").astimezone(UTC)
    assert wall(waiting.until(FIRST, PARIS, at), "Europe/Paris") == datetime.fromisoformat(until)


@given(st.integers(0, 525_600), st.integers(1, 30 * 60))
def test_a_span_outside_the_quiet_hours_is_as_long_as_it_says(late: int, minutes: int) -> None:
    begin = NOW + timedelta(minutes=late)
    end = PARIS.lasting(begin, timedelta(minutes=minutes))
    passed = int((end - begin).total_seconds()) // 60
    awake = sum(not PARIS.covers(begin + timedelta(minutes=number)) for number in range(passed))
    assert awake == minutes


def test_the_longest_waiting_comes_first_and_nobody_twice() -> None:
    line = [Waiting(1, NOW, OFFER), Waiting(2, NOW), Waiting(3, NOW)]
    assert [one.person for one in waiting.next_in_line(line, 1)] == [2]
    assert [one.person for one in waiting.next_in_line(line, 5)] == [2, 3]
    assert waiting.next_in_line(line, -1) == []


@pytest.mark.parametrize(
    ("answer", "later", "key"),
    [
        (Answer.OPEN, 2, "waiting.too-late"),
        (Answer.LAPSED, 0, "waiting.too-late"),
        (Answer.DECLINED, 0, "waiting.no-offer"),
        (Answer.TAKEN, 0, "waiting.no-offer"),  # and given back since
    ],
)
def test_what_can_no_longer_be_taken(answer: Answer, later: int, key: str) -> None:
    offer = Offer(1, 1, 7, NOW, NOW + timedelta(hours=2), answer)
    with pytest.raises(Refused) as refused:
        waiting.may_take(offer, NOW + timedelta(hours=later))
    assert refused.value.key == key


def test_the_coordinator_is_told_of_the_offer_not_of_themselves() -> None:
    with pytest.raises(Refused) as refused:
        waiting.may_place(OFFER, NOW + timedelta(days=9))
    assert refused.value.key == "waiting.over"
    waiting.may_place(OFFER, NOW)
