"""What an announcement says: written, seen before anything happens to it, and written anew."""

from bot.domain.audiences import Audience
from bot.domain.common import Role
from bot.domain.contents import Content
from bot.ui.screen import HOME, Answer, Button, Screen, say, screen
from bot.ui.turn import Said, Turn
from handlers.announcements.actions import (
    Cancel,
    Checking,
    Correct,
    Replace,
    Resume,
    Start,
    Writing,
    router,
    writing,
)
from handlers.announcements.receiving import received
from handlers.announcements.results import result
from handlers.announcements.views import preview
from storage import announcements as store


@router.said(Writing, Role.COORDINATOR)
def written(turn: Turn, draft: Writing, said: Said) -> Answer:
    """What is to be sent, which is shown before anything else happens to it."""
    got = received(turn, draft, said, Button(say("announcements.cancel"), Cancel()))
    return got if isinstance(got, Screen) else _keep(turn, draft.audience, got)


@router.said(Checking, Role.COORDINATOR)
def sent_meanwhile(turn: Turn, draft: Checking, said: Said) -> Answer:
    """Something where a button was expected: is it the new announcement?"""
    begun = store.begun(turn.db, turn.here.id, turn.me.id, draft.announcement)
    keep = Button(say("announcements.keep"), Resume(begun.id))
    got = received(turn, writing(begun.audience), said, keep)
    if isinstance(got, Screen):
        return got
    turn.open(Checking(begun.id, got.dump()))
    return screen(say("announcements.replace-asked"), Button(say("announcements.replace"), Replace(begun.id)), keep)


@router.button(Resume, Role.COORDINATOR)
def resume(turn: Turn, wish: Resume) -> Answer:
    """See it again as it will look."""
    own = store.own(turn.db, turn.here.id, turn.me.id, wish.announcement)
    return result(turn, own) if own.sent_at else preview(turn, own)


@router.button(Correct, Role.COORDINATOR)
def correct(turn: Turn, wish: Correct) -> Answer:
    """Write it anew; what was there is kept until then, and a file or a place beyond that if only words come."""
    begun = store.begun(turn.db, turn.here.id, turn.me.id, wish.announcement)
    turn.open(writing(begun.audience, begun.content.body if begun.content else ""))
    return screen(say("announcements.ask-again"), Button(say("announcements.keep"), Resume(begun.id)))


@router.button(Replace, Role.COORDINATOR)
def replace(turn: Turn, wish: Replace) -> Answer:
    """Take what was sent to the bot while the announcement was looked at."""
    begun = store.begun(turn.db, turn.here.id, turn.me.id, wish.announcement)
    if not isinstance(turn.draft, Checking) or not turn.draft.content:
        return preview(turn, begun)
    return _keep(turn, begun.audience, Content.load(turn.draft.content))


@router.button(Cancel, Role.COORDINATOR)
def cancel(turn: Turn, _: Cancel) -> Answer:
    """Drop it; what was sent already stays sent."""
    dropped = store.drop(turn.db, turn.here.id, turn.me.id) or isinstance(turn.draft, Writing)
    turn.close()
    again = Button(say("announcements.menu"), Start())
    return screen(say("announcements.cancelled", dropped=int(dropped)), again, HOME)


def _keep(turn: Turn, audience: Audience, content: Content) -> Answer:
    return preview(turn, store.put(turn.db, turn.here.id, turn.me.id, audience, content, turn.now))
