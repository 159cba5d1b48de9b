"""The project's own files, written anew with one thing changed."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
CENTRE = ROOT / "centres" / "exemple.toml"
PROGRAMME = ROOT / "programmes" / "estime-de-soi.toml"
QUESTIONS = ROOT / "programmes" / "questions.toml"


def changed(source: Path, old: str, new: str, folder: Path) -> Path:
    """A copy of a file in which `old` reads `new`, beside copies of its neighbours."""
    text = source.read_text(encoding="utf-8")
    assert old in text, f"{source.name} has no {old!r} to change"
    for neighbour in source.parent.glob("*.toml"):
        (folder / neighbour.name).write_bytes(neighbour.read_bytes())
    copy = folder / source.name
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy
