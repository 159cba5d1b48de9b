"""From the menu to a proposal: which session, what of it, and what it becomes."""

from collections.abc import Iterator

from bot.domain import changes, times
from bot.domain.changes import What
from bot.domain.common import Role, Words
from bot.domain.pages import page
from bot.domain.workshops import Session
from bot.ui.pages import in_twos, turning
from bot.ui.screen import HOME, Answer, Button, Hour, Moment, Screen, say, screen
from bot.ui.turn import Turn
from handlers.changes.actions import (
    AskDate,
    AskHosts,
    AskMinutes,
    AskPlace,
    Host,
    Minutes,
    Off,
    Open,
    Place,
    Sessions,
    router,
)
from handlers.changes.confirming import find, propose, proposed_hosts
from handlers.changes.views import length
from storage import centres, workshops

OTHERS = Button(say("changes.another"), Sessions(0))


@router.entry(22, Role.COORDINATOR)
def entry(_: Turn) -> Button:
    """The way in."""
    return Button(say("changes.menu"), Sessions(0))


@router.extends("roster.session", Role.COORDINATOR)
def of_the_group(turn: Turn, session: Session) -> Iterator[Button]:
    """The way in from who comes to a session."""
    if turn.now < session.ends:
        yield Button(say("changes.this"), Open(session.id))


@router.button(Sessions, Role.COORDINATOR)
def sessions(turn: Turn, wish: Sessions) -> Answer:
    """The sessions to come, of all workshops, by date."""
    turn.leave()
    titles = {one.id: one.title for one in workshops.of_centre(turn.db, turn.here.id)}
    every = [one for number in titles for one in _to_come(turn, number)]
    several = len({one.workshop for one in every}) > 1
    leaf = page(sorted(every, key=lambda one: one.starts), wish.page)
    ways = [_way(one, titles[one.workshop] if several else None) for one in leaf.items]
    return screen(
        say("changes.which", count=len(every)),
        *ways,
        turning(leaf, Sessions),
        HOME,
    )


@router.button(Open, Role.COORDINATOR)
def open_(turn: Turn, wish: Open) -> Answer:
    """What of a session can change."""
    turn.leave()
    return _session_screen(turn, find(turn, wish.session))


@router.button(AskPlace, Role.COORDINATOR)
def ask_place(turn: Turn, wish: AskPlace) -> Answer:
    """The places of the centre."""
    session = find(turn, wish.session)
    others = [one for one in centres.places_of(turn.db, turn.here.id) if one.id != session.place.id]
    ways = [Button(say("changes.place", place=one.name), Place(session.id, one.id)) for one in others]
    return screen(say("changes.ask-place", place=session.place.name), *ways, _back(session))


@router.button(Place, Role.COORDINATOR)
def place(turn: Turn, wish: Place) -> Answer:
    """Another place."""
    session, there = find(turn, wish.session), centres.place(turn.db, turn.here.id, wish.place)
    return propose(turn, session, What.PLACE, str(there.id))


@router.button(AskHosts, Role.COORDINATOR)
def ask_hosts(turn: Turn, wish: AskHosts) -> Answer:
    """Who leads, or would by what is looked at, and who else could."""
    session = find(turn, wish.session)
    leading = proposed_hosts(turn, session)
    known = [(one, int(one.id in leading)) for one in workshops.hosts_of_centre(turn.db, turn.here.id)]
    ways = [
        Button(say("changes.host", name=one.name, leads=leads), Host(session.id, one.id, 1 - leads))
        for one, leads in known
    ]
    return screen(say("changes.ask-hosts"), *ways, _back(session))


@router.button(Host, Role.COORDINATOR)
def host(turn: Turn, wish: Host) -> Answer:
    """A host more, or one less, of those who are looked at: so one takes the place of another in a single change."""
    session = find(turn, wish.session)
    known = workshops.host(turn.db, turn.here.id, wish.host)
    wanted = changes.with_host(proposed_hosts(turn, session), known.id, leads=bool(wish.leads))
    return propose(turn, session, What.HOSTS, ",".join(map(str, wanted)))


@router.button(AskMinutes, Role.COORDINATOR)
def ask_minutes(turn: Turn, wish: AskMinutes) -> Answer:
    """How long it lasts."""
    session = find(turn, wish.session)
    offered = [one for one in changes.MINUTES if one != session.minutes]
    ways = [Button(say("changes.lasts", length=length(one)), Minutes(session.id, one)) for one in offered]
    now = say("changes.ask-minutes", length=length(session.minutes))
    return screen(now, *in_twos(ways), _back(session))


@router.button(Minutes, Role.COORDINATOR)
def minutes(turn: Turn, wish: Minutes) -> Answer:
    """Longer or shorter."""
    return propose(turn, find(turn, wish.session), What.MINUTES, str(wish.minutes))


@router.button(Off, Role.COORDINATOR)
def off(turn: Turn, wish: Off) -> Answer:
    """Cancelled, or held after all."""
    return propose(turn, find(turn, wish.session), What.CANCELLED if wish.off else What.RESTORED, "")


def _way(session: Session, title: Words | None) -> Button:
    """The way to a session; of which workshop it is, where there are several."""
    at, off = Moment(session.wall), int(session.cancelled)
    named = say("changes.session", at=at, off=off)
    return Button(named if title is None else say("changes.session-of", session=named, title=title), Open(session.id))


def _to_come(turn: Turn, workshop: int) -> list[Session]:
    return [one for one in workshops.sessions_of(turn.db, workshop) if turn.now < one.ends]


def _session_screen(turn: Turn, session: Session) -> Screen:
    until = times.wall(session.ends, turn.here.zone)
    leading = tuple(say("changes.led-by", name=one.name) for one in workshops.hosts_of(turn.db, session.id))
    title = say("changes.title", number=session.number, title=session.title, off=int(session.cancelled))
    about = say("changes.about", at=Moment(session.wall), until=Hour(until), place=session.place.name)
    date = Button(say("changes.change-date"), AskDate(session.id))
    others = [
        Button(say("changes.change-place"), AskPlace(session.id)),
        Button(say("changes.change-hosts"), AskHosts(session.id)),
        Button(say("changes.change-minutes"), AskMinutes(session.id)),
    ]
    if session.cancelled:
        return screen(title, about, Button(say("changes.restore"), Off(session.id, 0)), date, OTHERS, HOME)
    off = Button(say("changes.cancel"), Off(session.id, 1))
    return screen(title, about, *leading, date, *others, off, OTHERS, HOME)


def _back(session: Session) -> Button:
    return Button(say("changes.keep"), Open(session.id))
