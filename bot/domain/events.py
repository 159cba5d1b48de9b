"""What features tell each other, in the same transaction."""

from dataclasses import dataclass

from bot.domain.common import Role
from bot.domain.invitations import Invitation, Standing


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A person has a place in a workshop."""

    workshop: int
    person: int


@dataclass(frozen=True, slots=True)
class Wished:
    """A person would like a place in a workshop that is full."""

    workshop: int
    person: int


@dataclass(frozen=True, slots=True)
class LeftWorkshop:
    """A person gave their place back."""

    workshop: int
    person: int


@dataclass(frozen=True, slots=True)
class RepliedTo:
    """A person's answer to a session was given or changed."""

    session: int
    person: int


@dataclass(frozen=True, slots=True)
class Appointed:
    """A person was given a role in their centre; `by` is who invited them, none for a link of the terminal."""

    person: int
    role: Role
    by: int | None = None


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A person has a role of their centre no more."""

    person: int
    role: Role


@dataclass(frozen=True, slots=True)
class DayWentOn:
    """What the coordinators have to do today has changed, and no other event says so."""


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody comes in and is shown a workshop; `partner` sent them."""

    centre: int
    workshop: int
    partner: int | None = None


@dataclass(frozen=True, slots=True)
class OwnLinkOpened:
    """Somebody opened a personal link that was made for one person whom the centre knows."""

    invitation: Invitation


@dataclass(frozen=True, slots=True)
class CameBack:
    """Somebody starts again without a link: whoever has a question open for them shows it once more."""


@dataclass(frozen=True, slots=True)
class LinkRefused:
    """Somebody opened a link, or typed a code, that does not open; `why` is how it stands."""

    why: Standing
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Called:
    """A coordinator marked a call of the call list as done; `key` is the key of the `Call`."""

    key: str
    person: int


@dataclass(frozen=True, slots=True)
class Attended:
    """It was noted, or corrected, whether a person was at a session."""

    session: int
    person: int
