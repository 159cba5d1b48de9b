"""The team of a centre: who may be taken off it, and who hears of it.

The last coordinator stays: a centre without one reads no message, and nobody could invite another.
Partners are named with the team, who took them in, and hear nothing of it: they know nobody there but a contact.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.common import Refused, Role
from bot.domain.people import Person

ROLES = {Role.COORDINATOR: "coordinator", Role.HOST: "host", Role.PARTNER: "partner"}  # for buttons and texts


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the team, in one role, and since when."""

    person: Person
    role: Role
    since: datetime

    @property
    def stamp(self) -> int:
        """What a button carries of `since`: who was invited anew is not taken off by an old one."""
        return int(self.since.timestamp())


def parse(word: str) -> Role:
    """The role that a button names. Refused("common.old-button") for any other."""
    for role, name in ROLES.items():
        if name == word:
            return role
    raise Refused("common.old-button")


def leaving(team: Sequence[Colleague], person: int, role: Role) -> Colleague:
    """Whoever is to go. Refused where they have no such role, and for the last coordinator."""
    one = next((one for one in team if one.person.id == person and one.role is role), None)
    if one is None:
        raise Refused("team.not-in")
    if role is Role.COORDINATOR and sum(other.role is role for other in team) == 1:
        raise Refused("team.last")
    return one


def same(one: Colleague, stamp: int) -> None:
    """Refused("common.old-button") where the button was made before they were invited anew."""
    if one.stamp != stamp:
        raise Refused("common.old-button")


def told(team: Iterable[Colleague], about: Role, *but: int | None) -> list[int]:
    """Who hears of it, once, but those whom it is about: the whole team; of a partner, those who coordinate."""
    hear = Role.COORDINATOR if about is Role.PARTNER else Role.COORDINATOR | Role.HOST
    return list(dict.fromkeys(one.person.id for one in team if one.role & hear and one.person.id not in but))
