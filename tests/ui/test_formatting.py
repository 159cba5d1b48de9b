"""What somebody formatted, as Telegram's own parser reads it again."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.formatting import MOST, TAGS, html
from simulator.entities import formatted, units

LINK = 'https://centre.example/?a=1&b="x"'
ALPHABET = "ab <>&é😀👩‍👩‍👧\n\"'"


def mark(kind: str, offset: int, length: int, **more: str) -> dict[str, Any]:
    """An entity of the Bot API."""
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("text", "marks", "written"),
    [
        ("<b>Café</b> & thé", [], "&lt;b&gt;Café&lt;/b&gt; &amp; thé"),
        ("un deux", [mark("bold", 0, 2)], "<b>un</b> deux"),
        ("😀 un 😀", [mark("italic", 3, 2), mark("underline", 6, 2)], "😀 <i>un</i> <u>😀</u>"),
        ("un deux", [mark("bold", 0, 7), mark("italic", 3, 4)], "<b>un <i>deux</i></b>"),
        ("abc", [mark("bold", 0, 2), mark("italic", 1, 2)], "<b>a<i>b</i></b><i>c</i>"),
        (
            "ici",
            [mark("text_link", 0, 3, url=LINK)],
            '<a href="https://centre.example/?a=1&amp;b=&quot;x&quot;">ici</a>',
        ),
        ("ici", [mark("text_link", 0, 3, url="javascript:alert(1)")], "ici"),
        ("abc", [mark("code", 0, 3), mark("bold", 0, 3)], "<code>abc</code>"),
        ("ab", [mark("spoiler", 0, 1), mark("strikethrough", 1, 1)], "<tg-spoiler>a</tg-spoiler><s>b</s>"),
        ("ab", [mark("blockquote", 0, 2), mark("pre", 0, 1)], "<pre>a</pre><blockquote>b</blockquote>"),
        ("#un @deux", [mark("hashtag", 0, 3), mark("mention", 4, 5), mark("custom_emoji", 0, 1)], "#un @deux"),
        ("😀", [mark("bold", 1, 1)], "😀"),  # within a character
        ("a", [mark("bold", 0, 9), mark("bold", 0, 0)], "a"),  # of another text
    ],
)
def test_marks_become_tags(text: str, marks: list[dict[str, Any]], written: str) -> None:
    assert html(text, json.dumps(marks) if marks else "") == written


def test_what_would_take_more_than_telegram_reads_stays_plain() -> None:
    marks = [mark("text_link", place, 1, url=f"https://{place}.example/{'x' * 500}") for place in range(100)]
    assert len(html("a" * 100, json.dumps(marks[:10]))) < MOST
    assert html("a" * 100, json.dumps(marks)) == "a" * 100


@given(
    st.text(ALPHABET, min_size=1, max_size=20),
    st.lists(st.tuples(st.sampled_from(sorted(TAGS)), st.integers(0, 20), st.integers(1, 20)), max_size=5),
)
def test_telegram_s_parser_reads_the_same_text_and_marks_where_they_were(
    text: str, wanted: list[tuple[str, int, int]]
) -> None:
    shown = f"x{text}x"  # Telegram drops white space at the ends
    marks = [mark(kind, offset, length, url="https://centre.example/") for kind, offset, length in wanted]
    read, found = formatted(html(shown, json.dumps(marks)), "HTML", None)
    assert read == shown
    assert all(_covers(marks, one, units(shown)) for one in found if one["type"] in TAGS)


def _covers(marks: list[dict[str, Any]], found: dict[str, Any], length: int) -> bool:
    """Whether every unit of what was read was marked so."""
    same = [one for one in marks if one["type"] == found["type"] and one["offset"] + one["length"] <= length]
    wanted = {place for one in same for place in range(one["offset"], one["offset"] + one["length"])}
    return set(range(found["offset"], found["offset"] + found["length"])) <= wanted
