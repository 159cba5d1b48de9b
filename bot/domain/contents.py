"""What an announcement says: words, or a file or a place with words.

Words have at most 3,500 characters. Telegram takes 4,096 a message, counted without markup; the heading with the
centre's name, the signature and the air around them take up to 200, the rest is left for what centres are called.
Under a file, Telegram takes 1,024 in all.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Self
from unicodedata import category

from bot.domain.common import Refused

LENGTH = 3_500  # characters
CAPTION = 1_024  # characters under a file, heading and signature among them
CUT = timedelta(seconds=5)  # apps send a longer text in pieces, at once: nobody types the next piece so fast

TEXT, PLACE = "text", "place"


@dataclass(frozen=True, slots=True)
class Content:
    """`kind` is text, place, or what Telegram calls a file of it: photo, voice, … `file` is Telegram's id of it.

    `entities` are the marks that the words were given, as the Bot API's JSON. A place may have a name and an address.
    """

    text: str = ""
    entities: str = ""
    kind: str = TEXT
    file: str = ""
    latitude: float = 0.0
    longitude: float = 0.0
    name: str = ""
    address: str = ""

    @property
    def is_place(self) -> bool:
        """Whether a place on the map goes before the words."""
        return self.kind == PLACE

    @property
    def is_file(self) -> bool:
        """Whether the words stand under a file."""
        return self.kind not in {TEXT, PLACE}

    @property
    def body(self) -> str:
        """All but the words, as JSON: the file or the place that they go with; nothing where they stand alone."""
        return "" if self.kind == TEXT else replace(self, text="", entities="").dump()

    def worded(self, words: "Content") -> "Content":
        """The same with other words."""
        return replace(self, text=words.text, entities=words.entities)

    def dump(self) -> str:
        """As JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def load(cls, data: str) -> Self:
        """What `dump` wrote."""
        return cls(**json.loads(data))


def limit(content: Content, frame: int) -> int:
    """How many characters its words may have; `frame` is what heading and signature take."""
    return max(0, CAPTION - frame) if content.is_file else LENGTH


def total(text: str, before: int, at: int, now: datetime) -> int:
    """How long a text is, with the piece of `before` characters that Telegram cut off it at the second `at`."""
    joined = before and now.timestamp() - at <= CUT.total_seconds()
    return len(text) + (before if joined else 0)


def excess(length: int, most: int = LENGTH) -> int:
    """By how many characters a text is too long."""
    return max(0, length - most)


def check(content: Content) -> None:
    """Refused("announcements.empty") when nothing of it can be seen or heard."""
    if not content.is_file and not any(category(char)[0] not in "CZ" for char in content.text):
        raise Refused("announcements.empty")


def alike(one: Content, other: Content) -> bool:
    """Whether two say the same. The same file has another id each time that it is sent: its words tell."""
    same_words = _plain(one.text) == _plain(other.text)
    return one.kind == other.kind and same_words and (bool(_plain(one.text)) or one.file == other.file)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
