"""A world for dialogues: the simulated Telegram, the real bot over HTTP on a real file, and a steered clock."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from socket import socket
from tempfile import TemporaryDirectory
from typing import Literal, TypeVar

from sqlalchemy import Connection

from bot import importing
from bot.app import Application
from bot.clock import Clock, SteeredClock
from bot.config import Backup, Config, Health, Security, Storage, Webhook
from bot.config import Telegram as TelegramSettings
from bot.domain import times
from bot.domain.centres import Centre
from bot.domain.common import Role
from bot.files import read_centre, read_programme
from simulator import Person, Telegram
from storage import centres, consents, enrolments, people, roles, workshops
from storage.consents import Consent
from storage.engines import connect, is_server
from storage.enrolments import Status
from storage.sealing import Vault
from storage.upgrading import upgrade

TOKEN = "1000:TEST"
BOT = int(TOKEN.partition(":")[0])
ROOT = Path(__file__).parent.parent
STARTING = date(2026, 10, 13)  # a Tuesday: the first session is that day at 14 h
PACE = timedelta(seconds=1)  # the longest that the pace of a private chat makes a message wait
NOW = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)  # a Thursday at 10 h in Paris
MASTER = os.urandom(32)

Result = TypeVar("Result")


def free_port() -> int:
    """A port of this machine at which nobody listens."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


class World:
    """Everything at one instant. Nothing happens in it by itself: people act, and the clock is set."""

    def __init__(self, folder: Path, now: datetime = NOW, url: str = "", zone: str = "Europe/Paris") -> None:
        self.clock = SteeredClock(now)
        self.ticking: Clock = self.clock  # what the bot goes by
        self.telegram = Telegram(TOKEN, now=self.clock.now)
        self.folder = folder
        self.url = url or f"sqlite:///{folder / 'atelier.db'}"
        self.zone = zone
        self.read_timeout = 30.0  # seconds of the machine
        self.webhook = Webhook()
        self.port = 0  # where the bot says how it is; 0: nowhere
        self.backups: Literal["day", "off"] = "off"
        self.application: Application | None = None

    @property
    def app(self) -> Application:
        """The bot that is running."""
        assert self.application is not None
        return self.application

    def by_webhook(self) -> None:
        """Before the start: Telegram, as a server on this machine, brings everything to the bot."""
        port = free_port()
        self.telegram.local, self.telegram.webhook_pace = True, 0.01
        self.webhook = Webhook(url=f"http://127.0.0.1:{port}/atelier", port=port)

    async def start(self) -> None:
        """Open Telegram, put the file in its place, start the bot."""
        await self.telegram.start()
        self.telegram.settle = self.settle
        if is_server(self.url):
            self._make()
            self.centre = await self.brings_centre("exemple")
        else:
            (self.folder / "atelier.db").write_bytes(_beginning(self.clock.now(), self.zone))
            self._make()
            self.centre = await self.reads(lambda db: _centre(db, "exemple"))
        await self.app.start()
        await self.settle()

    async def stop(self) -> None:
        """Close everything."""
        await self.app.stop()
        await self.telegram.stop()

    async def restarts(self) -> None:
        """The bot's process ends and another begins, on the same file and at the same instant."""
        await self.app.stop()
        await self.starts_again()

    async def starts_again(self, prepare: Callable[["World"], object] = lambda _: None) -> None:
        """Another process begins, after one that was stopped; what is to be prepared in it is, before it runs."""
        self._make()
        prepare(self)
        await self.app.start()
        await self.settle()

    async def settle(self) -> None:
        """Until nobody has anything left to do by now; what only waits for Telegram's pace is let go on."""
        await self._settled()
        while (upcoming := self.clock.next()) is not None and upcoming <= self.clock.now() + PACE:
            self.clock.set(upcoming)
            await self._settled()

    async def _settled(self) -> None:
        await self.telegram.confirmed()
        await self.clock.settled()

    async def until(self, wall: str) -> None:
        """Go on to a wall time in the centre's zone ("2026-10-12 18:00"), through every instant that matters."""
        target = times.instant(datetime.fromisoformat(wall), self.zone)
        assert target >= self.clock.now(), "time goes forward"
        while (upcoming := await self.clock.foresee()) is not None and upcoming <= target:
            self.clock.set(upcoming)
            await self.settle()
        self.clock.set(target)
        await self.settle()

    async def passes(self, **span: float) -> None:
        """Go on by a span: `passes(hours=24)`."""
        wall = times.wall(self.clock.now() + timedelta(**span), self.zone)
        await self.until(wall.isoformat())

    async def reads(self, query: Callable[[Connection], Result]) -> Result:
        """What the database says."""
        return await self.app.database.run(query)

    async def brings_centre(self, slug: str, starting: date = STARTING, zone: str = "") -> Centre:
        """Import a centre and its programme; any slug but "exemple" is a copy of it under another name."""
        return await self.reads(lambda db: _bring(db, slug, starting, zone or self.zone))

    async def workshop(self, centre: Centre | None = None) -> int:
        """The id of the centre's workshop."""
        number = (centre or self.centre).id
        return await self.reads(lambda db: workshops.of_centre(db, number)[0].id)

    async def knows(
        self, name: str, role: Role = Role.MEMBER, centre: Centre | None = None, language: str = "fr"
    ) -> Person:
        """Somebody the centre knows already; any role but member and participant is given to them."""
        phone = self.telegram.person(name, language=language)
        phone.chat.started = True
        here = centre or self.centre

        def add(db: Connection) -> None:
            person = people.add(db, here.id, name, language, self.clock.now())
            people.link(db, int(TOKEN.partition(":")[0]), phone.id, phone.id, person.id, self.clock.now())
            if role not in (Role.MEMBER, Role.PARTICIPANT):
                roles.appoint(db, here.id, person.id, role, self.clock.now())

        await self.reads(add)
        return phone

    async def enrols(
        self, name: str, centre: Centre | None = None, reminders: bool = True, language: str = "fr"
    ) -> Person:
        """Somebody who has a place in the workshop, and wants to be reminded unless it says otherwise."""
        here = centre or self.centre
        phone = await self.knows(name, centre=here, language=language)
        workshop, person = await self.workshop(here), await self.number(phone)

        def enrol(db: Connection) -> None:
            now = self.clock.now()
            enrolments.put(db, here.id, workshop, person, Status.ENROLLED, now)
            consents.put(db, Consent(here.id, person, "reminders", reminders, 1, ""), now)

        await self.reads(enrol)
        self.app.metronome.stir()
        await self.settle()
        return phone

    async def number(self, phone: Person) -> int:
        """The id of the person behind a phone."""
        found = await self.reads(lambda db: people.of_account(db, int(TOKEN.partition(":")[0]), phone.id))
        assert found is not None
        return found.id

    def _make(self) -> None:
        config = Config(
            telegram=TelegramSettings(
                api_url=self.telegram.api_url, file_url=self.telegram.file_url, read_timeout=self.read_timeout
            ),
            webhook=self.webhook,
            storage=Storage(url=self.url),
            health=Health(port=self.port),
            backup=Backup(folder=self.folder / "backups", every=self.backups),
            security=Security(master_key_file=self.folder / "master.key", erasure_list=self.folder / "erasures.list"),
        )
        self.application = Application(config, TOKEN, MASTER, self.ticking)


@cache
def _beginning(now: datetime, zone: str) -> bytes:
    """The database in which every world begins, with the centre "exemple" in it. It is made once a process."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "beginning.db"
        engine = connect(f"sqlite:///{file}", Vault(MASTER, now.date))
        upgrade(engine)
        with engine.begin() as db:
            _bring(db, "exemple", STARTING, zone)
        engine.dispose()  # the last to close it leaves nothing outside the file
        return file.read_bytes()


def _bring(db: Connection, slug: str, starting: date, zone: str) -> Centre:
    file = read_centre(ROOT / "centres" / "exemple.toml").model_copy(update={"time_zone": zone})
    if slug != file.slug:
        file = file.model_copy(update={"slug": slug, "name": f"Centre social {slug}"})
    importing.bring_centre(db, file, apply=True)
    centre = _centre(db, slug)
    programme = read_programme(ROOT / "programmes" / "estime-de-soi.toml")
    importing.bring_programme(db, centre, programme, starting, apply=True)
    return centre


def _centre(db: Connection, slug: str) -> Centre:
    centre = centres.by_slug(db, slug)
    assert centre is not None
    return centre
