"""The canaries sing: whatever leaks in a test is found, and fails it."""

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from simulator import Person
from tests.canaries import Canaries
from tests.world import ROOT, TOKEN, World

log = logging.getLogger("bot.example")


async def _says(marie: Person) -> str:
    await marie.says("Je dors mal en ce moment")
    return "Je dors mal en ce moment"


async def _follows(marie: Person) -> str:
    await marie.says("/start i_unlienpersonnel")
    return "i_unlienpersonnel"


async def _captions(marie: Person) -> str:
    await marie.sends_photo("mon petit jardin")
    return "mon petit jardin"


async def _shares(marie: Person) -> str:
    await marie.shares_contact("+33699887766")
    return "+33699887766"


async def _is_called(marie: Person) -> str:
    await marie.says("/menu")
    return "Maëlys"


async def _has_the_bots_token(_: Person) -> str:
    return TOKEN


TYPES = [_says, _follows, _captions, _shares, _is_called, _has_the_bots_token]
LEAKS: list[Callable[[str], None]] = [
    lambda typed: log.error("failed: %s", typed),
    lambda typed: log.debug("update.failed", extra={"text": f"<{typed}>"}),
    lambda typed: logging.getLogger("asyncio").error("never retrieved: ValueError(%r)", typed),
]


@pytest.mark.parametrize("types", TYPES)
@pytest.mark.parametrize("leak", LEAKS)
async def test_a_leak_is_found(
    world: World, canaries: Canaries, types: Callable[[Person], Awaitable[str]], leak: Callable[[str], None]
) -> None:
    marie = world.telegram.person("Maëlys")
    typed = await types(marie)
    assert canaries.leaks() == []
    leak(typed)
    assert canaries.leaks()
    canaries.lines.clear()  # or this test would fail, as it should


async def test_what_a_process_prints_is_read(world: World, canaries: Canaries) -> None:
    marie = await world.knows("Marie")
    await marie.says("Je dors mal en ce moment")
    canaries.read(["nothing", "Traceback: Je dors mal en ce moment"])
    assert len(canaries.leaks()) == 1
    canaries.lines.clear()


async def test_our_own_words_are_none(world: World, canaries: Canaries) -> None:
    """Commands and labels are what we wrote, whoever sends them."""
    marie = await world.knows("Marie")
    await marie.says("/menu")
    log.warning("the command /menu")
    await marie.sees("Bonjour Marie.")
    assert canaries.leaks() == []


LEAKING = """
import logging
from tests.world import World

async def test_it_leaks(world: World) -> None:
    marie = await world.knows("Marie")
    await marie.says("Je dors mal en ce moment")
    logging.getLogger("bot.example").error("failed: %s", marie.chat.messages[1].text)

async def test_it_does_not(world: World) -> None:
    marie = await world.knows("Marie")
    await marie.says("Je dors mal en ce moment")
"""


async def test_a_test_that_leaks_fails(tmp_path: Path) -> None:
    """Without asking for anything: the canaries are in every test."""
    (tmp_path / "test_leaking.py").write_text(LEAKING)
    command = (
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        "0",
        "-c",
        "pyproject.toml",
        "-p",
        "tests.conftest",
        str(tmp_path),
    )
    pytest_ = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    said, _ = await asyncio.wait_for(pytest_.communicate(), 60)
    assert "'Je dors mal en ce moment' in 'failed: Je dors mal en ce moment'" in said.decode()
    assert "2 passed, 1 error" in said.decode()
