"""The benches run, and count right. How fast anything is, no test says."""

import pytest

from bench import centre, taps, updates
from bench.bots import OURS
from bench.figures import ratio, share, worst_second


async def test_updates_are_answered_by_the_real_bot_and_known_as_sent() -> None:
    with centre.made(updates.people(20)) as place:
        assert (await updates.rate(OURS, place, 0.0, 20)).updates > 0


async def test_taps_are_answered_while_an_announcement_goes_on() -> None:
    with centre.made(42, centre.announce(40)) as place:
        waited = await taps.waits(place, 40, 2)
    assert len(waited) == 2
    assert min(waited) > 0


def test_the_worst_second_slides() -> None:
    assert worst_second([0.0, 0.9, 1.8, 1.85, 2.7]) == 3
    assert worst_second([0.0, 1.0, 2.0]) == 1


def test_ratios_are_taken_within_a_round() -> None:
    assert ratio([10, 200, 40], [10, 100, 10]) == 2


@pytest.mark.parametrize(("part", "found"), [(0.5, 50), (0.99, 99), (1.0, 100)])
def test_a_share_of_the_values_is_not_above(part: float, found: int) -> None:
    assert share(range(1, 101), part) == found
