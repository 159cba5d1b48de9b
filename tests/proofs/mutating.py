"""Updates as Telegram would never send them: real ones, with chance and ill will at work."""

import json
from collections import deque
from collections.abc import Callable
from random import Random
from typing import Any

Raw = dict[str, Any]
Place = tuple[Any, Any]  # a dict or a list, and the key or the index in it

EMOJI = "\N{GRINNING FACE}" * 4096
FAR = (0, -1, 2**31, 253_402_300_800, 10**18, -(10**18))  # instants: 1970, 2038, the year 10000, and beyond
NUMBERS = (0, 1, -1, 2**31, 2**52, 2**52 + 1, 2**63 - 1, 2**63, -(2**63) - 1, 10**400, 0.0, 1.5, 1e308, True, False)
WORDS = ("", "x", "-1", "7", "1e9", "x" * 5000, "\ud83d", "\udc00x", "a\x00b", EMOJI, "\N{RIGHT-TO-LEFT OVERRIDE}olleh",
         "<b>", "/menu", "/start " + "z" * 64, "/" + "é" * 70, "😀:😀", "null", "Infinity")  # fmt: skip
KINDS = ("edited_message", "channel_post", "inline_query", "chat_member", "message_reaction", "poll", "purchase", "x")
MOST = 200  # places
LONGEST = 300_000  # characters: far more than anything that Telegram sends
LEVELS = (*[3] * 12, *[30] * 3, 300)


def strange(chance: Random) -> Any:
    """A value that nobody expects anywhere."""
    pick = chance.randrange(8)
    if pick < 3:
        return chance.choice(NUMBERS)
    if pick < 5:
        return chance.choice(WORDS)
    if pick < 6:
        return chance.choice(FAR)
    return chance.choice((None, [], {}, [None], [[]], {"": {}}, float("nan"), _deep(chance), {"id": 1}, ["a"] * 300))


def mutated(base: Raw, chance: Random) -> Raw:
    """An update with one to four things wrong with it. Its number stays: without one nobody could confirm it."""
    raw: Raw = json.loads(json.dumps(base))
    for _ in range(chance.randint(1, 4)):
        places = [place for place in _places(raw) if place[1] != "update_id"]
        if places:
            chance.choice(WAYS)(raw, chance.choice(places), chance)
    return raw if len(json.dumps(raw)) < LONGEST else mutated(base, chance)


def _deep(chance: Random) -> Any:
    found: Any = 1
    for _ in range(chance.choice(LEVELS)):
        found = [found] if chance.random() < 0.5 else {"a": found}
    return found


def _places(raw: Raw) -> list[Place]:
    """Where something can be changed, the nearest first; not without end, as some nest deep."""
    found: list[Place] = []
    ahead: deque[Any] = deque([raw])
    while ahead and len(found) < MOST:
        node = ahead.popleft()
        keys = list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
        found += [(node, key) for key in keys]
        ahead.extend(node[key] for key in keys)
    return found


def _drop(_: Raw, place: Place, __: Random) -> None:
    node, key = place
    del node[key]


def _replace(_: Raw, place: Place, chance: Random) -> None:
    node, key = place
    node[key] = strange(chance)


def _rename(_: Raw, place: Place, chance: Random) -> None:
    node, key = place
    if isinstance(node, dict):
        node[chance.choice((*KINDS, str(key) + "_", ""))] = node.pop(key)


def _swap(raw: Raw, place: Place, chance: Random) -> None:
    """What belongs elsewhere."""
    node, key = place
    other, name = chance.choice(_places(raw))
    node[key] = json.loads(json.dumps(other[name]))


def _retype(_: Raw, place: Place, chance: Random) -> None:
    node, key = place
    value = node[key]
    node[key] = chance.choice((str(value), [value], {"id": value}, bool(value), len(str(value)) + 0.5))


def _repeat(raw: Raw, __: Place, chance: Random) -> None:
    """A message that answers a message that answers a message."""
    message = raw.get("message")
    if isinstance(message, dict):
        for _ in range(chance.choice(LEVELS)):
            message = {**message, "reply_to_message": message}
        raw["message"] = message


def _add(_: Raw, place: Place, chance: Random) -> None:
    node, _ = place
    if isinstance(node, dict):
        node[chance.choice(("from", "chat", "text", "entities", "voice", "photo", "date", "data", "new"))] = strange(
            chance
        )


WAYS: tuple[Callable[[Raw, Place, Random], None], ...] = (
    _drop,
    _replace,
    _replace,
    _rename,
    _swap,
    _retype,
    _repeat,
    _add,
)
