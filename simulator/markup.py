"""Keyboards: what Telegram accepts under a message, and what a person sees of it."""

import re
import unicodedata
from typing import Any

from simulator.answers import bad_request, refusal, unsupported

Markup = dict[str, Any]

ACTIONS = ("url", "callback_data", "copy_text")
UNPLAYED = (
    "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "callback_game", "pay",
)  # fmt: skip
UNPLAYED_KEYS = ("request_users", "request_chat", "request_managed_bot", "request_poll", "web_app")
MAX_BUTTONS = 100
MAX_DATA_BYTES = 64
LINK = re.compile(r"(https?|tg|ton)://[^\s/]+\S*|[^\s/:]+\.[^\s/:.]{2,}(/\S*)?|mailto:\S+|tel:\S+", re.IGNORECASE)
KEYCAP = re.compile("[0-9#*]\ufe0f?\u20e3")
PICTURES = frozenset({"So", "Sk", "Sm", "Mn", "Me", "Cf", "Co", "Zs"})


def inline(markup: Markup | None) -> Markup | None:
    """An inline keyboard as Telegram keeps it (empty rows dropped); None when nothing is left of it."""
    if markup is None:
        return None
    if "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    rows = [row for row in markup["inline_keyboard"] if row]
    if sum(len(row) for row in rows) > MAX_BUTTONS:
        raise refusal("markup_long")
    for row in rows:
        for button in row:
            _check(button)
    return {"inline_keyboard": rows} if rows else None


def _check(button: dict[str, Any]) -> None:
    if not button["text"].strip():
        raise refusal("button_text_empty")
    for key in UNPLAYED:
        if key in button:
            raise unsupported(f"{key} buttons")
    if not any(key in button for key in ACTIONS):
        raise refusal("button_text_only")
    if "url" in button:
        if not LINK.fullmatch(button["url"]):
            raise refusal("button_url")
    elif "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= MAX_DATA_BYTES:
        raise refusal("button_data")


def keyboard(markup: Markup) -> list[list[dict[str, Any]]]:
    """The rows of a reply keyboard, each key as an object."""
    rows = [[{"text": key} if isinstance(key, str) else key for key in row] for row in markup["keyboard"]]
    for key in (key for row in rows for key in row):
        for action in UNPLAYED_KEYS:
            if action in key:
                raise unsupported(f"{action} keys")
    return [row for row in rows if row]


def labels(markup: Markup | None) -> list[list[str]]:
    return [[button["text"] for button in row] for row in (markup or {}).get("inline_keyboard", [])]


def find(markup: Markup | None, label: str) -> dict[str, Any] | None:
    """The button with this label, the exact one before one that only adds a picture in front."""
    buttons = [button for row in (markup or {}).get("inline_keyboard", []) for button in row]
    return chosen(buttons, label)


def spaced(text: str) -> str:
    """A space that does not break looks like any other."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def chosen(buttons: list[dict[str, Any]], label: str) -> dict[str, Any] | None:
    exact = (button for button in buttons if spaced(button["text"]) == label)
    alike = (button for button in buttons if bare(spaced(button["text"])) == label)
    return next(exact, None) or next(alike, None)


def bare(label: str) -> str:
    """A label without the picture in front of it."""
    rest = KEYCAP.sub("", label, count=1) if KEYCAP.match(label) else label
    while rest and unicodedata.category(rest[0]) in PICTURES:
        rest = rest[1:]
    return rest.strip()
