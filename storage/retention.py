"""Whose file comes to its end: those without a role whose last contact is long ago."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Connection, select

from bot.domain import times
from bot.domain.centres import Centre
from bot.domain.retention import LAST, File, nearest
from storage import outbox
from storage.people import persons
from storage.roles import staff

MARGIN = timedelta(days=2)  # a day begins at another instant in every zone


def files(db: Connection, centre: Centre, by: date) -> list[File]:
    """The files of a centre that owe something by a day: to who had no contact since, and has no role."""
    since = datetime.combine(nearest(by, centre.retention_months), time.min, UTC) + MARGIN
    quiet = (persons.c.centre_id == centre.id, persons.c.last_contact_at < since)
    roleless = ~select(staff.c.person_id).where(staff.c.person_id == persons.c.id).exists()
    found = select(persons.c.id, persons.c.last_contact_at).where(*quiet, roleless).order_by(persons.c.id)
    return [_file(centre, row.id, row.last_contact_at) for row in db.execute(found)]


def file(db: Connection, centre: Centre, person: int) -> File | None:
    """The file of somebody; None as long as they have a role."""
    if db.scalar(select(staff.c.person_id).where(staff.c.person_id == person).limit(1)) is not None:
        return None
    last = db.scalar(select(persons.c.last_contact_at).where(persons.c.id == person))
    return None if last is None else _file(centre, person, last)


def told(db: Connection, found: Iterable[File]) -> dict[int, datetime]:
    """When the last notice to each ended, sent or not: it cannot be sent to who has no Telegram."""
    keys = {one.key(LAST): one.person for one in found}
    stands = outbox.standings_of(db, keys.keys())
    return {keys[key]: ended for key, (_, _, ended) in stands.items() if ended is not None}


def _file(centre: Centre, person: int, last: datetime) -> File:
    return File(person, times.wall(last, centre.zone).date(), centre.retention_months)
