"""What a window may ask for, without a browser: what cannot be done is said, and nobody else's page gets in."""

from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from simulator.practice.desk import Desk
from simulator.practice.practice import MOST, Practice, RefusedError
from simulator.practice.server import HEADERS


async def asks(address: str, wish: Any, **headers: str) -> tuple[int, Any]:
    async with aiohttp.ClientSession() as client, client.post(f"{address}do", json=wish, headers=headers) as answer:
        return answer.status, await answer.json(content_type=None) if answer.status != 400 else None


async def test_what_cannot_be_done_is_said(address: str, practice: Practice) -> None:
    marie = practice.people[0].id
    for wish, code in (
        ({"what": "dance"}, "odd"),
        ({}, "odd"),
        ([], "odd"),
        ({"what": "say", "phone": marie, "text": 7}, "odd"),
        ({"what": "say", "phone": True, "text": "a"}, "odd"),
        ({"what": "say", "phone": marie, "text": " "}, "empty"),
        ({"what": "say", "phone": marie, "text": "a" * 4097}, "too-long"),
        ({"what": "say", "phone": 1, "text": "a"}, "gone"),
        ({"what": "tap", "phone": marie, "message": 99, "row": 0, "column": 0}, "gone"),
        ({"what": "tap", "phone": practice.people[2].id, "message": 2, "row": 90, "column": 0}, "gone"),
        ({"what": "key", "phone": marie, "row": 0, "column": 0}, "gone"),
        ({"what": "open", "phone": marie, "link": "https://t.me/atelier_estran_bot?start=é"}, "gone"),
        ({"what": "next", "at": "yesterday"}, "time"),
        ({"what": "next", "at": "2026-09-01T10:00"}, "time"),
        ({"what": "next", "at": "2036-09-01T10:00"}, "time"),
        ({"what": "start"}, "up"),
        ({"what": "pause", "on": True}, "gone"),
    ):
        assert await asks(address, wish) == (409, {"error": code}), wish


async def test_no_other_page_gets_in(address: str) -> None:
    async with aiohttp.ClientSession() as client:
        async with client.get(address, headers={"Host": "evil.example"}) as answer:
            assert answer.status == 400
        async with client.post(
            f"{address}do", data='{"what": "reset"}', headers={"Content-Type": "text/plain"}
        ) as answer:
            assert answer.status == 415
        async with client.get(address) as answer:
            assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        for nothing in ("earlier/1/5", "file/1/5", "etc"):
            async with client.get(f"{address}{nothing}") as answer:
                assert answer.status == 404


async def test_a_world_in_one_hand(practice: Practice) -> None:
    desk = Desk(practice)
    await _blocks(desk, practice)
    await _lets_time_pass(desk, practice)
    await _fills_the_page(practice)


async def _blocks(desk: Desk, practice: Practice) -> None:
    """Nobody writes to a bot that they have blocked."""
    nadia = practice.people[2]
    await desk.do({"what": "block", "phone": nadia.id})
    for what in ("photo", "voice", "contact", "place"):
        with pytest.raises(RefusedError, match="blocked"):
            await desk.do({"what": what, "phone": nadia.id})
    await desk.do({"what": "block", "phone": nadia.id})
    for what in ("photo", "voice", "contact", "place"):
        await desk.do({"what": what, "phone": nadia.id})
    assert [message.kind for message in nadia.chat.messages.values() if not message.by_bot][-4:] == [
        "photo", "voice", "contact", "location"
    ]  # fmt: skip


async def _lets_time_pass(desk: Desk, practice: Practice) -> None:
    """By hand, by itself, and without a bot."""
    before = practice.stage.clockwork.now
    await desk.do({"what": "hour"})
    assert practice.stage.clockwork.now - before >= timedelta(hours=1)
    await desk.do({"what": "tomorrow"})
    assert practice.stage.clockwork.wall.hour == 9
    await desk.do({"what": "kill"})
    still = practice.stage.clockwork.now
    await desk.do({"what": "hour"})
    assert practice.stage.clockwork.now - still == timedelta(hours=1)
    await desk.do({"what": "start"})
    assert practice.stage.is_alive()
    await desk.do({"what": "speed", "speed": 360})
    assert desk.hours.speed == 360
    await desk.close()
    assert desk.hours.speed == 0


async def _fills_the_page(practice: Practice) -> None:
    """There is an end of phones."""
    for _ in range(MOST - len(practice.people)):
        practice.add("", "fr")
    assert len({person.name for person in practice.people}) == MOST
    with pytest.raises(RefusedError, match="full"):
        practice.add("", "fr")
