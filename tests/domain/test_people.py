"""Names, as people write them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.common import Refused
from bot.domain.people import NAME_LENGTH, clean_name

MARKS = "\u200e\u200f\u202a\u202e\u2066\u2069\u200b\u200d\ufeff"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Marie", "Marie"),
        ("  Marie\t  Anne \n", "Marie Anne"),
        ("Jean-Noël d'Oléron", "Jean-Noël d'Oléron"),
        ("ليلى", "ليلى"),
        ("Nguyễn Thị", "Nguyễn Thị"),
        ("\u202eeiraM", "eiraM"),
        (f"Ma{MARKS}rie", "Marie"),
        ("Marie\x00\x07", "Marie"),
        ("<b>Marie</b> & co", "<b>Marie</b> & co"),
        ("Zoé 🌻", "Zoé 🌻"),
        ("M" * 60, "M" * NAME_LENGTH),
        ("M" * 39 + " Anne", "M" * 39),
        ("Ma\ud800rie", "Marie"),
    ],
)
def test_a_name_is_shown_as_it_is_written(typed: str, shown: str) -> None:
    assert clean_name(typed) == shown


@pytest.mark.parametrize("typed", ["", "   ", "\n\t", MARKS, "\x00", "\u3000", "\u3164", "\u2800 \u2800"])
def test_a_name_that_nobody_can_see_is_none(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        clean_name(typed)
    assert refused.value.key == "common.no-name"


@given(st.text())
def test_a_clean_name_is_one_short_visible_line(typed: str) -> None:
    try:
        name = clean_name(typed)
    except Refused:
        return
    assert 0 < len(name) <= NAME_LENGTH
    assert name == name.strip()
    assert len(name.splitlines()) == 1
    assert not {unicodedata.category(char) for char in name} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert clean_name(name) == name
    assert name.encode()
