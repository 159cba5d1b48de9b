"""What a monitor reads on this machine: does the bot live, is it ready, what has it counted, and nobody's name."""

import asyncio
import re
import socket
import sqlite3
import threading
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import event

from bot.domain.common import Role
from bot.telegram.http import NotSentError, Request
from bot.ui.router import Route
from bot.ui.screen import Answer, Home
from bot.ui.turn import Turn
from simulator.answers import Answer as Reply
from simulator.answers import failure
from simulator.faults import Fault, Kind
from tests.world import World

SAMPLE = re.compile(r'([a-z_]+)="([^"]*)"')


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture
async def watched(tmp_path: Path) -> AsyncIterator[World]:
    """A world whose bot says how it is."""
    world = World(tmp_path)
    world.port = free_port()
    await world.start()
    yield world
    await world.stop()


async def asks(world: World, path: str) -> tuple[int, str]:
    """The status and the text of a page."""
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{world.port}{path}", timeout=aiohttp.ClientTimeout(10)) as answer,
    ):
        return answer.status, await answer.text()


async def counts(world: World) -> dict[str, float]:
    """Every sample by its name and labels."""
    status, text = await asks(world, "/metrics")
    assert status == 200
    return {
        sample.name + "".join(f" {value}" for value in sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_a_bot_that_is_well_lives_and_is_ready(watched: World) -> None:
    assert await asks(watched, "/healthz") == (200, "ok\n")
    assert await asks(watched, "/readyz") == (200, "ok\n")


async def test_nothing_is_open_unless_it_is_asked_for(world: World) -> None:
    world.port = free_port()
    with pytest.raises(aiohttp.ClientConnectorError):
        await asks(world, "/healthz")


async def test_only_this_machine_may_ask(watched: World) -> None:
    """The door stands at the loopback address, not at all of them."""
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.2", watched.port), 5):
        pass


async def test_a_silent_loop_is_seen(watched: World) -> None:
    watched.app.ingest.heart.silence = 0.0
    watched.app.watch.look()
    watched.app.watch.look()
    assert await asks(watched, "/healthz") == (503, "a loop is silent\n")
    assert (await asks(watched, "/readyz"))[0] == 503
    watched.app.ingest.heart.silence = 60.0
    await watched.reads(lambda _: None)  # meanwhile it ends
    await watched.passes(seconds=2)  # and is begun again
    watched.app.watch.look()
    assert await asks(watched, "/healthz") == (200, "ok\n")


async def test_before_telegram_has_answered_it_lives_and_is_not_ready(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.port = free_port()
    await world.start()
    await world.app.stop()
    asked = asyncio.Event()

    def silent(_: str, __: object) -> Reply:
        asked.set()
        return failure(502, "Bad Gateway")

    world.telegram.intercept = silent
    starting = asyncio.create_task(world.starts_again())
    await asyncio.wait_for(asked.wait(), 10)
    assert await asks(world, "/healthz") == (200, "ok\n")
    assert await asks(world, "/readyz") == (503, "Telegram does not answer, or refuses\n")
    world.telegram.intercept = None
    await starting
    assert (await counts(world))["atelier_calls_total getMe 502"] == 1
    assert await asks(world, "/readyz") == (200, "ok\n")
    await world.stop()


async def test_a_locked_database_is_not_ready_and_keeps_no_monitor_waiting(
    watched: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, tried = watched.app.database.engine, threading.Event()
    monkeypatch.setattr("storage.database.PATIENCE", 0.001)
    monkeypatch.setattr("bot.report.ANSWER", 0.05)
    engine.raw_connection().cursor().execute("PRAGMA busy_timeout=1")
    other = sqlite3.connect(watched.folder / "atelier.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    measured = await counts(watched)
    assert "atelier_updates_handled_total" in measured
    assert "atelier_updates_waiting" not in measured
    event.listen(engine, "begin", lambda _: tried.set())
    assert await asyncio.to_thread(tried.wait, 5)
    assert await asks(watched, "/readyz") == (503, "the database is locked or out of reach, or the disk is full\n")
    other.execute("COMMIT")
    other.close()
    await watched.reads(lambda _: None)
    assert await asks(watched, "/readyz") == (200, "ok\n")


async def test_what_is_done_is_counted(watched: World) -> None:
    marie = await watched.enrols("Marie")
    before = await counts(watched)
    await marie.says("/menu")
    watched.app.routes.buttons[Home] = Route(_breaks, Role.ANYONE)
    await marie.forges("home")
    after = await counts(watched)

    def more(name: str) -> float:
        return after.get(name, 0.0) - before.get(name, 0.0)

    assert more("atelier_updates_received_total") == 2
    assert more("atelier_updates_handled_total") == 2
    assert more("atelier_updates_quarantined") == 1
    assert more("atelier_letters reply sent") == 2
    assert more("atelier_calls_total sendMessage 200") + more("atelier_calls_total editMessageText 200") == 2
    assert more("atelier_commit_seconds_count") >= 2
    assert more("atelier_commit_seconds_sum") > 0
    assert after["atelier_updates_waiting"] == 0
    loops = {"ingest", "worker", "delivery", "stamps", "metronome"}
    assert {f"atelier_heartbeat_age_seconds {loop}" for loop in loops} <= after.keys()


async def test_what_waits_is_measured(watched: World) -> None:
    await watched.enrols("Marie")
    watched.telegram.faults.add(Fault(Kind.UNAUTHORIZED, count=None))
    await watched.until("2026-10-10 18:00")
    watched.clock.set(watched.clock.now() + timedelta(seconds=7))
    measured = await counts(watched)
    assert measured["atelier_calls_total sendMessage 401"] == 1
    assert measured["atelier_letters reminder todo"] == 1
    assert measured["atelier_tick_lag_seconds reminders"] == 7
    watched.clock.set(watched.clock.now() + timedelta(seconds=25))
    watched.telegram.faults.clear()


async def test_no_name_is_in_what_is_counted(watched: World) -> None:
    """Every label is a word of ours; nothing of people, chats, the centre or the token is anywhere."""
    marie = await watched.enrols("Maëlle-Canari")
    await marie.says("/menu")
    await marie.says("je suis un canari bavard")
    await watched.until("2026-10-12 18:00")
    _, text = await asks(watched, "/metrics")
    assert "atelier_letters{" in text
    for private in ("Canari", "canari", str(marie.id), watched.centre.name, watched.centre.slug, "1000:TEST", "TEST"):
        assert private not in text
    labels = {name for name, _ in SAMPLE.findall(text)}
    assert labels == {"method", "outcome", "loop", "state", "lane", "tick"}
    assert all(re.fullmatch(r"[A-Za-z0-9_.]+", value) for _, value in SAMPLE.findall(text))


async def test_a_file_is_no_label() -> None:
    """The address of a file ends in what somebody chose."""
    request = Request(1, 1)
    for url in (
        "http://h/file/bot1:T/photos/marie.jpg",
        "http://h/file/bot1:T/documents/marie",
        "http://h/bot1:T/getMe",
    ):
        with pytest.raises(NotSentError):
            await request.do_request(url, "GET")
    assert {method for method, _ in request.calls} == {"file", "getMe"}


def _breaks(_: Turn, __: Home) -> Answer:
    raise RuntimeError
