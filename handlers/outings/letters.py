"""What people are sent about outings: cards, one question, reminders, news of a change; and whom to call."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from bot.domain import outings as domain
from bot.domain.centres import Centre
from bot.domain.events import LeftWorkshop
from bot.domain.letters import Letter, State
from bot.domain.outings import PURPOSE, Outing
from bot.domain.times import Window
from bot.ui.calls import Call
from bot.ui.router import NIGHT
from bot.ui.screen import HOME, Button, Moment, Screen, Text, say, screen
from bot.ui.turn import Reader, Turn
from handlers.outings.actions import NEWS, REMINDER, Agree, AgreeToo, router
from handlers.outings.views import BACK, asked, cancelled, outing_screen
from storage import cards, centres, consents, enrolments, outbox
from storage import outings as store


@router.builder("outings.card")
def card(reader: Reader, subject: int) -> Screen | None:
    """The outing as it stands; before it was ever sent, only where it is still wanted."""
    outing = store.find(reader.db, reader.centre.id, subject)
    if outing.workshop not in enrolments.workshops_of(reader.db, reader.person.id) and not _proposed(reader, outing):
        return None
    if not _was_sent(reader, outing) and (outing.cancelled or not _wishes(reader, outing)):
        return None
    return outing_screen(reader.db, reader.person, outing, reader.now)


@router.builder("outings.ask")
def ask(reader: Reader, outing: int) -> Screen | None:
    """Whether proposals are wished for, asked once, when there is one."""
    found = store.find(reader.db, reader.centre.id, outing)
    if found.cancelled or consents.given(reader.db, reader.person.id, PURPOSE) is not None:
        return None
    if found.workshop not in enrolments.workshops_of(reader.db, reader.person.id):
        return None
    return screen(
        asked(reader.db, found),
        say("outings.receive-question"),
        say("outings.then"),
        [Button(say("outings.ask-yes"), Agree(outing, 1)), Button(say("outings.ask-no"), Agree(outing, 0))],
    )


@router.builder("outings.ask-too")
def ask_too(reader: Reader) -> Screen | None:
    """Whether the proposals of others are wished for."""
    if consents.given(reader.db, reader.person.id, PURPOSE) is not None:
        return None
    return screen(
        say("outings.others-question"),
        say("outings.others-then"),
        [Button(say("outings.ask-yes"), AgreeToo(1)), Button(say("outings.ask-no"), AgreeToo(0))],
    )


def already_asked(db: Connection) -> set[int]:
    """Who has been asked whether they wish for proposals, or is about to be."""
    standings = outbox.standings(db, domain.ASKING)
    return {person for person, (state, _) in standings.items() if state not in (State.DEAD, State.EXPIRED)}


def ask_once(turn: Turn, outing: Outing) -> None:
    """Who of the group joins in and was never asked is asked at that moment."""
    me, in_group = turn.me.id, outing.workshop in enrolments.workshops_of(turn.db, turn.me.id)
    if in_group and consents.given(turn.db, me, PURPOSE) is None and me not in already_asked(turn.db):
        turn.post(domain.question(outing, me, turn.now))


@router.nightly("outings.close")
def close(db: Connection, now: datetime, night: date) -> None:
    """The cards of outings that have begun ask nothing any more."""
    since = datetime.combine(night, NIGHT, UTC) - domain.CLOSED_WITHIN
    for outing in store.starting(db, since, now):
        cards.touch(db, "outings.card", outing.id)


@router.tick("outings.remind")
def plan(db: Connection, window: Window) -> Iterable[Letter]:
    """The reminders that fall due."""
    found = store.starting(db, window.start, window.end + domain.REMINDED_WITHIN)
    zones = {number: centres.find(db, number).zone for number in {outing.centre for outing in found}}
    for outing in found:
        coming = domain.comers(store.answers(db, outing.id).values())
        yield from domain.reminders(outing, coming, zones[outing.centre], window)


@router.builder("outings.remind")
def remind(reader: Reader, outing: int, moved: int) -> Screen | None:
    """The reminder to who still comes, of a date that still holds, unless they want no reminders at all."""
    found = store.find(reader.db, reader.centre.id, outing)
    if found.cancelled or found.moved != moved or not _comes(reader, found):
        return None
    if consents.given(reader.db, reader.person.id, "reminders") is False:
        return None
    return outing_screen(reader.db, reader.person, found, reader.now, REMINDER)


@router.builder("outings.told")
def told(reader: Reader, outing: int, version: int) -> Screen | None:
    """The last change, to who comes."""
    found = store.find(reader.db, reader.centre.id, outing)
    if found.version != version or not _comes(reader, found):
        return None
    if found.cancelled:
        return screen(cancelled(found), say("outings.sorry"), BACK, HOME)
    return outing_screen(reader.db, reader.person, found, reader.now, NEWS)


@router.calls
def unaware(db: Connection, centre: Centre, now: datetime) -> Iterator[Call]:
    """Those who come and could not be told of a change."""
    for outing in store.disturbed(db, centre.id, now):
        coming = domain.comers(store.answers(db, outing.id).values())
        keys = {domain.told_key(outing, person): person for person in coming}
        for key, (state, why, _) in outbox.standings_of(db, keys).items():
            if state in (State.DEAD, State.EXPIRED, State.UNKNOWN) and why != "unwanted":
                yield Call(key, keys[key], _why_call(outing), outing.changed_at)


@router.on(LeftWorkshop)
def leave(turn: Turn, left: LeftWorkshop) -> None:
    """Who leaves a group comes to none of its outings; one that nobody else joined is called off."""
    for outing in store.coming(turn.db, turn.here.id, [left.workshop], turn.now):
        store.withdraw(turn.db, outing, left.person)
        if outing.proposer == left.person:
            store.disown(turn.db, outing)
            if not domain.comers(store.answers(turn.db, outing.id).values()):
                store.cancel(turn.db, outing, turn.now)
        turn.touch("outings.card", outing.id)


def _why_call(outing: Outing) -> Text:
    return say("outings.call", at=Moment(outing.wall), cancelled=int(outing.cancelled))


def _proposed(reader: Reader, outing: Outing) -> bool:
    return outing.proposer == reader.person.id


def _wishes(reader: Reader, outing: Outing) -> bool:
    return _proposed(reader, outing) or bool(consents.given(reader.db, reader.person.id, PURPOSE))


def _was_sent(reader: Reader, outing: Outing) -> bool:
    standing = outbox.standing(reader.db, domain.card_key(outing, reader.person.id))
    return standing is not None and standing[0] is State.SENT


def _comes(reader: Reader, outing: Outing) -> bool:
    return reader.person.id in domain.comers(store.answers(reader.db, outing.id).values())
