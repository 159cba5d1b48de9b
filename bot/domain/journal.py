"""The journal: who looked at, or changed, whose file. The screen gives the reason; nobody types one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Deed(StrEnum):
    """What somebody of the team did, as rows keep it and the catalogues say it (`journal.deed`)."""

    LOOKED = "looked"  # opened somebody's card
    ANSWERED_FOR = "answered-for"  # entered an answer after a call
    ATTENDED = "attended"  # noted whether they were at a session
    READ_NEWS = "read-news"  # read the answers that somebody shared
    ADDED = "added"  # entered them by hand
    LINKED = "linked"  # gave them a link for their telephone
    MERGED = "merged"  # two entries turned out to be one person
    READ_MESSAGE = "read-message"  # read what somebody wrote to the team
    CALLED = "called"  # noted a call, made or tried
    OFFERED = "offered"  # offered a place
    ENTRUSTED = "entrusted"  # gave or took a role
    EXPORTED = "exported"  # the operator made a copy of their file


LOOKS = frozenset({Deed.LOOKED, Deed.READ_NEWS, Deed.READ_MESSAGE})
ONE_LOOK = timedelta(minutes=10)  # going back and forth between screens is one look, not five


@dataclass(frozen=True, slots=True)
class Flaw:
    """Where a chain does not hold: at a line, or, where it is `cut`, after it."""

    line: int
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `actor` is None for the operator, and once they are erased; everything else once the person is."""

    id: int
    person: int | None
    actor: int | None
    deed: Deed | None
    at: datetime | None
