"""How a change reads: to everybody, and to the coordinator before it is confirmed."""

from datetime import datetime

from sqlalchemy import Connection

from bot.domain.centres import Centre
from bot.domain.changes import Audience, Change, News, What
from bot.domain.times import wall
from bot.domain.workshops import Session
from bot.ui.screen import HOME, Button, Hour, Moment, Screen, Text, say, screen
from bot.ui.turn import Turn
from handlers.changes.actions import Undo
from storage import centres, workshops


def as_read(db: Connection, centre: Centre, session: Session, news: News) -> list[Text]:
    """What everybody reads: what was, and what is."""
    before, after = news.before, news.after
    title = say("changes.news", what=news.what.value, title=session.title)
    at = Moment(after.wall, year=before.wall.year != after.wall.year)
    on = say("changes.on", at=at)
    match news.what:
        case What.DATE:
            return [title, say("changes.was-on", at=Moment(before.wall)), say("changes.is-on", at=at)]
        case What.PLACE:
            return [title, on, _where(db, centre, news)]
        case What.MINUTES:
            return [title, on, _length(news)]
        case What.HOSTS:
            return [title, on, _hosts(db, centre, news)]
        case What.CANCELLED:
            return [title, say("changes.not-held", at=Moment(before.wall))]
        case What.RESTORED:
            return [title, _again(db, centre, news)]
        case What.SEVERAL:
            more = [_hosts(db, centre, news)] if set(before.hosts) != set(after.hosts) else []
            longer = [_length(news)] if before.minutes != after.minutes else []
            return [title, _again(db, centre, news), *more, *longer]


def outlook(audience: Audience) -> list[Text]:
    """Who is told, who is to be called, and when the letters leave."""
    hosts, calls, strangers = audience.hosts, audience.calls, audience.strangers
    return [
        say("changes.preview", told=len(audience.participants)),
        *([say("changes.hosts-told", names=", ".join(hosts))] if hosts else []),
        *([say("changes.to-call", count=len(calls), names=", ".join(calls))] if calls else []),
        *([say("changes.to-tell", names=", ".join(strangers))] if strangers else []),
        *([say("changes.urgent")] if audience.urgent else []),
    ]


def waits(centre: Centre, held: datetime | None) -> list[Text]:
    """Until when the night keeps the letters."""
    return [] if held is None else [say("changes.held", at=Moment(wall(held, centre.zone)))]


def noted(turn: Turn, change: Change, held: datetime | None) -> Screen:
    """It was confirmed, and may still be undone."""
    leaves = Hour(wall(change.leaves, turn.here.zone))
    told = waits(turn.here, held) or [say("changes.leave", at=leaves)]
    return screen(
        say("changes.noted"), *told, say("changes.until", at=leaves), Button(say("changes.undo"), Undo(change.id)), HOME
    )


def length(minutes: int) -> Text:
    """How long a session lasts, in words."""
    return say("changes.length", hours=minutes // 60, minutes=minutes % 60)


def _where(db: Connection, centre: Centre, news: News) -> Text:
    was, now = (centres.place(db, centre.id, shape.place) for shape in (news.before, news.after))
    return say("changes.is-at", place=now.name, address=now.address, was=was.name)


def _again(db: Connection, centre: Centre, news: News) -> Text:
    place = centres.place(db, centre.id, news.after.place)
    at = Moment(news.after.wall, year=news.before.wall.year != news.after.wall.year)
    return say("changes.is-on-again", at=at, place=place.name)


def _length(news: News) -> Text:
    return say("changes.is-long", length=length(news.after.minutes))


def _hosts(db: Connection, centre: Centre, news: News) -> Text:
    names = workshops.names_of_hosts(db, centre.id, news.after.hosts)
    return say("changes.is-led", count=len(names), names=", ".join(names))
