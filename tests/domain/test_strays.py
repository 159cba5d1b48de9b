"""Messages that nobody asked for."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import strays
from bot.domain.common import Refused
from bot.domain.people import Person
from bot.domain.strays import Kind, Message

NOW = datetime(2026, 10, 5, 9, tzinfo=UTC)
MESSAGE = Message(1, 7, Kind.TEXT, "Bonjour", NOW)


@pytest.mark.parametrize(
    "text",
    [
        "Je pense au suicide",
        "JE VEUX MOURIR",
        "je n’ai plus envie   de vivre",
        "j'ai envie d'en finir.",
        "Je vais me tuer",
        "je voudrais disparaître",
        "I want to DIE",
    ],
)
def test_words_of_distress_are_heard(text: str) -> None:
    assert strays.in_distress(text)


@pytest.mark.parametrize("text", ["", "Bonjour", "Je ne peux pas venir mardi", "C'est la fin de l'atelier ?"])
def test_other_words_are_not(text: str) -> None:
    assert not strays.in_distress(text)


def test_short_messages_of_one_breath_are_one() -> None:
    assert strays.joins(MESSAGE, Kind.TEXT, NOW + timedelta(minutes=9))
    assert not strays.joins(MESSAGE, Kind.TEXT, NOW + timedelta(minutes=10))
    assert not strays.joins(MESSAGE, Kind.VOICE, NOW)
    assert not strays.joins(None, Kind.TEXT, NOW)


def test_what_is_not_passed_on_within_a_day_is_dropped() -> None:
    strays.may_pass(MESSAGE, NOW + timedelta(hours=23))
    with pytest.raises(Refused, match=r"strays\.dropped"):
        strays.may_pass(MESSAGE, NOW + timedelta(days=1))
    strays.may_pass(replace(MESSAGE, passed_at=NOW), NOW + timedelta(days=1))


def test_what_was_passed_on_is_not_taken_back() -> None:
    strays.may_drop(MESSAGE)
    with pytest.raises(Refused, match=r"strays\.passed-already"):
        strays.may_drop(replace(MESSAGE, passed_at=NOW))


def test_a_voice_is_a_call_at_once_and_a_text_after_a_day() -> None:
    passed = replace(MESSAGE, passed_at=NOW)
    assert strays.wants_call(replace(passed, kind=Kind.VOICE), NOW)
    assert not strays.wants_call(passed, NOW + timedelta(hours=23))
    assert strays.wants_call(passed, NOW + timedelta(days=1))
    assert not strays.wants_call(replace(passed, read_at=NOW), NOW + timedelta(days=1))
    assert not strays.wants_call(MESSAGE, NOW + timedelta(days=1))


def test_who_would_never_see_a_letter_is_no_reader() -> None:
    nadia = Person(1, 1, "Nadia", "fr")
    assert strays.readers([nadia], 7, NOW) == [nadia]
    assert strays.readers([nadia], 1, NOW) == []
    for away in ({"unreachable": True}, {"stopped": True}, {"paused_until": NOW + timedelta(seconds=1)}):
        assert strays.readers([replace(nadia, **away)], 7, NOW) == []
    back = replace(nadia, paused_until=NOW)
    assert strays.readers([back], 7, NOW) == [back]


def test_a_long_text_has_pages_that_lose_nothing() -> None:
    text = "a" * strays.PAGE + "b"
    assert strays.page(text, 0) == ("a" * strays.PAGE, True)
    assert strays.page(text, 1) == ("b", False)
    assert strays.page("", 0) == ("", False)
    for number in (-1, 2):
        with pytest.raises(Refused):
            strays.page(text, number)


def test_what_is_no_text_voice_or_picture_is_something_else() -> None:
    assert strays.kind_of("voice") is Kind.VOICE
    assert strays.kind_of("sticker") is Kind.OTHER


def test_an_answer_fits_a_screen_and_goes_once() -> None:
    assert strays.answer("  Oui.  ") == "Oui."
    with pytest.raises(Refused, match="too-long"):
        strays.answer("x" * (strays.PAGE + 1))
    given = strays.Answered(1, 1, 1, 7, "Oui.", NOW)
    strays.may_answer(None, 7)
    with pytest.raises(Refused, match="answered-by-you"):
        strays.may_answer(given, 7)
    with pytest.raises(Refused, match="answered-already"):
        strays.may_answer(given, 8)
    assert strays.mark("Oui.") != strays.mark("Non.")
    assert strays.glimpse("a\n" * 200).endswith("…")
