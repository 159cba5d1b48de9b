"""Centres and their places."""

from sqlalchemy import JSON, Connection, Float, ForeignKey, Integer, Row, Text, UniqueConstraint, func, select

from bot.domain.centres import Centre, Human, Place
from bot.domain.common import Refused, Words
from storage.engines import on_server
from storage.schema import Erasure, Privacy, column, table

HELD = 1  # the class of PostgreSQL's advisory locks that say which centre is held

centres = table(
    "centres",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("slug", Text, unique=True, privacy=Privacy.NONE),
    column("name", Text, privacy=Privacy.NONE),
    column("zone", Text, privacy=Privacy.NONE),
    column("language", Text, privacy=Privacy.NONE),
    column("address", Text, privacy=Privacy.NONE),
    column("contact_name", Text, privacy=Privacy.NONE),
    column("contact_phone", Text, privacy=Privacy.NONE),
    column("contact_hours", JSON, privacy=Privacy.NONE),
    column("listener_name", Text, privacy=Privacy.NONE),
    column("listener_phone", Text, privacy=Privacy.NONE),
    column("listener_hours", JSON, privacy=Privacy.NONE),
    column("controller", Text, privacy=Privacy.NONE),
    column("privacy_contact", Text, privacy=Privacy.NONE),
    column("retention_months", Integer, privacy=Privacy.NONE),
    column("settings", JSON, privacy=Privacy.NONE),
    erasure=Erasure.NOTHING,
)

places = table(
    "places",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("slug", Text, privacy=Privacy.NONE),
    column("name", JSON, privacy=Privacy.NONE),
    column("address", Text, privacy=Privacy.NONE),
    column("latitude", Float, privacy=Privacy.NONE),
    column("longitude", Float, privacy=Privacy.NONE),
    column("directions", JSON, nullable=True, privacy=Privacy.NONE),
    UniqueConstraint("centre_id", "slug"),
    erasure=Erasure.NOTHING,
)


def find(db: Connection, centre: int) -> Centre:
    """A centre by its id. Refused("common.gone") where there is none."""
    row = db.execute(select(centres).where(centres.c.id == centre)).first()
    if row is None:
        raise Refused("common.gone")
    return _centre(row)


def by_slug(db: Connection, slug: str) -> Centre | None:
    """A centre by the name its file gives it."""
    row = db.execute(select(centres).where(centres.c.slug == slug)).first()
    return None if row is None else _centre(row)


def everyone(db: Connection) -> list[Centre]:
    """All centres of the database, by id."""
    return [_centre(row) for row in db.execute(select(centres).order_by(centres.c.id))]


def hold(db: Connection, centre: int) -> None:
    """Nobody else acts in this centre until the commit: what is counted stays so, up to the last place given.

    On SQLite there is one writer anyhow.
    """
    if on_server(db):
        db.execute(select(func.pg_advisory_xact_lock(HELD, centre)))


def places_of(db: Connection, centre: int) -> list[Place]:
    """The places of a centre, in the order of its file."""
    found = db.execute(select(places).where(places.c.centre_id == centre).order_by(places.c.id))
    return [_place(row) for row in found]


def place(db: Connection, centre: int, number: int) -> Place:
    """A place of a centre. Refused("common.gone") where it has none with this id."""
    row = db.execute(select(places).where(places.c.id == number, places.c.centre_id == centre)).first()
    if row is None:
        raise Refused("common.gone")
    return _place(row)


def _centre(row: Row[tuple[object, ...]]) -> Centre:
    return Centre(
        id=row.id,
        slug=row.slug,
        name=row.name,
        zone=row.zone,
        language=row.language,
        address=row.address,
        contact=Human(row.contact_name, row.contact_phone, Words(**row.contact_hours)),
        listener=Human(row.listener_name, row.listener_phone, Words(**row.listener_hours)),
        controller=row.controller,
        privacy_contact=row.privacy_contact,
        retention_months=row.retention_months,
        settings=row.settings,
    )


def _place(row: Row[tuple[object, ...]]) -> Place:
    directions = Words(**row.directions) if row.directions else None
    return Place(row.id, Words(**row.name), row.address, row.latitude, row.longitude, directions)
