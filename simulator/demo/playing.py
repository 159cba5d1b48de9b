"""Playing the story from the first import to the closing table."""

import asyncio
import signal
import sys

from rich.console import Console

from simulator.demo.chronicle import Chronicle
from simulator.demo.clockwork import StuckError
from simulator.demo.paper import WIDTH, Paper
from simulator.demo.stage import TAIL, Stage, set_up
from simulator.demo.story import CHAPTERS
from simulator.demo.tale import Cast, Tale, UntoldError
from simulator.demo.tally import count, show
from simulator.world import Telegram

INTERRUPTED = 130


def play(console: Console | None = None) -> None:
    """Play the whole story. Raises SystemExit: 1 when it does not go as it is told, 130 when it is stopped."""
    page = console or Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False, emoji=False, markup=False)
    try:
        went_well = asyncio.run(_play(Paper(page)))
    except (KeyboardInterrupt, asyncio.CancelledError):
        page.print("\nLa démonstration est arrêtée. Il n'en reste rien.")
        raise SystemExit(INTERRUPTED) from None
    if not went_well:
        raise SystemExit(1)


async def _play(paper: Paper) -> bool:
    if (whole := asyncio.current_task()) is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, whole.cancel)
    async with set_up(Stage) as stage:
        try:
            await _tell(stage, paper)
        except (AssertionError, StuckError) as problem:
            _complain(paper.console, stage, str(problem))
            return False
        return True


async def _tell(stage: Stage, paper: Paper) -> None:
    chronicle = Chronicle(paper.minute)
    stage.telegram.on_event.append(chronicle.note)
    link = await stage.prepare()
    await stage.start()
    tale = Tale(cast(stage.telegram), stage.player, chronicle, paper, link)
    try:
        for chapter in CHAPTERS:
            await chapter(tale)
    finally:
        chronicle.flush()
    await stage.stop()
    _close(stage, tale.cast, paper.console)


def _close(stage: Stage, cast: Cast, console: Console) -> None:
    """The closing table, and a look into the bot's log."""
    with stage.database() as engine, engine.connect() as db:
        tally = count(db, stage.telegram.people)
    show(console, tally, [*cast.nine, cast.rene], [cast.nadia, cast.helene, cast.claire, cast.alain])
    if any(" error " in line for line in stage.log()):
        raise UntoldError("Le journal du bot contient une erreur.")


def cast(telegram: Telegram) -> Cast:
    """Everybody with their telephone."""
    return Cast(
        nadia=telegram.person("Nadia"),
        helene=telegram.person("Hélène"),
        claire=telegram.person("Claire"),
        alain=telegram.person("Alain"),
        marie=telegram.person("Marie"),
        ahmed=telegram.person("Ahmed"),
        lea=telegram.person("Léa"),
        fatou=telegram.person("Fatou"),
        jean_luc=telegram.person("Jean-Luc"),
        monique=telegram.person("Monique"),
        susan=telegram.person("Susan", language="en"),
        yvonne=telegram.person("Yvonne"),
        kevin=telegram.person("Kévin"),
        rene=telegram.person("René"),
    )


def _complain(console: Console, stage: Stage, problem: str) -> None:
    """What was expected, what the chat shows, and the end of the bot's log."""
    console.print()
    console.print("L'histoire ne s'est pas passée comme prévu :", style="bold red")
    console.print(problem, soft_wrap=True)
    console.print("\nLe journal du bot :", style="bold red")
    for line in stage.log()[-TAIL:]:
        console.print(line, soft_wrap=True)
