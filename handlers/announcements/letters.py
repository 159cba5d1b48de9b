"""What people are sent: the announcement, its author's trial of it, and the card that says how it goes."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.domain import announcements as news
from bot.domain import timings
from bot.domain.announcements import Announcement
from bot.domain.common import Role
from bot.domain.letters import State
from bot.ui.screen import HOME, Built, Button, Gone, Later, Pin, Screen, Stored, say, screen
from bot.ui.turn import Reader
from handlers.announcements.actions import Look, router
from handlers.announcements.lists import report
from handlers.announcements.views import anchor, as_read, pin, under
from storage import announcements as store
from storage import audiences, cards, recalls, roles

AFTER = timedelta(seconds=1)  # from a place to its words


@router.builder("announcements.text")
def announcement_letter(reader: Reader, announcement: int) -> Built:
    """What everybody gets; a card, once it has arrived: it says what is true by now."""
    sent = store.sent(reader.db, reader.centre.id, announcement)
    words, _ = news.messages_of(sent.id)
    if (arrived := _arrived(reader, words)) is not None:
        return _gone(reader, sent, arrived) if sent.retracted_at is not None else _words(reader, sent)
    if (wait := _wait(reader, sent)) is not None:
        return wait
    return _words(reader, sent) if _is_wanted(reader, sent) else None


@router.builder("announcements.pin")
def place_letter(reader: Reader, announcement: int) -> Built:
    """The place before the words."""
    sent = store.sent(reader.db, reader.centre.id, announcement)
    if sent.content is None or not sent.content.is_place:
        return None
    _, places = news.messages_of(sent.id)
    if (arrived := _arrived(reader, places)) is not None:
        is_over = sent.retracted_at is not None and timings.may_delete(arrived, reader.now)
        return Gone() if is_over else pin(sent.content)
    return _due(reader, sent) or (pin(sent.content) if _is_wanted(reader, sent) else None)


@router.builder("announcements.trial")
def trial_letter(reader: Reader, announcement: int) -> Stored | None:
    """The copy that its author asked for; none once it is confirmed or dropped."""
    begun = _begun(reader, announcement)
    return _shown(reader, begun) if begun is not None else None


@router.builder("announcements.trial-pin")
def trial_place(reader: Reader, announcement: int) -> Pin | None:
    """The place of it."""
    begun = _begun(reader, announcement)
    return pin(begun.content) if begun is not None and begun.content is not None else None


@router.builder("announcements.progress")
def progress_card(reader: Reader, announcement: int) -> Screen | None:
    """How it goes, as long as who reads it is a coordinator."""
    if Role.COORDINATOR not in roles.of(reader.db, reader.person.id):
        return None
    sent = store.sent(reader.db, reader.centre.id, announcement)
    how = report(reader.db, reader.centre, sent, reader.now)
    return screen(*how, Button(say("announcements.see-it"), Look(sent.id)), HOME)


@router.stamped("announcements.text")
def went(db: Connection, key: str, _state: State) -> None:
    """A letter was sent, held or dropped: the card says so."""
    cards.touch(db, "announcements.progress", news.number_in(key))


@router.nightly("announcements.forget")
def forget(db: Connection, now: datetime, _night: object) -> None:
    """Texts are not kept for ever."""
    store.forget(db, now - news.KEPT)


def _begun(reader: Reader, announcement: int) -> Announcement | None:
    begun = store.unsent(reader.db, reader.centre.id, reader.person.id)
    return begun if begun is not None and begun.id == announcement else None


def _arrived(reader: Reader, prefix: str) -> datetime | None:
    """When somebody got it; None as long as they have not."""
    state, at = recalls.standing(reader.db, prefix, reader.person.id) or (None, None)
    return at if state is State.SENT else None


def _wait(reader: Reader, sent: Announcement) -> Later | None:
    """The words wait for their place, and everything for a session that was moved to a later date."""
    if sent.content is not None and sent.content.is_place:
        _, places = news.messages_of(sent.id)
        place = recalls.standing(reader.db, places, reader.person.id)
        if place is not None and place[0] in {State.TODO, State.SENDING}:
            return _due(reader, sent) or Later(reader.now + AFTER)
    return _due(reader, sent)


def _due(reader: Reader, sent: Announcement) -> Later | None:
    before, confirmed = anchor(reader.db, reader.centre, sent.timing), sent.sent_at or reader.now
    if before is None:
        return None
    at = timings.planned(sent.timing, before, reader.centre.quiet, confirmed)
    return Later(at) if at > reader.now else None


def _is_wanted(reader: Reader, sent: Announcement) -> bool:
    """Not by who left the group, nor after its session; a correction goes to whoever has what it corrects."""
    if sent.retracted_at is not None or timings.is_off(anchor(reader.db, reader.centre, sent.timing), reader.now):
        return False
    if sent.corrects is not None:
        return True
    return audiences.belongs(reader.db, reader.centre.id, sent.audience, reader.person.id)


def _words(reader: Reader, sent: Announcement) -> Stored | None:
    return _shown(reader, sent, corrects=_has_what_it_corrects(reader, sent))


def _shown(reader: Reader, one: Announcement, *, corrects: bool = False) -> Stored | None:
    lines = as_read(reader.db, reader.centre, one, corrects=corrects)
    return under(one.content, screen(*lines, HOME)) if lines else None


def _has_what_it_corrects(reader: Reader, sent: Announcement) -> bool:
    if sent.corrects is None:
        return False
    first = recalls.standing(reader.db, news.key_of(sent.corrects), reader.person.id)
    return first is not None and first[0] in {State.SENT, State.UNKNOWN}


def _gone(reader: Reader, sent: Announcement, arrived: datetime) -> Built:
    if timings.may_delete(arrived, reader.now):
        return Gone()
    return under(sent.content, screen(say("announcements.was-retracted"), HOME))
