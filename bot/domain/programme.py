"""The programme as a participant leafs through it: a phase at a time, since eight dates at once are many to read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.workshops import Phase, Session, Workshop


@dataclass(frozen=True, slots=True)
class Part:
    """A phase of a workshop with its sessions by date."""

    workshop: Workshop
    phase: Phase
    sessions: tuple[Session, ...]


def parts(workshop: Workshop, phases: Iterable[Phase], sessions: Sequence[Session]) -> list[Part]:
    """A workshop by phase; phases without a session are left out."""
    found = [Part(workshop, phase, tuple(one for one in sessions if one.phase == phase.id)) for phase in phases]
    return [part for part in found if part.sessions]


def opening(shown: Sequence[Part], now: datetime) -> Part:
    """The part with the next session that takes place; the last one when all is over."""
    coming = [(one.starts, part) for part in shown for one in part.sessions if now < one.ends and not one.cancelled]
    return min(coming, key=lambda found: found[0])[1] if coming else shown[-1]
