"""Taken back: what has not gone never goes, what has is deleted or, after two days, says that it was taken back."""

from bot.domain import announcements as news
from bot.domain.announcements import Announcement
from bot.domain.common import Role
from bot.domain.letters import Letter
from bot.ui.screen import HOME, Answer, Button, Moment, Screen, say, screen
from bot.ui.turn import Reader, Turn
from handlers.announcements.actions import Look, Retract, RetractNow, router
from handlers.announcements.results import result
from storage import announcements as store
from storage import cards, people, recalls, roles


@router.button(Retract, Role.COORDINATOR)
def retract(turn: Turn, wish: Retract) -> Answer:
    """Everybody of the team may: who wrote it may be away. What would it do?"""
    sent = store.sent(turn.db, turn.here.id, wish.announcement)
    if sent.retracted_at is not None:
        return result(turn, sent)
    reached, waiting = _counts(turn, sent)
    had = "some" if recalls.gone(turn.db, news.key_of(sent.id)) else "none"
    return screen(
        say("announcements.retract-asked", reached=reached, waiting=waiting, had=had),
        Button(say("announcements.retract-now"), RetractNow(sent.id)),
        Button(say("announcements.keep"), Look(sent.id)),
    )


@router.button(RetractNow, Role.COORDINATOR)
def retract_now(turn: Turn, wish: RetractNow) -> Answer:
    """It is taken back, once; its author is told."""
    sent = store.sent(turn.db, turn.here.id, wish.announcement)
    if sent.retracted_at is not None:
        return result(turn, sent)
    reached, waiting = _counts(turn, sent)
    store.retract(turn.db, turn.here.id, sent.id, turn.now)
    for prefix in news.messages_of(sent.id):
        recalls.withdraw(turn.db, prefix, "retracted", turn.now)
    for builder in ("announcements.text", "announcements.pin", "announcements.progress"):
        turn.touch(builder, sent.id)
    if sent.author is not None and sent.author != turn.me.id:
        values = {"announcement": sent.id, "by": turn.me.id, "reached": reached, "waiting": waiting}
        key = f"announcement:{sent.id}:retracted"
        turn.post(Letter(key, "announcements.retracted-by", sent.author, turn.now, values, asked=True))
    told = say("announcements.retracting", reached=reached, waiting=waiting)
    return screen(told, Button(say("announcements.see-it"), Look(sent.id)), HOME)


@router.builder("announcements.retracted-by")
def retracted_by(reader: Reader, announcement: int, by: int, reached: int, waiting: int) -> Screen | None:
    """Its author hears who has taken it back, and what became of it."""
    if Role.COORDINATOR not in roles.of(reader.db, reader.person.id):
        return None
    sent = store.sent(reader.db, reader.centre.id, announcement)
    known = people.named(reader.db, reader.centre.id, {by})
    name = known[by].name if by in known else ""
    at = Moment(reader.wall(sent.sent_at or reader.now))
    return screen(
        say("announcements.retracted-by", known=len(known), name=name, at=at),
        say("announcements.retracting", reached=reached, waiting=waiting),
        Button(say("announcements.see-it"), Look(sent.id)),
        HOME,
    )


def _counts(turn: Turn, sent: Announcement) -> tuple[int, int]:
    """Where it can be taken away, and how many have not got it yet."""
    return cards.count(turn.db, "announcements.text", sent.id), len(recalls.waiting(turn.db, news.key_of(sent.id)))
