"""Announcements: the texts, who was left out of each and why. How it went for the others is in their letters."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    ForeignKey,
    Integer,
    Row,
    Select,
    Text,
    delete,
    insert,
    or_,
    select,
    update,
)

from bot.domain.announcements import LAST, Announcement, Arrival, Fate, Recipient, Who, fate, key_of
from bot.domain.centres import Centre
from bot.domain.common import Refused
from bot.domain.letters import WEEK, Standing, State
from storage import people
from storage.enrolments import Status, enrolments
from storage.outbox import letters
from storage.people import accounts, persons
from storage.schema import Erasure, Instant, Privacy, Sealed, column, new_id, table
from storage.sealing import Unreadable, seal, unseal
from storage.workshops import hosts, session_hosts, sessions

# The text is sealed under its author's key: erasing the author makes it unreadable, and what is still owed is dropped.
announcements = table(
    "announcements",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), index=True, privacy=Privacy.NONE),
    column("author_id", ForeignKey("persons.id"), nullable=True, privacy=Privacy.LINK),
    column("workshop_id", ForeignKey("workshops.id"), nullable=True, privacy=Privacy.NONE),
    column("hosts", Boolean, privacy=Privacy.NONE),
    column("text", Sealed, nullable=True, privacy=Privacy.SEALED),
    column("written_at", Instant, privacy=Privacy.NONE),
    column("sent_at", Instant, nullable=True, privacy=Privacy.NONE),
    column("goes_at", Instant, nullable=True, privacy=Privacy.NONE),
    erasure=Erasure.UNLINK,
    person=("author_id",),
)

# Who was of the audience when it was confirmed and could not be sent it.
left_out = table(
    "announcement_left_out",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("announcement_id", ForeignKey("announcements.id"), index=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), nullable=True, privacy=Privacy.LINK),
    column("host_id", ForeignKey("hosts.id"), nullable=True, privacy=Privacy.NONE),
    column("fate", Text, privacy=Privacy.PERSONAL),
    column("until", Instant, nullable=True, privacy=Privacy.PERSONAL),
    erasure=Erasure.DELETE,
)


def unsent(db: Connection, centre: int, author: int) -> Announcement | None:
    """What somebody has begun and not sent: one at most."""
    row = db.execute(select(announcements).where(*_begun(centre, author))).first()
    return None if row is None else _announcement(db, row)


def put(
    db: Connection, centre: int, author: int, workshop: int | None, text: str, now: datetime, *, hosts: bool
) -> Announcement:
    """Keep what somebody has begun, in place of what they had begun before."""
    values = {"workshop_id": workshop, "hosts": hosts, "written_at": now}
    number = db.scalar(select(announcements.c.id).where(*_begun(centre, author)))
    if number is None:
        number = new_id(db.execute(insert(announcements).values(centre_id=centre, author_id=author, **values)))
    sealed = seal(db, author, _where(number), text)
    db.execute(update(announcements).where(announcements.c.id == number).values(text=sealed, **values))
    return Announcement(number, author, workshop, hosts, text)


def own(db: Connection, centre: int, author: int, number: int) -> Announcement:
    """An announcement that somebody wrote themselves, sent or not. Refused("common.gone") for any other."""
    return _one(db, announcements.c.author_id == author, centre, number)


def begun(db: Connection, centre: int, author: int, number: int) -> Announcement:
    """The same, as long as it can be changed. Refused("announcements.sent-already") afterwards."""
    found = own(db, centre, author, number)
    if found.sent_at is not None:
        raise Refused("announcements.sent-already")
    return found


def sent(db: Connection, centre: int, number: int) -> Announcement:
    """A confirmed announcement of a centre. Refused("common.gone") for any other."""
    return _one(db, announcements.c.sent_at.is_not(None), centre, number)


def past(db: Connection, centre: int) -> list[Announcement]:
    """The last ones that a centre sent, the newest first."""
    mine = select(announcements).where(announcements.c.centre_id == centre, announcements.c.sent_at.is_not(None))
    rows = db.execute(mine.order_by(announcements.c.sent_at.desc(), announcements.c.id.desc()).limit(LAST)).all()
    return [_announcement(db, row) for row in rows]


def drop(db: Connection, centre: int, author: int) -> bool:
    """Forget what somebody has begun; False when there was nothing."""
    return bool(db.execute(delete(announcements).where(*_begun(centre, author))).rowcount)


def confirm(
    db: Connection, centre: int, number: int, without: Iterable[Arrival], goes_at: datetime, now: datetime
) -> None:
    """It is sent; those who cannot be reached are noted."""
    mine = (announcements.c.id == number, announcements.c.centre_id == centre)
    db.execute(update(announcements).where(*mine).values(sent_at=now, goes_at=goes_at))
    for one in without:
        values = {"person_id": one.who.person, "host_id": one.who.host, "fate": one.fate.value, "until": one.until}
        db.execute(insert(left_out).values(announcement_id=number, centre_id=centre, **values))


def audience(
    db: Connection, bot: int, centre: Centre, workshop: int | None, now: datetime, *, with_hosts: bool
) -> list[Recipient]:
    """Everybody of the group, each once, and what holds for them at this instant. No name is opened."""
    leaders = list(db.execute(_leaders(centre.id, workshop))) if with_hosts else []
    led = [row.person_id for row in leaders if row.person_id is not None]
    wanted = or_(persons.c.id.in_(_enrolled(centre.id, workshop)), persons.c.id.in_(led))
    mine = select(persons).where(persons.c.centre_id == centre.id, wanted).order_by(persons.c.id)
    rows = db.execute(mine).all()
    chats = set(db.scalars(select(accounts.c.person_id).where(accounts.c.bot == bot)))
    counted = _counted(db, centre.id, now)
    known = [
        Recipient(Who(row.id), _standing(row, centre, counted.get(row.id, ())) if row.id in chats else None)
        for row in rows
    ]
    return known + [Recipient(Who(None, row.id), None) for row in leaders if row.person_id is None]


def belongs(db: Connection, centre: int, announcement: Announcement, person: int) -> bool:
    """Whether somebody is still of the group."""
    if db.scalar(_enrolled(centre, announcement.workshop).where(enrolments.c.person_id == person)) is not None:
        return True
    if not announcement.hosts:
        return False
    return db.execute(_leaders(centre, announcement.workshop).where(hosts.c.person_id == person)).first() is not None


def arrivals(db: Connection, announcement: int) -> list[Arrival]:
    """How it goes for those it was sent to."""
    prefix = key_of(announcement)
    mine = select(letters.c.person_id, letters.c.state, letters.c.reason, letters.c.due, persons.c.paused_until)
    rows = db.execute(mine.join(persons, persons.c.id == letters.c.person_id).where(_starts(prefix)))
    return [_arrival(row) for row in rows]


def those_left_out(db: Connection, announcement: int) -> list[Arrival]:
    """Those whom it was not sent to, and why, as it was when it was confirmed."""
    rows = db.execute(select(left_out).where(left_out.c.announcement_id == announcement).order_by(left_out.c.id))
    return [Arrival(Who(row.person_id, row.host_id), Fate(row.fate), row.until) for row in rows]


def names(db: Connection, centre: int, wanted: Collection[Who]) -> dict[Who, str]:
    """What those of a centre are called."""
    known = people.named(db, centre, {who.person for who in wanted if who.person is not None})
    leaders = select(hosts.c.id, hosts.c.name).where(hosts.c.centre_id == centre)
    printed = {row.id: row.name for row in db.execute(leaders)}
    called = {Who(number): person.name for number, person in known.items()}
    return called | {who: printed[who.host] for who in wanted if who.host in printed}


def forget(db: Connection, before: datetime) -> None:
    """Empty the texts that were sent before an instant; drop what was begun before it and never sent."""
    old = announcements.c.sent_at < before
    db.execute(update(announcements).where(old, announcements.c.text.is_not(None)).values(text=None))
    db.execute(delete(announcements).where(announcements.c.sent_at.is_(None), announcements.c.written_at < before))


def _one(db: Connection, condition: ColumnElement[bool], centre: int, number: int) -> Announcement:
    mine = (announcements.c.id == number, announcements.c.centre_id == centre)
    row = db.execute(select(announcements).where(*mine, condition)).first()
    if row is None:
        raise Refused("common.gone")
    return _announcement(db, row)


def _begun(centre: int, author: int) -> tuple[ColumnElement[bool], ...]:
    mine = announcements.c.centre_id == centre, announcements.c.author_id == author
    return (*mine, announcements.c.sent_at.is_(None))


def _enrolled(centre: int, workshop: int | None) -> Select[tuple[int]]:
    mine = select(enrolments.c.person_id).where(
        enrolments.c.centre_id == centre,
        enrolments.c.status == Status.ENROLLED.value,
        enrolments.c.person_id.is_not(None),
    )
    return mine if workshop is None else mine.where(enrolments.c.workshop_id == workshop)


def _leaders(centre: int, workshop: int | None) -> Select[tuple[int, int | None]]:
    joined = select(hosts.c.id, hosts.c.person_id).join(session_hosts, session_hosts.c.host_id == hosts.c.id)
    mine = joined.join(sessions, sessions.c.id == session_hosts.c.session_id).where(sessions.c.centre_id == centre)
    chosen = mine if workshop is None else mine.where(sessions.c.workshop_id == workshop)
    return chosen.distinct().order_by(hosts.c.id)


def _counted(db: Connection, centre: int, now: datetime) -> dict[int, tuple[datetime, ...]]:
    mine = (letters.c.centre_id == centre, letters.c.state == State.SENT.value, letters.c.counted)
    rows = db.execute(select(letters.c.person_id, letters.c.ended_at).where(*mine, letters.c.ended_at > now - WEEK))
    counted: dict[int, tuple[datetime, ...]] = {}
    for row in rows:
        counted[row.person_id] = (*counted.get(row.person_id, ()), row.ended_at)
    return counted


def _standing(row: Row[tuple[object, ...]], centre: Centre, counted: tuple[datetime, ...]) -> Standing:
    return Standing(
        quiet=centre.quiet,
        weekly_cap=centre.weekly_cap,
        stopped=row.stopped,
        paused_until=row.paused_until,
        unreachable=row.unreachable_since is not None,
        counted=counted,
    )


def _arrival(row: Any) -> Arrival:
    how = fate(State(row.state), row.reason)
    held = row.due if row.reason == "held" else None
    until = {Fate.WAITING: held, Fate.PAUSED: row.paused_until}.get(how)
    return Arrival(Who(row.person_id), how, until)


def _starts(prefix: str) -> ColumnElement[bool]:
    """Keys with a prefix, found in the order of the index: "announcement:1:" to "announcement:1;"."""
    return letters.c.key.between(prefix, prefix[:-1] + chr(ord(prefix[-1]) + 1))


def _announcement(db: Connection, row: Row[tuple[object, ...]]) -> Announcement:
    try:
        text = unseal(db, _where(row.id), row.text) if row.text else None
    except Unreadable:
        text = None
    return Announcement(row.id, row.author_id, row.workshop_id, row.hosts, text, row.sent_at, row.goes_at)


def _where(number: int) -> str:
    return f"announcements.text:{number}"
