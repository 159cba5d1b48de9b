"""A partner's own view: how many people came through it, in steps of five. Never a name."""

from dataclasses import dataclass

from bot.domain.common import Refused, Role
from bot.domain.invitations import masked
from bot.ui.codec import Action
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, say, screen
from bot.ui.turn import Turn
from storage import partners, workshops

router = Router("partners")


@dataclass(frozen=True)
class Count(Action, tag="pt"):
    """See how many came."""


@router.entry(15, Role.PARTNER)
def entry(_: Turn) -> Button:
    """The way in."""
    return Button(say("partners.menu"), Count())


@router.button(Count, Role.PARTNER)
def count(turn: Turn, _: Count) -> Answer:
    """The running total, as a partner may read it."""
    partner = partners.of_person(turn.db, turn.here.id, turn.me.id)
    if partner is None:
        raise Refused("common.gone")
    name = workshops.partner_name(turn.db, turn.here.id, partner)
    total = masked(partners.count(turn.db, turn.here.id, partner))
    return screen(say("partners.count", name=name, count=total), say("partners.why"), HOME)
