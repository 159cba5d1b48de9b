"""Enrolment: which place somebody gets, and when they are first expected."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.workshops import Session

CONSENT = 1  # version of what "Je m'inscris" agrees to, raised whenever its texts change their meaning


def to_come(sessions: Iterable[Session], now: datetime) -> list[Session]:
    """The sessions that somebody who enrols now can still come to, by date."""
    return sorted((one for one in sessions if not one.cancelled and one.starts > now), key=lambda one: one.starts)
