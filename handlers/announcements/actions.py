"""What the buttons of announcements carry, what is being written, and the router that they lead to."""

from dataclasses import dataclass

from bot.domain.audiences import Audience, Whom
from bot.ui.codec import Action, Draft
from bot.ui.router import Router

router = Router("announcements")


@dataclass(frozen=True)
class Start(Action, tag="an"):
    """Write an announcement."""


@dataclass(frozen=True)
class Choose(Action, tag="an.w"):
    """Choose a workshop; 0 means all of them."""

    workshop: int


@dataclass(frozen=True)
class ByAnswer(Action, tag="an.wa"):
    """Write to those who answered, or not, for a session: which one?"""

    workshop: int


@dataclass(frozen=True)
class OfSession(Action, tag="an.ws"):
    """Choose the session: who comes, or who has not answered?"""

    session: int


@dataclass(frozen=True)
class Write(Action, tag="an.g"):
    """Choose the group; `workshop` and `session` are 0 where it depends on none."""

    workshop: int
    whom: str
    session: int


@dataclass(frozen=True)
class Resume(Action, tag="an.r"):
    """See again what was begun."""

    announcement: int


@dataclass(frozen=True)
class Correct(Action, tag="an.c"):
    """Write it anew, before it is sent."""

    announcement: int


@dataclass(frozen=True)
class Redirect(Action, tag="an.a"):
    """Choose another group for what is written."""

    announcement: int


@dataclass(frozen=True)
class Replace(Action, tag="an.o"):
    """Take what was sent to the bot last for the announcement."""

    announcement: int


@dataclass(frozen=True)
class Schedule(Action, tag="an.h"):
    """Choose when it goes."""

    announcement: int


@dataclass(frozen=True)
class AtOnce(Action, tag="an.hn"):
    """It goes at once."""

    announcement: int


@dataclass(frozen=True)
class TypeHour(Action, tag="an.ht"):
    """Write the hour at which it goes."""

    announcement: int


@dataclass(frozen=True)
class Before(Action, tag="an.hs"):
    """It goes before this session: how long before?"""

    announcement: int
    session: int


@dataclass(frozen=True)
class SetLead(Action, tag="an.hl"):
    """It goes so long before the session."""

    announcement: int
    session: int
    lead: str


@dataclass(frozen=True)
class Try(Action, tag="an.t"):
    """Have it sent to oneself."""

    announcement: int


@dataclass(frozen=True)
class Send(Action, tag="an.s"):
    """Send it, as it was shown: `mark` says what was shown."""

    announcement: int
    mark: int


@dataclass(frozen=True)
class SendToo(Action, tag="an.s2"):
    """Send it, although somebody else has just sent the same."""

    announcement: int
    mark: int


@dataclass(frozen=True)
class Undo(Action, tag="an.u"):
    """Take back what was just confirmed, before anything leaves."""

    announcement: int


@dataclass(frozen=True)
class Cancel(Action, tag="an.x"):
    """Drop what was begun."""


@dataclass(frozen=True)
class Past(Action, tag="an.p"):
    """See the announcements that were sent."""


@dataclass(frozen=True)
class Look(Action, tag="an.l"):
    """See one that was sent, and how it went."""

    announcement: int


@dataclass(frozen=True)
class Amend(Action, tag="an.e"):
    """Write the correction of one that was sent."""

    announcement: int


@dataclass(frozen=True)
class AmendNow(Action, tag="an.ec"):
    """Correct it, as it was shown."""

    announcement: int
    mark: int


@dataclass(frozen=True)
class Retract(Action, tag="an.b"):
    """Take one back that was sent: what would it do?"""

    announcement: int


@dataclass(frozen=True)
class RetractNow(Action, tag="an.bn"):
    """Take it back."""

    announcement: int


@dataclass(frozen=True)
class Piece:
    """What has come of an announcement so far. `size` and `at` are those of a piece that was too long.

    `kept` is a file or a place whose words are still to come.
    """

    size: int = 0
    at: int = 0
    kept: str = ""


@dataclass(frozen=True)
class Writing(Piece, Draft, name="announcements.writing"):
    """The announcement is being written, for a group."""

    workshop: int = 0
    whom: str = Whom.ENROLLED.value
    session: int = 0

    @property
    def audience(self) -> Audience:
        """The group."""
        return Audience(self.workshop or None, Whom(self.whom), self.session or None)


@dataclass(frozen=True)
class Checking(Draft, name="announcements.checking"):
    """The announcement is being looked at; `content` is what was sent to the bot meanwhile."""

    announcement: int
    content: str = ""


@dataclass(frozen=True)
class Dating(Draft, name="announcements.dating"):
    """The hour at which it goes is being written."""

    announcement: int


@dataclass(frozen=True)
class Amending(Piece, Draft, name="announcements.amending"):
    """The correction of one that was sent is being written; `content` is it, once it is there."""

    announcement: int = 0
    content: str = ""


def writing(audience: Audience, kept: str = "") -> Writing:
    """The draft of what is written for a group."""
    return Writing(workshop=audience.workshop or 0, whom=audience.whom.value, session=audience.session or 0, kept=kept)
