"""Words on the screen: dates as people say them, typography, and what people typed as they typed it."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from fluent.runtime import FluentBundle, FluentResource
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.common import Words
from bot.ui import texts
from bot.ui.screen import Day, Hour, Moment, Plain, say
from bot.ui.texts import LANGUAGES, NBSP, catalogue, day, hour, label, render

SOURCE = """
plain = { $x }
title = <b>{ $x }</b> & autres
question = On se voit { $x } ?
said = « { $x } » : bien !
two = { $x }, { $y }
reply = { $x ->
    [coming] Vous venez.
   *[other] Autre.
}
count = { $x ->
    [0] Personne.
    [one] Une personne.
   *[other] { $x } personnes.
}
attribute =
    .only = rien
"""

TWO, HALF_PAST = (datetime.fromisoformat(f"2026-10-13 {hour}") for hour in ("14:00", "14:30"))


@pytest.fixture(autouse=True)
def _sentences(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Sentences of our own, as a feature "x" of both languages."""

    def ours(language: str, feature: str) -> FluentBundle:
        if feature != "x":
            return catalogue(language, feature)
        bundle = FluentBundle([language], use_isolating=False)
        bundle.add_resource(FluentResource(SOURCE))
        return bundle

    with monkeypatch.context() as patched:
        patched.setattr(texts, "catalogue", ours)
        yield


def french(key: str, x: Plain) -> str:
    return render(say(key, x=x), "fr")


@pytest.mark.parametrize(
    ("on", "fr", "en"),
    [
        (date(2026, 10, 13), "mardi 13 octobre", "Tuesday 13 October"),
        (date(2026, 10, 1), "jeudi 1er octobre", "Thursday 1 October"),
        (date(2026, 11, 11), "mercredi 11 novembre", "Wednesday 11 November"),
        (date(2026, 8, 21), "vendredi 21 août", "Friday 21 August"),
        (date(2028, 2, 29), "mardi 29 février", "Tuesday 29 February"),
        (date(2027, 1, 1), "vendredi 1er janvier", "Friday 1 January"),
    ],
)
def test_a_date_in_full(on: date, fr: str, en: str) -> None:
    assert (day(on, "fr"), day(on, "en")) == (fr, en)
    assert label(say("x.plain", x=Day(on)), "fr") == fr


@pytest.mark.parametrize(
    ("at", "fr", "en"),
    [
        ("14:00", "14 h", "14:00"),
        ("14:30", "14 h 30", "14:30"),
        ("09:05", "9 h 05", "09:05"),
        ("00:00", "0 h", "00:00"),
        ("00:30", "0 h 30", "00:30"),
        ("23:59:59", "23 h 59", "23:59"),
    ],
)
def test_an_hour_as_it_is_said(at: str, fr: str, en: str) -> None:
    wall = datetime.fromisoformat(f"2026-10-13 {at}")
    assert (hour(wall, "fr"), hour(wall, "en")) == (fr, en)
    assert label(say("x.plain", x=Moment(wall)), "fr").replace(NBSP, " ") == f"mardi 13 octobre à {fr}"
    assert label(say("x.plain", x=Moment(wall)), "en") == f"Tuesday 13 October at {en}"


@pytest.mark.parametrize("at", [TWO, HALF_PAST])
def test_an_hour_is_never_broken_at_the_end_of_a_line(at: datetime) -> None:
    assert " " not in french("x.plain", Hour(at))
    assert french("x.plain", Hour(at)).replace(NBSP, " ") == hour(at, "fr")


def test_french_spaces_do_not_break() -> None:
    assert french("x.question", "mardi") == f"On se voit mardi{NBSP}?"
    assert french("x.said", "Oui") == f"«{NBSP}Oui{NBSP}»{NBSP}: bien{NBSP}!"
    assert render(say("x.question", x="mardi"), "en") == "On se voit mardi ?"


def test_what_people_typed_is_escaped_and_what_we_say_is_not() -> None:
    assert french("x.title", "<i>Zoé</i> & Léo") == "<b>&lt;i&gt;Zoé&lt;/i&gt; &amp; Léo</b> & autres"
    assert label(say("x.plain", x="<i>Zoé</i> & Léo"), "fr") == "<i>Zoé</i> & Léo"


@pytest.mark.parametrize("typed", ["{ $y }", "{", "}", "{-term}", "{{x}}", "$x", "\\u0041", '"', "[other]", "*"])
def test_what_people_typed_is_never_read_as_a_sentence_of_ours(typed: str) -> None:
    assert label(say("x.plain", x=typed), "en") == typed


@pytest.mark.parametrize("length", [999, 1000, 1001, 2501, 4000])
def test_long_words_come_through_whole(length: int) -> None:
    assert render(say("x.two", x="a" * length, y="b" * length), "en") == "a" * length + ", " + "b" * length
    assert render(say("x.two", x="<" * length, y="b"), "en") == "&lt;" * length + ", b"
    assert french("x.title", say("x.plain", x="é" * length)) == f"<b>{'é' * length}</b> & autres"


def test_marks_that_somebody_typed_stay_marks() -> None:
    assert render(say("x.two", x="a" * 2000, y="\ue000x\ue001"), "en") == "a" * 2000 + ", \ue000x\ue001"


def test_texts_in_texts_and_lists() -> None:
    inner = say("x.two", x="<a>", y=Day(date(2026, 10, 1)))
    assert french("x.title", inner) == "<b>&lt;a&gt;, jeudi 1er octobre</b> & autres"
    assert french("x.plain", (say("x.plain", x="un"), say("x.plain", x="deux"))) == "un\ndeux"
    assert french("x.plain", ()) == ""


def test_a_centres_words_are_in_the_readers_language_and_escaped() -> None:
    words = Words("le port & la plage", "harbour & beach")
    assert french("x.plain", words) == "le port &amp; la plage"
    assert render(say("x.plain", x=words), "en") == "harbour &amp; beach"
    assert render(say("x.plain", x=Words("le port")), "en") == "le port"


def test_choices_and_numbers() -> None:
    assert [french("x.reply", x) for x in ("coming", "unsure")] == ["Vous venez.", "Autre."]
    assert [french("x.count", x) for x in (0, 1, 2)] == ["Personne.", "Une personne.", "2 personnes."]


@pytest.mark.parametrize("key", ["x.nothing", "x.attribute", "nowhere.plain"])
def test_a_sentence_that_does_not_exist_is_a_mistake(key: str) -> None:
    with pytest.raises((KeyError, LookupError, FileNotFoundError)):
        render(say(key, x="y"), "fr")


def test_a_sentence_that_lacks_a_value_is_a_mistake() -> None:
    with pytest.raises(KeyError, match=r"x\.two"):
        render(say("x.two", x="only one"), "fr")


@pytest.mark.parametrize("language", LANGUAGES)
@given(typed=st.text(max_size=40) | st.text(min_size=1100, max_size=1200))
def test_whatever_was_typed_is_read_as_it_was_typed(language: str, typed: str) -> None:
    shown = label(say("x.plain", x=typed), language)
    assert shown.replace(NBSP, " ") == typed.replace(NBSP, " ")
