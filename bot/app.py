"""The composition root: everything is made and wired here, and nowhere else."""

import asyncio
import gc
import logging
from collections.abc import Callable, Coroutine, Iterable
from functools import partial
from typing import Any

from bot.clock import Clock, FileClock, SystemClock, spawn
from bot.config import Config
from bot.orders import perform
from bot.telegram.adapter import Adapter, Handled
from bot.telegram.client import Client
from bot.telegram.delivery import Delivery
from bot.telegram.ingest import PATIENCE, Ingest, Worker
from bot.telegram.pace import Pace
from bot.telegram.profile import equip, introduce
from bot.telegram.ticks import Metronome
from bot.ui.router import Router, discover, gather
from storage.database import Database, connect
from storage.roles import Equipment, staff_equipment
from storage.sealing import Vault

log = logging.getLogger(__name__)


def routes() -> Router:
    """What all features answer to."""
    return gather(discover("handlers"))


def clock_of(config: Config) -> Clock:
    """The machine's clock, or the steered one that the configuration names."""
    return FileClock(config.clock.file) if config.clock.file else SystemClock()


class Application:
    """One bot: its database, its loops, its doors."""

    def __init__(self, config: Config, token: str, master: bytes, clock: Clock) -> None:
        self.config = config
        self.clock = clock
        self.routes = routes()
        self._client = Client(token, config.telegram)
        self.bot = self._client.bot
        self.database = Database(connect(config.storage.url, Vault(master, lambda: clock.now().date())))
        self._ingest: asyncio.Task[None] | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._pieces: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Ask Telegram who we are, then run everything. Waits, for ever if it must, until Telegram answers."""
        await self._client.open()
        number = self.bot.id
        pace = Pace(self.clock, self.config.telegram.messages_per_second)
        self.delivery = Delivery(self.bot, self.database, self.clock, pace, self.routes)
        self.metronome = Metronome(number, self.database, self.clock, self.routes, self._each_minute)
        adapter = Adapter(self.routes, self.bot, self.clock)
        worker = Worker(self.bot, self.database, self.clock, adapter, self._handled)
        ingest = Ingest(
            self.bot,
            self._client.polling,
            self.database,
            self.clock,
            worker,
            self.config.telegram.poll_timeout,
            self.metronome.stir,
        )
        await self.delivery.recover()
        self._ingest = self._run(ingest.run, "ingest")
        self._run(worker.run, "worker")
        self._run(self.delivery.run, "delivery")
        self._run(self.delivery.stamp, "stamps")
        self._run(self.metronome.run, "metronome")
        self._aside(self._present(), "profile")
        if isinstance(self.clock, FileClock):
            self._tasks.append(asyncio.create_task(self.clock.follow(), name="clock"))
        gc.freeze()  # what is loaded by now stays; the collector need not look at it again

    async def stop(self) -> None:
        """Take nothing in any more, let what is in the air land, close. Before it has started, only close."""
        if self._ingest is not None:
            self._ingest.cancel()
            await asyncio.wait([self._ingest])
            await self.delivery.drain()
        ending = [*self._tasks, *self._pieces]
        for task in ending:
            task.cancel()
        await asyncio.gather(*ending, return_exceptions=True)
        await self._client.close()
        self.database.close()

    async def wait(self) -> None:
        """Wait until a loop ends, which none should."""
        await asyncio.wait(self._tasks, return_when=asyncio.FIRST_EXCEPTION)

    def _handled(self, handled: Handled) -> None:
        self.delivery.deliver(handled)
        if handled.equip:
            self._aside(self._equip(handled.equip), "commands")
        self.metronome.stir()

    async def _each_minute(self) -> None:
        """Send what fell due, and do what the operator's commands asked for."""
        self.delivery.wake()
        try:
            await perform(self.database, self.clock, self.config.security.erasure_list)
        except Exception:
            log.exception("order.failed")

    async def _present(self) -> None:
        await introduce(self.bot, self.routes)
        await self._equip(await self.database.run(partial(staff_equipment, bot=self.bot.id)))

    async def _equip(self, whom: Iterable[Equipment]) -> None:
        for one in whom:
            await equip(self.bot, self.routes, one)

    def _aside(self, work: Coroutine[Any, Any, None], name: str) -> None:
        """A piece of work that ends by itself and that nobody waits for."""
        task = spawn(self.clock, work, name)
        self._pieces.add(task)
        task.add_done_callback(self._pieces.discard)

    def _run(self, loop: Callable[[], Coroutine[Any, Any, None]], name: str) -> asyncio.Task[None]:
        task = spawn(self.clock, self._for_ever(loop, name), name)
        self._tasks.append(task)
        return task

    async def _for_ever(self, loop: Callable[[], Coroutine[Any, Any, None]], name: str) -> None:
        """A loop that fails is begun again: its state is in the database."""
        while True:
            try:
                await loop()
            except Exception:
                log.exception("loop.failed", extra={"loop": name})
            await self.clock.rest(until=self.clock.now() + PATIENCE)
