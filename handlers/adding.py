"""Somebody without Telegram: the coordinator enters them, with the yes that they gave by word of mouth."""

from dataclasses import dataclass
from hashlib import sha256
from zlib import crc32

from bot.domain.common import Refused, Role
from bot.domain.enrolment import CONSENT
from bot.domain.events import Enrolled, Wished
from bot.domain.journal import Deed
from bot.domain.people import Person, clean_name
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

IN_IT = {Status.ENROLLED, Status.WISHED}
OFFERED = 3  # files of one name: more are looked at on their cards


@dataclass(frozen=True)
class Add(Action, tag="ad"):
    """Enter somebody; `workshop` is 0 for the one that is open."""

    workshop: int


@dataclass(frozen=True)
class Agreed(Action, tag="ad.y"):
    """They agreed: they get their place. `mark` tells the name that was looked at from another."""

    workshop: int
    mark: int


@dataclass(frozen=True)
class Known(Action, tag="ad.k"):
    """They agreed, and the centre knows them already."""

    workshop: int
    mark: int
    person: int


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
    called = _looked_at(turn, wish)
    return _enter(turn, wish.workshop, people.add(turn.db, turn.here.id, called, turn.here.language, turn.now))


@router.button(Known, Role.COORDINATOR)
def known(turn: Turn, wish: Known) -> Answer:
    """The same for somebody who has a file: no second one."""
    person = people.find(turn.db, turn.here.id, wish.person)
    if enrolments.status(turn.db, wish.workshop, person.id) in IN_IT:
        raise Refused("adding.is-there", name=person.name)
    _looked_at(turn, wish)
    return _enter(turn, wish.workshop, person)


@router.button(Cancel, Role.COORDINATOR)
def cancel(turn: Turn, _: Cancel) -> Answer:
    """Nothing is kept."""
    turn.close()
    return screen(say("adding.cancelled"), HOME)


def _looked_at(turn: Turn, wish: Agreed | Known) -> str:
    """The name that was shown with what is to be read out: the button of another enters nobody."""
    draft = turn.draft
    if not isinstance(draft, Naming) or not draft.called or draft.workshop != wish.workshop:
        raise Refused("common.old-button")
    if _mark(draft.called) != wish.mark:
        raise Refused("common.old-button")
    return draft.called


def _mark(called: str) -> int:
    return crc32(called.encode())


def _enter(turn: Turn, number: int, person: Person) -> Screen:
    workshop = workshops.find(turn.db, turn.here.id, number)
    turn.close()
    turn.note(person.id, Deed.ADDED)
    _consented(turn, person.id)
    has_place = offers.is_place_for(turn.db, workshop)
    status = Status.ENROLLED if has_place else Status.WISHED
    enrolments.put(turn.db, turn.here.id, workshop.id, person.id, status, turn.now)
    turn.equip(person.id)
    turn.emit(Enrolled(workshop.id, person.id) if has_place else Wished(workshop.id, person.id))
    by_phone = [] if people.has_account(turn.db, person.id) else [say("adding.by-phone")]
    return screen(
        say("adding.done", name=person.name, place=int(has_place)),
        *by_phone,
        *turn.extras("adding.done", person=person),
        Button(say("adding.another"), Add(workshop.id)),
        HOME,
    )


def _question(turn: Turn, workshop: Workshop, called: str) -> Screen:
    alike = [one for one in people.of_centre(turn.db, turn.here.id) if one.name.casefold() == called.casefold()]
    is_there = any(enrolments.status(turn.db, workshop.id, one.id) in IN_IT for one in alike)
    others = [one for one in alike if enrolments.status(turn.db, workshop.id, one.id) not in IN_IT][:OFFERED]
    return screen(
        say("adding.sure", name=called, title=workshop.title),
        *([say("adding.alike", name=called)] if is_there else []),
        *([say("adding.known", name=called)] if others else []),
        say("adding.read-out"),
        _consent(),
        Button(say("adding.yes", name=called), Agreed(workshop.id, _mark(called))),
        *(Button(say("adding.same", number=str(one.id)), Known(workshop.id, _mark(called), one.id)) for one in others),
        Button(say("adding.cancel"), Cancel()),
    )


def _consent() -> Text:
    return say("adding.consent")


def _consented(turn: Turn, person: int) -> None:
    """The yes that was given by word of mouth, with the hash of what was read out."""
    digest = sha256(render(_consent(), turn.language).encode()).hexdigest()
    consents.put(turn.db, Consent(turn.here.id, person, "enrolment", True, CONSENT, digest), turn.now)
