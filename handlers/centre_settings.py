"""A centre's settings, chosen by taps among what makes sense; the other coordinators hear of each change."""

from dataclasses import dataclass

from bot.domain import centre_settings as rules
from bot.domain.centre_settings import SETTINGS as ALL
from bot.domain.centre_settings import Setting
from bot.domain.common import Role
from bot.domain.letters import Letter
from bot.ui.codec import Action
from bot.ui.router import SETTINGS, Router
from bot.ui.screen import HOME, Answer, Button, Screen, Text, say, screen
from bot.ui.turn import Reader, Turn
from storage import centres, people, roles

router = Router("centre_settings")


@dataclass(frozen=True)
class ShowAll(Action, tag="cs"):
    """See how the centre is set."""


@dataclass(frozen=True)
class ShowOne(Action, tag="cs.s"):
    """See what one setting may be."""

    setting: str


@dataclass(frozen=True)
class Choose(Action, tag="cs.c"):
    """Let it be so."""

    setting: str
    value: int


@dataclass(frozen=True)
class Return(Action, tag="cs.r"):
    """Let the centre's file decide again."""

    setting: str


BACK = Button(say("centre_settings.back"), ShowAll())


@router.entry(60, Role.COORDINATOR, SETTINGS)
def entry(_: Turn) -> Button:
    """The way in."""
    return Button(say("centre_settings.menu"), ShowAll())


@router.button(ShowAll, Role.COORDINATOR)
def show_all(turn: Turn, _: ShowAll) -> Answer:
    """Every setting with its value and its reason."""
    return _list_screen(turn)


@router.button(ShowOne, Role.COORDINATOR)
def show_one(turn: Turn, wish: ShowOne) -> Answer:
    """What it may be."""
    setting = rules.find(wish.setting)
    now = setting.read(turn.here.settings)
    others = [value for value in setting.choices if value != now]
    is_tapped = setting.name in centres.tapped(turn.db, turn.here.id)
    return screen(
        say("centre_settings.now", line=_line(setting, now)),
        *(
            Button(say("centre_settings.choose", value=_value(setting, one)), Choose(setting.name, one))
            for one in others
        ),
        [Button(say("centre_settings.return"), Return(setting.name))] if is_tapped else [],
        BACK,
        HOME,
    )


@router.button(Choose, Role.COORDINATOR)
def choose(turn: Turn, wish: Choose) -> Answer:
    """It is so from now on, whatever the file says."""
    setting = rules.find(wish.setting)
    return _set(turn, setting, rules.choose(turn.here, setting, wish.value))


@router.button(Return, Role.COORDINATOR)
def give_back(turn: Turn, wish: Return) -> Answer:
    """It is what the file says, or the usual."""
    return _set(turn, rules.find(wish.setting), None)


@router.builder("centre_settings.changed")
def changed(reader: Reader, setting: str, before: int, after: int, by: int) -> Screen | None:
    """Who changed what."""
    who = people.named(reader.db, reader.centre.id, {by}).get(by)
    if who is None or not roles.of(reader.db, reader.person.id) & Role.COORDINATOR:
        return None
    about = rules.find(setting)
    what = say(
        "centre_settings.change",
        what=say("centre_settings.name", setting=_key(about)),
        before=_value(about, before),
        after=_value(about, after),
    )
    return screen(say("centre_settings.told", name=who.name), what, Button(say("centre_settings.see"), ShowAll()), HOME)


def _set(turn: Turn, setting: Setting, value: int | str | None) -> Answer:
    before = setting.read(turn.here.settings)
    centres.tap(turn.db, turn.here.id, setting.name, value)
    turn.recognise(turn.me)
    after = setting.read(turn.here.settings)
    if after == before:
        return _list_screen(turn)
    values: dict[str, int | str] = {"setting": setting.name, "before": before, "after": after, "by": turn.me.id}
    for one in roles.team(turn.db, turn.here.id):
        if one.id != turn.me.id:
            key = f"setting:{turn.here.id}:{setting.name}:{turn.now:%Y%m%dT%H%M%S%f}:to:{one.id}"
            turn.post(Letter(key, "centre_settings.changed", one.id, turn.now, values))
    return _list_screen(turn, say("centre_settings.noted", line=_line(setting, after)))


def _list_screen(turn: Turn, *news: Text) -> Screen:
    settings = turn.here.settings
    return screen(
        *news,
        say("centre_settings.title"),
        *(_line(one, one.read(settings)) for one in ALL),
        *(Button(say("centre_settings.see-one", setting=_key(one)), ShowOne(one.name)) for one in ALL),
        *turn.extras("centre_settings.list"),
        HOME,
    )


def _line(setting: Setting, value: int) -> Text:
    """Its name, what it is, and why."""
    key = _key(setting)
    name, why = say("centre_settings.name", setting=key), say("centre_settings.why", setting=key)
    return say("centre_settings.line", name=name, value=_value(setting, value), why=why)


def _value(setting: Setting, value: int) -> Text:
    return say("centre_settings.value", kind=setting.kind.value, count=value)


def _key(setting: Setting) -> str:
    return setting.name.replace("_", "-")
