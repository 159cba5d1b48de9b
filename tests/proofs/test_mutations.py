"""A strange update never stops the bot, and a forged button never does what its sender may not do."""

import logging
import time
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.domain.common import Role
from bot.domain.letters import State
from storage import inbox, outbox
from tests.proofs.mutating import mutated
from tests.world import World

STALL = 5.0  # machine seconds
BATCH = 50
OPEN = outbox.letters.c.state.in_((State.TODO, State.SENDING))
FIRST = 715_000_000  # beyond what the simulator itself numbers meanwhile


async def all_kinds(world: World) -> list[dict[str, Any]]:
    """The updates of some people who do all that can be done with a phone."""
    for phone in (
        world.telegram.person("Zoé"),
        await world.enrols("Jean"),
        await world.knows("Nadia", Role.COORDINATOR),
    ):
        for words in ("/start", "/menu", "/start p_x_y", "Bonjour", "J'ai besoin de parler", "/aide", "<b>&"):
            await phone.says(words)
        await phone.says_voice()
        await phone.sends_photo("Regardez")
        await phone.shares_contact()
        await phone.shares_location(47.0, -2.2)
        await phone.says("/menu")
        for row in phone.buttons:
            await phone.taps(row[0])
            await phone.says("/menu")
        await phone.forges("home")
        await phone.blocks()
        await phone.unblocks()
    return list(world.telegram.updates.history.values())


@pytest.mark.parametrize(
    "count", [1_500, pytest.param(100_000, marks=[pytest.mark.prove, pytest.mark.timeout(3 * 3600)])]
)
async def test_a_strange_update_never_stops_the_bot(
    world: World, caplog: pytest.LogCaptureFixture, count: int, figure: Callable[[str], None]
) -> None:
    marie = await world.enrols("Marie")
    bases, chance, slowest = await all_kinds(world), Random(4711), 0.0
    caplog.set_level(logging.CRITICAL)  # incidents are expected, a loop or a task that fails is not
    for name in ("asyncio", "bot.app", "bot.telegram.delivery"):
        caplog.set_level(logging.ERROR, logger=name)
    begun = time.monotonic()
    for first in range(FIRST, FIRST + count, BATCH):
        for number in range(first, first + BATCH):
            world.telegram.inject(mutated(chance.choice(bases), chance) | {"update_id": number})
        world.telegram.repeat(first + chance.randrange(BATCH))
        start = time.monotonic()
        await world.settle()
        slowest = max(slowest, time.monotonic() - start)
        world.telegram.calls.clear()
        world.telegram.updates.history.clear()
    took = time.monotonic() - begun
    done = select(func.count()).select_from(inbox.inbox).where(inbox.inbox.c.update_id >= FIRST, inbox.inbox.c.done)
    apart = select(func.count()).select_from(inbox.quarantine)
    handled, strange = await world.reads(lambda db: (db.scalar(done) or 0, db.scalar(apart) or 0))
    figure(
        f"mutated updates: {count}, handled {handled - strange}, in quarantine {strange}, lost {count - handled}; "
        f"slowest {BATCH} took {slowest:.2f} s; {count / took:.0f} a second"
    )
    assert handled == count
    assert 0 < strange < count
    assert slowest < STALL
    assert not caplog.messages
    assert not await world.reads(lambda db: db.scalars(select(outbox.letters.c.key).where(OPEN)).all())
    await marie.says("/menu")
    await marie.sees("Bonjour Marie.")
    await world.restarts()
    await marie.says("/menu")
    await marie.sees("Bonjour Marie.")
