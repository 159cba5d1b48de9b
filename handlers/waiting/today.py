"""What the coordinator's day says of places: those that run out, and those who wait for one."""

from collections.abc import Iterator

from bot.domain import waiting
from bot.ui.screen import Button, say
from bot.ui.today import Todo
from bot.ui.turn import Reader
from bot.ui.waiting import ShowWishes
from handlers.waiting.actions import router
from storage import offers, workshops


@router.today(30)
def today(reader: Reader) -> Iterator[Todo]:
    """The open workshops; only where the coordinator has to choose whose a free place is, does it press."""
    for workshop in workshops.of_centre(reader.db, reader.centre.id):
        ends = [one.ends for one in workshops.sessions_of(reader.db, workshop.id) if not one.cancelled]
        if not workshop.is_open or max(ends, default=reader.now) < reader.now:
            continue
        free, line = offers.free(reader.db, workshop), len(offers.line(reader.db, workshop.id))
        if not waiting.runs_out(free, line):
            continue
        first = offers.first_start(reader.db, workshop.id)
        presses = free > 0 and line > 0 and not waiting.goes_by_itself(first, reader.now)
        text = say("waiting.today", title=workshop.title, free=free, count=line)
        yield Todo(text, Button(say("waiting.today-see"), ShowWishes(workshop.id, 0)), quiet=not presses)
