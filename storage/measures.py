"""What can be counted of the bot's own work, for who watches it: numbers only, about nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from bot.domain.letters import Lane, State
from storage.inbox import inbox, quarantine
from storage.outbox import letters
from storage.ticks import ticks

ROOM = 200 * 1024 * 1024  # bytes that should be free on the database's disk: a centre's year takes a tenth of it


@dataclass(frozen=True, slots=True)
class Measures:
    """`letters` by state and lane; `due` of them wait for their turn, the oldest for so long; `lags` by tick."""

    letters: Mapping[tuple[State, Lane], int]
    due: int
    oldest: timedelta
    waiting: int
    quarantined: int
    lags: Mapping[str, timedelta]


def measure(db: Connection, bot: int, now: datetime) -> Measures:
    """Count it."""
    grouped = select(letters.c.state, letters.c.lane, func.count()).where(letters.c.bot == bot)
    rows = db.execute(grouped.group_by(letters.c.state, letters.c.lane))
    mine = (letters.c.bot == bot, letters.c.state == State.TODO.value, letters.c.due <= now)
    due, oldest = db.execute(select(func.count(), func.min(letters.c.due)).where(*mine)).one()
    waiting = select(func.count()).where(inbox.c.bot == bot, inbox.c.done.is_(False))
    quarantined = select(func.count()).where(quarantine.c.bot == bot)
    return Measures(
        letters={(State(state), Lane(lane)): count for state, lane, count in rows},
        due=due,
        oldest=now - oldest if oldest else timedelta(),
        waiting=db.scalar(waiting) or 0,
        quarantined=db.scalar(quarantined) or 0,
        lags={row.name: max(now - row.last, timedelta()) for row in db.execute(select(ticks))},
    )
