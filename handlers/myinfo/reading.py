"""The ways to one's information, what one agreed to, and who looked."""

from collections.abc import Iterable, Sequence

from bot.domain import myinfo
from bot.domain.common import Role
from bot.domain.journal import Deed
from bot.domain.myinfo import Look
from bot.domain.pages import page
from bot.ui.pages import turning
from bot.ui.router import SETTINGS
from bot.ui.screen import HOME, Answer, Button, Day, Hour, Text, say, screen
from bot.ui.turn import Reader, Turn
from handlers.myinfo.actions import BACK, AskErase, Choices, Correct, Data, Looks, Mine, Paper, router
from storage import checkins, consents, journal, people
from storage.consents import Given

MOST = 500  # lines of the journal about one person: years of it


@router.entry(45, Role.MEMBER, SETTINGS)
def entry(_: Turn) -> Button:
    """The way in."""
    return Button(say("myinfo.open"), Mine())


@router.command("mesdonnees", "mydata", Role.MEMBER, order=84)
def by_command(turn: Turn) -> Answer:
    """The same, by command."""
    return mine(turn, Mine())


@router.button(Mine, Role.MEMBER)
def mine(turn: Turn, _: Mine) -> Answer:
    """Everything that may be done with it."""
    turn.leave()
    return screen(
        say("myinfo.title"),
        Button(say("myinfo.paper"), Paper()),
        Button(say("myinfo.choices"), Choices()),
        Button(say("myinfo.looks"), Looks(0)),
        Button(say("myinfo.correct"), Correct()),
        Button(say("myinfo.data"), Data()),
        Button(say("myinfo.erase"), AskErase()),
        HOME,
    )


@router.button(Choices, Role.MEMBER)
def choices(turn: Turn, _: Choices) -> Answer:
    """Each yes and each no with its date; the features that asked for it have the way to change it."""
    lines = chosen(turn.reader)
    return screen(
        say("myinfo.choices-title") if lines else say("myinfo.no-choices"),
        *lines,
        *turn.extras("myinfo.choices"),
        BACK,
        HOME,
    )


@router.button(Looks, Role.MEMBER)
def looks(turn: Turn, wish: Looks) -> Answer:
    """Who looked at my file, the last first."""
    found = told(turn.reader)
    shown = page(found, wish.page)
    title = say("myinfo.looks-title") if found else say("myinfo.no-looks")
    return screen(title, *looked(turn.reader, shown.items), turning(shown, Looks), BACK, HOME)


def chosen(reader: Reader) -> list[Text]:
    """A line for each purpose."""
    return [_choice(reader, one) for one in consents.latest(reader.db, reader.person.id)]


def told(reader: Reader) -> list[Look]:
    """Every look that was noted."""
    person = reader.person.id
    lines = journal.about(reader.db, reader.centre.id, person, MOST)
    return myinfo.looks(lines, [(one.reader, one.at) for one in checkins.readings_of(reader.db, person, MOST)])


def looked(reader: Reader, shown: Sequence[Look]) -> Iterable[Text]:
    """A line a look. Whoever it was may have been erased meanwhile."""
    known = people.named(reader.db, reader.centre.id, {look.by for look in shown if look.by})
    for look in shown:
        who = known[look.by].name if look.by in known else _nobody(look.deed)
        yield say("myinfo.look", who=who, deed=say("myinfo.deed", deed=look.deed.value), **dated(reader, look))


def dated(reader: Reader, one: Look | Given) -> dict[str, Day | Hour | str]:
    """A day with its year, for what is kept for years, and the hour."""
    wall = reader.wall(one.at)
    return {"day": Day(wall.date()), "year": str(wall.year), "hour": Hour(wall)}


def _nobody(deed: Deed) -> Text:
    return say("myinfo.by-operator") if deed is Deed.EXPORTED else say("myinfo.by-somebody")


def _choice(reader: Reader, one: Given) -> Text:
    on, purpose = dated(reader, one), say("myinfo.purpose", purpose=one.purpose)
    return say("myinfo.choice", granted=int(one.granted), purpose=purpose, day=on["day"], year=on["year"])
