"""Absences of the bot: who was speaking with it when it went away is asked to tap again.

Telegram keeps a press of a button for 150 seconds: an absence of over two minutes may have swallowed one.
A question of more than 15 minutes before it was put away with the phone, and nobody waits for an answer any more.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from bot.domain.letters import Letter
from bot.domain.times import Window

SHORTEST = timedelta(minutes=2)
FRESH = timedelta(minutes=15)
AFTER = timedelta(seconds=20)  # what Telegram did keep is answered before
BUILDER = "absences.back"


def absence(away: timedelta, now: datetime) -> Window | None:
    """The time that the bot was away until now; None where no press can have been lost."""
    return Window(now - away, now) if away > SHORTEST else None


def due(gone: Window) -> datetime:
    """When people are told of an absence."""
    return gone.end + AFTER


def speaking(gone: Window) -> Window:
    """Who was shown something in this time may have tapped on it while the bot was away."""
    return Window(gone.start - FRESH, gone.end)


def letters(gone: Window, people: Iterable[int]) -> Iterator[Letter]:
    """One line to each; never at night, and not the next morning: by then it helps nobody."""
    for person in people:
        key = f"absence:{gone.end:%Y%m%dT%H%M%S}:person:{person}"
        yield Letter(key, BUILDER, person, due(gone), {"back": gone.end.isoformat()}, useless=gone.end + FRESH)
