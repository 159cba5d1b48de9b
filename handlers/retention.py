"""Files that come to their end: their people are told three times, or called; then they are erased."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import Connection

from bot.domain import retention, times
from bot.domain.attendance import Mark
from bot.domain.centres import Centre
from bot.domain.common import Role
from bot.domain.events import Attended, Called, RepliedTo
from bot.domain.letters import Letter
from bot.domain.times import Window
from bot.ui.calls import Call
from bot.ui.codec import Action
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Day, Screen, say, screen
from bot.ui.turn import Reader, Turn
from storage import attendance, centres, orders, outbox, people
from storage import retention as store

router = Router("retention")


@dataclass(frozen=True)
class Stay(Action, tag="rt"):
    """Keep what you know of me."""


STAY = Button(say("retention.stay"), Stay())


@router.tick("retention")
def plan(db: Connection, window: Window) -> Iterator[Letter]:
    """A notice at the hour of its day; those that were owed already are not owed again."""
    for centre in centres.everyone(db):
        days = retention.hours(window, centre.zone)
        found = store.files(db, centre, days[-1]) if days else []
        owed = [letter for file in found if (letter := retention.notice(file, days, centre.zone))]
        known = outbox.standings_of(db, [letter.key for letter in owed])
        yield from (letter for letter in owed if letter.key not in known)


@router.builder(retention.BUILDER)
def notice(reader: Reader, last: str, place: int) -> Screen | None:
    """Nothing to who has been in touch meanwhile, or has a role."""
    file = store.file(reader.db, reader.centre, reader.person.id)
    if file is None or file.last.isoformat() != last:
        return None
    final, day, year = int(place == retention.LAST), Day(file.ends), str(file.ends.year)
    return screen(say("retention.notice", final=final, day=day, year=year), STAY, HOME)


@router.button(Stay, Role.MEMBER)
def stay(turn: Turn, _: Stay) -> Answer:
    """The tap itself was a contact."""
    return screen(say("retention.stays", months=turn.here.retention_months), HOME)


@router.nightly("retention")
def erase(db: Connection, now: datetime, _: date) -> None:
    """What is over is ordered to be erased: the bot notes it first."""
    waiting = {one.payload["person"] for one in orders.waiting(db) if one.kind == "erase"}
    for centre in centres.everyone(db):
        today = times.wall(now, centre.zone).date()
        found = [one for one in store.files(db, centre, today) if one.ends <= today and one.person not in waiting]
        told = store.told(db, found)
        for file in found:
            if retention.is_over(file, told.get(file.person), now, today):
                orders.ask(db, "erase", {"person": file.person}, now)


@router.calls
def call(db: Connection, centre: Centre, now: datetime) -> Iterator[Call]:
    """Those whom no notice reaches."""
    today = times.wall(now, centre.zone).date()
    for file in store.files(db, centre, today):
        since = retention.to_call(file, today)
        if since is not None and not _is_reached(db, centre, file.person):
            reason = say("retention.call", day=Day(file.ends), year=str(file.ends.year))
            at = times.instant(datetime.combine(since, time.min), centre.zone)
            yield Call(f"{file.key(retention.LAST)}:call", file.person, reason, at)


@router.on(Called)
def called(turn: Turn, event: Called) -> None:
    """A call is a contact."""
    people.in_touch(turn.db, event.person, turn.now)


@router.on(RepliedTo)
def replied(turn: Turn, event: RepliedTo) -> None:
    """So is an answer that was given on the phone."""
    people.in_touch(turn.db, event.person, turn.now)


@router.on(Attended)
def attended(turn: Turn, event: Attended) -> None:
    """And who was there was met, with Telegram or without."""
    seen = attendance.one(turn.db, event.session, event.person)
    if seen is not None and seen.mark is Mark.HERE:
        people.in_touch(turn.db, event.person, turn.now)


def _is_reached(db: Connection, centre: Centre, person: int) -> bool:
    known = people.find(db, centre.id, person)
    return people.has_account(db, person) and not (known.unreachable or known.stopped)
