"""The stage: a simulated Telegram, a folder that does not outlast the play, and the bot as a process of its own."""

import asyncio
import os
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from sqlalchemy import Engine

import bot
from bot import importing, keys
from bot.domain.common import Role
from bot.domain.invitations import VALID, Kind
from bot.files import read_centre, read_programme
from simulator.demo.clockwork import Clockwork, Player, StuckError
from simulator.world import Telegram
from storage import centres, invitations
from storage.engines import connect
from storage.sealing import Vault
from storage.upgrading import upgrade

TOKEN = "1000:DEMO"  # noqa: S105 - it opens nothing but the simulator
USERNAME = "atelier_estran_bot"
ROOT = Path(bot.__file__).parents[1]
CENTRE = ROOT / "centres" / "exemple.toml"
PROGRAMME = ROOT / "programmes" / "estime-de-soi.toml"
STARTING = date(2026, 10, 13)
OPENING = "2026-10-01 10:00"
GRACE = 40.0  # machine seconds in which the bot may end by itself: what it promises
MEMORY = Path("/dev/shm")  # noqa: S108 - thousands of durable commits are for a disk to keep, and this is play
TAIL = 60  # lines of its log that are worth reading when the play fails

Made = TypeVar("Made", bound="Stage")
Found = TypeVar("Found")


class Stage:
    """What the play needs: Telegram, the bot's process, its clock and its database."""

    def __init__(self, folder: Path, opening: str = OPENING) -> None:
        self.folder = folder
        self.url = f"sqlite:///{folder / 'atelier.db'}"
        self.command: tuple[str, ...] = (sys.executable, "-m", "bot", "run")
        self.clockwork = Clockwork(folder / "clock.json", opening)
        self.telegram = Telegram(TOKEN, now=lambda: self.clockwork.now, username=USERNAME)
        self.player = Player(self.clockwork, self.telegram, self.is_alive)
        self.process: Process | None = None
        self._log = folder / "bot.log"
        self._vault = Vault(keys.make(folder / "master.key"), self._today)

    def is_alive(self) -> bool:
        """Whether the bot runs."""
        return self.process is not None and self.process.returncode is None

    async def prepare(self) -> str:
        """What the operator does: import the centre and its programme, and make the coordinator's link."""
        return await asyncio.to_thread(self._prepare)

    async def start(self) -> None:
        """Start the bot, and wait until it has come to rest."""
        await self.launch()
        self.telegram.settle = self.player.settle
        await self.clockwork.settled(self.is_alive)

    async def launch(self) -> None:
        """Start the bot's process."""
        with self._log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *self.command,
                cwd=self.folder,
                env=self.environment(),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    async def stop(self) -> None:
        """End the bot as a service manager does."""
        if self.process is None or self.process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            self.process.terminate()
        try:
            await asyncio.wait_for(self.process.wait(), GRACE)
        except TimeoutError:
            self.process.kill()
            await self.process.wait()
            raise StuckError("The bot does not end when it is told to.") from None

    @contextmanager
    def database(self) -> Iterator[Engine]:
        """The database, while the bot does not run."""
        engine = connect(self.url, self._vault)
        try:
            yield engine
        finally:
            engine.dispose()

    def read(self, look: Callable[[Engine], Found]) -> Found:
        """What the database says, also while the bot runs: nothing is written."""
        with self.database() as engine:
            return look(engine)

    def environment(self) -> dict[str, str]:
        """What the bot's process is told. Nothing of the machine's own settings gets in."""
        machine = {name: value for name, value in os.environ.items() if not name.upper().startswith("ATELIER_")}
        paths = [str(ROOT), *filter(None, [machine.get("PYTHONPATH")])]
        return machine | {
            "PYTHONPATH": os.pathsep.join(paths),
            "ATELIER_TOKEN": TOKEN,
            "ATELIER_TELEGRAM__API_URL": self.telegram.api_url,
            "ATELIER_TELEGRAM__FILE_URL": self.telegram.file_url,
            "ATELIER_STORAGE__URL": self.url,
            "ATELIER_CLOCK__FILE": str(self.folder / "clock.json"),
            "ATELIER_BACKUP__EVERY": "off",  # nothing of it is kept
        }

    def log(self) -> list[str]:
        """What the bot logged."""
        return self._log.read_text(errors="replace").splitlines() if self._log.exists() else []

    def _today(self) -> date:
        return self.clockwork.now.date()

    def _prepare(self) -> str:
        with self.database() as engine:
            upgrade(engine)
            with engine.begin() as db:
                centre = read_centre(CENTRE)
                importing.bring_centre(db, centre, apply=True)
                here = next(one for one in centres.everyone(db) if one.slug == centre.slug)
                importing.bring_programme(db, here, read_programme(PROGRAMME), STARTING, apply=True)
                valid, now, kind = VALID[Kind.TERMINAL], self.clockwork.now, Kind.TERMINAL
                token = invitations.issue(db, kind, now, centre=here.id, role=Role.COORDINATOR, valid=valid)
        return f"https://t.me/{USERNAME}?start={kind.value}_{token}"


@asynccontextmanager
async def set_up(make: Callable[[Path], Made]) -> AsyncIterator[Made]:
    """A stage, of which nothing is left afterwards."""
    with TemporaryDirectory(prefix="atelier-demo-", dir=_memory()) as folder:
        stage = make(Path(folder))
        async with stage.telegram:
            try:
                yield stage
            finally:
                with suppress(StuckError):
                    await stage.stop()


def _memory() -> Path | None:
    """A folder in memory, where there is one."""
    return MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK | os.X_OK) else None
