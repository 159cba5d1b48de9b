"""Whom an announcement is for, chosen by taps; how many that is, is said before anything is written."""

from bot.domain import audiences as groups
from bot.domain.announcements import Announcement
from bot.domain.audiences import WHOLE
from bot.domain.common import Refused, Role
from bot.domain.contents import Content
from bot.domain.timings import AT_ONCE
from bot.ui.screen import HOME, Answer, Button, Day, Screen, say, screen
from bot.ui.turn import Turn
from handlers.announcements.actions import (
    ByAnswer,
    Cancel,
    Choose,
    OfSession,
    Past,
    Redirect,
    Resume,
    Start,
    Write,
    router,
    writing,
)
from handlers.announcements.views import audience, foreseen, preview
from storage import announcements as store
from storage import attendance, audiences, workshops


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
    return _choose(turn)


@router.button(Start, Role.COORDINATOR)
def start(turn: Turn, _: Start) -> Answer:
    """The same, from the menu."""
    return begin(turn)


@router.button(Redirect, Role.COORDINATOR)
def redirect(turn: Turn, wish: Redirect) -> Answer:
    """Choose anew; what is written is kept."""
    store.begun(turn.db, turn.here.id, turn.me.id, wish.announcement)
    return _choose(turn)


@router.button(Choose, Role.COORDINATOR)
def choose(turn: Turn, wish: Choose) -> Answer:
    """A workshop is chosen: which group of it?"""
    if wish.workshop:
        workshops.find(turn.db, turn.here.id, wish.workshop)
    return _choose_group(wish.workshop)


@router.button(ByAnswer, Role.COORDINATOR)
def by_answer(turn: Turn, wish: ByAnswer) -> Answer:
    """Which session was answered, or was not; or who was there?"""
    workshops.find(turn.db, turn.here.id, wish.workshop)
    noted = attendance.attended(turn.db, wish.workshop)
    buttons = [
        Button(say("announcements.session", title=one.title, on=Day(one.wall.date())), OfSession(one.id))
        for one in groups.offered(workshops.sessions_of(turn.db, wish.workshop), noted, turn.now)
    ]
    back = Button(say("announcements.other-group"), Choose(wish.workshop))
    return screen(say("announcements.which-session", count=len(buttons)), *buttons, back, HOME)


@router.button(OfSession, Role.COORDINATOR)
def of_session(turn: Turn, wish: OfSession) -> Answer:
    """Who comes to it, who has not answered, who was there?"""
    session = workshops.session(turn.db, turn.here.id, wish.session)
    noted = session.id in attendance.attended(turn.db, session.workshop)
    return screen(
        say("announcements.which-answer", title=session.title, on=Day(session.wall.date())),
        *[
            Button(say("announcements.to-group", whom=whom.value), Write(session.workshop, whom.value, session.id))
            for whom in groups.of_session(session, noted=noted, now=turn.now)
        ],
        Button(say("announcements.other-session"), ByAnswer(session.workshop)),
        HOME,
    )


@router.button(Write, Role.COORDINATOR)
def write(turn: Turn, wish: Write) -> Answer:
    """The group is chosen: what is to be said? What is written already goes to this group instead."""
    wanted = groups.chosen(wish.workshop, wish.whom, wish.session)
    named = audience(turn, wanted)
    begun = store.unsent(turn.db, turn.here.id, turn.me.id)
    if not audiences.of(turn.db, turn.bot, turn.here, wanted, turn.now):
        raise Refused("announcements.nobody-there" if begun else "announcements.nobody-yet")
    if begun is not None:
        store.aim(turn.db, turn.here.id, begun.id, wanted)
        return preview(turn, store.own(turn.db, turn.here.id, turn.me.id, begun.id))
    turn.open(writing(wanted))
    count = len(foreseen(turn, Announcement(0, turn.me.id, wanted, Content(), AT_ONCE)).going)
    asked = say("announcements.ask", audience=named, count=count)
    return screen(asked, Button(say("announcements.cancel"), Cancel()))


def _choose(turn: Turn) -> Screen:
    offered = workshops.of_centre(turn.db, turn.here.id)[: groups.OFFERED]
    if not offered:
        raise Refused("announcements.no-workshop")
    if len(offered) == 1:
        return _choose_group(offered[0].id)
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
    whole = [Button(say("announcements.to-group", whom=whom.value), Write(workshop, whom.value, 0)) for whom in WHOLE]
    answers = [Button(say("announcements.by-answer"), ByAnswer(workshop))] if workshop else []
    past = Button(say("announcements.see-past"), Past())
    return screen(say("announcements.to-whom"), *whole, *answers, past, HOME)
