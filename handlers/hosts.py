"""Hosts: who comes to the sessions that somebody leads, and a letter about it the evening before."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.domain import hosts
from bot.domain.common import Role
from bot.domain.hosts import Brief
from bot.domain.letters import Lane, Letter
from bot.domain.replies import Reply
from bot.domain.times import DAY, Window
from bot.domain.workshops import Session
from bot.ui.codec import Action
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Moment, Screen, Text, say, screen
from bot.ui.turn import Reader, Turn
from storage import centres, enrolments, people, reasons, replies, workshops

router = Router("hosts")


@dataclass(frozen=True)
class MySessions(Action, tag="ho"):
    """See the next session that I lead."""


@dataclass(frozen=True)
class MySession(Action, tag="ho.s"):
    """See a session that I lead."""

    session: int


@router.entry(15, Role.HOST)
def entry(_turn: Turn) -> Button:
    """The way in."""
    return Button(say("hosts.menu"), MySessions())


@router.button(MySessions, Role.HOST)
def my_sessions(turn: Turn, _: MySessions) -> Answer:
    """The next session that somebody leads, and the ways to the others."""
    mine = _to_come(turn)
    return _session_screen(turn, mine[0]) if mine else screen(say("hosts.none"), HOME)


@router.button(MySession, Role.HOST)
def my_session(turn: Turn, wish: MySession) -> Answer:
    """One session that somebody leads."""
    session = workshops.session(turn.db, turn.here.id, wish.session)
    hosts.check_leads(workshops.hosts_of(turn.db, session.id), turn.me.id)
    return _session_screen(turn, session)


@router.tick("hosts.brief")
def plan(db: Connection, window: Window) -> Iterable[Letter]:
    """A letter to each host who uses the bot, the evening before."""
    zones = {centre.id: centre.zone for centre in centres.everyone(db)}
    for session in workshops.sessions_between(db, hosts.starting_after(window)):
        due = hosts.brief_due(session, zones[session.centre])
        if due not in window:
            continue
        values: dict[str, int | str] = {"session": session.id, "starts": session.starts.isoformat()}
        for person in {host.person for host in workshops.hosts_of(db, session.id) if host.person}:
            key = f"session:{session.id}:host:{person}:brief:{session.starts:%Y%m%dT%H%M}"
            yield Letter(key, "hosts.brief", person, due, values, useless=session.starts, lane=Lane.REMINDER)


@router.builder("hosts.brief")
def brief(reader: Reader, session: int, starts: str) -> Screen | None:
    """Who comes, as it stands when the letter goes. Nothing for a session that was moved, cancelled or handed over."""
    found = workshops.session(reader.db, reader.centre.id, session)
    led = hosts.leads(workshops.hosts_of(reader.db, session), reader.person.id)
    if found.cancelled or found.starts.isoformat() != starts or not led:
        return None
    told = _brief(reader.db, found)
    return screen(
        say("hosts.brief", at=Moment(found.wall)),
        *_counts(told, shortly=True),
        *_lifts(reader.db, found),
        *_where(found),
        Button(say("hosts.see-who"), MySession(session)),
        HOME,
    )


def _to_come(turn: Turn) -> list[Session]:
    led = workshops.sessions_led(turn.db, turn.me.id, turn.now - DAY)
    return hosts.to_come(led, turn.now)


def _session_screen(turn: Turn, session: Session) -> Screen:
    told = _brief(turn.db, session)
    others = hosts.near(_to_come(turn), session.id)
    return screen(
        say("hosts.session", title=session.title, at=Moment(session.wall)),
        *([say("hosts.cancelled")] if session.cancelled else _where(session)),
        *_counts(told),
        *_lifts(turn.db, session),
        *_names(told),
        *turn.extras("hosts.session", session=session),
        *[Button(say("hosts.see", at=Moment(one.wall)), MySession(one.id)) for one in others],
        HOME,
    )


def _brief(db: Connection, session: Session) -> Brief:
    given = replies.of_session(db, session.id)
    members = enrolments.member_ids(db, session.workshop)
    coming, unsure = (
        people.named(db, session.centre, set(hosts.saying(reply, given, members))).values()
        for reply in (Reply.COMING, Reply.UNSURE)
    )
    return hosts.brief(given, members, [one.name for one in coming], [one.name for one in unsure])


def _counts(told: Brief, *, shortly: bool = False) -> list[Text]:
    """How many come, and who is not sure; of the others, only what there is to say."""
    given = told.replies
    names, named = ", ".join(told.unsure), int(bool(told.unsure))
    unsure = (given.unsure, say("hosts.unsure", count=given.unsure, names=names, named=named))
    more = [(told.late, say("hosts.late", count=told.late)), (given.silent, say("hosts.silent", count=given.silent))]
    some = [unsure] if shortly else [unsure, *more]
    return [say("hosts.coming", count=given.coming), *(text for count, text in some if count)]


def _lifts(db: Connection, session: Session) -> list[Text]:
    """Who needs a lift, as far as they let it be known here."""
    looking = reasons.lifts(db, session.id, enrolments.member_ids(db, session.workshop))
    called = people.named(db, session.centre, set(looking))
    return [say("hosts.lift", name=called[one].name) for one in looking]


def _where(session: Session) -> list[Text]:
    place = say("hosts.place", place=session.place.name, address=session.place.address)
    return [place] if session.bring is None else [place, say("hosts.bring", bring=session.bring)]


def _names(told: Brief) -> list[Text]:
    """The first names of those who come, so that the host can greet them."""
    if not told.names:
        return []
    names = tuple(say("hosts.name", name=name) for name in told.names)
    more = [say("hosts.more", count=told.more)] if told.more else []
    return [say("hosts.names", names=names), *more]
