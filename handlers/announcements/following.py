"""What goes before a session goes with it when it is moved."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from bot.domain import announcements as news
from bot.domain import timings
from bot.domain.announcements import RESULT, Announcement
from bot.domain.letters import Letter
from handlers.announcements.actions import router
from handlers.announcements.views import anchor
from storage import announcements as store
from storage import cards, centres, recalls


def upcoming(db: Connection, now: datetime) -> datetime | None:
    """At once, where a session was moved; the minute finds it."""
    return now if any(_moved(db, now)) else None


@router.alarm("announcements.follow", upcoming)
def follow(db: Connection, now: datetime) -> tuple[Letter, ...]:
    """What waits for its hour gets the new one. A session that comes sooner is not waited for."""
    for centre, sent, at in list(_moved(db, now)):
        store.postpone(db, centre, sent.id, at)
        for prefix in news.messages_of(sent.id):
            recalls.postpone(db, prefix, max(at, now))
        recalls.postpone(db, news.result_of(sent.id), max(at, now) + RESULT)
        cards.touch(db, "announcements.progress", sent.id)
    return ()


def _moved(db: Connection, now: datetime) -> Iterator[tuple[int, Announcement, datetime]]:
    for number, sent in store.anchored(db, now):
        centre = centres.find(db, number)
        session = anchor(db, centre, sent.timing)
        at = timings.planned(sent.timing, session, centre.quiet, sent.sent_at or now)
        if at != sent.goes_at:
            yield number, sent, at
