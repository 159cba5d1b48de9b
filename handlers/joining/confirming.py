"""What whoever invited does: says yes or no, from the letter or from their day."""

from collections.abc import Iterator
from datetime import datetime

from bot.domain.common import Refused, Role
from bot.domain.events import Appointed, DayWentOn, Dismissed
from bot.domain.invitations import Invitation, to_confirm
from bot.domain.journal import Deed
from bot.domain.letters import Letter
from bot.domain.people import Person
from bot.ui.screen import HOME, Answer, Button, Screen, Text, say, screen
from bot.ui.today import Todo
from bot.ui.turn import Reader, Turn
from handlers.joining.actions import AskAgain, Confirm, Decline, router
from storage import invitations, partners, people, roles, workshops

ROLES = {Role.HOST: "host", Role.PARTNER: "partner"}  # as the texts tell them apart


@router.button(Confirm, Role.COORDINATOR)
def confirm(turn: Turn, wish: Confirm) -> Answer:
    """The role counts from now on."""
    invitation = invitations.find(turn.db, wish.invitation, centre=turn.here.id)
    person = to_confirm(invitation, turn.me.id)
    appoint(turn, invitation, person)
    turn.note(person, Deed.ENTRUSTED)
    turn.post(letter(invitation, "joining.welcome", person, turn.now))
    return _answered(turn, invitation, say("joining.confirmed"))


@router.button(Decline, Role.COORDINATOR)
def decline(turn: Turn, wish: Decline) -> Answer:
    """The link is spent, and nothing was given."""
    invitation = invitations.find(turn.db, wish.invitation, centre=turn.here.id)
    person = to_confirm(invitation, turn.me.id)
    invitations.settle(turn.db, invitation)
    turn.post(letter(invitation, "joining.declined", person, turn.now))
    turn.emit(DayWentOn())
    return _answered(turn, invitation, say("joining.refused"))


@router.on(Dismissed)
def dismissed(turn: Turn, event: Dismissed) -> None:
    """Whoever coordinates no more confirms nobody: their open links end, and who waited for them is told."""
    if event.role is not Role.COORDINATOR:
        return
    for invitation in invitations.unsettled(turn.db, turn.here.id, event.person):
        invitations.settle(turn.db, invitation)
        if invitation.person is not None:
            turn.post(letter(invitation, "joining.declined", invitation.person, turn.now))


@router.today(40)
def today(reader: Reader) -> Iterator[Todo]:
    """Those whom I invited and who wait for my yes."""
    for invitation in invitations.unsettled(reader.db, reader.centre.id, reader.person.id):
        if invitation.person is not None:
            name = people.find(reader.db, reader.centre.id, invitation.person).name
            see = Button(say("joining.answer", name=name), AskAgain(invitation.id))
            yield Todo(say("joining.today", name=name), see)


@router.button(AskAgain, Role.COORDINATOR)
def ask_again(turn: Turn, wish: AskAgain) -> Answer:
    """The question once more, from the coordinator's day."""
    invitation = invitations.find(turn.db, wish.invitation, centre=turn.here.id)
    to_confirm(invitation, turn.me.id)
    return _question(turn.reader, invitation.id)


@router.builder("joining.confirm")
def ask_inviter(reader: Reader, invitation: int) -> Screen | None:
    """Is it the right person? Asked as long as it was not answered."""
    return _question(reader, invitation)


def _question(reader: Reader, invitation: int) -> Screen | None:
    asked = invitations.find(reader.db, invitation, centre=reader.centre.id)
    if asked.settled or asked.person is None:
        return None
    question = _opened_by(people.find(reader.db, reader.centre.id, asked.person), asked)
    yes = Button(say("joining.yes"), Confirm(invitation))
    return screen(question, say("joining.right-person"), yes, Button(say("joining.no"), Decline(invitation)))


@router.builder("joining.welcome")
def welcome(reader: Reader, invitation: int) -> Screen:
    """The yes of whoever invited."""
    joined = invitations.find(reader.db, invitation, centre=reader.centre.id)
    return welcome_screen(reader.person, joined)


@router.builder("joining.declined")
def declined(reader: Reader, invitation: int) -> Screen:  # noqa: ARG001 - the same for every invitation
    """The no of whoever invited, with somebody to call."""
    human = reader.centre.contact
    return screen(say("joining.declined", name=human.name, phone=human.phone), HOME)


def appoint(turn: Turn, invitation: Invitation, person: int) -> None:
    """The role that a link offers is theirs from now on."""
    centre, role = invitation.centre, invitation.role
    if centre is None or role is None:
        raise Refused("common.gone")
    roles.appoint(turn.db, centre, person, role, turn.now)
    if invitation.host is not None:
        workshops.lead(turn.db, centre, invitation.host, person)
    if invitation.partner is not None:
        partners.entrust(turn.db, centre, invitation.partner, person)
    invitations.settle(turn.db, invitation)
    turn.emit(Appointed(person, role, invitation.issued_by))


def letter(invitation: Invitation, builder: str, person: int, now: datetime) -> Letter:
    """Both have asked for it: the one by inviting, the other by saying yes."""
    key = f"invitation:{invitation.id}:{builder}:person:{person}"
    return Letter(key, builder, person, now, {"invitation": invitation.id}, asked=True)


def _opened_by(person: Person, invitation: Invitation) -> Text:
    return say("joining.opened", name=person.name, role=role_of(invitation))


def _answered(turn: Turn, invitation: Invitation, answer: Text) -> Screen:
    """The letter keeps its text and gains the answer."""
    person = people.find(turn.db, turn.here.id, invitation.person or 0)
    return screen(_opened_by(person, invitation), answer, HOME, in_place=True)


def welcome_screen(person: Person, invitation: Invitation) -> Screen:
    """What somebody who has a role reads first."""
    return screen(say("joining.welcome", name=person.name, role=role_of(invitation)), HOME)


def role_of(invitation: Invitation) -> str:
    """The role that a link offers, as the texts tell it."""
    return ROLES.get(invitation.role or Role.COORDINATOR, "coordinator")
