"""Every screen that the dialogues show, drawn once in French and English: `make screens`."""

import re
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from bot.telegram import rendering
from bot.ui.screen import Screen, Text
from bot.ui.texts import LOCALES, label
from simulator.demo.paper import LINK

SELECTOR = re.compile(r"\{ \$(\w+) ->")
MESSAGE = re.compile(r"^([a-z][\w-]*) =", re.MULTILINE)
Sign = tuple[object, ...]

TITLE = """# Every screen of the bot

Drawn by `make screens` from what the dialogues show, each kind once; people and dates are those of the tests. Buttons
stand in brackets.
"""


class Album:
    """Keeps one of each kind of screen: the same texts, in the same of their forms, over the same buttons."""

    def __init__(self) -> None:
        self._kept: dict[Sign, Screen] = {}

    def watch(self) -> None:
        """Look on whenever a screen is written."""
        html = rendering.html

        def written(shown: Screen, language: str) -> str:
            self._kept.setdefault(_sign(shown), shown)
            return html(shown, language)

        rendering.html = written

    def draw(self, file: Path) -> None:
        """All of them, a chapter a feature."""
        shown = sorted(self._kept.values(), key=lambda one: (_feature(one), repr(_sign(one))))
        parts = [TITLE]
        for feature, screens in groupby(shown, _feature):
            parts += [f"## {feature}\n", *map(_drawn, screens)]
        file.write_text("\n".join(parts), encoding="utf-8")


def _feature(shown: Screen) -> str:
    return shown.lines[0].key.partition(".")[0] if shown.lines else "no words"


def _drawn(shown: Screen) -> str:
    return "\n".join(f"```\n{_written(shown, language)}\n```" for language in ("fr", "en")) + "\n"


def _written(shown: Screen, language: str) -> str:
    lines = [label(line, language) for line in shown.lines]
    rows = [" ".join(f"[{label(button.label, language)}]" for button in row) for row in shown.rows]
    return LINK.sub(r"\1…", "\n".join([*lines, *rows]))


def _sign(shown: Screen) -> Sign:
    """Each kind of line and button once: a list of nine people is one of two."""
    labels = [button.label for row in shown.rows for button in row]
    return tuple(dict.fromkeys(_form(part) for part in (*shown.lines, *labels)))


def _form(text: Text) -> Sign:
    chosen = _selectors(text.key)
    return (text.key, *(_value(text.values[name]) for name in sorted(text.values) if name in chosen))


def _value(value: Any) -> object:
    if isinstance(value, int):
        return bool(value)
    return value if isinstance(value, str) else None


@cache
def _selectors(key: str) -> frozenset[str]:
    """The values that a sentence of the catalogues chooses its form by."""
    feature, _, name = key.partition(".")
    source = (LOCALES / "fr" / f"{feature}.ftl").read_text(encoding="utf-8")
    starts = {found[1]: found.start() for found in MESSAGE.finditer(source)}
    begin = starts[name]
    end = min((start for start in starts.values() if start > begin), default=len(source))
    return frozenset(SELECTOR.findall(source[begin:end]))
