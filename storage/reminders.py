"""What reminders go by: who has a place, wants to be reminded, has answered, was written to. No table of its own."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.letters import State
from bot.domain.reminders import PURPOSE, Kind, Member, Sent, before, key
from bot.domain.workshops import Session
from storage import consents, enrolments, outbox, replies, workshops


def members(db: Connection, session: Session, now: datetime) -> list[Member]:
    """Everybody who has a place, as far as a session is concerned."""
    return _members(db, session, enrolments.member_ids(db, session.workshop), now)


def member(db: Connection, session: Session, person: int, now: datetime) -> Member | None:
    """Somebody as far as a session is concerned; None when they have no place."""
    found = [number for number in enrolments.member_ids(db, session.workshop) if number == person]
    return next(iter(_members(db, session, found, now)), None)


def _members(db: Connection, session: Session, people: list[int], now: datetime) -> list[Member]:
    wanting = consents.agreed(db, people, PURPOSE)
    answers = replies.of_session(db, session.id)
    tired = _tired(db, session, people, now)
    letters = _letters(db, session, people)
    return [
        Member(
            person,
            person in wanting,
            answers[person].reply if person in answers else None,
            person in tired,
            letters.get(person, {}),
        )
        for person in people
    ]


def _letters(db: Connection, session: Session, people: Collection[int]) -> dict[int, dict[Kind, Sent]]:
    """How what was owed to people about a session stands."""
    keys = {key(session, kind, person): (person, kind) for person in people for kind in Kind}
    found: dict[int, dict[Kind, Sent]] = {}
    for name, standing in outbox.standings_of(db, keys).items():
        person, kind = keys[name]
        found.setdefault(person, {})[kind] = Sent(*standing)
    return found


def _tired(db: Connection, session: Session, people: Sequence[int], now: datetime) -> set[int]:
    """Those who were asked about the two sessions before and answered neither."""
    earlier = before(session, workshops.sessions_of(db, session.workshop), now)
    if not earlier:
        return set()
    return set.intersection(*(_silent(db, one, people) for one in earlier))


def _silent(db: Connection, session: Session, people: Sequence[int]) -> set[int]:
    asked = {
        person
        for person, letters in _letters(db, session, people).items()
        if any(sent.state is State.SENT for sent in letters.values())
    }
    return asked - replies.of_session(db, session.id).keys()
