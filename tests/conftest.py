"""What every test may ask for: a world with a centre, its programme, and the bot running, on either engine."""

import inspect
import logging
import os
import shutil
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from coverage import Coverage

from bot.logs import LOUD
from simulator import Telegram
from simulator.demo.stage import Stage
from tests.canaries import Canaries, watching
from tests.postgres import Server, serving
from tests.screens import Album
from tests.world import World

BOTH = ("sqlite", "postgresql")
ROOT = Path(__file__).parent
MEMORY = Path("/dev/shm")
ROOM = 2**30  # bytes


def pytest_addoption(parser: pytest.Parser) -> None:
    """Which tests run on PostgreSQL as well."""
    said = "on PostgreSQL as well: none, a sample (storage, laws, a dialogue a feature), or all that can"
    parser.addoption("--screens", type=Path, help="draw every screen that is shown into this file")
    parser.addoption("--postgresql", choices=("none", "sample", "all"), default="sample", help=said)


ALBUM = pytest.StashKey[Album]()


def pytest_configure(config: pytest.Config) -> None:
    """Let what tests write be in memory, where there is room: a third of their time is waiting for a disk."""
    if config.getoption("--screens"):
        config.stash[ALBUM] = Album()
        config.stash[ALBUM].watch()
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Draw what was seen, where that was asked for."""
    if album := config.stash.get(ALBUM, None):
        album.draw(config.getoption("--screens"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give both engines to a test that asks for a database and not for its `file`, where it is one of the sample."""
    wanted = metafunc.config.getoption("--postgresql")
    if "url" not in metafunc.fixturenames or "file" in metafunc.fixturenames:
        return
    if wanted == "all" or (wanted == "sample" and _is_sampled(metafunc)):
        metafunc.parametrize("url", BOTH, indirect=True)


def _is_sampled(metafunc: pytest.Metafunc) -> bool:
    """The storage, the laws, and the first dialogue of each feature: also of those that are not written yet."""
    file = Path(inspect.getfile(metafunc.function))
    if not file.is_relative_to(ROOT):
        return False
    place = file.relative_to(ROOT)
    if place.parts[0] == "storage" or place.name.startswith("test_laws"):
        return True
    return place.parts[0] == "dialogues" and metafunc.function is _first(metafunc.module)


def _first(module: object) -> object:
    tests = [made for name, made in vars(module).items() if name.startswith("test_") and inspect.isfunction(made)]
    asking = [test for test in tests if "world" in inspect.signature(test).parameters]
    return min(asking, key=lambda test: test.__code__.co_firstlineno, default=None)


@pytest.fixture(autouse=True)
def _tracer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What goes through others' lines again is not measured, nor are its processes: the true coverage is never less."""
    coverage = Coverage.current()
    if coverage is None:
        yield
        return
    if not _goes_again(request.node):
        with _features_alone() if request.node.path.is_relative_to(ROOT / "dialogues") else nullcontext():
            yield
        return
    for name in [name for name in os.environ if name.startswith("COVERAGE_PROCESS")]:
        monkeypatch.delenv(name)
    coverage.stop()
    yield
    coverage.start()


@contextmanager
def _features_alone() -> Iterator[None]:
    """Measure the worker's thread, where the features run, and not the loop's: the adapter has tests of its own."""
    trace = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(trace)


def _goes_again(test: pytest.Item) -> bool:
    """What is marked so, the long proofs, and whatever ran on SQLite already."""
    repeated = "[postgresql" in test.name and "url" in getattr(test, "fixturenames", ())
    return repeated or test.get_closest_marker("again") is not None or test.path.is_relative_to(ROOT / "proofs")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The figures of each proof, in one line: a test says them with `record_property("figures", "…")`."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in report.user_properties:
            if name == "figures" and report.when == "call":
                terminalreporter.write_line(f"{report.nodeid.rpartition('::')[2]}: {value}")


@pytest.fixture(autouse=True)
def _timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot warns at each RetryAfter unless it may say it with a timedelta."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server, started when the first test asks for it."""
    with serving() as server:
        yield server


@pytest.fixture(autouse=True)
def canaries(monkeypatch: pytest.MonkeyPatch) -> Iterator[Canaries]:
    """What a person typed, and the token, are in no log line of any test: each that is fails its test."""
    caught, level = Canaries(), logging.root.level
    monkeypatch.setattr(Telegram, "__init__", watching(caught.telegrams, Telegram.__init__))
    stop = Stage.stop

    async def stop_and_read(stage: Stage) -> None:
        await stop(stage)
        caught.read(stage.log())

    monkeypatch.setattr(Stage, "stop", stop_and_read)
    logging.root.addHandler(caught)
    logging.root.setLevel(logging.DEBUG)  # as an operator who wants to know everything
    loud = {logger: logger.level for logger in map(logging.getLogger, LOUD)}
    for logger in loud:
        logger.setLevel(logging.WARNING)
    yield caught
    for logger, before in loud.items():
        logger.setLevel(before)
    logging.root.removeHandler(caught)
    logging.root.setLevel(level)
    assert not (leaks := caught.leaks()), "\n".join(leaks)


@pytest.fixture
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database of the test's own: on a file, or with all tables on a server."""
    if getattr(request, "param", "sqlite") == "sqlite":
        return f"sqlite:///{tmp_path / 'atelier.db'}"
    server: Server = request.getfixturevalue("postgresql")
    return server.database()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of the database: a test that asks for it is about a file, and runs on nothing else."""
    return tmp_path / "atelier.db"


@pytest.fixture
async def world(tmp_path: Path, url: str) -> AsyncIterator[World]:
    """The centre "exemple" on a Thursday at 10 h, twelve days before its first session."""
    world = World(tmp_path, url=url)
    await world.start()
    yield world
    await world.stop()


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Tell a figure that was measured: it is printed when everything is over."""
    return lambda line: record_property("figures", line)
