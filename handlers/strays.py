"""A kind answer to whatever nobody asked for; the team reads it only when its writer says so."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import Connection

from bot.domain import strays as rules
from bot.domain.centres import Centre
from bot.domain.common import Refused, Role
from bot.domain.events import Called
from bot.domain.journal import Deed
from bot.domain.letters import Letter
from bot.domain.strays import Kind, Message
from bot.domain.times import wall
from bot.ui.calls import Call
from bot.ui.codec import Action
from bot.ui.human import TALK, WHO, free_lines, in_emergency
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Moment, Screen, Text, say, screen
from bot.ui.turn import Reader, Said, Turn
from storage import people, roles
from storage import strays as store

router = Router("strays")
router.interrupt(rules.in_distress, spare=Role.COORDINATOR)  # heard whatever question is open


@dataclass(frozen=True)
class PassOn(Action, tag="st.p"):
    """Let the team read it."""

    message: int


@dataclass(frozen=True)
class Drop(Action, tag="st.n"):
    """Let nobody read it."""

    message: int


@dataclass(frozen=True)
class Read(Action, tag="st.r"):
    """I have read it, or called."""

    message: int


@dataclass(frozen=True)
class Open(Action, tag="st.o"):
    """Show a page of a message."""

    message: int
    page: int


@router.stray(Role.COORDINATOR)
def stray_of_team(_: Turn, said: Said) -> Answer:
    """Whoever reads what is passed on has their own ways to write: the menu."""
    return screen(*_first(said), say("strays.of-team"), TALK, HOME)


@router.stray(Role.MEMBER)
def stray(turn: Turn, said: Said) -> Answer:
    """Nobody reads here at once; the team may, if the person wishes."""
    if said.kind == "command":
        return screen(say("strays.no-command"), TALK, HOME)
    message = _keep(turn, rules.kind_of(said.kind), said.text)
    written = message.kind is Kind.TEXT
    offer = say("strays.thanks") if written else say("strays.unheard", kind=message.kind.value)
    yes = Button(say("strays.pass-on") if written else say("strays.ask-call"), PassOn(message.id))
    no = Button(say("strays.no-thanks"), Drop(message.id))
    return screen(*_first(said), offer, say("strays.hours", hours=turn.here.contact.hours), TALK, yes, no)


@router.stray(Role.ANYONE)
def stray_of_stranger(_: Turn, said: Said) -> Answer:
    """The way in, and to a human."""
    return screen(*_first(said), say("strays.of-stranger"), WHO, TALK, HOME)


@router.button(PassOn, Role.MEMBER)
def pass_on(turn: Turn, action: PassOn) -> Answer:
    """The team is written to, with the text where there is one; it is kept for them where nobody is reached."""
    message, centre = store.own(turn.db, turn.me.id, action.message), turn.here
    rules.may_pass(message, turn.now)
    readers = rules.readers(roles.team(turn.db, centre.id), turn.me.id, turn.now)
    if message.passed_at is None:
        store.pass_on(turn.db, message.id, turn.now)
    for reader in readers:
        key = f"{_key(message)}:to:{reader.id}"
        turn.post(Letter(key, "strays.message", reader.id, turn.now, subject=message.id))
    human, passed = centre.contact, say("strays.passed", kind=message.kind.value)
    alone = say("strays.nobody", name=human.name, phone=human.phone)
    noted = [passed, say("strays.hours", hours=human.hours)] if readers else [alone]
    return screen(*noted, in_emergency(), TALK, HOME)


@router.button(Drop, Role.MEMBER)
def drop(turn: Turn, action: Drop) -> Answer:
    """Nothing is kept."""
    message = store.own(turn.db, turn.me.id, action.message)
    rules.may_drop(message)
    store.drop(turn.db, message.id)
    return screen(say("strays.not-kept"), TALK, HOME)


@router.button(Read, Role.COORDINATOR)
def read(turn: Turn, action: Read) -> Answer:
    """Somebody of the team has read it, or called; the call list hears of it like this feature itself."""
    message = store.passed_on(turn.db, turn.here.id, action.message)
    turn.note(message.person, Deed.READ_MESSAGE)
    turn.emit(Called(_key(message), message.person))
    return _message_screen(turn.db, turn.here, store.passed_on(turn.db, turn.here.id, message.id))


@router.button(Open, Role.COORDINATOR)
def open_page(turn: Turn, action: Open) -> Answer:
    """A page of a message, from the call list or because it is long."""
    message = store.passed_on(turn.db, turn.here.id, action.message)
    turn.note(message.person, Deed.READ_MESSAGE)
    return _message_screen(turn.db, turn.here, message, action.page)


@router.on(Called)
def called(turn: Turn, event: Called) -> Answer:
    """Read or called, from a letter or from the call list: the others see who."""
    for message in store.unread(turn.db, turn.here.id):
        if _key(message) == event.key:
            store.read(turn.db, message.id, turn.me.id, turn.now)
            turn.touch("strays.message", message.id)
    return None


@router.calls
def calls(db: Connection, centre: Centre, now: datetime) -> list[Call]:
    """Those whom nobody could hear, and those whom nobody has read for a day."""
    return [
        Call(_key(message), message.person, _sent(message), message.passed_at or message.at, _rows(message))
        for message in store.unread(db, centre.id)
        if rules.wants_call(message, now)
    ]


@router.builder("strays.message")
def message_letter(reader: Reader, subject: int) -> Screen | None:
    """What somebody wrote, and who has read it."""
    if not roles.of(reader.db, reader.person.id) & Role.COORDINATOR:
        return None
    try:
        return _message_screen(reader.db, reader.centre, store.passed_on(reader.db, reader.centre.id, subject))
    except Refused:  # erased or forgotten meanwhile
        return None


@router.nightly("strays", time(2, 40))
def forget(db: Connection, now: datetime, _: date) -> None:
    """Drop what was not passed on, and what was read long ago."""
    store.forget(db, now)


def _first(said: Said) -> list[Text]:
    """What comes before everything else where the words are of distress."""
    return [free_lines()] if rules.in_distress(said.text) else []


def _keep(turn: Turn, kind: Kind, text: str) -> Message:
    """Keep what was sent until its writer decides; several messages of one breath are one."""
    last = store.undecided(turn.db, turn.me.id)
    if last is None or not rules.joins(last, kind, turn.now):
        return store.add(turn.db, turn.here.id, turn.me.id, kind, text if kind is Kind.TEXT else "", turn.now)
    return store.add_text(turn.db, last, text) if kind is Kind.TEXT else last


def _key(message: Message) -> str:
    return f"strays:message:{message.id}"


def _sent(message: Message) -> Text:
    return say("strays.sent", kind=message.kind.value)


def _rows(message: Message) -> tuple[tuple[Button, ...], ...]:
    return ((Button(say("strays.open"), Open(message.id, 0)),),) if message.kind is Kind.TEXT else ()


def _message_screen(db: Connection, centre: Centre, message: Message, number: int = 0) -> Screen:
    writer, kind = people.find(db, centre.id, message.person), message.kind.value
    readers = people.named(db, centre.id, {message.read_by} if message.read_by else set())
    text, more = rules.page(message.text, number)
    at = Moment(wall(message.passed_at or message.at, centre.zone))
    return screen(
        say("strays.message", name=writer.name, at=at),
        say("strays.quoted", text=text) if text else say("strays.unheard-by-team", kind=kind),
        *(say("strays.read-by", name=reader.name) for reader in readers.values()),
        [Button(say("strays.more"), Open(message.id, number + 1))] if more else [],
        [Button(say("strays.read", kind=kind), Read(message.id))] if message.read_at is None else [],
        HOME,
        in_place=True,
    )
