"""Enrolments: who has a place in which workshop, who wished for one, through which partner they came."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, ForeignKey, Integer, Text, UniqueConstraint, bindparam, func, insert, select, update

from bot.domain.common import Refused
from bot.domain.people import Person
from bot.domain.workshops import Session
from storage import workshops
from storage.people import person_of, persons
from storage.prepared import Prepared
from storage.schema import Erasure, Instant, Privacy, column, table


class Status(StrEnum):
    """How an enrolment stands."""

    ENROLLED = "enrolled"
    WISHED = "wished"  # the workshop was full
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Enrolment:
    """How somebody stands in a workshop, since when, and who sent them."""

    workshop: int
    status: Status
    since: datetime
    partner: int | None


# After an erasure the row stays, without the person: that somebody came through a partner remains countable.
enrolments = table(
    "enrolments",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("workshop_id", ForeignKey("workshops.id"), privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), nullable=True, index=True, privacy=Privacy.LINK),
    column("partner_id", ForeignKey("partners.id"), nullable=True, privacy=Privacy.NONE),
    column("status", Text, privacy=Privacy.NONE),
    column("since", Instant, privacy=Privacy.NONE),
    UniqueConstraint("workshop_id", "person_id"),
    erasure=Erasure.UNLINK,
    unlinked={"status": Status.LEFT.value},
)

_enrolled = Prepared(
    select(enrolments.c.id)
    .where(enrolments.c.person_id == bindparam("person"), enrolments.c.status == Status.ENROLLED.value)
    .limit(1)
)


def is_enrolled(db: Connection, person: int) -> bool:
    """Whether somebody has a place in any workshop."""
    return _enrolled.scalar(db, person=person) is not None


def status(db: Connection, workshop: int, person: int) -> Status | None:
    """How somebody stands in a workshop."""
    mine = select(enrolments.c.status).where(enrolments.c.workshop_id == workshop, enrolments.c.person_id == person)
    found = db.scalar(mine)
    return None if found is None else Status(found)


def has_any(db: Connection, person: int) -> bool:
    """Whether somebody ever had a place, or wished for one."""
    return db.scalar(select(enrolments.c.id).where(enrolments.c.person_id == person).limit(1)) is not None


def places_taken(db: Connection, workshop: int) -> int:
    """How many places are taken."""
    taken = select(func.count()).where(
        enrolments.c.workshop_id == workshop, enrolments.c.status == Status.ENROLLED.value
    )
    return db.scalar(taken) or 0


def put(
    db: Connection, centre: int, workshop: int, person: int, new: Status, now: datetime, partner: int | None = None
) -> None:
    """Set how somebody stands in a workshop; the partner of the first time is kept."""
    if status(db, workshop, person) is None:
        values = {"centre_id": centre, "workshop_id": workshop, "person_id": person, "partner_id": partner}
        db.execute(insert(enrolments).values(status=new.value, since=now, **values))
        return
    mine = (enrolments.c.workshop_id == workshop, enrolments.c.person_id == person)
    db.execute(update(enrolments).where(*mine).values(status=new.value, since=now))


def members(db: Connection, workshop: int) -> list[Person]:
    """Those who have a place, in the order they took it."""
    joined = select(persons).join(enrolments, enrolments.c.person_id == persons.c.id)
    mine = joined.where(enrolments.c.workshop_id == workshop, enrolments.c.status == Status.ENROLLED.value)
    return [person_of(db, row) for row in db.execute(mine.order_by(enrolments.c.id))]


def member_ids(db: Connection, workshop: int) -> list[int]:
    """The ids of those who have a place, in the order they took it; spares opening their names."""
    mine = select(enrolments.c.person_id).where(
        enrolments.c.workshop_id == workshop,
        enrolments.c.status == Status.ENROLLED.value,
        enrolments.c.person_id.is_not(None),
    )
    return [number for number in db.scalars(mine.order_by(enrolments.c.id)) if number is not None]


def joined_since(db: Connection, workshop: int, instant: datetime) -> set[int]:
    """The ids of those who took their place at an instant or later."""
    mine = (enrolments.c.workshop_id == workshop, enrolments.c.status == Status.ENROLLED.value)
    joined = select(enrolments.c.person_id).where(*mine, enrolments.c.since >= instant)
    return {number for number in db.scalars(joined) if number is not None}


def workshops_of(db: Connection, person: int) -> list[int]:
    """The workshops in which somebody has a place, the newest first."""
    mine = select(enrolments.c.workshop_id).where(
        enrolments.c.person_id == person, enrolments.c.status == Status.ENROLLED.value
    )
    return list(db.scalars(mine.order_by(enrolments.c.id.desc())))


def of_person(db: Connection, person: int) -> list[Enrolment]:
    """Every workshop in which somebody has, had or wishes for a place, the oldest first."""
    mine = select(enrolments).where(enrolments.c.person_id == person).order_by(enrolments.c.id)
    return [Enrolment(row.workshop_id, Status(row.status), row.since, row.partner_id) for row in db.execute(mine)]


def wishes_of(db: Connection, person: int) -> list[int]:
    """The workshops in which somebody waits for a place, the longest first."""
    mine = (enrolments.c.person_id == person, enrolments.c.status == Status.WISHED.value)
    return list(db.scalars(select(enrolments.c.workshop_id).where(*mine).order_by(enrolments.c.since)))


def session_of(db: Connection, centre: int, person: int, number: int) -> Session:
    """A session of a workshop in which somebody has a place. Refused for any other."""
    session = workshops.session(db, centre, number)
    if status(db, session.workshop, person) is not Status.ENROLLED:
        raise Refused("replies.no-place")
    return session


def counts_by_partner(db: Connection, workshop: int) -> Counter[int]:
    """How many people came through each partner, whatever became of them. Unmasked: for the team only."""
    found = select(enrolments.c.partner_id).where(
        enrolments.c.workshop_id == workshop, enrolments.c.partner_id.is_not(None)
    )
    return Counter(number for number in db.scalars(found) if number is not None)
