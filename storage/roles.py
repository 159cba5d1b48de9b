"""Who may do what: the staff of a centre, its participants, and the operators of the bot."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce

from sqlalchemy import (
    BigInteger,
    Connection,
    ForeignKey,
    Text,
    UniqueConstraint,
    bindparam,
    delete,
    insert,
    literal,
    select,
    union_all,
)

from bot.domain.centres import Centre
from bot.domain.common import Role
from bot.domain.people import Person
from bot.domain.team import ROLES, Colleague
from storage import centres
from storage.enrolments import Status, enrolments
from storage.people import chat_of, person_of, persons
from storage.prepared import Prepared
from storage.schema import Erasure, Instant, Privacy, column, table

# Being a participant follows from the enrolments; the other roles are given here.
staff = table(
    "staff",
    column("person_id", ForeignKey("persons.id"), primary_key=True, privacy=Privacy.LINK),
    column("role", Text, primary_key=True, privacy=Privacy.PERSONAL),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("since", Instant, privacy=Privacy.PERSONAL),
    erasure=Erasure.DELETE,
)

# Operators install the bot; they belong to no centre and see no person.
operators = table(
    "operators",
    column("bot", BigInteger, primary_key=True, privacy=Privacy.NONE),
    column("user_id", BigInteger, primary_key=True, privacy=Privacy.NONE),
    column("chat_id", BigInteger, privacy=Privacy.NONE),
    column("language", Text, privacy=Privacy.NONE),
    UniqueConstraint("bot", "chat_id"),
    erasure=Erasure.NOTHING,
)

_staff = select(staff.c.role).where(staff.c.person_id == bindparam("person"))
_participant = select(literal(Role.PARTICIPANT.name)).where(
    enrolments.c.person_id == bindparam("person"), enrolments.c.status == Status.ENROLLED.value
)
_operator = select(literal(Role.OPERATOR.name)).where(
    operators.c.bot == bindparam("bot"), operators.c.user_id == bindparam("user")
)
_of = Prepared(union_all(_staff, _participant))
_context = Prepared(union_all(_staff, _participant, _operator))


@dataclass(frozen=True, slots=True)
class Equipment:
    """A chat, the roles of who reads it, and their language."""

    chat: int
    role: Role
    language: str


def context(db: Connection, bot: int, user: int, person: Person | None) -> tuple[Centre | None, Role]:
    """The centre and the roles of who speaks."""
    names = _context.scalars(db, bot=bot, user=user, person=person.id if person else None)
    if person is None:
        return None, _together(Role.ANYONE, names)
    return centres.find(db, person.centre), _together(Role.MEMBER, names)


def of(db: Connection, person: int) -> Role:
    """What somebody may do in their centre."""
    return _together(Role.MEMBER, _of.scalars(db, person=person))


def appoint(db: Connection, centre: int, person: int, role: Role, now: datetime) -> None:
    """Give somebody one role in their centre; having it already changes nothing."""
    mine = (staff.c.person_id == person, staff.c.role == role.name)
    if db.scalar(select(staff.c.since).where(*mine)) is None:
        values = {"person_id": person, "role": role.name, "centre_id": centre, "since": now}
        db.execute(insert(staff).values(**values))


def dismiss(db: Connection, centre: int, person: int, role: Role) -> None:
    """Take one role from somebody in their centre."""
    mine = (staff.c.person_id == person, staff.c.role == role.name, staff.c.centre_id == centre)
    db.execute(delete(staff).where(*mine))


def colleagues(db: Connection, centre: int) -> list[Colleague]:
    """All who have a role in a centre, by role, the longest first; who has two is there twice."""
    joined = select(persons, staff.c.role, staff.c.since).join(staff, staff.c.person_id == persons.c.id)
    mine = joined.where(staff.c.centre_id == centre, staff.c.role.in_([role.name for role in ROLES]))
    rows = db.execute(mine.order_by(staff.c.role, staff.c.since, persons.c.id))
    return [Colleague(person_of(db, row), Role[row.role], row.since) for row in rows]


def team(db: Connection, centre: int, role: Role = Role.COORDINATOR) -> list[Person]:
    """Those who have one role in a centre, the longest first."""
    joined = select(persons).join(staff, staff.c.person_id == persons.c.id)
    mine = joined.where(staff.c.centre_id == centre, staff.c.role == role.name).order_by(staff.c.since, persons.c.id)
    return [person_of(db, row) for row in db.execute(mine)]


def equipment(db: Connection, bot: int, person: int) -> Equipment | None:
    """What the list of commands in somebody's chat follows from; None without Telegram."""
    chat = chat_of(db, bot, person)
    language = db.scalar(select(persons.c.language).where(persons.c.id == person))
    return None if chat is None else Equipment(chat, of(db, person), str(language))


def staff_equipment(db: Connection, bot: int) -> list[Equipment]:
    """The same for everybody who has a role in any centre."""
    found = (equipment(db, bot, person) for person in db.scalars(select(staff.c.person_id).distinct()))
    return [one for one in found if one is not None]


def operate(db: Connection, bot: int, user: int, chat: int, language: str) -> None:
    """Make a Telegram account an operator of the bot: told of incidents, shown no answers."""
    mine = (operators.c.bot == bot, operators.c.user_id == user)
    if db.scalar(select(operators.c.chat_id).where(*mine)) is None:
        values = {"bot": bot, "user_id": user, "chat_id": chat, "language": language}
        db.execute(insert(operators).values(**values))


def operator_chats(db: Connection, bot: int) -> list[tuple[int, str]]:
    """The chat and the language of every operator."""
    mine = select(operators.c.chat_id, operators.c.language).where(operators.c.bot == bot)
    return [(row.chat_id, row.language) for row in db.execute(mine)]


def _together(first: Role, names: Iterable[str]) -> Role:
    return reduce(lambda role, name: role | Role[name], names, first)
