"""Waves: when people are asked how they are, and what. Read from the programme, dated by its sessions.

A wave's letter is useless after 14 days, or when the next wave is due: it would measure another moment.
For the same reason a wave takes answers, and keeps its place on the call list, for 30 days at most.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from bot.domain import times
from bot.domain.common import Refused, Words
from bot.domain.workshops import Phase, Session

USELESS = timedelta(days=14)
OPEN = timedelta(days=30)
EARLIEST, LATEST = timedelta(days=61), timedelta(days=765)  # how far from a session the file may put a wave
A_MINUTE = 3  # questions
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer. `value` is what is kept: a face's number, the name of a situation, yes or no."""

    value: str
    word: Words
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, answered with one tap. `kind` is faces, situation or yes_no."""

    slug: str
    kind: str
    asks: Words
    choices: tuple[Choice, ...]
    version: int

    def choice(self, value: str) -> Choice | None:
        """The answer that is kept as `value`; None where the questionnaire no longer has it."""
        return next((choice for choice in self.choices if choice.value == value), None)


@dataclass(frozen=True, slots=True)
class Wave:
    """One moment at which all are asked: the letter goes out `at`, the answers are taken until it `closes`."""

    slug: str
    title: Words
    at: datetime
    useless: datetime
    closes: datetime
    questions: tuple[Question, ...]


def waves(
    programme: Mapping[str, Any], phases: Sequence[Phase], sessions: Sequence[Session], zone: str
) -> tuple[Wave, ...]:
    """The waves of a programme in order of time, dated by when its sessions really are."""
    held = sorted((session for session in sessions if not session.cancelled), key=lambda session: session.starts)
    parts = _parts(programme, phases)
    dated = []
    for slug, told in programme.get("waves", {}).items():
        anchor = _anchor(told["moment"], parts.get(told["phase"]), held)
        if anchor is not None:
            dated.append((_instant(anchor, told, zone), slug, told))
    dated.sort(key=lambda one: one[0])
    ends = [at for at, _, _ in dated[1:]]
    ends += [at + OPEN for at, _, _ in dated[-1:]]
    asked = _questions(programme)
    return tuple(_wave(at, slug, told, asked, end) for (at, slug, told), end in zip(dated, ends, strict=True))


def minutes(questions: int) -> int:
    """How long so many questions take."""
    return -(-questions // A_MINUTE)


def find(known: Sequence[Wave], slug: str) -> Wave | None:
    """The wave of that name; None where the programme no longer has it."""
    return next((wave for wave in known if wave.slug == slug), None)


def named(known: Sequence[Wave], slug: str) -> Wave:
    """The wave of that name. Refused("common.gone") where there is none."""
    wave = find(known, slug)
    if wave is None:
        raise Refused("common.gone")
    return wave


def current(known: Sequence[Wave], now: datetime) -> Wave | None:
    """The wave that takes answers now."""
    return next((wave for wave in known if wave.at <= now < wave.closes), None)


def upcoming(known: Sequence[Wave], now: datetime) -> Wave | None:
    """The wave that comes next."""
    return next((wave for wave in known if now < wave.at), None)


def _parts(programme: Mapping[str, Any], phases: Sequence[Phase]) -> dict[str, int]:
    """The ids of the phases by the names that the file gives them."""
    numbers = {phase.number: phase.id for phase in phases}
    slugs = enumerate(programme.get("phases", {}), start=1)
    return {slug: numbers[number] for number, slug in slugs if number in numbers}


def _anchor(moment: str, part: int | None, held: Sequence[Session]) -> Session | None:
    if moment == "start":
        return held[0] if held else None
    mine = [session for session in held if moment == "end" or session.phase == part]
    return mine[-1] if mine else None


def _instant(anchor: Session, told: Mapping[str, Any], zone: str) -> datetime:
    day = anchor.wall.date() + relativedelta(days=told["days"], months=told["months"])
    return times.instant(datetime.combine(day, time.fromisoformat(told["at"])), zone)


def _wave(at: datetime, slug: str, told: Mapping[str, Any], asked: Mapping[str, Question], end: datetime) -> Wave:
    questions = tuple(asked[name] for name in told["questions"])
    return Wave(slug, Words(**told["title"]), at, min(at + USELESS, end), min(at + OPEN, end), questions)


def _questions(programme: Mapping[str, Any]) -> dict[str, Question]:
    file = programme["questions"]
    return {
        slug: Question(slug, told["kind"], Words(**told["asks"]), tuple(_choices(told)), file["version"])
        for slug, told in file["questions"].items()
    }


def _choices(told: Mapping[str, Any]) -> Iterator[Choice]:
    for number, face in enumerate(told["faces"], start=1):
        yield Choice(str(number), Words(**face["word"]), face["picture"])
    for slug, words in told["situations"].items():
        yield Choice(slug, Words(**words))
    if told["kind"] == "yes_no":
        yield from (Choice(YES, Words("")), Choice(NO, Words("")))  # their words are in the catalogues
