"""When an announcement goes."""

from datetime import datetime, timedelta

import pytest

from bot.domain import timings
from bot.domain.centres import Place
from bot.domain.common import Refused, Words
from bot.domain.times import QuietHours, instant
from bot.domain.timings import AT_ONCE, UNDO, Lead, Timing
from bot.domain.workshops import Session

ZONE = "Europe/Paris"
QUIET = QuietHours(ZONE)
PLACE = Place(1, Words("Salle des Dunes"), "1 rue du Port", 47.0, -2.2)


def at(wall: str) -> datetime:
    """An instant by the centre's clock."""
    return instant(datetime.fromisoformat(wall), ZONE)


def session(wall: str, *, cancelled: bool = False) -> Session:
    """A session that starts then."""
    words, starts = Words("Faire connaissance"), datetime.fromisoformat(wall)
    return Session(7, 1, 1, 1, 1, words, words, None, starts, at(wall), 120, PLACE, cancelled=cancelled)


NOW = at("2026-10-01 10:00")
EVE, SHORTLY = Timing(session=7, lead=Lead.EVE), Timing(session=7, lead=Lead.SHORTLY)


@pytest.mark.parametrize(
    ("timing", "held", "goes"),
    [
        (AT_ONCE, None, NOW + UNDO),
        (Timing(at=at("2026-10-03 11:00")), None, at("2026-10-03 11:00")),
        (Timing(at=at("2026-10-03 22:00")), None, at("2026-10-04 09:00")),
        (Timing(at=at("2026-09-30 11:00")), None, NOW + UNDO),
        (EVE, "2026-10-13 14:00", at("2026-10-12 18:00")),
        (SHORTLY, "2026-10-13 14:00", at("2026-10-13 12:00")),
        (SHORTLY, "2026-10-13 10:00", at("2026-10-13 09:00")),
        (EVE, "2026-10-01 14:00", NOW + UNDO),
        (EVE, "2026-10-26 14:00", at("2026-10-25 18:00")),  # after a night of 25 hours
    ],
)
def test_it_goes_after_the_time_to_undo_it_and_not_at_night(timing: Timing, held: str | None, goes: datetime) -> None:
    assert timings.planned(timing, session(held) if held else None, QUIET, NOW) == goes


def test_what_is_confirmed_just_before_the_night_waits_for_the_morning() -> None:
    assert timings.planned(AT_ONCE, None, QUIET, at("2026-10-01 19:59")) == at("2026-10-01 19:59") + UNDO
    late = at("2026-10-01 19:59") + timedelta(seconds=45)
    assert timings.planned(AT_ONCE, None, QUIET, late) == at("2026-10-02 09:00")


def test_a_moment_that_is_over_cannot_be_chosen() -> None:
    timings.may_choose(session("2026-10-13 14:00"), Lead.EVE, ZONE, NOW)
    for held in (session("2026-10-01 14:00"), session("2026-10-13 14:00", cancelled=True)):
        with pytest.raises(Refused) as refused:
            timings.may_choose(held, Lead.EVE, ZONE, NOW)
        assert refused.value.key == "announcements.lead-over"
    with pytest.raises(Refused):
        timings.lead("x")


def test_nothing_goes_before_a_session_that_has_begun_or_is_cancelled() -> None:
    held = session("2026-10-13 14:00")
    assert not timings.is_off(None, NOW)
    assert not timings.is_off(held, NOW)
    assert timings.is_off(held, held.starts)
    assert timings.is_off(session("2026-10-13 14:00", cancelled=True), NOW)


def test_the_limits_of_taking_back() -> None:
    assert timings.may_undo(NOW, NOW + UNDO - timedelta(seconds=1))
    assert not timings.may_undo(NOW, NOW + UNDO)
    assert timings.may_delete(NOW, NOW + timedelta(hours=46))
    assert not timings.may_delete(NOW, NOW + timedelta(hours=48))
