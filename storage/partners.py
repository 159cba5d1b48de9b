"""Who speaks for which partner, and how many people came through it."""

from sqlalchemy import Connection, ForeignKey, delete, insert, select

from bot.domain.common import Role
from storage import enrolments, workshops
from storage.roles import staff
from storage.schema import Erasure, Privacy, column, table

partner_people = table(
    "partner_people",
    column("person_id", ForeignKey("persons.id"), primary_key=True, privacy=Privacy.LINK),
    column("partner_id", ForeignKey("partners.id"), privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    erasure=Erasure.DELETE,
)


def entrust(db: Connection, centre: int, partner: int, person: int) -> None:
    """Somebody speaks for a partner from now on, and for no other."""
    db.execute(delete(partner_people).where(partner_people.c.person_id == person))
    db.execute(insert(partner_people).values(person_id=person, partner_id=partner, centre_id=centre))


def release(db: Connection, centre: int, person: int) -> None:
    """Somebody speaks for no partner any more."""
    mine = (partner_people.c.person_id == person, partner_people.c.centre_id == centre)
    db.execute(delete(partner_people).where(*mine))


def of_person(db: Connection, centre: int, person: int) -> int | None:
    """The partner that somebody speaks for in a centre."""
    mine = (partner_people.c.person_id == person, partner_people.c.centre_id == centre)
    found: int | None = db.scalar(select(partner_people.c.partner_id).where(*mine))
    return found


def people_of(db: Connection, centre: int, partner: int) -> list[int]:
    """Those who speak for a partner of a centre, as long as they have the role."""
    joined = select(partner_people.c.person_id).join(staff, staff.c.person_id == partner_people.c.person_id)
    mine = (partner_people.c.partner_id == partner, partner_people.c.centre_id == centre)
    return list(db.scalars(joined.where(*mine, staff.c.role == Role.PARTNER.name).order_by(partner_people.c.person_id)))


def count(db: Connection, centre: int, partner: int) -> int:
    """How many came through a partner, to all workshops of its centre. Unmasked: for the team only."""
    return sum(enrolments.counts_by_partner(db, one.id)[partner] for one in workshops.of_centre(db, centre))
