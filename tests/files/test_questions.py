"""The check-ins' questions: one tap each, in both languages, their source named."""

from pathlib import Path

import pytest

from bot.files import SITUATIONS, FileError, read_questions
from tests.files.written import QUESTIONS, changed

HAPPIEST = '    { picture = "😊", word = { fr = "Très bien", en = "Very good" } },\n'
WRONG = [
    (HAPPIEST, "", "questions.mood: a question of the kind faces has 5 faces, and not 4."),
    ('kind = "faces"', 'kind = "yes_no"', "questions.mood: a question of the kind yes_no has 0 faces, and not 5."),
    ('kind = "faces"', 'kind = "scale"', 'questions.mood.kind is "scale"; expected faces, situation or yes_no.'),
    (
        'caring = { fr = "',
        'carer = { fr = "',
        "questions.situation: a question of the kind situation has the situations:",
    ),
    ('fr = "Moyen"', 'de = "Mittel"', "questions.mood.faces[3].word is "),
    ("version = 1", "version = 0", "version is 0; expected a whole number from 1."),
    ('source = "single-item faces, written for this bot"', "", "source is missing."),
]


def test_the_questions_name_their_version_and_source() -> None:
    read = read_questions(QUESTIONS)
    assert read.version == 1
    assert read.source == "single-item faces, written for this bot"


def test_faces_go_from_the_saddest_to_the_happiest() -> None:
    faces = [question.faces for question in read_questions(QUESTIONS).questions.values() if question.kind == "faces"]
    assert len(faces) == 6
    assert {tuple(face.picture for face in row) for row in faces} == {("😞", "🙁", "😐", "🙂", "😊")}


def test_the_situations_are_those_that_reports_count() -> None:
    assert tuple(read_questions(QUESTIONS).questions["situation"].situations) == SITUATIONS


@pytest.mark.parametrize(("right", "wrong", "sentence"), WRONG)
def test_wrong_questions_are_refused(right: str, wrong: str, sentence: str, tmp_path: Path) -> None:
    path = changed(QUESTIONS, right, wrong, tmp_path)
    with pytest.raises(FileError) as refused:
        read_questions(path)
    assert len(refused.value.problems) == 1
    assert sentence in str(refused.value)
