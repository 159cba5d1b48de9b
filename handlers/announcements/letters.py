"""What people are sent: the announcement, its author's trial of it, and the card that says how it goes."""

from datetime import datetime, time

from sqlalchemy import Connection

from bot.domain import announcements as news
from bot.domain.common import Role
from bot.domain.letters import State
from bot.ui.screen import HOME, Screen, screen
from bot.ui.turn import Reader
from handlers.announcements.actions import router
from handlers.announcements.views import as_read, report
from storage import announcements as store
from storage import cards, roles


@router.builder("announcements.text")
def announcement_letter(reader: Reader, announcement: int) -> Screen | None:
    """What everybody gets; nothing for who left the group, nor when its author was erased."""
    sent = store.sent(reader.db, reader.centre.id, announcement)
    if not store.belongs(reader.db, reader.centre.id, sent, reader.person.id):
        return None
    lines = as_read(reader.db, reader.centre, sent)
    return screen(*lines, HOME) if lines else None


@router.builder("announcements.trial")
def trial_letter(reader: Reader, announcement: int) -> Screen | None:
    """The copy that its author asked for; none once it is confirmed or dropped."""
    begun = store.unsent(reader.db, reader.centre.id, reader.person.id)
    if begun is None or begun.id != announcement:
        return None
    lines = as_read(reader.db, reader.centre, begun)
    return screen(*lines, HOME) if lines else None


@router.builder("announcements.progress")
def progress_card(reader: Reader, announcement: int) -> Screen | None:
    """How it goes, as long as who reads it is a coordinator."""
    if Role.COORDINATOR not in roles.of(reader.db, reader.person.id):
        return None
    return screen(*report(reader.db, reader.centre, store.sent(reader.db, reader.centre.id, announcement)), HOME)


@router.stamped("announcements.text")
def went(db: Connection, key: str, _state: State) -> None:
    """A letter was sent, held or dropped: the card says so."""
    cards.touch(db, "announcements.progress", news.number_in(key))


@router.nightly("announcements.forget", time(2, 40))
def forget(db: Connection, now: datetime, _night: object) -> None:
    """Texts are not kept for ever."""
    store.forget(db, now - news.KEPT)
