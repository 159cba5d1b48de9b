"""A stage on which the bot dies, and comes back as under a service manager."""

import asyncio
import signal
import sys
from collections.abc import Iterable
from pathlib import Path

from simulator.demo.stage import Stage


class Supervised(Stage):
    """The demonstration's stage; the n-th process dies at the n-th of the `deaths`, and the last one lives."""

    def __init__(self, folder: Path, opening: str, deaths: Iterable[int] = ()) -> None:
        super().__init__(folder, opening)
        self.telegram.patience = None  # the answer to a tap may die with the bot: what it did is seen all the same
        self.killed = 0
        self._book = folder / "points"
        self._deaths = iter(deaths)
        self._keeping: asyncio.Task[None] | None = None

    @property
    def points(self) -> list[str]:
        """Every point that the processes have come to."""
        return self._book.read_text().splitlines()

    def is_alive(self) -> bool:
        """Whether the bot runs, or is about to again."""
        return self._keeping is not None and not self._keeping.done()

    def environment(self) -> dict[str, str]:
        """What the bot's process is told. It is not measured: a process that is killed could write nothing of it."""
        whole = super().environment()
        return {name: value for name, value in whole.items() if not name.startswith("COVERAGE_PROCESS")}

    async def launch(self) -> None:
        """Start the bot's process, which may be doomed."""
        death = next(self._deaths, 0)
        self.command = (sys.executable, "-m", "tests.proofs.doomed", str(death), str(self._book), "run")
        await super().launch()
        if not self.is_alive():
            self._keeping = asyncio.create_task(self._keep())

    async def stop(self) -> None:
        """End the bot. One that dies while it is stopped comes back first, as after a power cut."""
        if self._keeping is None:
            return
        self._keeping.cancel()
        await asyncio.wait([self._keeping])
        await super().stop()
        while self._was_killed():
            await self.launch()
            await self.clockwork.set(self.clockwork.now, self.is_alive)
            self._keeping.cancel()
            await super().stop()

    async def _keep(self) -> None:
        while self.process is not None:
            await self.process.wait()
            if not self._was_killed():
                return
            await self.launch()

    def _was_killed(self) -> bool:
        assert self.process is not None
        was = self.process.returncode == -signal.SIGKILL
        self.killed += was
        return was
