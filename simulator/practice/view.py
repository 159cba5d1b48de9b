"""What a window draws, as JSON: the phones, their messages, the clock, and what waits for its hour."""

import json
from typing import Any

from simulator.messages import Message
from simulator.phone import Person
from simulator.practice.hours import Hours
from simulator.practice.letters import Waiting
from simulator.practice.practice import Practice
from simulator.practice.telling import Telling
from simulator.practice.trouble import Trouble

NEWEST = 60  # messages of a phone that a window is sent unasked
Json = dict[str, Any]


class Window:
    """What one window knows: it is sent what differs."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def news(self, whole: Json) -> Json:
        """The parts that are new or changed, and as None those that are gone; a new world from its beginning."""
        if self._known.get("world") != json.dumps(whole["world"]):
            self._known = {}
        written = {name: json.dumps(part) for name, part in whole.items()}
        changed = {name: whole[name] for name, text in written.items() if self._known.get(name) != text}
        gone = {name: None for name in self._known if name not in written}
        self._known = written
        return changed | gone


def whole(practice: Practice, hours: Hours, telling: Telling, trouble: Trouble, letters: list[Waiting]) -> Json:
    """Everything, a part a name: "phone:ID", "message:PHONE:ID", "clock", "story", "trouble", "letters"."""
    parts: Json = {
        "world": practice.number,
        "clock": {"wall": practice.stage.clockwork.wall.replace(tzinfo=None).isoformat(), "speed": hours.speed},
        "bot": {"alive": practice.stage.is_alive(), "late": practice.is_late},
        "trouble": {"slow": trouble.slow, "refusing": trouble.refusing},
        "story": {
            "on": telling.is_on,
            "paused": telling.is_paused,
            "breath": telling.breath,
            "narrated": practice.narrated,
        },
        "letters": [_letter(one, practice) for one in letters],
    }
    for person in practice.people:
        parts[f"phone:{person.id}"] = _phone(person, practice)
        for message in newest(person):
            parts[f"message:{person.id}:{message.id}"] = drawn(message)
    return parts


def newest(person: Person, before: int = 0) -> list[Message]:
    """The newest messages that stand on a phone, or the newest `before` one of them."""
    standing = [one for one in person.chat.messages.values() if not one.deleted and (not before or one.id < before)]
    return standing[-NEWEST:]


def drawn(message: Message) -> Json:
    """One message. The offsets of entities count UTF-16, as a browser does."""
    body: Json = {
        "id": message.id,
        "mine": not message.by_bot,
        "kind": message.kind,
        "text": message.text,
        "entities": list(message.entities),
        "at": message.date.timestamp(),
        "edited": message.edited is not None,
        "rows": [[_button(one) for one in row] for row in (message.markup or {}).get("inline_keyboard", [])],
    }
    if message.kind == "document":
        body["name"] = message.content["document"].get("file_name", "")
    return body | {name: message.content[name] for name in ("venue", "location", "contact") if name in message.content}


def _phone(person: Person, practice: Practice) -> Json:
    language = str(person.chat.user.get("language_code", ""))
    read = practice.read.get(person.id, 0)
    return {
        "name": person.name,
        "language": language,
        "started": person.chat.started,
        "blocked": person.chat.blocked,
        "keys": [[key["text"] for key in row] for row in person.chat.keyboard],
        "commands": practice.stage.telegram.profile.menu(person.id, language),
        "unread": sum(message.id > read for message in person.messages),
        "acted": practice.acted.get(person.id, 0),
        "more": len(person.chat.messages) > NEWEST,
    }


def _button(button: Json) -> Json:
    kind = "link" if "url" in button else "copy" if "copy_text" in button else "tap"
    return {"text": button["text"], "kind": kind}


def _letter(letter: Waiting, practice: Practice) -> Json:
    wall = practice.stage.clockwork.wall_at(letter.at)
    return {"at": wall.replace(tzinfo=None).isoformat(), "to": letter.to, "text": letter.text}
