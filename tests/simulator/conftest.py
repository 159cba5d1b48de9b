"""A simulated Telegram at a steered hour, and a real python-telegram-bot client in front of it."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta

import pytest
from telegram import Bot

from simulator import Telegram

TOKEN = "1000:TEST"


class Clock:
    """The hour that the test says it is."""

    def __init__(self) -> None:
        self.at = datetime(2026, 10, 13, 14, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def passes(self, **span: float) -> None:
        self.at += timedelta(**span)


@pytest.fixture(autouse=True)
def _timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot warns at each RetryAfter unless it may say it with a timedelta."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def later(clock: Clock) -> Callable[..., None]:
    """later(seconds=151): the clock goes on."""
    return clock.passes


@pytest.fixture
async def telegram(clock: Clock) -> AsyncIterator[Telegram]:
    async with Telegram(TOKEN, now=clock) as telegram:
        telegram.patience = None
        yield telegram


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    async with Bot(TOKEN, base_url=telegram.api_url, base_file_url=telegram.file_url) as bot:
        yield bot
