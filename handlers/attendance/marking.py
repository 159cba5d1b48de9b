"""Noting who was there, a tap a name, and who came as a guest."""

from collections.abc import Iterator

from bot.domain import attendance as rules
from bot.domain.attendance import Mark as Seeing
from bot.domain.attendance import Seen
from bot.domain.common import Refused, Role
from bot.domain.events import Attended, DayWentOn
from bot.domain.journal import Deed
from bot.domain.people import clean_name
from bot.domain.roster import Member
from bot.domain.times import DAY
from bot.domain.workshops import Session
from bot.ui.screen import HOME, Answer, Button, Moment, Screen, Text, say, screen
from bot.ui.turn import Turn
from handlers.attendance.actions import (
    TEAM,
    AddGuest,
    Choose,
    Mark,
    Names,
    Naming,
    Open,
    Others,
    Recent,
    RemoveGuest,
    led,
    router,
)
from handlers.attendance.views import load, names_screen, sheet_screen
from storage import attendance as store
from storage import workshops


@router.entry(16, Role.HOST)
def entry(turn: Turn) -> Button | None:
    """The way in, as long as there is something to note."""
    return Button(say("attendance.menu"), Recent()) if _just_led(turn) else None


@router.extends("hosts.session", Role.HOST)
@router.extends("roster.session", Role.COORDINATOR)
def way_in(turn: Turn, *, session: Session) -> Iterator[Button]:
    """Under a session that has begun, for its hosts, and for the coordinator who does it for them."""
    if not session.cancelled and turn.now >= session.starts:
        yield Button(say("attendance.menu"), Open(session.id))


@router.extends("roster.person", Role.COORDINATOR)
def was_there(turn: Turn, *, member: Member, session: Session) -> Iterator[Text]:
    """On somebody's card."""
    seen = store.one(turn.db, session.id, member.person.id)
    if seen is not None:
        yield say("attendance.of-person", number=session.number, mark=seen.mark.value)


@router.button(Recent, Role.HOST)
def recent(turn: Turn, _: Recent) -> Answer:
    """The session that was led last; where there are several, which one."""
    found = _just_led(turn)
    if not found:
        raise Refused("attendance.nothing")
    if len(found) == 1:
        return _sheet(turn, found[0])
    ways = [Button(say("attendance.choose", at=Moment(one.wall)), Open(one.id)) for one in found]
    return screen(say("attendance.which"), *ways, HOME)


@router.button(Open, TEAM)
def see(turn: Turn, wish: Open) -> Answer:
    """The sheet of a session."""
    session = led(turn, wish.session)
    if turn.now < session.starts:
        raise Refused("attendance.not-yet")
    turn.leave()
    return _sheet(turn, session)


@router.button(Names, TEAM)
def names(turn: Turn, wish: Names) -> Answer:
    """Other names."""
    session, mark = _open(turn, wish.session), rules.parse(wish.mark)
    return _noting(turn, session, mark, wish.page)


@router.button(Choose, TEAM)
def choose(turn: Turn, wish: Choose) -> Answer:
    """The names to note as excused or absent, below the sheet."""
    session, mark = _open(turn, wish.session), rules.parse(wish.mark)
    sheet = load(turn.db, session)
    return [sheet_screen(sheet, turn.now), names_screen(sheet, mark, 0, in_place=False)]


@router.button(Mark, TEAM)
def mark(turn: Turn, wish: Mark) -> Answer:
    """Note somebody; the sheets of all who lead the session show it."""
    session, seen = _open(turn, wish.session), rules.parse(wish.mark)
    if wish.person not in {line.person.id for line in load(turn.db, session).lines}:
        raise Refused("common.gone")
    _note(turn, session, {wish.person: seen})
    return _noting(turn, session, seen, wish.page)


@router.button(Others, TEAM)
def others(turn: Turn, wish: Others) -> Answer:
    """Nobody else was there."""
    session = _open(turn, wish.session)
    sheet = load(turn.db, session)
    _note(turn, session, rules.others(sheet.lines, sheet.excused))
    return _sheet(turn, session)


@router.button(AddGuest, TEAM)
def add_guest(turn: Turn, wish: AddGuest) -> Answer:
    """Their first name, which is typed."""
    session = _open(turn, wish.session)
    rules.may_bring(store.guests(turn.db, session.id))
    turn.open(Naming(session.id))
    return [_sheet(turn, session), screen(say("attendance.ask-guest"), _back(session))]


@router.text(Naming, TEAM)
def named(turn: Turn, draft: Naming, text: str) -> Answer:
    """A guest, of this session only."""
    session, name = _open(turn, draft.session), clean_name(text)
    rules.may_bring(store.guests(turn.db, session.id))
    turn.close()
    _begin(turn, session)
    guest = store.add_guest(turn.db, session, name, turn.me.id, turn.now)
    turn.touch("attendance.card", session.id)
    again = Button(say("attendance.add-guest"), AddGuest(session.id))
    return screen(say("attendance.guest-noted", name=guest.name), again, _back(session), HOME)


@router.button(RemoveGuest, TEAM)
def remove_guest(turn: Turn, wish: RemoveGuest) -> Answer:
    """Entered by mistake."""
    session = _open(turn, wish.session)
    store.remove_guest(turn.db, session.id, wish.guest)
    turn.touch("attendance.card", session.id)
    return _sheet(turn, session)


def _just_led(turn: Turn) -> list[Session]:
    """The sessions that somebody led and may note, the last one first."""
    since = turn.now - rules.CORRECTABLE - DAY
    return [one for one in workshops.sessions_led(turn.db, turn.me.id, since)[::-1] if rules.is_open(one, turn.now)]


def _open(turn: Turn, number: int) -> Session:
    session = led(turn, number)
    rules.may_mark(session, turn.now)
    return session


def _note(turn: Turn, session: Session, marks: dict[int, Seeing]) -> None:
    """Keep what is new of it, with who saw it."""
    _begin(turn, session)
    for person, seen in marks.items():
        if store.put(turn.db, session, Seen(person, seen, turn.me.id), turn.now):
            turn.note(person, Deed.ATTENDED)
            turn.emit(Attended(session.id, person))
    turn.touch("attendance.card", session.id)


def _begin(turn: Turn, session: Session) -> None:
    """The first who notes anything of a session takes it off the coordinators' day."""
    if not store.is_noted(turn.db, session.id):
        turn.emit(DayWentOn())


def _noting(turn: Turn, session: Session, seeing: Seeing, number: int) -> Screen:
    sheet = load(turn.db, session)
    if seeing is Seeing.HERE:
        return sheet_screen(sheet, turn.now, number)
    return names_screen(sheet, seeing, number, in_place=True)


def _sheet(turn: Turn, session: Session) -> Screen:
    return sheet_screen(load(turn.db, session), turn.now)


def _back(session: Session) -> Button:
    return Button(say("attendance.back"), Open(session.id))
