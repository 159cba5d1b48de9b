"""What is about to go: the next seven days, and what a coordinator holds back of it.

Seven days are what a week's meeting looks at. What can be read and held back are the kinds that everybody gets alike;
an answer to somebody, or a place that is offered, is between two people and only counted.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.common import Refused
from bot.domain.letters import Drop, Letter, Standing, verdict
from bot.domain.letters import Hold as Wait

SPAN = timedelta(days=7)
HELD = "held_back"  # why a letter ended
NEWS = frozenset({"changes.host", "changes.told"})  # always told: nobody is to stand before a closed door
OWN_WAY = frozenset({"announcements.text"})  # read here, taken back where it was written: a pin may go with it
OPEN = NEWS | OWN_WAY | {"checkins.wave", "hosts.brief", "outings.remind", "reminders.session"}
HIDDEN = frozenset({"myday.letter", "announcements.pin", "announcements.progress"})  # of those who look, or of words
TRIED = 5  # readers for whom the text is made, until one gets it


@dataclass(frozen=True, slots=True)
class Hold:
    """What is held back: one kind at one instant. `by` is None once that coordinator is erased."""

    builder: str
    due: datetime
    by: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Letters of one kind that go at one instant; `at` is when, quiet hours considered."""

    builder: str
    due: datetime
    at: datetime
    letters: tuple[Letter, ...]
    hold: Hold | None = None

    @property
    def is_open(self) -> bool:
        """Whether it may be read, and held back."""
        return self.builder in OPEN

    @property
    def feature(self) -> str:
        """Whose letters they are; "other" where that is nobody's business. Hosts hear of changes as of all else."""
        return "hosts" if self.builder == "changes.host" else self.builder.partition(".")[0] or "other"

    @property
    def people(self) -> int:
        """How many get it: several letters to one person are told in one, where they can be."""
        return len({letter.person for letter in self.letters})

    @property
    def may_be_held(self) -> bool:
        """Whether it is held back here."""
        return self.is_open and self.builder not in OWN_WAY | NEWS

    @property
    def stamp(self) -> int:
        """What a button carries of its instant."""
        return int(self.due.timestamp())


def goes_at(letter: Letter, standing: Standing) -> datetime | None:
    """When a letter goes, as things stand; None where it does not."""
    judged = verdict(letter, standing, letter.due)
    if isinstance(judged, Drop):
        return None
    return judged.until if isinstance(judged, Wait) else letter.due


def groups(going: Iterable[tuple[Letter, datetime]], held: Collection[Hold]) -> list[Group]:
    """What goes, the earliest first, a letter once; what nobody may read is one group an hour."""
    kept: defaultdict[tuple[datetime, str, datetime], dict[str, Letter]] = defaultdict(dict)
    for letter, at in going:
        if letter.builder in OPEN:
            kept[at, letter.builder, letter.due].setdefault(letter.key, letter)
        elif letter.builder not in HIDDEN:
            hour = at.replace(minute=0, second=0, microsecond=0)
            kept[hour, "", hour].setdefault(letter.key, letter)
    holds = {(hold.builder, hold.due): hold for hold in held}
    return [
        Group(builder, due, at, tuple(found.values()), holds.get((builder, due)))
        for (at, builder, due), found in sorted(kept.items(), key=lambda one: one[0])
    ]


def find(found: Iterable[Group], builder: str, stamp: int) -> Group:
    """The group that a button means. Refused("upcoming.gone") where it is none, or nothing to be read."""
    for group in found:
        if group.is_open and (group.builder, group.stamp) == (builder, stamp):
            return group
    raise Refused("upcoming.gone")


def to_hold(group: Group) -> Group:
    """The group, where it may be held back. Refused for what is taken back elsewhere, and what is always told."""
    if not group.may_be_held:
        raise Refused("upcoming.always" if group.builder in NEWS else "upcoming.own-way")
    return group
