"""What goes back to the bot: a result, or a refusal in Telegram's words."""

import json
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from simulator.facts import REFUSALS

if TYPE_CHECKING:
    from simulator.faults import Fault


@dataclass(frozen=True)
class Answer:
    """One HTTP answer of the Bot API; `spoilt` is what becomes of it on its way. Status 0 is no answer at all."""

    status: int
    body: dict[str, Any]
    spoilt: "Fault | None" = None

    @property
    def ok(self) -> bool:
        return self.status == HTTPStatus.OK

    @property
    def result(self) -> Any:
        return self.body.get("result")

    @property
    def description(self) -> str:
        return str(self.body.get("description", ""))

    @property
    def headers(self) -> dict[str, str]:
        retry_after = self.body.get("parameters", {}).get("retry_after")
        return {} if retry_after is None else {"Retry-After": str(retry_after)}

    def encoded(self) -> bytes:
        return json.dumps(self.body).encode()  # escaped to ASCII, as Telegram does


def success(result: Any) -> Answer:
    return Answer(200, {"ok": True, "result": result})


def failure(status: int, description: str, **parameters: int) -> Answer:
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = parameters
    return Answer(status, body)


class Refusal(Exception):  # noqa: N818  a domain word, not a bug
    """Raised where the decision is taken, turned into an answer at the door."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.description)
        self.answer = answer


def refusal(key: str) -> Refusal:
    """One of Telegram's own refusals, by its key in data/refusals.json."""
    status, words = REFUSALS[key]
    return Refusal(failure(status, words))


def bad_request(words: str) -> Refusal:
    """A refusal for which the vendored data has no words; the rule for the first letter is the server's own."""
    shouted = len(words) > 1 and (words[1] == "_" or words[1].isupper())
    return Refusal(failure(400, "Bad Request: " + (words if shouted else words[:1].lower() + words[1:])))


def flood(seconds: int) -> Refusal:
    status, words = REFUSALS["too_many_requests"]
    return Refusal(failure(status, words.replace("{N}", str(seconds)), retry_after=seconds))


def unsupported(what: str) -> Refusal:
    """Telegram has it and the simulator has not: said aloud, because a pretended success would hide a gap."""
    return Refusal(failure(HTTPStatus.NOT_IMPLEMENTED, f"Not Implemented: the simulator has no {what}"))
