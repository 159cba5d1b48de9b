"""Whether somebody wants reminders: asked once, with their place; changed whenever they like."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.common import Role
from bot.domain.events import Enrolled
from bot.domain.letters import Letter
from bot.domain.reminders import PURPOSE
from bot.ui.codec import Action
from bot.ui.router import SETTINGS, Router
from bot.ui.screen import HOME, Answer, Button, Screen, say, screen
from bot.ui.turn import Reader, Turn
from storage import consents, enrolments

router = Router("reminder_choice")

QUESTION = say("reminder_choice.question")


@dataclass(frozen=True)
class See(Action, tag="rc"):
    """See whether one is reminded."""


@dataclass(frozen=True)
class Accept(Action, tag="rc.y"):
    """Want reminders."""


@dataclass(frozen=True)
class Decline(Action, tag="rc.n"):
    """Want none."""


@router.entry(10, Role.PARTICIPANT, SETTINGS)
def entry(_turn: Turn) -> Button:
    """The way in."""
    return Button(say("reminder_choice.menu"), See())


@router.extends("myinfo.choices", Role.MEMBER)
def among_choices(turn: Turn) -> Iterator[Button]:
    """The other way round, once they were asked."""
    wanted = consents.given(turn.db, turn.me.id, PURPOSE)
    if wanted is not None:
        yield _turned(wanted=wanted)


@router.on(Enrolled)
def ask(turn: Turn, event: Enrolled) -> Answer:
    """Ask who has a new place, unless they have answered before; by letter when somebody else gave it to them."""
    if consents.given(turn.db, event.person, PURPOSE) is not None:
        return None
    if turn.person is not None and turn.person.id == event.person:
        return _question()
    turn.post(Letter(f"person:{event.person}:reminders:ask", "reminder_choice.ask", event.person, turn.now))
    return None


@router.builder("reminder_choice.ask")
def ask_later(reader: Reader) -> Screen | None:
    """The same question in a letter."""
    answered = consents.given(reader.db, reader.person.id, PURPOSE) is not None
    return None if answered or not enrolments.is_enrolled(reader.db, reader.person.id) else _question()


@router.button(See, Role.MEMBER)
def see(turn: Turn, _: See) -> Answer:
    """What holds now, and the way to change it."""
    wanted = consents.given(turn.db, turn.me.id, PURPOSE)
    if wanted is None:
        return _question()
    return screen(say("reminder_choice.now", wanted=int(wanted)), _turned(wanted=wanted), HOME)


@router.button(Accept, Role.MEMBER)
def accept(turn: Turn, _: Accept) -> Answer:
    """Keep a yes."""
    return _keep(turn, granted=True)


@router.button(Decline, Role.MEMBER)
def decline(turn: Turn, _: Decline) -> Answer:
    """Keep a no."""
    return _keep(turn, granted=False)


def _keep(turn: Turn, *, granted: bool) -> Screen:
    if consents.given(turn.db, turn.me.id, PURPOSE) is not granted:
        turn.consent(PURPOSE, QUESTION, granted=granted)
    return screen(say("reminder_choice.noted", granted=int(granted)), HOME, in_place=True)


def _turned(*, wanted: bool) -> Button:
    if wanted:
        return Button(say("reminder_choice.stop"), Decline())
    return Button(say("reminder_choice.start"), Accept())


def _question() -> Screen:
    yes, no = Button(say("reminder_choice.yes"), Accept()), Button(say("reminder_choice.no"), Decline())
    return screen(QUESTION, [yes, no], HOME)
