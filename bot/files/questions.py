"""The questions of the check-ins: their wording is fixed, versioned, and says where it comes from."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from bot.files.reading import checked, read_table
from bot.files.values import Line, Said, Slug
from bot.tables import FROZEN, Table, contradiction, expected

SITUATIONS = ("job", "seasonal", "training", "volunteering", "looking", "caring", "health", "other", "unsaid")
FACES = 5  # from the saddest, 1, to the happiest, 5

Kind = Annotated[Literal["faces", "situation", "yes_no"], expected("faces, situation or yes_no")]
Version = Annotated[int, Field(ge=1), expected("a whole number from 1")]


class Face(Table):
    """One answer of five: a picture and the words under it."""

    picture: Line
    word: Said


class Question(Table):
    """One question, answered with one tap. A yes or no takes its two words from the catalogues."""

    kind: Kind
    asks: Said
    faces: tuple[Face, ...] = ()
    situations: Annotated[Mapping[Slug, Said], FROZEN] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _has_its_answers(self) -> Self:
        faces, situations = (FACES if self.kind == "faces" else 0), (SITUATIONS if self.kind == "situation" else ())
        if len(self.faces) != faces:
            raise contradiction(f"a question of the kind {self.kind} has {faces} faces, and not {len(self.faces)}")
        if set(self.situations) != set(situations):
            raise contradiction(f"a question of the kind {self.kind} has the situations: {', '.join(situations)}")
        return self


class QuestionsFile(Table):
    """A version of the questions, in the order in which they are asked."""

    version: Version
    source: Line
    questions: Annotated[Mapping[Slug, Question], FROZEN]


def read_questions(path: Path) -> QuestionsFile:
    """The questions in a file. Raises `FileError`."""
    return checked(QuestionsFile, read_table(path), path)
