"""Help: a lift, or a call. The team calls; whoever leads the session knows of a lift only with a yes."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from bot.domain import closings
from bot.domain import reasons as rules
from bot.domain.centres import Centre
from bot.domain.common import Refused, Role
from bot.domain.events import DayWentOn
from bot.domain.reasons import Help, Wish
from bot.domain.workshops import Session
from bot.ui.calls import Call
from bot.ui.roster import ShowPerson
from bot.ui.screen import HOME, Answer, Button, Moment, Screen, Text, say, screen
from bot.ui.turn import Reader, Turn
from handlers.reasons.actions import Ask, LetHostKnow, Unask, router
from storage import days_off, enrolments, people, replies, roles, workshops
from storage import reasons as store


@router.button(Ask, Role.MEMBER)
def ask(turn: Turn, wish: Ask) -> Answer:
    """The team will call; whether a host may know of it is asked as well."""
    session, kind = _session(turn, wish.session), rules.parse_help(wish.help)
    rules.may_ask(session, kind, turn.now)
    _pass_on(turn, store.wish(turn.db, session, turn.me.id, kind, turn.now), session)
    asks_host = kind is Help.LIFT and any(host.person for host in workshops.hosts_of(turn.db, session.id))
    return _noted(turn, session, kind, asks_host=asks_host)


@router.button(LetHostKnow, Role.MEMBER)
def let_host_know(turn: Turn, wish: LetHostKnow) -> Answer:
    """The host may know, or only the coordinators."""
    session = _session(turn, wish.session)
    if store.wished(turn.db, session.id, turn.me.id, Help.LIFT) is None:
        raise Refused("reasons.not-asked")
    rules.may_ask(session, Help.LIFT, turn.now)
    store.let_host_know(turn.db, session.id, turn.me.id, may=bool(wish.may))
    told = say("reasons.host-knows", may=int(bool(wish.may)))
    return screen(told, _no_more(session, Help.LIFT), HOME, in_place=True)


@router.button(Unask, Role.MEMBER)
def unask(turn: Turn, wish: Unask) -> Answer:
    """Nobody looks for it any more; pressed again, nothing changes."""
    session, kind = _session(turn, wish.session), rules.parse_help(wish.help)
    store.unwish(turn.db, session.id, turn.me.id, kind)
    turn.emit(DayWentOn())
    return screen(say("reasons.unasked"), HOME, in_place=True)


@router.extends("programme.session", Role.MEMBER)
def on_session(turn: Turn, *, session: Session) -> Iterator[Button]:
    """A lift for who comes, or is not sure; for who asked for one, that it is needed no more."""
    if not rules.may_need_lift(session, replies.one(turn.db, session.id, turn.me.id), turn.now):
        return
    is_asked = store.wished(turn.db, session.id, turn.me.id, Help.LIFT) is not None
    yield _no_more(session, Help.LIFT) if is_asked else Button(say("reasons.ask-lift"), Ask(session.id, Help.LIFT))


@router.calls
def calls(db: Connection, centre: Centre, now: datetime) -> Iterator[Call]:
    """Those who asked for a lift, until the session begins, or for a call."""
    for wish in store.wishes(db, centre.id, now - rules.TOPICAL):
        session = workshops.session(db, centre.id, wish.session)
        takes_part = wish.person in enrolments.member_ids(db, session.workshop)
        if rules.wants_call(wish, session, now, takes_part=takes_part):
            yield _call(db, wish, session, now)


@router.builder("reasons.sought")
def sought(reader: Reader, session: int, person: int) -> Screen | None:
    """Nothing once it is needed no more."""
    found = workshops.session(reader.db, reader.centre.id, session)
    called = people.named(reader.db, reader.centre.id, {person}).get(person)
    wish = store.wished(reader.db, session, person, Help.LIFT)
    takes_part = person in enrolments.member_ids(reader.db, found.workshop)
    coordinates = Role.COORDINATOR.serves(roles.of(reader.db, reader.person.id))
    if called is None or wish is None or not coordinates:
        return None
    if not rules.wants_call(wish, found, reader.now, takes_part=takes_part):
        return None
    see = Button(say("reasons.see", name=called.name), ShowPerson(person, session))
    return screen(say("reasons.sought", name=called.name, at=Moment(found.wall)), see, HOME)


def _pass_on(turn: Turn, wish: Wish, session: Session) -> None:
    """To the call list; a lift that must be found today, to all of the team who are there."""
    turn.emit(DayWentOn())
    if not rules.is_urgent(wish, session, turn.now):
        return
    today = turn.wall(turn.now).date()
    off = days_off.of_centre(turn.db, turn.here.id, today)
    team = [one.id for one in roles.team(turn.db, turn.here.id) if one.id != turn.me.id]
    for one in closings.present(off, team, today) or team:
        turn.post(rules.sought(wish, session, one, turn.now))


def _call(db: Connection, wish: Wish, session: Session, now: datetime) -> Call:
    why = store.told(db, session, wish.person)
    asks = say("reasons.asks", help=wish.kind.value, at=Moment(session.wall), reason=why.value if why else "none")
    return Call(wish.key, wish.person, asks, wish.at, urgent=rules.is_urgent(wish, session, now))


def _session(turn: Turn, number: int) -> Session:
    return enrolments.session_of(turn.db, turn.here.id, turn.me.id, number)


def _noted(turn: Turn, session: Session, kind: Help, *, asks_host: bool) -> Screen:
    human = turn.here.contact
    question: list[Text | Button] = [
        say("reasons.may-host-know"),
        Button(say("reasons.host-may"), LetHostKnow(session.id, 1)),
        Button(say("reasons.host-may-not"), LetHostKnow(session.id, 0)),
    ]
    return screen(
        say("reasons.asked", help=kind.value, at=Moment(session.wall)),
        say("reasons.calls-you", name=human.name, hours=human.hours),
        *(question if asks_host else []),
        _no_more(session, kind),
        HOME,
        in_place=True,
    )


def _no_more(session: Session, kind: Help) -> Button:
    return Button(say("reasons.unask", help=kind.value), Unask(session.id, kind.value))
