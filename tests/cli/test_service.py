"""The bot as a service: systemd takes the unit, and hears that the bot is ready, is well, and stops."""

import asyncio
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import systemd
from bot.cli import app
from simulator import Telegram
from simulator.faults import Fault, Kind
from tests.cli.conftest import ROOT, Beside
from tests.world import World

UNIT = ROOT / "deploy" / "atelier.service"
ANALYZE = shutil.which("systemd-analyze")
LONGEST_STOP = 45  # seconds: an answer that is on its way may take 30
needs_systemd = pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not on this machine")


@dataclass
class Systemd:
    """Listens where a service speaks."""

    line: socket.socket
    address: str

    async def hears(self) -> str:
        """The next word; it has ten seconds."""
        loop = asyncio.get_running_loop()
        return (await asyncio.wait_for(loop.sock_recv(self.line, 4096), 10)).decode()

    def is_silent(self) -> bool:
        """Whether nothing was said meanwhile."""
        try:
            self.line.recv(4096)
        except BlockingIOError:
            return True
        return False


@pytest.fixture(params=["a file", "no file"])
def listening(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Systemd]:
    """A socket as systemd opens it: a file, or an abstract name."""
    address = str(tmp_path / "notify") if request.param == "a file" else f"@atelier-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(address.replace("@", "\0"))
        line.setblocking(False)
        yield Systemd(line, address)


async def test_a_process_says_that_it_is_ready_and_well_and_stops(
    beside: Beside, telegram: Telegram, listening: Systemd
) -> None:
    telegram.faults.add(Fault(Kind.SERVER_ERROR, count=None))
    bot = await beside("run", NOTIFY_SOCKET=listening.address)
    await bot.says("telegram.unreachable")
    assert listening.is_silent()
    telegram.faults.clear()
    said = [await listening.hears()]
    while said[-1] != systemd.READY:
        said.append(await listening.hears())
    assert await listening.hears() == systemd.WELL
    bot.real.terminate()
    while (word := await listening.hears()) == systemd.WELL:
        """One more look."""
    assert word == systemd.STOPPING
    assert await bot.ends() == 0


async def test_it_no_longer_says_that_it_is_well_when_a_loop_is_silent(world: World, listening: Systemd) -> None:
    watch = world.app.watch
    watch.well = partial(systemd.notify, systemd.WELL, {"NOTIFY_SOCKET": listening.address})
    watch.look()
    assert await listening.hears() == systemd.WELL
    world.app.ingest.heart.silence = 0.0  # its long poll lasts
    watch.look()
    watch.look()
    assert listening.is_silent()
    world.app.ingest.heart.silence = 60.0
    await world.reads(lambda _: None)  # meanwhile it ends
    await world.passes(seconds=2)  # and is begun again
    watch.look()
    assert await listening.hears() == systemd.WELL


async def test_a_process_whose_database_is_lost_ends_with_an_error(beside: Beside, folder: Path) -> None:
    """Whoever watches it begins it again."""
    (folder / "sitecustomize.py").write_text(DIES)
    bot = await beside("run", PYTHONPATH=f"{folder}:{ROOT}")
    await asyncio.wait_for(bot.real.wait(), 30)  # it looks five seconds after the start
    assert await bot.ends() == 1
    assert any("run.broken" in line for line in bot.said)
    assert any("DatabaseLostError" in line for line in bot.said)


DIES = """
import threading
start = threading.Thread.start

def dying(self):
    if self.name == "database-0":
        work = self._target
        self._target = lambda: None
    start(self)

threading.Thread.start = dying
"""


def test_nobody_listening_is_no_harm(tmp_path: Path) -> None:
    systemd.notify(systemd.READY, {})
    systemd.notify(systemd.READY, {"NOTIFY_SOCKET": str(tmp_path / "nobody")})


@needs_systemd
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    """Verified where its program is; here, that is Python."""
    unit = tmp_path / UNIT.name
    unit.write_text(re.sub(r"(?m)^ExecStart=\S+", f"ExecStart={sys.executable}", UNIT.read_text()))
    code, said = _analyzed("verify", str(unit))
    assert (code, [line for line in said.splitlines() if "atelier" in line]) == (0, [])


@needs_systemd
def test_the_service_is_shut_in() -> None:
    """systemd's own figure, from 10, as open as can be, to 0; the threshold is in tenths."""
    code, said = _analyzed("security", "--offline=true", "--threshold=20", str(UNIT))
    assert code == 0, said[-200:]


def _analyzed(*words: str) -> tuple[int, str]:
    ended = subprocess.run([str(ANALYZE), *words], capture_output=True, text=True, check=False)  # noqa: S603 - systemd's
    return ended.returncode, ended.stdout + ended.stderr


def test_the_unit_says_what_the_bot_does() -> None:
    said = dict(line.split("=", 1) for line in UNIT.read_text().splitlines() if re.match(r"\w+=", line))
    program, *words = said["ExecStart"].split()
    assert said["Type"] == "notify"
    assert int(said["TimeoutStopSec"]) >= LONGEST_STOP
    assert int(said["WatchdogSec"]) > 10
    assert said["Environment"] == "ATELIER_TOKEN_FILE=%d/token"
    assert Path(program).name == "atelier"
    assert CliRunner().invoke(app, [*words, "--help"]).exit_code == 0
