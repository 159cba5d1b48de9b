"""Outings and the answers to them. A typed place is sealed under the key of who typed it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import (
    Boolean,
    Connection,
    DateTime,
    ForeignKey,
    Integer,
    Row,
    Select,
    Text,
    delete,
    insert,
    or_,
    select,
    update,
)

from bot.domain.centres import Place
from bot.domain.common import Refused, Words
from bot.domain.outings import Answer, Answered, Kind, Outing
from storage.centres import places
from storage.schema import Erasure, Instant, Privacy, Sealed, column, new_id, table
from storage.sealing import Unreadable, seal, unseal

# After an erasure an outing goes on without its proposer: others still mean to come.
outings = table(
    "outings",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("workshop_id", ForeignKey("workshops.id"), privacy=Privacy.NONE),
    column("proposer_id", ForeignKey("persons.id"), nullable=True, privacy=Privacy.LINK),
    column("kind", Text, privacy=Privacy.NONE),
    column("wall", DateTime(timezone=False), privacy=Privacy.NONE),
    column("starts", Instant, index=True, privacy=Privacy.NONE),
    column("place_id", ForeignKey("places.id"), nullable=True, privacy=Privacy.NONE),
    column("place", Sealed, nullable=True, privacy=Privacy.SEALED),
    column("cancelled", Boolean, default=False, privacy=Privacy.NONE),
    column("version", Integer, default=0, privacy=Privacy.NONE),
    column("moved", Integer, default=0, privacy=Privacy.NONE),
    column("moved_day", Integer, default=0, privacy=Privacy.NONE),
    column("changed_at", Instant, privacy=Privacy.NONE),
    erasure=Erasure.UNLINK,
    person=("proposer_id",),
    sqlite_autoincrement=True,  # letters and cards name outings by their ids for ever
)

outing_replies = table(
    "outing_replies",
    column("outing_id", ForeignKey("outings.id"), primary_key=True, privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), primary_key=True, privacy=Privacy.LINK),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("answer", Text, privacy=Privacy.PERSONAL),
    column("version", Integer, privacy=Privacy.NONE),
    column("at", Instant, privacy=Privacy.PERSONAL),
    erasure=Erasure.DELETE,
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is to be kept of an outing: its date, and its place, the centre's by its id or a typed one."""

    kind: Kind
    wall: datetime
    starts: datetime
    place: int | str


def add(db: Connection, centre: int, workshop: int, proposer: int, proposal: Proposal, now: datetime) -> Outing:
    """Keep an outing; who proposes it comes."""
    values = {"centre_id": centre, "workshop_id": workshop, "proposer_id": proposer, "kind": proposal.kind.value}
    dated = {"wall": proposal.wall, "starts": proposal.starts, "changed_at": now}
    number = new_id(db.execute(insert(outings).values(**values, **dated)))
    _put_place(db, number, proposer, proposal.place)
    made = find(db, centre, number)
    reply(db, made, proposer, Answer.COMING, now)
    return made


def change(db: Connection, outing: Outing, by: int, proposal: Proposal, now: datetime) -> Outing:
    """Give an outing another date or place."""
    version = outing.version + 1
    moved = outing.moved if proposal.starts == outing.starts else version
    moved_day = outing.moved_day if proposal.wall.date() == outing.wall.date() else version
    values = {"kind": proposal.kind.value, "wall": proposal.wall, "starts": proposal.starts}
    grown = {"moved": moved, "moved_day": moved_day, "version": version, "changed_at": now}
    db.execute(update(outings).where(outings.c.id == outing.id).values(**values, **grown))
    if proposal.place != place_key(outing):
        _put_place(db, outing.id, by, proposal.place)
    return find(db, outing.centre, outing.id)


def stands(outing: Outing, proposal: Proposal) -> bool:
    """Whether an outing is already what a proposal says."""
    return Proposal(outing.kind, outing.wall, outing.starts, place_key(outing)) == proposal


def cancel(db: Connection, outing: Outing, now: datetime) -> Outing:
    """Call an outing off."""
    values = {"cancelled": True, "version": outing.version + 1, "changed_at": now}
    db.execute(update(outings).where(outings.c.id == outing.id).values(**values))
    return find(db, outing.centre, outing.id)


def disown(db: Connection, outing: Outing) -> Outing:
    """An outing goes on without its proposer."""
    db.execute(update(outings).where(outings.c.id == outing.id).values(proposer_id=None))
    return replace(outing, proposer=None)


def place_key(outing: Outing) -> int | str:
    """An outing's place as a proposal says it; "" where it can be read no more."""
    return outing.place.id if isinstance(outing.place, Place) else outing.place or ""


def find(db: Connection, centre: int, outing: int) -> Outing:
    """An outing of a centre. Refused("common.gone") for any other."""
    row = db.execute(_joined().where(outings.c.id == outing, outings.c.centre_id == centre)).first()
    if row is None:
        raise Refused("common.gone")
    return _outing(db, row)


def coming(db: Connection, centre: int, workshops: Collection[int] | None, now: datetime) -> list[Outing]:
    """The outings to come of some groups of a centre, or of all, by date, without the cancelled ones."""
    mine = _joined().where(outings.c.centre_id == centre, outings.c.starts > now, outings.c.cancelled.is_(False))
    if workshops is not None:
        mine = mine.where(outings.c.workshop_id.in_(workshops))
    return [_outing(db, row) for row in db.execute(mine.order_by(outings.c.starts, outings.c.id))]


def starting(db: Connection, after: datetime, until: datetime) -> list[Outing]:
    """The outings of all centres that start within a time, without the cancelled ones."""
    within = (outings.c.starts > after, outings.c.starts <= until, outings.c.cancelled.is_(False))
    return [_outing(db, row) for row in db.execute(_joined().where(*within).order_by(outings.c.starts))]


def disturbed(db: Connection, centre: int, now: datetime) -> list[Outing]:
    """The outings of a centre that were changed or called off, and whose hour has not come."""
    mine = _joined().where(outings.c.centre_id == centre, outings.c.starts > now)
    changed = mine.where(or_(outings.c.version > 0, outings.c.cancelled))
    return [_outing(db, row) for row in db.execute(changed.order_by(outings.c.starts))]


def reply(db: Connection, outing: Outing, person: int, given: Answer, now: datetime) -> None:
    """Keep somebody's answer to an outing as it is now; a new answer takes the place of the old."""
    row = {"outing_id": outing.id, "person_id": person, "centre_id": outing.centre}
    values = {"answer": given.value, "version": outing.version, "at": now}
    mine = (outing_replies.c.outing_id == outing.id, outing_replies.c.person_id == person)
    if not db.execute(update(outing_replies).where(*mine).values(**values)).rowcount:
        db.execute(insert(outing_replies).values(**row, **values))


def withdraw(db: Connection, outing: Outing, person: int) -> None:
    """Forget somebody's answer."""
    mine = (outing_replies.c.outing_id == outing.id, outing_replies.c.person_id == person)
    db.execute(delete(outing_replies).where(*mine))


def answers(db: Connection, outing: int) -> dict[int, Answered]:
    """The answers to an outing by person, the earliest first."""
    mine = (
        select(outing_replies)
        .where(outing_replies.c.outing_id == outing)
        .order_by(outing_replies.c.at, outing_replies.c.person_id)
    )
    return {row.person_id: Answered(row.person_id, Answer(row.answer), row.version) for row in db.execute(mine)}


def _put_place(db: Connection, outing: int, owner: int, place: int | str) -> None:
    sealed = seal(db, owner, f"outings.place:{outing}", place) if isinstance(place, str) else None
    number = place if isinstance(place, int) else None
    db.execute(update(outings).where(outings.c.id == outing).values(place_id=number, place=sealed))


def _joined() -> Select[tuple[object, ...]]:
    where = places.c.name.label("place_name"), places.c.address, places.c.latitude, places.c.longitude
    return select(outings, *where, places.c.directions).outerjoin(places, places.c.id == outings.c.place_id)


def _outing(db: Connection, row: Row[tuple[object, ...]]) -> Outing:
    return Outing(
        id=row.id,
        centre=row.centre_id,
        workshop=row.workshop_id,
        proposer=row.proposer_id,
        kind=Kind(row.kind),
        wall=row.wall,
        starts=row.starts,
        place=_place(db, row),
        cancelled=row.cancelled,
        version=row.version,
        moved=row.moved,
        moved_day=row.moved_day,
        changed_at=row.changed_at,
    )


def _place(db: Connection, row: Row[tuple[object, ...]]) -> Place | str | None:
    if row.place_id is not None:
        directions = Words(**row.directions) if row.directions else None
        return Place(row.place_id, Words(**row.place_name), row.address, row.latitude, row.longitude, directions)
    if row.place is None:
        return None
    try:
        return unseal(db, f"outings.place:{row.id}", row.place)
    except Unreadable:
        return None
