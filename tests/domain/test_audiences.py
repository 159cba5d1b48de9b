"""Which audiences a button can name."""

import pytest

from bot.domain import audiences
from bot.domain.audiences import Audience, Whom
from bot.domain.common import Refused


def test_a_button_names_a_group_or_what_was_said_of_a_session() -> None:
    assert audiences.chosen(0, "enrolled", 0) == Audience(None)
    assert audiences.chosen(3, "silent", 7) == Audience(3, Whom.SILENT, 7)
    assert audiences.chosen(3, "with-hosts", 0).with_hosts


@pytest.mark.parametrize(("whom", "session"), [("x", 0), ("coming", 0), ("enrolled", 7), ("", 1)])
def test_anything_else_is_an_old_button(whom: str, session: int) -> None:
    with pytest.raises(Refused) as refused:
        audiences.chosen(1, whom, session)
    assert refused.value.key == "common.old-button"
