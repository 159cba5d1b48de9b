"""What people read of a change, when its minute is over; and whom to call because they could not be written to."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.domain import changes
from bot.domain.centres import Centre
from bot.domain.changes import Change, Stage, What
from bot.domain.common import Role
from bot.domain.letters import Letter
from bot.domain.replies import CHOICES, Question, minute, parse, question
from bot.domain.times import DAY, instant
from bot.domain.workshops import Session
from bot.ui.calls import Call
from bot.ui.screen import HOME, Answer, Button, Moment, Screen, Text, say, screen
from bot.ui.turn import Reader, Turn
from handlers.changes.actions import Give, router
from storage import centres, enrolments, outbox, replies, workshops
from storage import changes as store

LATELY = 30 * DAY  # a session that far ahead is told by its reminders


@router.alarm("changes", lambda db, _now: store.next_end(db))
def happen(db: Connection, now: datetime) -> Iterator[Letter]:
    """The session changes, what was said of another time is forgotten, and everybody is told."""
    for change in store.over(db, now):
        centre = centres.find(db, change.centre)
        session = workshops.session(db, centre.id, change.session)
        store.apply(db, change, centre.zone)
        if changes.asks_anew(change):
            store.forget_answers(db, change)
        hosts = workshops.people_of_hosts(db, centre.id, {*change.before.hosts, *change.after.hosts})
        yield from changes.letters(change, enrolments.member_ids(db, session.workshop), hosts, centre.zone)


@router.builder("changes.told")
def told(reader: Reader, change: int) -> Screen | None:
    """The last change of the session; nothing to who has left."""
    found = _current(reader, change)
    if found is None:
        return None
    session = workshops.session(reader.db, reader.centre.id, found.session)
    if reader.person.id not in enrolments.member_ids(reader.db, session.workshop):
        return None
    asks = changes.asks_anew(found) and not session.cancelled and reader.now < session.starts
    asked, answers = ([say("replies.ask")], _answers(session)) if asks else ([], [])
    return screen(*news(reader.db, reader.centre, found), *asked, *answers, HOME)


@router.button(Give, Role.MEMBER)
def give(turn: Turn, wish: Give) -> Answer:
    """The answer, under the news; unless the session has moved once more."""
    session, reply = enrolments.session_of(turn.db, turn.here.id, turn.me.id, wish.session), parse(wish.reply)
    if question(session, turn.now, wish.at) is Question.MOVED:
        return screen(say("replies.moved"), HOME)
    turn.emit(replies.give(turn.db, session, turn.me.id, reply, turn.now))
    told = say("changes.is-on", at=Moment(session.wall))
    return screen(told, say("replies.noted", reply=reply.value), HOME, in_place=True)


@router.builder("changes.host")
def told_host(reader: Reader, change: int) -> Screen | None:
    """The same for who leads it, or led it until now."""
    found = _current(reader, change)
    if found is None:
        return None
    return screen(say("changes.for-hosts"), *news(reader.db, reader.centre, found), HOME)


@router.calls
def calls(db: Connection, centre: Centre, now: datetime) -> Iterator[Call]:
    """Those whom the news did not reach, as long as it is news."""
    for change in store.recent(db, centre.id, now - LATELY):
        ends = max(instant(shape.wall, centre.zone) for shape in (change.before, change.after))
        if now >= ends + timedelta(minutes=change.after.minutes):
            continue
        session = workshops.session(db, centre.id, change.session)
        keys = {changes.key(change.id, one): one for one in enrolments.member_ids(db, session.workshop)}
        for key, standing in outbox.standings_of(db, keys).items():
            if changes.is_unreached(standing):
                reason = say("changes.call", what=change.what.value, at=Moment(session.wall), title=session.title)
                yield Call(f"{key}:call", keys[key], reason, change.leaves, urgent=True)


def news(db: Connection, centre: Centre, change: Change) -> list[Text]:
    """What everybody reads: what was, and what is."""
    session = workshops.session(db, centre.id, change.session)
    before, after = change.before, change.after
    was, now = centres.place(db, centre.id, before.place), centres.place(db, centre.id, after.place)
    title = say("changes.news", what=change.what.value, title=session.title)
    match change.what:
        case What.DATE:
            return [title, say("changes.was-on", at=Moment(before.wall)), say("changes.is-on", at=Moment(after.wall))]
        case What.PLACE:
            where = say("changes.is-at", place=now.name, address=now.address, was=was.name)
            return [title, say("changes.on", at=Moment(after.wall)), where]
        case What.MINUTES:
            lasts = say("changes.is-long", length=length(after.minutes))
            return [title, say("changes.on", at=Moment(after.wall)), lasts]
        case What.HOSTS:
            names = workshops.names_of_hosts(db, centre.id, after.hosts)
            return [
                title,
                say("changes.on", at=Moment(after.wall)),
                say("changes.is-led", count=len(names), names=", ".join(names)),
            ]
        case What.CANCELLED:
            return [title, say("changes.is-off", at=Moment(after.wall))]
        case _:
            return [title, say("changes.is-on-again", at=Moment(after.wall), place=now.name)]


def length(minutes: int) -> Text:
    """How long a session lasts, in words."""
    return say("changes.length", hours=minutes // 60, minutes=minutes % 60)


def _current(reader: Reader, number: int) -> Change | None:
    """The change, as long as no later one of the session has taken its place."""
    last = store.last(reader.db, store.find(reader.db, reader.centre.id, number).session)
    return last if last is not None and last.id == number and last.stage is Stage.DONE else None


def _answers(session: Session) -> list[Button]:
    at = minute(session)
    return [Button(say("replies.button", reply=one.value), Give(session.id, at, one.value)) for one in CHOICES]
