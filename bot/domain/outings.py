"""Outings: walks and meetups that somebody proposes to their group.

- A reminder goes the day before at 18:00, as for sessions. An outing that was dated later than that is recalled
  2 hours before; one dated within those 2 hours is not recalled: who comes has only just said so.
- A card closes in the night after its outing began. Each night looks back over two, so that one may be missed.
- A change is told at once, by night too, when the outing starts before the next noon: nobody stands alone on a quay.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.domain.centres import Place
from bot.domain.common import Refused
from bot.domain.letters import Lane, Letter
from bot.domain.times import DAY, Window, instant, next_noon

REMINDED_AT = time(18)
REMINDED_BEFORE = timedelta(hours=2)
REMINDED_WITHIN = timedelta(days=2)  # no reminder goes earlier than this before the start
CLOSED_WITHIN = 2 * DAY
PURPOSE = "outings"  # the consent that lets proposals be sent
ASKING = "outings:ask:"  # how the keys of the letters begin that ask for it


class Kind(StrEnum):
    """What is proposed."""

    WALK = "walk"
    MEETUP = "meetup"


class Answer(StrEnum):
    """The two answers, as payloads and rows carry them."""

    COMING = "coming"
    NOT_COMING = "not_coming"


class Mine(StrEnum):
    """How somebody stands to an outing, as their screen says it."""

    COMING = "coming"
    NOT_COMING = "not_coming"
    CONFIRM_DAY = "confirm_day"  # they said yes to another day
    CONFIRM_HOUR = "confirm_hour"  # they said yes to another hour of this day
    NONE = "none"


TO_CONFIRM = (Mine.CONFIRM_DAY, Mine.CONFIRM_HOUR)


@dataclass(frozen=True, slots=True)
class Outing:
    """A date that somebody proposed to their group.

    `place` is one of the centre's or what was typed; None where that can be read no more. `version` grows with each
    change, `moved` is the version that changed the day or hour last, `moved_day` the day, `changed_at` when the last
    change was.
    """

    id: int
    centre: int
    workshop: int
    proposer: int | None
    kind: Kind
    wall: datetime
    starts: datetime
    place: Place | str | None
    cancelled: bool
    version: int
    moved: int
    moved_day: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """Somebody's answer, and the version of the outing that it was given to."""

    person: int
    answer: Answer
    version: int


def may_answer(outing: Outing, now: datetime) -> None:
    """Refused when the outing was cancelled or has begun."""
    if outing.cancelled:
        raise Refused("outings.is-cancelled")
    if now >= outing.starts:
        raise Refused("outings.has-begun")


def may_change(outing: Outing, person: int, now: datetime, *, coordinates: bool) -> None:
    """Refused to whom it is not theirs to change, and when there is nothing left to change."""
    if not coordinates and outing.proposer != person:
        raise Refused("outings.not-proposer")
    may_answer(outing, now)


def answer(text: str) -> Answer:
    """An answer from a payload. Refused("common.old-button") for anything else."""
    try:
        return Answer(text)
    except ValueError:
        raise Refused("common.old-button") from None


def still_holds(outing: Outing, given: Answer, version: int) -> bool:
    """Whether an answer to an earlier version counts: a yes to a date that has changed since is asked for again."""
    return given is Answer.NOT_COMING or version >= outing.moved


def mine(outing: Outing, given: Answered | None) -> Mine:
    """How somebody stands to an outing: who said yes to another date is to be asked again."""
    if given is None:
        return Mine.NONE
    if given.answer is Answer.COMING and given.version < outing.moved:
        return Mine.CONFIRM_DAY if given.version < outing.moved_day else Mine.CONFIRM_HOUR
    return Mine(given.answer.value)


def comers(answers: Iterable[Answered]) -> list[int]:
    """Who said yes, to this date or another, in the order in which they are given."""
    return [given.person for given in answers if given.answer is Answer.COMING]


def confirmed(outing: Outing, answers: Collection[Answered]) -> tuple[list[int], list[int]]:
    """Who said yes to the date as it is now, and who said it only to another."""
    standing = {given.person: mine(outing, given) for given in answers}
    unsure = [person for person, stands in standing.items() if stands in TO_CONFIRM]
    return [person for person, stands in standing.items() if stands is Mine.COMING], unsure


def is_past(outing: Outing, now: datetime) -> bool:
    """Whether the day of an outing is over, by its own wall clock."""
    return (outing.wall + (now - outing.starts)).date() > outing.wall.date()


def reminder_at(outing: Outing, zone: str) -> datetime | None:
    """When those who come are reminded; None when the date was set too late for that."""
    evening = instant(datetime.combine(outing.wall.date() - DAY, REMINDED_AT), zone)
    shortly = outing.starts - REMINDED_BEFORE
    return next((at for at in (evening, shortly) if outing.changed_at < at), None)


def reminders(outing: Outing, coming: Iterable[int], zone: str, window: Window) -> list[Letter]:
    """The reminders of an outing that fall into a window, one for each date that it had."""
    due = reminder_at(outing, zone)
    if due is None or due not in window:
        return []
    values = {"outing": outing.id, "moved": outing.moved}
    return [
        Letter(
            f"outing:{outing.id}:remind:{outing.moved}:person:{person}",
            "outings.remind",
            person,
            due,
            values,
            useless=outing.starts,
            lane=Lane.REMINDER,
        )
        for person in coming
    ]


def card(outing: Outing, person: int, now: datetime, *, asked: bool) -> Letter:
    """The card of an outing. One that was asked for, by proposing or by wishing for it, does not wait."""
    key, ends = card_key(outing, person), outing.starts
    return Letter(key, "outings.card", person, now, useless=ends, subject=outing.id, asked=asked, counted=not asked)


def card_key(outing: Outing, person: int) -> str:
    """The key of somebody's card of an outing."""
    return f"outing:{outing.id}:card:person:{person}"


def invitations(
    outing: Outing, wishes: Mapping[int, bool | None], asked: Collection[int], now: datetime
) -> list[Letter]:
    """What the others of a group are sent: the card to who wishes it, one question to who was never asked."""
    wished = [card(outing, person, now, asked=False) for person, wish in wishes.items() if wish]
    never = [person for person, wish in wishes.items() if wish is None and person not in asked]
    return wished + [_asking(outing, person, now) for person in never]


def question(outing: Outing, person: int, now: datetime) -> Letter:
    """Whether the proposals of others are wished for, asked of who has just proposed an outing or said yes to one."""
    return Letter(f"{ASKING}{outing.id}:person:{person}", "outings.ask-too", person, now, asked=True)


def told(outing: Outing, before: datetime, people: Iterable[int], now: datetime, zone: str) -> list[Letter]:
    """The news of a change to those who come; `before` is when the outing was to start until then."""
    urgent = min(before, outing.starts) < next_noon(now, zone)
    values = {"outing": outing.id, "version": outing.version}
    return [
        Letter(told_key(outing, one), "outings.told", one, now, values, useless=outing.starts, urgent=urgent)
        for one in people
    ]


def told_key(outing: Outing, person: int) -> str:
    """The key of the letter that tells somebody of an outing's last change."""
    return f"outing:{outing.id}:told:{outing.version}:person:{person}"


def _asking(outing: Outing, person: int, now: datetime) -> Letter:
    key, values = f"{ASKING}{outing.id}:person:{person}", {"outing": outing.id}
    return Letter(key, "outings.ask", person, now, values, useless=outing.starts, counted=True)
