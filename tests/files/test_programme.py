"""The programme of the real workshop, and what is said about a wrong one."""

import re
from collections.abc import Iterator
from datetime import time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.domain.common import Words
from bot.files import FileError, check_places, read_centre, read_programme
from bot.tables import Table
from tests.files.written import CENTRE, PROGRAMME, changed

WRONG = [
    ("capacity = 9", "capacity = 0", "capacity is 0; expected a whole number of people from 1 to 500."),
    ("capacity = 9", 'capacity = "neuf"', 'capacity is "neuf"; expected a whole number of people'),
    ('weekday = "tuesday"', 'weekday = "mardi"', 'sessions.s1.weekday is "mardi"; expected a day in English'),
    ("week = 1", "week = 0", "sessions.s1.week is 0; expected a whole number from 1 to 104; week 1 is the first."),
    ("minutes = 120", "minutes = 2", "sessions.s1.minutes is 2; expected a whole number of minutes from 15 to 720."),
    ("starts = 14:00:00", 'starts = "14 h"', 'sessions.s1.starts is "14 h"; expected an hour, such as 14:00:00.'),
    ('hosts = ["alain"]', 'hosts = ["alan"]', 'sessions.s6.hosts is "alan"; expected a host of the programme: nadia,'),
    ('hosts = ["alain"]', 'hosts = "alain"', 'sessions.s6.hosts is "alain"; expected '),
    ('hosts = ["alain"]', "hosts = [3]", "sessions.s6.hosts[1] is 3; expected a short name"),
    (
        'kind = "volunteer"',
        'kind = "bénévole"',
        'hosts.josiane.kind is "bénévole"; expected professional or volunteer.',
    ),
    ("[sessions.s2]", "[sessions.s1]", "it is not written as TOML should be:"),
    ("week = 2", "week = 1", "sessions.s2 starts before the one above it ends; expected the sessions in their order."),
    ('["mood", ', '["moood", ', 'waves.before.questions is "moood"; expected one of the questions: mood, energy,'),
    ('["mood", ', '["energy", ', "waves.before: questions; expected at least one, and each of them once."),
    ('phase = "regard"\ndays', 'phase = "regards"\ndays', 'waves.halfway.phase is "regards"; expected a phase'),
    ('phase = "regard"\ndays', "days", 'waves.halfway: a phase belongs to the moment "phase", and only there.'),
    (
        'moment = "start"',
        'moment = "start"\nmonths = 1',
        'waves.before: months are counted from the moment "end" only.',
    ),
    ('questions = "questions.toml"', "questions = 3", "questions is 3; expected a file beside it"),
    ('questions = "questions.toml"', 'questions = "none.toml"', "none.toml: there is no such file in "),
    ('moment = "start"', 'moment = "before"', 'waves.before.moment is "before"; expected start, phase or end.'),
    (
        '[partners.restos]\nname = "Les Restos du Cœur"',
        "[partners]\nrestos = 3",
        "partners.restos is 3; expected a table.",
    ),
]


def test_the_programme_is_the_real_workshop() -> None:
    programme = read_programme(PROGRAMME)
    assert programme.capacity == 9
    assert [session.phase for session in programme.sessions.values()] == ["regard"] * 4 + ["bien-etre"] * 4
    assert list(programme.sessions) == ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"]
    assert len(programme.partners) == 5
    roles = {host.role.fr for host in programme.hosts.values()}
    assert {"sophrologue", "esthéticienne", "coiffeuse", "enseignant de qi-gong et de taï-chi"} <= roles
    assert programme.sessions["s1"].starts == time(14)
    assert programme.sessions["s2"].offset == timedelta(days=8, hours=14)
    assert [(wave.moment, wave.months) for wave in programme.waves.values()] == [
        ("start", 0),
        ("phase", 0),
        ("end", 0),
        ("end", 1),
        ("end", 3),
        ("end", 6),
        ("end", 12),
    ]


def test_sessions_follow_one_another() -> None:
    sessions = read_programme(PROGRAMME).sessions.values()
    assert all(before.offset < after.offset for before, after in pairwise(sessions))


def test_the_programme_meets_at_the_example_centre() -> None:
    check_places(read_programme(PROGRAMME), PROGRAMME, read_centre(CENTRE))


def test_a_place_that_the_centre_lacks_is_refused(tmp_path: Path) -> None:
    path = changed(PROGRAMME, 'place = "cuisine"', 'place = "cave"', tmp_path)
    with pytest.raises(
        FileError, match=r'sessions\.s3\.place is "cave"; expected a place of the centre exemple: salle-'
    ):
        check_places(read_programme(path), path, read_centre(CENTRE))


@pytest.mark.parametrize(("right", "wrong", "sentence"), WRONG)
def test_a_wrong_programme_is_refused(right: str, wrong: str, sentence: str, tmp_path: Path) -> None:
    path = changed(PROGRAMME, right, wrong, tmp_path)
    with pytest.raises(FileError) as refused:
        read_programme(path)
    assert len(refused.value.problems) == 1
    assert sentence in str(refused.value)


def test_a_long_check_in_months_after_is_refused(tmp_path: Path) -> None:
    short = '"contacts", "situation", "call"]\n\n[waves.month-3]'
    path = changed(PROGRAMME, short, short.replace('"situation"', '"care", "situation"'), tmp_path)
    with pytest.raises(FileError, match=r"waves\.month-1: 7 questions; expected 6 at most after months\."):
        read_programme(path)


def test_a_phase_in_two_pieces_is_refused(tmp_path: Path) -> None:
    path = changed(PROGRAMME, '[sessions.s2]\nphase = "regard"', '[sessions.s2]\nphase = "bien-etre"', tmp_path)
    with pytest.raises(FileError) as refused:
        read_programme(path)
    assert refused.value.problems == (
        "estime-de-soi.toml: phases.regard is in 2 pieces; expected its sessions one after the other.",
        "estime-de-soi.toml: phases.bien-etre is in 2 pieces; expected its sessions one after the other.",
    )


def test_a_programme_without_sessions_is_refused(tmp_path: Path) -> None:
    text = PROGRAMME.read_text(encoding="utf-8")
    sessions = text[text.index("[sessions.s1]") : text.index("[hosts.nadia]")]
    path = changed(PROGRAMME, sessions, "[sessions]\n", tmp_path)
    with pytest.raises(FileError, match="sessions is empty; expected one session at least"):
        read_programme(path)


def test_both_languages_are_complete_and_short() -> None:
    wordings = [*_wordings(read_programme(PROGRAMME)), *_wordings(read_centre(CENTRE))]
    assert len(wordings) > 100
    for words in wordings:
        assert words.en, f"{words.fr!r} has no English"
        for text in (words.fr, words.en):
            sentences = re.split(r"[.?!\n]\s*", text)
            assert all(len(re.findall(r"[^\W\d]{2,}", sentence)) <= 12 for sentence in sentences), text


def _wordings(table: Table) -> Iterator[Words]:
    """Every wording in a file, however deep."""
    for _, value in table:
        yield from _within(value)


def _within(value: object) -> Iterator[Words]:
    if isinstance(value, Words):
        yield value
    elif isinstance(value, Table):
        yield from _wordings(value)
    elif hasattr(value, "values"):
        for item in value.values():
            yield from _within(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _within(item)
