"""What somebody formatted, as HTML for Telegram: their words escaped, their marks as tags.

Telegram gives marks as entities, counted in the UTF-16 units of a text. Marks that overlap are closed and opened again,
so that tags are always nested. Any other kind stays plain text, and so does all of a text whose tags would take more
than Telegram reads.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Any

TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "text_link": "a",
    "blockquote": "blockquote",
}
ALONE = ("pre", "code")  # nothing else can be within them, nor around
LINKS = ("http://", "https://", "tg://", "mailto:")
MOST = 24_000  # bytes of HTML: of the 32,768 that Telegram reads, the rest is for the screen around

Mark = Mapping[str, Any]
Tag = tuple[str, str]  # as it is opened and closed


def html(text: str, entities: str) -> str:
    """A text with its entities, which are the Bot API's JSON, or nothing."""
    plain = escape(text, quote=False)
    marked = "".join(_written(text, entities)) if entities else plain
    return marked if len(marked.encode()) <= MOST else plain


def _written(text: str, entities: str) -> Iterator[str]:
    places = _places(text)
    marks = [mark for mark in json.loads(entities) if _is_ours(mark, places)]
    cuts = sorted({0, max(places), *(edge for mark in marks for edge in (mark["offset"], _end(mark)))})
    opened: list[Tag] = []
    for start, end in pairwise(cuts):
        wanted = _tags([mark for mark in marks if mark["offset"] <= start and end <= _end(mark)])
        same = sum(1 for _ in _shared(opened, wanted))
        yield from (closing for _, closing in reversed(opened[same:]))
        yield from (opening for opening, _ in wanted[same:])
        yield escape(text[places[start] : places[end]], quote=False)
        opened = wanted
    yield from (closing for _, closing in reversed(opened))


def _places(text: str) -> dict[int, int]:
    """Where each character begins, in UTF-16 units: its place in the text; and the end."""
    places, at = {}, 0
    for place, char in enumerate(text):
        places[at] = place
        at += 2 if ord(char) > 0xFFFF else 1
    return {**places, at: len(text)}


def _is_ours(mark: Mark, places: Mapping[int, int]) -> bool:
    """Whether it is of a kind that is kept, and around whole characters."""
    if mark["type"] not in TAGS or mark["length"] <= 0 or not {mark["offset"], _end(mark)} <= places.keys():
        return False
    return mark["type"] != "text_link" or str(mark.get("url", "")).startswith(LINKS)


def _end(mark: Mark) -> int:
    return int(mark["offset"]) + int(mark["length"])


def _tags(around: Sequence[Mark]) -> list[Tag]:
    """The tags of one piece, the longest mark outermost."""
    alone = [mark for mark in around if mark["type"] in ALONE]
    ordered = sorted(alone[:1] or around, key=lambda mark: (mark["offset"], -mark["length"], mark["type"]))
    kinds = {mark["type"]: _tag(mark) for mark in reversed(ordered)}  # one of each kind
    return list(reversed(kinds.values()))


def _tag(mark: Mark) -> Tag:
    name = TAGS[mark["type"]]
    address = f' href="{escape(mark["url"])}"' if name == "a" else ""
    return f"<{name}{address}>", f"</{name}>"


def _shared(opened: Sequence[Tag], wanted: Sequence[Tag]) -> Iterator[Tag]:
    """The tags that can stay open, from the outermost on."""
    for one, other in zip(opened, wanted, strict=False):
        if one != other:
            return
        yield one
