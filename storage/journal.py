"""The journal: who looked at, or changed, whose file, in a chain that shows what was taken out of it or altered.

A line is chained by salted digests of what it says. Erasing somebody takes what it says and the salt: the chain
still holds, and nobody can try out what the line said. Each centre has a chain of its own, since one transaction at a
time acts in a centre.
"""

import secrets
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Connection, ForeignKey, Integer, Row, Select, Text, func, insert, select

from bot.domain.journal import LOOKS, ONE_LOOK, Deed, Entry, Flaw
from storage.engines import insert_new
from storage.schema import Erasure, Instant, Privacy, column, new_id, table

# `number` is who it was about, and who did it, when it was written: two people may turn out to be one.
journal = table(
    "journal",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), index=True, privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), nullable=True, index=True, privacy=Privacy.LINK),
    column("number", Integer, nullable=True, privacy=Privacy.PERSONAL),
    column("deed", Text, nullable=True, privacy=Privacy.PERSONAL),
    column("at", Instant, nullable=True, privacy=Privacy.PERSONAL),
    column("salt", Text, nullable=True, privacy=Privacy.PERSONAL),
    column("digest", Text, privacy=Privacy.NONE),
    column("actor_digest", Text, privacy=Privacy.NONE),
    column("chain", Text, privacy=Privacy.NONE),
    erasure=Erasure.UNLINK,
    sqlite_autoincrement=True,  # a line that was taken out leaves a gap
)

journal_actors = table(
    "journal_actors",
    column("entry_id", ForeignKey("journal.id"), primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), index=True, privacy=Privacy.LINK),
    column("number", Integer, privacy=Privacy.PERSONAL),
    column("salt", Text, privacy=Privacy.PERSONAL),
    erasure=Erasure.DELETE,
)


# The last link of each chain, so that lines that were cut off at its end are missed.
journal_ends = table(
    "journal_ends",
    column("centre_id", ForeignKey("centres.id"), primary_key=True, privacy=Privacy.NONE),
    column("chain", Text, privacy=Privacy.NONE),
    erasure=Erasure.NOTHING,
)


def note(db: Connection, centre: int, person: int, actor: int | None, deed: Deed, now: datetime) -> None:
    """Add a line, unless it would say again that the same person looks at the same thing. No actor: the operator."""
    if actor is not None and deed in LOOKS and _is_looking(db, centre, person, actor, deed, now):
        return
    salt, actor_salt = secrets.token_hex(16), secrets.token_hex(16)
    digest, actor_digest = _digest(salt, person, deed.value, _told(now)), _digest(actor_salt, actor)
    last = db.scalar(
        select(journal.c.chain).where(journal.c.centre_id == centre).order_by(journal.c.id.desc()).limit(1)
    )
    chain = _digest(last or "", digest, actor_digest)
    said = {"person_id": person, "number": person, "deed": deed.value, "at": now, "salt": salt}
    line = insert(journal).values(centre_id=centre, digest=digest, actor_digest=actor_digest, chain=chain, **said)
    entry = new_id(db.execute(line))
    if actor is not None:
        whose = {"centre_id": centre, "person_id": actor, "number": actor, "salt": actor_salt}
        db.execute(insert(journal_actors).values(entry_id=entry, **whose))
    end = insert_new(db.dialect, journal_ends).values(centre_id=centre, chain=chain)
    db.execute(end.on_conflict_do_update(index_elements=["centre_id"], set_={"chain": chain}))


def about(db: Connection, centre: int, person: int, most: int) -> list[Entry]:
    """The latest lines about somebody of a centre, the last first."""
    mine = (journal.c.centre_id == centre, journal.c.person_id == person)
    rows = db.execute(_lines().where(*mine).order_by(journal.c.id.desc()).limit(most))
    return [_entry(row) for row in rows]


def broken(db: Connection, centre: int) -> Flaw | None:
    """The first line of a centre that does not fit the one before, or says something else than it said; or None."""
    last, number = "", 0
    for row in db.execute(_lines().where(journal.c.centre_id == centre).order_by(journal.c.id)):
        fits = row.chain == _digest(last, row.digest, row.actor_digest)
        if not (fits and _says_what_it_said(row)):
            return Flaw(int(row.id))
        last, number = row.chain, int(row.id)
    end = db.scalar(select(journal_ends.c.chain).where(journal_ends.c.centre_id == centre))
    return None if end in (None, last) else Flaw(number, cut=True)


def length(db: Connection, centre: int) -> int:
    """How many lines the journal of a centre has."""
    return db.scalar(select(func.count()).select_from(journal).where(journal.c.centre_id == centre)) or 0


def _is_looking(db: Connection, centre: int, person: int, actor: int, deed: Deed, now: datetime) -> bool:
    """Whether a line of the last minutes says the same."""
    joined = select(journal.c.id).join(journal_actors, journal_actors.c.entry_id == journal.c.id)
    same = (journal.c.centre_id == centre, journal.c.person_id == person, journal.c.deed == deed.value)
    mine = joined.where(*same, journal_actors.c.person_id == actor, journal.c.at > now - ONE_LOOK)
    return db.scalar(mine.limit(1)) is not None


def _says_what_it_said(row: Row[tuple[object, ...]]) -> bool:
    if row.salt is not None and row.digest != _digest(row.salt, row.number, row.deed, _told(row.at)):
        return False
    return row.actor_salt is None or row.actor_digest == _digest(row.actor_salt, row.actor_number)


def _lines() -> Select[tuple[object, ...]]:
    whose = journal_actors.c
    actor = whose.person_id.label("actor_id"), whose.number.label("actor_number"), whose.salt.label("actor_salt")
    return select(journal, *actor).join(journal_actors, journal_actors.c.entry_id == journal.c.id, isouter=True)


def _entry(row: Row[tuple[object, ...]]) -> Entry:
    return Entry(row.id, row.person_id, row.actor_id, Deed(row.deed) if row.deed else None, row.at)


def _told(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _digest(*parts: object) -> str:
    return sha256("\n".join(map(str, parts)).encode()).hexdigest()
