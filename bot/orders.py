"""What commands ask of the running bot. The bot alone writes while it runs, so it does the long work itself."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from bot.clock import Clock
from storage import orders, privacy
from storage.database import Database
from storage.orders import Order, Values

log = logging.getLogger(__name__)

Work = Callable[[Database, Clock, Path, Order], Awaitable[Values | None]]


async def perform(database: Database, clock: Clock, erasure_list: Path) -> None:
    """Do what is waiting. What cannot be done now waits for the next time."""
    for order in await database.run(orders.waiting):
        result = await WORKS.get(order.kind, _refuse)(database, clock, erasure_list, order)
        if result is not None:
            await database.run(partial(orders.finish, number=order.id, result=result, now=clock.now()))
            log.info("order.done", extra={"kind": order.kind, "order": order.id})


async def _erase(database: Database, clock: Clock, erasure_list: Path, order: Order) -> Values | None:
    """Note it, erase, empty the log; the other way round, a crash would leave somebody erased and not noted."""
    person = int(order.payload["person"])
    privacy.note(erasure_list, person, clock.now())
    removed = await database.run(partial(privacy.erase, person=person))
    if not await asyncio.to_thread(privacy.truncate, database.engine):
        log.warning("order.waits", extra={"kind": order.kind, "order": order.id})
        return None
    return removed


async def _refuse(_database: Database, _clock: Clock, _erasure_list: Path, order: Order) -> Values:
    log.error("order.unknown", extra={"kind": order.kind, "order": order.id})
    return {"problem": "unknown"}


WORKS: dict[str, Work] = {"erase": _erase}
