"""Two entries that are one person: the coordinator sees what becomes of both, then makes them one."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.common import Refused, Role
from bot.domain.events import DayWentOn
from bot.domain.journal import Deed
from bot.domain.pages import page
from bot.domain.people import Person
from bot.domain.roster import Member
from bot.domain.workshops import Session
from bot.ui.codec import Action
from bot.ui.pages import turning
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Home, Text, say, screen
from bot.ui.today import Todo
from bot.ui.turn import Reader, Turn
from storage import enrolments, merging, people, replies, roles, workshops

router = Router("merging")

TEAM = Role.COORDINATOR | Role.HOST | Role.PARTNER


@dataclass(frozen=True)
class Choose(Action, tag="me"):
    """Who else is this person?"""

    person: int
    page: int


@dataclass(frozen=True)
class Preview(Action, tag="me.p"):
    """See what becomes of both."""

    stays: int
    gone: int


@dataclass(frozen=True)
class Merge(Action, tag="me.y"):
    """Make them one."""

    stays: int
    gone: int


@router.extends("roster.person", Role.COORDINATOR)
def on_the_card(_: Turn, member: Member, session: Session) -> Iterator[Button]:  # noqa: ARG001 - the card's session
    """The way in."""
    yield Button(say("merging.open"), Choose(member.person.id, 0))


@router.today(45)
def today(reader: Reader) -> Iterator[Todo]:
    """Somebody who was entered and also came by themselves. It never presses: two of one name may share a phone."""
    for stays, gone in people.twins(reader.db, reader.centre.id):
        if not any(roles.of(reader.db, one.id) & TEAM for one in (stays, gone)):
            compare = Button(say("merging.compare"), Preview(stays.id, gone.id))
            yield Todo(say("merging.today", name=stays.name), compare, quiet=True)


@router.button(Choose, Role.COORDINATOR)
def choose(turn: Turn, wish: Choose) -> Answer:
    """The others of the centre, those of the same name first."""
    person = people.find(turn.db, turn.here.id, wish.person)
    others = [one for one in people.of_centre(turn.db, turn.here.id) if one.id != person.id and not _is_team(turn, one)]
    others.sort(key=lambda one: (one.name.casefold() != person.name.casefold(), one.name.casefold(), one.id))
    shown = page(others, wish.page)
    return screen(
        say("merging.who", name=person.name, number=str(person.id), count=len(others)),
        *[Button(_named(one), Preview(person.id, one.id)) for one in shown.items],
        turning(shown, lambda number: Choose(person.id, number)),
        HOME,
    )


@router.button(Preview, Role.COORDINATOR)
def preview(turn: Turn, wish: Preview) -> Answer:
    """What both have, and what will be left."""
    stays, gone = _both(turn, wish.stays, wish.gone)
    for one in (stays, gone):
        turn.note(one.id, Deed.LOOKED)
    return screen(
        say("merging.preview", name=stays.name),
        _about(turn, stays, gone=False),
        _about(turn, gone, gone=True),
        say("merging.sure", stays=str(stays.id), gone=str(gone.id)),
        Button(say("merging.yes"), Merge(stays.id, gone.id)),
        Button(say("merging.no"), Home()),
    )


@router.button(Merge, Role.COORDINATOR)
def merge(turn: Turn, wish: Merge) -> Answer:
    """It is done once: the second time the other is nobody any more."""
    stays, gone = _both(turn, wish.stays, wish.gone)
    merging.merge(turn.db, turn.here.id, gone.id, stays.id)
    turn.note(stays.id, Deed.MERGED)
    turn.equip(stays.id)
    turn.emit(DayWentOn())
    return screen(say("merging.done", name=stays.name), HOME)


def _both(turn: Turn, stays: int, gone: int) -> tuple[Person, Person]:
    """Two people of the centre, neither of the team: a role is given, not inherited."""
    found = people.find(turn.db, turn.here.id, stays), people.find(turn.db, turn.here.id, gone)
    if stays == gone or any(_is_team(turn, one) for one in found):
        raise Refused("merging.not-these")
    return found


def _is_team(turn: Turn, person: Person) -> bool:
    return bool(roles.of(turn.db, person.id) & TEAM)


def _about(turn: Turn, person: Person, *, gone: bool) -> Text:
    joined = enrolments.workshops_of(turn.db, person.id)
    titles = tuple(say("merging.place", title=workshops.find(turn.db, turn.here.id, one).title) for one in joined)
    return say(
        "merging.about",
        gone=int(gone),
        name=person.name,
        number=str(person.id),
        telegram=int(people.has_account(turn.db, person.id)),
        answers=len(replies.of_person(turn.db, person.id)),
        places=titles or (say("merging.no-place"),),
    )


def _named(person: Person) -> Text:
    return say("merging.see", name=person.name, number=str(person.id))
