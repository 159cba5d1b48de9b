"""What a chapter has at hand: its people, time that passes, a narrator, and a check that all goes as it is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from simulator.demo.chronicle import Chronicle
from simulator.demo.clockwork import Player
from simulator.phone import Person


class UntoldError(AssertionError):
    """Something did not go as the story says."""


class Narrator(Protocol):
    """Where the story is told: on paper, or on the page of the phones."""

    @property
    def is_begun(self) -> bool:
        """Whether there was a chapter already."""

    def title(self, words: str) -> None:
        """The head of a chapter."""

    def tells(self, words: str) -> None:
        """What no telephone shows."""

    def heading(self, day: date) -> None:
        """A new day."""


@dataclass(frozen=True)
class Cast:
    """Everybody in the story; all are invented."""

    nadia: Person  # coordinates the workshop at the centre
    helene: Person  # listens at the centre
    claire: Person  # leads a session: sophrology
    alain: Person  # leads a session: qi-gong and tai chi
    marie: Person  # 52, seasonal work, an old phone; taps, never types
    ahmed: Person  # was sent by the employment office, finds a job
    lea: Person  # proposes the walks
    fatou: Person  # answers late, and needs to talk one night
    jean_luc: Person  # wants no reminders
    monique: Person  # types instead of tapping
    susan: Person  # reads English
    yvonne: Person  # never answers, and is called
    kevin: Person  # blocks the bot midway, and goes on coming
    rene: Person  # comes when all nine places are taken

    @property
    def nine(self) -> tuple[Person, ...]:
        """Those who take part."""
        return (
            self.marie, self.ahmed, self.lea, self.fatou, self.jean_luc,
            self.monique, self.susan, self.yvonne, self.kevin,
        )  # fmt: skip


@dataclass(frozen=True)
class Tale:
    """The story while it is told."""

    cast: Cast
    player: Player
    chronicle: Chronicle
    paper: Narrator
    link: str  # the one that the operator printed for the coordinator

    def chapter(self, words: str) -> None:
        """The head of a chapter."""
        self.chronicle.flush()
        self.paper.title(words)

    def tells(self, words: str) -> None:
        """The narrator says what no telephone shows."""
        self.chronicle.flush()
        if self.paper.is_begun:
            self.paper.heading(self.player.clockwork.wall.date())
        self.paper.tells(words)

    async def at(self, wall: str, words: str = "") -> None:
        """Time passes until "2026-10-13 14:00"; what the narrator says of it comes before what then happens."""
        if words:
            before = datetime.fromisoformat(wall) - timedelta(seconds=5)
            await self.player.until(before.isoformat())
            self.tells(words)
        await self.player.until(wall)

    @contextmanager
    def shortly(self, words: str) -> Iterator[None]:
        """Much happens, and is told in a sentence."""
        with self.chronicle.hushed():
            yield
        self.tells(words)


def link_in(person: Person) -> str:
    """The link in the newest message that has one, as somebody sends it on."""
    for message in reversed(person.messages):
        for word in message.read.split():
            if word.startswith("https://t.me/"):
                return word
    raise UntoldError(f"{person.name} has got no link to send on")
