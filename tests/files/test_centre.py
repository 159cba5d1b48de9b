"""A centre's file is read as it is meant, or refused in words that its writer can act on."""

import tomllib
from datetime import time
from pathlib import Path

import pytest

from bot.files import CentreFile, CentreSettings, FileError, read_centre
from tests.files.written import CENTRE, changed

# What is wrong, instead of what, and the sentence about it.
WRONG = [
    ('slug = "exemple"', 'slug = "L\'Exemple"', 'slug is "L\'Exemple"; expected a short name of small letters'),
    ('slug = "exemple"', "", "slug is missing."),
    ('time_zone = "Europe/Paris"', 'time_zone = "Paris"', 'time_zone is "Paris"; expected a time zone, such as'),
    ('language = "fr"', 'language = "de"', 'language is "de"; expected fr or en.'),
    ('phone = "02 61 91 00 01"', 'phone = ""', 'call.phone is ""; expected a phone number'),
    ('phone = "02 61 91 00 02"', 'phone = "voir Nadia"', 'listener.phone is "voir Nadia"; expected a phone number'),
    ("latitude = 47.0009", "latitude = 470009", "places.salle-des-dunes.latitude is 470009; expected degrees north"),
    ("longitude = -2.2458", "longitude = 181.0", "longitude is 181.0; expected degrees east, from -180 to 180."),
    ("latitude = 47.0009", "latitude = true", "latitude is true; expected degrees north"),
    ("[places.cuisine]", '[places."La cuisine"]', 'places.La cuisine is "La cuisine"; expected a short name'),
    ("[places.cuisine]", "[places.port]", "exemple.toml: it is not written as TOML should be:"),
    ('name.fr = "Le port"', 'name.de = "Hafen"', "places.port.name is {'de': 'Hafen', 'en': 'The harbour'}; expected"),
    ('name.fr = "Le port"', 'name.fr = " "', "expected words in French, and in English if you like"),
    ("retention_months = 24", "retention_months = 240", "consent.retention_months is 240; expected a whole number"),
    ("retention_months = 24", "keep = 24", "consent: keep is not known here; expected controller, contact, retention"),
    ("#weekly_cap = 7 ", "weekly_cap = 0 ", "settings.weekly_cap is 0; expected a whole number of messages"),
    (
        "#quiet_from = 20:00:00",
        'quiet_from = "20h"',
        'settings.quiet_from is "20h"; expected an hour, such as 14:00:00',
    ),
    ("#quiet_from = 20:00:00", 'quiet_from = "20:00Z"', 'settings.quiet_from is "20:00Z"; expected an hour'),
]


def test_the_example_is_a_centre() -> None:
    centre = read_centre(CENTRE)
    assert centre.slug == "exemple"
    assert centre.time_zone == "Europe/Paris"
    assert centre.call.phone == "02 61 91 00 01"
    assert centre.places["port"].name.into("en") == "The harbour"
    assert centre.consent.retention_months == 24
    assert centre.settings == CentreSettings()


def test_every_setting_stands_in_the_example_with_its_hash_taken_away() -> None:
    text = CENTRE.read_text(encoding="utf-8").replace("\n#", "\n")
    settings = tomllib.loads(text[text.index("[settings]") :])["settings"]
    assert set(settings) == set(CentreSettings.model_fields)
    read = CentreSettings.model_validate(settings)
    assert (read.first_reminder_days, read.quiet_until, read.weekly_cap) == (3, time(9), 7)


@pytest.mark.parametrize(("right", "wrong", "sentence"), WRONG)
def test_a_wrong_centre_is_refused(right: str, wrong: str, sentence: str, tmp_path: Path) -> None:
    path = changed(CENTRE, right, wrong, tmp_path)
    with pytest.raises(FileError) as refused:
        read_centre(path)
    assert len(refused.value.problems) == 1
    assert refused.value.problems[0].startswith("exemple.toml: ")
    assert sentence in str(refused.value)


def test_each_problem_has_its_sentence(tmp_path: Path) -> None:
    path = changed(CENTRE, 'phone = "02 61 91 00 01"', 'phone = ""', tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("47.0009", '"nord"'), encoding="utf-8")
    with pytest.raises(FileError) as refused:
        read_centre(path)
    assert len(refused.value.problems) == 2


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes('name = "Île"'.encode("latin-1"))
    for path, sentence in [
        (tmp_path / "none.toml", "none.toml: there is no such file in "),
        (tmp_path, "it cannot be read"),
        (latin, "latin.toml: it is no text in UTF-8"),
    ]:
        with pytest.raises(FileError, match=sentence):
            read_centre(path)


def test_nobody_changes_what_was_read() -> None:
    centre = read_centre(CENTRE)
    assert isinstance(centre, CentreFile)
    with pytest.raises(ValueError, match="frozen"):
        centre.name = "Autre"  # type: ignore[misc]
    with pytest.raises(TypeError):
        centre.places["port"] = centre.places["cuisine"]  # type: ignore[index]
