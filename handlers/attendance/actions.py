"""What the buttons of attendance carry, whose sessions they may be about, and the router that they lead to."""

from dataclasses import dataclass

from bot.domain import hosts
from bot.domain.common import Role
from bot.domain.workshops import Session
from bot.ui.codec import Action, Draft
from bot.ui.router import Router
from bot.ui.turn import Turn
from storage import workshops

router = Router("attendance")
TEAM = Role.HOST | Role.COORDINATOR


@dataclass(frozen=True)
class Recent(Action, tag="at"):
    """See the sessions that I have just led."""


@dataclass(frozen=True)
class Open(Action, tag="at.s"):
    """See who was at a session."""

    session: int


@dataclass(frozen=True)
class Mark(Action, tag="at.m"):
    """Somebody was there, excused or absent."""

    session: int
    person: int
    mark: str
    page: int


@dataclass(frozen=True)
class Names(Action, tag="at.p"):
    """See other names to note as here, excused or absent."""

    session: int
    mark: str
    page: int


@dataclass(frozen=True)
class Choose(Action, tag="at.c"):
    """Begin to note who is excused, or absent."""

    session: int
    mark: str


@dataclass(frozen=True)
class Others(Action, tag="at.o"):
    """Nobody else was there."""

    session: int


@dataclass(frozen=True)
class AddGuest(Action, tag="at.g"):
    """Enter a guest."""

    session: int


@dataclass(frozen=True)
class RemoveGuest(Action, tag="at.x"):
    """A guest was entered by mistake."""

    session: int
    guest: int


@dataclass(frozen=True)
class Tell(Action, tag="de"):
    """Tell the team of a session."""

    session: int


@dataclass(frozen=True)
class TakeBack(Action, tag="de.x"):
    """Take back what I told."""

    debrief: int


@dataclass(frozen=True)
class Read(Action, tag="de.r"):
    """Read what was told of a session, a screen."""

    session: int
    page: int


@dataclass(frozen=True)
class Naming(Draft, name="attendance.guest"):
    """The first name of a guest is being typed."""

    session: int


@dataclass(frozen=True)
class Telling(Draft, name="attendance.debrief"):
    """A word for the team is being written, or spoken."""

    session: int


def led(turn: Turn, number: int) -> Session:
    """A session that the person leads, or of the centre that they coordinate. Refused for any other."""
    session = workshops.session(turn.db, turn.here.id, number)
    if not turn.has(Role.COORDINATOR):
        hosts.check_leads(workshops.hosts_of(turn.db, session.id), turn.me.id)
    return session
