"""When a word for the team is taken, and how long ones are leafed through."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import debriefs
from bot.domain.centres import Place
from bot.domain.common import Refused, Words
from bot.domain.debriefs import SCREEN, Debrief
from bot.domain.times import DAY
from bot.domain.workshops import Session

PLACE, WORDS = Place(1, Words("Salle"), "1 rue", 47.0, -2.2), Words("Titre")
WALL = datetime.fromisoformat("2026-10-20T14:00")
STARTS = datetime(2026, 10, 20, 12, tzinfo=UTC)
ENDS = STARTS + timedelta(hours=2)


def session(*, cancelled: bool = False) -> Session:
    return Session(1, 1, 1, 1, 2, WORDS, WORDS, None, WALL, STARTS, 120, PLACE, cancelled)


def test_from_the_start_until_a_week_after_the_end() -> None:
    debriefs.may_tell(session(), STARTS)
    debriefs.may_tell(session(), ENDS + 7 * DAY - timedelta(minutes=1))
    for now, cancelled, refusal in (
        (STARTS - timedelta(minutes=1), False, "attendance.not-yet"),
        (ENDS + 7 * DAY, False, "debriefs.closed"),
        (ENDS, True, "common.session-cancelled"),
    ):
        with pytest.raises(Refused) as refused:
            debriefs.may_tell(session(cancelled=cancelled), now)
        assert refused.value.key == refusal


def test_a_long_text_takes_several_screens_and_a_voice_message_one() -> None:
    told = [Debrief(1, 1, 7, "a" * (SCREEN + 1), "", ENDS), Debrief(2, 1, 8, "", "file", ENDS)]
    shown = [debriefs.part(told, number) for number in range(4)]
    assert [(one.debrief.id, len(one.text), one.page.number, one.count) for one in shown] == [
        *[(1, SCREEN, 0, 3), (1, 1, 1, 3)],
        *[(2, 0, 2, 3)] * 2,  # the nearest, where there is none with that number
    ]
    with pytest.raises(Refused, match=r"debriefs\.none"):
        debriefs.part([], 0)
