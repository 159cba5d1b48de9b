"""A letter that waits for its hour: when it would go, and as it would read, if nothing changed."""

from datetime import datetime

from bot.domain import upcoming
from bot.domain.centres import Centre
from bot.domain.common import Refused
from bot.domain.letters import Letter, Standing
from bot.domain.people import Person
from bot.ui.screen import Document, Media, Screen
from bot.ui.turn import Reader


def goes_at(centre: Centre, letter: Letter, person: Person) -> datetime | None:
    """When it goes, as things stand; None where it does not."""
    standing = Standing(centre.quiet, centre.weekly_cap, person.stopped, person.paused_until, person.unreachable)
    return upcoming.goes_at(letter, standing)


def reads(reader: Reader, letter: Letter) -> Screen | None:
    """What its reader finds, made for the instant of `reader`; None where it depends, or is gone meanwhile."""
    make = reader.routes.builders[letter.builder]
    try:
        shown = make(reader, **letter.values) if letter.subject is None else make(reader, letter.subject)
    except Refused:
        return None
    if isinstance(shown, Media | Document):
        shown = shown.shown
    return shown if isinstance(shown, Screen) else None
