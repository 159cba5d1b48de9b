"""A word about a session from those who led it, written or spoken, for the coordinators."""

from collections.abc import Iterator

from bot.domain import debriefs as rules
from bot.domain.common import Role
from bot.domain.debriefs import Part
from bot.domain.workshops import Session
from bot.ui.pages import turning
from bot.ui.screen import HOME, Answer, Button, Media, Moment, Text, say, screen
from bot.ui.turn import Said, Turn
from handlers.attendance.actions import TEAM, Open, Read, TakeBack, Tell, Telling, led, router
from handlers.attendance.views import load, sheet_screen
from storage import debriefs as store
from storage import people, workshops

SPOKEN = "voice"


@router.button(Tell, TEAM)
def tell(turn: Turn, wish: Tell) -> Answer:
    """What it is for, who reads it, and what does not belong in it."""
    session = led(turn, wish.session)
    rules.may_tell(session, turn.now)
    turn.open(Telling(session.id))
    asking = screen(*_asking(session), _not_now(session))
    return [sheet_screen(load(turn.db, session), turn.now), asking]


@router.said(Telling, TEAM)
def told(turn: Turn, draft: Telling, said: Said) -> Answer:
    """Keep a text or a voice message; anything else is asked for again."""
    session = led(turn, draft.session)
    rules.may_tell(session, turn.now)
    voice, text = (said.file, "") if said.media == SPOKEN else ("", said.text if said.kind == "text" else "")
    if not voice and not text.strip():
        return screen(say("debriefs.text-or-voice"), _not_now(session))
    turn.close()
    kept = store.add(turn.db, session, turn.me.id, text, voice, turn.now)
    again = Button(say("debriefs.more"), Tell(session.id))
    return screen(say("debriefs.kept"), again, Button(say("debriefs.take-back"), TakeBack(kept.id)), HOME)


@router.button(TakeBack, TEAM)
def take_back(turn: Turn, wish: TakeBack) -> Answer:
    """Its author takes it back; nobody else may."""
    kept = store.own(turn.db, turn.me.id, wish.debrief)
    store.remove(turn.db, kept.id)
    return screen(say("debriefs.taken-back"), HOME)


@router.extends("roster.session", Role.COORDINATOR)
def way_in(turn: Turn, *, session: Session) -> Iterator[Button]:
    """Under a session of which something was told."""
    if count := store.count(turn.db, turn.here.id, session.id):
        yield Button(say("debriefs.read", count=count), Read(session.id, 0))


@router.button(Read, Role.COORDINATOR)
def read(turn: Turn, wish: Read) -> Answer:
    """One after the other; a voice message is played below."""
    session = workshops.session(turn.db, turn.here.id, wish.session)
    part = rules.part(store.of_session(turn.db, turn.here.id, session.id), wish.page)
    pages = turning(part.page, lambda number: Read(session.id, number))
    shown = screen(_head(turn, session, part), *_body(part), pages, HOME)
    return [shown, Media(SPOKEN, part.debrief.voice)] if part.debrief.voice else shown


def _asking(session: Session) -> list[Text]:
    return [
        say("debriefs.ask", title=session.title, at=Moment(session.wall)),
        say("debriefs.limits"),
    ]


def _head(turn: Turn, session: Session, part: Part) -> Text:
    author = people.find(turn.db, turn.here.id, part.debrief.author).name
    at = Moment(turn.wall(part.debrief.at))
    return say("debriefs.by", name=author, at=at, title=session.title, number=part.page.number + 1, last=part.count)


def _body(part: Part) -> list[Text]:
    return [say("debriefs.text", text=part.text)] if part.text else [say("debriefs.voice")]


def _not_now(session: Session) -> Button:
    return Button(say("debriefs.not-now"), Open(session.id))
