"""A centre's file into the rows of the centre and its places."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select, update

from bot.domain import times
from bot.files import CentreFile
from bot.importing.changes import Change, Changes, Sort, plain, shown
from bot.importing.writing import Values, Writing
from storage.centres import centres, places, tapped
from storage.workshops import sessions


def bring_centre(db: Connection, file: CentreFile, *, apply: bool) -> Changes:
    """Write a centre and its places, or tell what would change."""
    with db.begin_nested() as trial:
        writing = Writing(db)
        centre = writing.put(centres, "", {"slug": file.slug}, _centre(file))
        for slug, place in file.places.items():
            values = {"name": plain(place.name), "address": place.address, "directions": plain(place.find)}
            values |= {"latitude": place.latitude, "longitude": place.longitude}
            writing.put(places, f"places.{slug}", {"centre_id": centre, "slug": slug}, values)
        _set_clocks(db, centre, file.time_zone)
        writing.found.extend(_kept(db, centre, file))
        writing.miss(places, "places", {"centre_id": centre}, file.places)
        changes = writing.judged(file.slug, apply=apply)
        if not changes.applied:
            trial.rollback()
    return changes


def _kept(db: Connection, centre: int, file: CentreFile) -> Iterator[Change]:
    """The settings that were chosen by tap and that the file says otherwise: the tap stands."""
    says, chosen = _settings(file), tapped(db, centre)
    for name in says.keys() & chosen.keys():
        if says[name] != chosen[name]:
            yield Change(Sort.TAPPED, f"settings.{name}", shown(chosen[name]), shown(says[name]))


def _settings(file: CentreFile) -> dict[str, Any]:
    return {name: value for name, value in plain(file.settings).items() if value is not None}


def _set_clocks(db: Connection, centre: int, zone: str) -> None:
    """A session is at an hour of the centre's clock: in another zone this is another instant."""
    for row in db.execute(select(sessions.c.id, sessions.c.wall).where(sessions.c.centre_id == centre)).all():
        starts = times.instant(row.wall, zone)
        db.execute(update(sessions).where(sessions.c.id == row.id, sessions.c.starts != starts).values(starts=starts))


def _centre(file: CentreFile) -> Values:
    return {
        "name": file.name,
        "zone": file.time_zone,
        "language": file.language,
        "address": file.address,
        "contact_name": file.call.name,
        "contact_phone": file.call.phone,
        "contact_hours": plain(file.call.hours),
        "listener_name": file.listener.name,
        "listener_phone": file.listener.phone,
        "listener_hours": plain(file.listener.hours),
        "controller": file.consent.controller,
        "privacy_contact": file.consent.contact,
        "retention_months": file.consent.retention_months,
        "settings": _settings(file),
    }
