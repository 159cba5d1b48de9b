"""What people read of a change, when its minute is over; and whom to call because they could not be written to."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.domain import changes
from bot.domain.centres import Centre
from bot.domain.changes import Change, News, Stage
from bot.domain.letters import Letter
from bot.domain.replies import Question, question
from bot.domain.times import DAY
from bot.domain.workshops import Session
from bot.ui.calls import Call
from bot.ui.screen import HOME, Moment, Screen, say, screen
from bot.ui.today import Todo
from bot.ui.turn import Reader
from handlers.changes.actions import router
from handlers.changes.answering import answers_to
from handlers.changes.views import as_read
from storage import centres, enrolments, outbox, people, replies, workshops
from storage import changes as store

LATELY = 30 * DAY  # a session that far ahead is told by its reminders


@router.alarm("changes", lambda db, _now: store.next_end(db))
def happen(db: Connection, now: datetime) -> Iterator[Letter]:
    """The session changes, what was said of another time is forgotten, and everybody is told."""
    for due in sorted(store.over(db, now), key=lambda one: one.centre):
        centres.hold(db, due.centre)  # whoever takes it back at this instant is done before it is looked at again
        change = store.find(db, due.centre, due.id)
        if change.stage is not Stage.PENDING:
            continue
        centre = centres.find(db, change.centre)
        session = workshops.session(db, centre.id, change.session)
        store.apply(db, change, centre.zone)
        if changes.asks_anew(change.before, change.after):
            replies.forget(db, session.id)
        yield from changes.letters(change, enrolments.member_ids(db, session.workshop), _lead(db, change), centre.zone)


@router.builder("changes.told")
def told(reader: Reader, change: int) -> Screen | None:
    """What they have not heard yet of the session, in one; nothing to who has left."""
    session, news = _news(reader, change)
    if news is None or reader.person.id not in enrolments.member_ids(reader.db, session.workshop):
        return None
    is_open = question(session, reader.now) is Question.OPEN
    asks = news.asks and is_open and replies.one(reader.db, session.id, reader.person.id) is None
    asked, answers = ([say("replies.ask")], answers_to(session)) if asks else ([], [])
    return screen(*as_read(reader.db, reader.centre, session, news), *asked, *answers, HOME)


@router.builder("changes.host")
def told_host(reader: Reader, change: int) -> Screen | None:
    """The same for who leads it, or led it until now."""
    session, news = _news(reader, change)
    if news is None:
        return None
    known = workshops.hosts_of_centre(reader.db, reader.centre.id)
    mine = {one.id for one in known if one.person == reader.person.id}
    part = changes.part(news, mine)
    return screen(say("changes.for-hosts", part=part.value), *as_read(reader.db, reader.centre, session, news), HOME)


@router.calls
def calls(db: Connection, centre: Centre, now: datetime) -> Iterator[Call]:
    """Those whom the last change of a session did not reach, as long as it is news."""
    for change in store.recent(db, centre.id, now - LATELY):
        session = workshops.session(db, centre.id, change.session)
        if now >= changes.stale(change, centre.zone):
            continue
        told = {*enrolments.member_ids(db, session.workshop), *_lead(db, change)}
        keys = {changes.key(change.id, one): one for one in sorted(told)}
        for key, standing in outbox.standings_of(db, keys).items():
            if changes.is_unreached(standing) and (call := _call(db, centre, session, change, keys[key])):
                yield replace(call, urgent=changes.is_urgent(change.before, change.after, now, centre.zone))


@router.today(60)
def today(reader: Reader) -> Iterator[Todo]:
    """Which sessions changed today, and who did it: the others answer the telephone too."""
    done = store.recent(reader.db, reader.centre.id, reader.midnight)
    who = people.named(reader.db, reader.centre.id, {one.author for one in done if one.author is not None})
    for change in (one for one in done if one.author in who):
        session = workshops.session(reader.db, reader.centre.id, change.session)
        told = {"who": who[change.author or 0].name, "what": change.what.value, "title": session.title}
        yield Todo(say("changes.today-done", **told), done=change.leaves)


def _call(db: Connection, centre: Centre, session: Session, change: Change, person: int) -> Call | None:
    """What they are to be told; a call that was made stays on the list of those, with its reason."""
    done = store.done(db, session.id)
    heard = store.heard(db, centre.id, done, person)
    news = changes.unheard(done, heard | {change.id: False})
    if news is None:
        return None
    reason = say("changes.call", what=news.what.value, at=Moment(session.wall), title=session.title)
    return Call(changes.call_key(change.id, person), person, reason, change.leaves)


def _lead(db: Connection, change: Change) -> list[int]:
    """Who leads the session, or led it until then, as far as they are known to the bot."""
    return workshops.people_of_hosts(db, change.centre, {*change.before.hosts, *change.after.hosts})


def _news(reader: Reader, number: int) -> tuple[Session, News | None]:
    """What somebody has not heard of a session; None where a later change tells it."""
    db, centre = reader.db, reader.centre.id
    session = workshops.session(db, centre, store.find(db, centre, number).session)
    done = store.done(db, session.id)
    if not done or done[-1].id != number:
        return session, None
    return session, changes.unheard(done, store.heard(db, centre, done, reader.person.id))
