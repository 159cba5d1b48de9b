"""Screens on disk: what is loaded is what was dumped, whatever it holds."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.common import Words
from bot.ui import stored
from bot.ui.codec import Action
from bot.ui.screen import (
    HOME,
    MEDIA,
    Button,
    Contact,
    Day,
    Document,
    Hour,
    Marked,
    Media,
    Moment,
    Pin,
    Screen,
    Stored,
    Text,
    say,
    screen,
)

TWO, HALF_PAST = (datetime.fromisoformat(f"2026-10-13 {hour}") for hour in ("14:00", "14:30"))


@dataclass(frozen=True)
class Pick(Action, tag="x.pick"):
    """A number and a word."""

    number: int
    word: str


texts = st.text(max_size=20)
keys = st.text("abcdefgh.-", min_size=1, max_size=12)
moments = st.datetimes() | st.datetimes(timezones=st.just(UTC))
plain = st.one_of(
    texts,
    st.integers(-(2**63), 2**63 - 1),
    st.builds(Words, texts, texts),
    st.builds(Moment, moments, st.booleans()),
    st.builds(Hour, moments),
    st.builds(Day, st.dates()),
    st.builds(Marked, texts, texts),
)


def lines(values: st.SearchStrategy[object]) -> st.SearchStrategy[Text]:
    return st.builds(Text, keys, st.dictionaries(texts, values, max_size=3))


nested = st.recursive(plain, lambda inner: lines(inner) | st.lists(lines(inner), max_size=3).map(tuple), max_leaves=6)
actions = st.builds(Pick, st.integers(-(2**63) + 1, 2**63 - 1), st.text("abc é", max_size=8)) | texts
buttons = st.builds(Button, lines(nested), actions)
rows = st.lists(st.lists(buttons, max_size=3).map(tuple), max_size=3).map(tuple)
screens = st.builds(Screen, st.lists(lines(nested), max_size=3).map(tuple), rows, st.booleans())
places = st.floats(-180, 180)
documents = st.builds(
    Document, texts, st.dictionaries(texts, texts | st.integers(-(2**63), 2**63 - 1), max_size=2), screens
)
parts = st.one_of(
    *(screens, documents, st.builds(Media, st.sampled_from(MEDIA), texts, screens)),
    *(st.builds(Pin, places, places, texts, texts), st.builds(Contact, texts, texts)),
)


@given(parts)
def test_every_part_comes_back(part: Stored) -> None:
    assert stored.load(stored.dump(part)) == part


def test_a_whole_screen_comes_back() -> None:
    shown = screen(
        say("a.title", who="<b>Zoé</b> & co", count=7, when=Moment(TWO)),
        say("a.list", items=(say("a.item", on=Day(date(2026, 10, 13))), say("a.item", on=Day(date(2026, 10, 14))))),
        [Button(say("a.yes", at=Hour(HALF_PAST)), Pick(1, "oui")), HOME],
        Button(say("a.site", name=Words("site", "website")), "https://example.org/?a=1&b=2"),
        in_place=True,
    )
    assert stored.load(stored.dump(shown)) == shown


def test_what_is_stored_is_no_rendered_word() -> None:
    assert "octobre" not in stored.dump(screen(say("a.when", at=Moment(TWO))))


@pytest.mark.parametrize(
    "rubbish",
    [
        "",
        "{}",
        '["toast"]',
        '["screen"]',
        '["screen",[{"t":"a.b","v":{"x":1.5}}],[],false]',
        '["screen",[{"t":"a.b","v":{"x":null}}],[],false]',
        '["screen",[],[[[{"t":"a.b","v":{}},"does","x.retired-long-ago:1"]]],false]',
    ],
)
def test_what_was_never_dumped_is_refused(rubbish: str) -> None:
    with pytest.raises((KeyError, ValueError, TypeError)):
        stored.load(rubbish)
