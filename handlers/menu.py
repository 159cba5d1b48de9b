"""The menu: what this person can do, as the features say it; who to call is always among it."""

from bot.domain.common import Role
from bot.domain.events import Appointed
from bot.ui.router import Router
from bot.ui.screen import Answer, Button, Home, say, screen
from bot.ui.turn import Turn

router = Router("menu")


@router.command("menu", "menu", Role.MEMBER, order=0)
def menu(turn: Turn) -> Answer:
    """Everything at a glance, two buttons a row."""
    turn.close()
    entries = [entry.button(turn) for entry in turn.routes.menu if entry.role.serves(turn.roles)]
    buttons: list[Button] = [button for button in entries if button is not None]
    return screen(say("menu.title", name=turn.me.name), *([button] for button in buttons))


@router.on(Appointed)
def equip(turn: Turn, event: Appointed) -> None:
    """A new role brings its commands."""
    turn.equip(event.person)


@router.button(Home, Role.ANYONE)
def home(turn: Turn, _: Home) -> Answer:
    """The button under most screens. Strangers are shown the way in instead."""
    if turn.person is not None:
        return menu(turn)
    return turn.routes.starts[""].handle(turn, "")
