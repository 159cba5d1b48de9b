"""kill -9 at every commit and every call, and at random moments of the demonstration's year: the ends are equal."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from io import StringIO
from itertools import pairwise
from random import Random

import pytest
from rich.console import Console

from simulator.demo.chronicle import Chronicle
from simulator.demo.paper import Paper
from simulator.demo.playing import cast
from simulator.demo.stage import OPENING, TAIL, set_up
from simulator.demo.story import CHAPTERS
from simulator.demo.tale import Tale
from tests.proofs import dialogue
from tests.proofs.conftest import ENGINES, Databases
from tests.proofs.ends import End, end
from tests.proofs.supervised import Supervised

PARTS = 8  # of the proof of every point, so that they can run side by side
MOMENTS = 20

on_each_engine = pytest.mark.parametrize("databases", ENGINES, indirect=True)

Play = Callable[[Supervised], Awaitable[None]]
Figures = Callable[[str, object], None]


@dataclass(frozen=True)
class Run:
    """A play, and how it ended."""

    points: Sequence[str]
    killed: int
    end: End


@dataclass
class Toll:
    """What all the kills of a proof have cost."""

    databases: Databases
    calm: Run
    kills: int = 0
    lost: int = 0
    done_twice: int = 0
    silent: int = 0
    seen_twice: int = 0
    unknown: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, where: str, run: Run) -> None:
        """One more run."""
        self.kills += run.killed
        self.lost += run.end.lost
        self.done_twice += self.calm.end.done_twice(run.end)
        self.silent += run.end.silent
        self.seen_twice += self.calm.end.seen_twice(run.end)
        self.unknown += run.end.unknown
        self.faults += [f"killed {where}: {fault}" for fault in self.calm.end.faults(run.end)]

    def __str__(self) -> str:
        return (
            f"{self.kills} kills: {self.lost} updates lost, {self.done_twice} done twice, {self.silent} letters "
            "silent, "
            f"{self.seen_twice} messages seen twice, {self.unknown} announcements unknown, "
            f"{len(self.faults)} differences at the end"
        )


async def _run(databases: Databases, play: Play, opening: str, deaths: Iterable[int] = ()) -> Run:
    with databases() as url:
        return await _run_on(url, play, opening, deaths)


async def _run_on(url: str, play: Play, opening: str, deaths: Iterable[int]) -> Run:
    async with set_up(partial(Supervised, opening=opening, deaths=deaths, url=url)) as stage:
        try:
            await play(stage)
        except BaseException as problem:
            problem.add_note("\n".join(stage.log()[-TAIL:]))
            raise
        return Run(stage.points, stage.killed, end(stage))


async def _tell(stage: Supervised, chapters: int = len(CHAPTERS)) -> None:
    """The demonstration's story, or the beginning of it; each chapter checks what people see."""
    paper = Paper(Console(file=StringIO()))
    link = await stage.prepare()
    await stage.start()
    tale = Tale(cast(stage.telegram), stage.player, Chronicle(paper.minute), paper, link)
    for chapter in CHAPTERS[:chapters]:
        await chapter(tale)
    await stage.stop()


async def _kill_at_moments(databases: Databases, play: Play, moments: int, seed: int) -> Toll:
    """Play once in peace, and once killed at moments chosen by chance."""
    toll = Toll(databases, await _run(databases, play, OPENING))
    chosen = sorted(Random(seed).sample(range(1, len(toll.calm.points)), moments))
    deaths = [after - before for before, after in pairwise([0, *chosen])]
    toll.add(f"at {chosen}", await _run(databases, play, OPENING, deaths))
    return toll


async def _calm(databases: Databases) -> Toll:
    return Toll(databases, await _run(databases, dialogue.play, dialogue.OPENING))


async def _kill_at(toll: Toll, point: int) -> None:
    name = toll.calm.points[point - 1]
    toll.add(f"at point {point}, {name}", await _run(toll.databases, dialogue.play, dialogue.OPENING, [point]))


@on_each_engine
async def test_killed_here_and_there(databases: Databases, record_property: Figures) -> None:
    toll = await _calm(databases)
    # Received and not kept; done and not sent; sent and not stamped.
    for name in ("after getUpdates", "before sendMessage", "after sendMessage"):
        where = [number for number, point in enumerate(toll.calm.points, 1) if point == name]
        await _kill_at(toll, where[len(where) // 3])
    record_property("figures", str(toll))
    assert toll.kills == 3
    assert toll.faults == []


@on_each_engine
async def test_a_team_gathers_while_the_bot_is_killed(databases: Databases, record_property: Figures) -> None:
    toll = await _kill_at_moments(databases, partial(_tell, chapters=2), moments=2, seed=1)
    record_property("figures", str(toll))
    assert toll.kills == 2
    assert toll.faults == []


@pytest.mark.prove
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("part", range(PARTS))
@on_each_engine
async def test_killed_at_every_commit_and_every_call(databases: Databases, part: int, record_property: Figures) -> None:
    toll = await _calm(databases)
    for point in range(1 + part, len(toll.calm.points) + 1, PARTS):
        await _kill_at(toll, point)
    record_property("figures", str(toll))
    assert toll.faults == []


@pytest.mark.prove
@pytest.mark.timeout(3600)
@on_each_engine
async def test_the_year_killed_at_twenty_moments(databases: Databases, record_property: Figures) -> None:
    toll = await _kill_at_moments(databases, _tell, MOMENTS, seed=2026)
    record_property("figures", str(toll))
    assert toll.kills == MOMENTS
    assert toll.faults == []
