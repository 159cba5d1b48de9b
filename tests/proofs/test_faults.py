"""Telegram's answers go wrong and the bot is killed meanwhile: nothing is lost, and next to nothing comes twice."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from random import Random

import pytest

from simulator import Telegram
from simulator.demo.stage import TAIL, set_up
from simulator.faults import DONE, Fault, Kind
from tests.proofs import dialogue
from tests.proofs.conftest import ENGINES, Databases
from tests.proofs.ends import End, end
from tests.proofs.supervised import Supervised

Figures = Callable[[str, object], None]
Play = Callable[[Supervised], Awaitable[None]]
CALLED = ("getUpdates", "sendMessage", "editMessageText", "answerCallbackQuery")
# No taps: Telegram drops one after 150 seconds, and here the bot may have to wait for longer than that.
UNREADABLE = ({"message": "nothing of a message"}, {"message": [1, 2]}, {"message": {"text": "of nobody"}})
KILLS = 10
on_each_engine = pytest.mark.parametrize("databases", ENGINES, indirect=True)
UNSTAMPED = 8  # letters a kill that were sent and are not stamped yet


@dataclass(frozen=True)
class Run:
    """A play, and how it ended."""

    points: int
    killed: int
    calls: int
    spoilt: int
    sends: int
    answers_lost: int
    end: End


async def _run(databases: Databases, play: Play, opening: str, deaths: Iterable[int] = ()) -> Run:
    with databases() as url:
        return await _run_on(url, play, opening, deaths)


async def _run_on(url: str, play: Play, opening: str, deaths: Iterable[int]) -> Run:
    async with set_up(partial(Supervised, opening=opening, deaths=deaths, url=url)) as stage:
        try:
            await play(stage)
        except BaseException as problem:
            problem.add_note("\n".join(stage.log()[-TAIL:]))
            raise
        calls = [call for call in stage.telegram.calls if call.method in CALLED]
        sends = [call.answer.spoilt for call in calls if call.method == "sendMessage"]
        return Run(
            points=len(stage.points),
            killed=stage.killed,
            calls=len(calls),
            spoilt=sum(call.answer.spoilt is not None or call.answer.status not in (200, 400) for call in calls),
            sends=len(sends),
            answers_lost=sum(fault is not None and fault.kind in DONE for fault in sends),
            end=end(stage, instants=False),
        )


def _deaths(points: int, kills: int, seed: int) -> list[int]:
    """At which of its points each process dies, at moments chosen by chance. With faults a play has fewer points."""
    chosen = sorted(Random(seed).sample(range(1, points * 3 // 4), kills))
    return [after - before for before, after in pairwise([0, *chosen])]


def _fails(telegram: Telegram, shares: dict[Kind, float], methods: Iterable[str] = CALLED) -> None:
    for method in methods:
        for kind, share in shares.items():
            telegram.faults.add(Fault(kind, method, count=None, share=share, seconds=3))


A_THIRD = {
    Kind.UNAUTHORIZED: 0.03, Kind.NOT_FOUND: 0.03, Kind.CONFLICT: 0.02, Kind.FLOOD: 0.05, Kind.SERVER_ERROR: 0.06,
    Kind.RESET: 0.06, Kind.HTML: 0.05, Kind.TRUNCATED: 0.05, Kind.LOST: 0.06,
}  # fmt: skip
A_TWELFTH = {
    Kind.FLOOD: 0.01, Kind.SERVER_ERROR: 0.02, Kind.RESET: 0.02, Kind.TRUNCATED: 0.01, Kind.LOST: 0.02
}  # fmt: skip


async def _crowd(stage: Supervised, many: int, shares: dict[Kind, float]) -> None:
    """Many people write, each several times; some of what arrives is unreadable, some arrives twice."""
    await stage.prepare()
    telegram = stage.telegram
    phones = [telegram.person(f"Personne {number}") for number in range(many)]
    dialogue.knows(stage, participants=phones)
    await stage.start()
    _fails(telegram, shares)
    for number, phone in enumerate(phones):
        for words in ("/start", "/menu", "/programme", "/balades"):
            await phone.says(words)
        last = max(telegram.updates.history)
        telegram.inject({"update_id": last + 1, **UNREADABLE[number % len(UNREADABLE)]})
        telegram.repeat(last)
    await stage.player.until("2026-10-08 18:00")
    telegram.faults.clear()
    await stage.player.until("2026-10-08 19:00")
    await stage.stop()


async def _reminded(stage: Supervised, many: int, until: str, shares: dict[Kind, float]) -> None:
    """Many people are reminded, and asked how they are, and answer nothing."""
    await stage.prepare()
    dialogue.knows(stage, participants=[stage.telegram.person(f"Personne {number}") for number in range(many)])
    await stage.start()
    _fails(stage.telegram, shares, ("sendMessage",))
    await stage.player.until(until)
    await stage.stop()


async def _prove_the_crowd(databases: Databases, many: int, kills: int, record: Figures) -> None:
    calm = await _run(databases, partial(_crowd, many=many, shares={}), "2026-10-08 09:00")
    play = partial(_crowd, many=many, shares=A_THIRD)
    run = await _run(databases, play, "2026-10-08 09:00", _deaths(calm.points, kills, seed=35))
    twice = calm.end.done_twice(run.end)
    record(
        "figures",
        f"{run.spoilt / run.calls:.0%} of {run.calls} answers faulty, {run.killed} kills, {5 * many} updates: "
        f"{run.end.lost} lost, {twice} done twice, {run.end.set_aside} of {many} unreadable ones in quarantine, "
        f"{run.end.silent} letters silent, {run.end.unknown} unknown",
    )
    assert (run.killed, run.end.lost, twice, run.end.set_aside, run.end.silent) == (kills, 0, 0, many, 0)


async def _prove_the_reminders(databases: Databases, many: int, until: str, kills: int, record: Figures) -> None:
    calm = await _run(databases, partial(_reminded, many=many, until=until, shares={}), "2026-10-10 17:00")
    play = partial(_reminded, many=many, until=until, shares=A_TWELFTH)
    run = await _run(databases, play, "2026-10-10 17:00", _deaths(calm.points, kills, seed=8))
    sends = calm.end.texts.total()
    missing = calm.end.texts - run.end.texts
    not_owed = calm.end.owed - run.end.owed  # who could not be reminded is not asked again whether they come
    never, twice = missing.total() - len(not_owed), (run.end.texts - calm.end.texts).total()
    record(
        "figures",
        f"{run.spoilt / run.calls:.0%} faults and {run.killed} kills over {sends} sends: {never} never received, "
        f"{run.end.unknown} listed as unknown, {len(not_owed)} not owed because of it, "
        f"{twice} twice with {run.answers_lost} answers lost, "
        f"{run.end.silent} silent; on a healthy network {calm.sends - sends} twice",
    )
    assert (run.killed, run.end.silent) == (kills, 0)
    assert never <= min(run.end.unknown, sends / 1000), missing
    assert twice <= run.answers_lost + UNSTAMPED * kills


@on_each_engine
async def test_a_third_of_the_answers_is_faulty(databases: Databases, record_property: Figures) -> None:
    await _prove_the_crowd(databases, many=5, kills=1, record=record_property)


@on_each_engine
async def test_reminders_arrive_all_the_same(databases: Databases, record_property: Figures) -> None:
    await _prove_the_reminders(databases, many=20, until="2026-10-10 20:00", kills=1, record=record_property)


@pytest.mark.prove
@pytest.mark.timeout(1800)
@on_each_engine
async def test_a_third_of_the_answers_is_faulty_for_a_crowd(databases: Databases, record_property: Figures) -> None:
    await _prove_the_crowd(databases, many=60, kills=KILLS, record=record_property)


@pytest.mark.prove
@pytest.mark.timeout(1800)
@on_each_engine
async def test_three_thousand_reminders_arrive(databases: Databases, record_property: Figures) -> None:
    await _prove_the_reminders(databases, many=140, until="2026-12-09 12:00", kills=KILLS, record=record_property)
