"""What was sent already: corrected where it stands, or by a new message where Telegram cannot edit it."""

from dataclasses import replace

from sqlalchemy import Connection

from bot.domain import announcements as news
from bot.domain.announcements import Announcement
from bot.domain.common import Refused, Role
from bot.domain.contents import Content
from bot.ui.screen import HOME, Answer, Button, Screen, say, screen
from bot.ui.turn import Said, Turn
from handlers.announcements.actions import Amend, Amending, AmendNow, Look, router
from handlers.announcements.receiving import received
from handlers.announcements.results import result
from handlers.announcements.views import as_read, whole
from storage import announcements as store
from storage import cards, recalls


@router.button(Amend, Role.COORDINATOR)
def amend(turn: Turn, wish: Amend) -> Answer:
    """What should it say?"""
    sent = _sent(turn, wish.announcement)
    turn.open(Amending(announcement=sent.id, kept=sent.content.body if sent.content else ""))
    return screen(say("announcements.amend-asked"), _keep(sent.id))


@router.said(Amending, Role.COORDINATOR)
def amended(turn: Turn, draft: Amending, said: Said) -> Answer:
    """The correction, shown first, with what it would do."""
    sent = _sent(turn, draft.announcement)
    got = received(turn, draft, said, _keep(sent.id))
    if isinstance(got, Screen):
        return got
    turn.open(replace(draft, content=got.dump(), size=0))
    is_edit = _can_edit(turn.db, sent, got)
    reached, waiting = _reached(turn.db, sent, edit=is_edit), len(recalls.waiting(turn.db, news.key_of(sent.id)))
    return [
        *whole(got, screen(*as_read(turn.db, turn.here, replace(sent, content=got), corrects=not is_edit))),
        screen(
            say("announcements.amend-outlook", edit=int(is_edit), count=reached),
            *([say("announcements.amend-waiting", count=waiting)] if waiting else []),
            Button(say("announcements.amend-now"), AmendNow(sent.id, news.mark_of(got))),
            _keep(sent.id),
        ),
    ]


@router.button(AmendNow, Role.COORDINATOR)
def amend_now(turn: Turn, wish: AmendNow) -> Answer:
    """Those who have it see the correction; those who wait for it get it in its place."""
    sent = _sent(turn, wish.announcement)
    content = Content.load(turn.draft.content) if isinstance(turn.draft, Amending) and turn.draft.content else None
    if content is None or news.mark_of(content) != wish.mark:
        return result(turn, sent)
    is_edit = _can_edit(turn.db, sent, content)
    reached = _reached(turn.db, sent, edit=is_edit)
    if is_edit:
        _edit(turn, sent, content)
    else:
        _send_anew(turn, sent, content)
    turn.close()
    told = say("announcements.amended", count=reached)
    return screen(told, Button(say("announcements.see-it"), Look(sent.id)), HOME)


def _sent(turn: Turn, announcement: int) -> Announcement:
    """One that its author may correct. Refused("announcements.stands-no-more") where it was taken back or emptied."""
    own = store.own(turn.db, turn.here.id, turn.me.id, announcement)
    if own.sent_at is None or own.retracted_at is not None or own.content is None:
        raise Refused("announcements.stands-no-more")
    return own


def _keep(announcement: int) -> Button:
    return Button(say("announcements.keep"), Look(announcement))


def _can_edit(db: Connection, sent: Announcement, content: Content) -> bool:
    """Only words can be edited, and only in messages that are known; what nobody has yet can become anything."""
    if not recalls.gone(db, news.key_of(sent.id)):
        return True
    is_known = cards.count(db, "announcements.text", sent.id) > 0
    return is_known and sent.content is not None and sent.content.body == content.body


def _reached(db: Connection, sent: Announcement, *, edit: bool) -> int:
    """How many have it."""
    return cards.count(db, "announcements.text", sent.id) if edit else len(recalls.gone(db, news.key_of(sent.id)))


def _edit(turn: Turn, sent: Announcement, content: Content) -> None:
    """Every message that went is a card; the letters that did not are built when they go."""
    store.word(turn.db, turn.here.id, turn.me.id, sent.id, content)
    turn.touch("announcements.text", sent.id)
    if content.is_place:
        waiting = recalls.waiting(turn.db, news.key_of(sent.id))
        turn.post(*[news.pin(sent.id, person, due) for person, due in waiting.items()])


def _send_anew(turn: Turn, sent: Announcement, content: Content) -> None:
    """A message of its own, which passes the weekly cap: it belongs to one that they have."""
    gone, waiting = recalls.gone(turn.db, news.key_of(sent.id)), recalls.waiting(turn.db, news.key_of(sent.id))
    for prefix in news.messages_of(sent.id):
        recalls.withdraw(turn.db, prefix, "replaced", turn.now)
    new = store.correction(turn.db, turn.here.id, sent, content, turn.now)
    turn.post(*news.letters(new, gone, turn.now, counted=False))
    for person, due in waiting.items():
        turn.post(*news.letters(new, [person], due))
    turn.post(*news.reports(new.id, turn.me.id, turn.now, turn.now))
    turn.touch("announcements.progress", sent.id)
