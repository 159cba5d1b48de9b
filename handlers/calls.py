"""The call list: whom to call about what, as all features say it, and what became of each call."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.domain import calls
from bot.domain.calls import Kind, Mark, Record
from bot.domain.centres import Centre
from bot.domain.common import Role
from bot.domain.events import Called
from bot.domain.journal import Deed
from bot.domain.pages import page
from bot.ui.calls import Call
from bot.ui.codec import Action
from bot.ui.pages import in_twos, turning
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Moment, Screen, Text, say, screen
from bot.ui.texts import label
from bot.ui.today import Todo
from bot.ui.turn import Reader, Turn
from storage import calls as store
from storage import people

GLIMPSE = 90  # characters of a reason in the list: two lines on a small phone; the whole is one tap away

FIRST = 3  # calls that the day shows by name

router = Router("calls")


@dataclass(frozen=True)
class ShowCalls(Action, tag="ca"):
    """See whom to call."""

    page: int


@dataclass(frozen=True)
class ShowDone(Action, tag="ca.d"):
    """See the calls that were made."""

    page: int


@dataclass(frozen=True)
class ShowCall(Action, tag="ca.s"):
    """See one call; `call` is its shortened key."""

    person: int
    call: str


@dataclass(frozen=True)
class Done(Action, tag="ca.f"):
    """Note that the call was made."""

    person: int
    call: str


@dataclass(frozen=True)
class Tried(Action, tag="ca.t"):
    """Note that nobody answered."""

    person: int
    call: str


@dataclass(frozen=True)
class Reopen(Action, tag="ca.r"):
    """Put a call back on the list."""

    person: int
    call: str


BACK = Button(say("calls.back"), ShowCalls(0))


@router.entry(20, Role.COORDINATOR)
def entry(turn: Turn) -> Button:
    """The way in, with the number of open calls."""
    return Button(say("calls.menu", count=len(_open_ones(turn))), ShowCalls(0))


@router.command("appels", "calls", Role.COORDINATOR, order=61)
def from_the_first(turn: Turn) -> Answer:
    """Whom to call."""
    return _list_screen(turn, 0)


@router.button(ShowCalls, Role.COORDINATOR)
def show_calls(turn: Turn, wish: ShowCalls) -> Answer:
    """Whom to call, a page."""
    return _list_screen(turn, wish.page)


@router.button(ShowDone, Role.COORDINATOR)
def show_done(turn: Turn, wish: ShowDone) -> Answer:
    """The calls that were made, the last one first."""
    every, marks = _gather(turn.reader)
    found = calls.done(every, marks)
    shown = page(found, wish.page)
    return screen(
        say("calls.done-title", count=len(found)),
        *_lines(turn, shown.items, marks),
        *_name_buttons(turn, shown.items),
        turning(shown, ShowDone),
        BACK,
        HOME,
    )


@router.button(ShowCall, Role.COORDINATOR)
def show_call(turn: Turn, wish: ShowCall) -> Answer:
    """One call in full."""
    key, call, so_far = _find(turn, wish.person, wish.call)
    turn.note(wish.person, Deed.LOOKED)
    return _call_screen(turn, wish.person, key, call, so_far)


@router.button(Done, Role.COORDINATOR)
def done(turn: Turn, wish: Done) -> Answer:
    """Note that the call was made; where somebody else was faster, say who."""
    key, call, so_far = _find(turn, wish.person, wish.call)
    if so_far.done is not None:
        return _call_screen(turn, wish.person, key, call, so_far)
    store.put(turn.db, turn.here.id, Mark(key, wish.person, Kind.DONE, turn.me.id, turn.now))
    turn.note(wish.person, Deed.CALLED)
    turn.emit(Called(key, wish.person))
    return _list_screen(turn, 0, say("calls.noted-done", name=_name(turn, wish.person)))


@router.button(Tried, Role.COORDINATOR)
def tried(turn: Turn, wish: Tried) -> Answer:
    """Note that nobody answered; the call stays."""
    key, call, so_far = _find(turn, wish.person, wish.call)
    if so_far.done is not None:
        return _call_screen(turn, wish.person, key, call, so_far)
    if calls.is_new_try(so_far, turn.me.id, turn.now):
        store.put(turn.db, turn.here.id, Mark(key, wish.person, Kind.TRIED, turn.me.id, turn.now))
        turn.note(wish.person, Deed.CALLED)
    return _list_screen(turn, 0, say("calls.noted-tried", name=_name(turn, wish.person)))


@router.button(Reopen, Role.COORDINATOR)
def reopen(turn: Turn, wish: Reopen) -> Answer:
    """Put a call back on the list."""
    key, _, _ = _find(turn, wish.person, wish.call)
    store.reopen(turn.db, turn.here.id, key)
    return show_call(turn, ShowCall(wish.person, wish.call))


@router.calls
def unreachable(db: Connection, centre: Centre, _now: datetime) -> Iterable[Call]:
    """Those whom Telegram no longer delivers to; once they write again, the call vanishes."""
    for person, since in store.unreachable(db, centre.id):
        yield Call(f"unreachable:person:{person}:{since:%Y%m%dT%H%M%S}", person, say("calls.unreachable"), since)


@router.today(10)
def today(reader: Reader) -> Iterable[Todo]:
    """How many calls there are, the first ones with why, and who made which today."""
    open_ones, here = calls.to_do(*_gather(reader)), reader.centre.id
    made = store.done_since(reader.db, here, reader.midnight)
    first = open_ones[:FIRST]
    known = {call.person for call in first} | {mark.person for mark in made} | {mark.by or 0 for mark in made}
    who = people.named(reader.db, here, known)
    if open_ones:
        yield Todo(say("calls.today", count=len(open_ones)), Button(say("calls.today-see"), ShowCalls(0)))
    for place, call in enumerate(first):
        name, nth = who[call.person].name, sum(one.person == call.person for one in first[: place + 1])
        see = Button(say("calls.see", name=name, nth=nth), ShowCall(call.person, calls.short(call.key)))
        why = _shortly(call, reader.person.language)
        yield Todo(say("calls.today-line", name=name, why=why, urgent=int(call.urgent)), see)
    for mark in made:
        if mark.by in who and mark.person in who:
            text = say("calls.today-done", who=who[mark.by].name, name=who[mark.person].name)
            yield Todo(text, done=mark.at)


def _gather(reader: Reader) -> tuple[list[Call], list[Mark]]:
    """All calls that features ask for, and what is noted of them."""
    db, here = reader.db, reader.centre
    every = [call for caller in reader.routes.callers for call in caller(db, here, reader.now)]
    return every, store.about(db, here.id, {call.person for call in every})


def _open_ones(turn: Turn) -> list[Call]:
    return calls.to_do(*_gather(turn.reader))


def _find(turn: Turn, person: int, shortened: str) -> tuple[str, Call | None, Record]:
    """The call that a button means, as far as it is still asked for, and what became of it."""
    people.find(turn.db, turn.here.id, person)
    every, _ = _gather(turn.reader)
    mine = {call.key: call for call in every if call.person == person}
    marks = store.about(turn.db, turn.here.id, {person})
    key = calls.find([*mine, *(mark.key for mark in marks if mark.kind is Kind.DONE)], shortened)
    return key, mine.get(key), calls.record(marks, key)


def _list_screen(turn: Turn, number: int, *news: Text) -> Screen:
    every, marks = _gather(turn.reader)
    found, made = calls.to_do(every, marks), len(calls.done(every, marks))
    shown = page(found, number)
    return screen(
        *news,
        say("calls.title", count=len(found), number=shown.number + 1, last=shown.last + 1),
        *_lines(turn, shown.items, marks),
        *_name_buttons(turn, shown.items),
        turning(shown, ShowCalls),
        [Button(say("calls.see-done", count=made), ShowDone(0))] if made else [],
        HOME,
    )


def _call_screen(turn: Turn, person: int, key: str, call: Call | None, so_far: Record) -> Screen:
    name, number, shortened = _name(turn, person), person, calls.short(key)
    reason = [call.reason, say("calls.since", at=Moment(turn.wall(call.since)))] if call else []
    title = say("calls.call", name=name, urgent=int(call is not None and call.urgent))
    texts = [title, *reason, *_tries(turn, so_far)]
    if so_far.done is not None:
        again = Button(say("calls.reopen"), Reopen(number, shortened))
        return screen(*texts, _told(turn, so_far.done), [again] if call else [], BACK, HOME)
    return screen(
        *texts,
        *(call.rows if call else ()),
        Button(say("calls.is-done"), Done(number, shortened)),
        Button(say("calls.not-reached"), Tried(number, shortened)),
        BACK,
        HOME,
    )


def _lines(turn: Turn, shown: Sequence[Call], marks: Sequence[Mark]) -> list[Text]:
    """Who and why, shortly."""
    texts = []
    for call in shown:
        why = _shortly(call, turn.language)
        tries = len(calls.record(marks, call.key).tries)
        texts.append(say("calls.line", name=_name(turn, call.person), why=why, urgent=int(call.urgent), tries=tries))
    return texts


def _shortly(call: Call, language: str) -> str:
    """The first line of a reason."""
    return label(call.reason, language).partition("\n")[0][:GLIMPSE]


def _tries(turn: Turn, so_far: Record) -> list[Text]:
    """How often it was tried, and by whom the last time."""
    if not so_far.tries:
        return []
    last = so_far.tries[-1]
    return [say("calls.tried", count=len(so_far.tries), who=_who(turn, last), at=Moment(turn.wall(last.at)))]


def _told(turn: Turn, mark: Mark) -> Text:
    return say("calls.was-done", who=_who(turn, mark), at=Moment(turn.wall(mark.at)))


def _who(turn: Turn, mark: Mark) -> Text:
    """The coordinator behind a mark, as far as they are known."""
    found = people.named(turn.db, turn.here.id, {mark.by}) if mark.by else {}
    return say("calls.by", name=found[mark.by].name) if mark.by in found else say("calls.by-somebody")


def _name(turn: Turn, person: int) -> str:
    return people.find(turn.db, turn.here.id, person).name


def _name_buttons(turn: Turn, shown: Sequence[Call]) -> list[Sequence[Button]]:
    """A button a call, two a row; several calls to one person are numbered."""
    buttons, so_far = [], Counter[int]()
    for call in shown:
        so_far[call.person] += 1
        written = say("calls.see", name=_name(turn, call.person), nth=so_far[call.person])
        buttons.append(Button(written, ShowCall(call.person, calls.short(call.key))))
    return in_twos(buttons)
