"""Workshops and their phases, sessions with their hosts, and the partners who refer people."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Connection,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    Row,
    Select,
    Text,
    UniqueConstraint,
    select,
    update,
)

from bot.domain.centres import Place
from bot.domain.common import Refused, Words
from bot.domain.times import Window
from bot.domain.workshops import Host, Phase, Session, Workshop
from storage.centres import places
from storage.schema import Erasure, Instant, Privacy, column, table

# `programme` is the imported file, as features read what is theirs in it: the waves of the check-ins, say.
workshops = table(
    "workshops",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("slug", Text, privacy=Privacy.NONE),
    column("title", JSON, privacy=Privacy.NONE),
    column("summary", JSON, privacy=Privacy.NONE),
    column("starts_on", Date, privacy=Privacy.NONE),
    column("capacity", Integer, privacy=Privacy.NONE),
    column("is_open", Boolean, privacy=Privacy.NONE),
    column("programme", JSON, privacy=Privacy.NONE),
    UniqueConstraint("centre_id", "slug"),
    erasure=Erasure.NOTHING,
)

phases = table(
    "phases",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("workshop_id", ForeignKey("workshops.id"), privacy=Privacy.NONE),
    column("slug", Text, privacy=Privacy.NONE),
    column("number", Integer, privacy=Privacy.NONE),
    column("title", JSON, privacy=Privacy.NONE),
    UniqueConstraint("workshop_id", "slug"),
    erasure=Erasure.NOTHING,
)

# `moved` says that it was changed by tap: the programme file no longer decides its date, place, length and hosts.
# `sequence` counts its changes.
sessions = table(
    "sessions",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("workshop_id", ForeignKey("workshops.id"), privacy=Privacy.NONE),
    column("phase_id", ForeignKey("phases.id"), privacy=Privacy.NONE),
    column("place_id", ForeignKey("places.id"), privacy=Privacy.NONE),
    column("slug", Text, privacy=Privacy.NONE),
    column("number", Integer, privacy=Privacy.NONE),
    column("title", JSON, privacy=Privacy.NONE),
    column("summary", JSON, privacy=Privacy.NONE),
    column("bring", JSON, nullable=True, privacy=Privacy.NONE),
    column("wall", DateTime(timezone=False), privacy=Privacy.NONE),
    column("starts", Instant, index=True, privacy=Privacy.NONE),
    column("minutes", Integer, privacy=Privacy.NONE),
    column("cancelled", Boolean, default=False, privacy=Privacy.NONE),
    column("moved", Boolean, default=False, privacy=Privacy.NONE),
    column("sequence", Integer, default=0, server_default="0", privacy=Privacy.NONE),
    UniqueConstraint("workshop_id", "slug"),
    erasure=Erasure.NOTHING,
)

# Hosts are named on the programme; erasing the person behind one leaves the name that the centre printed.
hosts = table(
    "hosts",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("slug", Text, privacy=Privacy.NONE),
    column("name", Text, privacy=Privacy.NONE),
    column("role", JSON, privacy=Privacy.NONE),
    column("kind", Text, privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), nullable=True, privacy=Privacy.LINK),
    UniqueConstraint("centre_id", "slug"),
    erasure=Erasure.UNLINK,
)

session_hosts = table(
    "session_hosts",
    column("session_id", ForeignKey("sessions.id"), primary_key=True, privacy=Privacy.NONE),
    column("host_id", ForeignKey("hosts.id"), primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    erasure=Erasure.NOTHING,
)

partners = table(
    "partners",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("slug", Text, privacy=Privacy.NONE),
    column("name", Text, privacy=Privacy.NONE),
    UniqueConstraint("centre_id", "slug"),
    erasure=Erasure.NOTHING,
)


def find(db: Connection, centre: int, workshop: int) -> Workshop:
    """A workshop of a centre. Refused("common.gone") for any other."""
    row = db.execute(select(workshops).where(workshops.c.id == workshop, workshops.c.centre_id == centre)).first()
    if row is None:
        raise Refused("common.gone")
    return _workshop(row)


def programme(db: Connection, workshop: int) -> dict[str, Any]:
    """The programme file that a workshop was made from, as JSON values."""
    found: dict[str, Any] = db.scalar(select(workshops.c.programme).where(workshops.c.id == workshop)) or {}
    return found


def of_centre(db: Connection, centre: int) -> list[Workshop]:
    """The workshops of a centre, the newest first."""
    mine = select(workshops).where(workshops.c.centre_id == centre)
    return [_workshop(row) for row in db.execute(mine.order_by(workshops.c.starts_on.desc(), workshops.c.id.desc()))]


def open_ones(db: Connection) -> list[Workshop]:
    """The workshops of all centres in which people may enrol."""
    return [_workshop(row) for row in db.execute(select(workshops).where(workshops.c.is_open))]


def phases_of(db: Connection, workshop: int) -> list[Phase]:
    """The phases in order."""
    mine = select(phases).where(phases.c.workshop_id == workshop).order_by(phases.c.number)
    return [Phase(row.id, row.workshop_id, row.number, Words(**row.title)) for row in db.execute(mine)]


def session(db: Connection, centre: int, number: int) -> Session:
    """A session of a centre. Refused("common.gone") for any other."""
    found = _sessions(db, _joined().where(sessions.c.id == number, sessions.c.centre_id == centre))
    if not found:
        raise Refused("common.gone")
    return found[0]


def sessions_of(db: Connection, workshop: int) -> list[Session]:
    """The sessions of a workshop by date, cancelled ones among them."""
    return _sessions(db, _joined().where(sessions.c.workshop_id == workshop))


def sessions_between(db: Connection, window: Window) -> list[Session]:
    """The sessions of all centres that start in a window, without the cancelled ones."""
    within = (sessions.c.starts > window.start, sessions.c.starts <= window.end)
    return _sessions(db, _joined().where(*within, sessions.c.cancelled.is_(False)))


def hosts_of(db: Connection, session_id: int) -> list[Host]:
    """Who leads a session."""
    joined = select(hosts).join(session_hosts, session_hosts.c.host_id == hosts.c.id)
    return _hosts(db.execute(joined.where(session_hosts.c.session_id == session_id).order_by(hosts.c.id)).all())


def hosts_of_centre(db: Connection, centre: int) -> list[Host]:
    """Everybody who leads sessions in a centre."""
    return _hosts(db.execute(select(hosts).where(hosts.c.centre_id == centre).order_by(hosts.c.id)).all())


def host(db: Connection, centre: int, number: int) -> Host:
    """A host of a centre. Refused("common.gone") for any other."""
    found = next((one for one in hosts_of_centre(db, centre) if one.id == number), None)
    if found is None:
        raise Refused("common.gone")
    return found


def people_of_hosts(db: Connection, centre: int, numbers: Collection[int]) -> list[int]:
    """The people behind some hosts of a centre, those who use the bot."""
    return [one.person for one in hosts_of_centre(db, centre) if one.id in numbers and one.person is not None]


def hosts_without_bot(db: Connection, centre: int, numbers: Collection[int]) -> list[str]:
    """What those of some hosts of a centre are called who do not use the bot."""
    return [one.name for one in hosts_of_centre(db, centre) if one.id in numbers and one.person is None]


def names_of_hosts(db: Connection, centre: int, numbers: Collection[int]) -> list[str]:
    """What some hosts of a centre are called."""
    return [one.name for one in hosts_of_centre(db, centre) if one.id in numbers]


def lead(db: Connection, centre: int, host: int, person: int) -> None:
    """Somebody is the host whom the programme names."""
    mine = (hosts.c.id == host, hosts.c.centre_id == centre)
    db.execute(update(hosts).where(*mine).values(person_id=person))


def unlead(db: Connection, centre: int, person: int) -> None:
    """Somebody is no host any more; the programme goes on naming whom it named."""
    db.execute(update(hosts).where(hosts.c.person_id == person, hosts.c.centre_id == centre).values(person_id=None))


def sessions_led(db: Connection, person: int, after: datetime) -> list[Session]:
    """The sessions to come that somebody leads, by date."""
    led = select(session_hosts.c.session_id).join(hosts, hosts.c.id == session_hosts.c.host_id)
    mine = led.where(hosts.c.person_id == person)
    return _sessions(db, _joined().where(sessions.c.id.in_(mine), sessions.c.starts > after))


def partners_of(db: Connection, centre: int) -> list[tuple[int, str]]:
    """The id and the name of each partner of a centre."""
    mine = select(partners).where(partners.c.centre_id == centre).order_by(partners.c.name)
    return [(row.id, row.name) for row in db.execute(mine)]


def partner_name(db: Connection, centre: int, partner: int) -> str:
    """The name of a partner of a centre. Refused("common.gone") for any other."""
    mine = (partners.c.id == partner, partners.c.centre_id == centre)
    name = db.scalar(select(partners.c.name).where(*mine))
    if name is None:
        raise Refused("common.gone")
    return str(name)


def _joined() -> Select[tuple[object, ...]]:
    where = places.c.name.label("place_name"), places.c.address, places.c.latitude, places.c.longitude
    return select(sessions, *where, places.c.directions).join(places, places.c.id == sessions.c.place_id)


def _sessions(db: Connection, wanted: Select[tuple[object, ...]]) -> list[Session]:
    return [_session(row) for row in db.execute(wanted.order_by(sessions.c.starts, sessions.c.number))]


def _session(row: Row[tuple[object, ...]]) -> Session:
    return Session(
        id=row.id,
        centre=row.centre_id,
        workshop=row.workshop_id,
        phase=row.phase_id,
        number=row.number,
        title=Words(**row.title),
        summary=Words(**row.summary),
        bring=Words(**row.bring) if row.bring else None,
        wall=row.wall,
        starts=row.starts,
        minutes=row.minutes,
        place=_place(row),
        cancelled=row.cancelled,
        sequence=row.sequence,
    )


def _place(row: Row[tuple[object, ...]]) -> Place:
    directions = Words(**row.directions) if row.directions else None
    return Place(row.place_id, Words(**row.place_name), row.address, row.latitude, row.longitude, directions)


def _workshop(row: Row[tuple[object, ...]]) -> Workshop:
    title, summary = Words(**row.title), Words(**row.summary)
    return Workshop(row.id, row.centre_id, row.slug, title, summary, row.starts_on, row.capacity, row.is_open)


def _hosts(rows: Sequence[Row[tuple[object, ...]]]) -> list[Host]:
    return [Host(row.id, row.name, Words(**row.role), row.person_id) for row in rows]
