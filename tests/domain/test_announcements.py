"""To whom an announcement goes, how its fate reads, how long its text may be."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import announcements as news
from bot.domain.announcements import NAMED, Announcement, Arrival, Fate
from bot.domain.audiences import Audience, Recipient, Who, Whom
from bot.domain.contents import PLACE, Content
from bot.domain.letters import Lane, Standing, State
from bot.domain.times import QuietHours, instant
from bot.domain.timings import UNDO

ZONE = "Europe/Paris"
NOW = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)
QUIET = QuietHours(ZONE)
WRITTEN = Announcement(17, 1, Audience(1), Content("Le marché a lieu samedi."))


def recipient(number: int, **more: object) -> Recipient:
    """Somebody with Telegram."""
    return Recipient(Who(number), Standing(QUIET, 7, **more))  # type: ignore[arg-type]


def test_everybody_is_foreseen_by_delivery_s_own_rule() -> None:
    week = tuple(NOW - timedelta(days=day) for day in range(7))
    audience = [
        recipient(1),
        recipient(2, stopped=True),
        recipient(3, paused_until=NOW + timedelta(days=3)),
        recipient(4, unreachable=True),
        recipient(5, counted=week),
        Recipient(Who(6), None),
        Recipient(Who(None, 9), None),
    ]
    outlook = news.foresee(WRITTEN, audience, NOW, NOW)
    assert [one.fate for one in outlook.arrivals] == [
        Fate.WAITING,
        Fate.STOPPED,
        Fate.PAUSED,
        Fate.UNREACHABLE,
        Fate.WAITING,
        Fate.NO_TELEGRAM,
        Fate.NO_TELEGRAM,
    ]
    assert outlook.left_out[1].until == NOW + timedelta(days=3)
    assert [one.who.person for one in outlook.later] == [5]
    assert len(outlook.going) == 2


def test_the_mark_changes_with_text_audience_and_hour_but_not_with_the_second() -> None:
    audience = [recipient(1), recipient(2)]
    later = NOW + timedelta(seconds=9)
    mark = news.foresee(WRITTEN, audience, NOW, NOW).mark
    assert news.foresee(WRITTEN, audience, later, later).mark == mark
    other = Announcement(17, 1, Audience(1), Content("Autre chose."))
    night = instant(datetime.fromisoformat("2026-10-01 22:00"), ZONE)
    marks = {
        news.foresee(other, audience, NOW, NOW).mark,
        news.foresee(WRITTEN, [recipient(1), recipient(3)], NOW, NOW).mark,
        news.foresee(WRITTEN, audience, QUIET.after(night), night).mark,
    }
    assert len(marks | {mark}) == 4


def test_letters_are_counted_and_keyed_for_ever() -> None:
    (letter,) = news.letters(WRITTEN, [4], NOW)
    assert letter.key == "announcement:17:person:4"
    assert (letter.lane, letter.counted, letter.asked, letter.urgent) == (Lane.ANNOUNCEMENT, True, False, False)
    assert news.number_in(letter.key) == 17


def test_a_second_report_comes_only_after_a_night() -> None:
    morning, soon = NOW + timedelta(hours=11), NOW + UNDO
    assert [letter.key for letter in news.reports(17, 1, soon, NOW)] == ["announcement:17:progress"]
    assert [letter.due for letter in news.reports(17, 1, morning, NOW)] == [soon, morning + news.RESULT]


@pytest.mark.parametrize(
    ("state", "reason", "fate"),
    [
        (State.TODO, "held", Fate.WAITING),
        (State.SENDING, None, Fate.WAITING),
        (State.SENT, None, Fate.SENT),
        (State.UNKNOWN, "interrupted", Fate.UNKNOWN),
        (State.DEAD, "blocked", Fate.BLOCKED),
        (State.DEAD, "no_chat", Fate.UNREACHABLE),
        (State.DEAD, "no_telegram", Fate.NO_TELEGRAM),
        (State.EXPIRED, "stopped", Fate.STOPPED),
        (State.EXPIRED, "paused", Fate.PAUSED),
        (State.EXPIRED, "unwanted", Fate.LEFT),
        (State.EXPIRED, "retracted", Fate.RETRACTED),
        (State.EXPIRED, "replaced", Fate.REPLACED),
        (State.DEAD, "refused", Fate.FAILED),
        (State.DEAD, None, Fate.FAILED),
    ],
)
def test_each_end_of_a_letter_has_a_plain_meaning(state: State, reason: str | None, fate: Fate) -> None:
    assert news.fate(state, reason) is fate


def test_who_has_it_is_listed_once_nobody_waits_any_more() -> None:
    sent, waiting, blocked = (Arrival(Who(n), fate) for n, fate in enumerate((Fate.SENT, Fate.WAITING, Fate.BLOCKED)))
    assert [group.fate for group in news.groups([sent, waiting, blocked], ZONE)] == [Fate.BLOCKED, Fate.WAITING]
    assert [group.fate for group in news.groups([sent, blocked], ZONE)] == [Fate.BLOCKED, Fate.SENT]


def test_those_who_wait_are_grouped_by_day() -> None:
    hours = [NOW + timedelta(hours=hour) for hour in (1, 2, 25)]
    found = news.groups([Arrival(Who(n), Fate.WAITING, at) for n, at in enumerate(hours)], ZONE)
    assert [(group.until, len(group.who)) for group in found] == [(hours[0], 2), (hours[2], 1)]


def test_a_long_list_is_cut_where_the_message_would_be_too_long() -> None:
    many = [Arrival(Who(number), Fate.SENT) for number in range(NAMED + 30)]
    failed = [Arrival(Who(1000), Fate.BLOCKED)]
    blocked, sent = news.groups([*many, *failed], ZONE)
    assert (len(blocked.who), blocked.more) == (1, 0)
    assert (len(sent.who), sent.more) == (NAMED - 1, 31)


def test_a_place_is_owed_before_its_words_and_counts_for_both() -> None:
    placed = replace(WRITTEN, content=Content("Ici.", kind=PLACE, latitude=47.0, longitude=-2.2))
    owed = list(news.letters(placed, [4, 5], NOW))
    assert [(letter.key, letter.counted) for letter in owed] == [
        ("announcement:17:pin:4", True),
        ("announcement:17:person:4", False),
        ("announcement:17:pin:5", True),
        ("announcement:17:person:5", False),
    ]


def test_the_same_from_somebody_else_to_the_same_group_is_found() -> None:
    again = Announcement(18, 2, Audience(1), Content("  le marché a lieu\nSAMEDI."))
    assert news.twin(again, [WRITTEN]) is WRITTEN
    for other in (
        replace(again, author=1),
        replace(again, audience=Audience(1, Whom.WITH_HOSTS)),
        replace(again, content=Content("Le marché a lieu dimanche.")),
        replace(again, content=None),
    ):
        assert news.twin(other, [WRITTEN]) is None


def test_what_came_to_nothing_with_its_session_is_said_so() -> None:
    found = news.called_off([Arrival(Who(1), Fate.LEFT), Arrival(Who(2), Fate.SENT)])
    assert [one.fate for one in found] == [Fate.CALLED_OFF, Fate.SENT]


def test_a_centre_is_named_as_french_wants_it() -> None:
    assert news.named_centre("Centre social L'Estran") == ("centre", "social L'Estran")
    assert news.named_centre("La Maison") == ("", "La Maison")
