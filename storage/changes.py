"""Changes of sessions: confirmed, then done a minute later unless they were undone."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Connection, ForeignKey, Index, Integer, Row, Text, delete, func, insert, select, update

from bot.domain.calls import Kind
from bot.domain.changes import Change, Shape, Stage, What, call_key, key
from bot.domain.common import Refused
from bot.domain.letters import State
from bot.domain.times import instant
from bot.domain.workshops import Session
from storage import calls, outbox, workshops
from storage.schema import Erasure, Instant, Privacy, column, new_id, table
from storage.workshops import session_hosts, sessions

session_changes = table(
    "session_changes",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), index=True, privacy=Privacy.NONE),
    column("session_id", ForeignKey("sessions.id"), privacy=Privacy.NONE),
    column("author_id", ForeignKey("persons.id", ondelete="SET NULL"), nullable=True, privacy=Privacy.LINK),
    column("what", Text, privacy=Privacy.NONE),
    column("before", JSON, privacy=Privacy.NONE),
    column("after", JSON, privacy=Privacy.NONE),
    column("made", Instant, privacy=Privacy.NONE),
    column("leaves", Instant, privacy=Privacy.NONE),
    column("stage", Text, privacy=Privacy.NONE),
    Index("ix_session_changes_stage", "stage", "leaves"),
    Index("ix_session_changes_session", "session_id"),
    erasure=Erasure.UNLINK,
    person=("author_id",),
)


def shape(db: Connection, session: Session) -> Shape:
    """What of a session can change, as it is now."""
    hosts = tuple(host.id for host in workshops.hosts_of(db, session.id))
    return Shape(session.wall, session.minutes, session.place.id, session.cancelled, hosts)


def pending(db: Connection, session: int) -> Change | None:
    """The change of a session that can still be undone."""
    mine = (session_changes.c.session_id == session, session_changes.c.stage == Stage.PENDING.value)
    row = db.execute(select(session_changes).where(*mine)).first()
    return None if row is None else _change(row)


def find(db: Connection, centre: int, number: int) -> Change:
    """A change of a centre. Refused("common.gone") for any other."""
    mine = (session_changes.c.id == number, session_changes.c.centre_id == centre)
    row = db.execute(select(session_changes).where(*mine)).first()
    if row is None:
        raise Refused("common.gone")
    return _change(row)


def put(
    db: Connection, session: Session, author: int, what: What, after: Shape, now: datetime, leaves: datetime
) -> Change:
    """A change that was confirmed."""
    before = shape(db, session)
    whose = {"centre_id": session.centre, "session_id": session.id, "author_id": author}
    told = {"what": what.value, "before": _written(before), "after": _written(after)}
    made = db.execute(
        insert(session_changes).values(made=now, leaves=leaves, stage=Stage.PENDING.value, **whose, **told)
    )
    return Change(new_id(made), session.centre, session.id, author, what, before, after, leaves, Stage.PENDING)


def undo(db: Connection, change: Change) -> None:
    """Nothing happens."""
    _stage(db, change, Stage.UNDONE)


def over(db: Connection, now: datetime) -> list[Change]:
    """The changes whose minute is over."""
    mine = (session_changes.c.stage == Stage.PENDING.value, session_changes.c.leaves <= now)
    return [_change(row) for row in db.execute(select(session_changes).where(*mine).order_by(session_changes.c.id))]


def next_end(db: Connection) -> datetime | None:
    """When the next minute is over."""
    mine = select(func.min(session_changes.c.leaves)).where(session_changes.c.stage == Stage.PENDING.value)
    found: datetime | None = db.scalar(mine)
    return found


def apply(db: Connection, change: Change, zone: str) -> None:
    """The session is as it was confirmed from now on; `sequence` counts for those who have it in their calendar.

    What was settled by tap is no longer decided by the programme file; a cancelled session never was.
    """
    before, after = change.before, change.after
    settled = replace(before, cancelled=after.cancelled) != after
    is_moved = {"moved": True} if settled else {}
    values = {"wall": after.wall, "starts": instant(after.wall, zone), "minutes": after.minutes}
    told = {"place_id": after.place, "cancelled": after.cancelled, "sequence": sessions.c.sequence + 1}
    db.execute(update(sessions).where(sessions.c.id == change.session).values(**values, **told, **is_moved))
    db.execute(delete(session_hosts).where(session_hosts.c.session_id == change.session))
    for host in after.hosts:
        row = {"session_id": change.session, "host_id": host, "centre_id": change.centre}
        db.execute(insert(session_hosts).values(**row))
    _stage(db, change, Stage.DONE)


def done(db: Connection, session: int) -> list[Change]:
    """The changes of a session that were done, in their order."""
    mine = (session_changes.c.session_id == session, session_changes.c.stage == Stage.DONE.value)
    return [_change(row) for row in db.execute(select(session_changes).where(*mine).order_by(session_changes.c.id))]


def heard(db: Connection, centre: int, changes: Sequence[Change], person: int) -> dict[int, bool]:
    """Of the changes that somebody was to be told of, whether a letter or a call told them."""
    keys = {key(one.id, person): one.id for one in changes}
    called = {mark.key for mark in calls.about(db, centre, {person}) if mark.kind is Kind.DONE}
    return {
        keys[name]: state is State.SENT or call_key(keys[name], person) in called
        for name, (state, _, _) in outbox.standings_of(db, keys).items()
    }


def recent(db: Connection, centre: int, since: datetime) -> Sequence[Change]:
    """The last change of each session of a centre that was done since an instant."""
    done = (session_changes.c.centre_id == centre, session_changes.c.stage == Stage.DONE.value)
    newest = select(func.max(session_changes.c.id)).where(*done, session_changes.c.leaves > since)
    mine = select(session_changes).where(session_changes.c.id.in_(newest.group_by(session_changes.c.session_id)))
    return [_change(row) for row in db.execute(mine.order_by(session_changes.c.id))]


def _stage(db: Connection, change: Change, stage: Stage) -> None:
    db.execute(update(session_changes).where(session_changes.c.id == change.id).values(stage=stage.value))


def _written(shape: Shape) -> dict[str, Any]:
    return asdict(shape) | {"wall": shape.wall.isoformat(), "hosts": list(shape.hosts)}


def _read(told: dict[str, Any]) -> Shape:
    return Shape(**told | {"wall": datetime.fromisoformat(told["wall"]), "hosts": tuple(told["hosts"])})


def _change(row: Row[tuple[object, ...]]) -> Change:
    return Change(
        id=row.id,
        centre=row.centre_id,
        session=row.session_id,
        author=row.author_id,
        what=What(row.what),
        before=_read(row.before),
        after=_read(row.after),
        leaves=row.leaves,
        stage=Stage(row.stage),
    )
