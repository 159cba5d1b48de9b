"""The outbox: owed once, taken in order, one a chat, and never without an end that somebody can see."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection, select

from bot.domain.letters import Lane, Letter, State
from storage import outbox, people
from storage.outbox import Owed, Stamp
from storage.sealing import Vault
from tests.storage.conftest import Opens

BOT = 1000
NOW = datetime(2026, 10, 13, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def db(opens: Opens) -> Connection:
    """Three people with Telegram, whose chats are 501, 502 and 503, and one without."""
    db = opens(Vault(bytes(32), lambda: date(2026, 10, 13)))
    for person in (1, 2, 3, 4):
        people.add(db, 1, f"P{person}", "fr", NOW)
        if person < 4:
            people.link(db, BOT, 500 + person, 500 + person, person, NOW)
    return db


def letter(key: str, person: int = 1, lane: Lane = Lane.NOTICE, hours: float = 0, *, counted: bool = False) -> Letter:
    return Letter(key, "hello", person, NOW + hours * HOUR, {"word": key}, lane=lane, counted=counted)


def owe(db: Connection, *letters: Letter) -> None:
    for one in letters:
        outbox.post(db, BOT, one, NOW)


def due(db: Connection, now: datetime = NOW, limit: int = 9, busy: tuple[int, ...] = ()) -> list[str]:
    return [owed.key for owed in outbox.due(db, BOT, now, limit, busy)]


def state(db: Connection, key: str) -> tuple[State, str | None]:
    found = outbox.standing(db, key)
    assert found is not None
    return found[:2]


def claimed(db: Connection, key: str) -> int:
    number: int = db.scalars(select(outbox.letters.c.id).where(outbox.letters.c.key == key)).one()
    outbox.claim(db, [number])
    return number


def test_a_key_is_owed_once_for_ever(db: Connection) -> None:
    assert outbox.post(db, BOT, letter("a"), NOW)
    assert not outbox.post(db, BOT, letter("a", hours=1), NOW)
    outbox.stamp(db, [Stamp(claimed(db, "a"), State.SENT, message=9, at=NOW)])
    assert not outbox.post(db, BOT, letter("a"), NOW)
    assert due(db) == []


def test_what_somebody_without_telegram_is_owed_ends_at_once(db: Connection) -> None:
    owe(db, letter("a", person=4))
    assert state(db, "a") == (State.DEAD, "no_telegram")
    assert due(db) == []


def test_the_lowest_lane_goes_first_then_the_oldest_one_a_chat(db: Connection) -> None:
    owe(db, letter("late", 1, hours=-1), letter("later", 1), letter("told", 2, Lane.ANNOUNCEMENT, -5), letter("new", 3))
    assert due(db) == ["late", "new", "told"]
    assert due(db, busy=(501,)) == ["new", "told"]
    assert due(db, limit=1) == ["late"]


def test_a_long_line_for_one_chat_keeps_nobody_waiting_for_ever(db: Connection) -> None:
    owe(db, *(letter(f"a{number}", 1, hours=-2) for number in range(50)), letter("b", 2))
    assert due(db, limit=4) == ["a0"]
    assert due(db, limit=4, busy=(501,)) == ["b"]


def test_what_is_not_due_says_when_it_will_be(db: Connection) -> None:
    owe(db, letter("a", hours=2), letter("b", hours=1), letter("c", hours=-1))
    assert due(db) == ["c"]
    assert outbox.next_due(db, BOT, NOW) == NOW + HOUR
    assert outbox.next_due(db, BOT + 1, NOW) is None
    assert due(db, NOW + HOUR) == ["c"]
    assert due(db, NOW + HOUR, busy=(502,)) == ["c"]


def test_at_an_end_nothing_is_left_of_what_it_said(db: Connection) -> None:
    ends = (State.SENT, State.DEAD, State.EXPIRED, State.UNKNOWN)
    owe(db, *(letter(end) for end in ends))
    for end in ends:
        outbox.stamp(db, [Stamp(claimed(db, end), end, "why", at=NOW)])
        assert state(db, end) == (end, "why")
    assert set(db.scalars(select(outbox.letters.c.body))) == {None}


def test_what_is_put_back_goes_again_and_an_unused_try_does_not_count(db: Connection) -> None:
    owe(db, letter("a"))
    for unused, tries in ((False, 1), (True, 1), (True, 1), (False, 2)):
        outbox.stamp(db, [Stamp(claimed(db, "a"), State.TODO, "again", due=NOW + HOUR, unused=unused)])
        assert due(db) == []
        (owed,) = outbox.due(db, BOT, NOW + HOUR, 9, ())
        assert (owed.tries, owed.body) == (tries, '{"word": "a"}')


@pytest.mark.parametrize(
    ("lane", "tries", "end"),
    [
        (Lane.NOTICE, 1, State.TODO),
        (Lane.REMINDER, 2, State.TODO),
        (Lane.REMINDER, 3, State.UNKNOWN),
        (Lane.ANNOUNCEMENT, 1, State.UNKNOWN),
    ],
)
def test_what_was_being_sent_goes_again_or_is_shown(db: Connection, lane: Lane, tries: int, end: State) -> None:
    owe(db, letter("a", lane=lane))
    for _ in range(tries):
        claimed(db, "a")
    told = outbox.recover(db, BOT, NOW, 2)
    assert state(db, "a")[0] is end
    assert told == ([("hello", "a")] if end is State.UNKNOWN else [])
    assert outbox.recover(db, BOT, NOW, 2) == []


def test_a_reply_is_born_in_the_air(db: Connection) -> None:
    owed = outbox.reply(db, BOT, Owed(0, "reply:1", 501, 1, 1, "fr", Lane.REPLY, "", "[]"), NOW, State.SENDING)
    assert (state(db, "reply:1"), owed.tries) == ((State.SENDING, None), 1)
    assert due(db) == []
    outbox.recover(db, BOT, NOW, 2)
    (again,) = outbox.due(db, BOT, NOW, 9, ())
    assert again == replace(owed, due=NOW, asked=True)


def test_only_what_counts_and_was_sent_this_week_counts(db: Connection) -> None:
    for hours in (-1, -24 * 7, -24 * 7 - 1):
        owe(db, letter(f"a{hours}", counted=True))
        outbox.stamp(db, [Stamp(claimed(db, f"a{hours}"), State.SENT, at=NOW + hours * HOUR)])
    owe(db, letter("b"), letter("c", counted=True), letter("d", 2, counted=True))
    outbox.stamp(db, [Stamp(claimed(db, "b"), State.SENT, at=NOW), Stamp(claimed(db, "d"), State.SENT, at=NOW)])
    assert outbox.counted_since(db, 1, NOW) == (NOW - HOUR,)


def test_how_letters_stand(db: Connection) -> None:
    owe(db, letter("x:1", 1), letter("x:2", 2), letter("x%", 3), letter("xx:3", 3))
    outbox.stamp(db, [Stamp(claimed(db, "x:1"), State.SENT, message=9, at=NOW)])
    assert outbox.standings(db, "x:") == {1: (State.SENT, None), 2: (State.TODO, None)}
    assert outbox.standings_of(db, ["x:1", "never"]) == {"x:1": (State.SENT, None, NOW)}
    assert outbox.standing(db, "never") is None
    assert outbox.lane_of(db, 501, 9) is Lane.NOTICE
    assert outbox.lane_of(db, 502, 9) is None
