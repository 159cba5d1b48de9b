"""Whom a coordinator writes to: a group of a workshop, of all workshops, or what people said of a session."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.common import Refused
from bot.domain.letters import Standing

OFFERED = 8  # workshops or sessions to choose from: what a thumb still scrolls


class Whom(StrEnum):
    """The groups that can be chosen, as payloads and rows carry them."""

    ENROLLED = "enrolled"
    WITH_HOSTS = "with-hosts"  # the enrolled and the hosts
    WAITING = "waiting"
    HOSTS = "hosts"
    COMING = "coming"
    SILENT = "silent"  # who has not answered


WHOLE = (
    Whom.ENROLLED,
    Whom.WITH_HOSTS,
    Whom.HOSTS,
    Whom.WAITING,
)  # of a workshop, in the order in which they are shown
OF_SESSION = (Whom.COMING, Whom.SILENT)


@dataclass(frozen=True, slots=True)
class Audience:
    """A group of a workshop, of all workshops without one; `session` where it depends on one."""

    workshop: int | None
    whom: Whom = Whom.ENROLLED
    session: int | None = None

    @property
    def with_hosts(self) -> bool:
        """Whether hosts are of it."""
        return self.whom in {Whom.WITH_HOSTS, Whom.HOSTS}


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody of the audience: a person, or a host who is only named on the programme."""

    person: int | None
    host: int | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody of the audience and what holds for them; no standing without Telegram."""

    who: Who
    standing: Standing | None


def chosen(workshop: int, whom: str, session: int) -> Audience:
    """The audience that a button names, with 0 for none. Refused("common.old-button") for what is none."""
    try:
        group = Whom(whom)
    except ValueError:
        raise Refused("common.old-button") from None
    if (group in OF_SESSION) != bool(session):
        raise Refused("common.old-button")
    return Audience(workshop or None, group, session or None)
