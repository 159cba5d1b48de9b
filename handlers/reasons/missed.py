"""The morning after, a kind word to who was absent without a word; by telephone where no message reaches them."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from bot.domain import reasons as rules
from bot.domain.centres import Centre
from bot.domain.workshops import Session
from bot.ui.calls import Call
from bot.ui.screen import HOME, Day, Screen, say, screen
from bot.ui.turn import Reader
from handlers.reasons.actions import router
from handlers.reasons.asking import pictures
from storage import attendance, enrolments, people, replies, workshops


@router.builder("reasons.missed")
def missed(reader: Reader, session: int) -> Screen | None:
    """Nothing to who has left, or where it was corrected meanwhile."""
    found, person = workshops.session(reader.db, reader.centre.id, session), reader.person
    mark = attendance.one(reader.db, found.id, person.id)
    if found.cancelled or person.id not in enrolments.member_ids(reader.db, found.workshop):
        return None
    if not rules.missed(replies.one(reader.db, found.id, person.id), mark.mark if mark else None):
        return None
    day = Day(found.wall.date())
    return screen(
        say("reasons.missed", name=person.name, day=day), say("reasons.if-you-wish"), *pictures(found.id), HOME
    )


@router.calls
def calls(db: Connection, centre: Centre, now: datetime) -> Iterator[Call]:
    """The same word by the team, as long as it does not come out of nothing."""
    for session in workshops.sessions_between(db, rules.ended_lately(now)):
        if session.centre == centre.id and rules.is_topical(session, now, centre.zone):
            day = Day(session.wall.date())
            for person in _unheard(db, session):
                key = f"session:{session.id}:missed:person:{person}:call"
                yield Call(key, person, say("reasons.missed-call", day=day), session.ends)


def _unheard(db: Connection, session: Session) -> Iterator[int]:
    """Who missed it, has their place, and cannot read it; whoever wants no messages is left alone."""
    given, members = replies.of_session(db, session.id), set(enrolments.member_ids(db, session.workshop))
    seen = attendance.seen(db, session.id)
    missing = {one for one, by in seen.items() if one in members and rules.missed(given.get(one), by.mark)}
    for person in people.named(db, session.centre, missing).values():
        if person.unreachable or not people.has_account(db, person.id):
            yield person.id
