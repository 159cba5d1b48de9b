"""Updates: none lost, none done twice, the strange ones set aside with a kind word."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import OperationalError, StatementError
from telegram.error import BadRequest, Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.app import routes
from bot.clock import SteeredClock, spawn
from bot.domain.common import Role
from bot.telegram.adapter import Adapter
from bot.telegram.http import NotSentError, Request
from bot.telegram.ingest import Ingest, Worker
from bot.ui.codec import Draft
from bot.ui.router import Route
from bot.ui.screen import Answer, Home
from bot.ui.turn import Turn
from simulator import Fault, Kind
from simulator.answers import Answer as Reply
from simulator.answers import success
from storage import drafts, inbox, outbox, presence, roles
from storage.sealing import drop_days, unseal
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


@pytest.mark.parametrize("chat", ["214000000", 2**52 + 1, -5, True, 1.5])
async def test_an_update_of_another_shape_is_set_aside(world: World, chat: object) -> None:
    """The library takes what it gets: a chat that is a word would be owed an answer that no call can carry."""
    strange = _message(214_000_000, "/menu")
    strange["message"]["chat"]["id"] = chat
    world.telegram.inject({"update_id": 800_000_000, **strange})
    await world.settle()
    assert await quarantined(world) == ["TypeError"]


async def test_an_update_that_waited_on_disk_is_done_at_the_next_start(world: World) -> None:
    marie = await world.knows("Marie")
    await marie.says("/menu")
    await marie.looks_away()
    again = {"update_id": 999_000_000, **_message(marie.id, "/menu")}
    arrived = [inbox.Arrived(999_000_000, json.dumps(again))]
    await world.reads(lambda db: inbox.keep(db, BOT, arrived, world.clock.now()))
    await world.restarts()
    await marie.sees("Bonjour Marie.")


@pytest.mark.usefixtures("file")
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
    world.telegram.faults.add(Fault(Kind.SERVER_ERROR, count=None))
    await world.passes(minutes=1)
    world.telegram.faults.clear()
    await world.passes(minutes=1)
    await marie.says("/menu")
    await marie.sees("Bonjour Marie.")


@pytest.mark.parametrize("kind", list(Kind))
async def test_whatever_happens_to_a_poll_what_was_said_is_answered_once(world: World, kind: Kind) -> None:
    marie = await world.knows("Marie")
    fault = world.telegram.faults.add(Fault(kind, "getUpdates", seconds=1))
    world.telegram.updates.close()
    await marie.says("/menu")
    await world.passes(minutes=1)
    await marie.sees("Bonjour Marie.")
    assert (len(marie.messages), fault.count) == (1, 0)


async def test_what_is_no_update_at_all_stops_nothing(world: World) -> None:
    marie = await world.knows("Marie")
    values: tuple[object, ...] = (7, "x", None, [], b"\xff")
    for strange in values:
        world.telegram.updates.inject(strange)
    await marie.says("/menu")
    await marie.sees("Bonjour Marie.")
    assert world.telegram.pending() == 0


async def test_updates_out_of_order_are_each_done(world: World) -> None:
    people = [await world.knows(f"P{number}") for number in range(12)]
    for number, phone in enumerate(people):
        world.telegram.inject({"update_id": 800_000_000 + number, **_message(phone.id, "/menu")})
    world.telegram.shuffle(seed=3)  # before the poll that waits has seen any
    await world.settle()
    for phone in people:
        await phone.sees(f"Bonjour {phone.name}.")


async def test_half_a_character_stops_nothing(world: World) -> None:
    """Half of a surrogate pair: JSON can say it, no file can hold it."""
    marie = await world.knows("Marie")
    raw = {"update_id": 800_000_000, **_message(marie.id, "Bon\ud83cjour")}
    world.telegram.inject(raw)
    await world.settle()
    await marie.looks_away()
    await marie.says("/menu")
    await marie.sees("Bonjour Marie.")
    assert await quarantined(world) == []


@pytest.mark.parametrize("number", [2**63, 2**63 - 1, -5, 2**100])
async def test_an_update_with_an_impossible_number_stops_nothing(world: World, number: int) -> None:
    marie = await world.knows("Marie")
    updates = [{"update_id": one, **_message(marie.id, "/menu")} for one in (number, 900_000_000)]

    given = asyncio.Event()

    def intercept(method: str, _: object) -> Reply | None:
        if method != "getUpdates" or given.is_set():
            return None
        given.set()
        return success(updates)

    world.telegram.intercept = intercept
    world.telegram.updates.close()
    await asyncio.wait_for(given.wait(), 5)
    await world.settle()
    await marie.sees("Bonjour Marie.")
    assert await world.reads(lambda db: inbox.waiting(db, BOT)) == []


@pytest.mark.parametrize("chat", [2**52 + 1, 2**63, 10**30, -1, 0, True, "5", None])
async def test_a_chat_with_an_impossible_number_is_set_aside(world: World, chat: object) -> None:
    marie = await world.knows("Marie")
    who = {"id": chat, "is_bot": False, "first_name": "Marie"}
    message = {"message_id": 77, "date": 1790000000, "from": who, "chat": {"id": chat, "type": "private"}, "text": "é"}
    world.app.routes.strays.insert(0, Route(lambda *_: _fails(), Role.ANYONE))
    world.telegram.inject({"update_id": 800_000_000, "message": message})
    await world.settle()
    assert len(await quarantined(world)) == 1
    await marie.says("/menu")
    await marie.sees("Bonjour Marie.")


async def test_an_update_whose_key_is_gone_is_set_aside_and_the_rest_is_done(world: World) -> None:
    marie = await world.knows("Marie")
    lost, kept = (json.dumps({"update_id": number, **_message(marie.id, "/menu")}) for number in (5, 6))
    now = world.clock.now()
    await world.reads(lambda db: inbox.keep(db, BOT, [inbox.Arrived(5, lost)], now))
    await world.reads(lambda db: drop_days(db, now.date() + timedelta(days=1)))
    await world.reads(lambda db: inbox.keep(db, BOT, [inbox.Arrived(6, kept)], now))
    await world.restarts()
    await marie.sees("Bonjour Marie.")
    assert await quarantined(world) == ["Unreadable"]
    assert await world.reads(lambda db: inbox.waiting(db, BOT)) == []


async def test_a_draft_of_an_older_version_is_forgotten(world: World) -> None:
    marie = await world.knows("Marie")
    person, now = await world.number(marie), world.clock.now()
    for name, body in (("x.gone", "{}"), ("x.older", '{"place": "plage"}')):
        kept = (BOT, marie.id, person, name, body, now)
        await world.reads(partial(_keep_draft, kept=kept))
        await marie.says("/menu")
        await marie.sees("Bonjour Marie.")
        await marie.says("bonjour")
    assert await quarantined(world) == []


async def test_what_the_database_refuses_to_one_keeps_no_answer_from_another(world: World) -> None:
    marie, jean = await world.knows("Marie"), await world.knows("Jean")
    old = world.app.routes.buttons[Home]

    def refuses(turn: Turn, home: Home) -> Answer:
        if turn.me.name == "Jean":
            raise OperationalError("SELECT", {}, RuntimeError("no such column"))
        return old.handle(turn, home)

    for phone in (marie, jean):
        await phone.says("/menu")
        await phone.looks_away()
    world.app.routes.buttons[Home] = Route(refuses, Role.ANYONE)
    for phone in (jean, marie):
        world.telegram.new_query(phone.chat, phone.last, "home")
    await world.settle()
    taps = [call for call in world.telegram.calls if call.method == "answerCallbackQuery"]
    assert len(taps) == 1
    sending = await world.reads(lambda db: outbox.recover(db, BOT, world.clock.now(), 0))
    assert sending == []
    await world.passes(seconds=30)
    assert await quarantined(world) == ["EndedTheProcess"]
    await jean.sees("Quelque chose n'a pas marché.")


class Polls(Request):
    """A long poll that ends with each of these errors in turn, None for none, and then has nothing to give."""

    def __init__(self, *errors: TelegramError | None) -> None:
        super().__init__(1, 5)
        self.errors = list(errors)
        self.idle = asyncio.Event()

    async def do_request(self, *_: Any, **__: Any) -> tuple[int, bytes]:
        """One getUpdates."""
        if not self.errors:
            self.idle.set()
            await asyncio.Event().wait()
        elif error := self.errors.pop(0):
            raise error
        return 200, b'{"ok": true, "result": []}'


@pytest.mark.parametrize(
    ("fails", "pause"),
    [
        (partial(RetryAfter, 45), 45),
        (InvalidToken, 30),
        (partial(Conflict, "terminated by other getUpdates request"), 30),
        (TimedOut, 2),
        (partial(NotSentError, "refused"), 2),
        (partial(TelegramError, "the answer is no JSON"), 2),
        (partial(BadRequest, "offset"), 2),
    ],
)
async def test_no_error_ends_the_long_poll(world: World, fails: Callable[[], TelegramError], pause: int) -> None:
    clock, polls = SteeredClock(world.clock.now()), Polls(fails(), fails())
    worker = Worker(world.app.bot, world.app.database, clock, Adapter(routes(), world.app.bot, clock), lambda _: None)
    polling = spawn(clock, Ingest(world.app.bot, polls, world.app.database, clock, worker, 5).run(), "ingest")
    for count in (1, 2):
        await clock.settled()
        assert clock.next() == world.clock.now() + timedelta(seconds=pause) * count
        clock.set(world.clock.now() + timedelta(seconds=pause) * count)
    await clock.settled()
    assert (polls.errors, polling.done()) == ([], False)
    polling.cancel()
    await asyncio.wait([polling])


@pytest.mark.parametrize(("minutes", "away"), [(1, 0), (3, 1), (600, 1), (-600, 0)])
async def test_a_line_that_was_cut_for_long_is_an_absence(world: World, minutes: int, away: int) -> None:
    clock, polls, back = SteeredClock(world.clock.now()), Polls(TimedOut(), None), list[datetime]()
    seen = clock.machine() - timedelta(minutes=minutes)
    await world.reads(lambda db: db.execute(update(presence.presence).values(seen=seen)))
    worker = Worker(world.app.bot, world.app.database, clock, Adapter(routes(), world.app.bot, clock), lambda _: None)
    ingest = Ingest(world.app.bot, polls, world.app.database, clock, worker, 5, lambda: back.append(clock.now()))
    polling = spawn(clock, ingest.run(), "ingest")
    await clock.settled()
    clock.set(clock.now() + timedelta(seconds=2))
    await asyncio.wait_for(polls.idle.wait(), 10)
    assert len(back) == away
    polling.cancel()
    await asyncio.wait([polling])


def _keep_draft(db: Connection, kept: tuple[int, int, int, str, str, datetime]) -> None:
    drafts.save(db, *kept)


def _fails() -> Answer:
    raise BrokenError


@dataclass(frozen=True)
class Older(Draft, name="x.older"):
    """A draft to which a newer version gave another field."""

    place: str
    day: int


def _message(user: int, text: str) -> dict[str, Any]:
    who = {"id": user, "is_bot": False, "first_name": "Marie"}
    chat = {"id": user, "type": "private", "first_name": "Marie"}
    entities = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return {
        "message": {"message_id": 77, "date": 1790000000, "from": who, "chat": chat, "text": text, "entities": entities}
    }
