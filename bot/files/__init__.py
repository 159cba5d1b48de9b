"""The files that a centre writes, read and checked: a centre, a programme, its questions. No database here."""

from bot.files.centre import CentreFile, CentreSettings, Consent, Person, Place, read_centre
from bot.files.programme import Host, Partner, Phase, ProgrammeFile, Session, Wave, check_places, read_programme
from bot.files.questions import SITUATIONS, Face, Question, QuestionsFile, read_questions
from bot.files.reading import FileError

__all__ = [
    "SITUATIONS",
    "CentreFile",
    "CentreSettings",
    "Consent",
    "Face",
    "FileError",
    "Host",
    "Partner",
    "Person",
    "Phase",
    "Place",
    "ProgrammeFile",
    "Question",
    "QuestionsFile",
    "Session",
    "Wave",
    "check_places",
    "read_centre",
    "read_programme",
    "read_questions",
]
