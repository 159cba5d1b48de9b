"""The composition root: everything is made and wired here, and nowhere else."""

import asyncio
import gc
import logging
from collections.abc import Callable, Collection, Coroutine, Iterable
from functools import partial
from typing import Any

from bot.backups import Nightly
from bot.clock import Clock, FileClock, SystemClock, spawn
from bot.config import Config
from bot.domain.letters import State
from bot.orders import perform
from bot.telegram.adapter import Adapter, Handled
from bot.telegram.client import Client
from bot.telegram.delivery import Delivery
from bot.telegram.hands import Hands
from bot.telegram.ingest import PATIENCE, Ingest, Worker
from bot.telegram.lead import TRY, Lead
from bot.telegram.pace import Pace
from bot.telegram.profile import equip, introduce
from bot.telegram.ticks import Metronome
from bot.telegram.webhook import Webhook
from bot.ui.router import Router, discover, gather
from storage.database import Database
from storage.engines import connect
from storage.leases import channel
from storage.listening import calls
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
        self._vault = Vault(master, lambda: clock.now().date())
        self.database = Database(connect(config.storage.url, self._vault))
        self.webhook: Webhook | None = None
        self._duties: dict[str, asyncio.Task[None]] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._pieces: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Ask Telegram who we are, then run everything. Waits, for ever if it must, until Telegram answers."""
        await self._client.open()
        number, telegram = self.bot.id, self.config.telegram
        self.lead = Lead(number, self.database, self.clock)
        pace = Pace(self.clock, telegram.messages_per_second)
        self.delivery = Delivery(self.bot, self.database, self.clock, self.lead, pace, self.routes)
        self.metronome = Metronome(number, self.database, self.clock, self.routes, self._each_minute)
        self.worker = self._working()
        polling, poll = self._client.polling, telegram.poll_timeout
        self.ingest = Ingest(self.bot, polling, self.database, self.clock, self.worker, poll)
        self.webhook = self._hooked()
        if self.lead.is_shared:
            self._run(self._seek_lead, "lead")
        else:
            await self._take_up()
        if self.webhook is not None:
            await self.webhook.open()
        if isinstance(self.clock, FileClock):
            self._tasks.append(asyncio.create_task(self.clock.follow(), name="clock"))
        gc.freeze()  # what is loaded by now stays; the collector need not look at it again

    def _hooked(self) -> Webhook | None:
        """The other way in, where the operator chose it."""
        hook = self.config.webhook
        if not hook.url:
            return None
        own = hook.secret.get_secret_value() if hook.secret else ""
        secret = own or self._vault.derive(f"webhook:{self.bot.id}")
        return Webhook(self.bot, hook, secret, self.ingest, self.clock)

    def _working(self) -> Worker | Hands:
        """Whoever does what waits in the inbox, already at work."""
        adapter = Adapter(self.routes, self.bot, self.clock, State.TODO if self.lead.is_shared else State.SENDING)
        if not self.lead.is_shared:
            worker = Worker(self.bot, self.database, self.clock, adapter, self._handled)
            self._run(worker.run, "worker")
            return worker
        hands = Hands(self.database, self.clock, self.lead, adapter, self._handled)
        for hand in range(len(hands)):
            self._run(partial(hands.run, hand), f"hand-{hand}")
        return hands

    async def _seek_lead(self) -> None:
        """Lead as soon as nobody else does, and no longer than that is so."""
        while True:
            leads = await self.lead.take()
            if leads and not self._duties:
                log.info("lead.taken")
                await self._take_up()
            elif not leads and self._duties:
                log.warning("lead.lost")
                await self._lay_down()
            await self.clock.rest(until=None if self.clock.steered else self.clock.now() + TRY)

    async def _take_up(self) -> None:
        """What only one process does: send, keep time, poll."""
        await self.delivery.recover()
        loops = {
            "ingest": self.webhook.run if self.webhook else self.ingest.run,
            "delivery": self.delivery.run,
            "stamps": self.delivery.stamp,
            "metronome": self.metronome.run,
        }
        if self.config.backup.every == "day":
            loops["backups"] = Nightly(self.database.engine, self.config, self.clock).run
        if self.lead.is_shared:
            loops["calls"] = self._hear_calls
        self._duties = {name: self._run(loop, name) for name, loop in loops.items()}
        self._aside(self._present(), "profile")

    async def _lay_down(self) -> None:
        """Another process leads."""
        self.delivery.abandon()
        duties, self._duties = list(self._duties.values()), {}
        self._tasks = [task for task in self._tasks if task not in duties]
        await _end(duties)

    async def stop(self) -> None:
        """Take nothing in any more, let what is in the air land, close. Before it has started, only close."""
        try:
            if self.webhook is not None:
                await self.webhook.close()
            if (ingest := self._duties.get("ingest")) is not None:
                await _end([ingest])
                await self.delivery.drain()
        finally:  # also when what stops it does not wait for the landing
            await self._close()

    def hurry(self) -> None:
        """Stop waiting for what is in the air."""
        if self._duties:
            self.delivery.hurry()

    async def _close(self) -> None:
        await _end([*self._tasks, *self._pieces])
        if self._duties:
            await self.lead.release()
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

    async def _hear_calls(self) -> None:
        """Other processes call when they owe something."""
        self.clock.end()  # a call may come at any time
        try:
            async for _ in calls(self.database.engine, channel(self.bot.id)):
                self.delivery.wake()
        finally:
            self.clock.begin()

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


async def _end(tasks: Collection[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
