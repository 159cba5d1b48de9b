"""Which sessions still wait for an answer, and which answer may be annulled."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.centres import Place
from bot.domain.common import Refused, Words
from bot.domain.replies import Replied, Reply, may_annul, unanswered
from bot.domain.workshops import Session

PLACE, WORDS = Place(1, Words("Salle"), "1 rue", 47.0, -2.2), Words("Titre")
NOW = datetime(2026, 10, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def session(number: int, starts: datetime = NOW + HOUR) -> Session:
    return Session(number, 1, 1, 1, number, WORDS, WORDS, None, starts.replace(tzinfo=None), starts, 120, PLACE)


def test_a_no_and_what_is_over_or_cancelled_waits_for_no_answer() -> None:
    every = [session(1), session(2), replace(session(3), cancelled=True), session(4, NOW), session(5, NOW + 2 * HOUR)]
    given = {2: Replied(2, 7, Reply.NOT_COMING, NOW)}
    assert [one.id for one in unanswered(every, given, NOW)] == [1, 5]


def test_only_what_was_entered_is_annulled_and_only_until_the_start() -> None:
    own = Replied(1, 7, Reply.COMING, NOW)
    entered = replace(own, entered_by=9)
    may_annul(session(1), entered, NOW)
    for one, replied, refusal in (
        (session(1), None, "annulling.not-entered"),
        (session(1), own, "annulling.not-entered"),
        (session(1, NOW), entered, "common.session-begun"),
        (replace(session(1), cancelled=True), entered, "common.session-cancelled"),
    ):
        with pytest.raises(Refused) as refused:
            may_annul(one, replied, NOW)
        assert refused.value.key == refusal
