"""Consents: each yes and each no, with its date, the version and the hash of the text that was shown."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Boolean, Connection, ForeignKey, Integer, Text, insert, select

from storage.schema import Erasure, Instant, Privacy, column, table

# Only ever added to: the last row of a purpose is what holds.
consents = table(
    "consents",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), index=True, privacy=Privacy.LINK),
    column("purpose", Text, privacy=Privacy.PERSONAL),
    column("granted", Boolean, privacy=Privacy.PERSONAL),
    column("version", Integer, privacy=Privacy.NONE),
    column("text_hash", Text, privacy=Privacy.NONE),
    column("at", Instant, privacy=Privacy.PERSONAL),
    erasure=Erasure.DELETE,
)


@dataclass(frozen=True, slots=True)
class Consent:
    """A yes or a no. `text_hash` is the SHA-256 of what was shown, in hexadecimal."""

    centre: int
    person: int
    purpose: str
    granted: bool
    version: int
    text_hash: str


@dataclass(frozen=True, slots=True)
class Given:
    """What holds for a purpose: the last yes or no, and when it was given."""

    purpose: str
    granted: bool
    at: datetime


def put(db: Connection, given: Consent, now: datetime) -> None:
    """Keep a yes or a no."""
    whose = {"centre_id": given.centre, "person_id": given.person, "purpose": given.purpose}
    what = {"granted": given.granted, "version": given.version, "text_hash": given.text_hash}
    db.execute(insert(consents).values(at=now, **whose, **what))


def given(db: Connection, person: int, purpose: str) -> bool | None:
    """Whether somebody agreed to a purpose; None when they were never asked."""
    mine = select(consents.c.granted).where(consents.c.person_id == person, consents.c.purpose == purpose)
    found: bool | None = db.scalar(mine.order_by(consents.c.id.desc()).limit(1))
    return found


def latest(db: Connection, person: int) -> list[Given]:
    """The last yes or no of somebody to each purpose, in the order in which they were first asked."""
    mine = select(consents).where(consents.c.person_id == person).order_by(consents.c.id)
    found = {row.purpose: Given(row.purpose, row.granted, row.at) for row in db.execute(mine)}
    return list(found.values())


def answers(db: Connection, people: list[int], purpose: str) -> dict[int, bool]:
    """What several people said to a purpose; those who were never asked are left out."""
    mine = select(consents.c.person_id, consents.c.granted).where(consents.c.purpose == purpose)
    rows = db.execute(mine.where(consents.c.person_id.in_(people)).order_by(consents.c.id))
    return {row.person_id: row.granted for row in rows}


def agreed(db: Connection, people: list[int], purpose: str) -> set[int]:
    """Those of several people who agreed to a purpose."""
    return {person for person, granted in answers(db, people, purpose).items() if granted}
