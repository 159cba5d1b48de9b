"""When nobody is there: the centre is closed for some days, or a coordinator is on leave. All by taps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from bot.domain import closings as rules
from bot.domain.common import Role
from bot.domain.letters import Letter
from bot.domain.times import DAY, wall
from bot.ui.codec import Action
from bot.ui.router import SETTINGS, Router
from bot.ui.screen import HOME, Answer, Button, Day, Screen, Text, say, screen
from bot.ui.turn import Reader, Turn
from storage import days_off, people, roles

MONTH = 3  # pages of ten days
SHOWN = 3  # public holidays

router = Router("closings")


@dataclass(frozen=True)
class ShowClosings(Action, tag="cl"):
    """See when the centre is closed."""


@dataclass(frozen=True)
class FirstDay(Action, tag="cl.f"):
    """Choose the first day on which it is closed."""

    page: int


@dataclass(frozen=True)
class LastDay(Action, tag="cl.l"):
    """Choose the last one."""

    first: int
    page: int


@dataclass(frozen=True)
class Close(Action, tag="cl.c"):
    """It is closed on these days."""

    first: int
    last: int


@dataclass(frozen=True)
class Reopen(Action, tag="cl.o"):
    """It is open after all."""

    closing: int


@dataclass(frozen=True)
class MyLeave(Action, tag="cl.m"):
    """I am on leave until when? Or: am I?"""

    page: int


@dataclass(frozen=True)
class LeaveUntil(Action, tag="cl.u"):
    """On leave from today until a day, that day included."""

    last: int


@dataclass(frozen=True)
class Back(Action, tag="cl.b"):
    """I am back."""


BACK = Button(say("closings.back"), ShowClosings())


@router.extends("centre_settings.list", Role.COORDINATOR)
def of_settings(_: Turn) -> Iterator[Button]:
    """The way in."""
    yield Button(say("closings.menu"), ShowClosings())


@router.entry(62, Role.COORDINATOR, SETTINGS)
def entry(_: Turn) -> Button:
    """One's own leave."""
    return Button(say("closings.leave-menu"), MyLeave(0))


@router.extends("team.list", Role.COORDINATOR)
def of_team(turn: Turn) -> Iterator[Text]:
    """Who is away, among the team."""
    today = _today(turn)
    away = {one.person: one for one in days_off.of_centre(turn.db, turn.here.id, today) if one.covers(today)}
    for person in roles.team(turn.db, turn.here.id):
        if person.id in away:
            yield say("closings.is-away", name=person.name, day=Day(away[person.id].last))


@router.button(ShowClosings, Role.COORDINATOR)
def show_closings(turn: Turn, _: ShowClosings) -> Answer:
    """The days on which it is closed, and the public holidays, which need no tap."""
    return _closings_screen(turn)


@router.button(FirstDay, Role.COORDINATOR)
def first_day(turn: Turn, wish: FirstDay) -> Answer:
    """From when?"""
    found = rules.days(_today(turn), wish.page)
    choices = [Button(say("closings.from", day=Day(day)), LastDay(day.toordinal(), 0)) for day in found]
    return screen(say("closings.which-first"), *choices, _turning(wish.page, FirstDay), BACK, HOME)


@router.button(LastDay, Role.COORDINATOR)
def last_day(turn: Turn, wish: LastDay) -> Answer:
    """Until when?"""
    first = rules.day_of(wish.first, _today(turn))
    found = rules.days(first, wish.page)
    choices = [Button(say("closings.until", day=Day(day)), Close(wish.first, day.toordinal())) for day in found]
    pages = _turning(wish.page, lambda page: LastDay(wish.first, page))
    return screen(say("closings.which-last", day=Day(first)), *choices, pages, BACK, HOME)


@router.button(Close, Role.COORDINATOR)
def close(turn: Turn, wish: Close) -> Answer:
    """Closed, and the team knows."""
    first, last = rules.period(wish.first, wish.last, _today(turn))
    days_off.add(turn.db, turn.here.id, first, last)
    _tell(turn, "closings.closed", {"first": first.isoformat(), "last": last.isoformat(), "by": turn.me.id})
    return _closings_screen(turn, say("closings.noted"))


@router.button(Reopen, Role.COORDINATOR)
def reopen(turn: Turn, wish: Reopen) -> Answer:
    """Pressed twice, it is done once."""
    days_off.drop(turn.db, turn.here.id, wish.closing)
    return _closings_screen(turn, say("closings.reopened"))


@router.button(MyLeave, Role.COORDINATOR)
def my_leave(turn: Turn, wish: MyLeave) -> Answer:
    """Until when; or, on leave already, the way back."""
    today = _today(turn)
    mine = rules.leave(days_off.of_centre(turn.db, turn.here.id, today), turn.me.id, today)
    found = rules.days(today, wish.page)
    choices = [Button(say("closings.leave-until", day=Day(day)), LeaveUntil(day.toordinal())) for day in found]
    question = say("closings.on-leave", day=Day(mine.last)) if mine else say("closings.leave-question")
    back = [Button(say("closings.i-am-back"), Back())] if mine else []
    return screen(question, back, *choices, _turning(wish.page, MyLeave), HOME)


@router.button(LeaveUntil, Role.COORDINATOR)
def leave_until(turn: Turn, wish: LeaveUntil) -> Answer:
    """From today on, no question comes as long as another is there."""
    today = _today(turn)
    last = rules.day_of(wish.last, today)
    days_off.end_leave(turn.db, turn.here.id, turn.me.id)
    days_off.add(turn.db, turn.here.id, today, last, turn.me.id)
    _tell(turn, "closings.leave", {"person": turn.me.id})
    return screen(say("closings.leave-noted", day=Day(last)), Button(say("closings.i-am-back"), Back()), HOME)


@router.button(Back, Role.COORDINATOR)
def back(turn: Turn, _: Back) -> Answer:
    """Questions come again."""
    days_off.end_leave(turn.db, turn.here.id, turn.me.id)
    return screen(say("closings.welcome-back", name=turn.me.name), HOME)


@router.builder("closings.closed")
def closed_letter(reader: Reader, first: str, last: str, by: int) -> Screen | None:
    """Who closed it, as long as it stands."""
    begins, ends = date.fromisoformat(first), date.fromisoformat(last)
    off = days_off.of_centre(reader.db, reader.centre.id, begins)
    who = people.named(reader.db, reader.centre.id, {by}).get(by)
    stands = any(one.person is None and (one.first, one.last) == (begins, ends) for one in off)
    if who is None or not stands or not roles.of(reader.db, reader.person.id) & Role.COORDINATOR:
        return None
    return screen(say("closings.told", name=who.name), _line(begins, ends), BACK, HOME)


@router.builder("closings.leave")
def leave_letter(reader: Reader, person: int) -> Screen | None:
    """Who is away, as long as they are."""
    today = reader.wall(reader.now).date()
    mine = rules.leave(days_off.of_centre(reader.db, reader.centre.id, today), person, today)
    who = people.named(reader.db, reader.centre.id, {person}).get(person)
    if mine is None or who is None or not roles.of(reader.db, reader.person.id) & Role.COORDINATOR:
        return None
    return screen(say("closings.is-away", name=who.name, day=Day(mine.last)), say("closings.you-are-there"), HOME)


@router.nightly("closings")
def forget(db: Connection, _: datetime, night: date) -> None:
    """What is over helps nobody."""
    days_off.forget(db, night - DAY)


def _today(turn: Turn) -> date:
    return wall(turn.now, turn.here.zone).date()


def _closings_screen(turn: Turn, *news: Text) -> Screen:
    today = _today(turn)
    found = [one for one in days_off.of_centre(turn.db, turn.here.id, today) if one.person is None]
    public = tuple(say("closings.day", day=Day(day)) for day in rules.coming_holidays(turn.here.zone, today, SHOWN))
    return screen(
        *news,
        say("closings.title", count=len(found)),
        *(_line(one.first, one.last) for one in found),
        *([say("closings.public", days=public)] if public else []),
        Button(say("closings.close"), FirstDay(0)),
        *(Button(say("closings.reopen", day=Day(one.first)), Reopen(one.id)) for one in found),
        HOME,
    )


def _line(first: date, last: date) -> Text:
    return say("closings.line", days=int(first != last), first=Day(first), last=Day(last))


def _turning(page: int, to: Callable[[int], Action]) -> list[Button]:
    last = rules.AHEAD // rules.DAYS - 1
    before = [Button(say("closings.sooner"), to(page - 1))] if page > 0 else []
    after = [Button(say("closings.later"), to(page + 1))] if page < last else []
    month = [Button(say("closings.month-later"), to(page + MONTH))] if page + MONTH <= last else []
    return [*before, *after, *month]


def _tell(turn: Turn, builder: str, values: dict[str, int | str]) -> None:
    """The other coordinators hear of it."""
    key = f"{builder}:{turn.here.id}:{turn.me.id}:{turn.now:%Y%m%dT%H%M%S%f}"
    others = [one.id for one in roles.team(turn.db, turn.here.id) if one.id != turn.me.id]
    turn.post(*(Letter(f"{key}:to:{one}", builder, one, turn.now, values) for one in others))
