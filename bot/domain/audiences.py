"""Whom a coordinator writes to: a group of a workshop, of all workshops, or what people said of a session."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.common import Refused
from bot.domain.letters import Standing
from bot.domain.workshops import Session

OFFERED = 8  # workshops or sessions to choose from: what a thumb still scrolls
PAST = 3  # of them, sessions that are over: people write about the last one, seldom about an older one


class Whom(StrEnum):
    """The groups that can be chosen, as payloads and rows carry them."""

    ENROLLED = "enrolled"
    WITH_HOSTS = "with-hosts"  # the enrolled and the hosts
    WAITING = "waiting"
    HOSTS = "hosts"
    COMING = "coming"
    SILENT = "silent"  # who has not answered
    CAME = "came"  # who was there


WHOLE = (
    Whom.ENROLLED,
    Whom.WITH_HOSTS,
    Whom.HOSTS,
    Whom.WAITING,
)  # of a workshop, in the order in which they are shown
OF_SESSION = (Whom.COMING, Whom.SILENT, Whom.CAME)


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


def of_session(session: Session, *, noted: bool, now: datetime) -> tuple[Whom, ...]:
    """The groups that a session makes: by answers until it is over, by who was there once that is noted."""
    if session.cancelled:
        return ()
    answers = (Whom.COMING, Whom.SILENT) if now < session.ends else ()
    return (*answers, Whom.CAME) if noted else answers


def offered(sessions: Sequence[Session], noted: Collection[int], now: datetime) -> list[Session]:
    """The sessions that make a group, the last ones that are over and the next ones."""
    found = [one for one in sessions if of_session(one, noted=one.id in noted, now=now)]
    over, ahead = [one for one in found if one.ends <= now], [one for one in found if now < one.ends]
    return [*over[-PAST:], *ahead][:OFFERED]


def chosen(workshop: int, whom: str, session: int) -> Audience:
    """The audience that a button names, with 0 for none. Refused("common.old-button") for what is none."""
    try:
        group = Whom(whom)
    except ValueError:
        raise Refused("common.old-button") from None
    if (group in OF_SESSION) != bool(session):
        raise Refused("common.old-button")
    return Audience(workshop or None, group, session or None)
