"""Joining the team: a link of the staff or of the terminal, a name, and the yes of whoever invited."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.common import Refused, Role
from bot.domain.events import Appointed, CameBack, DayWentOn, Dismissed, LinkRefused
from bot.domain.invitations import Invitation, Kind, Standing, still_open, to_confirm
from bot.domain.letters import Letter
from bot.domain.people import Person, clean_name
from bot.ui.codec import Action, Draft
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Screen, Text, say, screen
from bot.ui.today import Todo
from bot.ui.turn import Reader, Turn
from storage import centres, invitations, partners, people, roles, workshops

router = Router("joining")

ROLES = {Role.HOST: "host", Role.PARTNER: "partner"}  # as the texts tell them apart
CONSENT = 1  # version of the text "joining.ask"


@dataclass(frozen=True)
class CallMe(Action, tag="jo.n"):
    """The name on the button is mine."""

    invitation: int


@dataclass(frozen=True)
class Otherwise(Action, tag="jo.o"):
    """Another name, typed next."""

    invitation: int


@dataclass(frozen=True)
class Later(Action, tag="jo.l"):
    """Not now."""


@dataclass(frozen=True)
class Confirm(Action, tag="jo.y"):
    """It is the person whom I invited."""

    invitation: int


@dataclass(frozen=True)
class AskAgain(Action, tag="jo.a"):
    """Who is it?"""

    invitation: int


@dataclass(frozen=True)
class Decline(Action, tag="jo.d"):
    """It is somebody else."""

    invitation: int


@dataclass(frozen=True)
class Naming(Draft, name="joining"):
    """The name is being typed, or (not `typing`) a button is expected."""

    invitation: int
    typing: bool


@router.start(Kind.STAFF)
def staff(turn: Turn, token: str) -> Answer:
    """A link for a host or a coordinator."""
    return _open(turn, Kind.STAFF, token)


@router.start(Kind.TERMINAL)
def terminal(turn: Turn, token: str) -> Answer:
    """A link from the terminal, for an operator or a coordinator."""
    return _open(turn, Kind.TERMINAL, token)


@router.button(CallMe, Role.ANYONE)
def call_me(turn: Turn, wish: CallMe) -> Answer:
    """The name that was offered."""
    invitation = _mine(turn, wish.invitation)
    known = _known(turn, invitation)
    return _join(turn, invitation, known.name if known else turn.visitor.first_name)


@router.on(CameBack)
def came_back(turn: Turn, _: CameBack) -> Answer:
    """The question that was open when they left, as long as the link stands."""
    if not isinstance(turn.draft, Naming):
        return None
    try:
        return _ask(turn, _mine(turn, turn.draft.invitation))
    except Refused:
        turn.close()
        return None


@router.button(Otherwise, Role.ANYONE)
def otherwise(turn: Turn, wish: Otherwise) -> Answer:
    """Another name."""
    turn.open(Naming(_mine(turn, wish.invitation).id, typing=True))
    return screen(say("joining.type-name"), Button(say("joining.not-now"), Later()))


@router.text(Naming, Role.ANYONE)
def typed(turn: Turn, draft: Naming, text: str) -> Answer:
    """The name; or something where a button was expected."""
    invitation = _mine(turn, draft.invitation)
    if draft.typing:
        return _join(turn, invitation, text)
    asked = _ask(turn, invitation)
    return replace(asked, lines=(say("joining.tap-please"), *asked.lines))


@router.button(Later, Role.ANYONE)
def later(turn: Turn, _: Later) -> Answer:
    """The link stays open for its time."""
    turn.close()
    return screen(say("joining.later"), HOME)


@router.button(Confirm, Role.COORDINATOR)
def confirm(turn: Turn, wish: Confirm) -> Answer:
    """The role counts from now on."""
    invitation = invitations.find(turn.db, wish.invitation, centre=turn.here.id)
    person = to_confirm(invitation, turn.me.id)
    _appoint(turn, invitation, person)
    turn.post(_letter(invitation, "joining.welcome", person, turn.now))
    return _answered(turn, invitation, say("joining.confirmed"))


@router.button(Decline, Role.COORDINATOR)
def decline(turn: Turn, wish: Decline) -> Answer:
    """The link is spent, and nothing was given."""
    invitation = invitations.find(turn.db, wish.invitation, centre=turn.here.id)
    person = to_confirm(invitation, turn.me.id)
    invitations.settle(turn.db, invitation)
    turn.post(_letter(invitation, "joining.declined", person, turn.now))
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
            turn.post(_letter(invitation, "joining.declined", invitation.person, turn.now))


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
    return ask_inviter(turn.reader, invitation.id)


@router.builder("joining.confirm")
def ask_inviter(reader: Reader, invitation: int) -> Screen | None:
    """Is it the right person? Asked as long as it was not answered."""
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
    return _welcome(reader.person, joined)


@router.builder("joining.declined")
def declined(reader: Reader, invitation: int) -> Screen:  # noqa: ARG001 - the same for every invitation
    """The no of whoever invited, with somebody to call."""
    human = reader.centre.contact
    return screen(say("joining.declined", name=human.name, phone=human.phone), HOME)


def _open(turn: Turn, kind: Kind, token: str) -> Answer:
    who = turn.visitor
    stands, found = invitations.try_token(turn.db, kind, token, turn.now, turn.bot, who.chat, who.user)
    if stands is not Standing.VALID or found is None:
        turn.emit(LinkRefused(stands))
        return None
    if turn.person is not None and turn.person.id == found.issued_by:
        return screen(say("joining.own"), HOME)
    invitations.bind(turn.db, found, who.user)
    if found.role is Role.OPERATOR:
        roles.operate(turn.db, turn.bot, who.user, who.chat, turn.language)
        invitations.settle(turn.db, found)
        return screen(say("joining.operator"), HOME)
    return _waiting(turn, found) if found.person is not None else _ask(turn, found)


def _mine(turn: Turn, number: int) -> Invitation:
    """A link that this account opened, and that still stands."""
    invitation = invitations.find(turn.db, number, user=turn.visitor.user)
    still_open(invitation, turn.now)
    return invitation


def _known(turn: Turn, invitation: Invitation) -> Person | None:
    """Who the account is in the centre that invites."""
    return people.belongs(turn.db, turn.bot, turn.visitor.user, invitation.centre or 0)


def _ask(turn: Turn, invitation: Invitation) -> Screen:
    """What is noted, and the name to be shown."""
    turn.open(Naming(invitation.id, typing=False))
    known = _known(turn, invitation)
    mine = [Button(say("joining.name", name=name), CallMe(invitation.id)) for name in _offered(turn, known)]
    other = [] if known else [Button(say("joining.other-name"), Otherwise(invitation.id))]
    return screen(
        _about(turn, invitation), say("joining.ask-name"), *mine, *other, Button(say("joining.not-now"), Later())
    )


def _offered(turn: Turn, known: Person | None) -> list[str]:
    """The name that they have in the centre, or on Telegram where it can be read."""
    try:
        return [known.name if known else clean_name(turn.visitor.first_name)]
    except Refused:
        return []


def _join(turn: Turn, invitation: Invitation, name: str) -> Answer:
    db, centre = turn.db, invitation.centre or 0
    known, about = _known(turn, invitation), _about(turn, invitation)
    person = known or people.add(db, centre, clean_name(name), turn.language, turn.now)
    people.link(db, turn.bot, turn.visitor.user, turn.visitor.chat, person.id, turn.now)
    turn.recognise(person)
    turn.consent("team", about, granted=True, version=CONSENT)
    invitations.claim(db, invitation, person.id)
    turn.close()
    if invitation.kind is Kind.TERMINAL:
        _appoint(turn, invitation, person.id)
        return _welcome(person, invitation)
    if invitation.issued_by is not None:
        turn.post(_letter(invitation, "joining.confirm", invitation.issued_by, turn.now))
    return _waiting(turn, invitation)


def _appoint(turn: Turn, invitation: Invitation, person: int) -> None:
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


def _letter(invitation: Invitation, builder: str, person: int, now: datetime) -> Letter:
    """Both have asked for it: the one by inviting, the other by saying yes."""
    key = f"invitation:{invitation.id}:{builder}:person:{person}"
    return Letter(key, builder, person, now, {"invitation": invitation.id}, asked=True)


def _about(turn: Turn, invitation: Invitation) -> Text:
    centre = centres.find(turn.db, invitation.centre or 0)
    return say("joining.ask", centre=centre.name, role=_role(invitation))


def _waiting(turn: Turn, invitation: Invitation) -> Screen:
    inviter = people.find(turn.db, invitation.centre or 0, invitation.issued_by or 0)
    return screen(say("joining.waiting", name=inviter.name), HOME)


def _opened_by(person: Person, invitation: Invitation) -> Text:
    return say("joining.opened", name=person.name, role=_role(invitation))


def _answered(turn: Turn, invitation: Invitation, answer: Text) -> Screen:
    """The letter keeps its text and gains the answer."""
    person = people.find(turn.db, turn.here.id, invitation.person or 0)
    return screen(_opened_by(person, invitation), answer, HOME, in_place=True)


def _welcome(person: Person, invitation: Invitation) -> Screen:
    return screen(say("joining.welcome", name=person.name, role=_role(invitation)), HOME)


def _role(invitation: Invitation) -> str:
    return ROLES.get(invitation.role or Role.COORDINATOR, "coordinator")
