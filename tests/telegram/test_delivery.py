"""Letters: sent once, held, dropped, tried again, and never without an end that somebody can see."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot.domain.letters import Lane, Letter, State
from bot.ui.screen import Screen, say, screen
from bot.ui.turn import Reader
from simulator import Person
from simulator.answers import Answer, failure
from storage import cards, outbox, people
from tests.world import TOKEN, World

BOT = int(TOKEN.partition(":")[0])


class Post:
    """Owes letters that say who they are for."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.count = 0
        world.app.routes.builders["test.hello"] = self.hello
        world.app.routes.builders["test.card"] = self.card

    def hello(self, _: Reader, word: str) -> Screen | None:
        return screen(say("menu.title", name=word)) if word else None

    def card(self, reader: Reader, subject: int) -> Screen:
        return screen(say("menu.title", name=f"carte {subject}, {self.count}"))

    async def owes(self, phone: Person, word: str, **more: object) -> None:
        """One letter, due now unless it says otherwise; its key is its word."""
        person = await self.world.number(phone)
        now = self.world.clock.now()
        values = {} if "subject" in more else {"word": word}
        settings: dict[str, object] = {"builder": "test.hello", "due": now, "values": values, **more}
        letter = Letter(key=f"test:{word}", person=person, **settings)  # type: ignore[arg-type]
        await self.world.reads(lambda db: outbox.post(db, BOT, letter, now))
        self.world.app.delivery.wake()
        await self.world.settle()

    async def stands(self, word: str) -> tuple[State, str | None]:
        """State and reason of a letter."""
        found = await self.world.reads(lambda db: outbox.standing(db, f"test:{word}"))
        assert found is not None
        return found[0], found[1]


@pytest.fixture
def post(world: World) -> Post:
    return Post(world)


def once(world: World, answer: Answer, method: str = "sendMessage") -> None:
    """Telegram answers the next call of a method so, and then as ever."""

    def intercept(called: str, _: object) -> Answer | None:
        if called != method:
            return None
        world.telegram.intercept = None
        return answer

    world.telegram.intercept = intercept


async def test_a_letter_goes_once(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    await post.owes(marie, "une fois")
    await post.owes(marie, "une fois")
    assert [message.read for message in marie.messages] == ["Bonjour une fois.\nQue voulez-vous faire ?"]
    assert await post.stands("une fois") == (State.SENT, None)


async def test_what_is_no_longer_wanted_is_not_sent(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    await post.owes(marie, "", values={"word": ""})
    await marie.sees_nothing_new()
    assert await post.stands("") == (State.EXPIRED, "unwanted")


async def test_at_night_a_letter_waits_for_nine_o_clock(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    await world.until("2026-10-01 21:00")
    await post.owes(marie, "le soir")
    await marie.sees_nothing_new()
    await world.until("2026-10-02 08:59")
    await marie.sees_nothing_new()
    await world.until("2026-10-02 09:00")
    await marie.sees("Bonjour le soir.")


async def test_at_night_a_letter_that_would_be_too_late_is_dropped(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    await world.until("2026-10-01 21:00")
    await post.owes(marie, "trop tard", useless=world.clock.now() + timedelta(hours=2))
    await world.until("2026-10-02 12:00")
    await marie.sees_nothing_new()
    assert await post.stands("trop tard") == (State.EXPIRED, "late")


async def test_an_urgent_letter_passes_the_night(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    await world.until("2026-10-01 23:00")
    await post.owes(marie, "urgent", urgent=True)
    await marie.sees("Bonjour urgent.")


async def test_the_eighth_unasked_message_of_a_week_waits_until_the_first_is_a_week_old(
    world: World, post: Post
) -> None:
    marie = await world.knows("Marie")
    for number in range(7):
        await post.owes(marie, f"numéro {number}", counted=True)
        await world.passes(hours=1)
    await marie.looks_away()
    await post.owes(marie, "numéro 7", counted=True)
    await marie.sees_nothing_new()
    await post.owes(marie, "attendu", counted=False)
    await marie.sees("Bonjour attendu.")
    await world.until("2026-10-08 10:02")
    await marie.sees("Bonjour numéro 7.")


@pytest.mark.parametrize(("stopped", "reason"), [(True, "stopped"), (False, "paused")])
async def test_who_stopped_or_paused_gets_nothing_unasked(world: World, post: Post, stopped: bool, reason: str) -> None:
    marie = await world.knows("Marie")
    person = await world.number(marie)
    until = None if stopped else world.clock.now() + timedelta(days=7)
    await world.reads(lambda db: people.silence(db, person, stopped=stopped, paused_until=until))
    await post.owes(marie, "pas maintenant")
    await marie.sees_nothing_new()
    assert await post.stands("pas maintenant") == (State.EXPIRED, reason)
    await post.owes(marie, "demandé", asked=True)
    await marie.sees("Bonjour demandé.")


async def test_when_told_to_wait_it_waits_as_told(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    once(world, failure(429, "Too Many Requests: retry after 30", retry_after=30))
    await post.owes(marie, "patience")
    await marie.sees_nothing_new()
    await world.passes(seconds=25)
    await marie.sees_nothing_new()
    await world.passes(seconds=6)
    await marie.sees("Bonjour patience.")
    assert len([call for call in world.telegram.calls if call.method == "sendMessage"]) == 2


async def test_who_blocked_the_bot_is_unreachable_until_they_write_again(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    person = await world.number(marie)
    await marie.blocks()
    await post.owes(marie, "bloqué")
    assert await post.stands("bloqué") == (State.EXPIRED, "unreachable")
    assert await world.reads(lambda db: people.find(db, world.centre.id, person).unreachable)
    await marie.unblocks()
    await marie.says("/menu")
    await post.owes(marie, "de retour")
    await marie.sees("Bonjour de retour.")


async def test_a_refusal_nobody_announced_ends_the_letter_and_marks_the_person(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    world.telegram.deactivate(marie)
    await post.owes(marie, "parti")
    assert await post.stands("parti") == (State.DEAD, "blocked")


async def test_an_answer_that_proves_nothing_is_tried_again_twice_at_most(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    world.telegram.outage = 502
    await post.owes(marie, "peut-être")
    await world.passes(minutes=5)
    assert await post.stands("peut-être") == (State.UNKNOWN, "no_answer")
    assert len([call for call in world.telegram.calls if call.method == "sendMessage"]) == 3


async def test_an_announcement_is_never_sent_again_by_itself(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    world.telegram.outage = 502
    await post.owes(marie, "annonce", lane=Lane.ANNOUNCEMENT)
    await world.passes(minutes=5)
    assert await post.stands("annonce") == (State.UNKNOWN, "no_answer")
    assert len([call for call in world.telegram.calls if call.method == "sendMessage"]) == 1


async def test_while_the_token_is_refused_everything_waits_and_no_try_is_used_up(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    world.telegram.outage = 401
    await post.owes(marie, "patience")
    await world.passes(minutes=10)
    assert (await post.stands("patience"))[0] is State.TODO
    world.telegram.outage = None
    await world.passes(minutes=1)
    await marie.sees("Bonjour patience.")


async def test_what_was_being_sent_when_the_process_ended_is_sent_again(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    await post.owes(marie, "avant", due=world.clock.now() + timedelta(hours=1))
    soon = world.clock.now() + timedelta(hours=2)
    await world.reads(lambda db: outbox.claim(db, [owed.id for owed in outbox.due(db, BOT, soon, 9, [0])]))
    await world.restarts()
    Post(world)
    world.app.delivery.wake()
    await world.passes(hours=1, minutes=1)
    await marie.sees("Bonjour avant.")


async def test_one_chat_reads_its_letters_in_order(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    due = world.clock.now() + timedelta(hours=1)
    for number in range(8):
        await post.owes(marie, f"numéro {number}", due=due)
    await world.passes(hours=1, minutes=1)
    assert [message.read.split(".")[0] for message in marie.messages] == [
        f"Bonjour numéro {number}" for number in range(8)
    ]


async def test_a_card_stays_true_with_few_edits(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    await post.owes(marie, "carte", builder="test.card", subject=7)
    for count in range(1, 11):
        post.count = count
        await world.reads(lambda db: cards.touch(db, "test.card", 7))
        world.app.delivery.wake()
        await world.passes(seconds=0.5)
    await world.passes(seconds=10)
    assert "carte 7, 10" in marie.last.read
    edits = [call for call in world.telegram.calls if call.method == "editMessageText"]
    assert len(edits) <= 3


async def test_someone_without_telegram_is_seen_by_the_coordinator(world: World) -> None:
    now = world.clock.now()

    def add(db: Connection) -> None:
        jean = people.add(db, world.centre.id, "Jean", "fr", now)
        outbox.post(db, BOT, Letter("test:jean", "test.hello", jean.id, now), now)

    await world.reads(add)
    found = await world.reads(lambda db: outbox.standing(db, "test:jean"))
    assert found is not None
    assert found[:2] == (State.DEAD, "no_telegram")
