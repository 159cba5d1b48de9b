"""A programme: phases and sessions, who leads them, who advertises them, and when news is asked for."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import time, timedelta
from itertools import groupby, pairwise
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from bot.files.centre import CentreFile
from bot.files.questions import QuestionsFile, read_questions
from bot.files.reading import FileError, checked, read_table, refuse_if
from bot.files.values import Line, Said, Slug, Slugs, Wall, Weekday
from bot.tables import FROZEN, Table, contradiction, expected, shown

MONTHLY_QUESTIONS = 6  # shorter check-ins are answered more: 6 questions and 2 minutes

Capacity = Annotated[int, Field(ge=1, le=500), expected("a whole number of people from 1 to 500")]
Week = Annotated[int, Field(ge=1, le=104), expected("a whole number from 1 to 104; week 1 is the first")]
Minutes = Annotated[int, Field(ge=15, le=720), expected("a whole number of minutes from 15 to 720")]
HostKind = Annotated[Literal["professional", "volunteer"], expected("professional or volunteer")]
Moment = Annotated[Literal["start", "phase", "end"], expected("start, phase or end")]
Days = Annotated[int, Field(ge=-60, le=60), expected("a whole number of days from -60 to 60")]
Months = Annotated[int, Field(ge=0, le=24), expected("a whole number of months from 0 to 24")]


class Phase(Table):
    """A part of the programme."""

    title: Said
    about: Said


class Host(Table):
    """Who leads or co-leads a session. Participants read the name and the role."""

    name: Line
    role: Said
    kind: HostKind


class Partner(Table):
    """An organisation that tells people about the workshop."""

    name: Line


class Session(Table):
    """One meeting of the group: on a weekday of a week of the workshop, by the wall clock."""

    phase: Slug
    title: Said
    about: Said
    week: Week
    weekday: Weekday
    starts: Wall
    minutes: Minutes
    place: Slug
    hosts: Slugs
    bring: Said | None = None

    @property
    def offset(self) -> timedelta:
        """How long after midnight of the first week's Monday it starts."""
        wall = timedelta(hours=self.starts.hour, minutes=self.starts.minute)
        return timedelta(weeks=self.week - 1, days=self.weekday) + wall


class Wave(Table):
    """A check-in: some days or months after the workshop starts, a phase ends, or the workshop ends."""

    title: Said
    moment: Moment
    phase: Slug | None = None
    days: Days = 0
    months: Months = 0
    at: Wall = time(10)
    questions: Slugs

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if (self.moment == "phase") != (self.phase is not None):
            raise contradiction('a phase belongs to the moment "phase", and only there')
        if self.months and self.moment != "end":
            raise contradiction('months are counted from the moment "end" only')
        if self.months and len(self.questions) > MONTHLY_QUESTIONS:
            raise contradiction(f"{len(self.questions)} questions; expected {MONTHLY_QUESTIONS} at most after months")
        if not self.questions or len(set(self.questions)) < len(self.questions):
            raise contradiction("questions; expected at least one, and each of them once")
        return self


class ProgrammeFile(Table):
    """A programme as its file describes it, its questions read from the file that it names."""

    slug: Slug
    title: Said
    summary: Said
    capacity: Capacity
    phases: Annotated[Mapping[Slug, Phase], FROZEN]
    sessions: Annotated[Mapping[Slug, Session], FROZEN]
    hosts: Annotated[Mapping[Slug, Host], FROZEN]
    partners: Annotated[Mapping[Slug, Partner], FROZEN]
    waves: Annotated[Mapping[Slug, Wave], FROZEN]
    questions: QuestionsFile


def read_programme(path: Path) -> ProgrammeFile:
    """The programme in a file, with the questions in the file that its key `questions` names. Raises `FileError`."""
    written = read_table(path)
    name = written.get("questions")
    if not isinstance(name, str):
        raise FileError(f'{path.name}: questions is {shown(name)}; expected a file beside it, "questions.toml".')
    questions = read_questions(path.parent / name)
    programme = checked(ProgrammeFile, written | {"questions": questions}, path)
    refuse_if((*_order(programme), *_strangers(programme)), path)
    return programme


def check_places(programme: ProgrammeFile, path: Path, centre: CentreFile) -> None:
    """Raises `FileError` where a session of the programme in `path` meets at a place that the centre lacks."""
    meets = ((f"sessions.{slug}.place", session.place) for slug, session in programme.sessions.items())
    refuse_if(_unknown(meets, centre.places, f"a place of the centre {centre.slug}"), path)


def _strangers(programme: ProgrammeFile) -> Iterator[str]:
    """Names that nothing in the programme has."""
    sessions, waves = programme.sessions.items(), programme.waves.items()
    phases = [(f"sessions.{slug}.phase", session.phase) for slug, session in sessions]
    phases += [(f"waves.{slug}.phase", wave.phase) for slug, wave in waves if wave.phase]
    hosts = [(f"sessions.{slug}.hosts", host) for slug, session in sessions for host in session.hosts]
    asked = [(f"waves.{slug}.questions", question) for slug, wave in waves for question in wave.questions]
    yield from _unknown(phases, programme.phases, "a phase of the programme")
    yield from _unknown(hosts, programme.hosts, "a host of the programme")
    yield from _unknown(asked, programme.questions.questions, "one of the questions")


def _unknown(named: Iterable[tuple[str, str]], known: Collection[str], what: str) -> Iterator[str]:
    for key, slug in named:
        if slug not in known:
            yield f"{key} is {shown(slug)}; expected {what}: {', '.join(known)}."


def _order(programme: ProgrammeFile) -> Iterator[str]:
    """Sessions are written in the order in which they happen, and each phase in one piece."""
    if not programme.sessions:
        yield "sessions is empty; expected one session at least."
    for (_, before), (slug, session) in pairwise(programme.sessions.items()):
        if session.offset < before.offset + timedelta(minutes=before.minutes):
            yield f"sessions.{slug} starts before the one above it ends; expected the sessions in their order."
    pieces = [phase for phase, _ in groupby(session.phase for session in programme.sessions.values())]
    for phase in programme.phases:
        if pieces.count(phase) != 1:
            yield f"phases.{phase} is in {pieces.count(phase)} pieces; expected its sessions one after the other."
