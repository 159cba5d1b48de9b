"""Waves: dated by where the sessions really are."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.domain import times, waves
from bot.domain.centres import Place
from bot.domain.common import Refused, Words
from bot.domain.workshops import Phase, Session

ZONE = "Europe/Paris"
PLACE = Place(1, Words("Salle"), "", 0, 0)
PHASES = [Phase(11, 1, 1, Words("Un")), Phase(12, 1, 2, Words("Deux"))]
MOOD: dict[str, Any] = {"kind": "yes_no", "asks": {"fr": "?", "en": "?"}, "faces": [], "situations": {}}


def wall(year: int, month: int, day: int, hour: int) -> datetime:
    """What a clock on the wall shows."""
    return datetime.combine(date(year, month, day), time(hour))


def session(number: int, phase: int, at: datetime) -> Session:
    words = Words("Séance")
    return Session(number, 1, 1, phase, number, words, words, None, at, times.instant(at, ZONE), 120, PLACE)


SESSIONS = [
    session(1, 11, wall(2026, 10, 13, 14)),
    session(2, 11, wall(2026, 10, 20, 14)),
    session(3, 12, wall(2026, 11, 30, 14)),
]


def wave(moment: str, phase: str | None = None, days: int = 0, months: int = 0) -> dict[str, Any]:
    title = {"fr": "Vague", "en": "Wave"}
    return {
        "title": title, "moment": moment, "phase": phase, "days": days, "months": months,
        "at": "10:00:00", "questions": ["mood"],
    }  # fmt: skip


def dates(sessions: list[Session], **told: dict[str, Any]) -> dict[str, datetime]:
    programme = {
        "phases": {"un": {}, "deux": {}},
        "waves": told,
        "questions": {"version": 1, "questions": {"mood": MOOD}},
    }
    return {one.slug: times.wall(one.at, ZONE) for one in waves.waves(programme, PHASES, sessions, ZONE)}


def test_each_moment_has_its_session() -> None:
    told = {"z": wave("end", months=3), "a": wave("start", days=-1), "p": wave("phase", "un", days=1)}
    assert dates(SESSIONS, **told) == {
        "a": wall(2026, 10, 12, 10),
        "p": wall(2026, 10, 21, 10),
        "z": wall(2027, 2, 28, 10),
    }


def test_moved_and_cancelled_sessions_move_the_waves() -> None:
    late = replace(SESSIONS[0], wall=wall(2026, 12, 8, 14), starts=datetime(2026, 12, 8, 13, tzinfo=UTC))
    assert dates([late, *SESSIONS[1:]], a=wave("end", days=1)) == {"a": wall(2026, 12, 9, 10)}
    gone = [*SESSIONS[:2], replace(SESSIONS[2], cancelled=True)]
    assert dates(gone, a=wave("end", days=1)) == {"a": wall(2026, 10, 21, 10)}
    assert dates(gone, a=wave("phase", "deux")) == {}
    assert dates([replace(one, cancelled=True) for one in SESSIONS], a=wave("start")) == {}


def test_a_wave_ends_where_the_next_begins() -> None:
    told = {"a": wave("start"), "b": wave("start", days=7), "c": wave("end")}
    programme = {"phases": {}, "waves": told, "questions": {"version": 1, "questions": {"mood": MOOD}}}
    first, second, third = waves.waves(programme, PHASES, SESSIONS, ZONE)
    assert first.useless == first.closes == second.at
    assert second.useless == second.at + timedelta(days=14)
    assert second.closes == second.at + timedelta(days=30)
    assert third.closes == third.at + timedelta(days=30)
    known = (first, second, third)
    assert waves.current(known, first.at - timedelta(seconds=1)) is None
    assert waves.current(known, second.at) is second
    assert waves.upcoming(known, second.at) is third
    assert waves.current(known, second.closes) is None


def test_a_wave_by_its_name() -> None:
    with pytest.raises(Refused, match=r"common\.gone"):
        waves.named((), "month-6")


def test_a_programme_without_waves_has_none() -> None:
    programme = {"questions": {"version": 1, "questions": {}}}
    assert waves.waves(programme, PHASES, SESSIONS, ZONE) == ()


def test_how_long_it_takes() -> None:
    assert [waves.minutes(questions) for questions in (1, 3, 6, 8)] == [1, 1, 2, 3]
