"""Several people on one phone: whatever comes to it says whom it is for."""

from dataclasses import replace

from sqlalchemy import Connection

from bot.domain.people import Person
from bot.ui.screen import Built, Document, Media, Screen, say
from storage import people


def addressed(db: Connection, bot: int, chat: int, shown: Built, person: Person) -> Built:
    """What is shown, with whom it is for above it where several read a chat."""
    if not isinstance(shown, Screen | Document | Media) or not people.is_shared(db, bot, chat):
        return shown  # a place on the map has its words after it
    return headed(shown, person) if isinstance(shown, Screen) else replace(shown, shown=headed(shown.shown, person))


def headed(shown: Screen, person: Person) -> Screen:
    """A screen with whom it is for above it."""
    return replace(shown, lines=(say("common.for-person", name=person.name), *shown.lines))
