"""Who comes, who is silent, and what may be entered for whom."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import roster
from bot.domain.centres import Place
from bot.domain.common import Refused, Words
from bot.domain.people import Person
from bot.domain.replies import Replied, Reply, Tally
from bot.domain.roster import Member, Reach
from bot.domain.workshops import Session

NOW = datetime(2026, 10, 1, 8, tzinfo=UTC)
PLACE = Place(1, Words("Salle"), "1 rue", 47.0, -2.2)
SESSIONS = [
    Session(
        number, 1, 1, 1, number, Words("Titre"), Words(""), None, datetime(2026, 10, number, 14),  # noqa: DTZ001 - a wall clock
        datetime(2026, 10, number, 12, tzinfo=UTC), 120, PLACE,
    )
    for number in range(1, 21)
]  # fmt: skip


def member(number: int, name: str = "Marie", *, on_telegram: bool = True, enrolled: bool = True) -> Member:
    return Member(Person(number, 1, name, "fr"), NOW, on_telegram, enrolled)


def replied(person: int, reply: Reply, *, late: bool = False) -> Replied:
    return Replied(1, person, reply, NOW, late)


def test_those_who_come_first_the_silent_last() -> None:
    people = [member(1, "zoé"), member(2, "Anne"), member(3, "Béa"), member(4, "Cléo"), member(5, "Dora")]
    said = {1: Reply.COMING, 2: Reply.NOT_COMING, 3: Reply.UNSURE, 5: Reply.COMING}
    found = roster.lines(people, {person: replied(person, reply) for person, reply in said.items()})
    assert [line.member.person.name for line in found] == ["Dora", "zoé", "Béa", "Anne", "Cléo"]


def test_figures() -> None:
    paused = replace(member(3).person, paused_until=NOW + timedelta(days=1))
    blocked = replace(member(2).person, unreachable=True)
    people = [
        member(1),
        replace(member(2), person=blocked),
        replace(member(3), person=paused),
        member(4, on_telegram=False),
    ]
    given = {1: replied(1, Reply.COMING, late=True), 2: replied(2, Reply.NOT_COMING, late=True)}
    counts = roster.counts(roster.lines(people, given), NOW)
    assert (counts.replies, counts.late, counts.unreachable, counts.paused) == (Tally(1, 0, 1, 2), 1, 2, 1)
    assert [one.reach for one in people] == [Reach.TELEGRAM, Reach.BLOCKED, Reach.TELEGRAM, Reach.WITHOUT]


def test_a_pause_ends() -> None:
    paused = replace(member(1).person, paused_until=NOW)
    assert not replace(member(1), person=paused).is_paused(NOW)


def test_the_next_session_is_the_one_that_runs_or_comes() -> None:
    first = SESSIONS[0]
    assert roster.next_session(SESSIONS, first.starts + timedelta(minutes=119)) is first
    assert roster.next_session(SESSIONS, first.ends) is SESSIONS[1]
    cancelled = [replace(first, cancelled=True), *SESSIONS[1:]]
    assert roster.next_session(cancelled, NOW) is SESSIONS[1]
    assert roster.next_session(SESSIONS, NOW + timedelta(days=400)) is SESSIONS[-1]
    with pytest.raises(Refused, match=r"roster\.no-session"):
        roster.next_session([], NOW)


def test_the_chosen_session_is_among_those_shown() -> None:
    for chosen in SESSIONS:
        assert chosen in roster.around(SESSIONS, chosen)


def test_what_may_be_entered() -> None:
    roster.may_enter(member(1), SESSIONS[0], NOW)
    wish = member(1, enrolled=False)
    with pytest.raises(Refused, match=r"roster\.only-wished"):
        roster.may_enter(wish, SESSIONS[0], NOW)
    with pytest.raises(Refused, match=r"common\.session-begun"):
        roster.may_enter(member(1), SESSIONS[0], SESSIONS[0].starts)
    assert roster.answerable(wish, SESSIONS, NOW) == []
    assert roster.answerable(member(1), SESSIONS, SESSIONS[17].starts) == SESSIONS[18:]
