"""After an absence: who may have tapped while nobody was there is asked to tap again, once, never at night."""

from datetime import timedelta

from sqlalchemy import select, update

from bot.domain.letters import State
from storage import outbox
from storage.presence import presence
from tests.world import World

BACK = ("J'ai été absent un moment.", "touchez-le encore.")
MINUTE = timedelta(minutes=1)


async def comes_back(world: World, after: timedelta) -> None:
    """The process ends, and another begins later."""
    await world.app.stop()
    world.clock.set(world.clock.now() + after)
    await world.starts_again(lambda world: was_seen(world, after))
    await world.passes(minutes=1)


def was_seen(world: World, ago: timedelta) -> None:
    """The machine's time goes its own way in a test: what it noted last was so long ago."""
    with world.app.database.engine.begin() as db:
        db.execute(update(presence).values(seen=world.clock.machine() - ago))


async def test_who_was_speaking_with_the_bot_is_told(world: World) -> None:
    marie, paul = await world.knows("Marie"), await world.knows("Paul")
    await paul.says("/menu")
    await world.passes(minutes=16)
    await marie.says("/menu")
    for phone in (marie, paul):
        await phone.looks_away()
    await comes_back(world, 3 * MINUTE)
    told = await marie.sees(*BACK)
    assert told.buttons == [["☰ Voir le menu"]]
    await paul.sees_nothing_new()
    await marie.taps("Voir le menu", on="absent")
    await marie.sees("Bonjour Marie.")


async def test_it_is_said_once_an_absence(world: World) -> None:
    marie = await world.knows("Marie")
    await marie.says("/menu")
    await comes_back(world, 3 * MINUTE)
    await marie.sees(*BACK)
    await marie.looks_away()
    await comes_back(world, 0 * MINUTE)
    await marie.sees_nothing_new()
    await comes_back(world, 10 * MINUTE)  # what it said itself was no question
    await marie.sees_nothing_new()


async def test_a_short_absence_lost_nothing(world: World) -> None:
    marie = await world.knows("Marie")
    await marie.says("/menu")
    await marie.looks_away()
    await comes_back(world, 1.9 * MINUTE)
    await marie.sees_nothing_new()


async def test_a_reminder_is_a_question_too(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.until("2026-10-10 18:00")
    await marie.looks_away()
    await comes_back(world, 40 * MINUTE)
    await marie.sees(*BACK)


async def test_never_at_night_and_not_the_next_morning_either(world: World) -> None:
    marie = await world.knows("Marie")
    await world.until("2026-10-01 19:58")
    await marie.says("/menu")
    await marie.looks_away()
    await comes_back(world, 3 * MINUTE)
    await world.until("2026-10-02 10:00")
    await marie.sees_nothing_new()
    ended = select(outbox.letters.c.state, outbox.letters.c.reason).where(outbox.letters.c.key.startswith("absence:"))
    assert await world.reads(lambda db: [tuple(row) for row in db.execute(ended)]) == [(State.EXPIRED.value, "late")]


async def test_what_telegram_kept_is_answered_and_nothing_else_is_said(world: World) -> None:
    marie = await world.knows("Marie")
    await marie.says("/menu")
    await world.app.stop()
    world.telegram.settle = nobody_waits
    await marie.says("/menu")
    world.telegram.settle = world.settle
    world.clock.set(world.clock.now() + 3 * MINUTE)
    await world.starts_again(lambda world: was_seen(world, 3 * MINUTE))
    await marie.sees("Bonjour Marie.")
    await marie.looks_away()
    await world.passes(minutes=16)
    await marie.sees_nothing_new()


async def nobody_waits() -> None:
    """The bot is away: what people do stays with Telegram."""
