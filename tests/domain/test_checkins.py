"""Check-ins: who is owed a letter, who is called, how the questions go on, what is masked."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import checkins
from bot.domain.checkins import Checkin, Stand, State
from bot.domain.common import Refused, Words
from bot.domain.letters import State as Sent
from bot.domain.times import Window
from bot.domain.waves import Choice, Question, Wave

AT = datetime(2026, 10, 12, 8, tzinfo=UTC)
DAY = timedelta(days=1)
FACES = tuple(Choice(str(number), Words(f"face {number}")) for number in range(1, 6))
MOOD = Question("mood", "faces", Words("Le moral ?"), FACES, 1)
CALL = Question("call", "yes_no", Words("Appeler ?"), (Choice("yes", Words("")), Choice("no", Words(""))), 1)
WAVE = Wave("before", Words("Avant"), AT, AT + 14 * DAY, AT + 30 * DAY, (MOOD, CALL))
BEGUN = Checkin(1, 1, 1, "before", 7, State.BEGUN)
DONE = Checkin(1, 1, 1, "before", 7, State.DONE, 2, AT)
REMIND = 4 * DAY


def owed(start: datetime, end: datetime, remind: timedelta | None = REMIND) -> list[str]:
    return [letter.key for letter in checkins.letters(3, WAVE, [7], remind, Window(start, end))]


def test_a_letter_and_its_reminder_in_their_windows() -> None:
    assert owed(AT - DAY, AT - timedelta(seconds=1)) == []
    assert owed(AT - DAY, AT) == ["wave:3:before:person:7"]
    assert owed(AT, AT + 3 * DAY) == []
    assert owed(AT, AT + 4 * DAY) == ["wave:3:before:remind:person:7"]
    assert owed(AT - DAY, AT + 40 * DAY) == ["wave:3:before:person:7", "wave:3:before:remind:person:7"]
    assert owed(AT - DAY, AT + 40 * DAY, None) == ["wave:3:before:person:7"]


def test_letters_count_and_become_useless() -> None:
    first, again = checkins.letters(3, WAVE, [7], REMIND, Window(AT - DAY, AT + 9 * DAY))
    assert first.counted
    assert first.useless == AT + 14 * DAY
    assert again.useless == AT + 8 * DAY


def test_no_reminder_where_the_next_wave_is_nearer() -> None:
    near = Wave("a", Words("A"), AT, AT + 2 * DAY, AT + 2 * DAY, (MOOD,))
    assert [again for again, _, _ in checkins.dated(near, REMIND)] == [0]


@pytest.mark.parametrize(
    ("consent", "checkin", "in_vain", "wanted"),
    [
        (None, None, 0, True),
        (None, None, 1, True),
        (None, None, 2, False),
        (True, None, 5, True),
        (True, BEGUN, 0, True),
        (True, DONE, 0, False),
        (False, None, 0, False),
    ],
)
def test_who_still_wants_the_letter(consent: bool | None, checkin: Checkin | None, in_vain: int, wanted: bool) -> None:
    assert checkins.wanted(consent, checkin, in_vain) is wanted


def test_a_reminder_follows_only_a_letter_that_arrived_two_days_ago() -> None:
    assert not checkins.may_remind(None, AT)
    assert not checkins.may_remind((Sent.EXPIRED, "paused", AT - 4 * DAY), AT)
    assert not checkins.may_remind((Sent.SENT, None, AT - DAY), AT)
    assert checkins.may_remind((Sent.SENT, None, AT - 2 * DAY), AT)


def test_who_is_called_and_since_when() -> None:
    call = checkins.to_call
    assert call(WAVE, REMIND, None, AT + 9 * DAY) is None
    assert call(WAVE, REMIND, (Sent.SENT, None), AT + 7 * DAY) is None
    assert call(WAVE, REMIND, (Sent.SENT, None), AT + 8 * DAY) == AT + 8 * DAY
    assert call(WAVE, None, (Sent.SENT, None), AT + 4 * DAY) == AT + 4 * DAY
    assert call(WAVE, REMIND, (Sent.DEAD, "no_telegram"), AT) == AT
    assert call(WAVE, REMIND, (Sent.EXPIRED, "stopped"), AT + 9 * DAY) is None
    assert call(WAVE, REMIND, (Sent.SENT, None), AT + 30 * DAY) is None


def test_how_people_stand() -> None:
    assert checkins.stand(DONE, True, Sent.SENT) is Stand.ANSWERED
    assert checkins.stand(BEGUN, True, Sent.SENT) is Stand.WAITING
    assert checkins.stand(None, None, Sent.SENT) is Stand.WAITING
    assert checkins.stand(None, False, Sent.SENT) is Stand.DECLINED
    assert checkins.stand(None, True, Sent.DEAD) is Stand.UNREACHED


def test_a_question_after_the_other_and_back() -> None:
    one = checkins.step(BEGUN, WAVE, 0, AT)
    assert (one.state, one.position) == (State.BEGUN, 1)
    assert checkins.step(one, WAVE, 0, AT) == one
    assert checkins.back(one, WAVE, 1, AT).position == 0
    assert checkins.back(BEGUN, WAVE, 0, AT).position == 0
    end = checkins.step(one, WAVE, 1, AT)
    assert (end.state, end.ended_at) == (State.DONE, AT)


@pytest.mark.parametrize(("number", "choice"), [(0, 9), (0, -1), (2, 1), (-1, 1), (1, 3)])
def test_no_button_of_ours_names_that(number: int, choice: int) -> None:
    with pytest.raises(Refused, match=r"common\.old-button"):
        checkins.pick(WAVE, number, choice)


def test_no_question_is_jumped_over() -> None:
    with pytest.raises(Refused, match=r"common\.old-button"):
        checkins.step(BEGUN, WAVE, 1, AT)


def test_answered_once_and_in_its_time() -> None:
    with pytest.raises(Refused, match=r"checkins\.answered"):
        checkins.may_begin(WAVE, DONE, AT)
    for at in (AT - DAY, AT + 30 * DAY):
        with pytest.raises(Refused, match=r"checkins\.closed"):
            checkins.may_begin(WAVE, None, at)


@pytest.mark.parametrize(
    ("values", "middle"),
    [([], None), ([3, 3, 3, 3], None), ([1, 2, 3, 4, 5], 3), ([1, 1, 5, 5, 5], 5), ([1, 2, 3, 4, 5, 5], 3)],
)
def test_the_middle_of_five_or_more_is_an_answer_that_somebody_gave(values: list[int], middle: int | None) -> None:
    assert checkins.median(values) == middle


def test_each_question_is_masked_by_its_own_number_of_answers() -> None:
    four, five = [{"mood": "2"}] * 4, [{"mood": "2"}] * 5
    assert checkins.medians(WAVE, [*four, {"call": "yes"}]) == [(MOOD, None)]
    assert checkins.medians(WAVE, five) == [(MOOD, FACES[1])]


def test_answers_in_words_leave_out_what_the_questions_no_longer_know() -> None:
    assert checkins.in_words(WAVE, {"mood": "2", "call": "perhaps", "gone": "1"}) == [(MOOD, FACES[1])]
