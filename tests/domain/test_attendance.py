"""Until when attendance is noted, what is true of those whom nobody saw, and who is written to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import attendance
from bot.domain.attendance import Counts, Guest, Mark, Seen
from bot.domain.centres import Place
from bot.domain.common import Refused, Words
from bot.domain.people import Person
from bot.domain.replies import Replied, Reply
from bot.domain.times import DAY, Window
from bot.domain.workshops import Session

PLACE, WORDS = Place(1, Words("Salle"), "1 rue", 47.0, -2.2), Words("Titre")
WALL = datetime.fromisoformat("2026-10-20T14:00")
STARTS = datetime(2026, 10, 20, 12, tzinfo=UTC)
ENDS = STARTS + timedelta(hours=2)
MINUTE = timedelta(minutes=1)
GROUP = [Person(number, 1, name, "fr") for number, name in enumerate(("rose", "Léa", "Marie"), 1)]
LEA_SAID_NO = {2: Replied(1, 2, Reply.NOT_COMING, STARTS), 3: Replied(1, 3, Reply.COMING, STARTS)}


def session(*, cancelled: bool = False) -> Session:
    return Session(1, 1, 1, 1, 2, WORDS, WORDS, None, WALL, STARTS, 120, PLACE, cancelled)


@pytest.mark.parametrize(
    ("now", "cancelled", "refusal"),
    [
        (STARTS - MINUTE, False, "attendance.not-yet"),
        (STARTS, False, None),
        (ENDS + 7 * DAY - MINUTE, False, None),
        (ENDS + 7 * DAY, False, "attendance.closed"),
        (ENDS, True, "common.session-cancelled"),
    ],
)
def test_from_the_start_until_a_week_after_the_end(now: datetime, cancelled: bool, refusal: str | None) -> None:
    assert attendance.is_open(session(cancelled=cancelled), now) is (refusal is None)
    if refusal is None:
        attendance.may_mark(session(), now)
        return
    with pytest.raises(Refused) as refused:
        attendance.may_mark(session(cancelled=cancelled), now)
    assert refused.value.key == refusal


def test_a_pause_excuses_until_it_is_over() -> None:
    away = [replace(GROUP[0], paused_until=STARTS + MINUTE), replace(GROUP[1], paused_until=STARTS), GROUP[2]]
    assert attendance.excused(session(), away, {}) == {GROUP[0].id}
    assert attendance.excused(session(), GROUP, LEA_SAID_NO) == {2}


def test_noting_moves_nobody_and_those_who_had_said_no_stand_last() -> None:
    before = attendance.lines(GROUP, {}, {2})
    after = attendance.lines(GROUP, {1: Seen(1, Mark.HERE, 9)}, {2})
    assert [line.person.name for line in before] == [line.person.name for line in after] == ["Marie", "rose", "Léa"]
    assert [line.mark for line in after] == [None, Mark.HERE, None]
    assert attendance.counts(after) == Counts(here=1, excused=0, absent=0, open=2)


def test_nobody_else_was_there_and_who_had_said_so_is_excused() -> None:
    found = attendance.lines(GROUP, {1: Seen(1, Mark.HERE, 9)}, {2})
    assert attendance.others(found, {2}) == {2: Mark.EXCUSED, 3: Mark.ABSENT}


def test_who_took_a_place_later_is_not_missed_but_may_have_been_there() -> None:
    found = attendance.lines(GROUP, {1: Seen(1, Mark.HERE, 9)}, {2}, {3})
    assert found[-1].person.name == "Marie"
    assert attendance.others(found, {2}) == {2: Mark.EXCUSED}
    assert attendance.counts(found).open == 1
    seen = attendance.lines(GROUP, {3: Seen(3, Mark.HERE, 9)}, (), {3})
    assert attendance.counts(seen) == Counts(here=1, excused=0, absent=0, open=2)


def test_a_session_has_so_many_guests() -> None:
    attendance.may_bring([Guest(1, "Zoé")] * (attendance.GUESTS - 1))
    with pytest.raises(Refused, match=r"attendance\.many-guests"):
        attendance.may_bring([Guest(1, "Zoé")] * attendance.GUESTS)


def test_hosts_at_the_end_and_coordinators_a_day_later() -> None:
    host, team = attendance.asking(session(), 7), attendance.missing(session(), 8)
    assert (host.due, host.useless, host.subject) == (ENDS, ENDS + 7 * DAY, 1)
    assert (team.due, team.useless) == (ENDS + DAY, ENDS + 7 * DAY)
    assert host.key != attendance.asking(session(), 8).key
    for due in (host.due, team.due):
        assert STARTS in attendance.starting_before(Window(due - MINUTE, due))
    assert not attendance.is_forgotten(session(), ENDS + DAY - MINUTE)
    assert attendance.is_forgotten(session(), ENDS + DAY)
    assert attendance.is_still(session(), "20261020T1200")
    assert not attendance.is_still(session(), "20261020T1400")
    assert not attendance.is_still(session(cancelled=True), "20261020T1200")


def test_anything_else_is_an_old_button() -> None:
    with pytest.raises(Refused, match=r"common\.old-button"):
        attendance.parse("maybe")
