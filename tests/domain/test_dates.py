"""Dates as people type them."""

from contextlib import suppress
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import dates
from bot.domain.common import Refused
from bot.ui.screen import Moment, Text
from bot.ui.texts import label

NOW = datetime.fromisoformat("2026-10-01 10:00")  # a Thursday
USUAL = datetime.fromisoformat("2026-10-13 14:00")  # the Tuesday session


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("samedi 10h", "2026-10-03 10:00"),
        ("Samedi 17 octobre à 14 h 30", "2026-10-17 14:30"),
        ("le 17/10 à 14:30", "2026-10-17 14:30"),
        ("17/10/26 14h", "2026-10-17 14:00"),
        ("17.10.2026", "2026-10-17 14:00"),
        ("2026-10-17 09:15", "2026-10-17 09:15"),
        ("demain midi", "2026-10-02 12:00"),
        ("après-demain à 9h", "2026-10-03 09:00"),
        ("aujourd’hui 18 heures", "2026-10-01 18:00"),
        ("mardi prochain", "2026-10-06 14:00"),
        ("mardi en huit à 15 h", "2026-10-13 15:00"),
        ("jeudi 9h", "2026-10-08 09:00"),
        ("16h", "2026-10-13 16:00"),
        ("15 h et demie", "2026-10-13 15:30"),
        ("midi et demi", "2026-10-13 12:30"),
        ("mardi à 8 h du soir", "2026-10-06 20:00"),
        ("ce soir 6h30", "2026-10-01 18:30"),
        ("samedi, 3 heures de l'après-midi", "2026-10-03 15:00"),
        ("samedi 9 h du matin", "2026-10-03 09:00"),
        ("samedi soir 19h", "2026-10-03 19:00"),
        ("1er novembre", "2026-11-01 14:00"),
        ("3 janv. 10h", "2027-01-03 10:00"),
        ("5 février 10h", "2027-02-05 10:00"),
        ("Saturday 17 October at 2:30 pm", "2026-10-17 14:30"),
        ("October 17th, 9am", "2026-10-17 09:00"),
        ("tomorrow at 10:00", "2026-10-02 10:00"),
        ("12 am tomorrow", "2026-10-02 00:00"),
        ("  SAMEDI   10H  ", "2026-10-03 10:00"),
    ],
)
def test_what_people_type(typed: str, meant: str) -> None:
    assert dates.moment(typed, NOW, USUAL) == datetime.fromisoformat(meant)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("31 février", "dates.no-such-day"),
        ("31/02", "dates.no-such-day"),
        ("32 octobre 10h", "dates.no-such-day"),
        ("29 février 2027", "dates.no-such-day"),
        ("samedi 25h", "dates.no-such-hour"),
        ("samedi 10h75", "dates.no-such-hour"),
        ("13 pm tomorrow", "dates.no-such-hour"),
        ("hier", "dates.past"),
        ("28 septembre", "dates.past"),
        ("12/09/2026", "dates.past"),
        ("aujourd'hui 9h", "dates.past"),
        ("13 octobre 2029", "dates.far"),
        ("mardi 14 octobre", "dates.other-weekday"),
        ("samedi ou dimanche 10h", "dates.unclear"),
        ("de 14h à 16h", "dates.unclear"),
        ("le 17", "dates.unclear"),
        ("quand vous voulez", "dates.unclear"),
        ("", "dates.unclear"),
        ("🙂", "dates.unclear"),
        ("99999999999999999999", "dates.unclear"),
    ],
)
def test_what_is_not_taken(typed: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        dates.moment(typed, NOW, USUAL)

    assert refused.value.key == why


@given(
    st.integers(1, 300),
    st.times(min_value=time(0), max_value=time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from(["fr", "en"]),
)
def test_what_is_shown_is_understood_when_it_is_typed(ahead: int, hour: time, language: str) -> None:
    meant = datetime.combine(NOW.date() + timedelta(days=ahead), hour)
    typed = label(Text("changes.on", {"at": Moment(meant)}), language)

    assert dates.moment(typed, NOW, USUAL) == meant


@given(st.text(max_size=40))
def test_anything_may_be_typed(typed: str) -> None:
    with suppress(Refused):
        assert dates.moment(typed, NOW, USUAL) > NOW
