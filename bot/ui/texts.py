"""The catalogues: Fluent files by language and feature, dates by Babel, French typography, escaping."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.lists import format_list
from fluent.runtime import FluentBundle, FluentResource

from bot.domain.common import Words
from bot.ui.formatting import html
from bot.ui.screen import Day, Hour, Marked, Moment, Plain, Text

LANGUAGES = ("fr", "en")
LOCALES = Path(__file__).parent.parent / "locales"
NBSP = "\N{NO-BREAK SPACE}"
LONG = 1_000  # characters; Fluent refuses values over 2,500: longer ones are put in afterwards
MARK = "\ue000"
MARKED = re.compile(f"{MARK}(\\w+)\ue001")
GLUE = re.compile(r" (?=[?!:;»])|(?<=«) |(?<=\d) (?=h\b)|(?<=\dh) (?=\d\d\b)|(?<=\d.h) (?=\d\d\b)")


def render(text: Text, language: str) -> str:
    """A text as HTML for Telegram. What people typed is escaped, what the catalogues say is not."""
    return _written(text, language, escaping=True)


def label(text: Text, language: str) -> str:
    """A text without markup, for buttons, toasts and names."""
    return _written(text, language, escaping=False)


@cache
def catalogue(language: str, feature: str) -> FluentBundle:
    """The sentences of a feature in a language. Raises FileNotFoundError where there are none."""
    bundle = FluentBundle([language], use_isolating=False)
    source = (LOCALES / language / f"{feature}.ftl").read_text(encoding="utf-8")
    bundle.add_resource(FluentResource(source))
    return bundle


def day(on: date, language: str) -> str:
    """A date with its weekday: "mardi 13 octobre", "Tuesday 13 October"."""
    written = format_date(on, "EEEE d MMMM", locale=language)
    return written.replace(" 1 ", " 1er ") if language == "fr" else written


def hour(at: datetime, language: str) -> str:
    """An hour of the 24-hour clock: "14 h 30", "14:30"."""
    if language != "fr":
        return f"{at:%H:%M}"
    return f"{at.hour} h {at:%M}" if at.minute else f"{at.hour} h"


def listed(names: Sequence[str], language: str) -> str:
    """Names in one breath: "Léa, Marie et Jean"."""
    return format_list(names, locale=language)


def _written(text: Text, language: str, *, escaping: bool) -> str:
    if not text.values:
        return _constant(text.key, language)
    return _typeset(_format(text, language, escaping=escaping), language)


@cache
def _constant(key: str, language: str) -> str:
    """A sentence that nothing fills, as most labels are: written once for all."""
    return _typeset(_format(Text(key), language, escaping=False), language)


def _format(text: Text, language: str, *, escaping: bool) -> str:
    feature, _, name = text.key.partition(".")
    bundle = catalogue(language, feature)
    pattern = bundle.get_message(name).value
    if pattern is None:
        raise KeyError(text.key)
    values = _values(text.values, language, escaping=escaping)
    long = {name: value for name, value in values.items() if isinstance(value, str) and _is_long(value)}
    marks = {name: f"{MARK}{name}\ue001" for name in long}
    written, problems = bundle.format_pattern(pattern, values | marks)
    if problems:
        raise KeyError(f"{text.key}: {problems[0]}")
    return MARKED.sub(lambda mark: long.get(mark[1], mark[0]), str(written)) if long else str(written)


def _is_long(value: str) -> bool:
    return len(value) > LONG or MARK in value  # a mark that somebody typed is none of ours


def _values(values: Mapping[str, Plain], language: str, *, escaping: bool) -> dict[str, Any]:
    return {name: _write(value, language, escaping=escaping) for name, value in values.items()}


def _write(value: Plain, language: str, *, escaping: bool) -> str | int:
    match value:
        case Text():
            return _format(value, language, escaping=escaping)
        case tuple():
            return "\n".join(_format(item, language, escaping=escaping) for item in value)
        case Words():
            return _write(value.into(language), language, escaping=escaping)
        case Moment(at, year):
            link = "à" if language == "fr" else "at"
            said = f" {at.year}" if year else ""
            return f"{day(at.date(), language)}{said} {link} {hour(at, language)}"
        case Day(on):
            return day(on, language)
        case Hour(at):
            return hour(at, language)
        case Marked(typed, entities):
            return html(typed, entities) if escaping else typed
        case str():
            return escape(value, quote=False) if escaping else value
        case _:
            return value


def _typeset(written: str, language: str) -> str:
    """French sets a space that never breaks before high punctuation and inside hours."""
    return GLUE.sub(NBSP, written) if language == "fr" else written
