"""What is done with an announcement: tried, sent to exactly those who were counted, taken back before it leaves."""

from bot.domain import announcements as news
from bot.domain import timings
from bot.domain.announcements import TWIN, Announcement, Outlook
from bot.domain.common import Role
from bot.domain.letters import Letter
from bot.ui.screen import HOME, Answer, Button, Screen, Toast, say, screen
from bot.ui.turn import Turn
from handlers.announcements.actions import Look, Resume, Retract, Send, SendToo, Try, Undo, router
from handlers.announcements.results import result
from handlers.announcements.views import foreseen, preview, when
from storage import announcements as store
from storage import people, recalls


@router.button(Try, Role.COORDINATOR)
def send_a_trial(turn: Turn, wish: Try) -> Answer:
    """A copy to oneself, as everybody will get it."""
    begun = store.begun(turn.db, turn.here.id, turn.me.id, wish.announcement)
    second, values = int(turn.now.timestamp()), {"announcement": begun.id}
    keys = [f"announcement:{begun.id}:trial:{second}"]
    if begun.content is not None and begun.content.is_place:
        pin = f"announcement:{begun.id}:trial:pin:{second}"
        turn.post(Letter(pin, "announcements.trial-pin", turn.me.id, turn.now, values, asked=True))
    turn.post(*[Letter(key, "announcements.trial", turn.me.id, turn.now, values, asked=True) for key in keys])
    return Toast(say("announcements.trial-comes"))


@router.button(Send, Role.COORDINATOR)
def send(turn: Turn, wish: Send) -> Answer:
    """Confirmed, unless somebody else has just sent the same: that is asked once."""
    return _send(turn, wish.announcement, wish.mark, sure=False)


@router.button(SendToo, Role.COORDINATOR)
def send_too(turn: Turn, wish: SendToo) -> Answer:
    """Confirmed all the same."""
    return _send(turn, wish.announcement, wish.mark, sure=True)


@router.button(Undo, Role.COORDINATOR)
def undo(turn: Turn, wish: Undo) -> Answer:
    """All of it is taken back, as long as nothing has left; it can be changed again."""
    own = store.own(turn.db, turn.here.id, turn.me.id, wish.announcement)
    if own.retracted_at is not None or own.corrects is not None:
        return result(turn, own)
    if own.sent_at is not None and not timings.may_undo(own.sent_at, turn.now):
        retract = Button(say("announcements.retract"), Retract(own.id))
        return screen(say("announcements.undo-late"), retract, Button(say("announcements.see-it"), Look(own.id)), HOME)
    if own.sent_at is not None:
        recalls.unpost(turn.db, news.all_of(own.id))
        store.reopen(turn.db, turn.here.id, own.id)
    return preview(turn, store.own(turn.db, turn.here.id, turn.me.id, own.id), say("announcements.undone"))


def _send(turn: Turn, announcement: int, mark: int, *, sure: bool) -> Answer:
    own = store.own(turn.db, turn.here.id, turn.me.id, announcement)
    if own.sent_at:
        return result(turn, own)
    outlook = foreseen(turn, own)
    if not outlook.going or outlook.mark != mark:
        return preview(turn, own, say("announcements.changed"))
    other = None if sure else news.twin(own, store.since(turn.db, turn.here.id, turn.now - TWIN))
    return _confirm(turn, own, outlook) if other is None else _ask_about(turn, own, other, mark)


def _confirm(turn: Turn, own: Announcement, outlook: Outlook) -> Screen:
    """It goes to exactly those who were counted, once."""
    store.confirm(turn.db, turn.here.id, own.id, outlook.left_out, outlook.goes_at, turn.now)
    turn.close()
    going = [one.who.person for one in outlook.going if one.who.person is not None]
    turn.post(*news.letters(own, going, outlook.goes_at))
    turn.post(*news.reports(own.id, turn.me.id, outlook.goes_at, turn.now))
    return screen(
        say("announcements.confirmed", count=len(outlook.going)),
        *(when(turn, own, outlook) or [say("announcements.goes-soon")]),
        say("announcements.report-comes"),
        Button(say("announcements.undo"), Undo(own.id)),
        HOME,
    )


def _ask_about(turn: Turn, own: Announcement, other: Announcement, mark: int) -> Screen:
    known = people.named(turn.db, turn.here.id, {other.author} if other.author else set())
    names = [person.name for person in known.values()]
    return screen(
        say("announcements.twin", known=len(names), name=" ".join(names)),
        Button(say("announcements.send-too"), SendToo(own.id, mark)),
        Button(say("announcements.see-theirs"), Look(other.id)),
        Button(say("announcements.resume"), Resume(own.id)),
    )
