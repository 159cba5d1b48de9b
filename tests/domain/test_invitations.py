"""Which link opens for whom, and what a partner may know."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.common import Refused, Role
from bot.domain.invitations import Invitation, Kind, Standing, masked, standing, still_open, to_confirm

NOW = datetime(2026, 10, 1, 8, tzinfo=UTC)
PERSONAL = Invitation(1, Kind.PERSONAL, 1, expires=NOW + timedelta(days=7))
STAFF = Invitation(2, Kind.STAFF, 1, role=Role.HOST, issued_by=4, expires=NOW + timedelta(hours=24))
PARTNER = Invitation(3, Kind.PARTNER, 1, partner=5)


@pytest.mark.parametrize(
    ("invitation", "later", "expected"),
    [
        (None, 0, Standing.UNKNOWN),
        (PARTNER, 24 * 365, Standing.VALID),
        (PERSONAL, 24 * 7 - 1, Standing.VALID),
        (PERSONAL, 24 * 7, Standing.EXPIRED),
        (replace(PERSONAL, opener="me"), 24 * 30, Standing.VALID),
        (replace(PERSONAL, opener="other"), 0, Standing.USED),
        (replace(STAFF, opener="me"), 23, Standing.VALID),
        (replace(STAFF, opener="me"), 24, Standing.EXPIRED),
        (replace(STAFF, opener="other"), 0, Standing.USED),
        (replace(STAFF, opener="me", settled=True), 0, Standing.USED),
    ],
)
def test_how_a_link_stands(invitation: Invitation | None, later: int, expected: Standing) -> None:
    assert standing(invitation, "me", NOW + timedelta(hours=later)) is expected


def test_a_partner_reads_steps_of_five_and_nothing_below() -> None:
    assert [masked(count) for count in (0, 1, 4, 5, 9, 10, 14, 15)] == [0, 0, 0, 5, 5, 10, 10, 15]


def test_a_staff_link_is_confirmed_once_by_whoever_invited() -> None:
    assert to_confirm(replace(STAFF, person=9), 4) == 9
    for wrong, inviter in (
        (replace(STAFF, person=9), 5),
        (STAFF, 4),
        (replace(STAFF, person=9, settled=True), 4),
        (replace(PERSONAL, person=9, issued_by=4), 4),
    ):
        with pytest.raises(Refused):
            to_confirm(wrong, inviter)


def test_only_links_of_the_team_offer_a_role() -> None:
    assert still_open(replace(STAFF, opener="me"), NOW) is Role.HOST
    for wrong in (replace(PERSONAL, opener="me"), replace(STAFF, role=Role.OPERATOR), replace(STAFF, settled=True)):
        with pytest.raises(Refused):
            still_open(wrong, NOW)
