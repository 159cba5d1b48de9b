"""Wishes to be called."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import contact
from bot.domain.contact import Wish
from bot.domain.people import Person

NOW = datetime(2026, 10, 5, 9, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["06 12 34 56 78", "+33 6 12 34 56 78", "06.12.34.56.78", " 0612345678\n"])
def test_a_number_is_kept_as_it_was_written(typed: str) -> None:
    assert contact.phone(typed) == typed.strip()


@pytest.mark.parametrize("typed", ["bonjour", "52", "06 12 34 56 78 merci", "1" * 16, "", "<b>06</b>"])
def test_anything_else_is_no_number(typed: str) -> None:
    assert contact.phone(typed) == ""


def test_a_wish_stands_until_somebody_called_or_a_night_has_gone() -> None:
    wish = Wish(1, 7, NOW)
    assert contact.stands(wish, NOW + timedelta(hours=11))
    assert not contact.stands(wish, NOW + timedelta(hours=12))
    assert not contact.stands(Wish(1, 7, NOW, done_at=NOW), NOW)


def test_who_asks_is_not_told_of_their_own_wish() -> None:
    team = [Person(1, 1, "Nadia", "fr"), Person(2, 1, "Léa", "fr")]
    assert [person.id for person in contact.told(team, 2)] == [1]


def test_only_who_has_blocked_the_bot_is_not_told_of_a_wish() -> None:
    nadia = Person(1, 1, "Nadia", "fr")
    stopped = replace(nadia, stopped=True, paused_until=NOW + timedelta(days=1))
    assert contact.told([replace(nadia, unreachable=True), stopped], 2) == [stopped]
