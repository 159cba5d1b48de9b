"""The pace: as much as Telegram allows, never more, and whoever waits for an answer goes first."""

import asyncio
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from bot.clock import SteeredClock, spawn
from bot.domain.letters import Lane
from bot.telegram.pace import Pace

NOON = datetime(2026, 10, 13, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
GROUP = -100


class Sender:
    """Sends as fast as the pace lets it, and keeps when what went."""

    def __init__(self, a_second: float = 29.5) -> None:
        self.clock = SteeredClock(NOON)
        self.pace = Pace(self.clock, a_second)
        self.sent: list[tuple[datetime, int, Lane]] = []
        self.lateness = timedelta(0)
        self.trip = timedelta(0)  # there and back

    def sends(self, chat: int, lane: Lane = Lane.ANNOUNCEMENT, count: int = 1) -> asyncio.Task[None]:
        """One after the other, as delivery does for a chat."""

        async def work() -> None:
            for _ in range(count):
                going = await self.pace.turn(chat, lane)
                self.sent.append((self.clock.now(), chat, lane))
                if self.trip:
                    await self.clock.rest(until=self.clock.now() + self.trip)
                self.pace.landed(going)

        return spawn(self.clock, work(), f"chat {chat}")

    async def passes(self, span: timedelta | None = None) -> None:
        """Let time go on, through every instant that somebody waits for; without a span, to the end."""
        await self.clock.settled()
        end = None if span is None else self.clock.now() + span
        while (upcoming := self.clock.next()) is not None and (end is None or upcoming <= end):
            self.clock.set(upcoming + self.lateness)
            await self.clock.settled()
        if end is not None:
            self.clock.set(max(end, self.clock.now()))
            await self.clock.settled()

    def instants(self, chat: int | None = None) -> list[datetime]:
        return [at for at, where, _ in self.sent if chat in (None, where)]

    def seconds(self, chat: int | None = None) -> list[float]:
        return [(at - NOON).total_seconds() for at in self.instants(chat)]


@pytest.fixture
def sender() -> Sender:
    return Sender()


def most(instants: list[datetime], within: timedelta) -> int:
    """The most in any sliding span of this length."""
    return max(sum(at <= other < at + within for other in instants) for at in instants)


@pytest.mark.parametrize(("a_second", "room"), [(29.5, 8), (400, 100)])
async def test_there_is_room_in_line_for_a_quarter_of_a_second(a_second: float, room: int) -> None:
    sender = Sender(a_second)
    assert sender.pace.room == room
    for chat in range(1, 7):
        sender.sends(chat)
    await sender.clock.settled()
    assert sender.pace.room == room - 5  # the first has gone
    await sender.passes()
    assert sender.pace.room == room


@pytest.mark.parametrize("lateness", [0, 1, 7, 20, 50])
@pytest.mark.parametrize("idle", [0, 3600])
async def test_never_over_30_in_any_second_and_the_allowance_is_used(sender: Sender, lateness: int, idle: int) -> None:
    await sender.passes(timedelta(seconds=idle))
    sender.lateness = timedelta(milliseconds=lateness)
    for chat in range(1, 301):
        sender.sends(chat)
    await sender.passes()
    instants = sender.instants()
    assert len(instants) == 300
    assert most(instants, SECOND) <= 30
    a_second = 299 / (instants[-1] - instants[0]).total_seconds()
    assert a_second >= (0.97 - lateness / 1000) * 30


@pytest.mark.parametrize("trip", [40, 300, 900])
async def test_what_is_on_its_way_may_be_counted_with_what_comes(sender: Sender, trip: int) -> None:
    """Each arrives at some moment of its way: whichever it is, there are thirty in a second at most."""
    chance = Random(trip)
    sender.trip = timedelta(milliseconds=trip)
    for chat in range(1, 301):
        sender.sends(chat)
    await sender.passes()
    instants = sender.instants()
    arrived = [at + sender.trip * chance.uniform(0.25, 0.5) for at in instants]
    assert most(sorted(arrived), SECOND) <= 30
    if trip == 40:
        assert 299 / (instants[-1] - instants[0]).total_seconds() >= 0.97 * 30


async def test_one_that_hangs_holds_up_nobody_for_long(sender: Sender) -> None:
    sender.trip = timedelta(hours=1)
    for chat in range(1, 61):
        sender.sends(chat)
    await sender.passes(10 * SECOND)
    assert len(sender.sent) == 60
    await sender.passes(2 * timedelta(hours=1))


async def test_after_a_pause_there_is_no_burst(sender: Sender) -> None:
    for chat in range(1, 4):
        sender.sends(chat)
        await sender.passes(timedelta(seconds=10))
    for chat in range(10, 80):
        sender.sends(chat)
    await sender.passes()
    assert most(sender.instants(), SECOND) <= 30


async def test_a_reply_goes_before_the_announcements_that_wait(sender: Sender) -> None:
    for chat in range(1, 101):
        sender.sends(chat)
    await sender.passes(SECOND)
    asked = sender.clock.now()
    sender.sends(500, Lane.REPLY)
    sender.sends(501, Lane.NOTICE)
    await sender.passes()
    lanes = {chat: at for at, chat, _ in sender.sent}
    assert lanes[500] - asked <= timedelta(milliseconds=40)
    assert lanes[500] < lanes[501] <= asked + timedelta(milliseconds=80)
    assert len(sender.sent) == 102


async def test_within_a_lane_the_first_to_come_goes_first(sender: Sender) -> None:
    for chat in range(1, 21):
        sender.sends(chat)
    await sender.passes()
    assert [chat for _, chat, _ in sender.sent] == list(range(1, 21))


async def test_a_private_chat_gets_a_burst_of_five_then_one_a_second(sender: Sender) -> None:
    sender.sends(7, Lane.REPLY, 40)
    await sender.passes()
    seconds = sender.seconds(7)
    assert seconds[4] < 0.2
    assert seconds[5] == pytest.approx(1, abs=0.2)
    for number, at in enumerate(seconds[5:], 1):
        assert at == pytest.approx(number, abs=0.2)


async def test_a_burst_comes_back_only_with_time(sender: Sender) -> None:
    sender.sends(7, Lane.REPLY, 5)
    await sender.passes(2 * SECOND)
    sender.sends(7, Lane.REPLY, 4)
    await sender.passes()
    assert [round(at) for at in sender.seconds(7)[5:]] == [2, 2, 3, 4]
    await sender.passes(60 * SECOND)
    since = sender.clock.now()
    sender.sends(7, Lane.REPLY, 5)
    await sender.passes()
    assert sender.instants(7)[-1] - since < SECOND / 2


async def test_a_group_gets_twenty_a_minute(sender: Sender) -> None:
    sender.sends(GROUP, Lane.ANNOUNCEMENT, 65)
    await sender.passes()
    instants = sender.instants(GROUP)
    assert most(instants, timedelta(minutes=1)) == 20
    assert instants[-1] - instants[0] < timedelta(minutes=3, seconds=5)


async def test_told_to_wait_for_one_chat_only_that_one_waits(sender: Sender) -> None:
    sender.pace.wait(7, 30)
    sender.sends(7)
    sender.sends(8)
    await sender.passes()
    assert sender.seconds(8) == [0]
    assert sender.seconds(7) == [30]


async def test_a_shorter_wait_does_not_end_a_longer_one(sender: Sender) -> None:
    sender.pace.wait(7, 30)
    sender.pace.wait(7, 5)
    sender.sends(7)
    await sender.passes()
    assert sender.seconds(7) == [30]


async def test_told_to_wait_for_several_chats_all_wait(sender: Sender) -> None:
    sender.pace.wait(7, 10)
    sender.pace.wait(8, 20)
    for chat in (7, 8, 9):
        sender.sends(chat)
    await sender.passes()
    assert min(sender.seconds()) == 20


async def test_waits_that_are_over_do_not_count_as_several(sender: Sender) -> None:
    sender.pace.wait(7, 10)
    await sender.passes(11 * SECOND)
    sender.pace.wait(8, 20)
    sender.sends(9)
    await sender.passes()
    assert sender.seconds() == [11]


async def test_told_to_wait_while_somebody_is_next_they_wait_too(sender: Sender) -> None:
    for chat in range(1, 4):
        sender.sends(chat)
    await sender.clock.settled()
    before = len(sender.sent)
    sender.pace.wait(None, 60)
    await sender.passes(59 * SECOND)
    assert len(sender.sent) == before
    await sender.passes(2 * SECOND)
    assert len(sender.sent) == 3


@pytest.mark.parametrize("back", [SECOND, timedelta(hours=1), timedelta(days=1)])
async def test_a_clock_set_back_keeps_nobody_waiting_and_gives_nothing_away(sender: Sender, back: timedelta) -> None:
    for chat in range(1, 61):
        sender.sends(chat)
    sender.sends(7, Lane.REPLY, 4)
    await sender.passes(SECOND)
    first, asked = sender.instants(), sender.clock.now() - back
    sender.clock.set(asked)
    sender.sends(100, Lane.REPLY)
    await sender.passes()
    after = sender.instants()[len(first) :]
    assert len(first) + len(after) == 65
    assert sender.instants(100)[0] - asked <= timedelta(milliseconds=40)
    assert most([*first, *(at + back for at in after)], SECOND) <= 30


@pytest.mark.parametrize("who", ["first", "middle", "last"])
async def test_one_who_gives_up_does_not_block_the_others(sender: Sender, who: str) -> None:
    waiting = [sender.sends(chat) for chat in range(1, 11)]
    await sender.clock.settled()
    still = [task for task in waiting if not task.done()]
    gone = {"first": still[0], "middle": still[4], "last": still[-1]}[who]
    gone.cancel()
    await asyncio.wait([gone])
    await sender.passes()
    assert len(sender.sent) == 9
    sender.sends(20)
    await sender.passes()
    assert len(sender.sent) == 10


async def test_one_who_gives_up_just_when_it_is_their_turn_blocks_nobody(sender: Sender) -> None:
    waiting = [sender.sends(chat) for chat in range(1, 6)]
    await sender.clock.settled()
    upcoming = sender.clock.next()
    assert upcoming is not None
    sender.clock.set(upcoming)
    still = [task for task in waiting if not task.done()]
    still[0].cancel()
    await asyncio.wait([still[0]])
    await sender.passes()
    assert all(task.done() for task in waiting)
    assert len(sender.sent) == 4


async def test_who_waits_for_their_own_chat_holds_up_nobody(sender: Sender) -> None:
    sender.sends(7, Lane.REPLY, 10)
    sender.sends(8, count=5)
    await sender.passes(SECOND / 2)
    assert len(sender.instants(8)) == 5


async def test_what_is_over_is_forgotten() -> None:
    fast = Sender(10_000)
    for chat in range(1, 10_002):
        fast.sends(chat)
    await fast.passes()
    await fast.passes(timedelta(minutes=2))
    fast.pace.wait(5, 30)
    fast.sends(5, count=2)
    await fast.passes()
    assert fast.seconds(5)[-1] >= 150
    counted: dict[int, int] = defaultdict(int)
    for _, chat, _ in fast.sent:
        counted[chat] += 1
    assert counted[5] == 3


def test_a_clock_that_was_set_back_makes_nobody_wait() -> None:
    clock = SteeredClock(NOON)
    pace = Pace(clock, 29.5)
    clock.set(NOON - timedelta(hours=1))
    assert pace.free <= clock.now()
