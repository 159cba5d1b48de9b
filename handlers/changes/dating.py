"""Another date: typed, as a coordinator has it in their head, or chosen by taps, the day and then the hour."""

from datetime import datetime

from bot.domain import dates, weeks
from bot.domain.changes import What
from bot.domain.common import Role
from bot.domain.workshops import Session
from bot.ui.pages import in_twos
from bot.ui.screen import Answer, Button, Day, Hour, Moment, Screen, Text, say, screen
from bot.ui.turn import Turn
from handlers.changes.actions import AskDate, At, Dating, OnDay, Open, Week, router
from handlers.changes.confirming import find, propose


@router.button(AskDate, Role.COORDINATOR)
def ask_date(turn: Turn, wish: AskDate) -> Answer:
    """The week of the session is offered; any date may be typed."""
    return _week(turn, find(turn, wish.session), 0)


@router.button(Week, Role.COORDINATOR)
def another_week(turn: Turn, wish: Week) -> Answer:
    """The days of another week."""
    return _week(turn, find(turn, wish.session), wish.page)


@router.button(OnDay, Role.COORDINATOR)
def on_day(turn: Turn, wish: OnDay) -> Answer:
    """The hours of a day that are still to come."""
    session, day = find(turn, wish.session), weeks.day_of(wish.day)
    turn.open(Dating(session.id))
    offered = weeks.hours(day, session.wall.time(), turn.wall(turn.now))
    if not offered:
        return _week(turn, session, 0, say("dates.past"))
    ways = [
        Button(say("changes.hour", at=Hour(at)), At(session.id, wish.day, at.hour * 60 + at.minute)) for at in offered
    ]
    return screen(
        say("changes.ask-hour", on=Day(day)), *in_twos(ways), Button(say("changes.other-day"), Week(session.id, 0))
    )


@router.button(At, Role.COORDINATOR)
def at_hour(turn: Turn, wish: At) -> Answer:
    """The date is whole."""
    session = find(turn, wish.session)
    chosen = datetime.combine(weeks.day_of(wish.day), weeks.minute_of(wish.minute))
    return propose(turn, session, What.DATE, dates.to_come(chosen, turn.wall(turn.now)).isoformat())


@router.text(Dating, Role.COORDINATOR)
def typed(turn: Turn, draft: Dating, text: str) -> Answer:
    """What was understood is shown in full before anything follows from it."""
    session = find(turn, draft.session)
    wall = dates.moment(text, turn.wall(turn.now), session.wall)
    return propose(turn, session, What.DATE, wall.isoformat())


def _week(turn: Turn, session: Session, page: int, *news: Text) -> Screen:
    turn.open(Dating(session.id))
    today = turn.wall(turn.now).date()
    days = weeks.week(session.wall.date(), today, page)
    before = [Button(say("changes.sooner"), Week(session.id, page - 1))] if days[0] > today else []
    after = [Button(say("changes.later"), Week(session.id, page + 1))]
    return screen(
        *news,
        say("changes.ask-date", at=Moment(session.wall)),
        *in_twos([Button(say("changes.day", on=Day(day)), OnDay(session.id, day.toordinal())) for day in days]),
        [*before, *after],
        Button(say("changes.keep"), Open(session.id)),
    )
