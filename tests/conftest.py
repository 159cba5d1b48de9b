"""What every test may ask for: a world with a centre, its programme, and the bot running."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.world import World


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


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Tell a figure that was measured: it is printed when everything is over."""
    return lambda line: record_property("figure", line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests have told."""
    for report in (*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")):
        for name, line in report.user_properties:
            if name == "figure":
                terminalreporter.write_line(str(line))
