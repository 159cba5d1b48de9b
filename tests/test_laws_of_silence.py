"""What somebody typed is in no log line and in no file in clear; the token is in no log line at all."""

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import logs
from bot.config import Logs
from bot.domain.common import Role
from bot.ui.router import Route
from bot.ui.screen import Answer
from bot.ui.turn import Said, Turn
from simulator import Person
from simulator.answers import Answer as Reply
from simulator.answers import failure
from tests.links import personal_link
from tests.world import TOKEN, World

NAME, WORDS, COMMAND, BUTTON = "CANARI-nom", "CANARI-message é", "CANARI-commande", "CANARI-bouton"


@pytest.fixture
def said() -> Iterator[io.StringIO]:
    """What the bot logs, as an operator who wants to know everything reads it."""
    handlers, level = logging.root.handlers, logging.root.level
    loud = {name: logging.getLogger(name).level for name in logs.LOUD}
    stream = io.StringIO()
    logs.configure(Logs(level="debug"), TOKEN, stream=stream)
    yield stream
    logging.root.handlers, logging.root.level = handlers, level
    for name, before in loud.items():
        logging.getLogger(name).setLevel(before)
    logging.captureWarnings(capture=False)


class BrokenError(Exception):
    """A mistake whose text holds what somebody typed."""


def breaks(turn: Turn, said: Said) -> Answer:
    raise BrokenError(f"{turn.visitor.first_name} wrote {said.text}")


async def a_dialogue(world: World) -> Person:
    """Everything that a person can type, where it is expected and where it is not, and all that can go wrong."""
    operator, nadia = await world.knows("Yann", Role.OPERATOR), await world.knows("Nadia", Role.COORDINATOR)
    marie = world.telegram.person(NAME, language="fr")
    await marie.says(await personal_link(world))
    await marie.says(NAME)
    known = await world.knows(f"{NAME} deux")
    for phone in (marie, known, nadia, operator):
        await phone.says(WORDS)
        await phone.says(f"/{COMMAND} {WORDS}")
        await phone.says(f"/start {COMMAND}")
        await phone.says("/menu")
        await phone.forges(BUTTON)
        await phone.sends_photo(WORDS)
    return known


async def everything_fails(world: World, phone: Person) -> None:
    """A mistake of ours, a database that says no, and a Telegram that says nothing sensible."""
    strays = world.app.routes.strays
    world.app.routes.strays = [Route(breaks, Role.ANYONE)]
    await phone.says(WORDS)
    await phone.sees("Quelque chose n'a pas marché.")
    world.app.routes.strays = strays
    answers = [
        failure(400, f"Bad Request: can't parse {WORDS}"),
        failure(500, WORDS),
        failure(429, WORDS, retry_after=1),
        Reply(200, {"ok": True, "result": WORDS}),
        Reply(200, {"CANARI": WORDS}),
    ]

    def intercept(method: str, _: object) -> Reply | None:
        return answers.pop(0) if method == "sendMessage" and answers else None

    world.telegram.intercept = intercept
    for _ in range(5):
        await phone.says(f"/menu {WORDS}")
        await world.passes(seconds=30)


async def test_no_log_line_contains_what_a_person_typed_nor_the_token(said: io.StringIO, world: World) -> None:
    phone = await a_dialogue(world)
    await everything_fails(world, phone)
    told = said.getvalue()
    for event in ("update.failed", "BrokenError", "letter.not_sent"):
        assert event in told
    assert "CANARI" not in told
    assert TOKEN not in told
    assert TOKEN.partition(":")[2] not in told


async def test_no_file_holds_what_a_person_typed_in_clear(world: World, file: Path) -> None:
    phone = await a_dialogue(world)
    await everything_fails(world, phone)
    looked = _files(world.folder)
    assert {file.name, f"{file.name}-wal"} <= set(looked)
    for name, content in looked.items():
        assert b"CANARI" not in content, name
        assert "CANARI".encode("utf-16-le") not in content, name
    await world.restarts()
    for name, content in _files(world.folder).items():
        assert b"CANARI" not in content, name


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
