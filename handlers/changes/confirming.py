"""The preview of a change, its yes, and the minute in which it can be undone."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain import changes, dates
from bot.domain.changes import Audience, Shape, What
from bot.domain.common import Refused, Role
from bot.domain.workshops import Session
from bot.ui.screen import HOME, Answer, Button, Screen, say, screen
from bot.ui.turn import Turn
from handlers.changes.actions import AskHosts, Confirm, Open, Proposed, Undo, router
from handlers.changes.views import as_read, noted, outlook, waits
from storage import changes as store
from storage import people, roster, workshops


def propose(turn: Turn, session: Session, what: What, value: str) -> list[Screen]:
    """The change as everybody will read it, then who is told, and how."""
    before = store.shape(turn.db, session)
    after = _after(turn, before, what, value)
    news = changes.news(before, after)
    turn.open(Proposed(session.id, what.value, value))
    audience = _audience(turn, session, before, after)
    once_more = Button(say("changes.more-hosts"), AskHosts(session.id))
    return [
        screen(*(as_read(turn.db, turn.here, session, news) if news else [])),
        screen(
            *outlook(audience),
            *waits(turn.here, audience.held),
            *([say("changes.asked-anew")] if changes.asks_anew(before, after) else []),
            say("changes.minute"),
            Button(say("changes.confirm"), Confirm(session.id, changes.mark(before, after, audience))),
            [once_more] if what is What.HOSTS else [],
            Button(say("changes.keep"), Open(session.id)),
        ),
    ]


@router.text(Proposed, Role.COORDINATOR)
def typed(turn: Turn, draft: Proposed, text: str) -> Answer:
    """Another date takes the place of the one that is looked at; for anything else there are buttons."""
    session = find(turn, draft.session)
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
        return noted(turn, pending, _held(turn, pending.before, pending.after, pending.leaves))
    changes.may_change(session, pending, turn.now)
    draft = turn.draft
    if not isinstance(draft, Proposed) or draft.session != session.id:
        raise Refused("common.old-button")
    before, what = store.shape(turn.db, session), What(draft.what)
    after = _after(turn, before, what, draft.value)
    if wish.mark != changes.mark(before, after, _audience(turn, session, before, after)):
        return [screen(say("changes.looked-different")), *propose(turn, session, what, draft.value)]
    turn.close()
    made = store.put(turn.db, session, turn.me.id, what, after, turn.now, turn.now + changes.UNDO)
    return noted(turn, made, _held(turn, before, after, made.leaves))


@router.button(Undo, Role.COORDINATOR)
def undo(turn: Turn, wish: Undo) -> Answer:
    """Nobody is told, and nothing has happened."""
    change = store.find(turn.db, turn.here.id, wish.change)
    changes.may_undo(change, turn.now)
    store.undo(turn.db, change)
    return screen(say("changes.undone"), Button(say("changes.see-session"), Open(change.session)), HOME)


def find(turn: Turn, number: int) -> Session:
    """A session of the centre that may change now."""
    session = workshops.session(turn.db, turn.here.id, number)
    changes.may_change(session, store.pending(turn.db, session.id), turn.now)
    return session


def proposed_hosts(turn: Turn, session: Session) -> tuple[int, ...]:
    """The hosts that are looked at, or else those who lead the session now."""
    draft = turn.draft
    if isinstance(draft, Proposed) and draft.session == session.id and draft.what == What.HOSTS:
        return _numbers(draft.value)
    return store.shape(turn.db, session).hosts


def _after(turn: Turn, before: Shape, what: What, value: str) -> Shape:
    match what:
        case What.DATE:
            return changes.moved(before, dates.to_come(datetime.fromisoformat(value), turn.wall(turn.now)))
        case What.PLACE:
            return changes.placed(before, int(value))
        case What.MINUTES:
            return changes.lasting(before, int(value))
        case What.HOSTS:
            return changes.led(before, _numbers(value))
        case _:
            return changes.cancelled(before, is_off=what is What.CANCELLED)


def _audience(turn: Turn, session: Session, before: Shape, after: Shape) -> Audience:
    """Who is written to and who has to be told by a human, when the minute is over."""
    db, here, leaves = turn.db, turn.here, turn.now + changes.UNDO
    urgent = changes.is_urgent(before, after, leaves, here.zone)
    leading = {*before.hosts, *after.hosts}
    lead = people.named(db, here.id, set(workshops.people_of_hosts(db, here.id, leading)))
    group = [one for one in roster.members(db, turn.bot, here.id, session.workshop) if one.person.id not in lead]
    known = [(one.person, one.on_telegram) for one in group]
    known += [(one, people.chat_of(db, turn.bot, one.id) is not None) for one in lead.values()]
    reached = {one.id for one, linked in known if changes.reaches(one, leaves, on_telegram=linked, urgent=urgent)}
    return Audience(
        participants=_sorted(one.person.name for one in group if one.person.id in reached),
        hosts=_sorted(one.name for one in lead.values() if one.id in reached),
        calls=_sorted(one.name for one, _ in known if one.id not in reached),
        strangers=_sorted(workshops.hosts_without_bot(db, here.id, leading)),
        urgent=urgent,
        held=changes.held(here.quiet, leaves, urgent=urgent),
    )


def _held(turn: Turn, before: Shape, after: Shape, leaves: datetime) -> datetime | None:
    urgent = changes.is_urgent(before, after, leaves, turn.here.zone)
    return changes.held(turn.here.quiet, leaves, urgent=urgent)


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=str.casefold))


def _numbers(value: str) -> tuple[int, ...]:
    return tuple(int(one) for one in value.split(",") if one)
