"""What commands and taps ask of the running bot. It alone writes while it runs, so it does the long work itself.

An erasure is noted in the list before anything goes: a crash must not leave somebody erased and not noted.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from bot.clock import Clock
from storage import orders, outbox, privacy
from storage.database import Database
from storage.orders import Order, Values
from storage.privacy import Account

log = logging.getLogger(__name__)

Work = Callable[[Database, Clock, Path, Order], Awaitable[Values | None]]


async def perform(database: Database, clock: Clock, erasure_list: Path) -> int:
    """Do what is waiting, and say how much was. What cannot be done now waits for the next time."""
    found = await database.run(orders.waiting)
    for order in found:
        result = await WORKS.get(order.kind, _refuse)(database, clock, erasure_list, order)
        if result is not None:
            await database.run(partial(orders.finish, number=order.id, result=result, now=clock.now()))
            log.info("order.done", extra={"kind": order.kind, "order": order.id})
    return len(found)


async def _erase(database: Database, clock: Clock, erasure_list: Path, order: Order) -> Values | None:
    person = int(order.payload["person"])
    privacy.note(erasure_list, person, clock.now())
    removed = await database.run(partial(_part, order=order, now=clock.now()))
    if not await asyncio.to_thread(privacy.truncate, database.engine):
        log.warning("order.waits", extra={"kind": order.kind, "order": order.id})
        return None
    return removed


def _part(db: Connection, order: Order, now: datetime) -> dict[str, int]:
    """Erase somebody. Whoever asked for it by a tap is told, as the stranger that they are from now on."""
    person, said = int(order.payload["person"]), order.payload
    if "goodbye" in said and privacy.is_known(db, person):
        removed = privacy.erase(db, person)
        bot, chat = int(said["bot"]), int(said["chat"])
        outbox.tell(db, bot, f"goodbye:{order.id}", chat, str(said["language"]), str(said["goodbye"]), now)
        orders.ask(db, "forget", {"bot": bot, "chat": chat, "user": said["user"]}, now)
        return removed
    return privacy.erase(db, person)


async def _forget(database: Database, _clock: Clock, _erasure_list: Path, order: Order) -> Values | None:
    """Once the goodbye has gone, or cannot go, nothing is left of the chat that it went to."""
    account = Account(*(int(order.payload[name]) for name in ("bot", "user", "chat")))
    return {} if await database.run(partial(privacy.forget_account, account=account)) else None


async def _refuse(_database: Database, _clock: Clock, _erasure_list: Path, order: Order) -> Values:
    log.error("order.unknown", extra={"kind": order.kind, "order": order.id})
    return {"problem": "unknown"}


WORKS: dict[str, Work] = {"erase": _erase, "forget": _forget}
