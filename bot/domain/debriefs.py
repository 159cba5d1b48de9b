"""Debriefs: a word about a session from those who led it, for the coordinators. No names in it, and no health."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.common import Refused
from bot.domain.pages import Page, page
from bot.domain.workshops import Session

WRITTEN_WITHIN = timedelta(days=7)  # after the end, like attendance: it is fresh, and the screen is the same
SCREEN = 1800  # characters on one screen: Telegram takes 4096, and some characters count double


@dataclass(frozen=True, slots=True)
class Debrief:
    """What somebody told the team of a session: a text, or a voice message by Telegram's id of it."""

    id: int
    session: int
    author: int
    text: str
    voice: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Part:
    """A screen's worth of a debrief, and where it stands among all screens of a session. A voice message is one."""

    debrief: Debrief
    text: str
    page: Page[tuple[Debrief, str]]
    count: int


def may_tell(session: Session, now: datetime) -> None:
    """Refused for a session that is cancelled, has not begun, or has been over for a week."""
    if session.cancelled:
        raise Refused("common.session-cancelled")
    if now < session.starts:
        raise Refused("attendance.not-yet")
    if now >= session.ends + WRITTEN_WITHIN:
        raise Refused("debriefs.closed")


def part(found: Sequence[Debrief], number: int) -> Part:
    """The nearest of all screens of all debriefs. Refused("debriefs.none") where there are none."""
    parts = [(one, text) for one in found for text in _cut(one.text)]
    if not parts:
        raise Refused("debriefs.none")
    shown = page(parts, number, size=1)
    debrief, text = shown.items[0]
    return Part(debrief, text, shown, len(parts))


def _cut(text: str) -> list[str]:
    return [text[start : start + SCREEN] for start in range(0, max(len(text), 1), SCREEN)]
