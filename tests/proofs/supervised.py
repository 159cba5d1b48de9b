"""A stage on which the bot dies, and comes back as under a service manager. On a file, or on a PostgreSQL server."""

import asyncio
import signal
import sys
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select, text, update

from simulator.demo.clockwork import Player
from simulator.demo.stage import Stage
from storage.engines import is_server
from storage.leases import leases
from storage.schema import everything

GLANCE = 0.2  # machine seconds after which what was not fetched is not about to be
FORGOTTEN = """SELECT pg_terminate_backend(pid, :most) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()"""
LONGEST = timedelta(seconds=30)  # that the bot waits before it asks again


class Patient(Player):
    """Lets time pass until the bot has fetched everything: after an answer that was none, it waits before it asks."""

    async def _confirmed(self) -> None:
        while True:
            confirmed = asyncio.ensure_future(self._telegram.confirmed())
            await asyncio.wait([confirmed], timeout=GLANCE)
            if confirmed.done():
                return
            confirmed.cancel()
            await self._set(self.clockwork.now)
            upcoming = self.clockwork.next
            if upcoming is not None and upcoming <= self.clockwork.now + LONGEST:
                await self._set(upcoming)


class Supervised(Stage):
    """The demonstration's stage; the n-th process dies at the n-th of the `deaths`, and the last one lives."""

    def __init__(self, folder: Path, opening: str, deaths: Iterable[int] = (), url: str = "") -> None:
        super().__init__(folder, opening)
        self.url = url or self.url
        self.clockwork.patience = 120.0  # two starts of a process, on a machine that has other things to do
        self.player = Patient(self.clockwork, self.telegram, self.is_alive)
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
            await self._come_back()
            await self.clockwork.set(self.clockwork.now, self.is_alive)
            self._keeping.cancel()
            await super().stop()

    async def _keep(self) -> None:
        while self.process is not None:
            await self.process.wait()
            if not self._was_killed():
                return
            await self._come_back()

    async def _come_back(self) -> None:
        if is_server(self.url):
            await asyncio.to_thread(self._let_the_server_forget)
        await self.launch()

    def _let_the_server_forget(self) -> None:
        """What a quarter of a minute does on a server whose clock is not steered: the lease of the dead runs out.

        What they had asked for last is over by then, and cannot renew it. Numbers that they drew and did not use are
        given again, as on a file, so that both ends have the same ones.
        """
        with self.database() as engine, engine.begin() as db:
            db.execute(text(FORGOTTEN), {"most": 10_000})
            db.execute(update(leases).values(until=func.clock_timestamp()))
            for table in everything().sorted_tables:
                if table.autoincrement_column is None:
                    continue
                column = table.autoincrement_column
                sequence = db.scalar(select(func.pg_get_serial_sequence(table.name, column.name)))
                if sequence is not None:
                    last = db.scalar(select(func.max(column)))
                    db.execute(select(func.setval(text(f"'{sequence}'"), last or 1, last is not None)))

    def _was_killed(self) -> bool:
        assert self.process is not None
        was = self.process.returncode == -signal.SIGKILL
        self.killed += was
        return was
