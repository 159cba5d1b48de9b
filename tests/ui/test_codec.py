"""Payloads: what a button carries, what comes back from it, and all the rest, which is nothing."""

import json
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.codec import LIMIT, Action, Draft, unpack

LARGEST = 2**63 - 1
numbers = st.integers(-LARGEST, LARGEST)
words = st.text(st.characters(exclude_characters=":", exclude_categories=["Cs"]), max_size=8)


@dataclass(frozen=True)
class Walk(Action, tag="x.walk", retired=("x.stroll", "x.w")):
    """Two numbers and a word."""

    session: int
    word: str
    at: int


@dataclass(frozen=True)
class Plain(Action, tag="x.plain"):
    """Nothing but its name."""


@dataclass(frozen=True)
class Trip(Draft, name="x.trip"):
    """What somebody is in the middle of."""

    place: str
    days: tuple[int, ...] = ()
    pairs: tuple[tuple[int, str], ...] = ()
    sure: bool = False
    note: str | None = None


@given(numbers, words, numbers)
def test_an_action_comes_back(session: int, word: str, at: int) -> None:
    action = Walk(session, word, at)
    try:
        data = action.pack()
    except ValueError:
        assert len(word.encode()) > 8
        return
    assert len(data.encode()) <= LIMIT
    assert unpack(data) == action


@pytest.mark.parametrize("number", [0, 1, -1, 35, 36, -36, LARGEST, -LARGEST])
def test_numbers_are_short(number: int) -> None:
    data = Walk(number, "", 0).pack()
    assert len(data) <= len("x.walk:") + 14 + len("::0")
    assert unpack(data) == Walk(number, "", 0)


def test_64_bytes_pass_and_65_do_not() -> None:
    room = LIMIT - len("x.walk:0::0")
    assert len(Walk(0, "é" * (room // 2) + "e" * (room % 2), 0).pack().encode()) == LIMIT
    with pytest.raises(ValueError, match="64 bytes"):
        Walk(0, "é" * (room // 2) + "e" * (room % 2 + 1), 0).pack()


def test_a_colon_in_a_word_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="colon"):
        Walk(0, "a:b", 0).pack()


@pytest.mark.parametrize("tag", ["x.walk", "x.stroll", "x.w"])
def test_buttons_that_were_sent_long_ago_are_understood(tag: str) -> None:
    assert unpack(f"{tag}:a:b:1") == Walk(10, "b", 1)


def test_two_actions_cannot_share_a_tag() -> None:
    for tag, retired in (("x.plain", ()), ("x.other", ("x.w",))):
        with pytest.raises(TypeError, match="both use the tag"):
            type("Other", (Action,), {}, tag=tag, retired=retired)
    del Action.tags["x.other"]


@pytest.mark.parametrize(
    "rubbish",
    [
        "", ":", "::::", "x", "x.walk", "x.walk:1", "x.walk:1:b:1:1", "x.plain:", "x.plain:1", "X.PLAIN", " x.plain",
        "x.walk::b:1", "x.walk:A:b:1", "x.walk:01:b:1", "x.walk:-0:b:1", "x.walk:+1:b:1", "x.walk:1_0:b:1",
        "x.walk: 1:b:1", "x.walk:1\n:b:1", "x.walk:\u0661:b:1", "x.walk:1.5:b:1", "x.walk:é:b:1", "x.walk:--1:b:1",
        "x.walk:1y2p0ij32e8e8:b:1", "x.walk:" + "z" * 5000 + ":b:1", "\ud800", "x.walk:\x00:b:1", "__class__", "null",
    ],
)  # fmt: skip
def test_rubbish_is_nothing(rubbish: str) -> None:
    assert unpack(rubbish) is None


tags = st.sampled_from(["x.walk", "x.stroll", "x.plain", "home", "x"])
pieces = st.lists(st.text(max_size=14) | numbers.map(str), max_size=5)


@given(st.text(max_size=80) | st.builds(lambda tag, found: ":".join([tag, *found]), tags, pieces))
def test_whatever_arrives_is_an_action_that_says_the_same_or_nothing(data: str) -> None:
    action = unpack(data)
    if action is None:
        return
    tag, _, values = data.partition(":")
    assert Action.tags[tag] is type(action)
    if len(f"{action.tag}:{values}".encode(errors="replace")) <= LIMIT and "\ud800" not in data:
        assert action.pack().partition(":")[2] == values


@given(
    st.builds(
        Trip,
        st.text(),
        st.lists(numbers).map(tuple),
        st.lists(st.tuples(numbers, st.text())).map(tuple),
        st.booleans(),
        st.none() | st.text(),
    )
)
def test_a_draft_comes_back(trip: Trip) -> None:
    assert Trip.load(trip.dump()) == trip
    assert Draft.revive("x.trip", trip.dump()) == trip


def test_a_draft_of_a_newer_version_loses_what_is_not_known() -> None:
    assert Trip.load(json.dumps({"place": "plage", "wind": "fort"})) == Trip("plage")


@pytest.mark.parametrize("data", ["", "{", "[]", "7", "null", "{}", '{"days": [1]}', '"place"'])
def test_a_draft_that_nothing_understands_is_none(data: str) -> None:
    assert Draft.revive("x.trip", data) is None
    assert Draft.revive("x.unknown", '{"place": "plage"}') is None


def test_two_drafts_cannot_share_a_name() -> None:
    with pytest.raises(TypeError, match="two drafts"):
        type("Other", (Draft,), {}, name="x.trip")
