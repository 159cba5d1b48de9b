"""What a coordinator entered for somebody was a mistake: it is annulled, and what they had said themselves is again."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.common import Role
from bot.domain.journal import Deed
from bot.domain.replies import Question, question
from bot.domain.roster import Member
from bot.domain.workshops import Session
from bot.ui.codec import Action
from bot.ui.roster import ShowPerson
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Moment, say, screen
from bot.ui.turn import Turn
from storage import people, replies, workshops

router = Router("annulling")


@dataclass(frozen=True)
class Annul(Action, tag="ro.x"):
    """Annul what was entered for somebody."""

    person: int
    session: int


@router.extends("roster.person", Role.COORDINATOR)
def entered(turn: Turn, *, member: Member, session: Session) -> Iterator[Button]:
    """On somebody's card, where the answer for its session was entered for them."""
    given = replies.one(turn.db, session.id, member.person.id)
    if given is not None and given.entered_by and question(session, turn.now) is Question.OPEN:
        yield Button(say("annulling.annul"), Annul(member.person.id, session.id))


@router.button(Annul, Role.COORDINATOR)
def annul(turn: Turn, wish: Annul) -> Answer:
    """Nothing entered is left; pressed again, it says so."""
    person = people.find(turn.db, turn.here.id, wish.person)
    session = workshops.session(turn.db, turn.here.id, wish.session)
    turn.emit(replies.annul(turn.db, session, person.id, turn.now))
    turn.note(person.id, Deed.ANSWERED_FOR)
    own = replies.one(turn.db, session.id, person.id)
    says = own.reply.value if own else "silent"
    return screen(
        say("annulling.done", name=person.name, at=Moment(session.wall)),
        say("annulling.own", reply=says),
        Button(say("annulling.see", name=person.name), ShowPerson(person.id, session.id)),
        HOME,
    )
