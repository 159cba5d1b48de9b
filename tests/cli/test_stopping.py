"""`atelier run` is told to stop: once, twice, while Telegram hangs. It ends in time, and nothing is lost by it."""

import asyncio
import signal
from collections import Counter
from collections.abc import Callable
from time import monotonic

import pytest
from sqlalchemy import Engine, select

from bot.domain.letters import State
from simulator import Person, Telegram
from simulator.answers import Answer
from simulator.events import Event
from simulator.faults import Fault, Kind
from storage.outbox import letters
from tests.cli.conftest import Beside

SIGNALS = [signal.SIGTERM, signal.SIGINT]
CROWD = 20
ANSWER = "Bienvenue"


class Holding(Fault):
    """Telegram takes messages and answers nothing; `full` once so many are in the air."""

    def __init__(self, many: int, seconds: int = 0) -> None:
        super().__init__(Kind.HANG, "sendMessage", count=None, seconds=seconds)
        self.full = asyncio.Event()
        self._left = many

    def instead(self) -> Answer | None:
        self._left -= 1
        if self._left == 0:
            self.full.set()
        return super().instead()


class Crowd:
    """Twenty people who each write once, and what they read."""

    def __init__(self, telegram: Telegram) -> None:
        self.people = [telegram.person(f"Personne {number}") for number in range(CROWD)]
        self.first, self.all = asyncio.Event(), asyncio.Event()
        telegram.on_event.append(self._sees)

    async def writes(self) -> None:
        for person in self.people:
            await person.says("/start")

    @property
    def read(self) -> Counter[Person]:
        return Counter({person: len(person.messages) for person in self.people})

    def _sees(self, event: Event) -> None:
        if event.kind == "shown":
            self.first.set()
        if all(self.read.values()):
            self.all.set()


@pytest.fixture
def crowd(telegram: Telegram) -> Crowd:
    return Crowd(telegram)


Standing = Callable[[], Counter[str]]


@pytest.fixture
def standing(engine: Engine) -> Standing:
    """How many letters stand in which state, while no bot runs."""

    def count() -> Counter[str]:
        with engine.connect() as db:
            return Counter(db.scalars(select(letters.c.state)))

    return count


async def _comes_back(beside: Beside, crowd: Crowd) -> None:
    """The next process: everybody has read their answer in the end."""
    bot = await beside("run")
    await bot.says("run.started")
    await asyncio.wait_for(crowd.all.wait(), 30)
    bot.real.terminate()
    assert await bot.ends() == 0


@pytest.mark.parametrize("number", SIGNALS)
async def test_what_is_in_the_air_lands(
    beside: Beside, crowd: Crowd, standing: Standing, number: signal.Signals
) -> None:
    bot = await beside("run")
    await bot.says("run.started")
    await crowd.writes()
    await asyncio.wait_for(crowd.first.wait(), 30)
    bot.real.send_signal(number)
    assert await bot.ends() == 0
    assert not [line for line in bot.said if "run.hurried" in line]
    assert standing().keys() <= {State.SENT.value, State.TODO.value}
    await _comes_back(beside, crowd)
    assert set(crowd.read.values()) == {1}


@pytest.mark.parametrize("number", SIGNALS)
async def test_a_second_signal_waits_for_nothing_and_loses_nothing(
    beside: Beside, telegram: Telegram, crowd: Crowd, standing: Standing, number: signal.Signals
) -> None:
    bot, holding = await beside("run"), Holding(CROWD)
    await bot.says("run.started")
    telegram.faults.add(holding)
    await crowd.writes()
    await asyncio.wait_for(holding.full.wait(), 30)
    bot.real.send_signal(number)
    await bot.says("run.ending")
    late = telegram.person("Tard")
    await late.says("/start")
    bot.real.send_signal(number)
    assert await bot.ends() == 0
    assert [line for line in bot.said if "run.hurried" in line]
    assert standing() == {State.SENDING.value: CROWD}
    assert telegram.pending() == 1  # nothing more was taken in
    telegram.faults.clear()
    crowd.people.append(late)
    await _comes_back(beside, crowd)
    assert set(crowd.read.values()) == {1}


async def test_who_gets_no_answer_from_telegram_does_not_wait_for_ever(
    beside: Beside, telegram: Telegram, crowd: Crowd, standing: Standing
) -> None:
    bot, holding = await beside("run"), Holding(CROWD, seconds=1)
    await bot.says("run.started")
    telegram.faults.add(holding)
    await crowd.writes()
    await asyncio.wait_for(holding.full.wait(), 30)
    bot.real.terminate()
    assert await bot.ends() == 0
    assert standing() == {State.TODO.value: CROWD}
    telegram.faults.clear()
    await _comes_back(beside, crowd)
    assert set(crowd.read.values()) == {1}


@pytest.mark.prove
async def test_it_ends_within_forty_seconds_while_telegram_hangs(
    beside: Beside, telegram: Telegram, crowd: Crowd, standing: Standing, record_property: Callable[[str, object], None]
) -> None:
    bot, holding = await beside("run"), Holding(CROWD)
    await bot.says("run.started")
    telegram.faults.add(holding)
    await crowd.writes()
    await asyncio.wait_for(holding.full.wait(), 30)
    told = monotonic()
    bot.real.terminate()
    assert await bot.ends(seconds=60) == 0
    took = monotonic() - told
    assert standing() == {State.SENDING.value: CROWD}
    telegram.faults.clear()
    await _comes_back(beside, crowd)
    lost, twice = sum(not many for many in crowd.read.values()), sum(many > 1 for many in crowd.read.values())
    record_property("figures", f"ended after {took:.1f} s; of {CROWD} answers {lost} lost, {twice} twice")
    assert took < 40
    assert (lost, twice) == (0, 0)
