"""Hosts: who leads a session is told who comes, and what everybody brings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.domain import times
from bot.domain.common import Refused
from bot.domain.pages import PAGE
from bot.domain.replies import Replied, Reply, Tally, tally
from bot.domain.times import DAY, Window
from bot.domain.workshops import Host, Session

BRIEF_AT = time(18)  # the evening before: the answers to the last reminder are coming in, and the bag is packed
AHEAD = timedelta(hours=32)  # from that hour to the end of the next day, the longer autumn one too
UNSURE = 8  # first names in one line: who is not sure may be asked, and a longer line says less than a number
NAMES = 30  # first names of a screen: a larger group is greeted as one, and 4096 characters are not many


@dataclass(frozen=True, slots=True)
class Brief:
    """What a host is told of a session. `names` are the people who come, `more` how many others do.

    `unsure` are those who do not know yet; empty where they are too many for a line.
    """

    replies: Tally
    late: int
    names: tuple[str, ...]
    more: int
    unsure: tuple[str, ...] = ()


def coming(replies: Mapping[int, Replied], members: Iterable[int]) -> list[int]:
    """The members who said that they come."""
    return saying(Reply.COMING, replies, members)


def saying(reply: Reply, replies: Mapping[int, Replied], members: Iterable[int]) -> list[int]:
    """The members who gave this answer."""
    return [one for one in members if one in replies and replies[one].reply is reply]


def brief(
    replies: Mapping[int, Replied], members: Sequence[int], names: Iterable[str], unsure: Iterable[str] = ()
) -> Brief:
    """What a host is told; `names` are those of the people who come, `unsure` of those who do not know."""
    called, asking = sorted(names, key=str.casefold), sorted(unsure, key=str.casefold)
    late = sum(replies[one].late for one in coming(replies, members))
    shown = tuple(asking) if len(asking) <= UNSURE else ()
    return Brief(tally(replies.values(), members), late, tuple(called[:NAMES]), max(0, len(called) - NAMES), shown)


def to_come(sessions: Iterable[Session], now: datetime) -> list[Session]:
    """What runs now or comes; cancelled sessions too, so that nobody travels for them."""
    return [session for session in sessions if session.ends > now]


def near(sessions: Sequence[Session], chosen: int) -> list[Session]:
    """The sessions beside the one that is shown, as many as a screen holds."""
    return [session for session in sessions if session.id != chosen][:PAGE]


def leads(hosts: Iterable[Host], person: int) -> bool:
    """Whether somebody leads the session of these hosts."""
    return any(host.person == person for host in hosts)


def check_leads(hosts: Iterable[Host], person: int) -> None:
    """Refused("hosts.not-yours") for who does not lead the session of these hosts."""
    if not leads(hosts, person):
        raise Refused("hosts.not-yours")


def brief_due(session: Session, zone: str) -> datetime:
    """When its hosts are told."""
    return times.instant(datetime.combine(session.wall.date() - DAY, BRIEF_AT), zone)


def starting_after(window: Window) -> Window:
    """When sessions start whose hosts may be told in a window."""
    return Window(window.start, window.end + AHEAD)
