"""Cards: what is wanted and what is shown, and how often one may be edited; letters, and what becomes of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection

from storage import cards
from storage.cards import PAUSE, Card
from storage.sealing import Vault
from tests.storage.conftest import Opens

BOT = 1000
NOW = datetime(2026, 10, 13, 12, tzinfo=UTC)
CARD = Card(1, 1, 1, "outing", 17, 500, 44, 0)


@pytest.fixture
def db(opens: Opens) -> Connection:
    return opens(Vault(bytes(32), lambda: date(2026, 10, 13)))


def test_a_card_that_nobody_touched_is_left_alone(db: Connection) -> None:
    cards.add(db, BOT, CARD, NOW)
    assert cards.claim(db, BOT, NOW + PAUSE, 9) == []
    assert cards.next_due(db, BOT, NOW) is None


def test_a_touch_is_shown_at_once_and_the_next_one_after_a_pause(db: Connection) -> None:
    cards.add(db, BOT, CARD, NOW)
    cards.touch(db, "outing", 17)
    (claimed,) = cards.claim(db, BOT, NOW, 9)
    assert (claimed.chat, claimed.message, claimed.wanted) == (500, 44, 1)
    cards.shown(db, claimed)
    cards.touch(db, "outing", 17)
    assert cards.claim(db, BOT, NOW + PAUSE / 2, 9) == []
    assert cards.next_due(db, BOT, NOW + PAUSE / 2) == NOW + PAUSE
    (again,) = cards.claim(db, BOT, NOW + PAUSE, 9)
    assert again.wanted == 2


def test_what_was_touched_while_it_was_being_shown_is_shown_again(db: Connection) -> None:
    cards.add(db, BOT, CARD, NOW)
    cards.touch(db, "outing", 17)
    (claimed,) = cards.claim(db, BOT, NOW, 9)
    cards.touch(db, "outing", 17)
    cards.shown(db, claimed)
    (again,) = cards.claim(db, BOT, NOW + PAUSE, 9)
    cards.shown(db, again)
    assert cards.claim(db, BOT, NOW + 9 * PAUSE, 9) == []


def test_what_was_claimed_and_never_shown_is_claimed_again(db: Connection) -> None:
    cards.add(db, BOT, CARD, NOW)
    cards.touch(db, "outing", 17)
    assert cards.claim(db, BOT, NOW, 9)
    assert cards.claim(db, BOT, NOW + PAUSE, 9)


def test_only_the_cards_of_the_subject_are_touched(db: Connection) -> None:
    for builder, subject in (("outing", 17), ("outing", 17), ("outing", 18), ("call", 17)):
        cards.add(db, BOT, replace(CARD, builder=builder, subject=subject), NOW)
    cards.touch(db, "outing", 17)
    assert len(cards.claim(db, BOT, NOW, 9)) == 2


def test_the_longest_waiting_go_first_and_only_as_many_as_there_is_room_for(db: Connection) -> None:
    for number in range(5):
        cards.add(db, BOT, replace(CARD, chat=number, wanted=1), NOW - timedelta(seconds=number))
    assert [card.chat for card in cards.claim(db, BOT, NOW, 3)] == [4, 3, 2]
    assert [card.chat for card in cards.claim(db, BOT, NOW, 3)] == [1, 0]


def test_another_bots_cards_are_none_of_ours(db: Connection) -> None:
    cards.add(db, BOT + 1, replace(CARD, wanted=1), NOW)
    assert cards.claim(db, BOT, NOW, 9) == []
