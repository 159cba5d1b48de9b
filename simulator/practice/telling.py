"""The demonstration's story on the phones: watched at a chosen speed, paused, and taken over by hand."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime

from simulator.demo.chronicle import Chronicle, Walk
from simulator.demo.clockwork import StuckError
from simulator.demo.playing import cast
from simulator.demo.story import CHAPTERS
from simulator.demo.tale import Tale
from simulator.events import Event
from simulator.practice.practice import DOES, Practice, RefusedError

BREATHS = (0.0, 0.4, 1.2, 3.0)  # machine seconds after what somebody does: from as fast as can be to slow reading
MOST = 12  # sentences of the narrator that are kept


class Narrator:
    """Takes the place of the paper: what the narrator says stands on the page, and the phones show the rest."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice

    @property
    def is_begun(self) -> bool:
        """The page has its clock: no heading tells the day."""
        return False

    def title(self, words: str) -> None:
        """The head of a chapter."""
        self.tells(words)

    def tells(self, words: str) -> None:
        """A sentence or more."""
        self._practice.narrated = [*self._practice.narrated, words][-MOST:]
        self._practice.tell()

    def heading(self, day: date) -> None:
        """Never asked for."""

    def minute(self, at: datetime, walks: Sequence[Walk]) -> None:
        """The phones show it."""


class Telling:
    """The story while it is told."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice
        self._going = asyncio.Event()
        self._acted = False
        self.breath = 1

    @property
    def is_on(self) -> bool:
        """Whether it is told, if only paused."""
        return self._practice.telling is not None

    @property
    def is_paused(self) -> bool:
        """Whether it waits, and the phones are in other hands."""
        return self.is_on and not self._going.is_set()

    async def begin(self) -> None:
        """A new world, and the story from its first day on."""
        await self.end()
        await self._practice.begin(staffed=False)
        telegram = self._practice.stage.telegram
        telegram.on_event.append(self._note)
        telegram.settle = self._settle
        self._going.set()
        self._practice.telling = asyncio.create_task(self._tells())

    def go_on(self, *, on: bool) -> None:
        """Pause, or go on."""
        if not self.is_on:
            raise RefusedError("gone")
        self._going.set() if on else self._going.clear()
        self._practice.tell()

    def at_pace(self, breath: int) -> None:
        """How long it waits after each thing that somebody does."""
        self.breath = breath if 0 <= breath < len(BREATHS) else 1
        self._practice.tell()

    async def end(self) -> None:
        """Whoever takes the phones keeps the world as it is."""
        if (task := self._practice.telling) is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        self._practice.telling = None
        self._practice.tell()

    async def _tells(self) -> None:
        stage, narrator = self._practice.stage, Narrator(self._practice)
        chronicle = Chronicle(narrator.minute)
        tale = Tale(cast(stage.telegram), stage.player, chronicle, narrator, self._practice.link)
        try:
            for chapter in CHAPTERS:
                await chapter(tale)
        except (AssertionError, StuckError, RefusedError):
            narrator.tells("L'histoire s'arrête ici : les téléphones montrent autre chose que ce qu'elle raconte.")
        finally:
            self._practice.telling = None
            self._practice.tell()

    def _note(self, event: Event) -> None:
        self._acted = self._acted or event.kind in DOES

    async def _settle(self) -> None:
        await self._practice.settle()
        if asyncio.current_task() is not self._practice.telling:
            return
        if self._acted:
            self._acted = False
            await asyncio.sleep(BREATHS[self.breath])
        await self._going.wait()
