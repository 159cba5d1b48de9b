"""Requests and answers held against the Bot API's data: presence, types and limits."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from simulator.answers import bad_request, refusal, unsupported
from simulator.facts import METHODS, TYPES

ARRAY = "Array of "

# Parameters with a meaning that the simulator does not play: refused, never ignored.
UNPLAYED = frozenset({
    "allow_paid_broadcast", "business_connection_id", "cover", "direct_messages_topic_id", "has_spoiler", "heading",
    "horizontal_accuracy", "inline_message_id", "live_period", "message_effect_id", "message_thread_id",
    "proximity_alert_radius", "rich_message", "show_caption_above_media", "start_timestamp",
    "suggested_post_parameters", "thumbnail", "video_start_timestamp",
})  # fmt: skip

# What a missing or misshapen parameter is called by Telegram itself.
MISSING = {
    "chat_id": "chat_id_empty",
    "text": "text_empty",
    "message_id": "msg_id_missing",
    "document": "no_document",
    "photo": "no_photo",
    "voice": "no_voice",
    "audio": "no_audio",
    "video": "no_video",
    "latitude": "lat",
    "longitude": "lon",
    "callback_query_id": "query_expired",
    "file_id": "file_bad",
}
TOO_LONG = {
    ("answerCallbackQuery", "text"): "callback_text_long",
    ("setWebhook", "secret_token"): "webhook_secret_long",
}
MALFORMED = {("setWebhook", "secret_token"): "webhook_secret_chars"}


def request(method: str, raw: dict[str, Any]) -> dict[str, Any]:
    """The parameters as the method means them, or Telegram's refusal. Unknown names are ignored, as Telegram does."""
    fields = METHODS[method]["fields"]
    params: dict[str, Any] = {}
    for name, field in fields.items():
        value = raw.get(name)
        if value is None or (value == "" and name != "text"):
            _require(name, field)
            continue
        if name in UNPLAYED:
            raise unsupported(f"parameter {name} of {method}")
        params[name] = _read(name, value, field)
        _limits(method, name, params[name], field)
    return params


def _require(name: str, field: dict[str, Any]) -> None:
    if not field["required"]:
        return
    raise refusal(MISSING[name]) if name in MISSING else bad_request(f'parameter "{name}" is required')


def _read(name: str, value: Any, field: dict[str, Any]) -> Any:
    for kind in field["types"]:
        reader = READERS.get(kind, _json)
        try:
            read = reader(value)
        except ValueError:
            continue
        if not any(complaints(read, kind, name)):
            return read
    if name == "reply_markup":
        raise refusal("markup_obj" if isinstance(value, str) and _is_json(value) else "markup_json")
    if name == "chat_id":
        raise refusal("chat_not_found")
    if name in MISSING:
        raise refusal(MISSING[name])
    raise bad_request(f'parameter "{name}" must be {" or ".join(field["types"])}')


def _integer(value: Any) -> int:
    return int(str(value))  # so that true and 1.5 are none


def _float(value: Any) -> float:
    return float(value)


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    words = {"true": True, "1": True, "false": False, "0": False}
    if str(value).lower() not in words:
        raise ValueError(value)
    return words[str(value).lower()]


def _string(value: Any) -> Any:
    return value if isinstance(value, str) else str(value)


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _is_json(value: str) -> bool:
    try:
        return json.loads(value) is not None
    except ValueError:
        return False


READERS: dict[str, Callable[[Any], Any]] = {
    "Integer": _integer,
    "Float": _float,
    "Boolean": _boolean,
    "String": _string,
    "InputFile": lambda value: value,
}


def _limits(method: str, name: str, value: Any, field: dict[str, Any]) -> None:
    # Formatted texts are measured after parsing, and numbers of getUpdates are clamped rather than refused.
    if ("parse_mode" in METHODS[method]["fields"] and name in {"text", "caption"}) or method == "getUpdates":
        return
    size = len(value.encode()) if field.get("unit") == "bytes" and isinstance(value, str) else _size(value)
    if size > field.get("max_len", field.get("max_items", size)):
        key = TOO_LONG.get((method, name))
        raise refusal(key) if key else bad_request(f'parameter "{name}" is too long')
    if size < field.get("min_len", field.get("min_items", 0)):
        raise bad_request(f'parameter "{name}" is too short')
    if isinstance(value, int | float) and not field.get("min", value) <= value <= field.get("max", value):
        raise bad_request(f'parameter "{name}" is out of range')
    if "pattern" in field and isinstance(value, str) and not re.fullmatch(field["pattern"], value):
        key = MALFORMED.get((method, name))
        raise refusal(key) if key else bad_request(f'parameter "{name}" is malformed')


def _size(value: Any) -> int:
    return len(value) if isinstance(value, str | list) else 0


def answer(method: str, result: Any) -> list[str]:
    """What is wrong with a result of this method; empty when it is as the Bot API documents it."""
    readings = [list(complaints(result, kind, method)) for kind in METHODS[method]["returns"]]
    return min(readings, key=len)


def complaints(value: Any, kind: str, where: str) -> Iterator[str]:
    """Each way in which a JSON value is not of a type of the Bot API."""
    if kind.startswith(ARRAY):
        yield from _array_complaints(value, kind.removeprefix(ARRAY), where)
    elif kind in SCALARS:
        if isinstance(value, bool) is not (kind == "Boolean") or not isinstance(value, SCALARS[kind]):
            yield f"{where}: {kind} expected"
    elif kind != "InputFile":
        yield from _object_complaints(value, kind, where)


SCALARS: dict[str, tuple[type, ...]] = {"Integer": (int,), "Float": (int, float), "String": (str,), "Boolean": (bool,)}


def _array_complaints(value: Any, kind: str, where: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{where}: array expected"
        return
    for index, item in enumerate(value):
        yield from complaints(item, kind, f"{where}[{index}]")


def _object_complaints(value: Any, kind: str, where: str) -> Iterator[str]:
    described = TYPES[kind]
    if kind == "KeyboardButton" and isinstance(value, str):
        return
    if not isinstance(value, dict):
        yield f"{where}: {kind} expected"
        return
    if described.get("opaque"):
        return
    if "subtypes" in described:
        yield from min(([*complaints(value, each, where)] for each in described["subtypes"]), key=len)
        return
    yield from (f"{where}.{name}: unknown" for name in value.keys() - described["fields"].keys())
    for name, field in described["fields"].items():
        if name in value:
            yield from min(([*complaints(value[name], each, f"{where}.{name}")] for each in field["types"]), key=len)
        elif field["required"]:
            yield f"{where}.{name}: missing"
