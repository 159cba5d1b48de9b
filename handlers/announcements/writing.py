"""From the menu to the text: whom to write to, what to say, and seeing it before anything happens to it."""

from bot.domain import announcements as news
from bot.domain.common import Refused, Role
from bot.ui.screen import HOME, Answer, Button, Day, Screen, say, screen
from bot.ui.turn import Said, Turn
from handlers.announcements.actions import (
    Cancel,
    Checking,
    Choose,
    Correct,
    Past,
    Replace,
    Resume,
    Start,
    Write,
    Writing,
    router,
)
from handlers.announcements.views import preview, result
from storage import announcements as store
from storage import workshops


@router.entry(23, Role.COORDINATOR)
def entry(_turn: Turn) -> Button:
    """The way in."""
    return Button(say("announcements.menu"), Start())


@router.command("annonce", "announce", Role.COORDINATOR, order=65)
def begin(turn: Turn) -> Answer:
    """Go on with what was begun, or choose whom to write to."""
    turn.close()
    if begun := store.unsent(turn.db, turn.here.id, turn.me.id):
        return screen(
            say("announcements.begun"),
            Button(say("announcements.resume"), Resume(begun.id)),
            Button(say("announcements.drop"), Cancel()),
            Button(say("announcements.see-past"), Past()),
            HOME,
        )
    offered = workshops.of_centre(turn.db, turn.here.id)[: news.OFFERED]
    if not offered:
        raise Refused("announcements.no-workshop")
    return _choose_group(offered[0].id) if len(offered) == 1 else _choose_workshop(turn)


@router.button(Start, Role.COORDINATOR)
def start(turn: Turn, _: Start) -> Answer:
    """The same, from the menu."""
    return begin(turn)


@router.button(Choose, Role.COORDINATOR)
def choose(turn: Turn, wish: Choose) -> Answer:
    """A workshop is chosen: with its hosts or without?"""
    if wish.workshop:
        workshops.find(turn.db, turn.here.id, wish.workshop)
    return _choose_group(wish.workshop)


@router.button(Write, Role.COORDINATOR)
def write(turn: Turn, wish: Write) -> Answer:
    """The group is chosen: what is to be said?"""
    if wish.workshop:
        workshops.find(turn.db, turn.here.id, wish.workshop)
    chosen, hosts = wish.workshop or None, bool(wish.hosts)
    if not store.audience(turn.db, turn.bot, turn.here, chosen, turn.now, with_hosts=hosts):
        raise Refused("announcements.nobody-yet")
    turn.open(Writing(wish.workshop, wish.hosts))
    return screen(say("announcements.ask"), Button(say("announcements.cancel"), Cancel()))


@router.text(Writing, Role.COORDINATOR)
def written(turn: Turn, draft: Writing, text: str) -> Answer:
    """The text, which is shown before anything else happens to it."""
    size = news.total(text, draft.size, draft.at, turn.now)
    if over := news.excess(size):
        return _too_long(turn, draft.workshop, draft.hosts, size, over)
    return _keep(turn, draft.workshop, draft.hosts, text)


@router.text(Checking, Role.COORDINATOR)
def typed(turn: Turn, draft: Checking, text: str) -> Answer:
    """A text where a button was expected: is it the new one?"""
    begun = store.begun(turn.db, turn.here.id, turn.me.id, draft.announcement)
    if over := news.excess(len(text)):
        return _too_long(turn, begun.workshop or 0, int(begun.hosts), len(text), over)
    turn.open(Checking(begun.id, text))
    return screen(
        say("announcements.replace-asked"),
        Button(say("announcements.replace"), Replace(begun.id)),
        Button(say("announcements.keep"), Resume(begun.id)),
    )


@router.stray(Role.COORDINATOR)
def only_text(turn: Turn, said: Said) -> Answer:
    """A voice or a picture where the text was expected; anything else is somebody else's."""
    if said.kind in {"text", "command"} or not isinstance(turn.draft, Writing | Checking):
        return None
    if isinstance(turn.draft, Checking):
        back = Button(say("announcements.resume"), Resume(turn.draft.announcement))
        return screen(say("announcements.only-text"), back)
    return screen(say("announcements.only-text"), Button(say("announcements.cancel"), Cancel()))


@router.button(Resume, Role.COORDINATOR)
def resume(turn: Turn, wish: Resume) -> Answer:
    """See it again as it will look."""
    own = store.own(turn.db, turn.here.id, turn.me.id, wish.announcement)
    return result(turn, own) if own.sent_at else preview(turn, own)


@router.button(Correct, Role.COORDINATOR)
def correct(turn: Turn, wish: Correct) -> Answer:
    """Write the text anew; the old one is kept until then."""
    begun = store.begun(turn.db, turn.here.id, turn.me.id, wish.announcement)
    turn.open(Writing(begun.workshop or 0, int(begun.hosts)))
    return screen(say("announcements.ask-again"), Button(say("announcements.keep"), Resume(begun.id)))


@router.button(Replace, Role.COORDINATOR)
def replace(turn: Turn, wish: Replace) -> Answer:
    """Take the text that was typed while the announcement was looked at."""
    begun = store.begun(turn.db, turn.here.id, turn.me.id, wish.announcement)
    if not isinstance(turn.draft, Checking) or not turn.draft.proposed:
        return preview(turn, begun)
    return _keep(turn, begun.workshop or 0, int(begun.hosts), turn.draft.proposed)


@router.button(Cancel, Role.COORDINATOR)
def cancel(turn: Turn, _: Cancel) -> Answer:
    """Drop it; what was sent already stays sent."""
    dropped = store.drop(turn.db, turn.here.id, turn.me.id) or isinstance(turn.draft, Writing)
    turn.close()
    again = Button(say("announcements.menu"), Start())
    return screen(say("announcements.cancelled", dropped=int(dropped)), again, HOME)


def _keep(turn: Turn, workshop: int, hosts: int, text: str) -> Answer:
    news.check(text)
    kept = store.put(turn.db, turn.here.id, turn.me.id, workshop or None, text, turn.now, hosts=bool(hosts))
    return preview(turn, kept)


def _choose_workshop(turn: Turn) -> Screen:
    offered = workshops.of_centre(turn.db, turn.here.id)[: news.OFFERED]
    return screen(
        say("announcements.which-workshop"),
        *[
            Button(say("announcements.workshop", title=one.title, on=Day(one.starts_on)), Choose(one.id))
            for one in offered
        ],
        Button(say("announcements.all-workshops"), Choose(0)),
        Button(say("announcements.see-past"), Past()),
        HOME,
    )


def _choose_group(workshop: int) -> Screen:
    return screen(
        say("announcements.to-whom"),
        Button(say("announcements.to-group"), Write(workshop, 0)),
        Button(say("announcements.to-group-and-hosts"), Write(workshop, 1)),
        Button(say("announcements.see-past"), Past()),
        HOME,
    )


def _too_long(turn: Turn, workshop: int, hosts: int, size: int, over: int) -> Screen:
    turn.open(Writing(workshop, hosts, size, int(turn.now.timestamp())))
    told = say("announcements.too-long", over=over, limit=news.LENGTH)
    return screen(told, Button(say("announcements.cancel"), Cancel()))
