"""Every text that can be rendered is accepted by Telegram's own parser, fits, and keeps to plain markup."""

import itertools
from collections.abc import Iterator

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.ui.screen import Text
from bot.ui.texts import LANGUAGES, LOCALES, label, render
from simulator.entities import formatted

AWKWARD = "<b>Zoé & \N{RIGHT-TO-LEFT OVERRIDE}Léa</i>"
NUMBERS = (0, 1, 2, 5)
PLURALS = {"zero", "one", "two", "few", "many", "other"}
MOST = 200  # combinations of a text: far above any there is
TEXT = 4096  # characters of a message, Bot API
BUTTON = 64  # characters of a label: more is cut on a small phone

TEAM = {"announcements", "calls", "hosts", "inviting", "newcomers", "news", "roster"}

Values = dict[str, str | int]


def entries(language: str) -> Iterator[tuple[str, ftl.Message]]:
    """Every sentence of a language."""
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Message):
                yield f"{path.stem}.{entry.id.name}", entry


def choices(node: object, found: dict[str, set[str | int]]) -> dict[str, set[str | int]]:
    """The values of each variable that lead to different words."""
    if isinstance(node, ftl.SelectExpression) and isinstance(node.selector, ftl.VariableReference):
        keys = [variant.key for variant in node.variants]
        names = {key.name for key in keys if isinstance(key, ftl.Identifier)}
        counted = any(isinstance(key, ftl.NumberLiteral) for key in keys) or names <= PLURALS
        found.setdefault(node.selector.id.name, set()).update(NUMBERS if counted else names)
    if isinstance(node, ftl.VariableReference):
        found.setdefault(node.id.name, set())
    if isinstance(node, list):
        for item in node:
            choices(item, found)
    elif isinstance(node, ftl.BaseNode):
        for value in vars(node).values():
            choices(value, found)
    return found


def ways(entry: ftl.Message) -> Iterator[Values]:
    """Every way a sentence can be filled that leads to other words."""
    found = {name: sorted(values, key=str) or [AWKWARD] for name, values in choices(entry.value, {}).items()}
    for values in itertools.islice(itertools.product(*found.values()), MOST):
        yield dict(zip(found, values, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_reads_every_text(language: str) -> None:
    for key, entry in entries(language):
        for values in ways(entry):
            written = render(Text(key, values), language)
            read, entities = formatted(written, "HTML", None)
            assert read.strip(), key
            assert len(read) <= TEXT, key
            assert {entity["type"] for entity in entities} <= {"bold", "phone_number", "url", "email", "bot_command"}, (
                key
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_somebody_typed_arrives_as_typed(language: str) -> None:
    for key, entry in entries(language):
        for values in ways(entry):
            if AWKWARD in values.values():
                read, _ = formatted(render(Text(key, values), language), "HTML", None)
                plain = label(Text(key, values), language)
                for value in values.values():
                    assert value != AWKWARD or (str(value) in read) == (str(value) in plain), key


def test_french_participants_read_no_double_forms() -> None:
    """The middle dot is hard to read and worse to hear; the team's own screens may have it."""
    for key, entry in entries("fr"):
        if key.partition(".")[0] in TEAM:
            continue
        for values in ways(entry):
            assert "·" not in label(Text(key, values), "fr"), key
