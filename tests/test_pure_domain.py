"""The domain imports the standard library, dateutil, holidays and itself. import-linter can forbid, this allows."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ALLOWED = sys.stdlib_module_names | {"dateutil", "holidays"}
DOMAIN = Path(__file__).parents[1] / "bot" / "domain"


def test_the_domain_imports_nothing_else() -> None:
    imported = [(path.name, name) for path in DOMAIN.rglob("*.py") for name in _imported(path)]
    strangers = [(path, name) for path, name in imported if _is_strange(name)]
    assert not strangers


def _is_strange(name: str) -> bool:
    return name.split(".", maxsplit=1)[0] not in ALLOWED and not name.startswith("bot.domain")


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."
