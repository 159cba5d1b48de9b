"""Places that are offered to those who wait for one, and what they answered."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, ForeignKey, Index, Integer, Row, Text, func, insert, select, update

from bot.domain import waiting
from bot.domain.common import Refused
from bot.domain.waiting import Answer, Offer, Waiting
from bot.domain.workshops import Workshop
from storage import enrolments, workshops
from storage.enrolments import Status
from storage.enrolments import enrolments as rows
from storage.schema import Erasure, Instant, Privacy, column, new_id, table

# `made_by` is the coordinator who offered it, none where it went by itself.
offers = table(
    "offers",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("workshop_id", ForeignKey("workshops.id"), privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), index=True, privacy=Privacy.LINK),
    column("made_by", ForeignKey("persons.id", ondelete="SET NULL"), nullable=True, privacy=Privacy.LINK),
    column("made", Instant, privacy=Privacy.PERSONAL),
    column("until", Instant, privacy=Privacy.PERSONAL),
    column("answer", Text, privacy=Privacy.PERSONAL),
    Index("ix_offers_open", "answer", "until"),
    erasure=Erasure.DELETE,
)


def of_person(db: Connection, workshop: int, person: int) -> Offer | None:
    """The last offer that was made to somebody since they have been waiting."""
    return next((one.offer for one in line(db, workshop) if one.person == person), None)


def find(db: Connection, centre: int, number: int) -> Offer:
    """An offer of a centre. Refused("common.gone") for any other."""
    row = db.execute(select(offers).where(offers.c.id == number, offers.c.centre_id == centre)).first()
    if row is None:
        raise Refused("common.gone")
    return _offer(row)


def line(db: Connection, workshop: int) -> list[Waiting]:
    """Those who wait for a place, the longest first, with what they were offered since."""
    mine = (rows.c.workshop_id == workshop, rows.c.status == Status.WISHED.value, rows.c.person_id.is_not(None))
    waiting_ones = db.execute(select(rows.c.person_id, rows.c.since).where(*mine).order_by(rows.c.since, rows.c.id))
    made = db.execute(select(offers).where(offers.c.workshop_id == workshop).order_by(offers.c.id))
    last = {row.person_id: _offer(row) for row in made}
    return [Waiting(one.person_id, one.since, _since(last.get(one.person_id), one.since)) for one in waiting_ones]


def free(db: Connection, workshop: Workshop) -> int:
    """How many places nobody has, and nobody is asked about."""
    return waiting.free(workshop.capacity, enrolments.places_taken(db, workshop.id), len(open_ones(db, workshop.id)))


def is_place_for(db: Connection, workshop: Workshop, person: int | None = None) -> bool:
    """Whether somebody who comes in now gets a place: one is offered to them, or is free and nobody waits before."""
    waiting_ones = line(db, workshop.id)
    mine = next((one.offer for one in waiting_ones if one.person == person), None)
    if mine is not None and mine.answer is Answer.OPEN:
        return True
    return free(db, workshop) > 0 and all(one.person == person for one in waiting_ones)


def open_ones(db: Connection, workshop: int) -> list[Offer]:
    """The offers that nobody has answered yet, to those who still wait: two files may have become one since."""
    waits = (rows.c.workshop_id == offers.c.workshop_id) & (rows.c.person_id == offers.c.person_id)
    joined = select(offers).join(rows, waits).where(rows.c.status == Status.WISHED.value)
    mine = joined.where(offers.c.workshop_id == workshop, offers.c.answer == Answer.OPEN.value)
    return [_offer(row) for row in db.execute(mine.order_by(offers.c.id))]


def of_centre(db: Connection, centre: int, *answers: Answer) -> list[Offer]:
    """The offers of a centre that stand so, and were made to those who still wait."""
    wanted = [answer.value for answer in answers]
    joined = select(offers).join(
        rows, (rows.c.workshop_id == offers.c.workshop_id) & (rows.c.person_id == offers.c.person_id)
    )
    mine = joined.where(offers.c.centre_id == centre, offers.c.answer.in_(wanted), rows.c.status == Status.WISHED.value)
    return [_offer(row) for row in db.execute(mine.where(offers.c.made >= rows.c.since).order_by(offers.c.id))]


def put(
    db: Connection, workshop: Workshop, person: int, until: datetime, now: datetime, by: int | None = None
) -> Offer:
    """Offer somebody a place."""
    whose = {"centre_id": workshop.centre, "workshop_id": workshop.id, "person_id": person, "made_by": by}
    made = db.execute(insert(offers).values(made=now, until=until, answer=Answer.OPEN.value, **whose))
    return Offer(new_id(made), workshop.id, person, now, until, Answer.OPEN)


def answer(db: Connection, offer: Offer, given: Answer) -> None:
    """How an offer ended."""
    db.execute(update(offers).where(offers.c.id == offer.id).values(answer=given.value))


def close(db: Connection, workshop: int, person: int, given: Answer) -> None:
    """Whatever is offered to somebody in a workshop ended so."""
    mine = (offers.c.workshop_id == workshop, offers.c.person_id == person, offers.c.answer == Answer.OPEN.value)
    db.execute(update(offers).where(*mine).values(answer=given.value))


def over(db: Connection, now: datetime) -> list[Offer]:
    """The offers that nobody answered in time."""
    mine = select(offers).where(offers.c.answer == Answer.OPEN.value, offers.c.until <= now)
    return [_offer(row) for row in db.execute(mine.order_by(offers.c.id))]


def concerned(db: Connection, now: datetime) -> list[int]:
    """The centres in which an offer is over, or somebody waits for a place, in the order in which they are held."""
    ended = select(offers.c.centre_id).where(offers.c.answer == Answer.OPEN.value, offers.c.until <= now)
    return sorted({*db.scalars(ended), *(one.centre for one in waited_for(db))})


def next_end(db: Connection) -> datetime | None:
    """When the next offer ends."""
    found: datetime | None = db.scalar(select(func.min(offers.c.until)).where(offers.c.answer == Answer.OPEN.value))
    return found


def waited_for(db: Connection) -> list[Workshop]:
    """The open workshops of all centres for which somebody waits."""
    found = set(db.scalars(select(rows.c.workshop_id).where(rows.c.status == Status.WISHED.value).distinct()))
    return [one for one in workshops.open_ones(db) if one.id in found] if found else []


def first_start(db: Connection, workshop: int) -> datetime | None:
    """When the first session of a workshop begins that takes place."""
    held = [one.starts for one in workshops.sessions_of(db, workshop) if not one.cancelled]
    return min(held, default=None)


def people_of(found: Iterable[Offer]) -> set[int]:
    """To whom offers were made."""
    return {one.person for one in found}


def _since(offer: Offer | None, since: datetime) -> Offer | None:
    return offer if offer is not None and offer.made >= since else None


def _offer(row: Row[tuple[object, ...]]) -> Offer:
    return Offer(row.id, row.workshop_id, row.person_id, row.made, row.until, Answer(row.answer))
