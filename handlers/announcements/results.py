"""What was sent, how it went, and what can still be done with it."""

from collections.abc import Iterator, Sequence

from bot.domain.announcements import Announcement
from bot.domain.common import Role
from bot.domain.letters import Letter
from bot.ui.screen import HOME, Answer, Button, Moment, Stored, Text, say, screen
from bot.ui.turn import Turn
from handlers.announcements.actions import Amend, Look, Past, Retract, Start, router
from handlers.announcements.lists import report
from handlers.announcements.views import as_read, whole
from storage import announcements as store


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


@router.extends("upcoming.group", Role.COORDINATOR)
def about_to_go(turn: Turn, letters: Sequence[Letter]) -> Iterator[Text | Button]:
    """The way from what is about to go to where it is taken back; the hour of its yes tells one from another."""
    yield say("announcements.take-back")
    for number in sorted({letter.subject for letter in letters if letter.subject is not None}):
        sent = store.sent(turn.db, turn.here.id, number)
        at = Moment(turn.wall(sent.sent_at or turn.now))
        yield Button(say("announcements.look", at=at), Look(number))


def result(turn: Turn, sent: Announcement) -> list[Stored]:
    """What was sent, and how it went."""
    words = as_read(turn.db, turn.here, sent, corrects=sent.corrects is not None)
    stands = sent.retracted_at is None
    amend = [Button(say("announcements.amend"), Amend(sent.id))] if words and sent.author == turn.me.id else []
    retract = [Button(say("announcements.retract"), Retract(sent.id))]
    return [
        *whole(sent.content, screen(*(words or [say("announcements.text-gone")]))),
        screen(
            *report(turn.db, turn.here, sent, turn.now),
            *(amend + retract if stands else []),
            Button(say("announcements.see-past"), Past()),
            HOME,
        ),
    ]
