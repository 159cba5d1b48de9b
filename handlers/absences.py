"""After an absence: one line to who may have tapped while nobody was there."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from bot.domain import absences
from bot.domain.letters import Letter
from bot.domain.times import Window
from bot.ui.router import Router
from bot.ui.screen import HOME, Screen, say, screen
from bot.ui.turn import Reader
from storage import presence

router = Router("absences")


@router.tick("absences")
def plan(db: Connection, window: Window) -> Iterator[Letter]:
    """Once an absence."""
    for bot, gone in presence.absences(db):
        if absences.due(gone) in window:
            yield from absences.letters(gone, presence.shown(db, bot, absences.speaking(gone)))


@router.builder(absences.BUILDER)
def tell(reader: Reader, back: str) -> Screen | None:
    """Nothing to who has been in touch meanwhile: they know that somebody is there."""
    if presence.heard(reader.db, reader.person.id, datetime.fromisoformat(back)):
        return None
    return screen(say("absences.back"), HOME)
