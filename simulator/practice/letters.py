"""What waits for its hour: the letters of the days to come, each as its reader will find it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine

from bot.domain import upcoming
from bot.domain.centres import Centre
from bot.domain.times import Window
from bot.telegram.rendering import html
from bot.ui import foreseen
from bot.ui.router import Router
from bot.ui.turn import Reader
from simulator.entities import formatted
from storage import centres, holds, people

SPANS = (timedelta(days=7), timedelta(days=40), timedelta(days=366))  # the first that holds something
MOST = 40


@dataclass(frozen=True)
class Waiting:
    """One letter; `text` is what is read, as plain words."""

    at: datetime
    to: str
    text: str


def waiting(engine: Engine, known: Router, now: datetime) -> list[Waiting]:
    """The letters to come, the earliest first, as far as they would go if nothing changed."""
    with engine.connect() as db:
        for span in SPANS:
            found = sorted(
                (one for centre in centres.everyone(db) for one in _of(db, known, centre, now, now + span)),
                key=lambda one: (one.at, one.to),
            )
            if found:
                return found[:MOST]
    return []


def _of(db: Connection, known: Router, centre: Centre, now: datetime, until: datetime) -> Iterator[Waiting]:
    planned = [letter for plan in known.ticks.values() for letter in plan(db, Window(now, until)) if letter.due > now]
    owed = {letter.key: letter for letter in (*planned, *holds.waiting(db, centre.id, now, until))}
    who = people.named(db, centre.id, {letter.person for letter in owed.values()})
    for letter in owed.values():
        reader = who.get(letter.person)
        if reader is None or letter.builder in upcoming.HIDDEN or not people.has_account(db, reader.id):
            continue
        at = foreseen.goes_at(centre, letter, reader)
        if at is not None and (shown := foreseen.reads(Reader(db, at, reader, centre, known), letter)):
            yield Waiting(at, reader.name, formatted(html(shown, reader.language), "HTML", None)[0])
