"""Telephones: the personal link of somebody whom the centre knows, a new telephone, two people on one."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.common import Refused, Role
from bot.domain.events import OwnLinkOpened
from bot.domain.invitations import VALID, Invitation, Kind, Standing, spelt, standing
from bot.domain.journal import Deed
from bot.domain.letters import Letter
from bot.domain.people import Person
from bot.domain.roster import Member, Reach
from bot.domain.workshops import Session
from bot.ui.codec import Action
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Home, Moment, Screen, say, screen
from bot.ui.turn import Reader, Turn
from storage import centres, invitations, people, roles

router = Router("phones")


@dataclass(frozen=True)
class Link(Action, tag="ph.l"):
    """Get a link for somebody's telephone."""

    person: int


@dataclass(frozen=True)
class ItIsMe(Action, tag="ph.y"):
    """I am the person for whom the link was made."""

    invitation: int


@dataclass(frozen=True)
class NotMe(Action, tag="ph.n"):
    """I am somebody else."""

    invitation: int


@dataclass(frozen=True)
class Switch(Action, tag="ph.s"):
    """From now on it is this one of us who speaks."""

    person: int


@router.extends("roster.person", Role.COORDINATOR)
def on_the_card(_: Turn, member: Member, session: Session) -> Iterator[Button]:  # noqa: ARG001 - the card's session
    """A link, for who has no Telegram yet, or has another telephone."""
    has_one = member.reach is not Reach.WITHOUT
    yield Button(say("phones.link", again=int(has_one)), Link(member.person.id))


@router.extends("adding.done", Role.COORDINATOR)
def on_who_was_added(turn: Turn, person: Person) -> Iterator[Button]:
    """The same at once, where they have Telegram after all."""
    if not people.has_account(turn.db, person.id):
        yield Button(say("phones.link", again=0), Link(person.id))


@router.button(Link, Role.COORDINATOR)
def link(turn: Turn, wish: Link) -> Answer:
    """A message to be sent on. Links that were made before open nothing any more."""
    person = people.find(turn.db, turn.here.id, wish.person)
    turn.note(person.id, Deed.LINKED)
    invitations.take_back(turn.db, turn.here.id, person.id)
    here, valid = turn.here.id, VALID[Kind.PERSONAL]
    token = invitations.issue(
        turn.db, Kind.PERSONAL, turn.now, centre=here, person=person.id, issued_by=turn.me.id, valid=valid
    )
    address = f"https://t.me/{turn.bot_name}?start={Kind.PERSONAL}_{token}"
    until = Moment(turn.wall(turn.now + VALID[Kind.PERSONAL]))
    message = say("phones.forward", name=person.name, centre=turn.here.name, until=until, link=address)
    code = say("phones.code", name=person.name, code=spelt(invitations.code_of(turn.db, token)))
    return [screen(message), screen(say("phones.send-on", name=person.name), code, HOME)]


@router.on(OwnLinkOpened)
def opened(turn: Turn, event: OwnLinkOpened) -> Answer:
    """Is it they? On a telephone that speaks for somebody else of the centre, it is said so."""
    invitation = event.invitation
    person = _meant(turn, invitation)
    others = [one for one in _here(turn, person.centre) if one.id != person.id]
    shared = [say("phones.shared", other=others[0].name, name=person.name)] if others else []
    yes = Button(say("phones.yes", name=person.name), ItIsMe(invitation.id))
    centre = centres.find(turn.db, person.centre).name
    no = Button(say("phones.no"), NotMe(invitation.id))
    return screen(say("phones.ask", centre=centre, name=person.name), *shared, yes, no)


@router.button(ItIsMe, Role.ANYONE)
def it_is_me(turn: Turn, wish: ItIsMe) -> Answer:
    """This account speaks for them, and no other any more."""
    invitation = _mine(turn, wish.invitation)
    person, who = _meant(turn, invitation), turn.visitor
    people.unlink(turn.db, turn.bot, person.id, but=who.user)
    people.link(turn.db, turn.bot, who.user, who.chat, person.id, turn.now)
    people.heard(turn.db, turn.bot, who.user, turn.now)
    invitations.settle(turn.db, invitation)
    turn.recognise(people.find(turn.db, person.centre, person.id))
    turn.equip(person.id)
    return screen(say("phones.welcome", name=person.name), HOME)


@router.button(NotMe, Role.ANYONE)
def not_me(turn: Turn, wish: NotMe) -> Answer:
    """The link opens nothing any more: it went astray."""
    invitation = _mine(turn, wish.invitation)
    invitations.settle(turn.db, invitation)
    if invitation.issued_by is not None:
        about = {"person": _meant(turn, invitation).id}
        key = f"phones:astray:{invitation.id}"
        turn.post(Letter(key, "phones.astray", invitation.issued_by, turn.now, about))
    human = centres.find(turn.db, invitation.centre or 0).contact
    return screen(say("phones.astray", name=human.name, phone=human.phone), HOME)


@router.builder("phones.astray")
def went_astray(reader: Reader, person: int) -> Screen | None:
    """Whoever made the link hears of it: somebody still waits for theirs."""
    who = people.named(reader.db, reader.centre.id, {person}).get(person)
    if who is None or not roles.of(reader.db, reader.person.id) & Role.COORDINATOR:
        return None
    again = Button(say("phones.link", again=int(people.has_account(reader.db, person))), Link(person))
    return screen(say("phones.went-astray", name=who.name), again, HOME)


@router.entry(8, Role.MEMBER)
def entry(turn: Turn) -> Button | None:
    """Where two share a telephone: the other one."""
    others = [one for one in people.on_account(turn.db, turn.bot, turn.visitor.user) if one.id != turn.me.id]
    return Button(say("phones.switch", name=others[0].name), Switch(others[0].id)) if others else None


@router.button(Switch, Role.MEMBER)
def switch(turn: Turn, wish: Switch) -> Answer:
    """Somebody else holds the telephone."""
    person = people.behind(turn.db, turn.bot, turn.visitor.user, wish.person)
    if person is None:
        raise Refused("common.gone")
    turn.close()
    people.link(turn.db, turn.bot, turn.visitor.user, turn.visitor.chat, person.id, turn.now)
    turn.recognise(person)
    turn.equip(person.id)
    return turn.routes.buttons[Home].handle(turn, Home())


def _here(turn: Turn, centre: int) -> list[Person]:
    """Those of a centre whom this telephone speaks for."""
    return [one for one in people.on_account(turn.db, turn.bot, turn.visitor.user) if one.centre == centre]


def _meant(turn: Turn, invitation: Invitation) -> Person:
    """For whom a link was made."""
    return people.find(turn.db, invitation.centre or 0, invitation.person or 0)


def _mine(turn: Turn, number: int) -> Invitation:
    """A link of somebody's own that this account opened, and that still stands."""
    invitation = invitations.find(turn.db, number, user=turn.visitor.user)
    if not invitation.is_own or standing(invitation, invitation.opener or "", turn.now) is not Standing.VALID:
        raise Refused("phones.over")
    return invitation
