"""Leaving a workshop: asked once, done at the second tap, and nobody is asked why."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.common import Refused, Role
from bot.domain.events import LeftWorkshop
from bot.domain.letters import Letter
from bot.domain.workshops import Workshop
from bot.ui.codec import Action
from bot.ui.router import SETTINGS, Router
from bot.ui.screen import HOME, Answer, Button, Home, Screen, say, screen
from bot.ui.turn import Reader, Turn
from storage import enrolments, people, roles, workshops
from storage.enrolments import Status

router = Router("leaving")


@dataclass(frozen=True)
class Leave(Action, tag="le"):
    """See what leaving means, or choose the workshop first."""


@dataclass(frozen=True)
class LeaveThis(Action, tag="le.w"):
    """See what leaving this workshop means."""

    workshop: int


@dataclass(frozen=True)
class ReallyLeave(Action, tag="le.y"):
    """Give my place back."""

    workshop: int


LEAVE = Button(say("leaving.open"), Leave())


@router.entry(40, Role.PARTICIPANT, SETTINGS)
def entry(_: Turn) -> Button:
    """The way out is no secret."""
    return LEAVE


@router.extends("myinfo.choices", Role.PARTICIPANT)
def among_choices(_: Turn) -> Iterator[Button]:
    """A yes to the workshop is taken back by leaving it."""
    yield LEAVE


@router.command("quitter", "leave", Role.PARTICIPANT, order=86)
def leave_now(turn: Turn) -> Answer:
    """Leaving, by command; asked once more all the same."""
    return leave(turn, Leave())


@router.button(Leave, Role.PARTICIPANT)
def leave(turn: Turn, _: Leave) -> Answer:
    """Of several workshops, one is chosen first."""
    mine = enrolments.workshops_of(turn.db, turn.me.id)
    if len(mine) == 1:
        return _question(turn, _mine(turn, mine[0]))
    found = [workshops.find(turn.db, turn.here.id, number) for number in mine]
    buttons = [Button(say("leaving.which-one", workshop=one.title), LeaveThis(one.id)) for one in found]
    return screen(say("leaving.which"), *buttons, HOME)


@router.button(LeaveThis, Role.MEMBER)
def leave_this(turn: Turn, wish: LeaveThis) -> Answer:
    """The chosen one."""
    return _question(turn, _mine(turn, wish.workshop))


@router.button(ReallyLeave, Role.MEMBER)
def really_leave(turn: Turn, wish: ReallyLeave) -> Answer:
    """The place is given back, and the team is told."""
    workshop, me, here = _mine(turn, wish.workshop), turn.me, turn.here
    enrolments.put(turn.db, here.id, workshop.id, me.id, Status.LEFT, turn.now)
    turn.recognise(me)
    turn.equip(me.id)
    turn.emit(LeftWorkshop(workshop.id, me.id))
    for reader in roles.team(turn.db, here.id):
        key = f"left:{workshop.id}:person:{me.id}:{turn.now:%Y%m%dT%H%M%S}:to:{reader.id}"
        about = {"workshop": workshop.id, "person": me.id}
        turn.post(Letter(key, "leaving.left", reader.id, turn.now, about))
    return screen(say("leaving.done", name=here.contact.name, phone=here.contact.phone), HOME)


@router.builder("leaving.left")
def left(reader: Reader, workshop: int, person: int) -> Screen | None:
    """Who left what; unless they came back meanwhile."""
    if enrolments.status(reader.db, workshop, person) is not Status.LEFT:
        return None
    if not roles.of(reader.db, reader.person.id) & Role.COORDINATOR:
        return None
    left_one = workshops.find(reader.db, reader.centre.id, workshop)
    who = people.find(reader.db, reader.centre.id, person)
    return screen(say("leaving.told", name=who.name, workshop=left_one.title), HOME)


def _mine(turn: Turn, workshop: int) -> Workshop:
    """A workshop in which the person has a place."""
    found = workshops.find(turn.db, turn.here.id, workshop)
    if enrolments.status(turn.db, found.id, turn.me.id) is not Status.ENROLLED:
        raise Refused("leaving.not-in")
    return found


def _question(turn: Turn, workshop: Workshop) -> Screen:
    return screen(
        say("leaving.question", workshop=workshop.title),
        say("leaving.data", months=turn.here.retention_months),
        Button(say("leaving.yes"), ReallyLeave(workshop.id)),
        Button(say("leaving.no"), Home()),
    )
