"""The operator's terminal: commands in this process, or real ones beside it, in a folder of their own."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner, Result

from bot import keys
from bot.cli import app
from bot.clock import SystemClock
from simulator import Telegram
from storage.engines import connect
from storage.sealing import Vault
from tests.canaries import Canaries

TOKEN = "123456789:AAExampleExampleExampleExampleExample"
ROOT = Path(__file__).parents[2]
MEASURED = "COVERAGE_PROCESS"  # a process that is measured begins in twice the time

Atelier = Callable[..., Result]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the operator stands. Nothing of the machine's settings gets in, and nothing of the test's gets out."""
    for name in [name for name in os.environ if name.upper().startswith("ATELIER_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    mask = os.umask(0o022)
    yield tmp_path
    os.umask(mask)


@pytest.fixture
def atelier() -> Atelier:
    """`atelier("migrate")`: the command in this process."""

    def run(*words: str, **env: str) -> Result:
        return CliRunner().invoke(app, list(words), env=env)

    return run


@dataclass
class Process:
    """A command that is a process of its own."""

    real: asyncio.subprocess.Process
    said: list[str] = field(default_factory=list)

    async def ends(self, seconds: float = 30) -> int:
        """Its exit code; it has thirty seconds unless it says otherwise."""
        out, err = await asyncio.wait_for(self.real.communicate(), seconds)
        self.said += [*out.decode().splitlines(), *err.decode().splitlines()]
        return self.real.returncode or 0

    async def says(self, words: str, seconds: float = 30) -> None:
        """Wait for a line of its log, thirty seconds at most unless it says otherwise."""
        assert self.real.stderr
        async with asyncio.timeout(seconds):
            while not self.said or words not in self.said[-1]:
                line = await self.real.stderr.readline()
                assert line, f"it ended without {words!r}: {self.said}"
                self.said.append(line.decode().rstrip())


@dataclass
class Beside:
    """Starts commands beside a simulated Telegram: `await beside("check")`."""

    telegram: Telegram
    env: Mapping[str, str]
    before: tuple[str, ...] = ()
    started: list[Process] = field(default_factory=list)

    async def __call__(self, *words: str, **env: str) -> Process:
        pipe = asyncio.subprocess.PIPE
        ours = {name: value for name, value in os.environ.items() if not name.startswith(MEASURED)}
        whole = {**ours, "PYTHONPATH": str(ROOT), **self.env, **env}
        command = (*self.before, sys.executable, "-m", "bot", *words)
        process = Process(await asyncio.create_subprocess_exec(*command, stdout=pipe, stderr=pipe, env=whole))
        self.started.append(process)
        return process


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with Telegram(TOKEN, now=lambda: datetime.now(UTC), username="atelier_demo_bot") as telegram:
        yield telegram


@pytest.fixture
async def beside(telegram: Telegram, canaries: Canaries) -> AsyncIterator[Beside]:
    """Nothing that it started outlives the test, however that ends, nor says what must not be said."""
    addresses = {"ATELIER_TELEGRAM__API_URL": telegram.api_url, "ATELIER_TELEGRAM__FILE_URL": telegram.file_url}
    beside = Beside(telegram, {"ATELIER_TOKEN": TOKEN, **addresses})
    yield beside
    for process in beside.started:
        if process.real.returncode is None:
            process.real.kill()
            await process.real.communicate()
        canaries.read(process.said)


@pytest.fixture
def engine(folder: Path) -> Iterator[Engine]:
    """The database as the bot opens it, with a key that is made here."""
    vault = Vault(keys.make(folder / "master.key"), lambda: SystemClock().now().date())
    engine = connect(f"sqlite:///{folder / 'atelier.db'}", vault)
    yield engine
    engine.dispose()
