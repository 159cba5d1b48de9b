"""No silent death: whatever hangs, fails, ends or is cancelled runs again within 90 seconds, and nothing is lost."""

import asyncio
import sqlite3
import sys
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, select

from bot.clock import SteeredClock, spawn
from bot.domain.letters import State
from bot.pulse import LOOK, PATIENCE, DatabaseLostError, Heart, Watch
from bot.telegram.ingest import Worker
from simulator import Person
from storage import outbox, roles
from tests.world import BOT, NOW, World

PROMISED = 90.0

Step = Callable[..., Coroutine[Any, Any, Any]]


async def _hangs() -> None:
    await asyncio.Event().wait()


async def _raises() -> None:
    raise RuntimeError


async def _is_cancelled() -> None:
    task = asyncio.current_task()
    assert task is not None
    task.cancel()
    await asyncio.Event().wait()


class Once:
    """A step that goes wrong the first time, and is itself from then on."""

    def __init__(self, step: Step, wrong: Step) -> None:
        self.step = step
        self.wrong = wrong
        self.happened = asyncio.Event()

    async def __call__(self, *given: Any) -> Any:
        """One step."""
        if self.happened.is_set():
            return await self.step(*given)
        self.happened.set()
        for work in given:
            work.close()  # what the loop wanted to do is never begun
        return await self.wrong()


pytestmark = [
    pytest.mark.again,
    pytest.mark.usefixtures("file"),  # on a server the worker is several; see telegram/test_replicas.py
]


@pytest.fixture
async def yann(world: World) -> Person:
    """The operator."""
    yann = world.telegram.person("Yann")
    yann.chat.started = True
    await world.reads(lambda db: roles.operate(db, BOT, yann.id, yann.id, "fr"))
    return yann


def steps(world: World) -> dict[str, tuple[object, str]]:
    """The step of each loop at which it is made to fail."""
    app = world.app
    assert isinstance(app.worker, Worker)
    return {
        "ingest": (app.ingest.heart, "finish"),
        "worker": (app.worker.heart, "finish"),
        "delivery": (app.delivery.heart, "finish"),
        "stamps": (app.delivery.ends.heart, "finish"),
        "metronome": (app.metronome, "minute"),
    }


async def looks(world: World, seconds: float) -> None:
    """The watch looks for so long; the database, which is not what is tried here, does its work meanwhile."""
    for _ in range(int(seconds / LOOK)):
        world.app.watch.look()
        await world.reads(lambda _: None)


async def is_noticed(world: World, caplog: pytest.LogCaptureFixture) -> float:
    """Look until a silent loop is begun anew; how many seconds that took."""
    seconds = 0.0
    while not said(caplog, "loop.silent"):
        await looks(world, LOOK)
        seconds += LOOK
        assert seconds < PROMISED
    return seconds


async def is_calm(world: World, seconds: float) -> None:
    """So long nothing happens; a long poll ends now and then, as they do."""
    for _ in range(int(seconds / 50)):
        await looks(world, 50)
        world.telegram.updates.close()
        await world.settle()


async def states(world: World) -> set[str]:
    """The states of all letters."""
    return set(await world.reads(lambda db: db.scalars(select(outbox.letters.c.state)).all()))


def said(caplog: pytest.LogCaptureFixture, event: str) -> bool:
    """Whether the log has an event."""
    return any(record.message == event for record in caplog.records)


@pytest.mark.parametrize("wrong", [_hangs, _raises, _is_cancelled])
@pytest.mark.parametrize("loop", ["ingest", "worker", "delivery", "stamps"])
async def test_a_loop_that_dies_is_begun_again_and_nothing_is_lost_or_doubled(
    world: World, yann: Person, caplog: pytest.LogCaptureFixture, loop: str, wrong: Step
) -> None:
    marie = await world.knows("Marie")
    await marie.says("/menu")
    await marie.looks_away()
    await world.passes(seconds=5)
    place, name = steps(world)[loop]
    step = Once(getattr(place, name), wrong)
    setattr(place, name, step)
    settle, world.telegram.settle = world.telegram.settle, step.happened.wait  # type: ignore[assignment]
    await marie.says("/menu")
    if wrong is _hangs:
        noticed = await is_noticed(world, caplog)
        assert noticed + PATIENCE.total_seconds() <= PROMISED
        assert not world.app.watch.is_well
    world.telegram.settle = settle
    await world.clock.settled()
    world.clock.set(world.clock.now() + PATIENCE)
    await marie.sees("Bonjour Marie.")
    assert [one.text for one in world.telegram.seen if one.person is marie].count(marie.last.read) == 2
    assert await states(world) == {State.SENT.value}
    world.app.watch.look()
    assert world.app.watch.is_well
    await yann.sees("Une partie du bot s'était arrêtée", loop, "Rien n'est perdu.")


@pytest.mark.parametrize("wrong", [_hangs, _raises, _is_cancelled])
async def test_a_metronome_that_dies_still_reminds(
    world: World, yann: Person, caplog: pytest.LogCaptureFixture, wrong: Step
) -> None:
    marie = await world.enrols("Marie")
    step = Once(world.app.metronome.minute, wrong)
    setattr(world.app.metronome, "minute", step)  # noqa: B010 - a step in the place of a method
    upcoming = await world.clock.foresee()
    assert upcoming is not None
    world.clock.set(upcoming)
    await step.happened.wait()
    if wrong is _hangs:
        noticed = await is_noticed(world, caplog)
        assert noticed + PATIENCE.total_seconds() <= PROMISED
    await world.clock.settled()
    world.app.watch.look()
    await world.until("2026-10-10 18:00")
    await marie.sees("mardi 13 octobre")
    await yann.sees("Une partie du bot s'était arrêtée (metronome).")


class Gate:
    """Holds the database's thread at one of its next commits."""

    def __init__(self, engine: Engine, place: int) -> None:
        self.left = place
        self.reached, self.open = asyncio.Event(), threading.Event()
        self.loop = asyncio.get_running_loop()
        event.listen(engine, "commit", self.pass_by)

    def pass_by(self, _: Connection) -> None:
        """In the database's thread."""
        self.left -= 1
        if self.left == 0:
            self.loop.call_soon_threadsafe(self.reached.set)
            self.open.wait(10)


async def cut_everything(world: World, gate: Gate) -> None:
    """Every loop is cancelled while the database commits; then the commit is let go on."""
    await asyncio.wait_for(gate.reached.wait(), 10)
    loops = [task for task in asyncio.all_tasks() if task.get_name() in world.app.watch.silences]
    assert len(loops) == 5
    for task in loops:
        task.cancel()
    await asyncio.wait(loops)
    gate.open.set()
    await world.clock.settled()
    world.clock.set(world.clock.now() + PATIENCE)
    await world.settle()


@pytest.mark.parametrize("place", range(1, 5))
async def test_an_answer_survives_a_cut_at_any_commit(world: World, place: int) -> None:
    """What was committed is sent, what was not is done again: once, whatever was cut."""
    marie = await world.knows("Marie")
    gate = Gate(world.app.database.engine, place)
    settle, world.telegram.settle = world.telegram.settle, _at_once
    await marie.says("/menu")
    world.telegram.settle = settle
    await cut_everything(world, gate)
    await marie.sees("Bonjour Marie.")
    assert [one.person for one in world.telegram.seen] == [marie]
    assert await states(world) == {State.SENT.value}


@pytest.mark.parametrize("place", range(1, 5))
async def test_a_reminder_survives_a_cut_at_any_commit(world: World, place: int) -> None:
    marie = await world.enrols("Marie")
    await world.until("2026-10-10 17:59")
    upcoming, gate = await world.clock.foresee(), Gate(world.app.database.engine, place)
    assert upcoming is not None
    world.clock.set(upcoming)
    await cut_everything(world, gate)
    await marie.sees("mardi 13 octobre")
    assert [one.person for one in world.telegram.seen] == [marie]
    assert await states(world) == {State.SENT.value}


async def test_the_operator_hears_once_that_it_began_and_once_that_it_is_over(world: World, yann: Person) -> None:
    for _ in range(3):
        assert isinstance(world.app.worker, Worker)
        heart = world.app.worker.heart
        setattr(heart, "finish", Once(heart.finish, _raises))  # noqa: B010 - a step in the place of a method
        await yann.says("/menu")
        await world.passes(seconds=5)
        world.app.watch.look()
        await world.settle()
    await is_calm(world, 350)
    told = [one.text for one in world.telegram.seen if "(worker)" in one.text]
    assert [text.splitlines()[0] for text in told] == [
        "Une partie du bot s'était arrêtée (worker).",
        "La partie relancée tourne sans arrêt (worker).",
    ]


async def test_a_loop_that_only_rests_is_not_silent(world: World, caplog: pytest.LogCaptureFixture) -> None:
    await is_calm(world, 1000)
    assert not said(caplog, "loop.silent")
    silences = world.app.watch.silences
    assert silences.pop("ingest") < 50  # it is in a long poll
    assert set(silences.values()) == {0.0}


async def test_a_loop_that_ends_is_begun_again(world: World) -> None:
    """None of ours does: whatever ends it, it is begun anew."""
    clock, rounds = SteeredClock(NOW), asyncio.Semaphore(0)
    watch, heart = Watch(clock, world.app.database, lambda _: None), Heart(clock)

    async def ends() -> None:
        heart.beat()
        rounds.release()

    watch.keep("ends", ends, heart)
    for _ in range(3):
        await asyncio.wait_for(rounds.acquire(), 5)
        await clock.settled()
        clock.set(clock.now() + PATIENCE)
    await watch.close()


async def test_a_machine_that_slept_has_heard_nobody_be_silent(world: World) -> None:
    """Looks are counted, not hours: one look after a night is five seconds."""
    clock = SteeredClock(NOW)
    watch, heart = Watch(clock, world.app.database, lambda _: None), Heart(clock)
    watch.keep("still", asyncio.Event().wait, heart)  # type: ignore[arg-type]
    clock.set(NOW.replace(day=2))
    watch.look()
    assert watch.silences == {"still": LOOK}
    assert watch.is_well
    await watch.close()


async def test_what_waits_for_a_locked_database_is_not_begun_again(
    world: World, yann: Person, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    marie, engine, tried = await world.knows("Marie"), world.app.database.engine, threading.Event()
    monkeypatch.setattr("storage.database.PATIENCE", 0.001)
    engine.raw_connection().cursor().execute("PRAGMA busy_timeout=1")
    event.listen(engine, "begin", lambda _: tried.set())
    other = sqlite3.connect(world.folder / "atelier.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    settle, world.telegram.settle = world.telegram.settle, _at_once
    await marie.says("/menu")
    for _ in range(40):
        tried.clear()
        assert await asyncio.to_thread(tried.wait, 5)
        world.app.watch.look()
    other.execute("COMMIT")
    other.close()
    world.telegram.settle = settle
    await marie.sees("Bonjour Marie.")
    assert not said(caplog, "loop.silent")
    await is_calm(world, 350)
    await yann.sees("La base n'a rien accepté pendant un moment.")


async def _at_once() -> None:
    """Nobody waits."""


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
async def test_without_the_databases_thread_the_process_ends(world: World) -> None:
    """Only a new process helps; that it ends, although the thread would be waited for, is the end of this test."""
    thread = next(one for one in threading.enumerate() if one.name == "database-0")
    dying = spawn(world.clock, world.app.database.run(_ends_the_thread), "dying")
    await asyncio.to_thread(thread.join, 10)
    with pytest.raises(DatabaseLostError):
        world.app.watch.look()
    assert not world.app.watch.is_well
    dying.cancel()


async def test_a_databases_thread_that_hangs_is_given_up(world: World) -> None:
    hangs, begun = threading.Event(), threading.Event()

    def hang(_: Connection) -> None:
        begun.set()
        hangs.wait(30)

    hanging = asyncio.create_task(world.app.database.run(hang))
    await asyncio.to_thread(begun.wait, 10)
    with pytest.raises(DatabaseLostError):
        _looks_for(world.app.watch, PROMISED)
    hangs.set()
    await hanging


def _looks_for(watch: Watch, seconds: float) -> None:
    for _ in range(int(seconds / LOOK)):
        watch.look()


def _ends_the_thread(_: Connection) -> None:
    sys.exit()
