"""config.example.toml says the truth: it has every key, and each with its default."""

import re
import tomllib
from pathlib import Path

from bot.config import Config, load
from bot.tables import Table

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
BY_ENVIRONMENT_ONLY = {"token", "master_key", "secret"}


def uncommented() -> str:
    """The example with every key in force; in prose a space follows the hash."""
    return re.sub(r"^#(?=\w+ = )", "", EXAMPLE.read_text(encoding="utf-8"), flags=re.MULTILINE)


def test_the_example_as_it_is_changes_nothing(tmp_path: Path) -> None:
    assert load(_written(tmp_path, EXAMPLE.read_text(encoding="utf-8")), {}) == load(_written(tmp_path, ""), {})


def test_the_example_shows_the_defaults(tmp_path: Path) -> None:
    assert load(_written(tmp_path, uncommented()), {}) == load(_written(tmp_path, ""), {})


def test_the_example_has_every_key() -> None:
    shown = tomllib.loads(uncommented())
    for key, field in Config.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, Table):
            assert set(shown[key]) == set(field.annotation.model_fields) - BY_ENVIRONMENT_ONLY
        else:
            assert (key in shown) != (key in BY_ENVIRONMENT_ONLY)


def _written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path
