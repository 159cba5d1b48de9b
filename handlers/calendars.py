"""The calendar file: one event a session, for who asks; what changes afterwards comes by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from bot.domain import calendars
from bot.domain.common import Role
from bot.domain.letters import Letter
from bot.domain.workshops import Host, Session
from bot.files.calendar import Event, written
from bot.ui.codec import Action
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Document, File, say, screen
from bot.ui.texts import label
from bot.ui.turn import Reader, Turn
from storage import calendars as store
from storage import enrolments, workshops

router = Router("calendars")


@dataclass(frozen=True)
class Take(Action, tag="cal"):
    """Have the sessions to come of a workshop as a file."""

    workshop: int


@router.extends("programme.session", Role.MEMBER)
def on_the_screen(turn: Turn, session: Session) -> Iterator[Button]:
    """The way in, as long as there is something to come."""
    if turn.now < session.ends:
        yield Button(say("calendars.take"), Take(session.workshop))


@router.button(Take, Role.MEMBER)
def take(turn: Turn, wish: Take) -> Answer:
    """The file, and what can be done with it."""
    workshop = workshops.find(turn.db, turn.here.id, wish.workshop)
    every = workshops.sessions_of(turn.db, workshop.id)
    found = calendars.to_come(every, turn.now)
    if workshop.id not in enrolments.workshops_of(turn.db, turn.me.id) or not found:
        return screen(say("calendars.nothing"), HOME)
    store.take(turn.db, turn.me.id, calendars.to_follow(every, turn.now), turn.now)
    return Document("calendars.all", {"workshop": workshop.id}, screen(say("calendars.all", count=len(found)), HOME))


@router.document("calendars.all")
def file_of_all(reader: Reader, workshop: int) -> File:
    """All sessions to come."""
    number = workshops.find(reader.db, reader.centre.id, workshop).id
    return _file(reader, f"seances-{number}", calendars.to_come(workshops.sessions_of(reader.db, number), reader.now))


@router.alarm("calendars", lambda db, now: now if store.behind(db) else None)
def again(db: Connection, now: datetime) -> Iterator[Letter]:
    """What changed goes to those who took it, and counts as taken from now on."""
    for centre, person, number in store.behind(db):
        session = workshops.session(db, centre, number)
        store.take(db, person, [session], now)
        yield calendars.letter(person, session, now)


@router.builder("calendars.again")
def changed(reader: Reader, session: int, sequence: int) -> Document | None:
    """The event once more; none to who has left, nor where it has changed again meanwhile: that is another letter."""
    found = workshops.session(reader.db, reader.centre.id, session)
    if found.sequence != sequence or reader.person.id not in enrolments.member_ids(reader.db, found.workshop):
        return None
    told = screen(say("calendars.again", off=int(found.cancelled)), HOME)
    return Document("calendars.one", {"session": found.id}, told)


@router.document("calendars.one")
def file_of_one(reader: Reader, session: int) -> File:
    """One session, cancelled where it is."""
    found = workshops.session(reader.db, reader.centre.id, session)
    return _file(reader, f"seance-{found.id}", [found])


def _file(reader: Reader, name: str, sessions: Sequence[Session]) -> File:
    language = reader.person.language
    events = tuple(_event(one, workshops.hosts_of(reader.db, one.id), language) for one in sessions)
    return File(f"{name}.ics", partial(written, events, reader.centre, reader.now))


def _event(session: Session, hosts: Sequence[Host], language: str) -> Event:
    place = session.place
    lines = [session.summary.into(language)]
    lines += [label(say("calendars.bring", bring=session.bring), language)] if session.bring else []
    lines += [label(say("calendars.host", name=host.name, role=host.role), language) for host in hosts]
    return Event(
        session=session.id,
        sequence=session.sequence,
        wall=session.wall,
        minutes=session.minutes,
        title=session.title.into(language),
        about="\n".join(lines),
        place=f"{place.name.into(language)}, {place.address}",
        cancelled=session.cancelled,
    )
