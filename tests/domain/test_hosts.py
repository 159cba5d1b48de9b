"""What hosts are told, and when."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import hosts, times
from bot.domain.centres import Place
from bot.domain.common import Refused, Words
from bot.domain.replies import Replied, Reply
from bot.domain.times import Window
from bot.domain.workshops import Host, Session

NOW = datetime(2026, 10, 1, 8, tzinfo=UTC)
PLACE = Place(1, Words("Salle"), "1 rue", 47.0, -2.2)


def session(wall: str, zone: str = "Europe/Paris") -> Session:
    at = datetime.fromisoformat(wall)
    words = Words("Titre")
    return Session(1, 1, 1, 1, 1, words, words, None, at, times.instant(at, zone), 120, PLACE)


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/Martinique", "Indian/Reunion"])
@pytest.mark.parametrize("wall", ["2026-10-25T23:30:00", "2026-03-29T14:00:00", "2026-10-13T00:00:00"])
def test_told_at_six_the_evening_before(zone: str, wall: str) -> None:
    led = session(wall, zone)
    due = hosts.brief_due(led, zone)
    shown = times.wall(due, zone)
    assert (shown.hour, shown.date()) == (18, led.wall.date() - timedelta(days=1))
    assert led.starts in hosts.starting_after(Window(due - timedelta(minutes=1), due))


def test_names_of_those_who_come_only() -> None:
    said = [
        Replied(1, 1, Reply.COMING, NOW, late=True),
        Replied(1, 2, Reply.UNSURE, NOW),
        Replied(1, 9, Reply.COMING, NOW),
    ]
    given = {replied.person: replied for replied in said}
    assert hosts.coming(given, [1, 2, 3]) == [1]
    told = hosts.brief(given, [1, 2, 3], ["Marie"])
    assert (told.replies.coming, told.replies.unsure, told.replies.silent, told.late) == (1, 1, 1, 1)
    assert told.names == ("Marie",)


def test_a_large_group_is_cut() -> None:
    told = hosts.brief({}, [], [f"Personne {number}" for number in range(hosts.NAMES + 2)])
    assert (len(told.names), told.more) == (hosts.NAMES, 2)


def test_who_is_not_sure_is_named_in_one_line_or_counted() -> None:
    assert hosts.brief({}, [], [], ["rose", "Anne"]).unsure == ("Anne", "rose")
    assert hosts.brief({}, [], [], ["Rose"] * (hosts.UNSURE + 1)).unsure == ()


def test_only_who_leads() -> None:
    leaders = [Host(1, "Claire", Words("sophrologue"), 7), Host(2, "Alain", Words("enseignant"))]
    hosts.check_leads(leaders, 7)
    with pytest.raises(Refused, match=r"hosts\.not-yours"):
        hosts.check_leads(leaders, 8)
