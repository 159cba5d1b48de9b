"""The Bot API as data: its methods and types with their limits, and the words of its refusals."""

import json
from importlib.resources import files
from typing import Any


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(files("simulator").joinpath("data", name).read_text("utf-8"))
    return content


_api = _read("botapi.json")

VERSION: str = _api["version"]
METHODS: dict[str, Any] = _api["methods"]
TYPES: dict[str, Any] = _api["types"]
KNOWN: frozenset[str] = frozenset(_api["known"])
REFUSALS: dict[str, tuple[int, str]] = {key: (status, words) for key, (status, words) in _read("refusals.json").items()}

# Telegram reads method names without regard to case.
SPELLING: dict[str, str] = {name.lower(): name for name in KNOWN}
