"""The closing table: who was told what, who answered, and how every letter ended. Read from the database itself."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection, func, select

from bot.domain.checkins import State as News
from bot.domain.letters import State
from simulator.demo.tale import UntoldError
from simulator.phone import Person
from storage.checkins import checkins
from storage.outbox import letters
from storage.people import accounts
from storage.replies import replies


class Kind(StrEnum):
    """What people were told, as the table counts it."""

    REMINDER = "Rappels"
    NEWS = "Questions"
    OUTING = "Sorties"
    ANNOUNCEMENT = "Annonces"
    TEAM = "Équipe"
    REPLY = "Réponses"


BUILDERS = {
    "reminders.session": Kind.REMINDER,
    "outings.remind": Kind.REMINDER,
    "hosts.brief": Kind.REMINDER,
    "checkins.wave": Kind.NEWS,
    "outings.ask": Kind.OUTING,
    "outings.ask-too": Kind.OUTING,
    "outings.card": Kind.OUTING,
    "outings.told": Kind.OUTING,
    "announcements.text": Kind.ANNOUNCEMENT,
    "announcements.trial": Kind.ANNOUNCEMENT,
    "announcements.pin": Kind.ANNOUNCEMENT,
    "announcements.trial-pin": Kind.ANNOUNCEMENT,
    "announcements.progress": Kind.ANNOUNCEMENT,
    "announcements.retracted-by": Kind.ANNOUNCEMENT,
    "": Kind.REPLY,
}
ENDS = {
    (State.EXPIRED, "unwanted"): "devenues inutiles : la personne avait déjà répondu, ou dit non",
    (State.EXPIRED, "paused"): "pas envoyées : la personne était en pause",
    (State.EXPIRED, "stopped"): "pas envoyées : la personne ne voulait plus de messages",
    (State.EXPIRED, "late"): "pas envoyées : il était trop tard",
    (State.EXPIRED, "unreachable"): "pas envoyées : la personne avait bloqué le bot, l'équipe l'a appelée",
    (State.DEAD, "blocked"): "refusées par Telegram : la personne venait de bloquer le bot",
}
OPEN = (State.TODO, State.SENDING, State.UNKNOWN)


@dataclass
class Told:
    """What one person was told, and what they answered themselves or on the telephone."""

    kinds: Counter[Kind] = field(default_factory=Counter)
    sessions: int = 0
    sessions_by_phone: int = 0
    news: int = 0
    news_by_voice: int = 0


@dataclass(frozen=True)
class Tally:
    """How the year went, in figures."""

    told: Mapping[int, Told]
    ends: Counter[tuple[State, str]]

    @property
    def silent(self) -> int:
        """Letters without an end that somebody can see."""
        return sum(number for (state, _), number in self.ends.items() if state in OPEN)


def count(db: Connection, phones: Sequence[Person]) -> Tally:
    """Count what became of everything, by the ids of the accounts."""
    people = {row.person_id: row.user_id for row in db.execute(select(accounts.c.person_id, accounts.c.user_id))}
    told = {person.id: Told() for person in phones}
    ends: Counter[tuple[State, str]] = Counter()
    grouped = select(letters.c.person_id, letters.c.builder, letters.c.state, letters.c.reason, func.count())
    groups = grouped.group_by(letters.c.person_id, letters.c.builder, letters.c.state, letters.c.reason)
    for person, builder, state, reason, number in db.execute(groups):
        ends[State(state), reason or ""] += number
        if person in people and state == State.SENT.value:
            told[people[person]].kinds[BUILDERS.get(builder, Kind.TEAM)] += number
    for person, entered_by in db.execute(select(replies.c.person_id, replies.c.entered_by)):
        told[people[person]].sessions += 1
        told[people[person]].sessions_by_phone += entered_by is not None
    for person, state in db.execute(select(checkins.c.person_id, checkins.c.state)):
        told[people[person]].news += state == News.DONE.value
        told[people[person]].news_by_voice += state == News.TOLD.value
    return Tally(told, ends)


def show(console: Console, tally: Tally, taking_part: Sequence[Person], team: Sequence[Person]) -> None:
    """The closing table. Raises UntoldError where a letter has no end."""
    console.print("\nQui a été prévenu de quoi, et qui a répondu", style="bold")
    console.print(_table(tally, taking_part, answers=True))
    console.print("\nDans l'équipe", style="bold")
    console.print(_table(tally, team, answers=False))
    console.print(f"\n{sum(tally.ends.values())} lettres, toutes arrivées à une fin que l'équipe peut voir :")
    for (state, reason), number in tally.ends.most_common():
        said = "remises" if state is State.SENT else ENDS.get((state, reason), f"{state.value} {reason}")
        console.print(f"  {number:>5}  {said}")
    if tally.silent:
        raise UntoldError(f"{tally.silent} lettres sont restées sans fin ; aucune ne devait l'être.")


def _table(tally: Tally, people: Sequence[Person], *, answers: bool) -> Table:
    table = Table(box=SIMPLE_HEAD)
    table.add_column("")
    kinds = [kind for kind in Kind if any(tally.told[one.id].kinds[kind] for one in people)]
    for kind in kinds:
        table.add_column(kind.value, justify="right")
    for heading in ("A répondu", "A donné des nouvelles") if answers else ():
        table.add_column(heading)
    for one in people:
        told = tally.told[one.id]
        news = told.news + told.news_by_voice
        said = [_said(told.sessions, told.sessions_by_phone, "séance"), _said(news, told.news_by_voice, "fois")]
        table.add_row(one.name, *(str(told.kinds[kind] or "–") for kind in kinds), *(said if answers else ()))
    return table


def _said(number: int, by_voice: int, what: str) -> str:
    many = what if what.endswith("s") or number == 1 else f"{what}s"
    called = f", {by_voice} au téléphone" if by_voice else ""
    return f"{number} {many}{called}" if number else "–"
