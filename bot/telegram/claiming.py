"""What may go now, decided in the database's thread: is the letter still wanted, and what does it say by now?"""

import json
import logging
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.letters import Drop, Go, Hold, Lane, Standing, State, verdict
from bot.domain.people import Person
from bot.telegram.adapter import STRIP
from bot.telegram.sharing import addressed
from bot.telegram.stamping import keep
from bot.ui import stored
from bot.ui.router import Router
from bot.ui.screen import Built, Gone, Later, Stored
from bot.ui.turn import Reader
from storage import cards, centres, outbox, people
from storage.cards import Card
from storage.engines import may_pass
from storage.outbox import Owed, Stamp
from storage.savepoints import savepoint

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ready:
    """A letter and what it says, or, with a card, what the card is to say; `part` None takes the buttons off.

    A card that is `Gone` is taken away.
    """

    owed: Owed
    part: Stored | Gone | None
    card: Card | None = None

    @property
    def is_judged(self) -> bool:
        """Whether it went through the verdict and its builder, and can again; replies and cards show what is wanted."""
        return bool(self.owed.builder) and self.part is not None and self.card is None


@dataclass(frozen=True, slots=True)
class Claimed:
    """What to send, whether more was looked at than is to be sent, and when the next falls due."""

    ready: tuple[Ready, ...]
    looked: int
    next: datetime | None


def claim(db: Connection, bot: int, routes: Router, now: datetime, room: int, busy: Collection[int]) -> Claimed:
    """Take letters and cards to send, `room` at most, none for busy chats."""
    due = outbox.due(db, bot, now, room, busy)
    tried = (replace(owed, tries=owed.tries + 1) for owed in due)
    ready = [one for owed in tried if (one := _attempt(db, bot, routes, owed, now)) is not None]
    if ready:
        outbox.claim(db, [one.owed.id for one in ready])
    taken = {*busy, *(one.owed.chat for one in ready)}
    stale = cards.claim(db, bot, now, room - len(ready)) if len(ready) < room else []
    edits = [_edit(db, bot, routes, card, now) for card in stale if card.chat not in taken]
    upcoming = [at for at in (outbox.next_due(db, bot, now), cards.next_due(db, bot, now)) if at is not None]
    found = (*ready, *(one for one in edits if one is not None))
    return Claimed(found, len(due) + len(stale), min(upcoming, default=None))


def _attempt(db: Connection, bot: int, routes: Router, owed: Owed, now: datetime) -> Ready | None:
    """The letter with its screen; None when it waits or has ended instead. One that fails stops no other."""
    try:
        with savepoint(db):
            return _open(db, bot, routes, owed, now)
    except Exception as problem:
        if may_pass(problem):
            raise  # the database is busy or full: waited for, and done again
        log.exception("letter.failed", extra={"builder": owed.builder, "letter": owed.id})
        _end(db, routes, owed, State.DEAD, "error", now)
        return None


def _open(db: Connection, bot: int, routes: Router, owed: Owed, now: datetime) -> Ready | None:
    if owed.builder == STRIP:
        return Ready(owed, None)
    if not owed.builder:
        return Ready(owed, stored.load(owed.body))
    if owed.person is None or owed.centre is None:
        _end(db, routes, owed, State.DEAD, "nobody", now)
        return None
    person = people.find(db, owed.centre, owed.person)
    match verdict(owed.letter, _standing(db, owed, person, now), now):
        case Hold(until):
            keep(db, routes, owed, Stamp(owed.id, State.TODO, "held", due=until))
            return None
        case Drop(reason):
            _end(db, routes, owed, State.EXPIRED, reason, now)
            return None
        case Go():
            return _build(db, bot, routes, owed, person, now)


def _build(db: Connection, bot: int, routes: Router, owed: Owed, person: Person, now: datetime) -> Ready | None:
    built = build(db, routes, owed.builder, owed.subject, owed.body, person, now)
    shown = addressed(db, bot, owed.chat, built, person)
    if isinstance(shown, Later):
        keep(db, routes, owed, Stamp(owed.id, State.TODO, "held", due=shown.at))
        return None
    if shown is None or isinstance(shown, Gone):
        _end(db, routes, owed, State.EXPIRED, "unwanted", now)
        return None
    return Ready(replace(owed, language=person.language), shown)


def build(
    db: Connection, routes: Router, builder: str, subject: int | None, body: str, person: Person, now: datetime
) -> Built:
    """What a letter says to a person at an instant; None when it is no longer wanted."""
    reader = Reader(db, now, person, centres.find(db, person.centre), routes)
    make = routes.builders[builder]
    return make(reader, **json.loads(body)) if subject is None else make(reader, subject)


def changed(db: Connection, bot: int, routes: Router, ready: Ready, now: datetime) -> bool:
    """Whether a card that was just sent says something else by now."""
    owed = ready.owed
    if owed.person is None or owed.centre is None:
        return False
    try:
        with savepoint(db):
            person = people.find(db, owed.centre, owed.person)
            built = build(db, routes, owed.builder, owed.subject, "", person, now)
            return addressed(db, bot, owed.chat, built, person) != ready.part
    except Exception:
        log.exception("card.failed", extra={"builder": owed.builder})
        return False


def _edit(db: Connection, bot: int, routes: Router, card: Card, now: datetime) -> Ready | None:
    try:
        with savepoint(db):
            person = people.find(db, card.centre, card.person)
            built = build(db, routes, card.builder, card.subject, "", person, now)
            shown = addressed(db, bot, card.chat, built, person)
    except Exception:
        log.exception("card.failed", extra={"builder": card.builder, "card": card.id})
        shown = None
    if shown is None or isinstance(shown, Later):
        cards.shown(db, card)
        return None
    key, lane = f"card:{card.id}:{card.wanted}", outbox.lane_of(db, card.chat, card.message)
    owed = Owed(0, key, card.chat, card.centre, card.person, person.language, lane or Lane.NOTICE, card.builder, "")
    return Ready(owed, shown, card)


def _end(db: Connection, routes: Router, owed: Owed, state: State, reason: str, now: datetime) -> None:
    keep(db, routes, owed, Stamp(owed.id, state, reason, at=now))


def _standing(db: Connection, owed: Owed, person: Person, now: datetime) -> Standing:
    centre = centres.find(db, person.centre)
    return Standing(
        quiet=centre.quiet,
        weekly_cap=centre.weekly_cap,
        stopped=person.stopped,
        paused_until=person.paused_until,
        unreachable=person.unreachable,
        counted=outbox.counted_since(db, person.id, now) if owed.counted else (),
    )
