"""Whom to call first, and what became of it."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import calls
from bot.domain.calls import Kind, Mark
from bot.domain.common import Refused
from bot.ui.calls import Call
from bot.ui.screen import say

NOW = datetime(2026, 10, 1, 8, tzinfo=UTC)


def call(key: str, hours: int = 0, *, urgent: bool = False) -> Call:
    return Call(key, 1, say("calls.unreachable"), NOW - timedelta(hours=hours), urgent=urgent)


def mark(key: str, kind: Kind, by: int = 9, minutes: int = 0) -> Mark:
    return Mark(key, 1, kind, by, NOW + timedelta(minutes=minutes))


def test_urgent_first_then_the_longest_waiting() -> None:
    every = [call("a"), call("b", 3), call("c", urgent=True), call("d", 5)]
    assert [one.key for one in calls.to_do(every, [mark("b", Kind.TRIED)])] == ["c", "d", "b", "a"]


def test_done_calls_are_on_the_other_list() -> None:
    every, marks = [call("a"), call("b"), call("c")], [mark("a", Kind.DONE), mark("c", Kind.DONE, minutes=1)]
    assert [one.key for one in calls.to_do(every, marks)] == ["b"]
    assert [one.key for one in calls.done(every, marks)] == ["c", "a"]


def test_a_try_told_twice_is_one_try() -> None:
    so_far = calls.record([mark("a", Kind.TRIED), mark("b", Kind.TRIED)], "a")
    assert len(so_far.tries) == 1
    assert not calls.is_new_try(so_far, 9, NOW + timedelta(minutes=4))
    assert calls.is_new_try(so_far, 9, NOW + timedelta(minutes=5))
    assert calls.is_new_try(so_far, 8, NOW)
    assert so_far.done is None


def test_a_button_finds_its_call() -> None:
    keys = [f"session:{number}:person:7:nudge" for number in range(100)]
    assert [calls.find(keys, calls.short(key)) for key in keys] == keys
    with pytest.raises(Refused, match=r"calls\.over"):
        calls.find(keys, "0123456789abcdef")
