"""What whoever writes sees: a kind answer, the way to the team, and what the team answers."""

from datetime import date, datetime, time

from bot.domain import closings
from bot.domain import strays as rules
from bot.domain.common import Role
from bot.domain.letters import Letter
from bot.domain.people import Person
from bot.domain.strays import Kind, Message
from bot.domain.times import instant, wall
from bot.ui.human import TALK, WHO, free_lines, in_emergency
from bot.ui.screen import HOME, Answer, Button, Day, Home, Screen, Text, say, screen
from bot.ui.turn import Reader, Said, Turn
from handlers.strays.actions import Drop, PassOn, WriteBack, WritingBack, router
from handlers.strays.views import quoted
from storage import days_off, people, roles
from storage import strays as store


@router.stray(Role.COORDINATOR)
def stray_of_team(_: Turn, said: Said) -> Answer:
    """Whoever reads what is passed on has their own ways to write: the menu."""
    return screen(*_first(said), say("strays.of-team"), TALK, HOME)


@router.stray(Role.MEMBER)
def stray(turn: Turn, said: Said) -> Answer:
    """Nobody reads here at once; the team may, if the person wishes."""
    if said.kind == "command":
        return screen(say("strays.no-command"), TALK, HOME)
    return _offer(turn, _keep(turn, rules.kind_of(said.kind), said.text), *_first(said))


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
    for reader, due in _dated(turn, readers):
        key = f"strays:message:{message.id}:to:{reader}"
        turn.post(Letter(key, "strays.message", reader, due, subject=message.id))
    human, passed = centre.contact, say("strays.passed", kind=message.kind.value)
    if not readers:
        return screen(say("strays.nobody", name=human.name, phone=human.phone), in_emergency(), TALK, HOME)
    return screen(passed, *_when(turn, urgent=True), in_emergency(), TALK, HOME)


@router.button(Drop, Role.MEMBER)
def drop(turn: Turn, action: Drop) -> Answer:
    """Nothing is kept."""
    message = store.own(turn.db, turn.me.id, action.message)
    rules.may_drop(message)
    store.drop(turn.db, message.id)
    return screen(say("strays.not-kept"), TALK, HOME)


@router.builder("strays.answer")
def answer_letter(reader: Reader, answer: int) -> Screen | None:
    """What the team answers, and the way to write back."""
    found = store.answer_for(reader.db, reader.person.id, answer)
    if found is None:
        return None
    who = people.named(reader.db, reader.centre.id, {found.by} if found.by else set())
    names = [one.name for one in who.values()]
    first = say("strays.answer-from", name=names[0]) if names else say("strays.answer-from-team")
    back = Button(say("strays.write-back"), WriteBack(found.message))
    return screen(first, quoted(found.text), back, TALK, HOME)


@router.button(WriteBack, Role.MEMBER)
def write_back(turn: Turn, wish: WriteBack) -> Answer:
    """The next text goes on from this message."""
    turn.open(WritingBack(store.own(turn.db, turn.me.id, wish.message).id))
    return screen(say("strays.write-here"), Button(say("strays.later"), Home()))


@router.text(WritingBack, Role.MEMBER)
def written_back(turn: Turn, draft: WritingBack, text: str) -> Answer:
    """Kept until they say that the team may read it, like any other."""
    before = store.own(turn.db, turn.me.id, draft.message)
    turn.close()
    kept = store.add(turn.db, turn.here.id, turn.me.id, Kind.TEXT, text, turn.now, thread=before.id)
    return _offer(turn, kept)


def _offer(turn: Turn, message: Message, *first: Text) -> Screen:
    written = message.kind is Kind.TEXT
    offer = say("strays.thanks") if written else say("strays.unheard", kind=message.kind.value)
    yes = Button(say("strays.pass-on") if written else say("strays.ask-call"), PassOn(message.id))
    no = Button(say("strays.no-thanks"), Drop(message.id))
    return screen(*first, offer, *_when(turn), TALK, yes, no)


def _first(said: Said) -> list[Text]:
    """What comes before everything else where the words are of distress."""
    return [free_lines()] if rules.in_distress(said.text) else []


def _keep(turn: Turn, kind: Kind, text: str) -> Message:
    """Keep what was sent until its writer decides; several messages of one breath are one."""
    last = store.undecided(turn.db, turn.me.id)
    if last is None or not rules.joins(last, kind, turn.now):
        return store.add(turn.db, turn.here.id, turn.me.id, kind, text if kind is Kind.TEXT else "", turn.now)
    return store.add_text(turn.db, last, text) if kind is Kind.TEXT else last


def _when(turn: Turn, *, urgent: bool = False) -> list[Text]:
    """The hours of the team; or, where nobody is there, until when, and whom to call meanwhile."""
    centre, listener = turn.here, turn.here.listener
    team = [one.id for one in rules.readers(roles.team(turn.db, centre.id), turn.me.id, turn.now)]
    back = days_off.back(turn.db, centre, team, turn.now)
    if back is None:
        return [say("strays.hours", hours=centre.contact.hours)]
    closed = closings.is_closed(centre, days_off.of_centre(turn.db, centre.id, _today(turn)), _today(turn))
    away = say("strays.closed", day=Day(back)) if closed else say("strays.away", day=Day(back))
    other = say("strays.call-instead", name=listener.name, phone=listener.phone)
    return [away, other] if urgent and not closed else [away]


def _dated(turn: Turn, readers: list[Person]) -> list[tuple[int, datetime]]:
    """Whom a message goes to, and when: to those who are there; where nobody is, to each on their return."""
    centre, today = turn.here, _today(turn)
    off, team = days_off.of_centre(turn.db, centre.id, today), [one.id for one in readers]
    if closings.back(centre, off, team, today) is None:
        return [(one, turn.now) for one in closings.present(off, team, today)]
    returns = [(one, closings.back(centre, off, [one], today)) for one in team]
    return [(one, _morning(turn, day) if day else turn.now) for one, day in returns]


def _morning(turn: Turn, day: date) -> datetime:
    return instant(datetime.combine(day, time(9)), turn.here.zone)


def _today(turn: Turn) -> date:
    return wall(turn.now, turn.here.zone).date()
