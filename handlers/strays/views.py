"""How a message and its answer read to the team."""

from sqlalchemy import Connection

from bot.domain import strays as rules
from bot.domain.centres import Centre
from bot.domain.strays import Answered, Message
from bot.domain.times import wall
from bot.ui.screen import HOME, Button, Moment, Screen, Text, say, screen
from handlers.strays.actions import Open, Read, Reply
from storage import people
from storage import strays as store


def message_screen(db: Connection, centre: Centre, message: Message, number: int = 0, *news: Text) -> Screen:
    """A message, what went before it, and who has read or answered it."""
    writer, kind = people.find(db, centre.id, message.person), message.kind.value
    answered = store.answer_to(db, centre.id, message.id)
    text, more = rules.page(message.text, number)
    at = Moment(wall(message.passed_at or message.at, centre.zone))
    return screen(
        *news,
        say("strays.message", name=writer.name, at=at),
        *_before(db, centre, message),
        quoted(text) if text else say("strays.unheard-by-team", kind=kind),
        *_outcome(db, centre, message, answered),
        [Button(say("strays.more"), Open(message.id, number + 1))] if more else [],
        [Button(say("strays.reply", name=writer.name), Reply(message.id))] if answered is None else [],
        [Button(say("strays.read", kind=kind), Read(message.id))] if message.read_at is None else [],
        HOME,
        in_place=True,
    )


def quoted(text: str) -> Text:
    """What somebody wrote, after an empty line."""
    return say("strays.quoted", text=text)


def _before(db: Connection, centre: Centre, message: Message) -> list[Text]:
    """The answer that they write back to."""
    before = store.answer_to(db, centre.id, message.thread) if message.thread else None
    if before is None:
        return []
    return [say("strays.before", name=_name(db, centre, before.by), text=rules.glimpse(before.text))]


def _outcome(db: Connection, centre: Centre, message: Message, answered: Answered | None) -> list[Text]:
    if answered is not None:
        at = Moment(wall(answered.at, centre.zone))
        return [say("strays.answered", name=_name(db, centre, answered.by), at=at), quoted(answered.text)]
    readers = people.named(db, centre.id, {message.read_by} if message.read_by else set())
    return [say("strays.read-by", name=reader.name) for reader in readers.values()]


def _name(db: Connection, centre: Centre, person: int | None) -> str | Text:
    found = people.named(db, centre.id, {person} if person else set())
    return found[person].name if person in found else say("strays.the-team")
