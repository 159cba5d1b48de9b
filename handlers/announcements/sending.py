"""What is done with an announcement: tried, sent to exactly those who were counted, looked at again."""

from bot.domain import announcements as news
from bot.domain.common import Role
from bot.domain.letters import Letter
from bot.ui.screen import HOME, Answer, Button, Moment, Toast, say, screen
from bot.ui.turn import Turn
from handlers.announcements.actions import Look, Past, Send, Start, Try, router
from handlers.announcements.views import foreseen, preview, result, when
from storage import announcements as store


@router.button(Try, Role.COORDINATOR)
def send_a_trial(turn: Turn, wish: Try) -> Answer:
    """A copy to oneself, as everybody will get it."""
    begun = store.begun(turn.db, turn.here.id, turn.me.id, wish.announcement)
    key = f"announcement:{begun.id}:trial:{int(turn.now.timestamp())}"
    values = {"announcement": begun.id}
    turn.post(Letter(key, "announcements.trial", turn.me.id, turn.now, values, asked=True))
    return Toast(say("announcements.trial-comes"))


@router.button(Send, Role.COORDINATOR)
def send(turn: Turn, wish: Send) -> Answer:
    """Confirmed: it goes to exactly those who were counted, once."""
    own = store.own(turn.db, turn.here.id, turn.me.id, wish.announcement)
    if own.sent_at:
        return result(turn, own)
    outlook = foreseen(turn, own)
    if not outlook.going or outlook.mark != wish.mark:
        return preview(turn, own, say("announcements.changed"))
    store.confirm(turn.db, turn.here.id, own.id, outlook.left_out, outlook.goes_at, turn.now)
    turn.close()
    turn.post(*news.letters(own.id, outlook.going, turn.now))
    turn.post(*news.reports(own.id, turn.me.id, outlook.goes_at, turn.now))
    done = say("announcements.confirmed", count=len(outlook.going))
    return screen(done, *when(turn, outlook), say("announcements.report-comes"), HOME)


@router.button(Past, Role.COORDINATOR)
def past(turn: Turn, _: Past) -> Answer:
    """The last announcements of the centre."""
    found = [(one.id, one.sent_at) for one in store.past(turn.db, turn.here.id) if one.sent_at]
    looks = [Button(say("announcements.look", at=Moment(turn.wall(at))), Look(number)) for number, at in found]
    return screen(say("announcements.past", count=len(looks)), *looks, Button(say("announcements.menu"), Start()), HOME)


@router.button(Look, Role.COORDINATOR)
def look(turn: Turn, wish: Look) -> Answer:
    """One announcement of the centre and how it went."""
    return result(turn, store.sent(turn.db, turn.here.id, wish.announcement))
