"""Formatted text, read by Telegram's own parser (tdlib, through the package tdjson)."""

import json
from functools import lru_cache
from typing import Any

from simulator.answers import bad_request, refusal, unsupported

try:
    from tdjson import td_execute
except ImportError:  # a platform without a wheel: Telegram.start says so
    AVAILABLE = False
else:
    AVAILABLE = True

Entity = dict[str, Any]
Formatted = tuple[str, tuple[Entity, ...]]

MODES: dict[str, dict[str, Any]] = {
    "html": {"@type": "textParseModeHTML"},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
}
NAMES = {name.title(): name for name in ("bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre")}
NAMES |= {name.title(): name for name in ("url", "hashtag", "cashtag", "mention")}
NAMES |= {
    "PreCode": "pre",
    "TextUrl": "text_link",
    "EmailAddress": "email",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "BotCommand": "bot_command",
    "PhoneNumber": "phone_number",
    "CustomEmoji": "custom_emoji",
}
RAW_TEXT_BYTES = 32768
# Inside these, Telegram looks for no further links or commands.
OPAQUE = frozenset({"pre", "code", "text_link", "text_mention"})


def require_parser() -> None:
    """Refuse to start without Telegram's parser, and keep tdlib from printing."""
    if not AVAILABLE:
        raise RuntimeError("the simulator reads formatted text with the package 'tdjson', which is not installed here")
    _execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def _execute(query: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(td_execute(json.dumps(query).encode()) or b"{}")
    return answer


def formatted(text: str, parse_mode: str | None, given: list[Entity] | None) -> Formatted:
    """The text as people see it, and its entities; refuses with the parser's words."""
    if len(text.encode()) > RAW_TEXT_BYTES:
        raise refusal("text_too_long_raw")
    if parse_mode and parse_mode.lower() not in MODES:
        raise refusal("parse_mode")
    if parse_mode or not given:
        return _parsed(text, (parse_mode or "").lower())
    length = units(text)
    for entity in given:
        if entity["offset"] + entity["length"] > length:
            raise bad_request(
                f"entity beginning at UTF-16 offset {entity['offset']} ends after the end of the text "
                f"at UTF-16 offset {entity['offset'] + entity['length']}"
            )
    return _trimmed(text, _completed(text, given))


@lru_cache(maxsize=2048)
def _parsed(text: str, mode: str) -> Formatted:
    if not mode:
        return _trimmed(text, _completed(text, []))
    answer = _execute({"@type": "parseTextEntities", "text": text, "parse_mode": MODES[mode]})
    if answer["@type"] == "error":
        raise bad_request(answer["message"])
    return _trimmed(answer["text"], _completed(answer["text"], [_entity(each) for each in answer["entities"]]))


def _completed(text: str, marked: list[Entity]) -> list[Entity]:
    """With what Telegram finds by itself: links, addresses, commands, mentions, hashtags."""
    entities = _execute({"@type": "getTextEntities", "text": text}).get("entities", [])
    # Bank cards and media times are found as well, and kept from bots.
    found = [_entity(each) for each in entities if _kind(each) in NAMES]
    closed = [each for each in marked if each["type"] in OPAQUE]
    free = [each for each in found if not any(_overlap(each, other) for other in closed)]
    return sorted([*marked, *free], key=lambda each: (each["offset"], -each["length"]))


def _overlap(one: Entity, other: Entity) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"],
    )


def _kind(raw: dict[str, Any]) -> str:
    return str(raw["type"]["@type"]).removeprefix("textEntityType")


def _entity(raw: dict[str, Any]) -> Entity:
    name = NAMES.get(_kind(raw))
    if name is None:
        raise unsupported(f"entities of the kind {_kind(raw)}")
    entity: Entity = {"type": name, "offset": raw["offset"], "length": raw["length"]}
    for key in ("url", "language"):
        if raw["type"].get(key):
            entity[key] = raw["type"][key]
    if name == "custom_emoji":
        entity["custom_emoji_id"] = str(raw["type"]["custom_emoji_id"])
    return entity


def _trimmed(text: str, marked: list[Entity]) -> Formatted:
    """Telegram drops the white space around a message, and the entities move with it."""
    bare = text.strip()
    lead, length = units(text[: len(text) - len(text.lstrip())]), units(bare)
    kept = []
    for entity in marked:
        start = max(entity["offset"] - lead, 0)
        end = min(entity["offset"] + entity["length"] - lead, length)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return bare, tuple(kept)


def units(text: str) -> int:
    """Length in UTF-16 code units, in which Telegram counts."""
    return len(text.encode("utf-16-le")) // 2
