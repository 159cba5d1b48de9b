"""What hosts are sent when their session is over, and coordinators a day later; the line of the coordinator's day."""

from collections.abc import Iterator

from sqlalchemy import Connection

from bot.domain import attendance as rules
from bot.domain import hosts
from bot.domain.common import Role
from bot.domain.letters import Letter
from bot.domain.times import Window
from bot.domain.workshops import Session
from bot.ui.screen import HOME, Button, Day, Moment, Screen, say, screen
from bot.ui.today import Todo
from bot.ui.turn import Reader
from handlers.attendance.actions import Open, router
from handlers.attendance.views import load, sheet_screen
from storage import attendance as store
from storage import enrolments, roles, workshops


@router.tick("attendance")
def plan(db: Connection, window: Window) -> Iterator[Letter]:
    """To the hosts at the end, to the coordinators where nobody has noted anything for a day."""
    for session in workshops.sessions_between(db, rules.starting_before(window)):
        if session.ends in window:
            led_by = {host.person for host in workshops.hosts_of(db, session.id) if host.person}
            yield from (rules.asking(session, person) for person in sorted(led_by))
        if session.ends + rules.FORGOTTEN in window:
            yield from (rules.missing(session, one.id) for one in roles.team(db, session.centre))


@router.builder("attendance.card")
def card(reader: Reader, subject: int) -> Screen | None:
    """The sheet, true for all who lead the session. Nothing before its end, and to who leads it no more."""
    session = workshops.session(reader.db, reader.centre.id, subject)
    leads = hosts.leads(workshops.hosts_of(reader.db, session.id), reader.person.id)
    if session.cancelled or reader.now < session.ends or not leads:
        return None
    return sheet_screen(load(reader.db, session), reader.now)


@router.builder("attendance.missing")
def missing(reader: Reader, session: int, starts: str) -> Screen | None:
    """Nobody has noted anything: the coordinator may do it."""
    found = workshops.session(reader.db, reader.centre.id, session)
    coordinates = Role.COORDINATOR.serves(roles.of(reader.db, reader.person.id))
    if not coordinates or not rules.is_still(found, starts) or not _is_missing(reader, found):
        return None
    return screen(
        say("attendance.nobody", title=found.title, at=Moment(found.wall)),
        say("attendance.you-may"),
        Button(say("attendance.menu"), Open(found.id)),
        HOME,
    )


@router.today(40)
def today(reader: Reader) -> Iterator[Todo]:
    """The sessions of which nobody has noted anything for a day, as long as it may be noted."""
    ended = Window(reader.now - rules.CORRECTABLE - rules.LONGEST, reader.now)
    for session in workshops.sessions_between(reader.db, ended):
        if session.centre == reader.centre.id and _is_missing(reader, session):
            day = Day(session.wall.date())
            note = Button(say("attendance.today-note", day=day), Open(session.id))
            yield Todo(say("attendance.today", number=session.number, day=day), note, quiet=True)


def _is_missing(reader: Reader, session: Session) -> bool:
    if not rules.is_forgotten(session, reader.now) or store.is_noted(reader.db, session.id):
        return False
    return bool(enrolments.member_ids(reader.db, session.workshop))
