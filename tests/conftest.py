"""What every test may ask for: a world with a centre, its programme, and the bot running."""

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.logs import LOUD
from simulator import Telegram
from simulator.demo.stage import Stage
from tests.canaries import Canaries, watching
from tests.world import World


@pytest.fixture(autouse=True)
def _timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot warns at each RetryAfter unless it may say it with a timedelta."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


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
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """The centre "exemple" on a Thursday at 10 h, twelve days before its first session."""
    world = World(tmp_path)
    await world.start()
    yield world
    await world.stop()
