"""Letters that did not arrive, or nobody knows: what the coordinators have not seen of them yet."""

from datetime import datetime

from sqlalchemy import Connection, ForeignKey, insert, or_, select, update

from bot.domain.letters import Lane, State
from bot.domain.myday import BUILDER, Lost
from bot.domain.restored import DECLINED
from bot.domain.restored import HELD as RESTORED
from storage.outbox import letters
from storage.schema import Erasure, Instant, Privacy, column, table

# Up to when the coordinators of a centre have seen it.
undelivered_seen = table(
    "undelivered_seen",
    column("centre_id", ForeignKey("centres.id"), primary_key=True, privacy=Privacy.NONE),
    column("up_to", Instant, privacy=Privacy.NONE),
    column("seen_by", ForeignKey("persons.id", ondelete="SET NULL"), nullable=True, privacy=Privacy.LINK),
    erasure=Erasure.UNLINK,
    person=("seen_by",),
)

ENDS = (State.DEAD.value, State.UNKNOWN.value)
OTHERWISE_SAID = ("no_telegram", RESTORED, DECLINED)  # no news, or decided elsewhere


def since(db: Connection, centre: int, start: datetime) -> list[Lost]:
    """What ended so in a centre since an instant, and was not seen, the latest first."""
    seen = db.scalar(select(undelivered_seen.c.up_to).where(undelivered_seen.c.centre_id == centre))
    mine = (letters.c.centre_id == centre, letters.c.person_id.is_not(None), letters.c.lane != int(Lane.REPLY))
    ended = (letters.c.state.in_(ENDS), letters.c.ended_at > max(start, seen or start), letters.c.builder != BUILDER)
    why = or_(letters.c.reason.is_(None), letters.c.reason.not_in(OTHERWISE_SAID))
    rows = db.execute(select(letters).where(*mine, *ended, why).order_by(letters.c.ended_at.desc(), letters.c.id))
    return [Lost(row.person_id, row.builder, State(row.state), row.ended_at) for row in rows]


def see(db: Connection, centre: int, up_to: datetime, by: int) -> None:
    """Somebody of the team has seen it; what is seen stays seen."""
    mine = undelivered_seen.c.centre_id == centre
    before = db.scalar(select(undelivered_seen.c.up_to).where(mine))
    if before is None:
        db.execute(insert(undelivered_seen).values(centre_id=centre, up_to=up_to, seen_by=by))
    elif before < up_to:
        db.execute(update(undelivered_seen).where(mine).values(up_to=up_to, seen_by=by))
