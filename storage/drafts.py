"""Drafts: what somebody is in the middle of, one for each Telegram account."""

from datetime import datetime

from sqlalchemy import BigInteger, Connection, ForeignKey, Text, bindparam, delete, insert, select

from storage.prepared import Prepared
from storage.schema import Erasure, Instant, Privacy, Sealed, column, table
from storage.sealing import Unreadable, seal, unseal

drafts = table(
    "drafts",
    column("bot", BigInteger, primary_key=True, privacy=Privacy.NONE),
    column("user_id", BigInteger, primary_key=True, privacy=Privacy.PERSONAL),
    column("person_id", ForeignKey("persons.id"), nullable=True, privacy=Privacy.LINK),
    column("name", Text, privacy=Privacy.PERSONAL),
    column("body", Sealed, sealed_at="{bot}:{user_id}", is_words=False, privacy=Privacy.SEALED),
    column("at", Instant, privacy=Privacy.PERSONAL),
    erasure=Erasure.DELETE,
)

_mine = (drafts.c.bot == bindparam("bot"), drafts.c.user_id == bindparam("user"))
_load = Prepared(select(drafts.c.name, drafts.c.body).where(*_mine))
_forget = Prepared(delete(drafts).where(*_mine))


def save(db: Connection, bot: int, user: int, person: int | None, name: str, body: str, now: datetime) -> None:
    """Keep a draft in place of any before it."""
    forget(db, bot, user)
    sealed = seal(db, person, f"drafts.body:{bot}:{user}", body)
    values = {"bot": bot, "user_id": user, "person_id": person, "name": name, "body": sealed, "at": now}
    db.execute(insert(drafts).values(**values))


def load(db: Connection, bot: int, user: int) -> tuple[str, str] | None:
    """The name and the body of somebody's draft; None when there is none, or none that can be read any more."""
    row = _load.first(db, bot=bot, user=user)
    if row is None:
        return None
    try:
        return row.name, unseal(db, f"drafts.body:{bot}:{user}", row.body)
    except Unreadable:
        return None


def forget(db: Connection, bot: int, user: int) -> None:
    """Drop somebody's draft."""
    _forget.run(db, bot=bot, user=user)


def drop_of(db: Connection, person: int) -> None:
    """Drop what a person is in the middle of, on whichever account."""
    db.execute(delete(drafts).where(drafts.c.person_id == person))


def drop_old(db: Connection, before: datetime) -> None:
    """Drop what nobody went on with since an instant."""
    db.execute(delete(drafts).where(drafts.c.at < before))
