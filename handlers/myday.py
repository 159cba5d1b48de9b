"""The coordinator's day in one screen, and a letter at 9 h when something presses."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from bot.domain import closings
from bot.domain import myday as rules
from bot.domain.common import Role
from bot.domain.events import Appointed, Called, DayWentOn, Dismissed, Enrolled, LeftWorkshop, Wished
from bot.domain.letters import Letter, State
from bot.domain.pages import PAGE
from bot.domain.times import Window
from bot.ui.codec import Action
from bot.ui.pages import in_twos
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Day, Moment, Screen, Text, say, screen
from bot.ui.today import Todo
from bot.ui.turn import Reader, Turn
from storage import centres, days_off, holds, people, roles, undelivered

router = Router("myday")


@dataclass(frozen=True)
class ShowDay(Action, tag="md"):
    """See what is to be done."""


@dataclass(frozen=True)
class ShowLost(Action, tag="md.l"):
    """See what did not arrive."""


@dataclass(frozen=True)
class Seen(Action, tag="md.s"):
    """I have seen it, up to this instant."""

    up_to: int


SEE = Button(say("myday.menu"), ShowDay())


@router.entry(1, Role.COORDINATOR)
def entry(_: Turn) -> Button:
    """Their day comes first."""
    return SEE


@router.command("journee", "day", Role.COORDINATOR, order=60)
def by_command(turn: Turn) -> Answer:
    """The day."""
    return show_day(turn, ShowDay())


@router.button(ShowDay, Role.COORDINATOR)
def show_day(turn: Turn, _: ShowDay) -> Answer:
    """As it stands now."""
    turn.leave()
    return _day_screen(turn.reader, _todos(turn.reader), *turn.extras("myday.day"))


@router.tick("myday")
def plan(db: Connection, window: Window) -> Iterable[Letter]:
    """A letter in the morning to each coordinator who is there, on days on which the centre is open."""
    for centre in centres.everyone(db):
        for day, at in rules.mornings(centre, window):
            off = days_off.of_centre(db, centre.id, day)
            if closings.is_open(centre, off, day):
                team = [one.id for one in roles.team(db, centre.id)]
                yield from (rules.letter(centre, day, at, one) for one in closings.present(off, team, day))


@router.builder(rules.BUILDER)
def letter(reader: Reader, subject: int) -> Screen | None:  # noqa: ARG001 - it is always today's
    """Nothing when nothing presses; what is done since says who did it."""
    if not roles.of(reader.db, reader.person.id) & Role.COORDINATOR:
        return None
    morning = datetime.combine(reader.wall(reader.now).date(), rules.AT)
    todos = [one for one in _todos(reader) if one.done is None or reader.wall(one.done) >= morning]
    if all(one.quiet for one in todos):
        return None
    return _day_screen(reader, todos, SEE)


@router.on(Called)
@router.on(Appointed)
@router.on(Dismissed)
@router.on(Enrolled)
@router.on(Wished)
@router.on(LeftWorkshop)
@router.on(DayWentOn)
def went_on(turn: Turn, _: object) -> None:
    """What one does disappears for the others."""
    turn.touch(rules.BUILDER, rules.subject(turn.here.id, turn.wall(turn.now).date()))


@router.today(50)
def lost(reader: Reader) -> Iterator[Todo]:
    """What did not arrive, or may not have, since yesterday."""
    found = _lost(reader)
    if found:
        unsure = sum(one.state is State.UNKNOWN for one in found)
        text = say("myday.lost", count=len(found), unsure=unsure)
        yield Todo(text, Button(say("myday.see-lost"), ShowLost()))


@router.button(ShowLost, Role.COORDINATOR)
def show_lost(turn: Turn, _: ShowLost) -> Answer:
    """For whom, of which feature, and when; the latest first."""
    found = _lost(turn.reader)
    if not found:
        return show_day(turn, ShowDay())
    who = people.named(turn.db, turn.here.id, {one.person for one in found})
    lines = [
        say(
            "myday.lost-line",
            name=who[one.person].name,
            feature=one.feature,
            state=one.state.value,
            at=Moment(turn.wall(one.at)),
        )
        for one in found[:PAGE]
        if one.person in who
    ]
    more = [say("myday.more", count=len(found) - PAGE)] if len(found) > PAGE else []
    seen = Button(say("myday.seen"), Seen(rules.stamp(found[0].at)))
    return screen(say("myday.lost-title", count=len(found)), *lines, *more, seen, SEE, HOME)


@router.button(Seen, Role.COORDINATOR)
def seen(turn: Turn, wish: Seen) -> Answer:
    """Nobody of the team needs to look again; what comes later is news."""
    undelivered.see(turn.db, turn.here.id, rules.instant_of(wish.up_to, turn.now), turn.me.id)
    turn.emit(DayWentOn())
    return show_day(turn, ShowDay())


@router.nightly("myday")
def forget(db: Connection, now: datetime, _: date) -> None:
    """What was held back and has gone by."""
    holds.forget(db, now)


def _lost(reader: Reader) -> list[rules.Lost]:
    return undelivered.since(reader.db, reader.centre.id, reader.now - rules.NEWS)


def _todos(reader: Reader) -> list[Todo]:
    return [one for _, lines in reader.routes.todos for one in lines(reader)]


def _day_screen(reader: Reader, todos: list[Todo], *more: Text | Button | Sequence[Button]) -> Screen:
    """What is to be done with a button for each, then what is done and by whom."""
    ahead = [one for one in todos if one.done is None]
    done = sorted((one.done, place) for place, one in enumerate(todos) if one.done is not None)
    return screen(
        say("myday.title", day=Day(reader.wall(reader.now).date())),
        *([one.text for one in ahead] or [say("myday.nothing")]),
        *([say("myday.done")] if done else []),
        *(todos[place].text for _, place in done[-PAGE:]),
        *in_twos([one.button for one in ahead if one.button is not None]),
        *more,
        HOME,
    )
