"""Announcements: what they say, who was left out of each and why. How it went for the others is in their letters."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    ForeignKey,
    Integer,
    Row,
    Text,
    delete,
    insert,
    select,
    update,
)

from bot.domain.announcements import LAST, Announcement, Arrival, Fate, fate, key_of
from bot.domain.audiences import Audience, Who, Whom
from bot.domain.common import Refused
from bot.domain.contents import Content
from bot.domain.letters import State
from bot.domain.timings import Lead, Timing
from storage import cards
from storage.outbox import letters
from storage.people import persons
from storage.schema import Erasure, Instant, Privacy, Sealed, column, new_id, table
from storage.sealing import Unreadable, seal, unseal

# The content is sealed under its author's key: erasing them makes it unreadable, and what is still owed is dropped.
# `more` is the content without its words; `anchor_id` the session before which it goes, by `lead`; `corrects_id` the
# announcement that it corrects.
announcements = table(
    "announcements",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), index=True, privacy=Privacy.NONE),
    column("author_id", ForeignKey("persons.id"), nullable=True, privacy=Privacy.LINK),
    column("workshop_id", ForeignKey("workshops.id"), nullable=True, privacy=Privacy.NONE),
    column("whom", Text, privacy=Privacy.NONE, server_default=Whom.ENROLLED.value),
    column("session_id", ForeignKey("sessions.id"), nullable=True, privacy=Privacy.NONE),
    column("text", Sealed, nullable=True, privacy=Privacy.SEALED),
    column("more", Sealed, is_words=False, nullable=True, privacy=Privacy.SEALED),
    column("written_at", Instant, privacy=Privacy.NONE),
    column("planned_at", Instant, nullable=True, privacy=Privacy.NONE),
    column("anchor_id", ForeignKey("sessions.id"), nullable=True, privacy=Privacy.NONE),
    column("lead", Text, nullable=True, privacy=Privacy.NONE),
    column("sent_at", Instant, nullable=True, privacy=Privacy.NONE),
    column("goes_at", Instant, nullable=True, privacy=Privacy.NONE),
    column("retracted_at", Instant, nullable=True, privacy=Privacy.NONE),
    column("corrects_id", Integer, nullable=True, privacy=Privacy.NONE),
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
    """What somebody has begun and not sent, the last of it."""
    row = db.execute(select(announcements).where(*_begun(centre, author)).order_by(announcements.c.id.desc())).first()
    return None if row is None else _announcement(db, row)


def put(db: Connection, centre: int, author: int, audience: Audience, content: Content, now: datetime) -> Announcement:
    """Keep what somebody has begun, in place of what they had begun before."""
    begun = unsent(db, centre, author)
    number = begun.id if begun else _add(db, centre, author, audience, now)
    aim(db, centre, number, audience)
    word(db, centre, author, number, content)
    changed = update(announcements).where(announcements.c.id == number).values(written_at=now)
    db.execute(changed)
    return replace(begun or Announcement(number, author, audience, content), audience=audience, content=content)


def correction(db: Connection, centre: int, old: Announcement, content: Content, now: datetime) -> Announcement:
    """A confirmed one, for those who have got an announcement that cannot be edited into what it should say."""
    author = old.author or 0
    number = _add(db, centre, author, old.audience, now)
    word(db, centre, author, number, content)
    _change(db, centre, number, corrects_id=old.id, sent_at=now, goes_at=now)
    return sent(db, centre, number)


def word(db: Connection, centre: int, author: int, number: int, content: Content) -> None:
    """Keep what an announcement says."""
    text = seal(db, author, _where("text", number), content.text)
    more = seal(db, author, _where("more", number), replace(content, text="").dump())
    _change(db, centre, number, text=text, more=more)


def aim(db: Connection, centre: int, number: int, audience: Audience) -> None:
    """Keep whom an announcement is for."""
    whom = {"workshop_id": audience.workshop, "whom": audience.whom.value, "session_id": audience.session}
    _change(db, centre, number, **whom)


def plan(db: Connection, centre: int, number: int, timing: Timing) -> None:
    """Keep when an announcement is to go."""
    when = {"planned_at": timing.at, "anchor_id": timing.session, "lead": timing.lead and timing.lead.value}
    _change(db, centre, number, **when)


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


def since(db: Connection, centre: int, at: datetime) -> list[Announcement]:
    """Those that a centre confirmed since an instant and did not take back, the newest first."""
    mine = (announcements.c.centre_id == centre, announcements.c.sent_at >= at, announcements.c.retracted_at.is_(None))
    rows = db.execute(select(announcements).where(*mine).order_by(announcements.c.sent_at.desc())).all()
    return [_announcement(db, row) for row in rows]


def anchored(db: Connection, now: datetime) -> list[tuple[int, Announcement]]:
    """Those of all centres that wait for their hour before a session, each with its centre."""
    mine = (announcements.c.anchor_id.is_not(None), announcements.c.goes_at > now)
    rows = db.execute(select(announcements).where(*mine, announcements.c.retracted_at.is_(None))).all()
    return [(row.centre_id, _announcement(db, row)) for row in rows]


def drop(db: Connection, centre: int, author: int) -> bool:
    """Forget what somebody has begun; False when there was nothing."""
    begun = unsent(db, centre, author)
    if begun is not None:
        db.execute(delete(announcements).where(announcements.c.id == begun.id))
    return begun is not None


def confirm(
    db: Connection, centre: int, number: int, without: Iterable[Arrival], goes_at: datetime, now: datetime
) -> None:
    """It is sent; those who cannot be reached are noted."""
    _change(db, centre, number, sent_at=now, goes_at=goes_at)
    for one in without:
        values = {"person_id": one.who.person, "host_id": one.who.host, "fate": one.fate.value, "until": one.until}
        db.execute(insert(left_out).values(announcement_id=number, centre_id=centre, **values))


def reopen(db: Connection, centre: int, number: int) -> None:
    """It was not sent after all, and can be changed again."""
    db.execute(delete(left_out).where(left_out.c.announcement_id == number, left_out.c.centre_id == centre))
    _change(db, centre, number, sent_at=None, goes_at=None)


def postpone(db: Connection, centre: int, number: int, goes_at: datetime) -> None:
    """It goes at another hour."""
    _change(db, centre, number, goes_at=goes_at)


def retract(db: Connection, centre: int, number: int, now: datetime) -> None:
    """It is taken back."""
    _change(db, centre, number, retracted_at=now)


def arrivals(db: Connection, announcement: int, now: datetime) -> list[Arrival]:
    """How it goes for those it was sent to."""
    mine = select(letters.c.person_id, letters.c.state, letters.c.reason, letters.c.due, persons.c.paused_until)
    rows = db.execute(mine.join(persons, persons.c.id == letters.c.person_id).where(_of(announcement)))
    return [_arrival(row, now) for row in rows]


def those_left_out(db: Connection, announcement: int) -> list[Arrival]:
    """Those whom it was not sent to, and why, as it was when it was confirmed."""
    rows = db.execute(select(left_out).where(left_out.c.announcement_id == announcement).order_by(left_out.c.id))
    return [Arrival(Who(row.person_id, row.host_id), Fate(row.fate), row.until) for row in rows]


def forget(db: Connection, before: datetime) -> None:
    """Empty what was sent before an instant, for good; drop what was begun before it and never sent."""
    old = select(announcements.c.id).where(announcements.c.sent_at < before, announcements.c.text.is_not(None))
    numbers = list(db.scalars(old))
    db.execute(update(announcements).where(announcements.c.id.in_(numbers)).values(text=None, more=None))
    for builder in ("announcements.text", "announcements.pin"):
        cards.forget(db, builder, numbers)
    db.execute(delete(announcements).where(announcements.c.sent_at.is_(None), announcements.c.written_at < before))


def _add(db: Connection, centre: int, author: int, audience: Audience, now: datetime) -> int:
    whom = {"workshop_id": audience.workshop, "whom": audience.whom.value, "session_id": audience.session}
    return new_id(db.execute(insert(announcements).values(centre_id=centre, author_id=author, written_at=now, **whom)))


def _change(db: Connection, centre: int, number: int, **values: object) -> None:
    mine = (announcements.c.id == number, announcements.c.centre_id == centre)
    db.execute(update(announcements).where(*mine).values(**values))


def _one(db: Connection, condition: ColumnElement[bool], centre: int, number: int) -> Announcement:
    mine = (announcements.c.id == number, announcements.c.centre_id == centre)
    row = db.execute(select(announcements).where(*mine, condition)).first()
    if row is None:
        raise Refused("common.gone")
    return _announcement(db, row)


def _begun(centre: int, author: int) -> tuple[ColumnElement[bool], ...]:
    mine = announcements.c.centre_id == centre, announcements.c.author_id == author
    return (*mine, announcements.c.sent_at.is_(None))


def _arrival(row: Any, now: datetime) -> Arrival:
    how = fate(State(row.state), row.reason)
    held = row.due if row.due > now else None
    until = {Fate.WAITING: held, Fate.PAUSED: row.paused_until}.get(how)
    return Arrival(Who(row.person_id), how, until)


def _of(announcement: int) -> ColumnElement[bool]:
    """Its letters, found in the order of the keys' index: "announcement:1:" to "announcement:1;"."""
    prefix = key_of(announcement)
    return letters.c.key.between(prefix, prefix[:-1] + chr(ord(prefix[-1]) + 1))


def _announcement(db: Connection, row: Row[Any]) -> Announcement:
    audience = Audience(row.workshop_id, Whom(row.whom), row.session_id)
    timing = Timing(row.planned_at, row.anchor_id, Lead(row.lead) if row.lead else None)
    instants = {"sent_at": row.sent_at, "goes_at": row.goes_at, "retracted_at": row.retracted_at}
    return Announcement(
        row.id, row.author_id, audience, _content(db, row), timing, corrects=row.corrects_id, **instants
    )


def _content(db: Connection, row: Row[Any]) -> Content | None:
    """What it says; None where its author is gone, or it was emptied."""
    if row.text is None:
        return None
    try:
        text = unseal(db, _where("text", row.id), row.text)
        more = unseal(db, _where("more", row.id), row.more) if row.more else ""
    except Unreadable:
        return None
    return replace(Content.load(more) if more else Content(), text=text)


def _where(column_name: str, number: int) -> str:
    return f"announcements.{column_name}:{number}"
