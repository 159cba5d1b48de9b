"""When an announcement goes: at once, at an hour that is written, or before a session."""

from datetime import datetime

from bot.domain import audiences as groups
from bot.domain import dates, times, timings
from bot.domain.common import Refused, Role
from bot.domain.timings import AT_ONCE, Lead, Timing
from bot.ui.screen import Answer, Button, Day, Hour, say, screen
from bot.ui.turn import Turn
from handlers.announcements.actions import AtOnce, Before, Dating, Resume, Schedule, SetLead, TypeHour, router
from handlers.announcements.views import preview
from storage import announcements as store
from storage import workshops


@router.button(Schedule, Role.COORDINATOR)
def schedule(turn: Turn, wish: Schedule) -> Answer:
    """When is it to go?"""
    begun = store.begun(turn.db, turn.here.id, turn.me.id, wish.announcement)
    known = workshops.sessions_of(turn.db, begun.audience.workshop) if begun.audience.workshop else []
    ahead = [one for one in known if not timings.is_off(one, turn.now)][: groups.OFFERED]
    return screen(
        say("announcements.when"),
        Button(say("announcements.at-once"), AtOnce(begun.id)),
        Button(say("announcements.type-hour"), TypeHour(begun.id)),
        *[
            Button(say("announcements.before", title=one.title, on=Day(one.wall.date())), Before(begun.id, one.id))
            for one in ahead
        ],
        Button(say("announcements.resume"), Resume(begun.id)),
    )


@router.button(AtOnce, Role.COORDINATOR)
def at_once(turn: Turn, wish: AtOnce) -> Answer:
    """As soon as it is confirmed."""
    return _plan(turn, wish.announcement, AT_ONCE)


@router.button(TypeHour, Role.COORDINATOR)
def type_hour(turn: Turn, wish: TypeHour) -> Answer:
    """Which hour?"""
    begun = store.begun(turn.db, turn.here.id, turn.me.id, wish.announcement)
    turn.open(Dating(begun.id))
    return screen(say("announcements.which-hour"), Button(say("announcements.resume"), Resume(begun.id)))


@router.text(Dating, Role.COORDINATOR)
def hour_typed(turn: Turn, draft: Dating, text: str) -> Answer:
    """The hour, as people write it; it is shown in full before anything is sent."""
    now = turn.wall(turn.now)
    at = dates.moment(text, now, datetime.combine(now.date(), timings.USUAL))
    return _plan(turn, draft.announcement, Timing(at=times.instant(at, turn.here.zone)))


@router.button(Before, Role.COORDINATOR)
def before(turn: Turn, wish: Before) -> Answer:
    """How long before the session?"""
    begun = store.begun(turn.db, turn.here.id, turn.me.id, wish.announcement)
    session, zone = workshops.session(turn.db, turn.here.id, wish.session), turn.here.zone
    leads = [(how, timings.before(session, how, zone)) for how in Lead]
    offered = [
        Button(say("announcements.lead", lead=how.value, hour=Hour(turn.wall(at))), SetLead(begun.id, session.id, how))
        for how, at in leads
        if at > turn.now
    ]
    if not offered or session.cancelled:
        raise Refused("announcements.lead-over")
    other = Button(say("announcements.other-hour"), Schedule(begun.id))
    asked = say("announcements.how-long-before", title=session.title, on=Day(session.wall.date()))
    return screen(asked, *offered, other)


@router.button(SetLead, Role.COORDINATOR)
def set_lead(turn: Turn, wish: SetLead) -> Answer:
    """So long before the session, wherever it is moved to."""
    session, how = workshops.session(turn.db, turn.here.id, wish.session), timings.lead(wish.lead)
    timings.may_choose(session, how, turn.here.zone, turn.now)
    return _plan(turn, wish.announcement, Timing(session=session.id, lead=how))


def _plan(turn: Turn, announcement: int, timing: Timing) -> Answer:
    begun = store.begun(turn.db, turn.here.id, turn.me.id, announcement)
    store.plan(turn.db, turn.here.id, begun.id, timing)
    return preview(turn, store.own(turn.db, turn.here.id, turn.me.id, begun.id))
