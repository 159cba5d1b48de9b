"""The question after a no, and the answer by picture; what the coordinator sees of it."""

from collections.abc import Iterator

from bot.domain import reasons as rules
from bot.domain.common import Refused, Role
from bot.domain.events import Attended, RepliedTo
from bot.domain.journal import Deed
from bot.domain.reasons import Help, Reason
from bot.domain.replies import Reply
from bot.domain.roster import Member
from bot.domain.workshops import Session
from bot.ui.screen import HOME, Answer, Button, Home, Moment, Text, say, screen
from bot.ui.turn import Turn
from handlers.reasons.actions import Ask, Tell, router
from storage import attendance, enrolments, replies, workshops
from storage import reasons as store


def pictures(session: int) -> list[Button]:
    """A button a reason."""
    return [Button(say("reasons.because", reason=one.value), Tell(session, one.value)) for one in Reason]


@router.on(RepliedTo)
def replied(turn: Turn, event: RepliedTo) -> Answer:
    """Who says no is asked, once; who comes after all has no reason any more."""
    mine = replies.one(turn.db, event.session, event.person)
    if mine is None or mine.reply is not Reply.NOT_COMING:
        if mine is None or mine.entered_by is None:  # what was entered for them may be annulled
            store.forget(turn.db, event.session, event.person)
        return None
    session = workshops.session(turn.db, turn.here.id, event.session)
    if event.person != turn.me.id or not store.ask(turn.db, session, turn.me.id, turn.now):
        return None
    store.unwish(turn.db, session.id, turn.me.id, Help.LIFT)  # it was for coming; it is offered again after the reason
    return screen(say("reasons.why"), say("reasons.who-reads"), *pictures(session.id), HOME)


@router.on(Attended)
def attended(turn: Turn, event: Attended) -> None:
    """Who is absent is written to the next morning; who was there after all has no reason any more."""
    mark = attendance.one(turn.db, event.session, event.person)
    given = replies.one(turn.db, event.session, event.person)
    if not rules.stands(given, mark.mark if mark else None):
        store.forget(turn.db, event.session, event.person)
    if mark is None or not rules.missed(given, mark.mark):
        return
    session = workshops.session(turn.db, turn.here.id, event.session)
    if letter := rules.letter(session, event.person, turn.now, turn.here.zone):
        turn.post(letter)


@router.button(Tell, Role.MEMBER)
def tell(turn: Turn, wish: Tell) -> Answer:
    """Keep why, and offer help."""
    session, reason = _mine(turn, wish.session), rules.parse_reason(wish.reason)
    store.tell(turn.db, session, turn.me.id, reason, turn.now)
    ahead = _ahead(turn, session)
    lift = [Button(say("reasons.ask-lift"), Ask(ahead.id, rules.Help.LIFT.value))] if ahead else []
    return screen(
        say("reasons.thanks", said=int(reason is not Reason.UNSAID)),
        *([say("reasons.awaited", at=Moment(ahead.wall))] if ahead and ahead.id != session.id else []),
        say("reasons.help"),
        *lift,
        Button(say("reasons.ask-call"), Ask(session.id, rules.Help.CALL.value)),
        Button(say("reasons.no-help"), Home()),
        in_place=True,
    )


@router.extends("roster.person", Role.COORDINATOR)
def on_card(turn: Turn, *, member: Member, session: Session) -> Iterator[Text]:
    """On somebody's card, as long as it is true; who looks is noted."""
    person = member.person.id
    reason = standing(turn, session, person)
    if reason is not None:
        turn.note(person, Deed.LOOKED)
        yield say("reasons.of-person", number=session.number, reason=reason.value)


def standing(turn: Turn, session: Session, person: int) -> Reason | None:
    """Why somebody does not come, as long as they do not."""
    mark = attendance.one(turn.db, session.id, person)
    given = replies.one(turn.db, session.id, person)
    return store.told(turn.db, session, person) if rules.stands(given, mark.mark if mark else None) else None


def _mine(turn: Turn, number: int) -> Session:
    """A session of one's own to which one does not come, or did not."""
    session = enrolments.session_of(turn.db, turn.here.id, turn.me.id, number)
    mark = attendance.one(turn.db, session.id, turn.me.id)
    if not rules.stands(replies.one(turn.db, session.id, turn.me.id), mark.mark if mark else None):
        raise Refused("reasons.over")
    return session


def _ahead(turn: Turn, session: Session) -> Session | None:
    """The session that a lift would be for: this one, or the next where it has begun."""
    if not session.cancelled and turn.now < session.starts:
        return session
    return rules.next_one(workshops.sessions_of(turn.db, session.workshop), turn.now)
