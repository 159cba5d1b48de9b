"""Reminders: who is asked when whether they come to a session, and what they answer under the message."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.domain import reminders
from bot.domain.centres import Centre
from bot.domain.common import Role
from bot.domain.events import RepliedTo
from bot.domain.letters import Letter
from bot.domain.reminders import Kind
from bot.domain.replies import CHOICES, Question, Replied, Reply, may_be_late, minute, parse, question
from bot.domain.times import Window
from bot.domain.workshops import Session
from bot.ui.codec import Action
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Moment, Screen, Text, say, screen
from bot.ui.turn import Reader, Turn
from storage import centres, enrolments, replies, workshops
from storage import reminders as store

router = Router("reminders")


@dataclass(frozen=True)
class AboutSession(Action, tag="re.s"):
    """Keep what one has said, of a session that starts at a minute."""

    session: int
    at: int


@dataclass(frozen=True)
class Change(AboutSession, tag="re.c"):
    """Be asked again."""


@dataclass(frozen=True)
class BeLate(AboutSession, tag="re.l"):
    """Say that one comes later."""


@dataclass(frozen=True)
class Give(AboutSession, tag="re.g"):
    """Answer."""

    reply: str


@router.tick("reminders")
def plan(db: Connection, window: Window) -> Iterator[Letter]:
    """What falls due in a window. Who was silent is judged by what had happened when it began."""
    within = Window(window.start, window.end + reminders.FURTHEST)
    for session in workshops.sessions_between(db, within):
        centre = centres.find(db, session.centre)
        if any(due.at in window for due in reminders.timetable(session, centre)):
            yield from reminders.plan(session, centre, store.members(db, session, window.start), window)


@router.builder("reminders.session")
def remind(reader: Reader, session: int, kind: str, starts: str) -> Screen | None:
    """The reminder as it is true when it is sent."""
    found = workshops.session(reader.db, reader.centre.id, session)
    member = store.member(reader.db, found, reader.person.id, reader.now)
    sort, centre = Kind(kind), reader.centre
    if member is None or not reminders.is_wanted(sort, starts, found, centre, member, reader.now):
        return None
    mine = replies.one(reader.db, found.id, reader.person.id)
    if mine is not None and mine.reply is Reply.COMING:
        return _answered(found, mine)
    return _asking(found, nudging=sort is Kind.NUDGE, unsure=mine is not None)


@router.button(Give, Role.MEMBER)
def give(turn: Turn, wish: Give) -> Answer:
    """Keep an answer, under the reminder itself."""
    session, reply = _mine(turn, wish), parse(wish.reply)
    if closed := _closed(turn, session, wish):
        return closed
    turn.emit(replies.give(turn.db, session, turn.me.id, reply, turn.now))
    return _standing(turn, session)


@router.button(Change, Role.MEMBER)
def change(turn: Turn, wish: Change) -> Answer:
    """Ask again, under the reminder itself."""
    session = _mine(turn, wish)
    mine = replies.one(turn.db, session.id, turn.me.id)
    return _closed(turn, session, wish) or _asking(session, keeping=mine is not None)


@router.button(AboutSession, Role.MEMBER)
def keep(turn: Turn, wish: AboutSession) -> Answer:
    """Leave the answer as it was."""
    session = _mine(turn, wish)
    return _closed(turn, session, wish) or _standing(turn, session)


@router.button(BeLate, Role.MEMBER)
def be_late(turn: Turn, wish: BeLate) -> Answer:
    """Note that somebody comes later; until the session is over."""
    session = _mine(turn, wish)
    if question(session, turn.now, wish.at) is not Question.BEGUN and (closed := _closed(turn, session, wish)):
        return closed
    may_be_late(session, replies.one(turn.db, session.id, turn.me.id), turn.now)
    replies.late(turn.db, session.id, turn.me.id)
    turn.emit(RepliedTo(session.id, turn.me.id))
    return _standing(turn, session)


def _mine(turn: Turn, wish: AboutSession) -> Session:
    return enrolments.session_of(turn.db, turn.here.id, turn.me.id, wish.session)


def _closed(turn: Turn, session: Session, wish: AboutSession) -> Screen | None:
    """What is said instead when the question no longer stands; the new date where it was moved."""
    stands = question(session, turn.now, wish.at)
    if stands is Question.OPEN:
        return None
    if stands is Question.MOVED:
        now = question(session, turn.now)
        return _asking(session, say("replies.moved")) if now is Question.OPEN else _over(turn.here, session, now)
    return _over(turn.here, session, stands)


def _over(centre: Centre, session: Session, stands: Question) -> Screen:
    human = centre.contact
    whom = [say("reminders.call", name=human.name, phone=human.phone)] if stands is Question.BEGUN else []
    title, when = _title(session), _when(session)
    return screen(title, when, say("replies.closed", stands=stands.value), *whom, HOME, in_place=True)


def _standing(turn: Turn, session: Session) -> Screen:
    mine = replies.one(turn.db, session.id, turn.me.id)
    return _asking(session) if mine is None else _answered(session, mine)


def _asking(
    session: Session, *news: Text, nudging: bool = False, keeping: bool = False, unsure: bool = False
) -> Screen:
    """The question. One line more at most, so that it stays short: what matters most of what there is to say."""
    at = minute(session)
    about = [say("reminders.nudge")] if nudging else [say("reminders.unsure")] if unsure else _bring(session)
    return screen(
        _title(session),
        *news,
        _when(session),
        _where(session),
        *([] if news else about),
        say("replies.ask"),
        *(Button(say("replies.button", reply=one.value), Give(session.id, at, one.value)) for one in CHOICES),
        *([Button(say("reminders.keep"), AboutSession(session.id, at))] if keeping else []),
        HOME,
        in_place=True,
    )


def _answered(session: Session, mine: Replied) -> Screen:
    """The reminder with the answer, and of the rest what still matters: five lines."""
    at, comes = minute(session), mine.reply is Reply.COMING
    late = Button(say("replies.be-late"), BeLate(session.id, at))
    return screen(
        _title(session),
        _when(session),
        *([] if mine.reply is Reply.NOT_COMING else [_where(session)]),
        *([] if mine.late or mine.reply is Reply.NOT_COMING else _bring(session)),
        say("replies.noted", reply="late" if mine.late else mine.reply.value),
        Button(say("replies.change"), Change(session.id, at)),
        *([late] if comes and not mine.late else []),
        HOME,
        in_place=True,
    )


def _title(session: Session) -> Text:
    return say("reminders.title", title=session.title)


def _when(session: Session) -> Text:
    return say("reminders.when", at=Moment(session.wall))


def _where(session: Session) -> Text:
    return say("reminders.where", place=session.place.name)


def _bring(session: Session) -> list[Text]:
    return [say("reminders.bring", bring=session.bring)] if session.bring else []
