"""What every test may ask for: a world with a centre, its programme, and the bot running."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.world import World


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


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """The centre "exemple" on a Thursday at 10 h, twelve days before its first session."""
    world = World(tmp_path)
    await world.start()
    yield world
    await world.stop()
