"""Leases: which of several processes behind one token leads. On PostgreSQL only; on a file there is one process.

Telegram's 30 messages a second belong to a bot, so one sender can use them all. A lease runs out by itself; its epoch
tells a leader that was frozen that another has led since. The server's clock counts, whatever each machine's says.
"""

from datetime import timedelta

from sqlalchemy import BigInteger, Connection, Integer, Text, case, func, select, text, update

from storage.engines import insert_new
from storage.schema import Erasure, Instant, Privacy, column, table

leases = table(
    "leases",
    column("bot", BigInteger, primary_key=True, autoincrement=False, privacy=Privacy.NONE),
    column("holder", Text, privacy=Privacy.NONE),
    column("epoch", Integer, privacy=Privacy.NONE),
    column("until", Instant, privacy=Privacy.NONE),
    erasure=Erasure.NOTHING,
)


def take(db: Connection, bot: int, holder: str, span: timedelta) -> int | None:
    """Take or renew the lease for a span from now; its epoch, or None while another holds it, or another bot its own.

    A database is one bot's: what ticks and nights have come to is kept for all centres in it.
    """
    now = func.clock_timestamp()
    if db.scalar(select(leases.c.bot).where(leases.c.bot != bot, leases.c.until > now)) is not None:
        return None
    put = insert_new(db, leases).values(bot=bot, holder=holder, epoch=1, until=now + span)
    epoch = leases.c.epoch + case((leases.c.holder == holder, 0), else_=1)
    free = (leases.c.holder == holder) | (leases.c.until < now)
    taken = put.on_conflict_do_update(
        index_elements=["bot"], set_={"holder": holder, "epoch": epoch, "until": now + span}, where=free
    )
    found: int | None = db.scalar(taken.returning(leases.c.epoch))
    return found


def holds(db: Connection, bot: int, epoch: int) -> bool:
    """Whether nobody else has led since this epoch, nor can until the commit."""
    mine = select(leases.c.epoch).where(leases.c.bot == bot, leases.c.epoch == epoch)
    return db.scalar(mine.with_for_update(read=True)) is not None


def release(db: Connection, bot: int, holder: str) -> None:
    """Let another lead at once."""
    mine = update(leases).where(leases.c.bot == bot, leases.c.holder == holder)
    db.execute(mine.values(until=func.clock_timestamp()))


def any_is_held(db: Connection) -> bool:
    """Whether a process leads a bot on this database now."""
    return db.scalar(select(leases.c.bot).where(leases.c.until > func.clock_timestamp())) is not None


def call(db: Connection, bot: int) -> None:
    """Tell whoever leads, at the commit, that there are letters to send."""
    db.execute(text("SELECT pg_notify(:channel, '')"), {"channel": channel(bot)})


def channel(bot: int) -> str:
    """What the leader listens to."""
    return f"atelier_{bot}"
