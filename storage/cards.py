"""Cards: messages that show living state. What is wanted and what is shown are versions that only grow."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Text,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    update,
)

from storage.prepared import Prepared
from storage.schema import Erasure, Instant, Privacy, column, table

PAUSE = timedelta(seconds=5)  # between two edits of one card: ten answers in ten seconds cost three edits
STALE = text("wanted > shown")  # few of all: everybody's copy of an announcement is a card

cards = table(
    "cards",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("bot", BigInteger, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), privacy=Privacy.LINK),
    column("builder", Text, privacy=Privacy.NONE),
    column("subject", Integer, privacy=Privacy.NONE),
    column("chat_id", BigInteger, privacy=Privacy.PERSONAL),
    column("message_id", BigInteger, privacy=Privacy.PERSONAL),
    column("wanted", Integer, default=0, privacy=Privacy.NONE),
    column("shown", Integer, default=0, privacy=Privacy.NONE),
    column("edit_after", Instant, privacy=Privacy.NONE),
    Index("ix_cards_subject", "builder", "subject"),
    Index("ix_cards_due", "bot", "edit_after", sqlite_where=STALE, postgresql_where=STALE),
    Index("ix_cards_message", "chat_id", "message_id"),
    erasure=Erasure.DELETE,
    sqlite_autoincrement=True,  # what is in the air while its row is erased must not stamp another
)

_stale = (cards.c.bot == bindparam("bot"), cards.c.wanted > cards.c.shown)
# Or the clock was set back since.
_rested = or_(cards.c.edit_after <= bindparam("now"), cards.c.edit_after > bindparam("rested"))
_claim = select(cards).where(*_stale, _rested).order_by(cards.c.edit_after).limit(bindparam("most"))
_next_due = Prepared(
    select(cards.c.edit_after)
    .where(*_stale, cards.c.edit_after > bindparam("now"))
    .order_by(cards.c.edit_after)
    .limit(1)
)
_answered = Prepared(
    update(cards)
    .where(cards.c.chat_id == bindparam("chat"), cards.c.message_id == bindparam("message"))
    .values(shown=cards.c.wanted)
)


@dataclass(frozen=True, slots=True)
class Card:
    """A card to bring up to date."""

    id: int
    centre: int
    person: int
    builder: str
    subject: int
    chat: int
    message: int
    wanted: int


def add(db: Connection, bot: int, card: Card, now: datetime) -> None:
    """Remember a message that was just sent as a card; `wanted` 1 when it says something else by now."""
    values = {"bot": bot, "centre_id": card.centre, "person_id": card.person, "builder": card.builder}
    place = {"subject": card.subject, "chat_id": card.chat, "message_id": card.message}
    db.execute(insert(cards).values(wanted=card.wanted, shown=0, edit_after=now, **values, **place))


def touch(db: Connection, builder: str, subject: int) -> None:
    """Every card of a subject is to be brought up to date."""
    mine = (cards.c.builder == builder, cards.c.subject == subject)
    db.execute(update(cards).where(*mine).values(wanted=cards.c.wanted + 1))


def touch_centre(db: Connection, centre: int) -> None:
    """Every card of a centre is to be brought up to date."""
    db.execute(update(cards).where(cards.c.centre_id == centre).values(wanted=cards.c.wanted + 1))


def claim(db: Connection, bot: int, now: datetime, limit: int) -> list[Card]:
    """Cards that may be edited now, the longest waiting first; each may be edited again after the pause."""
    rows = db.execute(_claim, {"bot": bot, "now": now, "rested": now + PAUSE, "most": limit}).all()
    found = [
        Card(row.id, row.centre_id, row.person_id, row.builder, row.subject, row.chat_id, row.message_id, row.wanted)
        for row in rows
    ]
    again = update(cards).where(cards.c.id.in_([card.id for card in found]))
    if found:
        db.execute(again.values(edit_after=now + PAUSE))
    return found


def next_due(db: Connection, bot: int, now: datetime) -> datetime | None:
    """When the next stale card may be edited."""
    upcoming: datetime | None = _next_due.scalar(db, bot=bot, now=now)
    return upcoming


def answered(db: Connection, chat: int, message: int) -> None:
    """A tap on a card turns it into the answer, which shows everything that is wanted by now."""
    _answered.run(db, chat=chat, message=message)


def drop(db: Connection, card: Card) -> None:
    """A card is no longer in its chat."""
    db.execute(delete(cards).where(cards.c.id == card.id))


def forget(db: Connection, builder: str, subjects: Collection[int]) -> None:
    """The cards of these subjects stay as they are."""
    db.execute(delete(cards).where(cards.c.builder == builder, cards.c.subject.in_(subjects)))


def count(db: Connection, builder: str, subject: int) -> int:
    """How many cards of a subject there are."""
    mine = (cards.c.builder == builder, cards.c.subject == subject)
    return db.scalar(select(func.count()).where(*mine)) or 0


def shown(db: Connection, card: Card) -> None:
    """A card shows the version that was wanted when it was claimed."""
    db.execute(update(cards).where(cards.c.id == card.id).values(shown=card.wanted))
