"""Everything as ever, where Telegram brings what people say instead of being asked."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.links import partner_link
from tests.world import World


@pytest.fixture
async def world(tmp_path: Path, url: str) -> AsyncIterator[World]:
    world = World(tmp_path, url=url)
    world.by_webhook()
    await world.start()
    yield world
    await world.stop()


async def test_marie_enrols_and_is_reminded(world: World) -> None:
    marie = world.telegram.person("Marie")
    _, link = await partner_link(world)
    await marie.says(link)
    await marie.sees("L'atelier commence le mardi 13 octobre à 14 h.")
    await marie.taps("Je m'inscris")
    await marie.taps("Je m'appelle Marie")
    await marie.sees("C'est fait, Marie.")
    await marie.taps("Oui")
    await world.until("2026-10-10 18:01")
    await marie.sees("mardi 13 octobre")
    assert "getUpdates" not in {call.method for call in world.telegram.calls}
