"""Buttons that nobody ever sent: every action there is, with numbers of others, out of chance, and broken."""

import dataclasses
import typing
from random import Random

from bot.ui.codec import Action

NUMBERS = (1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 9, 12, 17, 0, -1, 2**31, 2**52 + 1, 2**63 - 1)
WORDS = ("coming", "not_coming", "unsure", "yes", "no", "x", "fr", "en", "job", "1", "0", "before", "", "é", "a" * 40)
DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def forged(kind: type[Action], chance: Random, known: list[int]) -> str:
    """A payload that names an action; most are well made, so that they come as far as the handler.

    `known` are numbers that mean something and that chance would not find.
    """
    hints = typing.get_type_hints(kind)
    fields = dataclasses.fields(kind)  # type: ignore[arg-type]
    values = (
        chance.choice((*NUMBERS, chance.choice(known))) if hints[field.name] is int else chance.choice(WORDS)
        for field in fields
    )
    try:
        packed = kind(*values).pack()
    except ValueError:  # longer than any button: a forger does not mind
        packed = ":".join((kind.tag, *(chance.choice(WORDS) * 9 for _ in fields)))
    return packed if chance.random() < 0.75 else _broken(packed, chance)


def _broken(packed: str, chance: Random) -> str:
    cut = chance.randrange(len(packed) + 1)
    return chance.choice((
        packed[:cut],
        packed + ":1",
        packed + ":" * 9,
        packed.upper(),
        packed.translate(DIGITS),
        packed.replace(":", "：", 1),  # noqa: RUF001 - a wide colon
        packed + "\0",
        packed + " ",
        f" {packed}",
        packed * 9,
        packed[:cut] + "\N{GRINNING FACE}" + packed[cut:],
        packed.replace(":", ":-"),
        packed.replace(":", ":0"),
        f"{packed}; drop table persons",
        "é" * 64,
        "x" * 5000,
        "",
    ))  # fmt: skip
