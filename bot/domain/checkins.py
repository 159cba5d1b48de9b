"""Check-ins: how people are, asked in waves before, during and after the workshop.

One reminder after 4 days, then somebody calls: a second reminder brings guilt, a voice brings an answer.
Who says neither yes nor no to giving news is asked in two waves, not in seven: silence is an answer too.
A median needs 5 answers: a group of nine recognises itself.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median_low

from bot.domain.centres import Centre
from bot.domain.common import Refused
from bot.domain.letters import Lane, Letter
from bot.domain.letters import State as Sent
from bot.domain.times import Window
from bot.domain.waves import Choice, Question, Wave

REMINDER_DAYS = 4  # the setting check_in_reminder_days; 0 means none
CALL_AFTER = timedelta(days=4)  # after the reminder
BREATH = timedelta(days=2)  # a letter that was held back so long is not followed by its reminder
ASKINGS = 2
MASK = 5
PASS = 0  # what a button carries in place of an answer
CALL = "call"  # the question whose yes goes on the call list
NEWS, SHARING = "news", "sharing"  # purposes of consent
BUILDER = "checkins.wave"


class State(StrEnum):
    """How a check-in stands; there is none as long as the person only was asked."""

    BEGUN = "begun"
    DONE = "done"
    DECLINED = "declined"
    TOLD = "told"  # by voice, to the team


@dataclass(frozen=True, slots=True)
class Checkin:
    """What became of a wave for one person. `position` counts the questions left behind."""

    id: int
    centre: int
    workshop: int
    wave: str
    person: int
    state: State
    position: int = 0
    ended_at: datetime | None = None

    @property
    def ended(self) -> bool:
        """Whether nothing more is expected."""
        return self.state is not State.BEGUN


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """A person has answered a wave to its end."""

    checkin: int


@dataclass(frozen=True, slots=True)
class NewsWanted:
    """A person wants to answer a wave now, from wherever they are."""

    workshop: int
    wave: str


class Stand(StrEnum):
    """How somebody stands to a wave, as the coordinators see it."""

    ANSWERED = "answered"
    TOLD = "told"
    WAITING = "waiting"
    DECLINED = "declined"
    UNREACHED = "unreached"


def reminder(centre: Centre) -> timedelta | None:
    """How long after the letter the one reminder goes; None where the centre wants none."""
    days = int(centre.settings.get("check_in_reminder_days", REMINDER_DAYS))
    return timedelta(days=days) if days else None


def key(workshop: int, wave: str, again: int = 0) -> str:
    """What the keys of a wave's letters begin with, `again` those of its reminder; the person's id ends them."""
    return f"wave:{workshop}:{wave}:{'remind:' if again else ''}person:"


def dated(wave: Wave, remind: timedelta | None) -> tuple[tuple[int, datetime, datetime], ...]:
    """A wave's letters: 0 for the first and 1 for the reminder, when each is due and when useless."""
    first = (0, wave.at, wave.useless)
    if remind is None or wave.at + remind >= wave.useless:
        return (first,)
    return first, (1, wave.at + remind, min(wave.at + remind + CALL_AFTER, wave.useless))


def letters(
    workshop: int, wave: Wave, people: Iterable[int], remind: timedelta | None, window: Window
) -> Iterator[Letter]:
    """What a wave owes in a window to those who are silent. After downtime the latest wave outlives the others."""
    silent = tuple(people)
    for again, due, useless in dated(wave, remind):
        if due not in window:
            continue
        for person in silent:
            values: dict[str, int | str] = {"workshop": workshop, "wave": wave.slug, "again": again}
            name = f"{key(workshop, wave.slug, again)}{person}"
            yield Letter(name, BUILDER, person, due, values, useless, Lane.REMINDER, counted=True)


def wanted(consent: bool | None, checkin: Checkin | None, asked_before: int) -> bool:
    """Whether a wave's letter is still to go: not refused, not answered, not asked in vain too often."""
    if consent is False or (checkin is not None and checkin.ended):
        return False
    return consent is True or asked_before < ASKINGS


def may_remind(first: tuple[Sent, str | None, datetime | None] | None, now: datetime) -> bool:
    """Whether the first letter arrived, and long enough ago; `first` is how it stands."""
    if first is None:
        return False
    sent, _, at = first
    return sent is Sent.SENT and at is not None and at <= now - BREATH


def to_call(
    wave: Wave, remind: timedelta | None, sent: tuple[Sent, str | None] | None, now: datetime
) -> datetime | None:
    """Since when somebody who is silent should be called; None: not yet, or not wanted."""
    if sent is None or not wave.at <= now < wave.closes:
        return None
    state, reason = sent
    if state is Sent.DEAD or reason == "unreachable":
        return wave.at
    since = wave.at + (remind or timedelta()) + CALL_AFTER
    asked = state in (Sent.SENT, Sent.UNKNOWN) or reason == "unwanted"  # asked in vain twice: no letter, but a voice
    return since if asked and now >= since else None


def stand(checkin: Checkin | None, consent: bool | None, sent: Sent | None) -> Stand:
    """How somebody stands to a wave."""
    match checkin.state if checkin else None:
        case State.DONE:
            return Stand.ANSWERED
        case State.TOLD:
            return Stand.TOLD
        case State.DECLINED:
            return Stand.DECLINED
    if consent is False:
        return Stand.DECLINED
    return Stand.WAITING if checkin or sent in (Sent.SENT, Sent.UNKNOWN) else Stand.UNREACHED


def may_begin(wave: Wave, checkin: Checkin | None, now: datetime) -> None:
    """Refused when it was answered already, or when it is too early or too late for it."""
    if checkin is not None and checkin.state is State.DONE:
        raise Refused("checkins.answered")
    if not wave.at <= now < wave.closes:
        raise Refused("checkins.closed")


def pick(wave: Wave, number: int, choice: int) -> tuple[Question, Choice | None]:
    """The question and the answer that a button names; None for a question passed. Refused for any other button."""
    if not 0 <= number < len(wave.questions):
        raise Refused("common.old-button")
    question = wave.questions[number]
    if not 0 <= choice <= len(question.choices):
        raise Refused("common.old-button")
    return question, None if choice == PASS else question.choices[choice - 1]


def place(checkin: Checkin, wave: Wave) -> int:
    """The number of the question that comes now."""
    return min(checkin.position, len(wave.questions) - 1)


def step(checkin: Checkin, wave: Wave, number: int, now: datetime) -> Checkin:
    """The check-in after the question `number` was answered or passed; the last one ends it."""
    may_begin(wave, checkin, now)
    if number > checkin.position:
        raise Refused("common.old-button")
    position = max(checkin.position, number + 1)
    if position < len(wave.questions):
        return replace(checkin, state=State.BEGUN, position=position, ended_at=None)
    return replace(checkin, state=State.DONE, position=position, ended_at=now)


def back(checkin: Checkin, wave: Wave, number: int, now: datetime) -> Checkin:
    """The check-in with the question before `number` to be answered again."""
    may_begin(wave, checkin, now)
    return replace(checkin, state=State.BEGUN, position=max(0, min(checkin.position, number - 1)), ended_at=None)


def median(values: Collection[int]) -> int | None:
    """The middle answer, one that somebody gave; None where fewer than 5 answered."""
    return median_low(values) if len(values) >= MASK else None


def in_words(wave: Wave, values: Mapping[str, str]) -> list[tuple[Question, Choice]]:
    """The questions that were answered, with the answers as they were shown."""
    found = [
        (question, question.choice(values[question.slug])) for question in wave.questions if question.slug in values
    ]
    return [(question, choice) for question, choice in found if choice is not None]


def medians(wave: Wave, answers: Iterable[Mapping[str, str]]) -> list[tuple[Question, Choice | None]]:
    """The middle answer to each question with faces; None where fewer than 5 answered it."""
    given = list(answers)
    found = []
    for question in wave.questions:
        if question.kind == "faces":
            middle = median([int(values[question.slug]) for values in given if question.slug in values])
            found.append((question, None if middle is None else question.choice(str(middle))))
    return found
