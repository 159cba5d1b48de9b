"""Links as the bot gives them out, for dialogues that begin with one."""

from bot.domain.common import Role
from bot.domain.invitations import VALID, Kind
from simulator import Person
from storage import invitations, workshops
from tests.world import World


async def personal_link(world: World, inviter: Person | None = None) -> str:
    """What somebody sends by opening a personal link to the centre's workshop."""
    workshop, by = await world.workshop(), await world.number(inviter) if inviter else None
    now, centre, valid = world.clock.now(), world.centre.id, VALID[Kind.PERSONAL]
    token = await world.reads(
        lambda db: invitations.issue(
            db, Kind.PERSONAL, now, centre=centre, workshop=workshop, issued_by=by, valid=valid
        )
    )
    return f"/start i_{token}"


async def partner_link(world: World, place: int = 0) -> tuple[int, str]:
    """One of the centre's partners, and what somebody sends by opening their link."""
    centre, now = world.centre.id, world.clock.now()
    partners = await world.reads(lambda db: workshops.partners_of(db, centre))
    partner = partners[place][0]
    token = await world.reads(
        lambda db: invitations.issue(db, Kind.PARTNER, now, centre=centre, partner=partner, valid=None)
    )
    return partner, f"/start p_{token}"


async def terminal_link(world: World, role: Role) -> str:
    """What the operator sends by opening the link that the command line printed."""
    centre = None if role is Role.OPERATOR else world.centre.id
    now, valid = world.clock.now(), VALID[Kind.TERMINAL]
    token = await world.reads(
        lambda db: invitations.issue(db, Kind.TERMINAL, now, centre=centre, role=role, valid=valid)
    )
    return f"/start o_{token}"


def link_in(text: str) -> str:
    """The link in a message that was sent on."""
    return next(word for word in text.split() if word.startswith("https://"))
