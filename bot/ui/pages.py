"""Long lists on a screen: two buttons a row, and the ways to the pages before and after."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.domain.pages import Page
from bot.ui.codec import Action
from bot.ui.screen import Button, say


def in_twos(buttons: Sequence[Button]) -> list[Sequence[Button]]:
    """Rows of two."""
    return [buttons[place : place + 2] for place in range(0, len(buttons), 2)]


def turning(shown: Page[Any], to: Callable[[int], Action]) -> list[Button]:
    """The buttons to the pages beside one, where there are any; `to` makes the action for a page's number."""
    before = [] if shown.is_first else [Button(say("pages.before"), to(shown.number - 1))]
    after = [] if shown.is_last else [Button(say("pages.after"), to(shown.number + 1))]
    return [*before, *after]
