"""The composition root: everything is made and wired here, and nowhere else."""

import asyncio
import gc
import logging
from collections import Counter
from collections.abc import Collection, Coroutine, Iterable
from functools import partial
from typing import Any

from bot.backups import Nightly
from bot.clock import Clock, FileClock, SystemClock, spawn
from bot.config import Config
from bot.domain.letters import State
from bot.orders import perform
from bot.pulse import Heart, Watch
from bot.report import Report
from bot.telegram.adapter import Adapter, Handled
from bot.telegram.client import Client
from bot.telegram.delivery import Delivery
from bot.telegram.hands import Hands
from bot.telegram.ingest import Ingest, Worker
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

DUTIES = ("ingest", "delivery", "stamps", "metronome", "backups", "calls")  # of the one process that leads

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
        self.report = Report(self)
        self.watch = Watch(clock, self.database, self.report.looked)
        self.webhook: Webhook | None = None
        self.started = False
        self._is_on_duty = False
        self._ordered = asyncio.Lock()  # one at a time goes through what is ordered
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
        await self.report.open()
        await self._client.open()
        number, telegram = self.bot.id, self.config.telegram
        self.lead = Lead(number, self.database, self.clock)
        pace = Pace(self.clock, telegram.messages_per_second)
        self.delivery = Delivery(self.bot, self.database, self.clock, self.lead, pace, self.routes)
        self.metronome = Metronome(number, self.database, self.clock, self.routes, self._each_minute)
        adapter = Adapter(self.routes, self.bot, self.clock, State.TODO if self.lead.is_shared else State.SENDING)
        self.worker = self._share(adapter) if self.lead.is_shared else self._employ(adapter)
        polling, poll, back = self._client.polling, telegram.poll_timeout, self.metronome.stir
        self.ingest = Ingest(self.bot, polling, self.database, self.clock, self.worker, poll, back)
        self.webhook = self._hooked()
        self.started = True
        if self.lead.is_shared:
            heart = Heart(self.clock)
            self.watch.keep("lead", partial(self._seek_lead, heart), heart)
        else:
            await self._take_up()
        if self.webhook is not None:
            await self.webhook.open()
        if isinstance(self.clock, FileClock):
            self._tasks.append(asyncio.create_task(self.clock.follow(), name="clock"))
        gc.freeze()  # what is loaded by now stays; the collector need not look at it again

    async def stop(self) -> None:
        """Take nothing in any more, let what is in the air land, close. Before it has started, only close."""
        try:
            if self.webhook is not None:
                await self.webhook.close()
            await self.watch.close("ingest")
            if self._is_on_duty and not self.watch.has_lost_the_database:
                await self.delivery.drain()
        finally:  # also when what stops it does not wait for the landing
            await self._close()

    @property
    def calls(self) -> Counter[tuple[str, str]]:
        """How many calls of the Bot API there were, by method and outcome."""
        return self._client.calls

    def hurry(self) -> None:
        """Stop waiting for what is in the air."""
        if self._is_on_duty:
            self.delivery.hurry()

    async def wait(self) -> None:
        """Wait until something ends that never should, and raise what it ended with."""
        ended, _ = await asyncio.wait(self._tasks, return_when=asyncio.FIRST_EXCEPTION)
        for task in ended:
            task.result()

    def aside(self, work: Coroutine[Any, Any, None], name: str) -> None:
        """Begin a piece of work that ends by itself and that nobody waits for."""
        task = spawn(self.clock, work, name)
        self._pieces.add(task)
        task.add_done_callback(self._pieces.discard)

    async def _close(self) -> None:
        await self.watch.close()
        await _end([*self._tasks, *self._pieces])
        if self._is_on_duty and not self.watch.has_lost_the_database:
            await self.lead.release()
        await self.report.close()
        await self._client.close()
        if not self.watch.has_lost_the_database:  # it would be waited for without an end
            self.database.close()

    def _employ(self, adapter: Adapter) -> Worker:
        """The one who does what waits in the inbox, already at work."""
        worker = Worker(self.bot, self.database, self.clock, adapter, self._handled)
        self.watch.keep("worker", worker.run, worker.heart)
        return worker

    def _share(self, adapter: Adapter) -> Hands:
        """Those who do it beside other processes."""
        hands = Hands(self.database, self.clock, self.lead, adapter, self._handled)
        for number, heart in enumerate(hands.hearts):
            self.watch.keep(f"hand-{number}", partial(hands.run, number), heart)
        return hands

    def _hooked(self) -> Webhook | None:
        """The other way in, where the operator chose it."""
        hook = self.config.webhook
        if not hook.url:
            return None
        own = hook.secret.get_secret_value() if hook.secret else ""
        secret = own or self._vault.derive(f"webhook:{self.bot.id}")
        return Webhook(self.bot, hook, secret, self.ingest, self.clock)

    async def _seek_lead(self, heart: Heart) -> None:
        """Lead as soon as nobody else does, and no longer than that is so."""
        while True:
            heart.beat()
            leads = await self.lead.take()
            if leads and not self._is_on_duty:
                log.info("lead.taken")
                await self._take_up()
            elif not leads and self._is_on_duty:
                log.warning("lead.lost")
                await self._lay_down()
            await heart.rest(until=None if self.clock.steered else self.clock.now() + TRY)

    async def _take_up(self) -> None:
        """What only one process does: send, keep time, poll, keep copies."""
        await self.delivery.recover()
        self._is_on_duty = True
        keep, way_in = self.watch.keep, self.webhook or self.ingest
        keep("ingest", way_in.run, way_in.heart)
        keep("delivery", self.delivery.run, self.delivery.heart)
        keep("stamps", self.delivery.ends.run, self.delivery.ends.heart)
        keep("metronome", self.metronome.run, self.metronome.heart)
        if self.config.backup.every == "day":
            nightly = Nightly(self.database.engine, self.config, self.clock)
            keep("backups", nightly.run, nightly.heart)
        if self.lead.is_shared:
            heart = Heart(self.clock)
            keep("calls", partial(self._hear_calls, heart), heart)
        self.aside(self._present(), "profile")

    async def _lay_down(self) -> None:
        """Another process leads."""
        self._is_on_duty = False
        self.delivery.abandon()
        await self.watch.close(*DUTIES)

    async def _hear_calls(self, heart: Heart) -> None:
        """Other processes call when they owe something."""
        self.clock.end()  # a call may come at any time
        heart.rests = True
        try:
            async for _ in calls(self.database.engine, channel(self.bot.id)):
                self.delivery.wake()
        finally:
            heart.rests = False
            self.clock.begin()

    def _handled(self, handled: Handled) -> None:
        self.delivery.deliver(handled)
        if handled.equip:
            self.aside(self._equip(handled.equip), "commands")
        if handled.has_ordered and self._is_on_duty:
            self.aside(self._perform(), "orders")
        self.metronome.stir()

    async def _each_minute(self) -> None:
        """Send what fell due, and do what was ordered."""
        self.delivery.wake()
        await self._perform()

    async def _perform(self) -> None:
        """Do what the operator's commands, or somebody's taps, have asked for, and send what that owes."""
        try:
            async with self._ordered:
                if await perform(self.database, self.clock, self.config.security.erasure_list):
                    self.delivery.wake()
        except Exception:
            log.exception("order.failed")

    async def _present(self) -> None:
        await introduce(self.bot, self.routes)
        await self._equip(await self.database.run(partial(staff_equipment, bot=self.bot.id)))

    async def _equip(self, whom: Iterable[Equipment]) -> None:
        for one in whom:
            await equip(self.bot, self.routes, one)


async def _end(tasks: Collection[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
