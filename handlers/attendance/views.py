"""How attendance reads: the figures, a button a name, guests; after a week, the list."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.domain import attendance
from bot.domain.attendance import Counts, Guest, Line, Seen
from bot.domain.attendance import Mark as Seeing
from bot.domain.pages import page
from bot.domain.workshops import Session
from bot.ui.pages import in_twos, turning
from bot.ui.screen import HOME, Button, Moment, Screen, Text, say, screen
from handlers.attendance.actions import AddGuest, Choose, Mark, Names, Others, RemoveGuest, Tell
from storage import attendance as store
from storage import enrolments, people, replies


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is known of who was at a session."""

    session: Session
    lines: list[Line]
    seen: dict[int, Seen]
    excused: frozenset[int]
    guests: list[Guest]
    by: list[str]


def load(db: Connection, session: Session) -> Sheet:
    """The group, those who were noted and have left it since, and guests."""
    seen = store.seen(db, session.id)
    members = {one.id: one for one in enrolments.members(db, session.workshop)}
    left = people.named(db, session.centre, seen.keys() - members.keys())
    group = [*members.values(), *left.values()]
    excused = attendance.excused(session, group, replies.of_session(db, session.id))
    new = enrolments.joined_since(db, session.workshop, session.ends)
    lines = attendance.lines(group, seen, excused, new)
    noted = people.named(db, session.centre, {one.by for one in seen.values() if one.by})
    by = sorted((one.name for one in noted.values()), key=str.casefold)
    return Sheet(session, lines, seen, excused, store.guests(db, session.id), by)


def sheet_screen(sheet: Sheet, now: datetime, number: int = 0) -> Screen:
    """Where those who are there are noted, and everything else is begun."""
    session, counts = sheet.session, attendance.counts(sheet.lines)
    if not attendance.is_open(session, now):
        return _closed(sheet, counts)
    can_excuse = [say("attendance.others-excused")] if _excuses(sheet) else []
    return screen(
        *_figures(sheet, counts),
        say("attendance.ask", mark=Seeing.HERE.value),
        *(can_excuse if counts.open else []),
        *_names(sheet, Seeing.HERE, number),
        Button(say("attendance.choose-excused"), Choose(session.id, Seeing.EXCUSED.value)),
        Button(say("attendance.choose-absent"), Choose(session.id, Seeing.ABSENT.value)),
        [Button(say("attendance.others"), Others(session.id))] if counts.open else [],
        *in_twos([_without(session, one) for one in sheet.guests]),
        Button(say("attendance.add-guest"), AddGuest(session.id)),
        Button(say("debriefs.tell"), Tell(session.id)),
        HOME,
        in_place=True,
    )


def names_screen(sheet: Sheet, mark: Seeing, number: int, *, in_place: bool) -> Screen:
    """Where those who are excused, or absent, are noted; below the sheet, which stays."""
    return screen(
        say("attendance.session", title=sheet.session.title, at=Moment(sheet.session.wall)),
        say("attendance.ask", mark=mark.value),
        *_names(sheet, mark, number),
        HOME,
        in_place=in_place,
    )


def _closed(sheet: Sheet, counts: Counts) -> Screen:
    known = [one for one in sheet.lines if one.mark or not one.is_new][: attendance.NAMES]
    lines = [say("attendance.line", name=one.person.name, mark=_word(one)) for one in known]
    return screen(*_figures(sheet, counts), *lines, say("attendance.closed"), HOME, in_place=True)


def _figures(sheet: Sheet, counts: Counts) -> list[Text]:
    session, guests = sheet.session, sheet.guests
    names = ", ".join(one.name for one in guests if one.name)
    some = [
        (counts.open, say("attendance.open", count=counts.open)),
        (len(guests), say("attendance.guests", count=len(guests), names=names, named=int(bool(names)))),
        (len(sheet.by), say("attendance.by", names=", ".join(sheet.by))),
    ]
    return [
        say("attendance.title"),
        say("attendance.session", title=session.title, at=Moment(session.wall)),
        say("attendance.counts", here=counts.here, excused=counts.excused, absent=counts.absent),
        *(text for count, text in some if count),
    ]


def _names(sheet: Sheet, mark: Seeing, number: int) -> list[list[Button]]:
    """A button a name, each in its place whatever is noted, so that no quick second tap meets somebody else."""
    session, shown = sheet.session, page(sheet.lines, number, attendance.NAMES)
    buttons = [
        Button(
            say("attendance.name", name=one.person.name, mark=_word(one), to=mark.value),
            Mark(session.id, one.person.id, mark.value, shown.number),
        )
        for one in shown.items
    ]
    more = turning(shown, lambda to: Names(session.id, mark.value, to))
    return [*map(list, in_twos(buttons)), more]


def _excuses(sheet: Sheet) -> bool:
    return Seeing.EXCUSED in attendance.others(sheet.lines, sheet.excused).values()


def _without(session: Session, guest: Guest) -> Button:
    label = say("attendance.remove-guest", name=guest.name, named=int(bool(guest.name)))
    return Button(label, RemoveGuest(session.id, guest.id))


def _word(line: Line) -> str:
    return line.mark.value if line.mark else "open"
