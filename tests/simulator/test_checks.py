"""Requests and answers against the Bot API's data."""

from typing import Any

import pytest

from simulator import checks
from simulator.answers import Refusal

MESSAGE: dict[str, Any] = {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("getFile", {}, "wrong file_id or the file is temporarily unavailable"),
        ("getChatMember", {"chat_id": 1}, 'parameter "user_id" is required'),
        ("getChatMember", {"chat_id": 1, "user_id": "Marie"}, 'parameter "user_id" must be Integer'),
        ("deleteMessages", {"chat_id": 1, "message_ids": "[]"}, 'parameter "message_ids" is too short'),
        ("deleteMessages", {"chat_id": 1, "message_ids": [*range(101)]}, 'parameter "message_ids" is too long'),
        ("sendLocation", {"chat_id": 1, "latitude": 91, "longitude": 0}, 'parameter "latitude" is out of range'),
        ("sendLocation", {"chat_id": 1, "longitude": 0}, "latitude is empty"),
        ("setMyName", {"name": "L'atelier", "language_code": "french"}, 'parameter "language_code" is malformed'),
        ("setWebhook", {"url": "https://x.fr", "secret_token": "a b"}, "secret token contains unallowed characters"),
        ("sendMessage", {"chat_id": 1, "text": "x", "protect_content": "perhaps"}, 'parameter "protect_content" must'),
    ],
)
def test_a_request_is_refused(method: str, params: dict[str, Any], words: str) -> None:
    with pytest.raises(Refusal) as refused:
        checks.request(method, params)
    assert refused.value.answer.description.startswith(f"Bad Request: {words}")


def test_a_request_is_read_as_it_is_meant() -> None:
    sent = {"chat_id": "5300007919", "text": "7", "protect_content": "true", "unheard_of": "x", "entities": "[]"}
    meant = {"chat_id": 5300007919, "text": "7", "protect_content": True, "entities": []}
    assert checks.request("sendMessage", sent) == meant


@pytest.mark.parametrize(
    ("method", "result", "complaints"),
    [
        ("sendMessage", MESSAGE, []),
        ("sendMessage", {**MESSAGE, "date": "today"}, ["sendMessage.date: Integer expected"]),
        ("sendMessage", {**MESSAGE, "mood": "fine"}, ["sendMessage.mood: unknown"]),
        ("sendMessage", {**MESSAGE, "chat": {"id": 1}}, ["sendMessage.chat.type: missing"]),
        ("sendMessage", {**MESSAGE, "photo": {}}, ["sendMessage.photo: array expected"]),
        ("getUpdates", [7], ["getUpdates[0]: Update expected"]),
        ("deleteMessage", 1, ["deleteMessage: Boolean expected"]),
        ("editMessageText", True, []),
    ],
)
def test_an_answer_is_held_against_the_data(method: str, result: object, complaints: list[str]) -> None:
    assert checks.answer(method, result) == complaints
