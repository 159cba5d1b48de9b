"""When the letter of a day comes."""

from datetime import UTC, date, datetime, timedelta

from bot.domain import myday
from bot.domain.centres import Centre, Human
from bot.domain.common import Words
from bot.domain.times import Window

HUMAN = Human("Nadia", "02 61 91 00 01", Words("le matin"))
CENTRE = Centre(3, "c", "Centre", "Europe/Paris", "fr", "Rue", HUMAN, HUMAN, "C", "c@c.example")
NOW = datetime(2026, 10, 24, 10, tzinfo=UTC)


def test_it_comes_at_nine_of_the_wall_clock_in_summer_and_in_winter() -> None:
    found = list(myday.mornings(CENTRE, Window(NOW, NOW + timedelta(days=2))))
    assert found == [
        (date(2026, 10, 25), datetime(2026, 10, 25, 8, tzinfo=UTC)),
        (date(2026, 10, 26), datetime(2026, 10, 26, 8, tzinfo=UTC)),
    ]
    at = found[0][1]
    assert len(list(myday.mornings(CENTRE, Window(at - timedelta(minutes=1), at)))) == 1
    assert not list(myday.mornings(CENTRE, Window(at, at + timedelta(minutes=1))))


def test_each_day_of_each_centre_has_a_number_of_its_own() -> None:
    days = [NOW.date() + timedelta(days=number) for number in range(400)]
    assert len({myday.subject(centre, day) for centre in (1, 2, 9_999) for day in days}) == 3 * len(days)
    assert myday.subject(1, date(2200, 1, 1)) < 2**31


def test_an_instant_that_nobody_has_seen_yet_is_not_seen() -> None:
    assert myday.instant_of(2**60, NOW) <= NOW + timedelta(seconds=1)
    assert myday.instant_of(-5, NOW) == datetime(1970, 1, 1, tzinfo=UTC)
    assert myday.instant_of(myday.stamp(NOW - timedelta(hours=1)), NOW) > NOW - timedelta(hours=1)
