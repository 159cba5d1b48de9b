"""Letters: sent once, held, dropped, tried again, and never without an end that somebody can see."""

import asyncio
import sqlite3
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Connection, select, update

from bot.domain.letters import Lane, Letter, State
from bot.telegram.claiming import claim
from bot.ui.screen import Built, Gone, Later, Media, Screen, say, screen
from bot.ui.turn import Reader
from simulator import Fault, Kind, Person
from simulator.answers import Answer, failure
from simulator.files import TINY_JPEG, Upload
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

    async def changes(self, built: Callable[[Reader], Built]) -> None:
        """From now on the builder says something else, and the card of subject 7 hears of it."""
        self.world.app.routes.builders["test.card"] = lambda reader, _: built(reader)
        await self.world.reads(lambda db: cards.touch(db, "test.card", 7))
        self.world.app.delivery.wake()
        await self.world.settle()

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
    world.telegram.faults.add(Fault(Kind.FLOOD, "sendMessage", seconds=30))
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
    world.telegram.faults.add(Fault(Kind.SERVER_ERROR, count=None))
    await post.owes(marie, "peut-être")
    await world.passes(minutes=5)
    assert await post.stands("peut-être") == (State.UNKNOWN, "no_answer")
    assert len([call for call in world.telegram.calls if call.method == "sendMessage"]) == 3


async def test_an_announcement_is_never_sent_again_by_itself(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    world.telegram.faults.add(Fault(Kind.SERVER_ERROR, count=None))
    await post.owes(marie, "annonce", lane=Lane.ANNOUNCEMENT)
    await world.passes(minutes=5)
    assert await post.stands("annonce") == (State.UNKNOWN, "no_answer")
    assert len([call for call in world.telegram.calls if call.method == "sendMessage"]) == 1


async def test_while_the_token_is_refused_everything_waits_and_no_try_is_used_up(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    world.telegram.faults.add(Fault(Kind.UNAUTHORIZED, count=None))
    await post.owes(marie, "patience")
    await world.passes(minutes=10)
    assert (await post.stands("patience"))[0] is State.TODO
    world.telegram.faults.clear()
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


async def test_a_builder_may_say_later(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    at = world.clock.now() + timedelta(hours=3)
    world.app.routes.builders["test.hello"] = lambda reader, word: (
        post.hello(reader, word) if reader.now >= at else Later(at)
    )
    await post.owes(marie, "plus tard")
    assert await post.stands("plus tard") == (State.TODO, "held")
    await marie.sees_nothing_new()
    await world.passes(hours=4)
    assert await post.stands("plus tard") == (State.SENT, None)
    assert len(marie.messages) == 1


async def test_a_file_that_is_a_card_has_its_words_edited_and_a_card_may_vanish(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    file = world.telegram.files.keep("photo", Upload("a.jpg", "image/jpeg", TINY_JPEG)).description["file_id"]

    def photo(name: str) -> Media:
        return Media("photo", file, screen(say("menu.title", name=name)))

    await post.changes(lambda _: photo("un"))
    await post.owes(marie, "carte", builder="test.card", subject=7, lane=Lane.ANNOUNCEMENT)
    await post.changes(lambda _: photo("deux"))
    await world.passes(seconds=10)
    assert [(message.kind, message.text[:13]) for message in marie.messages] == [("photo", "Bonjour deux.")]
    await world.reads(lambda db: cards.touch(db, "test.card", 7))
    (edit,) = (await world.reads(lambda db: claim(db, BOT, world.app.routes, world.clock.now(), 9, ()))).ready
    assert edit.owed.lane is Lane.ANNOUNCEMENT  # as it came
    await post.changes(lambda _: Media("photo", file))
    await world.passes(seconds=10)
    assert marie.last.text == ""
    await post.changes(lambda _: Gone())
    await world.passes(seconds=10)
    assert marie.messages == []
    assert await world.reads(lambda db: cards.count(db, "test.card", 7)) == 0


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


def says(world: World, *answers: Answer | None, method: str = "sendMessage") -> None:
    """Telegram answers the next calls of a method so, one after the other; None is its own answer."""
    queue = list(answers)

    def intercept(called: str, _: object) -> Answer | None:
        return queue.pop(0) if called == method and queue else None

    world.telegram.intercept = intercept


def sends(world: World, method: str = "sendMessage") -> int:
    return len([call for call in world.telegram.calls if call.method == method])


async def test_an_edit_of_a_message_that_has_vanished_is_sent_anew(world: World) -> None:
    marie = await world.knows("Marie")
    await marie.says("/menu")
    shown = marie.last
    says(world, failure(400, "Bad Request: message to edit not found"), method="editMessageText")
    await marie.forges("co.who")
    assert marie.last is not shown
    await marie.sees("Centre social L'Estran")
    await marie.forges("home")
    assert len(marie.messages) == 2


async def test_what_stands_already_as_wanted_is_sent(world: World) -> None:
    marie = await world.knows("Marie")
    await marie.says("/menu")
    await marie.forges("home")
    await marie.forges("home")
    assert len(marie.messages) == 1
    states = await world.reads(lambda db: db.scalars(select(outbox.letters.c.state)).all())
    assert set(states) == {"sent"}
    assert sends(world, "editMessageText") == 2


async def test_a_chat_that_got_another_id_is_followed(world: World, post: Post) -> None:
    old, new = await world.knows("Marie"), await world.knows("Marie")
    says(world, failure(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=new.id))
    await post.owes(old, "suivi")
    await new.sees("Bonjour suivi.")
    assert await post.stands("suivi") == (State.SENT, None)


async def test_buttons_of_an_old_screen_are_taken_off_later_when_telegram_is_down(world: World) -> None:
    marie = await world.knows("Marie")
    await marie.says("/menu")
    old = marie.last
    await marie.says("/menu")
    world.telegram.faults.add(Fault(Kind.SERVER_ERROR, "editMessageReplyMarkup"))
    await marie.forges("home", old)
    assert old.buttons
    await world.passes(minutes=1)
    assert not old.buttons
    states = await world.reads(lambda db: db.scalars(select(outbox.letters.c.state)).all())
    assert set(states) == {"sent"}


async def test_a_card_that_could_not_be_edited_is_edited_later(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    await post.owes(marie, "carte", builder="test.card", subject=7)
    post.count = 1
    world.telegram.faults.add(Fault(Kind.SERVER_ERROR, "editMessageText"))
    await world.reads(lambda db: cards.touch(db, "test.card", 7))
    world.app.delivery.wake()
    await world.settle()
    assert "carte 7, 0" in marie.last.read
    await world.passes(minutes=1)
    assert "carte 7, 1" in marie.last.read


@pytest.mark.parametrize("refused", [Kind.UNAUTHORIZED, Kind.NOT_FOUND])
async def test_waiting_for_the_token_uses_up_no_try(world: World, post: Post, refused: Kind) -> None:
    marie = await world.knows("Marie")
    world.telegram.faults.add(Fault(refused, count=None))
    await post.owes(marie, "patience")
    await world.passes(minutes=10)
    world.telegram.faults.clear()
    world.telegram.faults.add(Fault(Kind.SERVER_ERROR, "sendMessage", count=2))
    await world.passes(minutes=2)
    await marie.sees("Bonjour patience.")
    assert await post.stands("patience") == (State.SENT, None)


async def test_without_a_connection_everything_waits_and_no_try_is_used_up(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    port = int(world.telegram.api_url.rpartition(":")[2].partition("/")[0])
    await world.telegram.stop()
    person, now = await world.number(marie), world.clock.now()
    letter = Letter("test:hors ligne", "test.hello", person, now, {"word": "hors ligne"})
    await world.reads(lambda db: outbox.post(db, BOT, letter, now))
    world.app.delivery.wake()
    for _ in range(30):
        await world.clock.settled()
        upcoming = await world.clock.foresee()
        assert upcoming is not None
        world.clock.set(upcoming)
    await world.clock.settled()
    tries = await world.reads(lambda db: db.scalar(select(outbox.letters.c.tries)))
    assert await post.stands("hors ligne") == (State.TODO, "again")
    assert tries == 0
    await world.telegram.start(port)
    await world.passes(minutes=1)
    await marie.sees("Bonjour hors ligne.")


async def test_one_letter_that_nobody_can_read_stops_no_other(world: World, post: Post) -> None:
    marie, jean = await world.knows("Marie"), await world.knows("Jean")
    soon = world.clock.now() + timedelta(hours=1)
    for phone, word in ((marie, "illisible"), (marie, "inconnu"), (jean, "lisible")):
        await post.owes(phone, word, due=soon, builder="gone" if word == "inconnu" else "test.hello")
    now = world.clock.now()
    retired = '["screen",[],[[[{"t":"menu.open","v":{}},"does","x.retired-long-ago"]]],false]'
    await world.reads(lambda db: outbox.tell(db, BOT, "test:ancien", jean.id, "fr", retired, now))

    def spoil(db: Connection) -> None:
        first, second = (db.scalar(select(outbox.letters.c.body).where(outbox.letters.c.key == f"test:{word}"))
                         for word in ("illisible", "lisible"))  # fmt: skip
        assert first != second
        moved = update(outbox.letters).where(outbox.letters.c.key == "test:illisible")
        db.execute(moved.values(body=second))

    await world.reads(spoil)
    await world.until("2026-10-01 11:05")
    await jean.sees("Bonjour lisible.")
    for word in ("illisible", "inconnu", "ancien"):
        assert await post.stands(word) == (State.DEAD, "error")


@pytest.mark.usefixtures("file")
async def test_what_was_sent_stays_known_as_sent_though_its_reader_was_erased_meanwhile(
    world: World, post: Post
) -> None:
    marie, jean = await world.knows("Marie"), await world.knows("Jean")
    person = await world.number(marie)

    def intercept(called: str, _: object) -> Answer | None:
        if called == "sendMessage":
            world.telegram.intercept = None
            with sqlite3.connect(world.folder / "atelier.db") as other:
                other.execute("DELETE FROM persons WHERE id = ?", (person,))
            other.close()
        return None

    world.telegram.intercept = intercept
    await post.owes(marie, "carte", builder="test.card", subject=7)
    await post.owes(jean, "après")
    assert await post.stands("carte") == (State.SENT, None)
    assert await post.stands("après") == (State.SENT, None)


async def test_an_orderly_end_does_not_wait_for_the_announcement_and_loses_none_of_it(world: World) -> None:
    phones = [await world.knows(f"P{number}") for number in range(80)]
    now = world.clock.now()
    Post(world)

    async def announce() -> None:
        people_ = [await world.number(phone) for phone in phones]

        def owe(db: Connection) -> None:
            for person in people_:
                letter = Letter(f"test:p{person}", "test.hello", person, now, {"word": "tous"}, lane=Lane.ANNOUNCEMENT)
                outbox.post(db, BOT, letter, now)

        await world.reads(owe)

    await announce()
    world.app.delivery.wake()
    await world.clock.settled()
    await asyncio.wait_for(world.app.stop(), 10)
    went = sum(len(phone.messages) for phone in phones)
    assert 0 < went < 80
    await world.starts_again(Post)
    await world.passes(seconds=10)
    assert [len(phone.messages) for phone in phones] == [1] * 80
    states = await world.reads(lambda db: db.execute(select(outbox.letters.c.state, outbox.letters.c.tries)).all())
    assert {tuple(state) for state in states} == {("sent", 1)}


async def test_a_tap_is_answered_before_the_announcement_goes_on(world: World, post: Post) -> None:
    marie, phones = await world.knows("Marie"), [await world.knows(f"P{number}") for number in range(70)]
    for phone in phones:
        await post.owes(
            phone, f"annonce {phone.id}", lane=Lane.ANNOUNCEMENT, due=world.clock.now() + timedelta(hours=1)
        )
    world.clock.set(world.clock.now() + timedelta(hours=1))
    await world.clock.settled()
    asked = world.clock.now()
    await marie.says("/menu")
    await world.passes(seconds=10)
    answered = next(seen.at for seen in world.telegram.seen if seen.person is marie)
    assert answered - asked < timedelta(seconds=0.1)
    assert all(len(phone.messages) == 1 for phone in phones)


async def test_an_answer_that_takes_too_long_is_tried_again(world: World, post: Post) -> None:
    world.read_timeout = 0.2
    await world.restarts()
    Post(world)
    marie = await world.knows("Marie")
    hanging = asyncio.Event()
    real = world.telegram.answer

    async def answer(method: str, params: dict[str, object]) -> Answer:
        if method == "sendMessage" and not hanging.is_set():
            hanging.set()
            await asyncio.Event().wait()
        return await real(method, params)

    world.telegram.answer = answer  # type: ignore[method-assign]
    await post.owes(marie, "lent")
    assert hanging.is_set()
    await world.passes(minutes=1)
    await marie.sees("Bonjour lent.")
    assert await post.stands("lent") == (State.SENT, None)


async def test_a_letter_that_was_told_to_wait_is_judged_again(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    world.telegram.faults.add(Fault(Kind.FLOOD, "sendMessage", seconds=7200))
    await post.owes(marie, "trop tard", useless=world.clock.now() + timedelta(hours=1))
    await world.passes(hours=3)
    await marie.sees_nothing_new()
    assert await post.stands("trop tard") == (State.EXPIRED, "late")


async def test_a_letter_that_waits_into_the_night_waits_for_the_morning(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    await world.until("2026-10-01 19:00")
    world.app.delivery.pace.wait(marie.id, 4 * 3600)
    await post.owes(marie, "demain")
    await world.until("2026-10-02 08:00")
    await marie.sees_nothing_new()
    await world.until("2026-10-02 09:01")
    await marie.sees("Bonjour demain.")


async def test_a_reply_that_waited_ten_minutes_goes_as_a_notice(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    world.telegram.faults.add(Fault(Kind.UNAUTHORIZED, "sendMessage", count=None))
    await marie.says("/menu")
    await world.passes(minutes=9)
    lanes = select(outbox.letters.c.lane).where(outbox.letters.c.state == State.TODO.value)
    assert await world.reads(lambda db: db.scalars(lanes).all()) == [Lane.REPLY]
    await world.passes(minutes=3)
    assert await world.reads(lambda db: db.scalars(lanes).all()) == [Lane.NOTICE]
    world.telegram.faults.clear()
    await world.passes(minutes=1)
    await marie.sees("Bonjour Marie.")


@pytest.mark.usefixtures("file")
async def test_a_stamp_that_could_not_be_kept_is_kept_at_the_next_try(world: World, post: Post) -> None:
    marie = await world.knows("Marie")
    refuse = "CREATE TRIGGER refuse BEFORE UPDATE ON letters WHEN new.state = 'sent' BEGIN SELECT RAISE(ABORT, ''); END"
    await world.reads(lambda db: db.exec_driver_sql(refuse))
    await post.owes(marie, "une fois")
    assert await post.stands("une fois") == (State.SENDING, None)
    await world.reads(lambda db: db.exec_driver_sql("DROP TRIGGER refuse"))
    await world.passes(seconds=5)
    assert await post.stands("une fois") == (State.SENT, None)
    assert len(marie.messages) == 1


async def test_what_only_waits_for_telegram_is_not_being_sent(world: World, post: Post) -> None:
    marie, paul = await world.knows("Marie"), await world.knows("Paul")
    world.telegram.faults.add(Fault(Kind.UNAUTHORIZED, "sendMessage"))
    await post.owes(marie, "une fois")
    await post.owes(paul, "deux fois")
    assert await post.stands("deux fois") == (State.TODO, None)
    await world.passes(seconds=31)
    assert await post.stands("une fois") == (State.SENT, None)
    assert await post.stands("deux fois") == (State.SENT, None)
