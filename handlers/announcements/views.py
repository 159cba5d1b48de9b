"""How announcements read: as everybody gets them, and before they are sent."""

from collections.abc import Sequence

from sqlalchemy import Connection

from bot.domain import announcements as news
from bot.domain import timings
from bot.domain.announcements import Announcement, Arrival, Outlook
from bot.domain.audiences import Audience
from bot.domain.centres import Centre
from bot.domain.contents import Content
from bot.domain.timings import AT_ONCE, Timing
from bot.domain.workshops import Session
from bot.ui.screen import (
    Button,
    Day,
    Hour,
    Marked,
    Media,
    Moment,
    Pin,
    Plain,
    Screen,
    Stored,
    Text,
    say,
    screen,
)
from bot.ui.texts import LANGUAGES, label
from bot.ui.turn import Turn
from handlers.announcements.actions import Cancel, Checking, Correct, Redirect, Schedule, Send, Try
from handlers.announcements.lists import lines_of
from storage import announcements as store
from storage import audiences, people, workshops

AIR = 6  # characters: the empty lines around the words


def as_read(db: Connection, centre: Centre, one: Announcement, *, corrects: bool = False) -> list[Text]:
    """The words as everybody reads them; nothing where their author or they are gone."""
    if one.content is None or one.author is None:
        return []
    author = people.find(db, centre.id, one.author).name
    heading, signature = _around(centre, author, corrects=corrects)
    if not one.content.text:
        return [heading, signature]
    text = Marked(one.content.text, one.content.entities) if one.content.entities else one.content.text
    return [heading, say("announcements.text", text=text), signature]


def frame(centre: Centre, author: str) -> int:
    """How many characters stand around the words, in whatever language, corrected or not."""
    around = [_around(centre, author, corrects=corrects) for corrects in (False, True)]
    return AIR + max(sum(len(label(text, language)) for text in texts) for texts in around for language in LANGUAGES)


def whole(content: Content | None, shown: Screen) -> list[Stored]:
    """All that is sent: the words with what they stand under or after."""
    if content is None:
        return [shown]
    return [pin(content), shown] if content.is_place else [under(content, shown)]


def under(content: Content | None, shown: Screen) -> Screen | Media:
    """The words alone, or under their file."""
    return Media(content.kind, content.file, shown) if content is not None and content.is_file else shown


def pin(content: Content) -> Pin:
    """The place."""
    return Pin(content.latitude, content.longitude, content.name, content.address)


def preview(turn: Turn, begun: Announcement, *first: Text) -> list[Stored]:
    """The announcement as it will look, then to whom it goes, and when."""
    if timings.is_off(anchor(turn.db, turn.here, begun.timing), turn.now):
        store.plan(turn.db, turn.here.id, begun.id, AT_ONCE)
        begun, first = store.own(turn.db, turn.here.id, turn.me.id, begun.id), (say("announcements.lead-over"),)
    outlook = foreseen(turn, begun)
    turn.open(Checking(begun.id))
    count = len(outlook.going)
    go = [Button(say("announcements.send", count=count), Send(begun.id, outlook.mark))] if count else []
    return [
        *whole(begun.content, screen(*as_read(turn.db, turn.here, begun))),
        screen(
            *first,
            say("announcements.outlook", count=count, audience=audience(turn, begun.audience)),
            *(when(turn, begun, outlook) if count else ()),
            *_exceptions(turn, outlook),
            *go,
            Button(say("announcements.schedule"), Schedule(begun.id)),
            Button(say("announcements.redirect"), Redirect(begun.id)),
            Button(say("announcements.correct"), Correct(begun.id)),
            Button(say("announcements.try"), Try(begun.id)),
            Button(say("announcements.cancel"), Cancel()),
        ),
    ]


def foreseen(turn: Turn, begun: Announcement) -> Outlook:
    """To whom it would go if it were confirmed now."""
    goes_at = timings.planned(begun.timing, anchor(turn.db, turn.here, begun.timing), turn.here.quiet, turn.now)
    those = audiences.of(turn.db, turn.bot, turn.here, begun.audience, goes_at)
    return news.foresee(begun, those, goes_at, turn.now)


def anchor(db: Connection, centre: Centre, timing: Timing) -> Session | None:
    """The session before which it goes."""
    return None if timing.session is None else workshops.session(db, centre.id, timing.session)


def when(turn: Turn, begun: Announcement, outlook: Outlook) -> list[Text]:
    """At which hour it goes, where it does not go at once, and what that hour follows."""
    if not news.is_later(outlook.goes_at, turn.now):
        return []
    at, session = turn.wall(outlook.goes_at), anchor(turn.db, turn.here, begun.timing)
    ahead = (at.date() - turn.wall(turn.now).date()).days
    day = {0: "today", 1: "tomorrow"}.get(ahead, "later")
    whole_date = Moment(at, year=at.year != turn.wall(turn.now).year)
    told = [say("announcements.goes-later", day=day, hour=Hour(at), at=whole_date)]
    return told if session is None else [*told, say("announcements.follows", title=session.title)]


def audience(turn: Turn, wanted: Audience) -> Text:
    """Whom it is for, by name of the group."""
    title: Plain = say("announcements.of-all")
    if wanted.workshop is not None:
        title = workshops.find(turn.db, turn.here.id, wanted.workshop).title
    if wanted.session is None:
        return say("announcements.audience", whom=wanted.whom.value, workshop=title)
    session = workshops.session(turn.db, turn.here.id, wanted.session)
    day = Day(session.wall.date())
    return say("announcements.audience-of-session", whom=wanted.whom.value, title=session.title, on=day)


def _around(centre: Centre, author: str, *, corrects: bool) -> tuple[Text, Text]:
    form, rest = news.named_centre(centre.name)
    heading = say("announcements.heading", form=form, centre=rest, corrects=int(corrects))
    return heading, say("announcements.signature", name=author)


def _exceptions(turn: Turn, outlook: Outlook) -> list[Text]:
    """Who does not get it, and who later than the others."""
    told: list[Text] = []
    if outlook.left_out:
        told += [say("announcements.not-reached"), *_lines(turn, outlook.left_out)]
    if outlook.later:
        told += [say("announcements.capped", cap=turn.here.weekly_cap), *_lines(turn, outlook.later)]
    return told


def _lines(turn: Turn, arrivals: Sequence[Arrival]) -> list[Text]:
    return lines_of(turn.db, turn.here, arrivals)
