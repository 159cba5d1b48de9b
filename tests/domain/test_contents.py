"""What an announcement says, how long it may be, and what is the same."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import contents
from bot.domain.common import Refused
from bot.domain.contents import CAPTION, LENGTH, PLACE, Content

NOW = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)
PHOTO = Content("La plage.", "[]", "photo", "abc")
PLACED = Content("Ici.", kind=PLACE, latitude=47.0, longitude=-2.2, name="La plage", address="1 rue du Port")


def test_a_text_has_its_limit_and_a_piece_cut_off_is_counted_with_it() -> None:
    assert contents.excess(3_500) == 0
    assert contents.excess(4_097) == 597
    at = int(NOW.timestamp())
    assert contents.total("a", 4_096, at, NOW + timedelta(seconds=2)) == 4_097
    assert contents.total("a", 4_096, at, NOW + timedelta(seconds=20)) == 1


def test_under_a_file_heading_and_signature_count() -> None:
    assert contents.limit(PHOTO, 70) == CAPTION - 70
    assert contents.limit(PHOTO, 2_000) == 0
    assert contents.limit(Content("a"), 70) == contents.limit(PLACED, 70) == LENGTH


@pytest.mark.parametrize("typed", [" ", "\n\n", "\u200b", "\u202e\u202c"])
def test_a_text_of_nothing_visible_is_refused(typed: str) -> None:
    for content in (Content(typed), PLACED.worded(Content(typed))):
        with pytest.raises(Refused) as refused:
            contents.check(content)
        assert refused.value.key == "announcements.empty"
    contents.check(Content("…"))
    contents.check(PHOTO.worded(Content(typed)))  # the photo can be seen


def test_what_words_go_with_is_known_without_them() -> None:
    assert Content("a", "[]").body == ""
    assert PHOTO.body == PHOTO.worded(Content("Autre chose.")).body
    assert Content.load(PLACED.body).worded(Content("Ici.")) == PLACED
    assert Content.load(PHOTO.dump()) == PHOTO


def test_the_same_file_has_another_id_each_time() -> None:
    again = Content("la  PLAGE.", kind="photo", file="xyz")
    assert contents.alike(PHOTO, again)
    assert not contents.alike(PHOTO, Content("La plage."))
    assert not contents.alike(PHOTO.worded(Content()), again.worded(Content()))
    assert contents.alike(PHOTO.worded(Content()), PHOTO.worded(Content()))
