"""Inviting: the coordinator gets a link for a partner, for somebody, for a host or for another coordinator."""

from dataclasses import dataclass, replace
from typing import Any

from bot.domain.common import Refused, Role
from bot.domain.invitations import VALID, Kind, masked, spelt
from bot.domain.workshops import Workshop
from bot.ui.codec import Action
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Moment, Screen, Text, say, screen
from bot.ui.turn import Turn
from storage import invitations, workshops
from storage.partners import count as counted

router = Router("inviting")


@dataclass(frozen=True)
class Invite(Action, tag="iv"):
    """Whom?"""


@dataclass(frozen=True)
class Partners(Action, tag="iv.p"):
    """By a partner: which?"""


@dataclass(frozen=True)
class Partner(Action, tag="iv.pl"):
    """A partner's link and count."""

    partner: int


@dataclass(frozen=True)
class Thank(Action, tag="iv.pt"):
    """A message for the partner, with what they may know."""

    partner: int


@dataclass(frozen=True)
class AskRevoke(Action, tag="iv.pa"):
    """Take a partner's link back: really?"""

    partner: int


@dataclass(frozen=True)
class Revoke(Action, tag="iv.pr"):
    """Yes, this one: the next link is another wish."""

    partner: int
    serial: int


@dataclass(frozen=True)
class Somebody(Action, tag="iv.i"):
    """A personal link; `workshop` is 0 for the one that is open."""

    workshop: int


@dataclass(frozen=True)
class Hosts(Action, tag="iv.h"):
    """A host: which?"""


@dataclass(frozen=True)
class Entrust(Action, tag="iv.pe"):
    """A link for somebody who speaks for a partner."""

    partner: int


@dataclass(frozen=True)
class Host(Action, tag="iv.hl"):
    """A link for a host of the programme."""

    host: int


@dataclass(frozen=True)
class Colleague(Action, tag="iv.c"):
    """A link for another coordinator."""


@router.entry(24, Role.COORDINATOR)
def entry(_: Turn) -> Button:
    """Where inviting begins."""
    return Button(say("inviting.open"), Invite())


@router.button(Invite, Role.COORDINATOR)
def invite(_: Turn, __: Invite) -> Answer:
    """The four kinds of links."""
    kinds = (
        Button(say("inviting.somebody"), Somebody(0)),
        Button(say("inviting.partners"), Partners()),
        Button(say("inviting.hosts"), Hosts()),
        Button(say("inviting.colleague"), Colleague()),
    )
    return screen(say("inviting.whom"), *kinds, HOME)


@router.button(Partners, Role.COORDINATOR)
def partners(turn: Turn, _: Partners) -> Answer:
    """The partners of the programme."""
    known = workshops.partners_of(turn.db, turn.here.id)
    choices = [Button(say("inviting.for-partner", name=name), Partner(number)) for number, name in known]
    return screen(say("inviting.which-partner"), *choices, _back(), HOME)


@router.button(Partner, Role.COORDINATOR)
def partner(turn: Turn, wish: Partner) -> Answer:
    """A message to be sent on, then the exact count for the team."""
    name = workshops.partner_name(turn.db, turn.here.id, wish.partner)
    about = say("inviting.partner", name=name, count=_count(turn, wish.partner))
    thank = Button(say("inviting.thank"), Thank(wish.partner))
    entrust = Button(say("inviting.entrust"), Entrust(wish.partner))
    revoke = Button(say("inviting.revoke"), AskRevoke(wish.partner))
    token = _partner_token(turn, wish.partner)
    code = say("inviting.code", code=spelt(invitations.code_of(turn.db, token)))
    papers = turn.extras("inviting.partner", partner=wish.partner)
    return [
        screen(_forward(turn, _open_ones(turn), _link(turn, Kind.PARTNER, token))),
        screen(about, code, thank, *papers, entrust, revoke, HOME),
    ]


@router.button(Entrust, Role.COORDINATOR)
def entrust(turn: Turn, wish: Entrust) -> Answer:
    """A link for somebody who speaks for a partner, and may see its masked count."""
    workshops.partner_name(turn.db, turn.here.id, wish.partner)  # refuses the partners of other centres
    return _for_team(turn, _issue(turn, Kind.STAFF, partner=wish.partner, role=Role.PARTNER))


@router.button(Thank, Role.COORDINATOR)
def thank(turn: Turn, wish: Thank) -> Answer:
    """What the partner may read: running totals in steps of five."""
    workshops.partner_name(turn.db, turn.here.id, wish.partner)  # refuses the partners of other centres
    count = masked(_count(turn, wish.partner))
    link = _link(turn, Kind.PARTNER, _partner_token(turn, wish.partner))
    return [screen(say("inviting.thanks", centre=turn.here.name, count=count, link=link)), _send_on()]


@router.button(AskRevoke, Role.COORDINATOR)
def ask_revoke(turn: Turn, wish: AskRevoke) -> Answer:
    """What revoking means."""
    name = workshops.partner_name(turn.db, turn.here.id, wish.partner)
    known = invitations.of_partner(turn.db, wish.partner)
    yes = Button(say("inviting.revoke-yes"), Revoke(wish.partner, known.serial if known else 0))
    return screen(say("inviting.revoke-sure", name=name), yes, Button(say("inviting.keep"), Partner(wish.partner)))


@router.button(Revoke, Role.COORDINATOR)
def revoke(turn: Turn, wish: Revoke) -> Answer:
    """Posters and messages with the old link open nothing any more. Pressed twice, it is done once."""
    name = workshops.partner_name(turn.db, turn.here.id, wish.partner)
    known = invitations.of_partner(turn.db, wish.partner)
    if known is not None and known.serial == wish.serial:
        invitations.revoke(turn.db, known)
    return screen(say("inviting.revoked", name=name), Button(say("inviting.new-link"), Partner(wish.partner)), HOME)


@router.button(Somebody, Role.COORDINATOR)
def somebody(turn: Turn, wish: Somebody) -> Answer:
    """A personal link to one workshop."""
    offered = [one for one in _open_ones(turn) if wish.workshop in (0, one.id)]
    if not offered:
        raise Refused("inviting.nothing-open")
    if len(offered) > 1:
        choices = [Button(say("inviting.workshop", title=one.title), Somebody(one.id)) for one in offered]
        return screen(say("inviting.which-workshop"), *choices, _back(), HOME)
    token = _token(turn, Kind.PERSONAL, workshop=offered[0].id)
    code = say("inviting.code", code=spelt(invitations.code_of(turn.db, token)))
    on = _send_on(Kind.PERSONAL)
    return [
        screen(_forward(turn, offered, _link(turn, Kind.PERSONAL, token))),
        replace(on, lines=(*on.lines, code)),
    ]


@router.button(Hosts, Role.COORDINATOR)
def hosts(turn: Turn, _: Hosts) -> Answer:
    """The hosts whom the programme names and who do not use the bot yet."""
    absent = [one for one in workshops.hosts_of_centre(turn.db, turn.here.id) if one.person is None]
    if not absent:
        return screen(say("inviting.all-here"), _back(), HOME)
    choices = [Button(say("inviting.choice", name=one.name), Host(one.id)) for one in absent]
    return screen(say("inviting.which-host"), *choices, _back(), HOME)


@router.button(Host, Role.COORDINATOR)
def host(turn: Turn, wish: Host) -> Answer:
    """A link that works once, for a day, and that is confirmed by whoever asked for it."""
    named = next((one for one in workshops.hosts_of_centre(turn.db, turn.here.id) if one.id == wish.host), None)
    if named is None:
        raise Refused("common.gone")
    return _for_team(turn, _issue(turn, Kind.STAFF, host=named.id, role=Role.HOST))


@router.button(Colleague, Role.COORDINATOR)
def colleague(turn: Turn, _: Colleague) -> Answer:
    """The same for a coordinator."""
    return _for_team(turn, _issue(turn, Kind.STAFF, role=Role.COORDINATOR))


def _open_ones(turn: Turn) -> list[Workshop]:
    return [one for one in workshops.of_centre(turn.db, turn.here.id) if one.is_open]


def _count(turn: Turn, partner: int) -> int:
    return counted(turn.db, turn.here.id, partner)


def _issue(turn: Turn, kind: Kind, **terms: Any) -> str:
    return _link(turn, kind, _token(turn, kind, **terms))


def _token(
    turn: Turn,
    kind: Kind,
    *,
    workshop: int | None = None,
    host: int | None = None,
    partner: int | None = None,
    role: Role | None = None,
) -> str:
    what = {"centre": turn.here.id, "workshop": workshop, "host": host, "partner": partner, "issued_by": turn.me.id}
    return invitations.issue(turn.db, kind, turn.now, role=role, valid=VALID[kind], **what)


def _partner_token(turn: Turn, partner: int) -> str:
    return invitations.issue(turn.db, Kind.PARTNER, turn.now, centre=turn.here.id, partner=partner, valid=None)


def _link(turn: Turn, kind: Kind, token: str) -> str:
    return f"https://t.me/{turn.bot_name}?start={kind}_{token}"


def _forward(turn: Turn, offered: list[Workshop], link: str) -> Text:
    """What the invited person reads: the workshop where there is one, else the centre."""
    if len(offered) != 1:
        return say("inviting.forward-centre", centre=turn.here.name, link=link)
    return say("inviting.forward", centre=turn.here.name, title=offered[0].title, link=link)


def _for_team(turn: Turn, link: str) -> Answer:
    until = Moment(turn.wall(turn.now + VALID[Kind.STAFF]))
    message = say("inviting.forward-team", name=turn.me.name, centre=turn.here.name, until=until, link=link)
    return [screen(message), _send_on(Kind.STAFF)]


def _send_on(kind: Kind = Kind.PARTNER) -> Screen:
    """Under a message to be sent on: how it is done, and what happens then."""
    return screen(say("inviting.send-on", kind=kind.value), _back(), HOME)


def _back() -> Button:
    return Button(say("inviting.back"), Invite())
