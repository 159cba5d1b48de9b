"""Every command says what it is for, and refuses in sentences."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Atelier

COMMANDS = [
    (),
    ("run",),
    ("check",),
    ("import",),
    ("invite",),
    ("invite", "coordinator"),
    ("invite", "operator"),
    ("migrate",),
    ("erase",),
    ("demo",),
]
HEAVY = ["aiohttp", "alembic", "bot.app", "pydantic", "segno", "sqlalchemy", "telegram"]


@pytest.mark.parametrize("words", COMMANDS)
def test_help_is_everywhere_and_names_the_exit_codes(atelier: Atelier, words: tuple[str, ...]) -> None:
    result = atelier(*words, "--help", COLUMNS="400")
    assert result.exit_code == 0
    assert "Exit codes: 0 all is well; 1 something is wrong" in result.stdout


def test_help_comes_at_once() -> None:
    code = f"import sys, bot.cli; print([name for name in {HEAVY} if name in sys.modules])"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)  # noqa: S603 - our own
    assert done.stdout == "[]\n"


def test_wrong_use_is_refused(atelier: Atelier) -> None:
    assert atelier("dance").exit_code == 2
    assert atelier("erase").exit_code == 2
    assert atelier("import", "some.toml", "--starting", "demain").exit_code == 2


@pytest.mark.parametrize(
    ("env", "sentence"),
    [
        ({"ATELIER_STORAGE__URL": "sqlite://"}, "expected a file, such as sqlite:///atelier.db"),
        ({"ATELIER_STORAGE__URL": "sqlite:///nowhere/atelier.db"}, "nowhere, which is not there"),
        ({"ATELIER_STORAGE__FILE": "a.db"}, "ATELIER_STORAGE__FILE is no setting"),
        (
            {"ATELIER_TELEGRAM__POLL_TIMEOUT": "soon"},
            'ATELIER_TELEGRAM__POLL_TIMEOUT is "soon"; expected a whole number',
        ),
        ({"ATELIER_TOKEN": "nonsense"}, "ATELIER_TOKEN holds no token"),
    ],
)
@pytest.mark.parametrize("words", [("run",), ("check",), ("migrate",), ("erase", "--person", "7")])
def test_a_wrong_setting_is_refused(
    atelier: Atelier, words: tuple[str, ...], env: dict[str, str], sentence: str
) -> None:
    result = atelier(*words, **env)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert result.stdout == ""
    assert "secret" not in result.stderr
    assert list(Path().iterdir()) == []


def test_the_configuration_of_this_folder_is_used(atelier: Atelier) -> None:
    Path("config.toml").write_text('[storage]\nurl = "sqlite:///ours.db"\n', encoding="utf-8")
    assert atelier("migrate").exit_code == 0
    assert Path("ours.db").exists()


def test_another_configuration_can_be_named(atelier: Atelier, folder: Path) -> None:
    there = folder / "there"
    there.mkdir()
    (there / "some.toml").write_text('[storage]\nurl = "sqlite:///theirs.db"\n', encoding="utf-8")
    assert atelier("--config", str(there / "some.toml"), "migrate").exit_code == 0
    assert (there / "theirs.db").exists()
    result = atelier("--config", "none.toml", "migrate")
    assert result.exit_code == 2
    assert result.stderr.startswith("none.toml: there is no such file in ")


def test_what_is_made_is_for_its_owner_only(atelier: Atelier) -> None:
    atelier("migrate")
    assert {path.stat().st_mode & 0o077 for path in Path().iterdir()} == {0}
