"""What the team does with a message: reads it, answers it once, and sees who did."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import Connection

from bot.domain import strays as rules
from bot.domain.centres import Centre
from bot.domain.common import Refused, Role
from bot.domain.events import Called
from bot.domain.journal import Deed
from bot.domain.letters import Letter
from bot.domain.strays import Kind, Message
from bot.ui.calls import Call
from bot.ui.screen import HOME, Answer, Button, Screen, Text, say, screen
from bot.ui.today import Todo
from bot.ui.turn import Reader, Turn
from handlers.strays.actions import Answering, Open, Read, Reply, Send, router
from handlers.strays.views import message_screen, quoted
from storage import people, roles
from storage import strays as store


@router.button(Read, Role.COORDINATOR)
def read(turn: Turn, action: Read) -> Answer:
    """Somebody of the team has read it, or called; the call list hears of it like this feature itself."""
    message = _passed_on(turn, action.message)
    turn.emit(Called(_key(message), message.person))
    return message_screen(turn.db, turn.here, store.passed_on(turn.db, turn.here.id, message.id))


@router.button(Open, Role.COORDINATOR)
def open_page(turn: Turn, action: Open) -> Answer:
    """A page of a message, from the call list or because it is long."""
    turn.leave()
    return message_screen(turn.db, turn.here, _passed_on(turn, action.message), action.page)


@router.button(Reply, Role.COORDINATOR)
def reply(turn: Turn, wish: Reply) -> Answer:
    """The next text is the answer, unless somebody was faster or it would not arrive."""
    message = _passed_on(turn, wish.message)
    if store.answer_to(turn.db, turn.here.id, message.id):
        return message_screen(turn.db, turn.here, message)
    writer = people.find(turn.db, turn.here.id, message.person)
    if writer.unreachable or not people.has_account(turn.db, writer.id):
        raise Refused("strays.cannot-reach", name=writer.name)
    turn.open(Answering(message.id, ""))
    return screen(say("strays.write-answer", name=writer.name), _cancel(message))


@router.text(Answering, Role.COORDINATOR)
def typed(turn: Turn, draft: Answering, text: str) -> Answer:
    """The answer as it will be read, before it goes."""
    message, answer = _passed_on(turn, draft.message), rules.answer(text)
    turn.open(Answering(message.id, answer))
    name = people.find(turn.db, turn.here.id, message.person).name
    return screen(
        say("strays.preview", name=name),
        quoted(answer),
        say("strays.signed", name=turn.me.name),
        Button(say("strays.send", name=name), Send(message.id, rules.mark(answer))),
        Button(say("strays.rewrite"), Reply(message.id)),
        _cancel(message),
    )


@router.button(Send, Role.COORDINATOR)
def send(turn: Turn, wish: Send) -> Answer:
    """It goes once; who comes second is told, and keeps what they wrote on the screen."""
    message, draft = _passed_on(turn, wish.message), turn.draft
    name = people.find(turn.db, turn.here.id, message.person).name
    typed = draft.text if isinstance(draft, Answering) and draft.message == message.id else ""
    try:
        rules.may_answer(store.answer_to(turn.db, turn.here.id, message.id), turn.me.id)
    except Refused as refused:
        turn.close()
        news = [say("strays.answered-already"), *([say("strays.yours", text=typed)] if typed else [])]
        mine = refused.key == "strays.answered-by-you"
        return message_screen(turn.db, turn.here, message, 0, *([] if mine else news))
    if not typed or rules.mark(typed) != wish.mark:
        raise Refused("strays.nothing-to-send")
    turn.close()
    answered = store.answer(turn.db, turn.here.id, message, turn.me.id, typed, turn.now)
    turn.post(_letter(answered.id, message.person, turn))
    turn.emit(Called(_key(message), message.person))
    turn.touch("strays.message", message.id)
    return screen(say("strays.sent-off", name=name), HOME)


@router.on(Called)
def called(turn: Turn, event: Called) -> Answer:
    """Read, answered or called, from a letter or from the call list: the others see who."""
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


@router.today(20)
def today(reader: Reader) -> Iterator[Todo]:
    """The messages that nobody has read, those on the call list apart, and who saw to which today."""
    db, here = reader.db, reader.centre.id
    waiting = [one for one in store.unread(db, here) if not rules.wants_call(one, reader.now)]
    done = store.read_since(db, here, reader.midnight)
    who = people.named(db, here, {one.person for one in (*waiting, *done)} | {one.read_by or 0 for one in done})
    for message in waiting:
        name = who[message.person].name
        yield Todo(say("strays.today", name=name), Button(say("strays.see", name=name), Open(message.id, 0)))
    for message in done:
        if message.read_by in who:
            text = say("strays.today-done", who=who[message.read_by].name, name=who[message.person].name)
            yield Todo(text, done=message.read_at)


@router.builder("strays.message")
def message_letter(reader: Reader, subject: int) -> Screen | None:
    """What somebody wrote, and who has read or answered it."""
    if not roles.of(reader.db, reader.person.id) & Role.COORDINATOR:
        return None
    try:
        return message_screen(reader.db, reader.centre, store.passed_on(reader.db, reader.centre.id, subject))
    except Refused:  # erased or forgotten meanwhile
        return None


@router.nightly("strays")
def forget(db: Connection, now: datetime, _: date) -> None:
    """Drop what was not passed on, and what was read long ago."""
    store.forget(db, now)


def _passed_on(turn: Turn, number: int) -> Message:
    """A message of the centre; who opens it is noted."""
    message = store.passed_on(turn.db, turn.here.id, number)
    turn.note(message.person, Deed.READ_MESSAGE)
    return message


def _key(message: Message) -> str:
    return f"strays:message:{message.id}"


def _sent(message: Message) -> Text:
    return say("strays.sent", kind=message.kind.value)


def _rows(message: Message) -> tuple[tuple[Button, ...], ...]:
    return ((Button(say("strays.open"), Open(message.id, 0)),),) if message.kind is Kind.TEXT else ()


def _cancel(message: Message) -> Button:
    return Button(say("strays.cancel"), Open(message.id, 0))


def _letter(answer: int, person: int, turn: Turn) -> Letter:
    """They asked for it by writing; by night it makes no sound."""
    silent = turn.here.quiet.covers(turn.now)
    key, values = f"strays:answer:{answer}:to:{person}", {"answer": answer}
    return Letter(key, "strays.answer", person, turn.now, values, asked=True, silent=silent)
