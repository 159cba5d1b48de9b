"""JSON, the fast way and the standard one."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui import compact

values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(values)
def test_what_is_written_is_read_again(value: Any) -> None:
    assert compact.load(compact.dump(value)) == value
    assert json.loads(compact.encode(value)) == value


def test_half_of_a_character_is_a_question_mark() -> None:
    assert compact.load(r'{"text": "\ud83d"}') == {"text": "\ud83d"}
    assert compact.dump({"text": "\ud83d"}) == '{"text":"?"}'


def test_what_is_no_utf_8_is_read_as_good_as_can_be() -> None:
    assert compact.load(b'"caf\xe9"') == "caf\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("data", ["", "{", "<html>", "[1,]", "[" * 100_000])
def test_what_is_no_json_is_refused(data: str) -> None:
    with pytest.raises((ValueError, RecursionError)):
        compact.load(data)
