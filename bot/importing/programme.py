"""A programme's file into the rows of a workshop: its phases, sessions, hosts and partners."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from bot.domain import times
from bot.domain.centres import Centre
from bot.files import FileError, ProgrammeFile, Session
from bot.importing.changes import Change, Changes, Sort, differences, plain, shown
from bot.importing.writing import Values, Writing, at
from storage import replies
from storage.centres import places
from storage.workshops import hosts, partners, phases, session_hosts, sessions, workshops

SETTLED_BY_TAP = ("wall", "starts", "place_id", "minutes")
IN_CALENDARS = ("wall", "place_id", "minutes", "title", "summary", "bring")


def bring_programme(
    db: Connection, centre: Centre, file: ProgrammeFile, starting: date | None, *, apply: bool
) -> Changes:
    """Write a workshop with all that belongs to it, or tell what would change.

    `starting` is any day of the first week; it may be left out once the workshop is known. Raises `FileError` where
    it is missing, or where a session meets at a place that the centre lacks.
    """
    known = _known(db, centre, file)
    first = starting or (known.starts_on if known else None)
    if first is None:
        raise FileError(
            f"{file.slug} is a new workshop; expected the week it starts in, such as --starting 2026-10-13."
        )
    with db.begin_nested() as trial:
        writing = Writing(db)
        _Programme(writing, centre, file, _places(db, centre, file)).write(first - timedelta(days=first.weekday()))
        if known:
            _tell_unstored(writing, known.programme, plain(file))
        changes = writing.judged(file.slug, apply=apply)
        if not changes.applied:
            trial.rollback()
    return changes


@dataclass(frozen=True, slots=True)
class _Programme:
    writing: Writing
    centre: Centre
    file: ProgrammeFile
    places: dict[str, int]

    def write(self, monday: date) -> None:
        file, put = self.file, self.writing.put
        here = {"centre_id": self.centre.id}
        values = {"title": plain(file.title), "summary": plain(file.summary), "capacity": file.capacity}
        values |= {"starts_on": monday, "programme": plain(file)}
        opening = {} if _known(self.writing.db, self.centre, file) else {"is_open": True}
        workshop = put(workshops, "", {**here, "slug": file.slug}, values | opening)
        mine = {**here, "workshop_id": workshop}
        parts, leaders = {}, {}
        for number, (slug, phase) in enumerate(file.phases.items(), start=1):
            values = {"number": number, "title": plain(phase.title)}
            parts[slug] = put(phases, f"phases.{slug}", {**mine, "slug": slug}, values)
        for slug, host in file.hosts.items():
            values = {"name": host.name, "role": plain(host.role), "kind": host.kind}
            leaders[slug] = put(hosts, f"hosts.{slug}", {**here, "slug": slug}, values)
        for slug, partner in file.partners.items():
            put(partners, f"partners.{slug}", {**here, "slug": slug}, {"name": partner.name})
        for number, (slug, session) in enumerate(file.sessions.items(), start=1):
            wall = datetime.combine(monday, time()) + session.offset
            values = {"number": number, "wall": wall, "starts": times.instant(wall, self.centre.zone)}
            row = self._session({**mine, "slug": slug}, session, values, parts)
            self._leaders(row, slug, {leaders[host]: host for host in session.hosts})
        self.writing.miss(phases, "phases", mine, file.phases)
        self.writing.miss(sessions, "sessions", mine, file.sessions)

    def _session(self, where: Values, session: Session, dated: Values, parts: dict[str, int]) -> int:
        key = f"sessions.{where['slug']}"
        names = {"place_id": _names(self.places), "phase_id": _names(parts)}
        values = {**dated, "phase_id": parts[session.phase], "place_id": self.places[session.place]}
        values |= {"title": plain(session.title), "summary": plain(session.about), "minutes": session.minutes}
        values |= {"bring": plain(session.bring)}
        row = self.writing.db.execute(select(sessions).where(*at(sessions, where))).first()
        if row and row.moved:
            self._tell_moved(key, row, values)
            values = {name: value for name, value in values.items() if name not in SETTLED_BY_TAP}
        if row and row.starts != values.get("starts", row.starts):
            self._ask_anew(key, row.id)
        if row and any(getattr(row, name) != values.get(name, getattr(row, name)) for name in IN_CALENDARS):
            values = {**values, "sequence": row.sequence + 1}
        return self.writing.put(sessions, key, where, values, names)

    def _ask_anew(self, key: str, session: int) -> None:
        """An answer was given for a date: for another one it is asked again."""
        if count := replies.forget(self.writing.db, session):
            self.writing.found.append(Change(Sort.CHANGED, f"{key}.answers", str(count), "asked anew"))

    def _tell_moved(self, key: str, row: Row[Any], values: Values) -> None:
        called = _names(self.places)
        stays = (shown(row.wall), called.get(row.place_id, "another place"), shown(row.minutes))
        says = (shown(values["wall"]), called[values["place_id"]], shown(values["minutes"]))
        for name, old, new in zip(("date", "place", "minutes"), stays, says, strict=True):
            if old != new:
                self.writing.found.append(Change(Sort.MOVED, f"{key}.{name}", old, new))

    def _leaders(self, session: int, slug: str, wanted: dict[int, str]) -> None:
        """Who leads a session; `wanted` holds the slugs of the hosts by their ids."""
        db, mine = self.writing.db, session_hosts.c.session_id == session
        joined = select(hosts.c.id, hosts.c.slug).join(session_hosts, session_hosts.c.host_id == hosts.c.id)
        stored = {row.id: row.slug for row in db.execute(joined.where(mine).order_by(hosts.c.id))}
        if set(stored) == set(wanted):
            return
        if db.scalar(select(sessions.c.moved).where(sessions.c.id == session)):
            old, new = shown(list(stored.values())), shown(list(wanted.values()))
            self.writing.found.append(Change(Sort.MOVED, f"sessions.{slug}.hosts", old, new))
            return
        if not self.writing.created(f"sessions.{slug}"):
            self.writing.found.extend(
                differences(f"sessions.{slug}.hosts", list(stored.values()), list(wanted.values()))
            )
        db.execute(delete(session_hosts).where(mine))
        for host in wanted:
            db.execute(insert(session_hosts).values(session_id=session, host_id=host, centre_id=self.centre.id))


def _known(db: Connection, centre: Centre, file: ProgrammeFile) -> Row[Any] | None:
    where = at(workshops, {"centre_id": centre.id, "slug": file.slug})
    return db.execute(select(workshops).where(*where)).first()


def _places(db: Connection, centre: Centre, file: ProgrammeFile) -> dict[str, int]:
    """The ids of the centre's places by their slugs. Raises `FileError` where a session meets anywhere else."""
    stored = db.execute(select(places.c.slug, places.c.id).where(places.c.centre_id == centre.id))
    known = {row.slug: row.id for row in stored}
    problems = [
        f'sessions.{slug}.place is "{session.place}"; expected a place of the centre {centre.slug}: {", ".join(known)}.'
        for slug, session in file.sessions.items()
        if session.place not in known
    ]
    if problems:
        raise FileError(*problems)
    return known


def _names(ids: dict[str, int]) -> dict[int, str]:
    return {number: slug for slug, number in ids.items()}


def _tell_unstored(writing: Writing, old: Values, new: Values) -> None:
    """Tell of what no row holds: hosts and partners that went, what phases are about, waves and questions."""
    for section in ("hosts", "partners"):
        gone = (slug for slug in old[section] if slug not in new[section])
        writing.found.extend(Change(Sort.STAYS, f"{section}.{slug}") for slug in gone)
    for slug in (slug for slug in old["phases"] if slug in new["phases"]):
        was, is_now = old["phases"][slug]["about"], new["phases"][slug]["about"]
        writing.found.extend(differences(f"phases.{slug}.about", was, is_now))
    for section in ("waves", "questions"):
        writing.found.extend(differences(section, old[section], new[section]))
