"""Somebody whom the coordinator should call, and why. Features say so; the call list shows them together."""

from dataclasses import dataclass
from datetime import datetime

from bot.ui.screen import Button, Text


@dataclass(frozen=True, slots=True)
class Call:
    """One call to make. `key` is stable, so that it can be marked done; `rows` enter what the person said."""

    key: str
    person: int
    reason: Text
    since: datetime
    rows: tuple[tuple[Button, ...], ...] = ()
    urgent: bool = False
