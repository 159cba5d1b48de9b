"""How an announcement went, and for whom: a line for all of the same fate."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.domain import announcements as news
from bot.domain import times
from bot.domain.announcements import Announcement, Arrival, Fate, Group
from bot.domain.centres import Centre
from bot.ui.screen import Day, Moment, Plain, Text, say
from storage import announcements as store
from storage import audiences, recalls, workshops


def report(db: Connection, centre: Centre, sent: Announcement, now: datetime) -> list[Text]:
    """How it went so far, for everybody of the audience."""
    arrivals = store.arrivals(db, sent.id, now)
    if sent.timing.session is not None and workshops.session(db, centre.id, sent.timing.session).cancelled:
        arrivals = news.called_off(arrivals)
    shown = [one for one in arrivals if sent.retracted_at is None or one.fate is not Fate.SENT]
    return [
        *_head(centre, sent),
        *_progress(db, sent, arrivals, now),
        *lines_of(db, centre, [*store.those_left_out(db, sent.id), *shown]),
        *([say("announcements.unknown-stays")] if news.count(arrivals, Fate.UNKNOWN) else []),
    ]


def lines_of(db: Connection, centre: Centre, arrivals: Sequence[Arrival]) -> list[Text]:
    """A line for all of the same fate: what became of them, and who they are."""
    groups = news.groups(arrivals, centre.zone)
    called = audiences.names(db, centre.id, {who for group in groups for who in group.who})
    return [_line(group, centre.zone, [called[who] for who in group.who if who in called]) for group in groups]


def _head(centre: Centre, sent: Announcement) -> list[Text]:
    if sent.sent_at is None:
        return []
    corrects = int(sent.corrects is not None)
    return [say("announcements.sent-on", at=Moment(times.wall(sent.sent_at, centre.zone)), corrects=corrects)]


def _progress(db: Connection, sent: Announcement, arrivals: Sequence[Arrival], now: datetime) -> list[Text]:
    count = news.count(arrivals, Fate.SENT)
    if sent.retracted_at is not None:
        return [say("announcements.is-retracted", count=len(recalls.gone(db, news.key_of(sent.id))))]
    told = say("announcements.progress", sent=count, total=len(arrivals))
    if not news.count(arrivals, Fate.WAITING):
        return [told, say("announcements.finished")]
    is_ahead = sent.goes_at is not None and news.is_later(sent.goes_at, now)
    return [told, say("announcements.waits-for-it") if is_ahead else say("announcements.goes-on")]


def _line(group: Group, zone: str, called: list[str]) -> Text:
    until: Plain = ""
    if group.until is not None:
        at = times.wall(group.until, zone)
        until = Day(at.date()) if group.fate is Fate.PAUSED else Moment(at)
    names = say("announcements.names", names=", ".join(sorted(called, key=str.casefold)), more=group.more)
    known = "known" if group.until is not None else "open"
    return say("announcements.group", fate=group.fate.value, until=until, known=known, names=names)
