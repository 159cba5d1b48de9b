"""Who is asked why, who is written to after an absence, and when help is still help."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from bot.domain import reasons, times
from bot.domain.attendance import Mark
from bot.domain.centres import Place
from bot.domain.common import Refused, Words
from bot.domain.reasons import Help, Wish
from bot.domain.replies import Replied, Reply
from bot.domain.times import DAY
from bot.domain.workshops import Session

PLACE, WORDS = Place(1, Words("Salle"), "1 rue", 47.0, -2.2), Words("Titre")
PARIS = "Europe/Paris"
HOUR = timedelta(hours=1)


def session(wall: str = "2026-10-20T14:00") -> Session:
    at = datetime.fromisoformat(wall)
    return Session(1, 1, 1, 1, 2, WORDS, WORDS, None, at, times.instant(at, PARIS), 120, PLACE)


CANCELLED = replace(session(), cancelled=True)
STARTS, ENDS = session().starts, session().ends


def said(reply: Reply | None) -> Replied | None:
    return None if reply is None else Replied(1, 7, reply, datetime(2026, 10, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("reply", "mark", "stands", "missed"),
    [
        (Reply.NOT_COMING, None, True, False),
        (Reply.NOT_COMING, Mark.ABSENT, True, False),
        (Reply.NOT_COMING, Mark.EXCUSED, True, False),
        (Reply.NOT_COMING, Mark.HERE, False, False),
        (Reply.COMING, None, False, False),
        (Reply.COMING, Mark.ABSENT, True, True),
        (Reply.UNSURE, Mark.ABSENT, True, True),
        (None, Mark.ABSENT, True, True),
        (None, Mark.EXCUSED, False, False),
        (None, None, False, False),
    ],
)
def test_a_no_or_an_absence_has_a_reason_and_only_silence_is_missed(
    reply: Reply | None, mark: Mark | None, stands: bool, missed: bool
) -> None:
    assert (reasons.stands(said(reply), mark), reasons.missed(said(reply), mark)) == (stands, missed)


@pytest.mark.parametrize(
    ("noted", "due"),
    [
        ("2026-10-20T18:00", "2026-10-21T10:00"),
        ("2026-10-20T14:30", "2026-10-21T10:00"),  # before the end
        ("2026-10-22T09:00", "2026-10-23T10:00"),
        ("2026-10-24T12:00", None),  # "we missed you" would come out of nothing
    ],
)
def test_a_kind_word_the_next_morning_at_ten(noted: str, due: str | None) -> None:
    now = times.instant(datetime.fromisoformat(noted), PARIS)
    letter = reasons.letter(session(), 7, now, PARIS)
    if due is None:
        assert letter is None
        return
    assert letter is not None
    assert (times.wall(letter.due, PARIS), letter.counted) == (datetime.fromisoformat(due), True)
    assert letter.useless == letter.due + DAY


def test_at_ten_by_the_clock_on_the_wall_when_it_goes_back() -> None:
    letter = reasons.letter(session("2026-10-24T14:00"), 7, datetime(2026, 10, 24, 16, tzinfo=UTC), PARIS)
    assert letter is not None
    assert times.wall(letter.due, PARIS) == datetime.fromisoformat("2026-10-25T10:00")


def test_an_absence_is_spoken_about_from_the_next_morning_for_a_few_days() -> None:
    walls = ("2026-10-21T09:59", "2026-10-21T10:00", "2026-10-24T15:59", "2026-10-24T16:00")
    instants = [times.instant(datetime.fromisoformat(wall), PARIS) for wall in walls]
    assert [reasons.is_topical(session(), now, PARIS) for now in instants] == [False, True, True, False]
    assert not reasons.is_topical(CANCELLED, instants[1], PARIS)
    assert all(reasons.ended_lately(now).start < STARTS <= now for now in instants)


def test_a_lift_until_the_session_begins_and_a_call_as_long_as_it_is_topical() -> None:
    lift = Wish(1, 7, Help.LIFT, host_may_know=False, at=STARTS - 2 * DAY)
    call = replace(lift, kind=Help.CALL)
    assert lift.key != call.key
    wants = partial(reasons.wants_call, takes_part=True)
    assert [wants(lift, session(), now) for now in (STARTS - HOUR, STARTS)] == [True, False]
    assert not wants(lift, CANCELLED, STARTS - HOUR)
    assert [wants(call, session(), call.at + after) for after in (59 * DAY, 60 * DAY)] == [True, False]
    assert [reasons.wants_call(one, session(), call.at, takes_part=False) for one in (lift, call)] == [False, True]
    assert [reasons.is_urgent(lift, session(), STARTS - before) for before in (DAY, DAY - HOUR)] == [False, True]
    assert not reasons.is_urgent(call, session(), STARTS - HOUR)
    reasons.may_ask(session(), Help.LIFT, STARTS - HOUR)
    reasons.may_ask(CANCELLED, Help.CALL, ENDS)
    for one, now, refusal in (
        (session(), STARTS, "common.session-begun"),
        (CANCELLED, STARTS - HOUR, "common.session-cancelled"),
    ):
        with pytest.raises(Refused) as refused:
            reasons.may_ask(one, Help.LIFT, now)
        assert refused.value.key == refusal


def test_a_lift_is_offered_to_who_comes_or_is_not_sure() -> None:
    before = STARTS - HOUR
    offered = [reasons.may_need_lift(session(), said(reply), before) for reply in (None, *Reply)]
    assert offered == [False, True, False, True]
    assert not reasons.may_need_lift(session(), said(Reply.COMING), STARTS)
    assert not reasons.may_need_lift(CANCELLED, said(Reply.COMING), before)


def test_the_next_session_to_be_awaited_at() -> None:
    later = session("2026-10-27T14:00")
    assert reasons.next_one([later, CANCELLED, session("2026-11-03T14:00")], STARTS - HOUR) == later
    assert reasons.next_one([session()], STARTS) is None


def test_anything_else_is_an_old_button() -> None:
    for parse in (reasons.parse_reason, reasons.parse_help):
        with pytest.raises(Refused, match=r"common\.old-button"):
            parse("money")
