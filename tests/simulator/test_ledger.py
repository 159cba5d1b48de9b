"""The ledger: what each person really saw, and each send that came too early."""

from collections.abc import Callable

from telegram import Bot

from simulator import Breach, Fault, Kind, Person, Telegram


async def started(telegram: Telegram, *names: str) -> list[Person]:
    people = [telegram.person(name) for name in names]
    for person in people:
        await person.says("/start")
    return people


async def send(telegram: Telegram, chat: int) -> int:
    return (await telegram.answer("sendMessage", {"chat_id": chat, "text": "Bonjour"})).status


async def test_each_person_has_seen_their_own(telegram: Telegram, bot: Bot, later: Callable[..., None]) -> None:
    marie, jean = await started(telegram, "Marie", "Jean")
    await bot.send_message(jean.id, "Bonjour Jean")
    shown = await bot.send_message(marie.id, "Bonjour Marie")
    later(seconds=60)
    await shown.edit_text("À mardi")
    telegram.faults.add(Fault(Kind.LOST, "deleteMessage"))
    await telegram.answer("deleteMessage", {"chat_id": marie.id, "message_id": shown.message_id})
    seen = telegram.ledger.of(marie)
    assert [(one.kind, one.text) for one in seen] == [
        ("shown", "Bonjour Marie"),
        ("edited", "À mardi"),
        ("deleted", "À mardi"),
    ]
    assert [(one.at - seen[0].at).total_seconds() for one in seen] == [0, 60, 60]
    assert seen[0].machine <= seen[1].machine <= seen[2].machine
    assert telegram.ledger.shown[jean.id, "shown"] == 1


async def test_a_send_while_told_to_wait_is_noted(telegram: Telegram, later: Callable[..., None]) -> None:
    marie, jean = await started(telegram, "Marie", "Jean")
    telegram.faults.add(Fault(Kind.FLOOD, "sendMessage", marie.id, count=2, seconds=10))
    assert await send(telegram, marie.id) == 429
    assert telegram.ledger.violations == []
    later(seconds=4)
    assert [await send(telegram, chat) for chat in (jean.id, marie.id)] == [200, 429]
    (violation,) = telegram.ledger.violations
    assert (violation.breach, violation.chat, violation.seconds) == (Breach.TOLD, marie.id, 6)
    later(seconds=10)
    assert await send(telegram, marie.id) == 200
    assert len(telegram.ledger.violations) == 1


async def test_the_worst_second_and_a_send_too_many_in_it(telegram: Telegram, later: Callable[..., None]) -> None:
    people = await started(telegram, *(f"P{number}" for number in range(31)))
    for person in people[:30]:
        await send(telegram, person.id)
        later(seconds=1 / 30)
    assert telegram.ledger.most_in_a_second == 30
    assert await send(telegram, people[30].id) == 200
    assert telegram.ledger.violations == []
    assert await send(telegram, people[0].id) == 429
    assert telegram.ledger.breaches == {Breach.SECOND: 1}
    assert telegram.ledger.most_in_a_second == 31


async def test_without_limits_the_ledger_still_measures_and_keeps_counts_only(telegram: Telegram) -> None:
    (marie,) = await started(telegram, "Marie")
    telegram.limits, telegram.ledger.whole = None, False
    for _ in range(100):
        await send(telegram, marie.id)
    assert (telegram.calls, telegram.seen, telegram.ledger.violations) == ([], [], [])
    assert telegram.ledger.answers["sendMessage", 200] == telegram.ledger.shown[marie.id, "shown"] == 100
    assert (telegram.ledger.most_in_a_second, telegram.ledger.breaches[Breach.SECOND]) == (100, 70)
