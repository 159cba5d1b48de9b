"""The demonstration: a year is played by the real bot, as it is told, and nothing of it stays."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from simulator.demo import play, playing
from simulator.demo.chapters import welcome
from simulator.demo.chronicle import Said, Step, Walk, folded, together, walks
from simulator.demo.paper import Paper, listed, span
from simulator.demo.stage import ROOT
from simulator.demo.tale import Tale

EVERYBODY = ("Marie", "Ahmed", "Léa", "Fatou", "Jean-Luc", "Monique", "Susan", "Yvonne", "Kévin", "René")


def page() -> Console:
    """A sheet of paper."""
    return Console(file=StringIO(), width=96, highlight=False, emoji=False, markup=False)


def written(console: Console) -> str:
    """What is on it."""
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


@pytest.mark.again
def test_a_whole_year_is_played(capsys: pytest.CaptureFixture[str]) -> None:
    sheet = page()
    try:
        play(sheet)
    except SystemExit:
        pytest.fail(written(sheet)[-6_000:])
    told = written(sheet)
    for words in (
        "mardi 13 octobre 2026", "à Marie, Ahmed, Léa, … (", "→ Marie, Ahmed et Léa touchent « ✅ Je viens »",
        "Rappel : Se plaire dans le miroir", "Envoyée à 8 sur 8.", "… deux mois plus tard", "Un an après",
    ):  # fmt: skip
        assert words in told
    closing = told.partition("Qui a été prévenu de quoi, et qui a répondu")[2]
    assert all(name in closing for name in EVERYBODY)
    assert "toutes arrivées à une fin que l'équipe peut voir" in closing
    assert not any(state in closing for state in ("todo", "sending", "unknown", "dead", "expired"))
    assert capsys.readouterr().out == ""


async def _goes_wrong(tale: Tale) -> None:
    await tale.cast.nadia.sees("Une soupe au chou")


def test_a_story_that_goes_otherwise_is_told_and_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playing, "CHAPTERS", (welcome.opens, _goes_wrong))
    sheet = page()
    with pytest.raises(SystemExit) as ended:
        play(sheet)
    assert ended.value.code == 1
    told = written(sheet)
    assert "Nadia does not see 'Une soupe au chou'; the chat:" in told
    assert "Bienvenue dans l'équipe, Nadia." in told
    assert "run.started" in told


@pytest.fixture
def beginning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[str]]:
    """`atelier demo`, of which the first lines were read."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    command = (sys.executable, "-u", "-m", "bot", "demo")
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout
        while "Nadia ouvre le lien et touche" not in process.stdout.readline():
            assert process.poll() is None
        yield process
        process.kill()


def test_it_can_be_stopped_at_any_moment(beginning: subprocess.Popen[str]) -> None:
    beginning.send_signal(signal.SIGINT)
    said, complained = beginning.communicate(timeout=20)
    assert beginning.returncode == 130
    assert said.endswith("La démonstration est arrêtée. Il n'en reste rien.\n")
    assert complained == ""


def test_what_is_the_same_for_several_is_told_once() -> None:
    said = [Said(name, "shown", (f"Bonjour {name}.",), ("Oui",)) for name in ("Marie", "Paul")]
    assert list(together(said)) == [(["Marie", "Paul"], Said("", "shown", ("Bonjour (prénom).",), ("Oui",)))]
    steps = (Step(one.to, "tapped", "Oui", (one,)) for one in said)
    walk = next(folded(walks(steps)))
    assert walk.by == ("Marie", "Paul")
    assert walk.steps[0].shown[0].lines == ("Bonjour (prénom).",)


def test_what_concerns_others_is_told_by_itself() -> None:
    news = Said("Nadia", "shown", ("Quelqu'un vient.",), ())
    found = list(folded(walks(Step(name, "tapped", "Oui", (news,)) for name in ("Marie", "Paul"))))
    assert [walk.by for walk in found] == [("Marie",), ("Paul",)]


def test_it_reads_well_on_paper() -> None:
    assert listed(["Marie"]) == "Marie"
    assert listed(["Marie", "Paul", "Léa"]) == "Marie, Paul et Léa"
    assert listed(["Marie", "Paul", "Léa", "Zoé", "Ali"]) == "Marie, Paul, Léa, … (5 personnes)"
    assert [span(days) for days in (1, 3, 7, 21, 59, 365)] == [
        "", "trois jours", "une semaine", "trois semaines", "deux mois", "un an"
    ]  # fmt: skip
    sheet = page()
    shown = Said("Marie", "shown", ("Rappel", "mardi"), ("Je viens",), is_titled=True)
    Paper(sheet).minute(datetime.fromisoformat("2026-10-10 18:00"), [Walk((), (Step(None, "", "", (shown,)),))])
    lines = [line.rstrip() for line in written(sheet).splitlines()]
    assert lines[-4:] == ["18 h     à Marie", "           │ Rappel", "           │ mardi", "           │ [Je viens]"]
