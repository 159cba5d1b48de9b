"""Canaries: in every test, no log line holds what a simulated person typed, nor the token.

The simulator knows what people typed. Every record is caught twice: as the bot writes it, and its bare message, so that
what a mask hides is found as well. What bot processes print is read where a test starts one.
"""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from bot import logs
from bot.config import Logs
from simulator import Telegram

SHORT = 6  # characters: anything shorter is in a log by chance
NAME = 4  # the same of a name, which is looked for as a word
TYPED = ("text", "caption", "phone_number")


class Canaries(logging.Handler):
    """What was logged and printed in a test, and every Telegram that was played in it."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.telegrams: list[Telegram] = []
        self.setFormatter(logs.formatter(Logs()))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it as the bot writes it, with all its values, and its message as it is."""
        self.read([self.format(record), record.getMessage()])

    def read(self, lines: Iterable[str]) -> None:
        """What a process printed."""
        self.lines += (" ".join(line.split()) for line in lines)

    def leaks(self) -> list[str]:
        """Every line that holds what it should not."""
        held = [*self._words(), *(telegram.token.partition(":")[2] for telegram in self.telegrams)]
        names = [name for telegram in self.telegrams for name in _names(telegram)]
        if not (held or names):
            return []
        found = re.compile("|".join((*map(re.escape, held), *(rf"\b{re.escape(name)}\b" for name in names))))
        return [f"{match[0]!r} in {line!r}" for line in self.lines if (match := found.search(line))]

    def _words(self) -> Iterator[str]:
        for telegram in self.telegrams:
            for update in telegram.updates.history.values():
                yield from (words for typed in _typed(update) if len(words := _words_of(typed)) >= SHORT)


def watching(telegrams: list[Telegram], make: Callable[..., None]) -> Callable[..., None]:
    """`Telegram.__init__`, noting each."""

    def init(self: Telegram, *given: Any, **named: Any) -> None:
        make(self, *given, **named)
        telegrams.append(self)

    return init


def _typed(value: object) -> Iterator[str]:
    """Everything that a person put into an update; not what the bot wrote, which a tap brings back."""
    if isinstance(value, dict):
        if (value.get("from") or {}).get("is_bot"):
            return
        for name, inner in value.items():
            if name in TYPED and isinstance(inner, str):
                yield inner
            else:
                yield from _typed(inner)


def _words_of(typed: str) -> str:
    """A command is ours; what follows it is not."""
    return " ".join(typed.split()[1 if typed.startswith("/") else 0 :])


def _names(telegram: Telegram) -> set[str]:
    named = {str(person.chat.user[key]) for person in telegram.people for key in ("first_name", "last_name", "username")
             if key in person.chat.user}  # fmt: skip
    return {name for name in named if len(name) >= NAME}
