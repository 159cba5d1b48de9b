"""What is to be done today, as the features say it; the coordinator's day shows it together."""

from dataclasses import dataclass

from bot.ui.screen import Button, Text


@dataclass(frozen=True, slots=True)
class Todo:
    """A line of the day, with the button that leads to doing it. What is `done` says who did it."""

    text: Text
    button: Button | None = None
    done: bool = False
