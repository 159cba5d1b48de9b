"""The people of a workshop, as the team sees them."""

from sqlalchemy import ColumnElement, Connection, Row, Select, exists, select

from bot.domain.common import Refused
from bot.domain.roster import Member
from bot.domain.workshops import Session
from storage import workshops
from storage.enrolments import Status, enrolments
from storage.people import accounts, person_of, persons

LISTED = (Status.ENROLLED.value, Status.WISHED.value)


def members(db: Connection, bot: int, centre: int, workshop: int) -> list[Member]:
    """Those who have a place, in the order they took it."""
    return _members(db, bot, centre, workshop, enrolments.c.status == Status.ENROLLED.value)


def wishes(db: Connection, bot: int, centre: int, workshop: int) -> list[Member]:
    """Those who wished for a place when there was none, the longest waiting first."""
    return _members(db, bot, centre, workshop, enrolments.c.status == Status.WISHED.value)


def find(db: Connection, bot: int, centre: int, workshop: int, person: int) -> Member:
    """Somebody of a workshop. Refused("roster.not-in") for anybody else, and for those who left."""
    found = _members(db, bot, centre, workshop, enrolments.c.person_id == person, enrolments.c.status.in_(LISTED))
    if not found:
        raise Refused("roster.not-in")
    return found[0]


def sessions_of_centre(db: Connection, centre: int) -> list[Session]:
    """The sessions of all workshops of a centre."""
    return [one for workshop in workshops.of_centre(db, centre) for one in workshops.sessions_of(db, workshop.id)]


def _members(db: Connection, bot: int, centre: int, workshop: int, *wanted: ColumnElement[bool]) -> list[Member]:
    here = (enrolments.c.centre_id == centre, enrolments.c.workshop_id == workshop)
    mine = _joined(bot).where(*here, *wanted).order_by(enrolments.c.since, enrolments.c.id)
    return [_member(db, row) for row in db.execute(mine)]


def _joined(bot: int) -> Select[tuple[object, ...]]:
    linked = exists().where(accounts.c.person_id == persons.c.id, accounts.c.bot == bot)
    shown = select(persons, enrolments.c.since, enrolments.c.status, linked.label("on_telegram"))
    return shown.join(enrolments, enrolments.c.person_id == persons.c.id)


def _member(db: Connection, row: Row[tuple[object, ...]]) -> Member:
    is_enrolled = row.status == Status.ENROLLED.value
    return Member(person_of(db, row), row.since, on_telegram=bool(row.on_telegram), enrolled=is_enrolled)
