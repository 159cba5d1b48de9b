"""The bots that are measured, each a process of its own: ours, and the bare ones that echo what they are sent."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.centre import ROOT, Place
from bench.server import TOKEN, Server

PATIENCE = 60  # seconds for a start, for an end, or for an answer
LIFTED = 1_000_000.0  # messages a second: no pace at all
BARE = ROOT / ".venv-bench" / "bin" / "python"


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot that runs, and when it was started."""

    process: asyncio.subprocess.Process
    began: float

    @property
    def memory(self) -> float:
        """Megabytes that it holds in memory."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
        return int(kilobytes) / 1000

    @property
    def work(self) -> float:
        """Seconds of processor time that it has taken so far, in all its threads."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


Start = Callable[[Server, Place], AbstractAsyncContextManager[Bot]]


def atelier(pace: float = LIFTED) -> Start:
    """How our bot is started; its pace is lifted unless it is what is measured."""

    def start(server: Server, place: Place) -> AbstractAsyncContextManager[Bot]:
        settings = {
            "TOKEN": TOKEN,
            "TELEGRAM__API_URL": server.url,
            "TELEGRAM__FILE_URL": server.url,
            "TELEGRAM__MESSAGES_PER_SECOND": str(pace),
            "STORAGE__URL": f"sqlite:///{place.database}",
            "SECURITY__MASTER_KEY_FILE": str(place.key),
            "LOGS__LEVEL": "warning",
            "BACKUP__EVERY": "off",  # the first start makes one: a copy is not what is measured
        }
        env = {f"ATELIER_{name}": value for name, value in settings.items()}
        return _running((sys.executable, "-m", "bot", "run"), env, signal.SIGTERM)

    return start


def bare(module: str) -> Start:
    """How a bare bot of `.venv-bench` is started."""

    def start(server: Server, _: Place) -> AbstractAsyncContextManager[Bot]:
        return _running((str(BARE), "-m", f"bench.{module}", server.url, TOKEN), {}, signal.SIGKILL)

    return start


OURS = atelier()
PACED = atelier(pace=29.5)  # as it is shipped
CONTESTANTS: Mapping[str, Start] = {
    "atelier": OURS,
    "python-telegram-bot": bare("echo_ptb"),
    "aiogram": bare("echo_aiogram"),
}


@asynccontextmanager
async def _running(command: tuple[str, ...], env: Mapping[str, str], ending: signal.Signals) -> AsyncIterator[Bot]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("ATELIER_")}
    whole = {**inherited, "PYTHONPATH": str(ROOT), **env}
    began = time.monotonic()
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=whole)
    try:
        yield Bot(process, began)
    finally:
        await _end(process, ending)


async def _end(process: asyncio.subprocess.Process, ending: signal.Signals) -> None:
    """Ours ends in order, so that its database can be counted; a bare bot would do all that it has fetched first."""
    if process.returncode is None:
        process.send_signal(ending)
    try:
        await asyncio.wait_for(process.wait(), PATIENCE)
    except TimeoutError:
        process.kill()
        await process.wait()
        raise
