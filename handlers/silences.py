"""Silences: whom to call about a session that they have not answered, and what they then say."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.domain import reminders
from bot.domain.centres import Centre
from bot.domain.common import Role
from bot.domain.journal import Deed
from bot.domain.people import Person
from bot.domain.reminders import Silence
from bot.domain.replies import CHOICES, Question, minute, parse, question
from bot.domain.times import Window
from bot.domain.workshops import Session
from bot.ui.calls import Call
from bot.ui.codec import Action
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Moment, say, screen
from bot.ui.turn import Turn
from storage import enrolments, people, replies, workshops
from storage import reminders as store

router = Router("silences")


@dataclass(frozen=True)
class Enter(Action, tag="si"):
    """Enter somebody's answer for a session that starts at a minute."""

    session: int
    at: int
    person: int
    reply: str


@router.calls
def silent(db: Connection, centre: Centre, now: datetime) -> Iterator[Call]:
    """Those who have said nothing of a session to come, the next session first."""
    for session in workshops.sessions_between(db, Window(now, now + reminders.FURTHEST)):
        if session.centre != centre.id:
            continue
        members = store.members(db, session, now)
        known = {one.id: one for one in enrolments.members(db, session.workshop)}
        for silence in reminders.silences(session, centre, members, known, now):
            yield _call(session, silence)


@router.button(Enter, Role.COORDINATOR)
def enter(turn: Turn, wish: Enter) -> Answer:
    """Keep what somebody said on the phone; it counts like their own answer."""
    person = people.find(turn.db, turn.here.id, wish.person)
    session = enrolments.session_of(turn.db, turn.here.id, person.id, wish.session)
    reply = parse(wish.reply)
    if question(session, turn.now, wish.at) is Question.MOVED:
        return screen(say("silences.moved", name=person.name, at=Moment(session.wall)), _row(session, person.id), HOME)
    turn.note(person.id, Deed.ANSWERED_FOR)
    turn.emit(replies.give(turn.db, session, person.id, reply, turn.now, entered_by=turn.me.id))
    return _entered(session, person, reply.value)


def _entered(session: Session, person: Person, reply: str) -> Answer:
    told = say("silences.noted", name=person.name, reply=reply, at=Moment(session.wall))
    return screen(told, _row(session, person.id), HOME)


def _call(session: Session, silence: Silence) -> Call:
    why = silence.why.value
    reason = say("silences.reason", why=why, title=session.title, at=Moment(session.wall))
    key = f"session:{session.id}:silent:person:{silence.person}:{reminders.stamp(session)}"
    return Call(key, silence.person, reason, silence.since, (_row(session, silence.person),))


def _row(session: Session, person: int) -> tuple[Button, ...]:
    at = minute(session)
    return tuple(
        Button(say("silences.button", reply=one.value), Enter(session.id, at, person, one.value)) for one in CHOICES
    )
