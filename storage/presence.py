"""Until when the bot was there, and when it was away last."""

from datetime import datetime

from sqlalchemy import BigInteger, Connection, insert, select, update

from bot.domain.absences import BUILDER, absence
from bot.domain.letters import Lane, State
from bot.domain.times import Window
from storage.outbox import letters
from storage.people import persons
from storage.schema import Erasure, Instant, Privacy, column, table

# `seen` is the machine's time, whatever clock the bot goes by: it tells how long the process was away.
presence = table(
    "presence",
    column("bot", BigInteger, primary_key=True, autoincrement=False, privacy=Privacy.NONE),
    column("seen", Instant, privacy=Privacy.NONE),
    column("away", Instant, nullable=True, privacy=Privacy.NONE),
    column("back", Instant, nullable=True, privacy=Privacy.NONE),
    erasure=Erasure.NOTHING,
)


def seen(db: Connection, bot: int, machine: datetime, now: datetime) -> bool:
    """Telegram answers the bot; whether it had been away."""
    row = db.execute(select(presence).where(presence.c.bot == bot)).first()
    if row is None:
        db.execute(insert(presence).values(bot=bot, seen=machine))
        return False
    gone = absence(machine - row.seen, now)
    values = {"seen": machine} | ({"away": gone.start, "back": gone.end} if gone else {})
    db.execute(update(presence).where(presence.c.bot == bot).values(**values))
    return gone is not None


def absences(db: Connection) -> list[tuple[int, Window]]:
    """The last absence of each bot that had one."""
    rows = db.execute(select(presence).where(presence.c.back.is_not(None)).order_by(presence.c.bot))
    return [(row.bot, Window(row.away, row.back)) for row in rows]


def shown(db: Connection, bot: int, within: Window) -> list[int]:
    """Who was sent something in a time that they may have tapped on; an announcement waits for no answer."""
    sent = (letters.c.bot == bot, letters.c.state == State.SENT.value, letters.c.person_id.is_not(None))
    when = (letters.c.ended_at > within.start, letters.c.ended_at <= within.end)
    asking = select(letters.c.person_id, letters.c.builder).where(
        *sent, *when, letters.c.lane != int(Lane.ANNOUNCEMENT)
    )
    last = {row.person_id: row.builder for row in db.execute(asking.order_by(letters.c.ended_at, letters.c.id))}
    return [person for person, builder in last.items() if builder != BUILDER]


def heard(db: Connection, person: int, since: datetime) -> bool:
    """Whether somebody was in touch since an instant."""
    mine = (persons.c.id == person, persons.c.last_contact_at >= since)
    return db.scalar(select(persons.c.id).where(*mine)) is not None
