"""The laws of the house. They hold for features that are not written yet: nothing here names one."""

import ast
import dataclasses
import importlib
import pkgutil
import re
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

import handlers
import storage
from bot.app import routes
from bot.ui.codec import Action, Draft, unpack
from bot.ui.router import discover
from bot.ui.texts import LANGUAGES, LOCALES
from storage.schema import Erasure, Privacy, Sealed, metadata

ROOT = Path(__file__).parent.parent
PRODUCT = ("bot", "handlers", "storage", "simulator")
ROUTES = routes()
FEATURES = sorted(module.name for module in pkgutil.iter_modules(handlers.__path__))
TABLES = [module.name for module in pkgutil.iter_modules(storage.__path__) if not module.ispkg]
for module_name in TABLES:
    importlib.import_module(f"storage.{module_name}")

LARGEST = 2**63 - 1
KEY = re.compile(r"[a-z_]+\.[a-z0-9-]+")


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """Every module of the product, parsed."""
    for package in PRODUCT:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def messages(language: str) -> dict[str, ftl.Pattern]:
    """Every sentence of a language by its key."""
    found = {}
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ftl.Message) and entry.value is not None:
                found[f"{path.stem}.{entry.id.name}"] = entry.value
    return found


def variables(node: object) -> set[str]:
    """The names that a pattern is filled with."""
    if isinstance(node, ftl.VariableReference):
        return {node.id.name}
    if isinstance(node, list):
        return {name for item in node for name in variables(item)}
    if isinstance(node, ftl.BaseNode):
        return {name for value in vars(node).values() for name in variables(value)}
    return set()


def used_keys() -> set[str]:
    """Every string of the code that could be a text's key."""
    found = {f"{command.feature}.command-{command.fr}" for command in ROUTES.commands}
    for _, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value):
                found.add(node.value)
    return found


@pytest.mark.parametrize("feature", FEATURES)
def test_every_feature_has_a_router_and_a_test(feature: str) -> None:
    module = importlib.import_module(f"handlers.{feature}")
    assert module.router.name == feature
    tests = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    assert any(path.stem == f"test_{feature}" for path in (ROOT / "tests").rglob("test_*.py")) or any(
        f"handlers.{feature}" in text or f"handlers import {feature}" in text for text in tests
    )


def test_features_claim_nothing_twice() -> None:
    names = [name for command in ROUTES.commands for name in {command.fr, command.en}]
    assert len(names) == len(set(names))
    assert len([router.name for router in discover("handlers")]) == len(FEATURES)


def own_actions() -> dict[str, type[Action]]:
    """The actions of the product, not those that tests declare."""
    return {tag: kind for tag, kind in Action.tags.items() if not kind.__module__.startswith("test")}


@pytest.mark.parametrize("tag", sorted(own_actions()))
def test_every_action_comes_back_at_its_largest(tag: str) -> None:
    kind = Action.tags[tag]
    hints = typing.get_type_hints(kind)
    fields = dataclasses.fields(kind)  # type: ignore[arg-type]
    action = kind(*(LARGEST if hints[field.name] is int else "x" * 12 for field in fields))
    assert unpack(action.pack()) == action


@pytest.mark.parametrize("tag", sorted(own_actions()))
def test_every_action_is_answered(tag: str) -> None:
    assert Action.tags[tag] in ROUTES.buttons


def test_every_draft_hears_what_is_typed_while_it_is_open() -> None:
    for draft in Draft.names.values():
        assert draft in {*ROUTES.texts, *ROUTES.saids} or draft.__module__.startswith("test"), draft


def test_every_text_exists_in_every_language_with_the_same_variables() -> None:
    french, *others = (messages(language) for language in LANGUAGES)
    for other in others:
        assert french.keys() == other.keys()
        for key, pattern in french.items():
            assert variables(pattern) == variables(other[key]), key


def test_no_text_is_missing_or_unused() -> None:
    known, used = set(messages(LANGUAGES[0])), used_keys()
    features = {key.partition(".")[0] for key in known}
    assert known - used == set()
    said = {key for key in used if key.partition(".")[0] in features and not key.endswith((".py", ".db", ".toml"))}
    registered = {*ROUTES.builders, *ROUTES.ticks, *ROUTES.nights, *Draft.names}
    columns = {f"{table.name}.{column.name}" for table in metadata.tables.values() for column in table.columns}
    assert {key for key in said - known - registered - columns if key in said_as_text()} == set()


def said_as_text() -> set[str]:
    """Keys that stand where a text's key stands: in say(…), Text(…) and Refused(…)."""
    found = set()
    for _, tree in sources():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"say", "Text", "Refused"}
            ):
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return found


def test_every_column_has_a_privacy_class() -> None:
    for table in metadata.tables.values():
        for column in table.columns:
            assert isinstance(column.info.get("privacy"), Privacy), f"{table.name}.{column.name}"
            sealed = isinstance(column.type, Sealed)
            assert sealed == (column.info["privacy"] is Privacy.SEALED), f"{table.name}.{column.name}"


def test_every_table_says_what_erasing_somebody_does_to_it() -> None:
    for table in metadata.tables.values():
        erasure = table.info["erasure"]
        links = {column.name for column in table.columns if column.info["privacy"] is Privacy.LINK}
        people = set(table.info["person"])
        assert people <= set(table.columns.keys()), table.name
        if erasure is Erasure.NOTHING:
            assert not links, f"{table.name} names people"
        for name in links - people:
            deletes = [key.ondelete for key in table.columns[name].foreign_keys]
            assert table.columns[name].primary_key or deletes == ["SET NULL"], f"{table.name}.{name}"


def test_every_row_about_a_centre_says_which() -> None:
    shared = {
        "centres",
        "data_keys",
        "inbox",
        "quarantine",
        "ticks",
        "nights",
        "operators",
        "accounts",
        "chats",
        "drafts",
        "guesses",
        "leases",
        "beginnings",
        "presence",
        "files",
    }
    for table in metadata.tables.values():
        assert "centre_id" in table.columns or table.name in shared | {"alembic_version", "orders"}, table.name


def test_only_the_clock_asks_what_time_it_is() -> None:
    asking = {"now", "today", "utcnow"}
    for path, tree in sources():
        if path == ROOT / "bot" / "clock.py" or path.is_relative_to(ROOT / "simulator"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in asking and isinstance(node.value, ast.Name):
                assert node.value.id not in {"datetime", "date", "time"}, f"{path}:{node.lineno}"


def test_handlers_never_see_telegram() -> None:
    for path, tree in sources():
        if not path.is_relative_to(ROOT / "handlers"):
            continue
        names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not {name for name in names if name.partition(".")[0] in {"telegram", "simulator"}}, path
        own = f"handlers.{path.relative_to(ROOT / 'handlers').parts[0].removesuffix('.py')}"
        others = {name for name in names if name.startswith("handlers") and not f"{name}.".startswith(f"{own}.")}
        assert not others, path
