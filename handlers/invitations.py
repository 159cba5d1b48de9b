"""The doors: a link of a partner, a personal one, none at all; and a way on where a link does not open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from bot.domain.centres import Centre
from bot.domain.common import Refused, Role
from bot.domain.events import CameBack, Enrolled, Invited, LinkRefused, OwnLinkOpened
from bot.domain.invitations import Invitation, Kind, Standing, code_in
from bot.domain.workshops import Workshop
from bot.ui.codec import Action
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Contact, Home, say, screen
from bot.ui.turn import Said, Turn
from storage import centres, invitations, workshops

router = Router("invitations")
router.interrupt(lambda text: code_in(text) is not None, spare=Role.COORDINATOR)  # typed from a poster, at any question


@dataclass(frozen=True)
class Choose(Action, tag="in.w"):
    """One of several workshops; `partner` is 0 for nobody."""

    workshop: int
    partner: int


@router.start("")
def start(turn: Turn, payload: str) -> Answer:
    """No link: on where they stopped, the menu, or the way in. A payload of no known kind is a link that is unknown."""
    if code := code_in(payload):
        return _type_in(turn, code)
    if payload:
        turn.emit(LinkRefused(Standing.UNKNOWN))
        return None
    turn.emit(CameBack())
    if turn.parts:
        return None
    if turn.person is not None:
        return turn.routes.buttons[Home].handle(turn, Home())
    return _way_in(turn, workshops.open_ones(turn.db), centres.everyone(turn.db))


@router.start(Kind.PARTNER)
def partner(turn: Turn, token: str) -> Answer:
    """A partner's link leads to whatever their centre has open."""
    return _open(turn, Kind.PARTNER, token)


@router.start(Kind.PERSONAL)
def personal(turn: Turn, token: str) -> Answer:
    """A personal link is bound to the account that opens it first."""
    return _open(turn, Kind.PERSONAL, token)


@router.stray(Role.ANYONE)
def typed(turn: Turn, said: Said) -> Answer:
    """A code from a poster, typed as it is."""
    code = code_in(said.text) if said.kind == "text" else None
    return None if code is None else _type_in(turn, code) or ()


@router.button(Choose, Role.ANYONE)
def choose(turn: Turn, wish: Choose) -> Answer:
    """The workshop that somebody would like to see."""
    chosen = next((one for one in workshops.open_ones(turn.db) if one.id == wish.workshop), None)
    if chosen is None:
        raise Refused("invitations.closed")
    turn.emit(Invited(chosen.centre, chosen.id, wish.partner or None))
    return None


@router.on(LinkRefused)
def refused(turn: Turn, event: LinkRefused) -> Answer:
    """A kind sentence, then the way on for somebody without a link."""
    turn.show(screen(say("invitations.refused", why=event.why.value, code=int(event.is_code))))
    if turn.person is not None:
        return turn.routes.buttons[Home].handle(turn, Home())
    return _way_in(turn, workshops.open_ones(turn.db), centres.everyone(turn.db))


@router.on(Enrolled)
def identified(turn: Turn, event: Enrolled) -> Answer:
    """Whose personal link it was is known now, so that it goes when they are erased."""
    if turn.person is not None and turn.person.id == event.person:
        invitations.identify(turn.db, turn.visitor.user, event.person)
    return None


@router.nightly("invitations")
def forget(db: Connection, now: datetime, night: date) -> None:  # noqa: ARG001 - the night is the same for all
    """Old links and guesses."""
    invitations.forget(db, now)


def _open(turn: Turn, kind: Kind, token: str) -> Answer:
    who = turn.visitor
    return _enter(turn, *invitations.try_token(turn.db, kind, token, turn.now, turn.bot, who.chat, who.user))


def _type_in(turn: Turn, code: str) -> Answer:
    """What eight letters open, like the link that has them."""
    who = turn.visitor
    tried = invitations.try_code(turn.db, code, turn.now, turn.bot, who.chat, who.user)
    return _enter(turn, *tried, is_code=True)


def _enter(turn: Turn, stands: Standing, found: Invitation | None, *, is_code: bool = False) -> Answer:
    if stands is not Standing.VALID or found is None or found.centre is None:
        turn.emit(LinkRefused(stands, is_code))
        return None
    if turn.person is not None and turn.person.id == found.issued_by:
        return screen(say("invitations.own"), HOME)
    if found.kind is Kind.PERSONAL:
        invitations.bind(turn.db, found, turn.visitor.user)
        if found.is_own:
            turn.emit(OwnLinkOpened(found))
            return None
    offered = [one for one in workshops.open_ones(turn.db) if _leads_to(found, one)]
    return _way_in(turn, offered, [centres.find(turn.db, found.centre)], found.partner)


def _leads_to(invitation: Invitation, workshop: Workshop) -> bool:
    return workshop.centre == invitation.centre and invitation.workshop in (None, workshop.id)


def _way_in(turn: Turn, offered: Sequence[Workshop], hosts: Sequence[Centre], partner: int | None = None) -> Answer:
    """The one open workshop, the choice among several, or somebody to call."""
    calls = [
        say(
            "invitations.call", centre=one.name, name=one.contact.name, phone=one.contact.phone, hours=one.contact.hours
        )
        for one in hosts
    ]
    if not offered:
        cards = [Contact(one.contact.phone, one.contact.name) for one in hosts]
        return [screen(say("invitations.nothing-open"), *calls), *cards]
    if len(offered) > 1:
        names = {one.id: one.name for one in centres.everyone(turn.db)}
        return screen(say("invitations.several"), *calls, *(_choice(one, names, partner) for one in offered))
    turn.emit(Invited(offered[0].centre, offered[0].id, partner))
    return None


def _choice(workshop: Workshop, names: dict[int, str], partner: int | None) -> Button:
    label = say("invitations.choice", title=workshop.title, centre=names[workshop.centre])
    return Button(label, Choose(workshop.id, partner or 0))
