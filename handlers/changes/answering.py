"""The answer to a new time: it stands under the news, can be changed, and is asked anew where it moved once more."""

from bot.domain.common import Role
from bot.domain.replies import CHOICES, Question, Reply, may_reply, minute, parse, question
from bot.domain.workshops import Session
from bot.ui.screen import HOME, Answer, Button, Moment, Screen, Text, say, screen
from bot.ui.turn import Turn
from handlers.changes.actions import Give, GiveAnew, router
from storage import enrolments, replies


@router.button(Give, Role.MEMBER)
def give(turn: Turn, wish: Give) -> Answer:
    """The answer, under the news."""
    session, reply = enrolments.session_of(turn.db, turn.here.id, turn.me.id, wish.session), parse(wish.reply)
    may_reply(session, turn.now)
    if question(session, turn.now, wish.at) is Question.MOVED:
        return _asking(session, say("replies.moved"))
    turn.emit(replies.give(turn.db, session, turn.me.id, reply, turn.now))
    return _answered(session, reply)


@router.button(GiveAnew, Role.MEMBER)
def give_anew(turn: Turn, wish: GiveAnew) -> Answer:
    """The question once more, until the session has begun."""
    session = enrolments.session_of(turn.db, turn.here.id, turn.me.id, wish.session)
    may_reply(session, turn.now)
    return _asking(session)


def answers_to(session: Session) -> list[Button]:
    """What can be said to a session at the time at which it is now."""
    at = minute(session)
    return [Button(say("replies.button", reply=one.value), Give(session.id, at, one.value)) for one in CHOICES]


def _asking(session: Session, *news: Text) -> Screen:
    return screen(*_about(session), *news, say("replies.ask"), *answers_to(session), HOME, in_place=True)


def _answered(session: Session, reply: Reply) -> Screen:
    again = Button(say("replies.change"), GiveAnew(session.id))
    return screen(*_about(session), say("replies.noted", reply=reply.value), again, HOME, in_place=True)


def _about(session: Session) -> list[Text]:
    return [say("changes.about-it", title=session.title), say("changes.is-on", at=Moment(session.wall))]
