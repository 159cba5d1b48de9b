"""The menu: what this person can do, as the features say it; who to call is always among it."""

from bot.domain.common import Role
from bot.domain.events import Appointed, Dismissed
from bot.ui.router import MENU, Router
from bot.ui.screen import Answer, Home, say, screen
from bot.ui.turn import Turn

router = Router("menu")


@router.command("menu", "menu", Role.MEMBER, order=0)
def menu(turn: Turn) -> Answer:
    """Everything at a glance, a button a row."""
    turn.leave()
    return screen(say("menu.title", name=turn.me.name), *turn.entries(MENU))


@router.on(Appointed)
def equip(turn: Turn, event: Appointed) -> None:
    """A new role brings its commands."""
    turn.equip(event.person)


@router.on(Dismissed)
def unequip(turn: Turn, event: Dismissed) -> None:
    """A role that goes takes its commands with it."""
    turn.equip(event.person)


@router.button(Home, Role.ANYONE)
def home(turn: Turn, _: Home) -> Answer:
    """The button under most screens. Strangers are shown the way in instead."""
    if turn.person is not None:
        return menu(turn)
    return turn.routes.starts[""].handle(turn, "")
