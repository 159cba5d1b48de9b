"""Which audiences a button can name, and which groups a session makes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import audiences
from bot.domain.audiences import OFFERED, PAST, Audience, Whom
from bot.domain.centres import Place
from bot.domain.common import Refused, Words
from bot.domain.workshops import Session

PLACE, WORDS = Place(1, Words("Salle"), "1 rue", 47.0, -2.2), Words("Titre")
NOW = datetime(2026, 10, 20, 12, tzinfo=UTC)


def session(number: int, days: int) -> Session:
    at = NOW + timedelta(days=days)
    return Session(number, 1, 1, 1, number, WORDS, WORDS, None, at.replace(tzinfo=None), at, 120, PLACE)


def test_a_button_names_a_group_or_what_was_said_of_a_session() -> None:
    assert audiences.chosen(0, "enrolled", 0) == Audience(None)
    assert audiences.chosen(3, "silent", 7) == Audience(3, Whom.SILENT, 7)
    assert audiences.chosen(3, "with-hosts", 0).with_hosts


@pytest.mark.parametrize(("whom", "session"), [("x", 0), ("coming", 0), ("enrolled", 7), ("", 1)])
def test_anything_else_is_an_old_button(whom: str, session: int) -> None:
    with pytest.raises(Refused) as refused:
        audiences.chosen(1, whom, session)
    assert refused.value.key == "common.old-button"


def test_answers_until_a_session_is_over_and_who_was_there_once_it_is_noted() -> None:
    running, over = session(1, 0), session(2, -1)
    assert audiences.of_session(running, noted=False, now=NOW) == (Whom.COMING, Whom.SILENT)
    assert audiences.of_session(running, noted=True, now=NOW) == (Whom.COMING, Whom.SILENT, Whom.CAME)
    assert audiences.of_session(over, noted=True, now=NOW) == (Whom.CAME,)
    assert audiences.of_session(over, noted=False, now=NOW) == ()
    assert audiences.of_session(replace(running, cancelled=True), noted=True, now=NOW) == ()


def test_the_last_sessions_that_are_over_are_offered_before_the_next_ones() -> None:
    every = [session(number, number - 10) for number in range(1, 20)]
    found = [one.id for one in audiences.offered(every, {1, 4, 5, 7}, NOW)]
    assert found[:PAST] == [4, 5, 7]
    assert found[PAST] == 10
    assert len(found) == OFFERED
    assert audiences.offered(every, (), NOW)[0].id == 10
