"""Updates: none lost, none done twice, the strange ones set aside with a kind word."""

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import StatementError

from bot.domain.common import Role
from bot.ui.router import Route
from bot.ui.screen import Answer, Home
from bot.ui.turn import Turn
from storage import inbox, roles
from storage.sealing import unseal
from tests.world import TOKEN, World

BOT = int(TOKEN.partition(":")[0])


class BrokenError(Exception):
    """A mistake of ours."""


def breaks(turn: Turn, _: Home) -> Answer:
    """A handler that writes, then fails."""
    turn.close()
    raise BrokenError


async def quarantined(world: World) -> list[str]:
    """The problems of what is in quarantine."""
    return list(await world.reads(lambda db: db.scalars(select(inbox.quarantine.c.problem)).all()))


async def test_the_same_update_twice_changes_nothing(world: World) -> None:
    marie = await world.knows("Marie")
    await marie.says("/menu")
    await marie.looks_away()
    world.telegram.repeat(max(world.telegram.updates.history))
    await world.settle()
    await marie.sees_nothing_new()


async def test_what_fails_is_set_aside_and_said_kindly(world: World) -> None:
    operator = world.telegram.person("Yann")
    operator.chat.started = True
    await world.reads(lambda db: roles.operate(db, BOT, operator.id, operator.id, "fr"))
    marie = await world.knows("Marie")
    world.app.routes.buttons[Home] = Route(breaks, Role.ANYONE)
    await marie.says("/menu")
    await marie.forges("home")
    await marie.sees("Quelque chose n'a pas marché.", "Ce n'est pas votre faute.", "numéro 1")
    await operator.sees("Incident numéro 1 : BrokenError.")
    assert await quarantined(world) == ["BrokenError"]
    await marie.says("/menu")
    await marie.sees("Bonjour Marie.")


@pytest.mark.parametrize(
    "raw",
    [
        {"message": {"message_id": "x"}},
        {"message": None},
        {"callback_query": {"id": 1}},
        {"message": {"message_id": 1, "date": "yesterday", "chat": {"id": 5, "type": "private"}, "text": 7}},
        {"a_new_kind": {"of": "update"}},
        {},
    ],
)
async def test_an_update_that_cannot_be_read_stops_nothing(world: World, raw: dict[str, object]) -> None:
    marie = await world.knows("Marie")
    world.telegram.inject({"update_id": 800_000_000, **raw})
    await world.settle()
    await marie.says("/menu")
    await marie.sees("Bonjour Marie.")
    assert world.telegram.pending() == 0
    waiting = await world.reads(lambda db: inbox.waiting(db, BOT))
    assert waiting == []


async def test_an_update_that_waited_on_disk_is_done_at_the_next_start(world: World) -> None:
    marie = await world.knows("Marie")
    await marie.says("/menu")
    await marie.looks_away()
    again = {"update_id": 999_000_000, **_message(marie.id, "/menu")}
    arrived = [inbox.Arrived(999_000_000, json.dumps(again))]
    await world.reads(lambda db: inbox.keep(db, BOT, arrived, world.clock.now()))
    await world.restarts()
    await marie.sees("Bonjour Marie.")


async def test_an_update_that_ended_the_process_three_times_is_set_aside(world: World) -> None:
    marie = await world.knows("Marie")
    body = json.dumps({"update_id": 5, **_message(marie.id, "/menu")})
    await world.reads(lambda db: inbox.keep(db, BOT, [inbox.Arrived(5, body)], world.clock.now()))
    for _ in range(2):
        await world.reads(lambda db: inbox.begin(db, BOT, 5))
    await world.restarts()
    assert await quarantined(world) == ["EndedTheProcess"]
    await marie.sees("Quelque chose n'a pas marché")


async def test_what_was_typed_is_not_kept_when_it_is_done(world: World) -> None:
    marie = await world.knows("Marie")
    await marie.says("/menu CANARI-4711")
    bodies = await world.reads(lambda db: db.scalars(select(inbox.inbox.c.body)).all())
    assert bodies
    assert all(body is None for body in bodies)


async def test_a_message_waits_sealed(world: World) -> None:
    at = datetime(2026, 10, 1, tzinfo=UTC)
    await world.reads(lambda db: inbox.keep(db, BOT, [inbox.Arrived(6, '{"secret": "CANARI"}')], at))
    body = await world.reads(lambda db: db.scalar(select(inbox.inbox.c.body).where(inbox.inbox.c.update_id == 6)))
    assert body is not None
    assert b"CANARI" not in body
    assert await world.reads(lambda db: unseal(db, f"inbox.body:{BOT}:6", body)) == '{"secret": "CANARI"}'
    with pytest.raises(StatementError, match="sealed bytes only"):
        await world.reads(lambda db: db.execute(insert(inbox.inbox).values(bot=1, update_id=1, body=b"plain", at=at)))


async def test_while_telegram_is_down_the_bot_waits_and_goes_on(world: World) -> None:
    marie = await world.knows("Marie")
    world.telegram.outage = 502
    await world.passes(minutes=1)
    world.telegram.outage = None
    await world.passes(minutes=1)
    await marie.says("/menu")
    await marie.sees("Bonjour Marie.")


def _message(user: int, text: str) -> dict[str, object]:
    who = {"id": user, "is_bot": False, "first_name": "Marie"}
    chat = {"id": user, "type": "private", "first_name": "Marie"}
    entities = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return {
        "message": {"message_id": 77, "date": 1790000000, "from": who, "chat": chat, "text": text, "entities": entities}
    }
