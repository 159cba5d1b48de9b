"""No silent death: every loop has a heart, and a watch that begins anew whatever went silent, ended or failed.

Silence is machine time. The watch counts it in its own looks, so a machine that slept has heard nobody be silent.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from bot.clock import Bell, Clock, spawn
from storage.database import Database

Result = TypeVar("Result")
LOOK = 5.0  # seconds between two looks: with the longest silence below, all is well again within 90
SILENCE = 60.0  # seconds without a beat, where a loop does not say otherwise
PATIENCE = timedelta(seconds=2)  # before a loop is begun again

log = logging.getLogger(__name__)


class Heart:
    """A loop's sign of life: it beats when the loop goes round. Who rests because nothing is to be done is alive."""

    def __init__(self, clock: Clock, silence: float = SILENCE) -> None:
        self._clock = clock
        self.silence = silence
        self.beats = 0
        self.rests = False
        self.pieces: set[asyncio.Task[Any]] = set()

    def beat(self) -> None:
        """Once more round."""
        self.beats += 1

    async def rest(self, bell: Bell | None = None, until: datetime | None = None) -> None:
        """Wait as the clock does."""
        self.rests = True
        try:
            await self._clock.rest(bell, until)
        finally:
            self.rests = False
            self.beat()

    async def finish(self, work: Coroutine[Any, Any, Result]) -> Result:
        """The result of a piece of work that goes to its end even when the loop does not: none of it may get lost."""
        piece = spawn(self._clock, work, "piece")
        self.pieces.add(piece)
        piece.add_done_callback(self.pieces.discard)
        return await asyncio.shield(piece)


class DatabaseLostError(RuntimeError):
    """The database's thread is dead or hangs: only a new process helps."""


@dataclass(eq=False)
class _Life:
    name: str
    loop: Callable[[], Coroutine[Any, Any, None]]
    heart: Heart
    task: "asyncio.Task[None] | None" = None
    beats: int = 0
    silent: float = 0.0
    dead: bool = False  # from the end of our patience to the next beat
    closed: bool = False


class Watch:
    """Keeps loops going. `after` is called after each look, with the names of what had to be begun anew."""

    def __init__(self, clock: Clock, database: Database, after: Callable[[set[str]], None]) -> None:
        self._clock = clock
        self._database = database
        self._after = after
        self._lives: list[_Life] = []
        self._revived: set[str] = set()
        self._rounds = 0
        self._stuck = 0.0
        self.well: Callable[[], None] = lambda: None  # called after each look at which every heart beats
        self.has_lost_the_database = False

    def keep(self, name: str, loop: Callable[[], Coroutine[Any, Any, None]], heart: Heart) -> None:
        """Begin a loop, and begin it again whenever it is no more."""
        life = _Life(name, loop, heart)
        self._lives.append(life)
        self._begin(life, self._clock.now())

    async def run(self) -> None:
        """Look for ever. Raises DatabaseLostError."""
        while True:
            await asyncio.sleep(LOOK)
            self.look()

    def look(self) -> None:
        """Cancel what was silent for too long: what is cancelled is begun anew. Raises DatabaseLostError."""
        self._listen_to_the_database()
        for life in self._lives:
            self._listen(life)
        revived, self._revived = self._revived, set()
        self._after(revived)
        if self.is_well:
            self.well()

    @property
    def is_well(self) -> bool:
        """Whether every heart beats."""
        return self._database.is_alive and not any(life.dead for life in self._lives)

    @property
    def silences(self) -> dict[str, float]:
        """The seconds since each heart was last heard, to the nearest look."""
        return {life.name: life.silent for life in self._lives}

    async def close(self, *names: str) -> None:
        """End loops for good, those of these names, or all."""
        ending = [life for life in self._lives if life.name in names or not names]
        self._lives = [life for life in self._lives if life not in ending]
        for life in ending:
            life.closed = True
        tasks = [task for life in ending for task in (life.task, *life.heart.pieces) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _begin(self, life: _Life, at: datetime) -> None:
        self._clock.begin()
        life.task = asyncio.create_task(self._live(life, at), name=life.name)
        life.task.add_done_callback(partial(self._ended, life))

    async def _live(self, life: _Life, at: datetime) -> None:
        await self._clock.rest(until=at)
        await life.loop()

    def _ended(self, life: _Life, task: asyncio.Task[None]) -> None:
        """A loop that ended, failed or was cancelled is begun again: its state is in the database."""
        if not life.closed:
            problem = None if task.cancelled() else task.exception()
            log.error("loop.ended", exc_info=problem, extra={"loop": life.name})
            self._revived.add(life.name)
            self._begin(life, self._clock.now() + PATIENCE)
        elif not task.cancelled():
            task.exception()  # it has been asked for; it ends with the bot
        self._clock.end()

    def _listen(self, life: _Life) -> None:
        heart = life.heart
        if heart.beats != life.beats or heart.rests:
            life.beats, life.silent, life.dead = heart.beats, 0.0, False
        elif not self._waits_for_the_database:
            life.silent += LOOK
        if life.silent > heart.silence and life.task is not None:
            log.error("loop.silent", extra={"loop": life.name, "seconds": life.silent})
            life.silent, life.dead = 0.0, True  # what begins anew has as long again
            life.task.cancel()

    def _listen_to_the_database(self) -> None:
        database = self._database
        if database.rounds != self._rounds or not database.pending:
            self._rounds, self._stuck = database.rounds, 0.0
        else:
            self._stuck += LOOK
        if not database.is_alive or self._stuck > SILENCE:
            self.has_lost_the_database = True
            raise DatabaseLostError

    @property
    def _waits_for_the_database(self) -> bool:
        """A locked or full database is waited for: a loop that waits with it would gain nothing by beginning anew."""
        return bool(self._database.pending) and (self._database.is_busy or self._stuck > 0)
