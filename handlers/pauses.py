"""What somebody is sent: everything, nothing until a date, or nothing at all."""

from dataclasses import dataclass
from datetime import date

from bot.domain import pauses
from bot.domain.common import Role
from bot.domain.pauses import Standing
from bot.ui.codec import Action
from bot.ui.router import SETTINGS, Router
from bot.ui.screen import HOME, Answer, Button, Day, say, screen
from bot.ui.turn import Turn
from storage import people

router = Router("pauses")


@dataclass(frozen=True)
class Mine(Action, tag="pa"):
    """See what I am sent."""


@dataclass(frozen=True)
class Pause(Action, tag="pa.p"):
    """See until when I may pause."""


@dataclass(frozen=True)
class OtherDay(Action, tag="pa.o"):
    """See more days."""

    page: int


@dataclass(frozen=True)
class Until(Action, tag="pa.u"):
    """Pause until a day, as "2026-10-20"."""

    day: str


@dataclass(frozen=True)
class Stop(Action, tag="pa.s"):
    """See what stopping means."""


@dataclass(frozen=True)
class ReallyStop(Action, tag="pa.n"):
    """Send me nothing."""


@dataclass(frozen=True)
class Resume(Action, tag="pa.r"):
    """Send me messages again."""


CANCEL = Button(say("pauses.cancel"), Mine())


@router.entry(20, Role.MEMBER, SETTINGS)
def entry(_: Turn) -> Button:
    """The way in."""
    return Button(say("pauses.open"), Mine())


@router.button(Mine, Role.MEMBER)
def mine(turn: Turn, _: Mine) -> Answer:
    """How it stands, and what may be changed."""
    pause, stop = Button(say("pauses.pause"), Pause()), Button(say("pauses.stop"), Stop())
    match pauses.standing(turn.me, turn.now):
        case Standing.NOTHING:
            return screen(say("pauses.stopped"), Button(say("pauses.resume"), Resume()), HOME)
        case Standing.PAUSED if turn.me.paused_until is not None:
            paused = say("pauses.paused", day=Day(turn.wall(turn.me.paused_until).date()))
            other = Button(say("pauses.other-date"), Pause())
            return screen(paused, Button(say("pauses.resume"), Resume()), other, stop, HOME)
        case _:
            return screen(say("pauses.everything"), pause, stop, HOME)


@router.button(Pause, Role.MEMBER)
def pause(turn: Turn, _: Pause) -> Answer:
    """Until when: a tap is enough."""
    usual = pauses.choices(turn.wall(turn.now).date())
    return screen(
        say("pauses.until-when"),
        Button(say("pauses.week"), Until(usual.week.isoformat())),
        Button(say("pauses.two-weeks"), Until(usual.two_weeks.isoformat())),
        Button(say("pauses.month"), Until(usual.month.isoformat())),
        Button(say("pauses.other-day"), OtherDay(0)),
        CANCEL,
    )


@router.button(OtherDay, Role.MEMBER)
def other_day(turn: Turn, wish: OtherDay) -> Answer:
    """The next 30 days, ten a screen."""
    today = turn.wall(turn.now).date()
    last = pauses.DAYS // pauses.TOGETHER - 1
    later = [Button(say("pauses.later"), OtherDay(wish.page + 1))] if wish.page < last else []
    sooner = [Button(say("pauses.sooner"), OtherDay(wish.page - 1))] if wish.page > 0 else []
    found = pauses.days(today, wish.page)
    return screen(say("pauses.which-day"), *map(_day_button, found), [*sooner, *later], CANCEL)


@router.button(Until, Role.MEMBER)
def until(turn: Turn, wish: Until) -> Answer:
    """The pause begins at once."""
    end = pauses.until(wish.day, turn.wall(turn.now).date(), turn.here.zone)
    people.silence(turn.db, turn.me.id, stopped=False, paused_until=end)
    day = Day(turn.wall(end).date())
    return screen(say("pauses.begun", day=day), Button(say("pauses.resume"), Resume()), HOME)


@router.command("stop", "stop", Role.MEMBER, order=85)
def stop_now(turn: Turn) -> Answer:
    """Stopping, by command; asked once more all the same."""
    return stop(turn, Stop())


@router.button(Stop, Role.MEMBER)
def stop(_turn: Turn, _: Stop) -> Answer:
    """What stopping means."""
    yes = Button(say("pauses.stop-really"), ReallyStop())
    return screen(say("pauses.stop-question"), yes, Button(say("pauses.pause-instead"), Pause()), CANCEL)


@router.button(ReallyStop, Role.MEMBER)
def really_stop(turn: Turn, _: ReallyStop) -> Answer:
    """Nothing comes any more, until the person takes it up again."""
    people.silence(turn.db, turn.me.id, stopped=True, paused_until=None)
    return screen(say("pauses.stopped"), Button(say("pauses.resume"), Resume()), HOME)


@router.button(Resume, Role.MEMBER)
def resume(turn: Turn, _: Resume) -> Answer:
    """Everything comes again."""
    people.silence(turn.db, turn.me.id, stopped=False, paused_until=None)
    return screen(say("pauses.resumed"), HOME)


def _day_button(day: date) -> Button:
    return Button(say("pauses.day", day=Day(day)), Until(day.isoformat()))
