"""What goes wrong between the bot and Telegram, on purpose: by method, chat, count and chance."""

from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from random import Random
from typing import Any

from simulator.answers import Answer, failure, flood, refusal
from simulator.limits import counts


class Kind(StrEnum):
    FLOOD = "flood"  # 429 with retry_after, and whoever was told to wait is held to it
    UNAUTHORIZED = "unauthorized"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"  # another poller on the same token
    SERVER_ERROR = "server_error"
    RESET = "reset"  # the connection breaks before anything is done
    HANG = "hang"  # nothing is done and nothing answered
    LOST = "lost"  # it is done, and the connection breaks before the answer
    TRUNCATED = "truncated"  # it is done, and half of the answer arrives
    HTML = "html"  # the page of a proxy; nothing is done


WORDS = {
    Kind.UNAUTHORIZED: "unauthorized",
    Kind.NOT_FOUND: "not_found_path",
    Kind.CONFLICT: "conflict_other_getupdates",
}
DONE = frozenset({Kind.LOST, Kind.TRUNCATED})
SILENT = frozenset({Kind.RESET, Kind.HANG})
SPOILING = DONE | SILENT | {Kind.HTML}


@dataclass
class Fault:
    """One thing that goes wrong. What is None concerns every method, every chat, every call until it is cleared."""

    kind: Kind
    method: str | None = None
    chat: int | None = None
    count: int | None = 1
    seconds: int = 0
    """The retry_after of a flood; of a hang the machine's seconds before the connection closes, 0 for never."""
    share: float = 1.0
    """Which part of the calls that it concerns, by chance."""
    status: int = 502
    """Of a server error and of a proxy's page."""

    def concerns(self, method: str, params: dict[str, Any]) -> bool:
        """Whether it may strike this call. A flood without a method concerns what Telegram counts."""
        if self.count == 0 or self.method not in (None, method):
            return False
        if self.kind is Kind.FLOOD and self.method is None and not counts(method):
            return False
        return self.chat is None or str(params.get("chat_id")) == str(self.chat)

    def instead(self) -> Answer | None:
        """What is answered without doing anything; None where the call is done all the same."""
        if self.kind in DONE:
            return None
        if self.kind is Kind.FLOOD:
            return flood(self.seconds).answer
        if self.kind is Kind.SERVER_ERROR:
            return failure(self.status, HTTPStatus(self.status).phrase)
        if self.kind in WORDS:
            return refusal(WORDS[self.kind]).answer
        return Answer(0 if self.kind in SILENT else self.status, {})


class Faults:
    """What goes wrong at the moment. The first that concerns a call strikes it."""

    def __init__(self, seed: int = 0) -> None:
        self._faults: list[Fault] = []
        self._chance = Random(seed)

    def add(self, fault: Fault) -> Fault:
        self._faults.append(fault)
        return fault

    def clear(self, seed: int | None = None) -> None:
        """All is well again; with a seed, chance begins anew."""
        self._faults.clear()
        if seed is not None:
            self._chance.seed(seed)

    def strike(self, method: str, params: dict[str, Any]) -> Fault | None:
        """The fault that this call meets, counted."""
        for fault in self._faults:
            if not fault.concerns(method, params):
                continue
            if fault.share < 1 and self._chance.random() >= fault.share:
                continue
            if fault.count is not None:
                fault.count -= 1
            return fault
        return None
