"""The settings: what a person changes once in a while, off the menu so that it stays short."""

from dataclasses import dataclass

from bot.domain.common import Role
from bot.ui.codec import Action
from bot.ui.router import SETTINGS, Router
from bot.ui.screen import HOME, Answer, Button, say, screen
from bot.ui.turn import Turn

router = Router("settings")


@dataclass(frozen=True)
class Open(Action, tag="se"):
    """See what I may change."""


@router.entry(90, Role.MEMBER)
def entry(_: Turn) -> Button:
    """The way in."""
    return Button(say("settings.open"), Open())


@router.button(Open, Role.MEMBER)
def settings(turn: Turn, _: Open) -> Answer:
    """What the features let somebody change."""
    turn.leave()
    return screen(say("settings.title"), *turn.entries(SETTINGS), HOME)
