"""Outings: who is reminded when, who is told, whose answer still holds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import outings, times
from bot.domain.common import Refused
from bot.domain.outings import Answer, Answered, Kind, Mine, Outing
from bot.domain.times import Window

ZONE = "Europe/Paris"
WALL = datetime(2026, 10, 3, 14)  # noqa: DTZ001 - a wall clock
STARTS = times.instant(WALL, ZONE)
PROPOSED = datetime(2026, 10, 1, 8, tzinfo=UTC)
WALK = Outing(7, 1, 1, 4, Kind.WALK, WALL, STARTS, "au port", False, 0, 0, 0, PROPOSED)
AGES = Window(PROPOSED, PROPOSED + timedelta(days=30))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of October 2026, by the wall clock."""
    return times.instant(datetime(2026, 10, day, hour, minute), ZONE)  # noqa: DTZ001 - a wall clock


@pytest.mark.parametrize(
    ("changed", "due"),
    [
        (PROPOSED, at(2, 18)),
        (at(2, 17, 59), at(2, 18)),
        (at(2, 18), at(3, 12)),
        (at(3, 11, 59), at(3, 12)),
        (at(3, 12), None),
    ],
)
def test_the_reminder_goes_the_evening_before_or_two_hours_before(changed: datetime, due: datetime | None) -> None:
    assert outings.reminder_at(replace(WALK, changed_at=changed), ZONE) == due


def test_reminders_fall_into_one_window_only() -> None:
    due = at(2, 18)
    assert [letter.person for letter in outings.reminders(WALK, [4, 5], ZONE, AGES)] == [4, 5]
    assert not outings.reminders(WALK, [4], ZONE, Window(due, due + timedelta(hours=1)))
    assert outings.reminders(WALK, [4], ZONE, Window(due - timedelta(minutes=1), due))


def test_another_date_has_reminders_of_its_own() -> None:
    first = outings.reminders(WALK, [4], ZONE, AGES)[0]
    again = outings.reminders(replace(WALK, moved=1, version=1), [4], ZONE, AGES)[0]
    assert first.key != again.key
    assert first.useless == STARTS


def test_a_yes_to_another_date_is_asked_for_again() -> None:
    moved = replace(WALK, version=2, moved=2, moved_day=1)
    assert outings.mine(moved, None) is Mine.NONE
    assert outings.mine(moved, Answered(5, Answer.COMING, 0)) is Mine.CONFIRM_DAY
    assert outings.mine(moved, Answered(5, Answer.COMING, 1)) is Mine.CONFIRM_HOUR
    assert outings.mine(moved, Answered(5, Answer.COMING, 2)) is Mine.COMING
    assert outings.mine(moved, Answered(5, Answer.NOT_COMING, 0)) is Mine.NOT_COMING
    assert not outings.still_holds(moved, Answer.COMING, 1)
    assert outings.still_holds(moved, Answer.NOT_COMING, 0)


def test_who_said_yes_to_another_date_stands_apart() -> None:
    moved = replace(WALK, version=1, moved=1)
    given = [Answered(4, Answer.COMING, 1), Answered(5, Answer.COMING, 0), Answered(6, Answer.NOT_COMING, 0)]
    assert outings.confirmed(moved, given) == ([4], [5])
    assert outings.confirmed(WALK, given) == ([4, 5], [])
    assert outings.comers(given) == [4, 5]


def test_an_outing_is_past_when_its_day_is_over() -> None:
    assert not outings.is_past(WALK, at(3, 13))
    assert not outings.is_past(WALK, at(3, 23, 59))
    assert outings.is_past(WALK, at(4, 0))


def test_the_others_get_what_they_wish() -> None:
    letters = outings.invitations(WALK, {5: True, 6: False, 8: None, 9: None}, [9], PROPOSED)
    assert [(letter.builder, letter.person) for letter in letters] == [("outings.card", 5), ("outings.ask", 8)]
    assert all(letter.counted and not letter.asked and letter.useless == STARTS for letter in letters)


def test_a_card_that_was_asked_for_does_not_count() -> None:
    card = outings.card(WALK, 4, PROPOSED, asked=True)
    assert card.asked
    assert not card.counted
    assert card.subject == WALK.id


@pytest.mark.parametrize(
    ("starts", "before", "now", "urgent"),
    [
        (at(3, 10), at(3, 10), at(2, 21), True),
        (at(3, 14), at(3, 14), at(2, 21), False),
        (at(3, 14), at(3, 14), at(3, 10), False),
        (at(3, 14), at(3, 14), at(3, 12), True),
        (at(9, 14), at(3, 10), at(2, 21), True),
        (at(3, 10), at(9, 14), at(2, 21), True),
    ],
)
def test_news_is_urgent_before_the_next_noon(starts: datetime, before: datetime, now: datetime, urgent: bool) -> None:
    letter = outings.told(replace(WALK, starts=starts), before, [5], now, ZONE)[0]
    assert letter.urgent is urgent
    assert not letter.counted


def test_who_may_change_what() -> None:
    outings.may_change(WALK, 4, PROPOSED, coordinates=False)
    outings.may_change(WALK, 9, PROPOSED, coordinates=True)
    for outing, now in ((WALK, PROPOSED), (replace(WALK, proposer=9, cancelled=True), PROPOSED), (WALK, STARTS)):
        with pytest.raises(Refused):
            outings.may_change(outing, 9, now, coordinates=outing.cancelled)


def test_answers_are_two() -> None:
    assert outings.answer("coming") is Answer.COMING
    with pytest.raises(Refused):
        outings.answer("unsure")
