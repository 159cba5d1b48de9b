"""After a restore: letters that may have gone already, and the coordinators who decide whether they go.

A backup does not know what was sent after it was made. Each letter that fell due between the two may have been read
by somebody; sent again by itself, it would be there twice, and not sent, it would be lost. So it waits, with those
that are like it: of one feature, for one day. Undecided for 30 days, it is of no use to anybody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from bot.domain.common import Refused
from bot.domain.letters import Letter
from bot.domain.times import wall

HELD, DECLINED = "restored", "declined"  # why a letter is `unknown`: undecided, or not to be sent again
KEPT = timedelta(days=30)
NAMED = 40  # names a screen
GAP = 1_000  # numbers that may have been given after the backup: chats still have buttons that name them


@dataclass(frozen=True, slots=True)
class Held:
    """A letter that waits for a decision."""

    id: int
    key: str
    person: int
    builder: str
    due: datetime

    @property
    def feature(self) -> str:
        """Whose letter it is."""
        return self.builder.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Group:
    """Letters that are decided together."""

    feature: str
    day: date
    letters: tuple[Held, ...]

    @property
    def people(self) -> list[int]:
        """Whom they are for, each once."""
        return sorted({letter.person for letter in self.letters})


def groups(held: Iterable[Held], zone: str) -> list[Group]:
    """What there is to decide, the earliest day first."""
    placed = sorted(((wall(one.due, zone).date(), one.feature, one.id, one) for one in held), key=lambda four: four[:3])
    return [
        Group(feature, day, tuple(letter for *_, letter in same))
        for (day, feature), same in groupby(placed, key=lambda four: four[:2])
    ]


def group(found: Iterable[Group], feature: str, day: int) -> Group:
    """The group that a button means. Refused("restored.decided") where nothing of it waits any more."""
    for one in found:
        if one.feature == feature and one.day.toordinal() == day:
            return one
    raise Refused("restored.decided")


def news(coordinator: int, made: datetime, now: datetime) -> Letter:
    """What a coordinator is told of a restore, once."""
    key = f"restored:{now:%Y%m%dT%H%M%S}:person:{coordinator}"
    return Letter(key, "restored.news", coordinator, now, {"made": made.isoformat()})
