"""Invitations: links that were given out, stored by the hash of their token, and the guesses at them."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Row,
    Text,
    delete,
    func,
    insert,
    select,
    text,
    update,
)

from bot.domain.common import Refused, Role
from bot.domain.invitations import CODED, GUESSES, GUESSING, KEPT, Invitation, Kind, Standing, code_from, standing
from storage.schema import Erasure, Instant, Privacy, column, table
from storage.sealing import vault

# `opener` is derived from the account that opened the link, so that it can be compared and not read. A link outlives
# whoever gave it out: erasing them unlinks it, for it hangs on posters.
# `code_hash` is of the eight letters that open the same, keyed: so few could be tried out against a plain one.
PARTNERS = text("kind = 'p'")  # a partner has one link, however many people of its own were invited

invitations = table(
    "invitations",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), nullable=True, privacy=Privacy.NONE),
    column("kind", Text, privacy=Privacy.NONE),
    column("token_hash", Text, unique=True, privacy=Privacy.NONE),
    column("code_hash", Text, nullable=True, index=True, privacy=Privacy.NONE),
    column("workshop_id", ForeignKey("workshops.id"), nullable=True, privacy=Privacy.NONE),
    column("partner_id", ForeignKey("partners.id"), nullable=True, privacy=Privacy.NONE),
    column("host_id", ForeignKey("hosts.id"), nullable=True, privacy=Privacy.NONE),
    column("role", Text, nullable=True, privacy=Privacy.NONE),
    column("serial", Integer, default=0, privacy=Privacy.NONE),
    column("issued_by", ForeignKey("persons.id", ondelete="SET NULL"), nullable=True, privacy=Privacy.LINK),
    column("issued_at", Instant, privacy=Privacy.PERSONAL),
    column("expires_at", Instant, nullable=True, privacy=Privacy.NONE),
    column("opener", Text, nullable=True, index=True, privacy=Privacy.PERSONAL),
    column("person_id", ForeignKey("persons.id"), nullable=True, privacy=Privacy.LINK),
    column("settled", Boolean, default=False, privacy=Privacy.PERSONAL),
    Index("ix_invitations_one_link", "partner_id", unique=True, sqlite_where=PARTNERS, postgresql_where=PARTNERS),
    erasure=Erasure.DELETE,
)

# Unknown tokens that a chat tried; forgotten within a day.
guesses = table(
    "guesses",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("bot", BigInteger, privacy=Privacy.NONE),
    column("chat_id", BigInteger, privacy=Privacy.PERSONAL),
    column("at", Instant, privacy=Privacy.PERSONAL),
    Index("ix_guesses_chat", "bot", "chat_id", "at"),
    erasure=Erasure.DELETE,
    person=(),
)


def issue(  # noqa: PLR0913 - each is one term of an invitation, and named where it is given
    db: Connection,
    kind: Kind,
    now: datetime,
    *,
    centre: int | None = None,
    workshop: int | None = None,
    partner: int | None = None,
    host: int | None = None,
    role: Role | None = None,
    person: int | None = None,
    issued_by: int | None = None,
    valid: timedelta | None,
) -> str:
    """Give out a link and return its token: 128 bits in 22 characters. A partner always gets their one link."""
    known = of_partner(db, partner) if kind is Kind.PARTNER and partner else None
    if known is not None:
        return _shown_again(db, known)
    token = _partner_token(db, partner, 0) if kind is Kind.PARTNER else _new_token(db)
    terms = {"centre_id": centre, "workshop_id": workshop, "partner_id": partner, "host_id": host}
    whose = {"role": role.name if role else None, "person_id": person, "issued_by": issued_by}
    until = now + valid if valid else None
    values = {"kind": kind.value, "issued_at": now, "expires_at": until, **_hashes(db, kind, token)}
    db.execute(insert(invitations).values(serial=0, settled=False, **values, **terms, **whose))
    return token


def look_up(db: Connection, kind: Kind, token: str, now: datetime, user: int = 0) -> tuple[Standing, Invitation | None]:
    """How a link stands for a Telegram account, and what it is where it is known."""
    return _look_up(db, (invitations.c.token_hash == _hash(token), invitations.c.kind == kind.value), now, user)


def try_token(
    db: Connection, kind: Kind, token: str, now: datetime, bot: int, chat: int, user: int
) -> tuple[Standing, Invitation | None]:
    """Look a link up for a chat that may be guessing: unknown tokens are counted, and too many are told `LATER`."""
    if _guesses_much(db, bot, chat, now):
        return Standing.LATER, None
    return _counted(db, look_up(db, kind, token, now, user), bot, chat, now)


def try_code(
    db: Connection, code: str, now: datetime, bot: int, chat: int, user: int
) -> tuple[Standing, Invitation | None]:
    """The same for the eight letters of a partner or of a personal link."""
    if _guesses_much(db, bot, chat, now):
        return Standing.LATER, None
    found = _look_up(db, (invitations.c.code_hash == _code_hash(db, code),), now, user)
    return _counted(db, found, bot, chat, now)


def code_of(db: Connection, token: str) -> str:
    """The eight letters that open what the token of a partner's or of a personal link opens."""
    return code_from(vault(db).derive(f"code:{token}"))


def find(db: Connection, number: int, user: int | None = None, centre: int | None = None) -> Invitation:
    """An invitation that an account opened, or one of a centre's. Refused("common.gone") for any other."""
    wanted = select(invitations).where(invitations.c.id == number)
    if user is not None:
        wanted = wanted.where(invitations.c.opener == _opener(db, user))
    if centre is not None:
        wanted = wanted.where(invitations.c.centre_id == centre)
    row = None if user is None and centre is None else db.execute(wanted).first()
    if row is None:
        raise Refused("common.gone")
    return _invitation(row)


def take_back(db: Connection, centre: int, person: int) -> None:
    """The links that were made for somebody open nothing any more."""
    own = (invitations.c.kind == Kind.PERSONAL.value, invitations.c.workshop_id.is_(None))
    mine = (invitations.c.centre_id == centre, invitations.c.person_id == person, *own)
    db.execute(update(invitations).where(*mine).values(settled=True))


def bind(db: Connection, invitation: Invitation, user: int) -> None:
    """The link was opened: it is this account's from now on."""
    mine = invitations.c.id == invitation.id
    db.execute(update(invitations).where(mine).values(opener=_opener(db, user)))


def identify(db: Connection, user: int, person: int) -> None:
    """The account that opened links turned out to be a person."""
    mine = (invitations.c.opener == _opener(db, user), invitations.c.person_id.is_(None))
    db.execute(update(invitations).where(*mine).values(person_id=person))


def claim(db: Connection, invitation: Invitation, person: int) -> None:
    """Somebody says who they are on a staff link, and waits to be confirmed."""
    db.execute(update(invitations).where(invitations.c.id == invitation.id).values(person_id=person))


def settle(db: Connection, invitation: Invitation) -> None:
    """A staff link was confirmed or declined: it opens nothing any more."""
    db.execute(update(invitations).where(invitations.c.id == invitation.id).values(settled=True))


def unsettled(db: Connection, centre: int, by: int) -> list[Invitation]:
    """The links for the team that somebody gave out and that are not confirmed yet, the oldest first."""
    mine = (invitations.c.centre_id == centre, invitations.c.issued_by == by, invitations.c.settled.is_(False))
    staff = select(invitations).where(*mine, invitations.c.kind == Kind.STAFF.value)
    return [_invitation(row) for row in db.execute(staff.order_by(invitations.c.id))]


def of_partner(db: Connection, partner: int) -> Invitation | None:
    """The link of a partner, once it was given out."""
    mine = (invitations.c.partner_id == partner, invitations.c.kind == Kind.PARTNER.value)
    row = db.execute(select(invitations).where(*mine)).first()
    return None if row is None else _invitation(row)


def token_of(db: Connection, invitation: Invitation) -> str:
    """The token of a partner's link, to be shown again; no other can be."""
    return _partner_token(db, invitation.partner, invitation.serial)


def revoke(db: Connection, invitation: Invitation) -> None:
    """A partner's link and code open nothing any more; the next ones are ready."""
    serial = invitation.serial + 1
    fresh = _hashes(db, Kind.PARTNER, _partner_token(db, invitation.partner, serial))
    db.execute(update(invitations).where(invitations.c.id == invitation.id).values(serial=serial, **fresh))


def forget(db: Connection, now: datetime) -> None:
    """Drop the links that opened nothing for a month, and the guesses of yesterday."""
    db.execute(delete(invitations).where(invitations.c.expires_at < now - KEPT))
    db.execute(delete(guesses).where(guesses.c.at < now - GUESSING))


def _look_up(
    db: Connection, which: tuple[ColumnElement[bool], ...], now: datetime, user: int
) -> tuple[Standing, Invitation | None]:
    row = db.execute(select(invitations).where(*which)).first()
    found = None if row is None else _invitation(row)
    return standing(found, _opener(db, user), now), found


def _guesses_much(db: Connection, bot: int, chat: int, now: datetime) -> bool:
    mine = (guesses.c.bot == bot, guesses.c.chat_id == chat, guesses.c.at > now - GUESSING)
    return (db.scalar(select(func.count()).select_from(guesses).where(*mine)) or 0) >= GUESSES


def _counted(
    db: Connection, looked: tuple[Standing, Invitation | None], bot: int, chat: int, now: datetime
) -> tuple[Standing, Invitation | None]:
    if looked[0] is Standing.UNKNOWN:
        db.execute(insert(guesses).values(bot=bot, chat_id=chat, at=now))
    return looked


def _shown_again(db: Connection, invitation: Invitation) -> str:
    """The token of a partner's link; one that was given out before there were codes has its own from now on."""
    token = token_of(db, invitation)
    older = (invitations.c.id == invitation.id, invitations.c.code_hash.is_(None))
    db.execute(update(invitations).where(*older).values(**_hashes(db, Kind.PARTNER, token)))
    return token


def _new_token(db: Connection) -> str:
    """A token whose code no other link has."""
    while True:
        token = secrets.token_urlsafe(16)
        same = invitations.c.code_hash == _code_hash(db, code_of(db, token))
        if db.scalar(select(invitations.c.id).where(same)) is None:
            return token


def _hashes(db: Connection, kind: Kind, token: str) -> dict[str, str | None]:
    """By what a link is found. The team's have no code: who holds one of those is somebody."""
    code = _code_hash(db, code_of(db, token)) if kind in CODED else None
    return {"token_hash": _hash(token), "code_hash": code}


def _code_hash(db: Connection, code: str) -> str:
    return vault(db).derive(f"typed:{code}")


def _partner_token(db: Connection, partner: int | None, serial: int) -> str:
    return vault(db).derive(f"partner:{partner}:{serial}")


def _opener(db: Connection, user: int) -> str:
    return vault(db).derive(f"opener:{user}")


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _invitation(row: Row[tuple[object, ...]]) -> Invitation:
    return Invitation(
        id=row.id,
        kind=Kind(row.kind),
        centre=row.centre_id,
        workshop=row.workshop_id,
        partner=row.partner_id,
        host=row.host_id,
        role=Role[row.role] if row.role else None,
        serial=row.serial,
        issued_by=row.issued_by,
        opener=row.opener,
        person=row.person_id,
        expires=row.expires_at,
        settled=row.settled,
    )
