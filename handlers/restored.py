"""After a restore: the coordinators hear of it once, and decide about the messages that may have gone already."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from bot.domain import restored
from bot.domain.common import Role
from bot.domain.letters import State
from bot.domain.restored import Group
from bot.ui.codec import Action
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Day, Moment, Screen, Text, say, screen
from bot.ui.today import Todo
from bot.ui.turn import Reader, Turn
from storage import people, roles
from storage import restored as store

router = Router("restored")


@dataclass(frozen=True)
class ShowHeld(Action, tag="rs"):
    """See what waits for a decision."""


@dataclass(frozen=True)
class ShowGroup(Action, tag="rs.g"):
    """See who messages of one kind and day are for."""

    feature: str
    day: int


@dataclass(frozen=True)
class SendGroup(Action, tag="rs.s"):
    """Send them."""

    feature: str
    day: int


@dataclass(frozen=True)
class DeclineGroup(Action, tag="rs.n"):
    """Do not send them again."""

    feature: str
    day: int


@router.entry(19, Role.COORDINATOR)
def entry(turn: Turn) -> Button | None:
    """The way in, as long as something waits."""
    waiting = store.count(turn.db, turn.here.id, turn.now)
    return Button(say("restored.menu", count=waiting), ShowHeld()) if waiting else None


@router.today(5)
def today(reader: Reader) -> Iterator[Todo]:
    """What waits for a decision."""
    if waiting := store.count(reader.db, reader.centre.id, reader.now):
        yield Todo(say("restored.waiting", count=waiting), Button(say("restored.decide"), ShowHeld()))


@router.builder("restored.news")
def news(reader: Reader, made: str) -> Screen | None:
    """What a restore means, as long as who reads it is a coordinator."""
    if Role.COORDINATOR not in roles.of(reader.db, reader.person.id):
        return None
    back = say("restored.back", at=Moment(reader.wall(datetime.fromisoformat(made))))
    waiting = store.count(reader.db, reader.centre.id, reader.now)
    if not waiting:
        return screen(back, HOME)
    return screen(back, say("restored.waiting", count=waiting), Button(say("restored.decide"), ShowHeld()), HOME)


@router.button(ShowHeld, Role.COORDINATOR)
def show_held(turn: Turn, _: ShowHeld) -> Answer:
    """Everything that waits, the earliest first."""
    return _list_screen(turn)


@router.button(ShowGroup, Role.COORDINATOR)
def show_group(turn: Turn, wish: ShowGroup) -> Answer:
    """What one decision is about."""
    found = _group(turn, wish.feature, wish.day)
    called = people.named(turn.db, turn.here.id, set(found.people[: restored.NAMED]))
    names = ", ".join(sorted((person.name for person in called.values()), key=str.casefold))
    return screen(
        say("restored.group", what=_what(found), on=Day(found.day)),
        say("restored.whom", names=names, more=len(found.people[restored.NAMED :])),
        say("restored.ask"),
        Button(say("restored.send"), SendGroup(wish.feature, wish.day)),
        Button(say("restored.decline"), DeclineGroup(wish.feature, wish.day)),
        Button(say("restored.back-to-list"), ShowHeld()),
        HOME,
    )


@router.button(SendGroup, Role.COORDINATOR)
def send(turn: Turn, wish: SendGroup) -> Answer:
    """They go, where they are still wanted."""
    found = _group(turn, wish.feature, wish.day)
    store.release(turn.db, turn.here.id, [letter.id for letter in found.letters], turn.now)
    return _decided(turn, found, State.TODO, say("restored.sent"))


@router.button(DeclineGroup, Role.COORDINATOR)
def decline(turn: Turn, wish: DeclineGroup) -> Answer:
    """They stay where they may have arrived."""
    found = _group(turn, wish.feature, wish.day)
    store.decline(turn.db, turn.here.id, [letter.id for letter in found.letters], turn.now)
    return _decided(turn, found, State.UNKNOWN, say("restored.declined"))


@router.nightly("restored")
def expire(db: Connection, now: datetime, _: date) -> None:
    """What nobody decided in time is not sent."""
    store.expire(db, now)


def _group(turn: Turn, feature: str, day: int) -> Group:
    return restored.group(_groups(turn), feature, day)


def _groups(turn: Turn) -> list[Group]:
    return restored.groups(store.held(turn.db, turn.here.id, turn.now), turn.here.zone)


def _decided(turn: Turn, group: Group, state: State, told: Text) -> Screen:
    """The features that asked to hear how their letters go hear of it."""
    for letter in group.letters:
        if hear := turn.routes.hearers.get(letter.builder):
            hear(turn.db, letter.key, state)
    return _list_screen(turn, told)


def _list_screen(turn: Turn, *first: Text) -> Screen:
    found = _groups(turn)
    looks = [
        Button(
            say("restored.look", what=_what(group), on=Day(group.day)), ShowGroup(group.feature, group.day.toordinal())
        )
        for group in found
    ]
    return screen(*first, say("restored.title", count=len(found)), *looks, HOME)


def _what(group: Group) -> Text:
    return say("restored.what", feature=group.feature)
