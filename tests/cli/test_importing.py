"""`atelier import`: a first time, a second time, and with something wrong."""

from pathlib import Path

import pytest

from bot import lock
from tests.cli.conftest import ROOT, Atelier
from tests.files.written import changed

CENTRE = str(ROOT / "centres" / "exemple.toml")
PROGRAMME = str(ROOT / "programmes" / "estime-de-soi.toml")


def test_a_centre_then_its_programme(atelier: Atelier) -> None:
    result = atelier("import", CENTRE)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("exemple: created\n")
    assert result.stdout.endswith("exemple.toml: imported.\n")
    result = atelier("import", PROGRAMME, "--starting", "2026-10-13")
    assert result.exit_code == 0, result.output
    assert "sessions.s1: created on Tuesday 2026-10-13 14:00\n" in result.stdout


def test_a_second_time_nothing_is_changed_unasked(atelier: Atelier, tmp_path: Path) -> None:
    atelier("import", CENTRE)
    assert atelier("import", CENTRE).stdout == "exemple.toml: nothing differs from what was imported before.\n"
    path = str(changed(Path(CENTRE), 'name = "Centre social L\'Estran"', 'name = "L\'Estran"', tmp_path))
    for _ in range(2):
        result = atelier("import", path)
        assert result.exit_code == 0
        assert result.stdout == (
            "name: Centre social L'Estran → L'Estran\nexemple.toml: nothing was changed. Add --apply to write this.\n"
        )
    assert atelier("import", path, "--apply").stdout.endswith("exemple.toml: imported.\n")
    assert "nothing differs" in atelier("import", path).stdout


def test_a_programme_needs_a_centre_and_a_week(atelier: Atelier) -> None:
    result = atelier("import", PROGRAMME, "--starting", "2026-10-13")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "There is no centre yet." in result.stderr
    atelier("import", CENTRE)
    result = atelier("import", PROGRAMME)
    assert result.exit_code == 2
    assert "expected the week it starts in" in result.stderr


def test_the_centre_is_named_where_there_are_several(atelier: Atelier, tmp_path: Path) -> None:
    other = changed(Path(CENTRE), 'slug = "exemple"', 'slug = "autre"', tmp_path)
    atelier("import", CENTRE)
    atelier("import", str(other))
    for words in ([], ["--centre", "ailleurs"]):
        result = atelier("import", PROGRAMME, "--starting", "2026-10-13", *words)
        assert result.exit_code == 2
        assert result.stderr == "Which centre? Expected --centre with one of: exemple, autre.\n"
    assert atelier("import", PROGRAMME, "--starting", "2026-10-13", "--centre", "autre").exit_code == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('title = "?"', "file.toml: this is no centre (it has no places) and no programme (it has no sessions)."),
        ("[places", "file.toml: it is not written as TOML should be"),
        ("[places]", "file.toml: slug is missing."),
        ("capacity = 9", "file.toml: questions is"),
    ],
)
def test_a_wrong_file_is_refused(atelier: Atelier, text: str, sentence: str) -> None:
    Path("file.toml").write_text(text, encoding="utf-8")
    result = atelier("import", "file.toml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr


def test_an_import_goes_on_beside_the_running_bot(atelier: Atelier, folder: Path) -> None:
    atelier("migrate")
    with lock.held(folder / "atelier.db"):
        assert atelier("import", CENTRE).exit_code == 0


def test_no_key_is_made_or_needed(atelier: Atelier, folder: Path) -> None:
    atelier("import", CENTRE)
    assert not (folder / "master.key").exists()
