"""What is to be done today, as the features say it; the coordinator's day shows it together."""

from dataclasses import dataclass
from datetime import datetime

from bot.ui.screen import Button, Text


@dataclass(frozen=True, slots=True)
class Todo:
    """A line of the day, with the button that leads to doing it.

    What is `done`, at an instant, says who did it. What is `quiet` stands beside the rest, and is no reason to write.
    """

    text: Text
    button: Button | None = None
    done: datetime | None = None
    quiet: bool = False
