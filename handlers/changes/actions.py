"""What the buttons of changes carry, what is being changed, and the router that they lead to."""

from dataclasses import dataclass

from bot.ui.codec import Action, Draft
from bot.ui.router import Router

router = Router("changes")


@dataclass(frozen=True)
class Sessions(Action, tag="ch"):
    """Choose the session that changes."""

    page: int


@dataclass(frozen=True)
class Open(Action, tag="ch.s"):
    """See what of a session can change."""

    session: int


@dataclass(frozen=True)
class AskDate(Action, tag="ch.d"):
    """Type another date, or choose it by taps."""

    session: int


@dataclass(frozen=True)
class Week(Action, tag="ch.w"):
    """See the days of another week; 0 is that of the session."""

    session: int
    page: int


@dataclass(frozen=True)
class OnDay(Action, tag="ch.wd"):
    """On this day, by its ordinal."""

    session: int
    day: int


@dataclass(frozen=True)
class At(Action, tag="ch.wh"):
    """On this day, at this minute of it."""

    session: int
    day: int
    minute: int


@dataclass(frozen=True)
class AskPlace(Action, tag="ch.p"):
    """Choose another place."""

    session: int


@dataclass(frozen=True)
class AskHosts(Action, tag="ch.h"):
    """Choose who leads."""

    session: int


@dataclass(frozen=True)
class AskMinutes(Action, tag="ch.m"):
    """Choose how long it lasts."""

    session: int


@dataclass(frozen=True)
class Place(Action, tag="ch.pp"):
    """At this place."""

    session: int
    place: int


@dataclass(frozen=True)
class Host(Action, tag="ch.hp"):
    """With this host (1), or without (0)."""

    session: int
    host: int
    leads: int


@dataclass(frozen=True)
class Minutes(Action, tag="ch.mp"):
    """So many minutes long."""

    session: int
    minutes: int


@dataclass(frozen=True)
class Off(Action, tag="ch.c"):
    """Cancelled (1), or held after all (0)."""

    session: int
    off: int


@dataclass(frozen=True)
class Confirm(Action, tag="ch.y"):
    """Yes, as it was shown: `mark` says what was shown."""

    session: int
    mark: int


@dataclass(frozen=True)
class Undo(Action, tag="ch.x"):
    """Take a change back within its minute."""

    change: int


@dataclass(frozen=True)
class Give(Action, tag="ch.g"):
    """Answer for a session that starts at a minute."""

    session: int
    at: int
    reply: str


@dataclass(frozen=True)
class GiveAnew(Action, tag="ch.ga"):
    """Answer otherwise."""

    session: int


@dataclass(frozen=True)
class Dating(Draft, name="changes.dating"):
    """The date is being typed."""

    session: int


@dataclass(frozen=True)
class Proposed(Draft, name="changes.proposed"):
    """A change is being looked at: what changes, and to which value."""

    session: int
    what: str
    value: str
