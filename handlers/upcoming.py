"""What is about to go: the next seven days as they will read, and the way to hold some of it back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.domain import upcoming as rules
from bot.domain.common import Role
from bot.domain.times import Window
from bot.domain.upcoming import Group, Hold
from bot.ui import foreseen
from bot.ui.codec import Action
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Day, Hour, Moment, Screen, Text, say, screen
from bot.ui.turn import Reader, Turn
from storage import holds, people

router = Router("upcoming")


@dataclass(frozen=True)
class ShowUpcoming(Action, tag="uc"):
    """See what is about to go."""


@dataclass(frozen=True)
class ShowGroup(Action, tag="uc.g"):
    """See how it will read; `due` is when."""

    builder: str
    due: int


@dataclass(frozen=True)
class AskHold(Action, tag="uc.a"):
    """Do not send it: really?"""

    builder: str
    due: int


@dataclass(frozen=True)
class HoldBack(Action, tag="uc.h"):
    """It is not sent."""

    builder: str
    due: int


@dataclass(frozen=True)
class Release(Action, tag="uc.r"):
    """Send it after all."""

    builder: str
    due: int


BACK = Button(say("upcoming.back"), ShowUpcoming())


@router.extends("myday.day", Role.COORDINATOR)
def of_the_day(_: Turn) -> Iterator[Button]:
    """The way in."""
    yield Button(say("upcoming.menu"), ShowUpcoming())


@router.button(ShowUpcoming, Role.COORDINATOR)
def show_upcoming(turn: Turn, _: ShowUpcoming) -> Answer:
    """Day by day, a line a kind."""
    return _list_screen(turn)


@router.button(ShowGroup, Role.COORDINATOR)
def show_group(turn: Turn, wish: ShowGroup) -> Answer:
    """How it will read to one of them."""
    group = rules.find(_groups(turn), wish.builder, wish.due)
    return screen(
        say("upcoming.group", what=_what(group), at=Moment(turn.wall(group.at)), count=group.people),
        *_held_by(turn, group),
        *_as_read(turn, group),
        *_ways(turn, group),
        BACK,
        HOME,
    )


@router.button(AskHold, Role.COORDINATOR)
def ask_hold(turn: Turn, wish: AskHold) -> Answer:
    """What it means."""
    group = rules.to_hold(rules.find(_groups(turn), wish.builder, wish.due))
    yes = Button(say("upcoming.hold-yes"), HoldBack(group.builder, group.stamp))
    no = Button(say("upcoming.hold-no"), ShowGroup(group.builder, group.stamp))
    about = say("upcoming.sure", what=_what(group), at=Moment(turn.wall(group.at)), count=group.people)
    return screen(about, yes, no)


@router.button(HoldBack, Role.COORDINATOR)
def hold_back(turn: Turn, wish: HoldBack) -> Answer:
    """Held back for everybody; whoever was faster stays noted."""
    group = rules.to_hold(rules.find(_groups(turn), wish.builder, wish.due))
    holds.put(turn.db, turn.here.id, Hold(group.builder, group.due, turn.me.id), turn.now)
    return _list_screen(turn, say("upcoming.held", at=Moment(turn.wall(group.at))))


@router.button(Release, Role.COORDINATOR)
def release(turn: Turn, wish: Release) -> Answer:
    """It goes after all, where it is still wanted."""
    group = rules.find(_groups(turn), wish.builder, wish.due)
    holds.release(turn.db, turn.here.id, Hold(group.builder, group.due))
    return _list_screen(turn, say("upcoming.released"))


def _list_screen(turn: Turn, *news: Text) -> Screen:
    found = _groups(turn)
    lines: list[Text] = []
    for day, groups in groupby(found, key=lambda group: turn.wall(group.at).date()):
        lines.append(say("upcoming.day", day=Day(day)))
        lines.extend(_line(turn, group) for group in groups)
    looks = [_look(turn, group) for group in found if group.is_open]
    return screen(*news, say("upcoming.title", count=len(found)), *lines, *looks, HOME)


def _groups(turn: Turn) -> list[Group]:
    """Every tick's plan over the days to come, and what waits already; of this centre, as far as it would go."""
    here, until = turn.here.id, turn.now + rules.SPAN
    waiting = list(holds.waiting(turn.db, here, turn.now, until))
    plans = turn.routes.ticks.values()
    owed = [letter for plan in plans for letter in plan(turn.db, Window(turn.now, until)) if letter.due > turn.now]
    who = people.named(turn.db, here, {letter.person for letter in (*waiting, *owed)})
    reached = {number for number in who if people.has_account(turn.db, number)}
    mine = [letter for letter in (*waiting, *owed) if letter.person in reached]
    going = ((letter, foreseen.goes_at(turn.here, letter, who[letter.person])) for letter in mine)
    held = holds.of_centre(turn.db, here, turn.now)
    return rules.groups(((letter, at) for letter, at in going if at is not None), held)


def _as_read(turn: Turn, group: Group) -> list[Text]:
    """What one of them reads, made for that instant."""
    who = people.named(turn.db, turn.here.id, {letter.person for letter in group.letters})
    for letter in group.letters[: rules.TRIED]:
        reader = Reader(turn.db, group.at, who[letter.person], turn.here, turn.routes)
        if shown := foreseen.reads(reader, letter):
            return [say("upcoming.reads", name=reader.person.name), *shown.lines]
    return [say("upcoming.depends")]


def _ways(turn: Turn, group: Group) -> list[Text | Button | Sequence[Button]]:
    """It is held back here, or where it was written; news of a session is always told."""
    if group.builder in rules.NEWS:
        return [say("upcoming.always")]
    if not group.may_be_held:
        return list(turn.extras("upcoming.group", letters=group.letters))
    if group.hold is not None:
        return [Button(say("upcoming.release"), Release(group.builder, group.stamp))]
    return [Button(say("upcoming.hold"), AskHold(group.builder, group.stamp))]


def _held_by(turn: Turn, group: Group) -> list[Text]:
    if group.hold is None:
        return []
    who = people.named(turn.db, turn.here.id, {group.hold.by} if group.hold.by else set())
    names = [one.name for one in who.values()]
    return [say("upcoming.held-by", name=names[0]) if names else say("upcoming.is-held")]


def _line(turn: Turn, group: Group) -> Text:
    hour, held = Hour(turn.wall(group.at)), int(group.hold is not None)
    what = {"picture": _picture(group), "what": _what(group)}
    return say("upcoming.line", count=group.people, hour=hour, held=held, **what)


def _look(turn: Turn, group: Group) -> Button:
    label = say("upcoming.see", picture=_picture(group), at=Moment(turn.wall(group.at)))
    return Button(label, ShowGroup(group.builder, group.stamp))


def _what(group: Group) -> Text:
    return say("upcoming.what", feature=group.feature)


def _picture(group: Group) -> Text:
    return say("upcoming.picture", feature=group.feature)
