"""What every test may ask for: a world with a centre, its programme, and the bot running."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from coverage import Coverage

from tests.world import World


@pytest.fixture(autouse=True)
def _tracer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is marked `again`, and the processes it begins, are not measured: the true coverage is never less."""
    coverage = Coverage.current()
    if coverage is None or request.node.get_closest_marker("again") is None:
        yield
        return
    for name in [name for name in os.environ if name.startswith("COVERAGE_PROCESS")]:
        monkeypatch.delenv(name)
    coverage.stop()
    yield
    coverage.start()


@pytest.fixture(autouse=True)
def _timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot warns at each RetryAfter unless it may say it with a timedelta."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """The centre "exemple" on a Thursday at 10 h, twelve days before its first session."""
    world = World(tmp_path)
    await world.start()
    yield world
    await world.stop()
