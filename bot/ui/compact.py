"""JSON in few bytes and little time: a quarter of what handling an update takes is its JSON, with the standard library.

What the fast way refuses, such as half of a character, goes the standard one.
"""

import json
from typing import Any

import orjson


def dump(value: Any) -> str:
    """A value as JSON on one line; halves of characters, which no file can hold, as question marks."""
    return encode(value).decode()


def encode(value: Any) -> bytes:
    """The same in UTF-8."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")


def load(data: bytes | str) -> Any:
    """The value in a JSON text; what is no UTF-8 is read as good as can be. Raises ValueError for what is no JSON.

    A whole number of more than 64 bits, which is none of ours, comes as a float.
    """
    try:
        return orjson.loads(data)
    except ValueError:
        return json.loads(data if isinstance(data, str) else data.decode(errors="replace"))
