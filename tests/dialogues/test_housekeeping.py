"""What is no longer needed is forgotten, night by night; what is needed stays."""

from sqlalchemy import func, select

from storage.drafts import drafts
from storage.inbox import inbox
from storage.sealing import data_keys
from tests.world import World


async def count(world: World, table: object) -> int:
    return await world.reads(lambda db: db.scalar(select(func.count()).select_from(table)) or 0)  # type: ignore[arg-type]


async def test_update_ids_are_kept_for_two_days(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    await world.passes(hours=47)
    assert await count(world, inbox) == 1
    await world.passes(hours=48)
    assert await count(world, inbox) == 0


async def test_the_bots_daily_keys_are_destroyed_after_a_month(world: World) -> None:
    zoe = world.telegram.person("Zoé")
    await zoe.says("/start")
    daily = select(func.count()).select_from(data_keys).where(data_keys.c.day.is_not(None))
    assert await world.reads(lambda db: db.scalar(daily))
    await world.passes(days=35)
    assert await world.reads(lambda db: db.scalar(daily.where(data_keys.c.day < world.clock.now().date()))) == 0


async def test_a_draft_that_nobody_went_on_with_is_dropped_after_a_month(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    await marie.taps("Voir les sorties")
    await marie.taps("Proposer une sortie")
    assert await count(world, drafts) == 1
    await world.passes(days=29)
    assert await count(world, drafts) == 1
    await world.passes(days=3)
    assert await count(world, drafts) == 0
