"""People: somebody known to a centre, with or without Telegram."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from bot.domain.common import Refused

NAME_LENGTH = 40  # longer than any first name, short enough for a line of a list on a small phone
INVISIBLE = re.compile(r"\s+")
BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs that show nothing


@dataclass(frozen=True, slots=True)
class Person:
    """`name` is what they want to be called."""

    id: int
    centre: int
    name: str
    language: str
    stopped: bool = False
    paused_until: datetime | None = None
    unreachable: bool = False


def clean_name(typed: str) -> str:
    """A name as we show it: one line, no control or direction marks. Refused("common.no-name") when nothing is left."""
    name = INVISIBLE.sub(" ", "".join(filter(_shows, typed))).strip()[:NAME_LENGTH].strip()
    if not name:
        raise Refused("common.no-name")
    return name


def _shows(char: str) -> bool:
    return char.isspace() or (unicodedata.category(char)[0] != "C" and char not in BLANK)
