"""Who may be taken off the team, and who hears of it."""

from datetime import UTC, datetime

import pytest

from bot.domain import team
from bot.domain.common import Refused, Role
from bot.domain.people import Person
from bot.domain.team import Colleague

NOW = datetime(2026, 10, 1, 8, tzinfo=UTC)
NADIA, LEA = Person(1, 1, "Nadia", "fr"), Person(2, 1, "Léa", "fr")
BOTH = Colleague(LEA, Role.HOST, NOW)


def test_the_last_coordinator_stays() -> None:
    alone = [Colleague(NADIA, Role.COORDINATOR, NOW), BOTH]
    with pytest.raises(Refused, match="last"):
        team.leaving(alone, 1, Role.COORDINATOR)
    assert team.leaving(alone, 2, Role.HOST) is BOTH
    two = [*alone, Colleague(LEA, Role.COORDINATOR, NOW)]
    assert team.leaving(two, 1, Role.COORDINATOR).person == NADIA
    with pytest.raises(Refused, match="not-in"):
        team.leaving(two, 1, Role.HOST)


def test_an_old_button_takes_off_nobody_who_was_invited_anew() -> None:
    team.same(BOTH, BOTH.stamp)
    with pytest.raises(Refused, match="old-button"):
        team.same(BOTH, BOTH.stamp - 1)


def test_everybody_hears_once_but_those_whom_it_is_about() -> None:
    found = [Colleague(NADIA, Role.COORDINATOR, NOW), Colleague(LEA, Role.COORDINATOR, NOW), BOTH]
    assert team.told(found, Role.HOST, 1, None) == [2]


@pytest.mark.parametrize("word", ["coming", "x", "operator", ""])
def test_no_other_role_is_given_or_taken_here(word: str) -> None:
    with pytest.raises(Refused, match="old-button"):
        team.parse(word)
