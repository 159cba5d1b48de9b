"""The transcript on paper: days, hours, to whom, what it said, and what was done indented under it."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from rich.cells import cell_len
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from bot.ui import texts
from simulator.demo.chronicle import Said, Step, Walk, together

WIDTH = 96
TO, SAID, DONE = 9, 11, 15  # columns: to whom, what was said, what was done; the hour is in the first
NAMED = 4  # people of a longer list who are named
LINK = re.compile(r"(start=[a-z]_)[\w-]+")
NUMBERS = ("", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze")
KINDS = {"venue": "📍 ", "contact": "📇 ", "toast": "💬 ", "alert": "💬 ", "document": "📄 "}


class Paper:
    """Writes on a console, as wide as a page at most."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self._width = min(console.width, WIDTH)
        self._day: date | None = None
        self._hour = ""
        self._chapters = 0
        self._known: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()

    @property
    def is_begun(self) -> bool:
        """Whether there was a chapter already."""
        return self._chapters > 0

    def title(self, words: str) -> None:
        """The head of a chapter."""
        self._chapters += 1
        self.console.print()
        self._write(words.upper(), "bold magenta", 0)

    def tells(self, words: str) -> None:
        """The narrator; a line that begins with "$" is a command."""
        self.console.print()
        for line in words.split("\n"):
            is_command = line.startswith("$")
            self._write(line, "green" if is_command else "italic", 2 if is_command else 0)

    def heading(self, day: date) -> None:
        """A new day, and how long it was quiet before it."""
        if day == self._day:
            return
        if self._day is not None and (quiet := span((day - self._day).days)):
            self.console.print()
            self._write(f"… {quiet} plus tard", "dim italic", 0)
        self._day = day
        self.console.print()
        named = f"{texts.day(day, 'fr')} {day.year}"
        self.console.print(Rule(Text(named, "bold cyan"), align="left", style="cyan"), width=self._width)

    def minute(self, at: datetime, walks: Sequence[Walk]) -> None:
        """All that happened in a minute."""
        self.heading(at.date())
        self.console.print()
        self._hour = texts.hour(at, "fr").replace("\N{NO-BREAK SPACE}", " ")
        for walk in walks:
            self._walk(walk)

    def _walk(self, walk: Walk) -> None:
        before = list(walk.by)
        for number, step in enumerate(walk.steps):
            if step.by is not None:
                who = listed(walk.by) if number == 0 else ""
                self._write(f"→ {did(who, step, several=len(walk.by) > 1)}", "yellow", DONE if number else TO)
            for place, (names, said) in enumerate(together(step.shown)):
                to = list(walk.by) if names == [""] else names
                if to != before:
                    self._write(f"à {listed(to)}", "bold", TO)
                elif place:
                    self._write("", "", 0)
                before = to
                self._said(said)

    def _said(self, said: Said) -> None:
        mark = KINDS.get(said.kind, "")
        known, alike = self._known, (said.lines, said.buttons)
        if alike in known and len(said.lines) > 1:
            self._write(f"{said.lines[0]} […]", "bold" if said.is_titled else "", SAID, bar=True)
            return
        known.add(alike)
        for number, line in enumerate(said.lines):
            style = "bold" if said.is_titled and number == 0 else ""
            self._write((mark if number == 0 else "") + LINK.sub(r"\1…", line), style, SAID, bar=True)
        rows: list[list[str]] = [[]]
        for label in said.buttons:
            button = f"[{label}]"
            if rows[-1] and cell_len("  ".join([*rows[-1], button])) > self._width - SAID - 2:
                rows.append([])
            rows[-1].append(button)
        for row in filter(None, rows):
            self._write("  ".join(row), "blue", SAID, bar=True)

    def _write(self, words: str, style: str, indent: int, *, bar: bool = False) -> None:
        """Lines under each other; the first of a minute has the hour in front of it."""
        for line in Text(words, style).wrap(self.console, self._width - indent - 2 * bar) or [Text()]:
            line.rstrip()
            margin, self._hour = Text(self._hour.ljust(indent), "bold green"), ""
            self.console.print(Text.assemble(margin, ("│ " if bar else "", "dim"), line), soft_wrap=True)


def did(who: str, step: Step, *, several: bool) -> str:
    """What somebody did, in a sentence."""
    ending = "ent" if several else "e"
    start = f"{who} " if who else ""
    match step.kind:
        case "tapped":
            return f"{start}touch{ending} « {step.did} »"
        case "blocked":
            return f"{start}bloqu{ending} le bot"
        case "unblocked":
            return f"{start}débloqu{ending} le bot"
        case _ if step.did == "/start":
            return f"{start}cherch{ending} le bot et touch{ending} « Démarrer »"
        case _ if step.did.startswith("/start "):
            return f"{start}ouvr{ending} le lien et touch{ending} « Démarrer »"
        case _:
            return f"{start}écri{'vent' if several else 't'} « {step.did} »"


def listed(names: Sequence[str]) -> str:
    """ "Marie, Fatou et Susan"; of many only the first, with their number."""
    if len(names) > NAMED:
        return f"{', '.join(names[: NAMED - 1])}, … ({len(names)} personnes)"
    return " et ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def span(days: int) -> str:
    """A time in words, "" for one that is not worth a line."""
    if days >= 330:
        return "un an"
    if days >= 27:
        return f"{NUMBERS[round(days / 30.4)]} mois"
    if days >= 13:
        return f"{NUMBERS[round(days / 7)]} semaines"
    if days >= 6:
        return "une semaine"
    return f"{NUMBERS[days]} jours" if days >= 3 else ""
