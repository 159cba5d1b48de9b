"""What is sent to the bot while an announcement is written, as what it says."""

from dataclasses import replace
from typing import TypeVar

from bot.domain import contents
from bot.domain.contents import PLACE, Content
from bot.ui.screen import Button, Screen, say, screen
from bot.ui.turn import Said, Turn
from handlers.announcements.actions import Amending, Writing
from handlers.announcements.views import frame

Written = TypeVar("Written", Writing, Amending)


def received(turn: Turn, draft: Written, said: Said, *ways_out: Button) -> Content | Screen:
    """The announcement, where it is whole; otherwise what is still asked for."""
    if said.place is not None:
        return _place_first(turn, draft, said, *ways_out)
    content = _content(said, draft.kept)
    if content is None:
        return screen(say("announcements.other-kind"), *ways_out)
    size = len(said.text) if said.media else contents.total(said.text, draft.size, draft.at, turn.now)
    most = contents.limit(content, frame(turn.here, turn.me.name))
    if over := contents.excess(size, most):
        piece = 0 if said.media else size  # words under a file come whole
        turn.open(replace(draft, size=piece, at=int(turn.now.timestamp()), kept=content.body))
        told = say("announcements.too-long", over=over, limit=most, file=int(content.is_file))
        return screen(told, *ways_out)
    contents.check(content)
    return content


def _content(said: Said, kept: str) -> Content | None:
    """A file with its words, or the words of what was there before them; None for what cannot be sent on."""
    if said.media:
        return Content(said.text, said.entities, said.media, said.file)
    if said.kind != "text":
        return None
    words = Content(said.text, said.entities)
    return Content.load(kept).worded(words) if kept else words


def _place_first(turn: Turn, draft: Written, said: Said, *ways_out: Button) -> Screen:
    """A place is kept until its words come."""
    latitude, longitude = said.place or (0.0, 0.0)
    named = {"name": said.place_name, "address": said.place_address} if said.place_address else {}
    content = Content(kind=PLACE, latitude=latitude, longitude=longitude, **named)
    turn.open(replace(draft, kept=content.dump()))
    return screen(say("announcements.place-kept"), *ways_out)
