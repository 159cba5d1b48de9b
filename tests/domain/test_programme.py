"""Which phase the programme opens at."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain import programme, times
from bot.domain.centres import Place
from bot.domain.common import Words
from bot.domain.workshops import Phase, Session, Workshop

WORDS = Words("Estime de soi")
WORKSHOP = Workshop(1, 1, "estime", WORDS, WORDS, date(2026, 10, 12), 9, is_open=True)
PHASES = [Phase(number, 1, number, WORDS) for number in (1, 2, 3)]
PLACE = Place(1, WORDS, "12 rue du Vieux Moulin", 47.0, -2.2)
WALL = datetime.fromisoformat("2026-10-13 14:00")
START = times.instant(WALL, "Europe/Paris")
ONE = Session(1, 1, 1, 1, 1, WORDS, WORDS, None, WALL, START, 120, PLACE)
TWO = replace(ONE, id=2, phase=2, starts=START + timedelta(days=7))


def test_an_empty_phase_is_left_out() -> None:
    assert [part.phase.id for part in programme.parts(WORKSHOP, PHASES, [ONE, TWO])] == [1, 2]


def test_it_opens_at_the_phase_of_the_next_session() -> None:
    parts = programme.parts(WORKSHOP, PHASES, [ONE, TWO])
    assert programme.opening(parts, START).phase.id == 1  # it goes on
    assert programme.opening(parts, ONE.ends).phase.id == 2
    assert programme.opening(parts, TWO.ends).phase.id == 2  # all is over


def test_a_cancelled_session_is_not_the_next_one() -> None:
    parts = programme.parts(WORKSHOP, PHASES, [replace(ONE, cancelled=True), TWO])
    assert programme.opening(parts, START).phase.id == 2
