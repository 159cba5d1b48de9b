"""The roster: who comes to a session, who does not, and whom nobody has heard of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.common import Refused
from bot.domain.pages import PAGE, page
from bot.domain.people import Person
from bot.domain.replies import Replied, Reply, Tally, may_reply, tally
from bot.domain.workshops import Session

SILENT = "silent"
ORDER = (Reply.COMING, Reply.UNSURE, Reply.NOT_COMING, SILENT)


class Reach(StrEnum):
    """Whether messages arrive."""

    TELEGRAM = "telegram"
    BLOCKED = "blocked"  # Telegram refuses to deliver
    WITHOUT = "without"  # known to the centre, not on Telegram


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a place in a workshop, or, not `enrolled`, with a wish for one."""

    person: Person
    since: datetime
    on_telegram: bool
    enrolled: bool

    @property
    def reach(self) -> Reach:
        """Whether messages arrive."""
        if not self.on_telegram:
            return Reach.WITHOUT
        return Reach.BLOCKED if self.person.unreachable else Reach.TELEGRAM

    def is_paused(self, now: datetime) -> bool:
        """Whether they asked for no messages at the moment."""
        return self.person.paused_until is not None and now < self.person.paused_until


@dataclass(frozen=True, slots=True)
class Line:
    """A member and what they said of a session."""

    member: Member
    replied: Replied | None

    @property
    def says(self) -> str:
        """The answer as texts select it: a reply, or "silent"."""
        return self.replied.reply.value if self.replied else SILENT

    @property
    def is_late(self) -> bool:
        """Whether they come, and said that they will be late."""
        return self.replied is not None and self.replied.late and self.replied.reply is Reply.COMING


@dataclass(frozen=True, slots=True)
class Counts:
    """A session in figures, for the team."""

    replies: Tally
    late: int
    unreachable: int
    paused: int


def lines(members: Iterable[Member], replies: Mapping[int, Replied]) -> list[Line]:
    """Who comes first, who is silent last; by name within."""
    found = [Line(member, replies.get(member.person.id)) for member in members]
    return sorted(found, key=lambda line: (ORDER.index(line.says), line.member.person.name.casefold()))


def counts(found: Sequence[Line], now: datetime) -> Counts:
    """The figures over all lines."""
    given = [line.replied for line in found if line.replied]
    return Counts(
        replies=tally(given, [line.member.person.id for line in found]),
        late=sum(line.is_late for line in found),
        unreachable=sum(line.member.reach is not Reach.TELEGRAM for line in found),
        paused=sum(line.member.is_paused(now) for line in found),
    )


def next_session(sessions: Iterable[Session], now: datetime) -> Session:
    """The one that runs or comes next; when all is over, the last. Refused("roster.no-session") for none at all."""
    by_date = sorted(sessions, key=lambda session: session.starts)
    if not by_date:
        raise Refused("roster.no-session")
    return next((one for one in by_date if not one.cancelled and one.ends > now), by_date[-1])


def around(sessions: Sequence[Session], chosen: Session) -> tuple[Session, ...]:
    """As many sessions as a screen holds, the chosen one among them."""
    place = next((place for place, session in enumerate(sessions) if session.id == chosen.id), 0)
    return page(sessions, place // PAGE).items


def may_enter(member: Member, session: Session, now: datetime) -> None:
    """Refused for somebody without a place, and for a session that was cancelled or has begun."""
    if not member.enrolled:
        raise Refused("roster.only-wished")
    may_reply(session, now)


def answerable(member: Member, sessions: Iterable[Session], now: datetime) -> list[Session]:
    """The sessions for which an answer may still be entered for somebody."""
    return [one for one in sessions if member.enrolled and not one.cancelled and now < one.starts]
