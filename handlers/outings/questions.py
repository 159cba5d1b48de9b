"""The questions of a proposal, one a screen, and what is being proposed so far."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from zlib import crc32

from bot.domain import proposals, times
from bot.domain.outings import Kind
from bot.domain.proposals import Idea, Question
from bot.ui.codec import Draft
from bot.ui.screen import Button, Day, Hour, Moment, Screen, Text, say, screen
from bot.ui.turn import Turn
from handlers.outings import actions
from storage import centres
from storage.outings import Proposal

DAYS_A_PAGE = 7  # a week: two buttons a row, it stays on one screen of a small phone

LEAVE = Button(say("proposals.leave"), actions.GiveUp())


@dataclass(frozen=True)
class Proposing(Idea, Draft, name="proposing"):
    """An idea on its way to an outing; with `outing`, to the change of that one. `asked`: when, in seconds of Unix."""

    outing: int = 0
    asked: int = 0

    @property
    def mark(self) -> int:
        """A number that tells this state of the draft from any other."""
        return crc32(self.dump().encode())


def keep(turn: Turn, draft: Proposing) -> Proposing:
    """The draft as it is kept while a question stands."""
    kept = replace(draft, asked=int(turn.now.timestamp()))
    turn.open(kept)
    return kept


def go_on(turn: Turn, draft: Proposing, *news: Text) -> Screen:
    """Keep the draft, without what has gone by meanwhile, and ask for what it lacks; then show it whole."""
    settled = proposals.settled(draft, turn.wall(turn.now))
    told = news if settled == draft else (*news, say("proposals.gone"))
    kept = keep(turn, settled)
    match proposals.question(kept):
        case Question.WHAT:
            return _ask_what(*told)
        case Question.DAY:
            return ask_day(turn, 0, *told)
        case Question.HOUR:
            return ask_hour(turn, kept, *told, half=False)
        case Question.WHERE:
            return _ask_where(turn, *told)
        case Question.NOTHING:
            return _whole(turn, kept, *told)


def ask_day(turn: Turn, page: int, *news: Text) -> Screen:
    """Which of the next two weeks' days, a week at a time."""
    days = proposals.days(turn.wall(turn.now))
    later = DAYS_A_PAGE if page else 0
    turning = say("proposals.sooner") if page else say("proposals.later")
    return screen(
        *news,
        say("proposals.day"),
        *_rows([_day_button(day) for day in days[later : later + DAYS_A_PAGE]], 2),
        Button(turning, actions.MoreDays(0 if page else 1)),
        LEAVE,
    )


def ask_hour(turn: Turn, draft: Proposing, *news: Text, half: bool) -> Screen:
    """Which hour of the day that was chosen."""
    day, now = date.fromordinal(draft.day), turn.wall(turn.now)
    hours = proposals.hours(day, now, half=half)
    other = say("proposals.full-hours") if half else say("proposals.half-hours")
    buttons = [Button(say("proposals.hour", at=Hour(at)), actions.AtMinute(at.hour * 60 + at.minute)) for at in hours]
    return screen(
        *news,
        say("proposals.which-hour", on=Day(day)),
        *_rows(buttons, 3),
        [Button(other, actions.MoreHours(int(not half)))] if proposals.hours(day, now, half=not half) else [],
        LEAVE,
    )


def parts(turn: Turn, draft: Proposing) -> Screen:
    """What may be chosen again; of an outing that stands, what it is does not change."""
    place = _place(turn, draft)
    return screen(
        say("proposals.which-part", kind=draft.kind, at=Moment(draft.wall), place=place),
        [] if draft.outing else [Button(say("proposals.redo-what"), actions.Redo(Question.WHAT.value))],
        Button(say("proposals.redo-day"), actions.Redo(Question.DAY.value)),
        Button(say("proposals.redo-hour"), actions.Redo(Question.HOUR.value)),
        Button(say("proposals.redo-where"), actions.Redo(Question.WHERE.value)),
        [Button(say("proposals.stay"), actions.GiveUp())] if draft.outing else [_BACK],
    )


def proposal_of(turn: Turn, draft: Proposing) -> Proposal:
    """A draft that lacks nothing, as it is kept."""
    starts = times.instant(draft.wall, turn.here.zone)
    return Proposal(Kind(draft.kind), draft.wall, starts, draft.place or draft.typed)


_BACK = Button(say("proposals.back"), actions.Look(0))


def _ask_what(*news: Text) -> Screen:
    walk = Button(say("proposals.walk"), actions.OfKind(Kind.WALK.value))
    meetup = Button(say("proposals.meetup"), actions.OfKind(Kind.MEETUP.value))
    return screen(*news, say("proposals.what"), walk, meetup, LEAVE)


def _ask_where(turn: Turn, *news: Text) -> Screen:
    places = centres.places_of(turn.db, turn.here.id)
    return screen(
        *news,
        say("proposals.where"),
        *[Button(say("proposals.place", name=place.name), actions.AtPlace(place.id)) for place in places],
        Button(say("proposals.other-place"), actions.WritePlace()),
        LEAVE,
    )


def _whole(turn: Turn, draft: Proposing, *news: Text) -> Screen:
    is_change = int(draft.outing > 0)
    return screen(
        *news,
        say("proposals.whole", change=is_change, kind=draft.kind, at=Moment(draft.wall), place=_place(turn, draft)),
        Button(say("proposals.confirm", change=is_change), actions.Confirm(draft.mark)),
        Button(say("proposals.modify"), actions.Look(1)),
        LEAVE,
    )


def _place(turn: Turn, draft: Proposing) -> Text:
    if draft.typed:
        return say("proposals.typed", place=draft.typed)
    return say("proposals.typed", place=centres.place(turn.db, turn.here.id, draft.place).name)


def _day_button(day: date) -> Button:
    return Button(say("proposals.on", on=Day(day)), actions.OnDay(day.toordinal()))


def _rows(buttons: Sequence[Button], width: int) -> list[Sequence[Button]]:
    return [buttons[place : place + width] for place in range(0, len(buttons), width)]
