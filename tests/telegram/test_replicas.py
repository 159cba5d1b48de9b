"""Several processes behind one token are one bot: one leads, all work, nobody is answered twice."""

import asyncio
import json
import logging
import os
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select, text, update

from bot import importing
from bot.app import Application
from bot.clock import SystemClock
from bot.config import Config, Security, Storage, Webhook
from bot.config import Telegram as TelegramSettings
from bot.files import read_centre
from bot.telegram.lead import LostLeadError
from bot.ui import stored
from bot.ui.screen import say, screen
from simulator import Person, Telegram
from storage import centres, inbox, leases, outbox, people
from tests.postgres import Server
from tests.world import BOT, ROOT, TOKEN, free_port

PATIENCE = 20  # seconds of the machine, for what takes five at most


class Replicas:
    """Bots on one database, in front of one simulated Telegram, at the machine's time."""

    def __init__(self, folder: Path, url: str, telegram: Telegram) -> None:
        self.telegram = telegram
        self.master = os.urandom(32)
        self.clock = SystemClock()
        self.running: list[Application] = []
        self.said: list[str] = []
        self.stirred = asyncio.Event()
        telegram.on_event.append(lambda _: self.stirred.set())
        self.config = Config(
            telegram=TelegramSettings(api_url=telegram.api_url, file_url=telegram.file_url),
            storage=Storage(url=url),
            security=Security(master_key_file=folder / "master.key", erasure_list=folder / "erasures.list"),
        )

    async def starts(self) -> Application:
        """One more process, as far as the database can tell."""
        app = Application(self.config, TOKEN, self.master, self.clock)
        self.running.append(app)
        await app.start()
        return app

    async def ends(self, app: Application) -> None:
        """An orderly end."""
        self.running.remove(app)
        await app.stop()

    async def sees(self, person: Person, words: str, times: int = 1) -> None:
        """Wait until somebody has seen something so often."""
        await self.until(lambda: self.count(person, words) >= times)

    def count(self, person: Person, words: str) -> int:
        """How often somebody has seen something."""
        return sum(words in one.text for one in self.telegram.seen if one.person is person)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds; looked at whenever anybody sees or does anything."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                self.stirred.clear()
                await self.stirred.wait()

    async def knows(self, name: str) -> Person:
        """Somebody of the centre, which is made for the first."""
        phone = self.telegram.person(name)
        phone.chat.started = True

        def add(db: Connection) -> None:
            importing.bring_centre(db, read_centre(ROOT / "centres" / "exemple.toml"), apply=True)
            centre, now = centres.everyone(db)[0], self.clock.now()
            person = people.add(db, centre.id, name, "fr", now)
            people.link(db, BOT, phone.id, phone.id, person.id, now)

        await self.running[0].database.run(add)
        return phone

    async def logs(self, event: str) -> None:
        """Wait until any of them says so in the log."""
        await self.until(lambda: event in self.said)
        self.said.remove(event)


class Log(logging.Handler):
    """Keeps what is said, and stirs whoever waits for it."""

    def __init__(self, replicas: Replicas) -> None:
        super().__init__()
        self.replicas, self.loop = replicas, asyncio.get_running_loop()

    def emit(self, record: logging.LogRecord) -> None:
        """From whichever thread."""
        self.replicas.said.append(record.getMessage())
        self.loop.call_soon_threadsafe(self.replicas.stirred.set)


@pytest.fixture
async def replicas(tmp_path: Path, postgresql: Server) -> AsyncIterator[Replicas]:
    async with Telegram(TOKEN, now=SystemClock().now) as telegram:
        telegram.patience = None
        replicas = Replicas(tmp_path, postgresql.database(), telegram)
        log, bot = Log(replicas), logging.getLogger("bot")
        bot.addHandler(log)
        bot.setLevel(logging.INFO)
        yield replicas
        for app in list(replicas.running):
            await replicas.ends(app)
        bot.removeHandler(log)
        bot.setLevel(logging.NOTSET)


async def test_one_leads_and_the_next_takes_over_at_an_orderly_end(replicas: Replicas) -> None:
    first = await replicas.starts()
    await replicas.logs("lead.taken")
    second, marie = await replicas.starts(), await replicas.knows("Marie")
    await marie.says("/menu")
    await replicas.sees(marie, "Bonjour Marie")
    assert (first.lead.holds, second.lead.holds) == (True, False)
    await replicas.ends(first)
    await marie.says("/menu")
    await replicas.sees(marie, "Bonjour Marie", times=2)
    assert second.lead.holds
    assert replicas.count(marie, "Bonjour Marie") == 2


async def test_telegram_brings_to_a_process_that_does_not_lead(replicas: Replicas) -> None:
    replicas.telegram.local, replicas.telegram.webhook_pace = True, 0.01
    ports = [free_port(), free_port()]
    address = f"http://127.0.0.1:{ports[1]}/atelier"  # where a balancer would share out what comes
    first, second = (replicas.config.model_copy(update={"webhook": Webhook(url=address, port=port)}) for port in ports)
    replicas.config = first
    leader = await replicas.starts()
    await replicas.logs("webhook.set")
    replicas.config = second
    other, marie = await replicas.starts(), await replicas.knows("Marie")
    await marie.says("/menu")
    await replicas.sees(marie, "Bonjour Marie")
    assert (leader.lead.holds, other.lead.holds) == (True, False)
    await replicas.ends(leader)
    await marie.says("/menu")
    await replicas.sees(marie, "Bonjour Marie", times=2)
    assert replicas.count(marie, "Bonjour Marie") == 2


async def test_who_leads_sends_what_another_owes(replicas: Replicas) -> None:
    leader = await replicas.starts()
    await replicas.logs("lead.taken")
    other, marie = await replicas.starts(), await replicas.knows("Marie")
    await other.database.run(partial(owe, replicas=replicas, app=other, phone=marie, words="de loin"))
    await replicas.sees(marie, "Bonjour de loin")
    assert (leader.lead.holds, other.lead.holds) == (True, False)


async def test_who_lost_the_lead_sends_nothing_until_it_leads_again(replicas: Replicas) -> None:
    app = await replicas.starts()
    await replicas.logs("lead.taken")
    marie = await replicas.knows("Marie")
    await app.database.run(partial(rob, hours=1))
    await app.database.run(partial(owe, replicas=replicas, app=app, phone=marie, words="plus tard"))
    app.delivery.wake()
    await replicas.logs("lead.lost")
    assert replicas.count(marie, "plus tard") == 0
    await app.database.run(partial(rob, hours=-1))
    await replicas.sees(marie, "Bonjour plus tard")
    assert replicas.count(marie, "plus tard") == 1


async def test_a_leader_that_another_has_followed_is_told_so_by_its_epoch(replicas: Replicas) -> None:
    app = await replicas.starts()
    await replicas.logs("lead.taken")
    await app.database.run(app.lead.guard)
    await app.database.run(partial(rob, hours=-1))  # it has run out again, and yet another has led
    with pytest.raises(LostLeadError):
        await app.database.run(app.lead.guard)


async def test_a_database_is_of_one_bot(replicas: Replicas) -> None:
    app = await replicas.starts()
    await replicas.logs("lead.taken")
    take = partial(leases.take, holder="another", span=timedelta(seconds=15))
    assert await app.database.run(partial(take, bot=BOT + 1)) is None
    await app.database.run(partial(rob, hours=-1))
    assert await app.database.run(partial(take, bot=BOT + 1)) == 1


async def test_the_updates_of_a_chat_are_done_in_order_and_once_by_whichever_process(replicas: Replicas) -> None:
    apps = [await replicas.starts(), await replicas.starts()]
    await replicas.logs("lead.taken")
    phones = [await replicas.knows(name) for name in ("Marie", "Jean", "Rose")]
    arrived = [
        inbox.Arrived(number, json.dumps(said(number, phone)), line=str(phone.id))
        for number, phone in enumerate(phones * 10, start=1)
    ]
    await apps[1].database.run(partial(inbox.keep, bot=BOT, arrived=arrived, now=replicas.clock.now()))
    for app in apps:
        app.worker.take([])
    for phone in phones:
        await replicas.sees(phone, "Bonjour", times=10)
        assert replicas.count(phone, "Bonjour") == 10
    for phone in phones:
        mine = [int(key.split(":")[2]) for key in await apps[0].database.run(partial(replies, chat=phone.id))]
        assert mine == sorted(mine)


async def test_an_update_that_ends_each_process_is_set_aside_the_third_time(replicas: Replicas) -> None:
    app = await replicas.starts()
    await replicas.logs("lead.taken")
    marie = await replicas.knows("Marie")
    old = replicas.clock.now() - timedelta(minutes=1)

    def fails(db: Connection) -> None:
        held = inbox.claim(db, BOT)
        assert held is not None
        inbox.begin_beside(db, BOT, held[0])
        raise RuntimeError("the process ends here")

    arrived = [inbox.Arrived(5, json.dumps(said(5, marie)), line=str(marie.id))]
    await app.database.run(partial(inbox.keep, bot=BOT, arrived=arrived, now=old))
    for _ in range(2):
        with pytest.raises(RuntimeError):
            await app.database.run(fails)
    app.worker.take([])
    await replicas.sees(marie, "Quelque chose n'a pas marché")


async def test_one_at_a_time_acts_in_a_centre(replicas: Replicas) -> None:
    app = await replicas.starts()
    begun, may_end, done = threading.Event(), threading.Event(), threading.Event()

    def first(db: Connection) -> None:
        centres.hold(db, 7)
        begun.set()
        assert may_end.wait(PATIENCE)
        done.set()

    def second(db: Connection) -> bool:
        centres.hold(db, 7)
        return done.is_set()

    def waits(db: Connection) -> bool:
        return bool(db.scalar(text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")))

    holding = asyncio.create_task(app.database.run(first))
    assert await asyncio.to_thread(begun.wait, PATIENCE)
    waiting = asyncio.create_task(app.database.run(second))
    async with asyncio.timeout(PATIENCE):
        while not await app.database.run(waits):
            pass
    may_end.set()
    await holding
    assert await waiting


def owe(db: Connection, replicas: Replicas, app: Application, phone: Person, words: str) -> None:
    """A letter from one of the processes."""
    body = stored.dump(screen(say("menu.title", name=words)))
    outbox.tell(db, BOT, f"test:{words}", phone.id, "fr", body, replicas.clock.now())
    app.lead.call(db)


def rob(db: Connection, hours: int) -> None:
    """Another process takes the lease, for so long from now."""
    until = func.clock_timestamp() + timedelta(hours=hours)
    db.execute(update(leases.leases).values(holder="another", epoch=leases.leases.c.epoch + 1, until=until))


def replies(db: Connection, chat: int) -> Sequence[str]:
    """The keys of the replies to a chat, as they were owed."""
    mine = select(outbox.letters.c.key).where(outbox.letters.c.chat_id == chat)
    return db.scalars(mine.order_by(outbox.letters.c.id)).all()


def said(number: int, phone: Person) -> dict[str, object]:
    """Somebody says /menu."""
    who = {"id": phone.id, "is_bot": False, "first_name": phone.name, "language_code": "fr"}
    chat = {"id": phone.id, "type": "private", "first_name": phone.name}
    entities = [{"type": "bot_command", "offset": 0, "length": 5}]
    message = {"message_id": number, "date": 1790000000, "from": who, "chat": chat, "text": "/menu"}
    return {"update_id": number, "message": message | {"entities": entities}}
