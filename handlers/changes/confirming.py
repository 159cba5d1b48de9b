"""The preview of a change, its yes, and the minute in which it can be undone."""

from datetime import datetime

from bot.domain import changes, dates
from bot.domain.changes import Change, Shape, Stage, What
from bot.domain.common import Refused, Role
from bot.domain.roster import Reach
from bot.domain.times import wall
from bot.domain.workshops import Session
from bot.ui.screen import HOME, Answer, Button, Hour, Screen, say, screen
from bot.ui.turn import Turn
from handlers.changes.actions import Confirm, Open, Proposed, Undo, router
from handlers.changes.telling import news
from storage import changes as store
from storage import roster, workshops


def propose(turn: Turn, session: Session, what: What, value: str) -> list[Screen]:
    """The change as everybody will read it, then who is told, and how."""
    before = store.shape(turn.db, session)
    after = _after(before, what, value)
    turn.open(Proposed(session.id, what.value, value))
    told, calls = _audience(turn, session, before, after)
    confirm = Confirm(session.id, changes.mark(before, after, len(told), len(calls)))
    future = Change(0, session.centre, session.id, turn.me.id, what, before, after, turn.now, Stage.PENDING)
    return [
        screen(*news(turn.db, turn.here, future)),
        screen(
            say("changes.preview", told=len(told)),
            *([say("changes.to-call", count=len(calls), names=", ".join(calls))] if calls else []),
            *([say("changes.asked-anew")] if changes.asks_anew(future) else []),
            say("changes.minute"),
            Button(say("changes.confirm"), confirm),
            Button(say("changes.keep"), Open(session.id)),
        ),
    ]


@router.text(Proposed, Role.COORDINATOR)
def typed(turn: Turn, draft: Proposed, text: str) -> Answer:
    """Another date takes the place of the one that is looked at; for anything else there are buttons."""
    session = workshops.session(turn.db, turn.here.id, draft.session)
    changes.may_change(session, store.pending(turn.db, session.id), turn.now)
    if draft.what == What.DATE:
        at = dates.moment(text, turn.wall(turn.now), session.wall)
        return propose(turn, session, What.DATE, at.isoformat())
    return [screen(say("changes.tap-please")), *propose(turn, session, What(draft.what), draft.value)]


@router.button(Confirm, Role.COORDINATOR)
def confirm(turn: Turn, wish: Confirm) -> Answer:
    """It happens in a minute, once, and as it was shown."""
    session = workshops.session(turn.db, turn.here.id, wish.session)
    pending = store.pending(turn.db, session.id)
    if pending is not None and pending.author == turn.me.id:
        return _noted(turn, pending)
    changes.may_change(session, pending, turn.now)
    draft = turn.draft
    if not isinstance(draft, Proposed) or draft.session != session.id:
        raise Refused("common.old-button")
    before = store.shape(turn.db, session)
    after = _after(before, What(draft.what), draft.value)
    told, calls = _audience(turn, session, before, after)
    if wish.mark != changes.mark(before, after, len(told), len(calls)):
        return [screen(say("changes.looked-different")), *propose(turn, session, What(draft.what), draft.value)]
    turn.close()
    made = store.put(turn.db, session, turn.me.id, What(draft.what), after, turn.now, turn.now + changes.UNDO)
    return _noted(turn, made)


@router.button(Undo, Role.COORDINATOR)
def undo(turn: Turn, wish: Undo) -> Answer:
    """Nobody is told, and nothing has happened."""
    change = store.find(turn.db, turn.here.id, wish.change)
    changes.may_undo(change, turn.now)
    store.undo(turn.db, change)
    return screen(say("changes.undone"), Button(say("changes.see-session"), Open(change.session)), HOME)


def _noted(turn: Turn, change: Change) -> Screen:
    at = Hour(wall(change.leaves, turn.here.zone))
    return screen(say("changes.noted", at=at), Button(say("changes.undo"), Undo(change.id)), HOME)


def _after(before: Shape, what: What, value: str) -> Shape:
    match what:
        case What.DATE:
            return changes.moved(before, datetime.fromisoformat(value))
        case What.PLACE:
            return changes.placed(before, int(value))
        case What.MINUTES:
            return changes.lasting(before, int(value))
        case What.HOSTS:
            host, _, leads = value.partition(":")
            return changes.hosted(before, int(host), leads=leads == "1")
        case _:
            return changes.cancelled(before, is_off=what is What.CANCELLED)


def _audience(turn: Turn, session: Session, before: Shape, after: Shape) -> tuple[list[int], list[str]]:
    """Who is written to, and the names of those who have to be called instead."""
    members = roster.members(turn.db, turn.bot, turn.here.id, session.workshop)
    reached = [one for one in members if one.reach is Reach.TELEGRAM and not one.person.stopped]
    calls = [one.person.name for one in members if one not in reached]
    hosts = workshops.people_of_hosts(turn.db, turn.here.id, {*before.hosts, *after.hosts})
    return sorted({*(one.person.id for one in reached), *hosts}), sorted(calls, key=str.casefold)
