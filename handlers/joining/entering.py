"""What whoever opens a link of the team sees: what is noted of them, and the question of their name."""

from dataclasses import replace

from bot.domain.common import Refused, Role
from bot.domain.events import CameBack, LinkRefused
from bot.domain.invitations import Invitation, Kind, Standing, still_open
from bot.domain.people import Person, clean_name
from bot.ui.screen import HOME, Answer, Button, Screen, Text, say, screen
from bot.ui.turn import Turn
from handlers.joining.actions import CallMe, Later, Naming, Otherwise, router
from handlers.joining.confirming import appoint, letter, role_of, welcome_screen
from storage import centres, invitations, people, roles

CONSENT = 1  # version of the text "joining.ask"


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
        appoint(turn, invitation, person.id)
        return welcome_screen(person, invitation)
    if invitation.issued_by is not None:
        turn.post(letter(invitation, "joining.confirm", invitation.issued_by, turn.now))
    return _waiting(turn, invitation)


def _about(turn: Turn, invitation: Invitation) -> Text:
    centre = centres.find(turn.db, invitation.centre or 0)
    return say("joining.ask", centre=centre.name, role=role_of(invitation))


def _waiting(turn: Turn, invitation: Invitation) -> Screen:
    inviter = people.find(turn.db, invitation.centre or 0, invitation.issued_by or 0)
    return screen(say("joining.waiting", name=inviter.name), HOME)
