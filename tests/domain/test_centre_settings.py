"""What a centre's settings may be."""

import pytest

from bot.domain import centre_settings as rules
from bot.domain.centres import Centre, Human
from bot.domain.common import Refused, Words
from bot.files.centre import CentreSettings

HUMAN = Human("Nadia", "02 61 91 00 01", Words("le matin"))


def centre(**settings: int | str) -> Centre:
    return Centre(1, "c", "Centre", "Europe/Paris", "fr", "Rue", HUMAN, HUMAN, "C", "c@c.example", settings=settings)


def test_every_setting_of_the_file_can_be_tapped() -> None:
    assert {one.name for one in rules.SETTINGS} == {*CentreSettings.model_fields, "open_week"}
    for one in rules.SETTINGS:
        assert one.default in one.choices
        if one.name != "open_week":
            for value in one.choices:
                CentreSettings.model_validate({one.name: one.written(value)})


def test_a_setting_reads_what_it_wrote() -> None:
    for one in rules.SETTINGS:
        assert one.read({}) == one.default
        for value in one.choices:
            assert one.read({one.name: one.written(value)}) == value


def test_the_defaults_are_those_of_the_features() -> None:
    bare = centre()
    assert bare.quiet.start.hour == rules.find("quiet_from").default
    assert bare.quiet.end.hour == rules.find("quiet_until").default
    assert bare.weekly_cap == rules.find("weekly_cap").default


@pytest.mark.parametrize(("name", "value"), [("weekly_cap", 4), ("quiet_from", 25), ("open_week", 0)])
def test_nothing_but_what_is_offered_is_taken(name: str, value: int) -> None:
    with pytest.raises(Refused, match="old-button"):
        rules.choose(centre(), rules.find(name), value)


def test_the_first_reminder_comes_before_the_second() -> None:
    with pytest.raises(Refused, match="reminders-meet"):
        rules.choose(centre(second_reminder_days=2), rules.find("first_reminder_days"), 2)
    assert rules.choose(centre(), rules.find("first_reminder_days"), 2) == 2


def test_the_week_says_which_days_are_open() -> None:
    assert list(rules.open_weekdays(centre())) == [1, 2, 3, 4, 5]
    assert list(rules.open_weekdays(centre(open_week=26))) == [2, 3, 4, 5, 6]
