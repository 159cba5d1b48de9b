"""The morning after, a kind word to who was absent without a word."""

from bot.domain import reasons as rules
from bot.ui.screen import HOME, Day, Screen, say, screen
from bot.ui.turn import Reader
from handlers.reasons.actions import router
from handlers.reasons.asking import pictures
from storage import attendance, enrolments, replies, workshops


@router.builder("reasons.missed")
def missed(reader: Reader, session: int) -> Screen | None:
    """Nothing to who has left, or where it was corrected meanwhile."""
    found, person = workshops.session(reader.db, reader.centre.id, session), reader.person
    mark = attendance.one(reader.db, found.id, person.id)
    if found.cancelled or person.id not in enrolments.member_ids(reader.db, found.workshop):
        return None
    if not rules.missed(replies.one(reader.db, found.id, person.id), mark.mark if mark else None):
        return None
    day = Day(found.wall.date())
    return screen(
        say("reasons.missed", name=person.name, day=day), say("reasons.if-you-wish"), *pictures(found.id), HOME
    )
