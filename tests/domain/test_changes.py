"""What a change of a session means: what is told to whom, and when."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise

import pytest

from bot.domain import changes
from bot.domain.changes import Change, Part, Shape, Stage, What
from bot.domain.common import Refused
from bot.domain.people import Person
from bot.domain.times import QuietHours

ZONE = "Europe/Paris"
TUESDAY = Shape(datetime(2026, 10, 13, 14), 120, 1, cancelled=False, hosts=(1,))  # noqa: DTZ001 - a wall clock
THURSDAY = replace(TUESDAY, wall=TUESDAY.wall + timedelta(days=2))
OFF = replace(TUESDAY, cancelled=True)
ELSEWHERE = replace(TUESDAY, place=2)
NOW = datetime(2026, 10, 1, 8, tzinfo=UTC)


def chain(*shapes: Shape) -> list[Change]:
    """The changes that led from one shape to the next, numbered from 1."""
    steps = enumerate(pairwise(shapes), start=1)
    return [Change(n, 1, 1, 1, What.DATE, old, new, NOW, Stage.DONE) for n, (old, new) in steps]


@pytest.mark.parametrize(
    ("before", "after", "what", "asks"),
    [
        (TUESDAY, THURSDAY, What.DATE, True),
        (TUESDAY, ELSEWHERE, What.PLACE, False),
        (TUESDAY, replace(TUESDAY, minutes=90), What.MINUTES, False),
        (TUESDAY, replace(TUESDAY, hosts=(1, 2)), What.HOSTS, False),
        (TUESDAY, OFF, What.CANCELLED, False),
        (OFF, TUESDAY, What.RESTORED, True),
        (OFF, THURSDAY, What.DATE, True),
        (OFF, ELSEWHERE, What.SEVERAL, True),
        (TUESDAY, replace(THURSDAY, place=2), What.SEVERAL, True),
    ],
)
def test_what_there_is_to_tell(before: Shape, after: Shape, what: What, asks: bool) -> None:
    news = changes.news(before, after)
    assert news is not None
    assert (news.what, news.asks) == (what, asks)


def test_there_may_be_nothing_to_tell() -> None:
    assert changes.news(TUESDAY, TUESDAY) is None
    assert changes.news(OFF, replace(THURSDAY, cancelled=True)) is None


def test_what_was_not_heard_is_told_in_one() -> None:
    moved_then_placed = chain(TUESDAY, THURSDAY, replace(THURSDAY, place=2))
    news = changes.unheard(moved_then_placed, {1: False, 2: False})
    assert news is not None
    assert (news.what, news.before, news.asks) == (What.SEVERAL, TUESDAY, True)
    after_the_first = changes.unheard(moved_then_placed, {1: True, 2: False})
    assert after_the_first is not None
    assert (after_the_first.what, after_the_first.asks) == (What.PLACE, False)
    assert changes.unheard(moved_then_placed, {1: False, 2: True}) is None  # the second told the first as well
    newcomer = changes.unheard(moved_then_placed, {2: False})
    assert newcomer is not None
    assert newcomer.what is What.PLACE


def test_back_and_forth_is_silent_unless_answers_were_lost() -> None:
    assert changes.unheard(chain(TUESDAY, ELSEWHERE, TUESDAY), {1: False, 2: False}) is None
    news = changes.unheard(chain(TUESDAY, THURSDAY, TUESDAY), {1: False, 2: False})
    assert news is not None
    assert (news.what, news.asks) == (What.RESTORED, True)
    assert changes.unheard(chain(TUESDAY, THURSDAY, TUESDAY, OFF), {1: False, 2: False, 3: False}) == changes.News(
        What.CANCELLED, TUESDAY, OFF, asks=False
    )


def test_a_cancelled_session_can_only_be_held_after_all() -> None:
    assert changes.moved(OFF, THURSDAY.wall) == THURSDAY
    others = (partial(changes.placed, OFF, 2), partial(changes.lasting, OFF, 90), partial(changes.led, OFF, (2,)))
    for refused in others:
        with pytest.raises(Refused, match="is-off"):
            refused()
    with pytest.raises(Refused, match="same"):
        changes.cancelled(OFF, is_off=True)


def test_hosts_are_added_taken_off_and_replaced() -> None:
    assert changes.with_host((1, 3), 2, leads=True) == (1, 2, 3)
    assert changes.with_host((1, 3), 1, leads=False) == (3,)
    with pytest.raises(Refused, match="same"):
        changes.led(TUESDAY, (1, 1))
    news = changes.news(TUESDAY, replace(TUESDAY, hosts=(1, 2)))
    assert news is not None
    assert changes.part(news, {1}) is Part.LEADS
    assert changes.part(news, {2}) is Part.NEWLY
    gone = changes.news(TUESDAY, replace(TUESDAY, hosts=(2,)))
    assert gone is not None
    assert changes.part(gone, {1}) is Part.NO_MORE


@pytest.mark.parametrize(
    ("leaves", "urgent"),
    [
        (datetime(2026, 10, 12, 21, tzinfo=UTC), False),  # 23 h the evening before: held until 9 h, in time for 14 h
        (datetime(2026, 10, 13, 10, 30, tzinfo=UTC), True),  # 12 h 30 of the day: the next noon is tomorrow's
        (datetime(2026, 10, 12, 9, tzinfo=UTC), False),
        (datetime(2026, 10, 13, 13, tzinfo=UTC), True),  # it runs: who is late is on the way
        (datetime(2026, 10, 13, 15, tzinfo=UTC), False),  # the old date is over, the new one is in two days
    ],
)
def test_before_the_next_noon_it_is_urgent(leaves: datetime, urgent: bool) -> None:
    assert changes.is_urgent(TUESDAY, THURSDAY, leaves, ZONE) is urgent
    assert changes.is_urgent(THURSDAY, TUESDAY, leaves, ZONE) is urgent
    (letter,) = changes.letters(replace(chain(TUESDAY, THURSDAY)[0], leaves=leaves), [7], [], ZONE)
    assert letter.urgent is urgent
    assert letter.useless == datetime(2026, 10, 15, 14, tzinfo=UTC)


def test_who_is_reached_and_until_when_the_night_holds() -> None:
    marie = Person(1, 1, "Marie", "fr")
    assert changes.reaches(marie, NOW, on_telegram=True, urgent=False)
    assert not changes.reaches(marie, NOW, on_telegram=False, urgent=True)
    assert not changes.reaches(replace(marie, stopped=True), NOW, on_telegram=True, urgent=False)
    paused = replace(marie, paused_until=NOW + timedelta(days=1))
    assert not changes.reaches(paused, NOW, on_telegram=True, urgent=False)
    assert changes.reaches(paused, NOW, on_telegram=True, urgent=True)
    night, quiet = datetime(2026, 10, 1, 21, tzinfo=UTC), QuietHours(ZONE)
    assert changes.held(quiet, night, urgent=False) == datetime(2026, 10, 2, 7, tzinfo=UTC)
    assert changes.held(quiet, night, urgent=True) is None
    assert changes.held(quiet, NOW, urgent=False) is None
