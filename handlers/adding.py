"""Somebody without Telegram: the coordinator enters them, with the yes that they gave by word of mouth."""

from dataclasses import dataclass
from hashlib import sha256

from bot.domain.common import Refused, Role
from bot.domain.enrolment import CONSENT
from bot.domain.events import Enrolled, Wished
from bot.domain.journal import Deed
from bot.domain.people import clean_name
from bot.domain.workshops import Workshop
from bot.ui.codec import Action, Draft
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Screen, Text, say, screen
from bot.ui.texts import render
from bot.ui.turn import Turn
from storage import consents, enrolments, offers, people, workshops
from storage.consents import Consent
from storage.enrolments import Status

router = Router("adding")


@dataclass(frozen=True)
class Add(Action, tag="ad"):
    """Enter somebody; `workshop` is 0 for the one that is open."""

    workshop: int


@dataclass(frozen=True)
class Agreed(Action, tag="ad.y"):
    """They agreed: they get their place."""

    workshop: int


@dataclass(frozen=True)
class Cancel(Action, tag="ad.n"):
    """Enter nobody."""


@dataclass(frozen=True)
class Naming(Draft, name="adding"):
    """The first name is being typed, or is there and is being looked at."""

    workshop: int
    called: str = ""


@router.entry(25, Role.COORDINATOR)
def entry(_: Turn) -> Button:
    """The way in."""
    return Button(say("adding.open"), Add(0))


@router.button(Add, Role.COORDINATOR)
def add(turn: Turn, wish: Add) -> Answer:
    """To which workshop, then what they are called."""
    known = workshops.of_centre(turn.db, turn.here.id)
    offered = [one for one in known if one.id == wish.workshop or (not wish.workshop and one.is_open)]
    if not offered:
        raise Refused("adding.nothing-open")
    if len(offered) > 1:
        ways = [Button(say("adding.to", title=one.title), Add(one.id)) for one in offered]
        return screen(say("adding.which"), *ways, HOME)
    turn.open(Naming(offered[0].id))
    return screen(say("adding.ask", title=offered[0].title), Button(say("adding.cancel"), Cancel()))


@router.text(Naming, Role.COORDINATOR)
def typed(turn: Turn, draft: Naming, text: str) -> Answer:
    """The name is shown back, with what is to be read out; another one replaces it."""
    called = clean_name(text)
    workshop = workshops.find(turn.db, turn.here.id, draft.workshop)
    turn.open(Naming(workshop.id, called))
    return _question(turn, workshop, called)


@router.button(Agreed, Role.COORDINATOR)
def agreed(turn: Turn, wish: Agreed) -> Answer:
    """A place, or one on the waiting list. Pressed again, nobody is entered twice."""
    draft = turn.draft
    if not isinstance(draft, Naming) or not draft.called or draft.workshop != wish.workshop:
        raise Refused("common.old-button")
    workshop = workshops.find(turn.db, turn.here.id, wish.workshop)
    turn.close()
    person = people.add(turn.db, turn.here.id, draft.called, turn.here.language, turn.now)
    turn.note(person.id, Deed.ADDED)
    _consented(turn, person.id)
    has_place = offers.is_place_for(turn.db, workshop)
    status = Status.ENROLLED if has_place else Status.WISHED
    enrolments.put(turn.db, turn.here.id, workshop.id, person.id, status, turn.now)
    turn.emit(Enrolled(workshop.id, person.id) if has_place else Wished(workshop.id, person.id))
    again = Button(say("adding.another"), Add(workshop.id))
    return screen(say("adding.done", name=person.name, place=int(has_place)), say("adding.by-phone"), again, HOME)


@router.button(Cancel, Role.COORDINATOR)
def cancel(turn: Turn, _: Cancel) -> Answer:
    """Nothing is kept."""
    turn.close()
    return screen(say("adding.cancelled"), HOME)


def _question(turn: Turn, workshop: Workshop, called: str) -> Screen:
    alike = [one.name for one in enrolments.members(turn.db, workshop.id) if one.name.casefold() == called.casefold()]
    return screen(
        say("adding.sure", name=called, title=workshop.title),
        *([say("adding.alike", name=alike[0])] if alike else []),
        say("adding.read-out"),
        _consent(),
        Button(say("adding.yes", name=called), Agreed(workshop.id)),
        Button(say("adding.cancel"), Cancel()),
    )


def _consent() -> Text:
    return say("adding.consent")


def _consented(turn: Turn, person: int) -> None:
    """The yes that was given by word of mouth, with the hash of what was read out."""
    digest = sha256(render(_consent(), turn.language).encode()).hexdigest()
    consents.put(turn.db, Consent(turn.here.id, person, "enrolment", True, CONSENT, digest), turn.now)
