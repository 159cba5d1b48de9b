"""What is about to go, in groups, and what may be held back of it."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import upcoming
from bot.domain.common import Refused
from bot.domain.letters import Lane, Letter, Standing
from bot.domain.times import QuietHours
from bot.domain.upcoming import Hold

NOON = datetime(2026, 10, 10, 10, tzinfo=UTC)
NIGHT = datetime(2026, 10, 10, 21, tzinfo=UTC)
QUIET = Standing(QuietHours("Europe/Paris"), 7)


def letter(person: int, due: datetime = NOON, builder: str = "reminders.session") -> Letter:
    return Letter(f"{builder}:{due}:{person}", builder, person, due, lane=Lane.REMINDER)


def test_one_kind_at_one_instant_is_one_group_and_a_letter_counts_once() -> None:
    going = [(letter(1), NOON), (letter(2), NOON), (letter(1), NOON), (letter(1, NIGHT), NIGHT)]
    first, second = upcoming.groups(going, [Hold("reminders.session", NIGHT, 7)])
    assert [len(first.letters), len(second.letters)] == [2, 1]
    assert first.hold is None
    assert second.hold is not None
    assert second.hold.by == 7


def test_what_is_between_two_people_is_counted_by_the_hour_and_ones_own_day_not_at_all() -> None:
    going = [
        (letter(1, builder="strays.answer"), NOON),
        (letter(2, builder="waiting.offer"), NOON + timedelta(minutes=5)),
    ]
    (other,) = upcoming.groups([*going, (letter(1, builder="myday.letter"), NOON)], [])
    assert (other.builder, len(other.letters), other.is_open) == ("", 2, False)


def test_what_goes_is_what_would_go() -> None:
    assert upcoming.goes_at(letter(1), QUIET) == NOON
    assert upcoming.goes_at(letter(1, NIGHT), QUIET) == datetime(2026, 10, 11, 7, tzinfo=UTC)
    assert upcoming.goes_at(letter(1), Standing(QuietHours("Europe/Paris"), 7, stopped=True)) is None


def test_only_what_everybody_gets_may_be_held_back() -> None:
    kinds = ("reminders.session", "announcements.text", "strays.answer", "changes.told", "changes.host")
    found = upcoming.groups([(letter(1, builder=kind), NOON) for kind in kinds], [])
    stamp = int(NOON.timestamp())
    assert upcoming.to_hold(upcoming.find(found, "reminders.session", stamp)).may_be_held
    with pytest.raises(Refused, match="own-way"):
        upcoming.to_hold(upcoming.find(found, "announcements.text", stamp))
    with pytest.raises(Refused, match="always"):
        upcoming.to_hold(upcoming.find(found, "changes.told", stamp))
    assert {one.feature for one in found} >= {"changes", "hosts"}
    for builder, at in (("strays.answer", stamp), ("reminders.session", stamp + 1), ("x", 1)):
        with pytest.raises(Refused, match="gone"):
            upcoming.find(found, builder, at)
