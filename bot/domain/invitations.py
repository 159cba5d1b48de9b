"""Invitations: which link opens what, for how long, and what a partner may know of those who came through theirs."""

import re
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from bot.domain.common import Refused, Role

GUESSES = 5  # unknown tokens an hour and chat: more than anybody mistypes, nothing against 128 random bits
GUESSING = timedelta(hours=1)
KEPT = timedelta(days=30)  # a link that opens nothing any more still gets its kind sentence for a month
LETTERS = "BCDFGHJKLMNPQRSTVWXZ"  # no vowel, so that no code is a word, and neither O nor I, which look like numbers
CODE = 8  # letters: 35 bits, of which a chat may try five an hour
SPELT = re.compile(r"[\s.-]+")
MASK = 5  # fewer people than this recognise each other; partners read running totals in steps of it


class Kind(StrEnum):
    """What a link is for; the value is the prefix of its start payload."""

    PARTNER = "p"  # reusable and revocable, on posters: no secret
    PERSONAL = "i"  # works once
    STAFF = "s"  # works once, confirmed by who invited
    TERMINAL = "o"  # works once; who holds the terminal needs no confirmation


CODED = (Kind.PARTNER, Kind.PERSONAL)  # the kinds that eight letters open as well

# A person takes days to decide, a colleague expects the link, and a terminal stands beside the telephone.
# A partner's link stays until it is revoked.
VALID: Mapping[Kind, timedelta] = MappingProxyType(
    {
        Kind.PERSONAL: timedelta(days=7),
        Kind.STAFF: timedelta(hours=24),
        Kind.TERMINAL: timedelta(hours=1),
    }
)


class Standing(StrEnum):
    """How a link stands for who opens it. `LATER`: too many unknown ones were tried."""

    VALID = "valid"
    USED = "used"
    EXPIRED = "expired"
    UNKNOWN = "unknown"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that was given out.

    `opener` stands for the account that opened it first, `person` is who that turned out to be. A staff link is
    `settled` once it was confirmed or declined. A partner's `serial` grows with each revocation.
    """

    id: int
    kind: Kind
    centre: int | None
    workshop: int | None = None
    partner: int | None = None
    host: int | None = None
    role: Role | None = None
    serial: int = 0
    issued_by: int | None = None
    opener: str | None = None
    person: int | None = None
    expires: datetime | None = None
    settled: bool = False

    @property
    def is_own(self) -> bool:
        """Whether a personal link was made for one person whom the centre knows, and not for a workshop."""
        return self.kind is Kind.PERSONAL and self.workshop is None and self.person is not None


def standing(invitation: Invitation | None, opener: str, now: datetime) -> Standing:
    """Whether a link opens for an account. A personal one stays open to the account that opened it in time."""
    if invitation is None:
        return Standing.UNKNOWN
    if invitation.opener not in (None, opener) or invitation.settled:
        return Standing.USED
    if invitation.kind is Kind.PERSONAL and invitation.opener == opener:
        return Standing.VALID
    if invitation.expires is not None and now >= invitation.expires:
        return Standing.EXPIRED
    return Standing.VALID


def code_from(derived: str) -> str:
    """Eight letters from what a vault has derived: what somebody types who has no link to touch."""
    number, letters = int.from_bytes(urlsafe_b64decode(derived + "=="), "big"), ""
    while len(letters) < CODE:
        number, place = divmod(number, len(LETTERS))
        letters += LETTERS[place]
    return letters


def code_in(typed: str) -> str | None:
    """The code that somebody typed, in capitals or not, in one piece or in several; None where it is none."""
    letters = SPELT.sub("", typed).upper()
    return letters if len(letters) == CODE and set(letters) <= set(LETTERS) else None


def spelt(code: str) -> str:
    """A code as it is read out: "BCDF GHJK"."""
    return f"{code[:4]} {code[4:]}"


def masked(count: int) -> int:
    """A count as a partner may read it: in steps of five, and 0 for anything below five, zero included."""
    return count - count % MASK


def still_open(invitation: Invitation, now: datetime) -> Role:
    """The role that a link offers to the account that opened it. Refused("joining.over") when it no longer does."""
    mine = standing(invitation, invitation.opener or "", now)
    if mine is not Standing.VALID or invitation.role not in (Role.HOST, Role.PARTNER, Role.COORDINATOR):
        raise Refused("joining.over")
    return invitation.role


def to_confirm(invitation: Invitation, inviter: int) -> int:
    """Who is to be confirmed by whoever invited them. Refused for everybody else, and the second time."""
    if invitation.kind is not Kind.STAFF:
        raise Refused("common.gone")
    if invitation.issued_by != inviter:
        raise Refused("joining.not-yours")
    if invitation.person is None or invitation.settled:
        raise Refused("joining.settled")
    return invitation.person
