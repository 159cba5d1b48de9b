"""The composition root: everything is made and wired here, and nowhere else."""

import asyncio
import gc
import logging
import shutil
from collections.abc import Coroutine, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.clock import Clock, FileClock, SystemClock, spawn
from bot.config import Config
from bot.orders import perform
from bot.pulse import Watch
from bot.telegram import incidents
from bot.telegram.adapter import Adapter, Handled
from bot.telegram.client import Client
from bot.telegram.delivery import Delivery
from bot.telegram.ingest import Ingest, Worker
from bot.telegram.pace import Pace
from bot.telegram.profile import equip, introduce
from bot.telegram.ticks import Metronome
from bot.telegram.troubles import Kind, Trouble, Troubles, seen_in
from bot.ui.router import Router, discover, gather
from bot.ui.screen import Text
from storage.database import Database, connect
from storage.measures import ROOM, Measures, measure
from storage.roles import Equipment, staff_equipment
from storage.sealing import Vault

if TYPE_CHECKING:
    from bot.health import Doors

ANSWER = 2.0  # seconds that a monitor waits for what the database counts

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
        self.watch = Watch(clock, self.database, self._looked)
        self.troubles = Troubles(self._tell)
        self._started = False
        self._doors: Doors | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._pieces: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Ask Telegram who we are, then run everything. Waits, for ever if it must, until Telegram answers."""
        watching = asyncio.create_task(self.watch.run(), name="watch")
        starting = asyncio.create_task(self._start(), name="start")
        self._tasks.append(watching)
        try:
            ended, _ = await asyncio.wait({watching, starting}, return_when=asyncio.FIRST_COMPLETED)
            for task in ended:
                task.result()
        finally:
            starting.cancel()
            await asyncio.wait([starting])

    async def _start(self) -> None:
        if self.config.health.port:
            await self._open_doors(self.config.health.port)
        await self._client.open()
        number = self.bot.id
        pace = Pace(self.clock, self.config.telegram.messages_per_second)
        self.delivery = Delivery(self.bot, self.database, self.clock, pace, self.routes)
        self.metronome = Metronome(number, self.database, self.clock, self.routes, self._each_minute)
        adapter = Adapter(self.routes, self.bot, self.clock)
        self.worker = Worker(self.bot, self.database, self.clock, adapter, self._handled)
        self.ingest = Ingest(
            self.bot, self._client.polling, self.database, self.clock, self.worker, self.config.telegram.poll_timeout
        )
        await self.delivery.recover()
        self._started = True
        self.watch.keep("ingest", self.ingest.run, self.ingest.heart)
        self.watch.keep("worker", self.worker.run, self.worker.heart)
        self.watch.keep("delivery", self.delivery.run, self.delivery.heart)
        self.watch.keep("stamps", self.delivery.stamp, self.delivery.stamps)
        self.watch.keep("metronome", self.metronome.run, self.metronome.heart)
        self._aside(self._present(), "profile")
        if isinstance(self.clock, FileClock):
            self._tasks.append(asyncio.create_task(self.clock.follow(), name="clock"))
        gc.freeze()  # what is loaded by now stays; the collector need not look at it again

    async def stop(self) -> None:
        """Take nothing in any more, let what is in the air land, close. Before it has started, only close."""
        await self.watch.close("ingest")
        if self._started and not self.watch.has_lost_the_database:
            await self.delivery.drain()
        await self.watch.close()
        ending = [*self._tasks, *self._pieces]
        for task in ending:
            task.cancel()
        await asyncio.gather(*ending, return_exceptions=True)
        if self._doors is not None:
            await self._doors.close()
        await self._client.close()
        if not self.watch.has_lost_the_database:  # it would be waited for without an end
            self.database.close()

    async def wait(self) -> None:
        """Wait until something ends that never should, and raise what it ended with."""
        ended, _ = await asyncio.wait(self._tasks, return_when=asyncio.FIRST_EXCEPTION)
        for task in ended:
            task.result()

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

    def _looked(self, revived: set[str]) -> None:
        """After each look of the watch: what is the matter, that operators should know?"""
        if not self._started:
            return
        seen = {Trouble(Kind.LOOP, name) for name in revived} | seen_in(self.ingest.refused)
        seen |= {Trouble(Kind.TICK, name) for name in self.metronome.failing}
        if self.database.is_busy:
            seen.add(Trouble(Kind.DATABASE))
        if self._disk_is_nearly_full():
            seen.add(Trouble(Kind.DISK))
        self.troubles.look(seen)

    def _disk_is_nearly_full(self) -> bool:
        file = self.config.storage.file
        try:
            return file is not None and shutil.disk_usage(file.parent).free < ROOM
        except OSError:
            return True  # a disk that is not there has no room either

    def _tell(self, said: Text) -> None:
        self._aside(self._write_to_operators(said), "operators")

    async def _write_to_operators(self, said: Text) -> None:
        now = self.clock.now()
        key = f"{said.key}:{said.values['part']}:{self.bot.id}:{now:%Y%m%dT%H%M%S}"
        try:
            await self.database.run(partial(incidents.tell, bot=self.bot.id, key=key, said=said, now=now))
        except Exception:
            log.exception("operators.untold")
        self.delivery.wake()

    async def _open_doors(self, port: int) -> None:
        from bot.health import Doors

        self._doors = Doors(self._ills, self._hindrances, self._exposition)
        await self._doors.open(port)

    def _ills(self) -> list[str]:
        return [] if self.watch.is_well else ["a loop is silent"]

    def _hindrances(self) -> list[str]:
        """What keeps the bot from doing its work now."""
        hindrances = self._ills()
        if not self._started or self.ingest.refused is not None:
            hindrances.append("Telegram does not answer, or refuses")
        if self.database.is_busy:
            hindrances.append("the database is locked, or the disk is full")
        return hindrances

    async def _exposition(self) -> bytes:
        from bot.metrics import Counted, exposition

        received, handled = (self.ingest.received, self.worker.handled) if self._started else (0, 0)
        database, calls = self.database, self._client.calls
        counted = Counted(received, handled, calls, database.commits, database.seconds, self.watch.silences)
        return exposition(counted, await self._measures() if self._started else None)

    async def _measures(self) -> Measures | None:
        try:
            async with asyncio.timeout(ANSWER):
                return await self.database.run(partial(measure, bot=self.bot.id, now=self.clock.now()))
        except TimeoutError:
            return None
