"""How announcements read: as everybody gets them, before they are sent, and how they went."""

from collections.abc import Sequence

from sqlalchemy import Connection

from bot.domain import announcements as news
from bot.domain import times
from bot.domain.announcements import Announcement, Arrival, Fate, Group, Outlook
from bot.domain.centres import Centre
from bot.ui.screen import HOME, Button, Day, Hour, Moment, Plain, Screen, Text, say, screen
from bot.ui.turn import Turn
from handlers.announcements.actions import Cancel, Checking, Correct, Past, Send, Try
from storage import announcements as store
from storage import people, workshops


def as_read(db: Connection, centre: Centre, one: Announcement) -> list[Text]:
    """The announcement as everybody reads it; nothing where its author or its text is gone."""
    if one.text is None or one.author is None:
        return []
    form, rest = news.named_centre(centre.name)
    author = people.find(db, centre.id, one.author).name
    return [
        say("announcements.heading", form=form, centre=rest),
        say("announcements.text", text=one.text),
        say("announcements.signature", name=author),
    ]


def preview(turn: Turn, begun: Announcement, *first: Text) -> list[Screen]:
    """The announcement as it will look, then to whom it goes, and when."""
    outlook = foreseen(turn, begun)
    turn.open(Checking(begun.id))
    count = len(outlook.going)
    go = [Button(say("announcements.send", count=count), Send(begun.id, outlook.mark))] if count else []
    return [
        screen(*as_read(turn.db, turn.here, begun)),
        screen(
            *first,
            say("announcements.outlook", count=count, audience=_named_audience(turn, begun)),
            *(when(turn, outlook) if count else ()),
            *_exceptions(turn, outlook),
            *go,
            Button(say("announcements.try"), Try(begun.id)),
            Button(say("announcements.correct"), Correct(begun.id)),
            Button(say("announcements.cancel"), Cancel()),
        ),
    ]


def foreseen(turn: Turn, begun: Announcement) -> Outlook:
    """To whom it would go if it were confirmed now."""
    audience = store.audience(turn.db, turn.bot, turn.here, begun.workshop, turn.now, with_hosts=begun.hosts)
    return news.foresee(begun, audience, turn.here.quiet.after(turn.now), turn.now)


def result(turn: Turn, sent: Announcement) -> list[Screen]:
    """What was sent, and how it went."""
    text = as_read(turn.db, turn.here, sent) or [say("announcements.text-gone")]
    how = report(turn.db, turn.here, sent)
    return [screen(*text), screen(*how, Button(say("announcements.see-past"), Past()), HOME)]


def report(db: Connection, centre: Centre, sent: Announcement) -> list[Text]:
    """How it went so far, for everybody of the audience."""
    arrivals = store.arrivals(db, sent.id)
    everybody = [*store.those_left_out(db, sent.id), *arrivals]
    at = times.wall(sent.sent_at, centre.zone) if sent.sent_at else None
    waiting = news.count(arrivals, Fate.WAITING)
    return [
        *([say("announcements.sent-on", at=Moment(at))] if at else []),
        say("announcements.progress", sent=news.count(arrivals, Fate.SENT), total=len(arrivals)),
        say("announcements.goes-on") if waiting else say("announcements.finished"),
        *_lines(db, centre, everybody),
        *([say("announcements.unknown-stays")] if news.count(arrivals, Fate.UNKNOWN) else []),
    ]


def when(turn: Turn, outlook: Outlook) -> list[Text]:
    """At which hour it goes, where it does not go at once."""
    if outlook.goes_at <= turn.now:
        return []
    at = turn.wall(outlook.goes_at)
    day = "today" if at.date() == turn.wall(turn.now).date() else "tomorrow"
    return [say("announcements.goes-later", day=day, at=Hour(at))]


def _named_audience(turn: Turn, begun: Announcement) -> Text:
    title: Plain = say("announcements.of-all")
    if begun.workshop is not None:
        title = workshops.find(turn.db, turn.here.id, begun.workshop).title
    return say("announcements.audience", hosts=int(begun.hosts), workshop=title)


def _exceptions(turn: Turn, outlook: Outlook) -> list[Text]:
    """Who does not get it, and who later than the others."""
    lines = []
    if outlook.left_out:
        lines += [say("announcements.not-reached"), *_lines(turn.db, turn.here, outlook.left_out)]
    if outlook.later:
        lines += [say("announcements.capped", cap=turn.here.weekly_cap), *_lines(turn.db, turn.here, outlook.later)]
    return lines


def _lines(db: Connection, centre: Centre, arrivals: Sequence[Arrival]) -> list[Text]:
    """A line for all of the same fate: what became of them, and who they are."""
    groups = news.groups(arrivals, centre.zone)
    called = store.names(db, centre.id, {who for group in groups for who in group.who})
    return [_line(group, centre.zone, [called[who] for who in group.who if who in called]) for group in groups]


def _line(group: Group, zone: str, called: list[str]) -> Text:
    until: Plain = ""
    if group.until is not None:
        at = times.wall(group.until, zone)
        until = Day(at.date()) if group.fate is Fate.PAUSED else Moment(at)
    names = say("announcements.names", names=", ".join(sorted(called, key=str.casefold)), more=group.more)
    known = "known" if group.until is not None else "open"
    return say("announcements.group", fate=group.fate.value, until=until, known=known, names=names)
