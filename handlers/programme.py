"""The programme: the sessions by phase; one session with its date, place, hosts and my answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain import programme as leaves
from bot.domain.common import Refused, Role
from bot.domain.events import RepliedTo
from bot.domain.programme import Part
from bot.domain.replies import CHOICES, Question, Replied, Reply, may_be_late, minute, parse, question, unanswered
from bot.domain.workshops import Session
from bot.ui.codec import Action
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Day, Hour, Moment, Pin, Screen, Text, say, screen
from bot.ui.turn import Turn
from storage import enrolments, people, replies, workshops

router = Router("programme")


@dataclass(frozen=True)
class Browse(Action, tag="pr"):
    """See a phase; 0: the one in which the workshop is."""

    phase: int


@dataclass(frozen=True)
class See(Action, tag="pr.s"):
    """See a session."""

    session: int


@dataclass(frozen=True)
class Give(Action, tag="pr.g"):
    """Answer for a session that starts at a minute."""

    session: int
    at: int
    reply: str


@dataclass(frozen=True)
class Change(Action, tag="pr.c"):
    """Be asked again."""

    session: int


@dataclass(frozen=True)
class ComeToAll(Action, tag="pr.a"):
    """Come to every session of a workshop that is not answered yet."""

    workshop: int


@dataclass(frozen=True)
class BeLate(Action, tag="pr.l"):
    """Say that one comes later."""

    session: int


@dataclass(frozen=True)
class Prepare(Action, tag="pr.p"):
    """See all that helps to come to a session."""

    session: int


@dataclass(frozen=True)
class ShowPlace(Action, tag="pr.m"):
    """See the place of a session on the map."""

    session: int


@router.entry(10, Role.PARTICIPANT)
def entry(_turn: Turn) -> Button:
    """The way in."""
    return Button(say("programme.menu"), Browse(0))


@router.command("programme", "programme", Role.MEMBER, order=10)
def programme(turn: Turn) -> Answer:
    """The phase in which the workshop is."""
    return browse(turn, Browse(0))


@router.button(Browse, Role.MEMBER)
def browse(turn: Turn, wish: Browse) -> Answer:
    """One phase, and the ways to the others, of all workshops in which one has a place."""
    parts = _parts(turn)
    if not parts:
        return screen(say("programme.none"), HOME)
    shown = next((part for part in parts if part.phase.id == wish.phase), None) or leaves.opening(parts, turn.now)
    mine = replies.of_person(turn.db, turn.me.id)
    left = _unanswered(turn, shown.workshop.id)
    return screen(
        say("programme.phase", title=shown.phase.title, workshop=shown.workshop.title),
        *([say("programme.legend")] if any(one.id in mine for one in shown.sessions) else []),
        *(_line(turn, one) for one in shown.sessions),
        *(_session_button(turn, one, mine.get(one.id)) for one in shown.sessions),
        *(_phase_button(part) for part in parts if part is not shown),
        [Button(say("programme.come-to-all"), ComeToAll(shown.workshop.id))] if len(left) > 1 else [],
        HOME,
    )


@router.button(See, Role.MEMBER)
def see(turn: Turn, wish: See) -> Answer:
    """One session."""
    return _session_screen(turn, _mine(turn, wish.session))


@router.button(Give, Role.MEMBER)
def give(turn: Turn, wish: Give) -> Answer:
    """Keep an answer, unless the date has changed since it was asked."""
    session, reply = _mine(turn, wish.session), parse(wish.reply)
    if question(session, turn.now, wish.at) is Question.MOVED:
        return _session_screen(turn, session, say("replies.moved"))
    turn.emit(replies.give(turn.db, session, turn.me.id, reply, turn.now))
    return _session_screen(turn, session)


@router.button(ComeToAll, Role.MEMBER)
def come_to_all(turn: Turn, wish: ComeToAll) -> Answer:
    """A yes to each session that was not answered, shown back; the others stay as they are."""
    if wish.workshop not in enrolments.workshops_of(turn.db, turn.me.id):
        raise Refused("replies.no-place")
    left = _unanswered(turn, wish.workshop)
    for session in left:
        turn.emit(replies.give(turn.db, session, turn.me.id, Reply.COMING, turn.now))
    return screen(
        say("programme.comes-to-all", count=len(left)),
        *(_line(turn, one) for one in left),
        *([say("programme.change-one")] if left else []),
        *(_session_button(turn, one, replies.one(turn.db, one.id, turn.me.id)) for one in left),
        Button(say("programme.back"), Browse(0)),
        HOME,
    )


@router.button(Change, Role.MEMBER)
def change(turn: Turn, wish: Change) -> Answer:
    """Ask again."""
    return _session_screen(turn, _mine(turn, wish.session), changing=True)


@router.button(BeLate, Role.MEMBER)
def be_late(turn: Turn, wish: BeLate) -> Answer:
    """Note that somebody comes later."""
    session = _mine(turn, wish.session)
    may_be_late(session, replies.one(turn.db, session.id, turn.me.id), turn.now)
    replies.late(turn.db, session.id, turn.me.id)
    turn.emit(RepliedTo(session.id, turn.me.id))
    return _session_screen(turn, session)


@router.button(Prepare, Role.MEMBER)
def prepare(turn: Turn, wish: Prepare) -> Answer:
    """The place, and what other features do for who comes; apart, so that the question stays short."""
    session = _mine(turn, wish.session)
    if not _is_ahead(session, turn.now):
        return _session_screen(turn, session)
    return screen(
        say("programme.prepare-title", title=session.title),
        *_where_and_when(session),
        Button(say("programme.map"), ShowPlace(session.id)),
        *turn.extras("programme.session", session=session),
        Button(say("programme.back-to-session"), See(session.id)),
        HOME,
    )


@router.button(ShowPlace, Role.MEMBER)
def show_place(turn: Turn, wish: ShowPlace) -> Answer:
    """The place on the map, and how to find it."""
    session = _mine(turn, wish.session)
    place = session.place
    found = Pin(place.latitude, place.longitude, place.name.into(turn.language), place.address)
    how = say("programme.find", how=place.directions) if place.directions else say("programme.on-the-map")
    return [found, screen(how, Button(say("programme.back-to-session"), See(session.id)), HOME)]


def _mine(turn: Turn, session: int) -> Session:
    return enrolments.session_of(turn.db, turn.here.id, turn.me.id, session)


def _parts(turn: Turn) -> list[Part]:
    joined = sorted(enrolments.workshops_of(turn.db, turn.me.id))
    return [part for number in joined for part in _parts_of(turn, number)]


def _parts_of(turn: Turn, number: int) -> list[Part]:
    db, workshop = turn.db, workshops.find(turn.db, turn.here.id, number)
    return leaves.parts(workshop, workshops.phases_of(db, number), workshops.sessions_of(db, number))


def _unanswered(turn: Turn, workshop: int) -> list[Session]:
    given = replies.of_person(turn.db, turn.me.id)
    return unanswered(workshops.sessions_of(turn.db, workshop), given, turn.now)


def _line(turn: Turn, session: Session) -> Text:
    stands = question(session, turn.now).value
    return say("programme.line", stands=stands, at=Moment(session.wall), title=session.title)


def _session_button(turn: Turn, session: Session, mine: Replied | None) -> Button:
    """The date alone: a title beside it is cut on a small phone."""
    stands, day = question(session, turn.now).value, Day(session.wall.date())
    return Button(say("programme.session", stands=stands, reply=_word(mine), day=day), See(session.id))


def _phase_button(part: Part) -> Button:
    return Button(say("programme.other", title=part.phase.title), Browse(part.phase.id))


def _session_screen(turn: Turn, session: Session, *news: Text, changing: bool = False) -> Screen:
    mine = replies.one(turn.db, session.id, turn.me.id)
    stands = question(session, turn.now)
    asking = stands is Question.OPEN and (mine is None or changing)
    return screen(
        *news,
        *_about(turn, session),
        _standing(stands, mine, asking=asking),
        *_by(turn, mine),
        *_answers(session, mine, stands, asking=asking),
        *_preparing(session, mine, turn.now),
        Button(say("programme.back"), Browse(session.phase)),
        HOME,
    )


def _about(turn: Turn, session: Session) -> Iterable[Text]:
    yield say("programme.title", title=session.title, about=session.summary)
    yield from _where_and_when(session)
    for host in workshops.hosts_of(turn.db, session.id):
        yield say("programme.host", name=host.name, role=host.role)


def _where_and_when(session: Session) -> Iterable[Text]:
    day, until = Day(session.wall.date()), Hour(session.wall + timedelta(minutes=session.minutes))
    yield say("programme.when", day=day, hour=Hour(session.wall), until=until)
    yield say("programme.where", place=session.place.name)
    if session.bring:
        yield say("programme.bring", bring=session.bring)


def _preparing(session: Session, mine: Replied | None, now: datetime) -> list[Button]:
    """The way to it, for all but those who do not come."""
    comes_not = mine is not None and mine.reply is Reply.NOT_COMING
    if comes_not or not _is_ahead(session, now):
        return []
    return [Button(say("programme.prepare"), Prepare(session.id))]


def _is_ahead(session: Session, now: datetime) -> bool:
    """Whether one may still be on the way."""
    return question(session, now) in (Question.OPEN, Question.BEGUN)


def _standing(stands: Question, mine: Replied | None, *, asking: bool) -> Text:
    """What is to be known last: a question, my answer, or that it is over."""
    if asking:
        return say("replies.ask")
    if stands is Question.OPEN:
        return say("replies.noted", reply=_word(mine))
    return say("replies.closed", stands=stands.value)


def _by(turn: Turn, mine: Replied | None) -> list[Text]:
    """Who answered for them, where somebody did."""
    entered_by = mine.entered_by if mine else None
    who = people.named(turn.db, turn.here.id, {entered_by}) if entered_by else {}
    return [say("programme.entered-by", name=one.name) for one in who.values()]


def _answers(session: Session, mine: Replied | None, stands: Question, *, asking: bool) -> list[Button]:
    at = minute(session)
    if asking:
        return [Button(say("replies.button", reply=one.value), Give(session.id, at, one.value)) for one in CHOICES]
    if stands is not Question.OPEN:
        return []
    again = Button(say("replies.change"), Change(session.id))
    comes = mine is not None and mine.reply is Reply.COMING and not mine.late
    return [again, Button(say("replies.be-late"), BeLate(session.id))] if comes else [again]


def _word(mine: Replied | None) -> str:
    """An answer as the catalogues select it."""
    if mine is None:
        return "none"
    return "late" if mine.late else mine.reply.value
