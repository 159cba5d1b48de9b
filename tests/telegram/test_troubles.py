"""What the operators are told of the bot itself: once when it begins, once when it is over."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot.domain.letters import Letter
from bot.domain.times import Window
from bot.pulse import LOOK
from bot.telegram.troubles import CALM, LASTING, Kind, Trouble, Troubles
from bot.ui.screen import Text
from simulator import Person
from simulator.answers import Answer, failure, refusal
from storage import roles
from tests.world import BOT, World

UNAUTHORIZED, NOT_FOUND = failure(401, "Unauthorized"), failure(404, "Not Found")
WEBHOOK, OTHER = refusal("conflict_webhook_active").answer, refusal("conflict_other_getupdates").answer
POLLERS = "Un autre programme utilise le même bot."


@pytest.fixture
async def yann(world: World) -> Person:
    """The operator."""
    yann = world.telegram.person("Yann")
    yann.chat.started = True
    await world.reads(lambda db: roles.operate(db, BOT, yann.id, yann.id, "fr"))
    return yann


@pytest.fixture
async def refused() -> AsyncIterator[asyncio.Event]:
    """Set when a long poll is refused."""
    event = asyncio.Event()
    handler, log = logging.Handler(), logging.getLogger("bot.telegram.ingest")
    handler.emit = lambda _: event.set()  # type: ignore[assignment,method-assign]
    log.addHandler(handler)
    yield event
    log.removeHandler(handler)


async def falls(world: World, refused: asyncio.Event, answer: Answer) -> None:
    """From now on, Telegram answers every question for news like this."""
    world.telegram.intercept = lambda method, _: answer if method == "getUpdates" else None
    world.telegram.settle = world.clock.settled  # nobody waits for news meanwhile
    world.telegram.updates.close()
    await asyncio.wait_for(refused.wait(), 5)
    await world.clock.settled()


async def recovers(world: World) -> None:
    """Telegram answers again; the bot asks when its pause is over."""
    world.telegram.intercept, world.telegram.settle = None, world.settle
    world.clock.set(world.clock.now() + timedelta(seconds=30))
    await world.settle()


async def looks(world: World, seconds: float) -> None:
    """The watch looks for so long; long polls end now and then."""
    for number in range(int(seconds / LOOK)):
        world.app.watch.look()
        await world.reads(lambda _: None)
        if number % 10 == 9 and world.app.ingest.refused is None:
            world.telegram.updates.close()
            await world.settle()
    await world.telegram.settle()


def told(yann: Person) -> list[str]:
    """The first lines of what the operator was told."""
    return [message.read.splitlines()[0] for message in yann.messages]


async def test_two_processes_on_one_token_are_told(world: World, yann: Person, refused: asyncio.Event) -> None:
    """A real second one: its question ends ours with a 409."""
    world.telegram.settle = world.clock.settled
    other = asyncio.create_task(world.telegram.updates.poll({"timeout": 50}))
    await asyncio.wait_for(refused.wait(), 5)
    await looks(world, 2 * LASTING)
    assert told(yann) == [POLLERS]
    other.cancel()
    await recovers(world)
    await looks(world, CALM + 50)
    assert told(yann) == [POLLERS, "Le bot est de nouveau seul à lire ses messages."]


async def test_a_webhook_that_is_set_is_told(world: World, yann: Person, refused: asyncio.Event) -> None:
    await falls(world, refused, WEBHOOK)
    await looks(world, 10 * LASTING)
    assert told(yann) == ["Une adresse de réception est réglée pour ce bot."]
    await recovers(world)
    await looks(world, CALM + 50)
    assert told(yann)[1:] == ["Le bot reçoit de nouveau ses messages."]


@pytest.mark.parametrize("answer", [UNAUTHORIZED, NOT_FOUND])
async def test_a_token_that_is_refused_is_told_when_it_is_accepted_again(
    world: World, yann: Person, refused: asyncio.Event, caplog: pytest.LogCaptureFixture, answer: Answer
) -> None:
    """No letter could go before; the log says it at once, and once."""
    await falls(world, refused, answer)
    await looks(world, 10 * LASTING)
    assert [record.__dict__["kind"] for record in caplog.records if record.message == "trouble.begun"] == ["token"]
    assert told(yann) == []
    await recovers(world)
    await looks(world, CALM + 50)
    assert told(yann) == ["Telegram a refusé le jeton du bot pendant un moment."]


@pytest.mark.parametrize("answer", [UNAUTHORIZED, NOT_FOUND, OTHER, WEBHOOK])
async def test_a_stray_refusal_ends_nothing_and_is_no_news(
    world: World, yann: Person, refused: asyncio.Event, answer: Answer
) -> None:
    marie = await world.knows("Marie")
    await falls(world, refused, answer)
    await looks(world, 30)
    await recovers(world)
    await marie.says("/menu")
    await marie.sees("Bonjour Marie.")
    await looks(world, CALM + 50)
    assert told(yann) == []
    assert world.app.watch.is_well


@pytest.mark.usefixtures("file")
async def test_a_disk_that_is_nearly_full_is_told_once(
    world: World, yann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr("bot.report.ROOM", 1 << 60)
        await looks(world, 100)
        assert told(yann) == ["Le disque est presque plein."]
    await looks(world, CALM + 50)
    assert told(yann)[1:] == ["Le disque a de nouveau de la place."]


@pytest.mark.usefixtures("file")
async def test_an_english_operator_reads_english(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = world.telegram.person("Ann", language="en")
    ann.chat.started = True
    await world.reads(lambda db: roles.operate(db, BOT, ann.id, ann.id, "en"))
    monkeypatch.setattr("bot.report.ROOM", 1 << 60)
    await looks(world, LOOK)
    await ann.sees("The disk is nearly full.", "Make room on the machine.")


async def test_a_tick_that_goes_on_failing_is_told(world: World, yann: Person) -> None:
    """The others go on, and the rest of the bot with them."""
    working = world.app.routes.ticks["reminders"]
    world.app.routes.ticks["reminders"] = _breaks
    await world.app.metronome.minute()
    await looks(world, 120)
    assert told(yann) == ["Un travail régulier échoue (reminders)."]
    world.app.routes.ticks["reminders"] = working
    await world.app.metronome.minute()
    await looks(world, CALM + 50)
    assert told(yann)[1:] == ["Le travail régulier a repris (reminders)."]


def _breaks(_: Connection, __: Window) -> Iterable[Letter]:
    raise RuntimeError


def test_what_comes_and_goes_is_one_trouble() -> None:
    """Two processes on one token quarrel: each of them is at peace in between."""
    heard: list[Text] = []
    troubles, pollers = Troubles(heard.append), Trouble(Kind.POLLERS)
    for number in range(400):
        troubles.look({pollers} if number % 12 < 6 else set())
    assert [text.key for text in heard] == ["health.two-pollers"]
    for _ in range(int(CALM / LOOK)):
        troubles.look(())
    assert [text.key for text in heard] == ["health.two-pollers", "health.two-pollers-over"]


def test_two_parts_are_two_troubles() -> None:
    heard: list[Text] = []
    troubles = Troubles(heard.append)
    troubles.look({Trouble(Kind.LOOP, "worker"), Trouble(Kind.LOOP, "ingest")})
    assert {text.values["part"] for text in heard} == {"worker", "ingest"}
