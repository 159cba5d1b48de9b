"""Centres and their places."""

from sqlalchemy import (
    JSON,
    Connection,
    Float,
    ForeignKey,
    Integer,
    Row,
    Text,
    UniqueConstraint,
    bindparam,
    func,
    select,
    update,
)

from bot.domain.centres import Centre, Human, Place
from bot.domain.common import Refused, Words
from storage.engines import on_server
from storage.prepared import Prepared
from storage.schema import Erasure, Privacy, column, table

HELD = 1  # the class of PostgreSQL's advisory locks that say which centre is held

# `settings` are those of the centre's file, `tapped` those that a coordinator chose: they go before the file's.
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
    column("tapped", JSON, default=dict, server_default="{}", privacy=Privacy.NONE),
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

_find = Prepared(select(centres).where(centres.c.id == bindparam("centre")))


def find(db: Connection, centre: int) -> Centre:
    """A centre by its id. Refused("common.gone") where there is none."""
    row = _find.first(db, centre=centre)
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


def tapped(db: Connection, centre: int) -> dict[str, int | str]:
    """The settings that a coordinator chose, by their names."""
    found: dict[str, int | str] = db.scalar(select(centres.c.tapped).where(centres.c.id == centre)) or {}
    return found


def tap(db: Connection, centre: int, name: str, value: int | str | None) -> None:
    """A coordinator chooses a setting; None leaves it to the file again."""
    others = {key: kept for key, kept in tapped(db, centre).items() if key != name}
    chosen = others if value is None else others | {name: value}
    db.execute(update(centres).where(centres.c.id == centre).values(tapped=chosen))


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
        settings=row.settings | row.tapped,
    )


def _place(row: Row[tuple[object, ...]]) -> Place:
    directions = Words(**row.directions) if row.directions else None
    return Place(row.id, Words(**row.name), row.address, row.latitude, row.longitude, directions)
