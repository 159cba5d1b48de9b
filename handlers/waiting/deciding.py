"""What the coordinator sees of the waiting list, and enters after a call."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from bot.domain import waiting
from bot.domain.centres import Centre
from bot.domain.common import Refused, Role
from bot.domain.events import DayWentOn, Enrolled
from bot.domain.journal import Deed
from bot.domain.roster import Member
from bot.domain.times import wall
from bot.domain.waiting import Answer as Given
from bot.domain.waiting import Offer
from bot.domain.workshops import Session, Workshop
from bot.ui.calls import Call
from bot.ui.screen import HOME, Answer, Button, Moment, Text, say, screen
from bot.ui.turn import Turn
from handlers.waiting.actions import Pass, Place, Propose, Strike, router
from handlers.waiting.offering import letter, offer_on, offer_to
from storage import enrolments, offers, people, roster, workshops
from storage.enrolments import Status


@router.extends("roster.wishes", Role.COORDINATOR)
def of_the_list(turn: Turn, workshop: Workshop) -> Iterator[Text]:
    """How many places are free, and to whom one is offered."""
    if free := offers.free(turn.db, workshop):
        yield say("waiting.free-places", count=free)
    found = offers.of_centre(turn.db, turn.here.id, Given.OPEN, Given.LAPSED)
    called = people.named(turn.db, turn.here.id, offers.people_of(found))
    for offer in (one for one in found if one.workshop == workshop.id):
        yield say("waiting.line", name=called[offer.person].name, answer=offer.answer.value, until=_until(turn, offer))


@router.extends("roster.person", Role.COORDINATOR)
def of_somebody(turn: Turn, member: Member, session: Session) -> Iterator[Text | Button]:
    """What can be done for somebody who waits."""
    if member.enrolled:
        return
    person, workshop = member.person.id, workshops.find(turn.db, turn.here.id, session.workshop)
    offer = offers.of_person(turn.db, workshop.id, person)
    if offer is not None and offer.answer is Given.OPEN:
        yield say("waiting.offered", until=_until(turn, offer))
        yield from _entering(offer)
    elif offers.free(turn.db, workshop):
        yield Button(say("waiting.propose"), Propose(workshop.id, person))
    yield Button(say("waiting.strike"), Strike(workshop.id, person))


@router.button(Propose, Role.COORDINATOR)
def propose(turn: Turn, wish: Propose) -> Answer:
    """The coordinator offers the place, to whoever they choose."""
    workshop = workshops.find(turn.db, turn.here.id, wish.workshop)
    one = next((one for one in offers.line(turn.db, workshop.id) if one.person == wish.person), None)
    if one is None:
        raise Refused("waiting.not-on-the-list")
    waiting.may_offer(one, offers.free(turn.db, workshop), offers.open_ones(turn.db, workshop.id))
    offer = offer_to(turn.db, workshop, wish.person, turn.now, by=turn.me.id)
    turn.note(offer.person, Deed.OFFERED)
    turn.post(letter(offer, turn.now))
    told = say("waiting.proposed", name=_name(turn, wish.person), until=_until(turn, offer))
    return screen(told, *_entering(offer), HOME)


@router.button(Place, Role.COORDINATOR)
def place(turn: Turn, wish: Place) -> Answer:
    """Somebody said yes on the phone."""
    offer = offers.find(turn.db, turn.here.id, wish.offer)
    name = _name(turn, offer.person)
    if enrolments.status(turn.db, offer.workshop, offer.person) is not Status.ENROLLED:
        waiting.may_place(offer, turn.now)
        offers.answer(turn.db, offer, Given.TAKEN)
        enrolments.put(turn.db, turn.here.id, offer.workshop, offer.person, Status.ENROLLED, turn.now)
        turn.note(offer.person, Deed.ANSWERED_FOR)
        turn.equip(offer.person)
        turn.emit(Enrolled(offer.workshop, offer.person))
    return screen(say("waiting.placed", name=name), HOME)


@router.button(Pass, Role.COORDINATOR)
def pass_on(turn: Turn, wish: Pass) -> Answer:
    """Somebody said no on the phone."""
    offer = offers.find(turn.db, turn.here.id, wish.offer)
    stands, name = enrolments.status(turn.db, offer.workshop, offer.person), _name(turn, offer.person)
    if stands is Status.ENROLLED:
        raise Refused("waiting.has-it", name=name)
    if stands is Status.WISHED:
        _take_off(turn, offer.workshop, offer.person)
    return screen(say("waiting.struck", name=name), HOME)


@router.button(Strike, Role.COORDINATOR)
def strike(turn: Turn, wish: Strike) -> Answer:
    """Somebody does not want a place any more."""
    member = roster.find(turn.db, turn.bot, turn.here.id, wish.workshop, wish.person)
    if member.enrolled:
        raise Refused("waiting.not-on-the-list")
    _take_off(turn, wish.workshop, wish.person)
    return screen(say("waiting.struck", name=member.person.name), HOME)


@router.calls
def calls(db: Connection, centre: Centre, now: datetime) -> Iterator[Call]:
    """Those who are offered a place and cannot be written to, and those who let an offer go by."""
    for offer in offers.of_centre(db, centre.id, Given.OPEN, Given.LAPSED):
        workshop = workshops.find(db, centre.id, offer.workshop)
        title = workshop.title
        key = f"offer:{offer.id}:{offer.answer.value}:person:{offer.person}"
        if offer.answer is Given.LAPSED:
            reason = say("waiting.call-lapsed", title=title)
            yield Call(key, offer.person, reason, offer.until, _after_all(db, workshop, offer.person))
        elif now < offer.until and _hears_nothing(db, offer.person, centre, now):
            reason = say("waiting.call", title=title, until=Moment(wall(offer.until, centre.zone)))
            yield Call(
                key, offer.person, reason, offer.made, tuple((button,) for button in _entering(offer)), urgent=True
            )


def _hears_nothing(db: Connection, person: int, centre: Centre, now: datetime) -> bool:
    """Whether a letter does not reach them: a place that is theirs for a day does not wait for a pause to end."""
    known = people.find(db, centre.id, person)
    is_paused = known.paused_until is not None and now < known.paused_until
    return known.stopped or is_paused or known.unreachable or not people.has_account(db, person)


def _take_off(turn: Turn, workshop: int, person: int) -> None:
    offers.close(turn.db, workshop, person, Given.DECLINED)
    enrolments.put(turn.db, turn.here.id, workshop, person, Status.LEFT, turn.now)
    turn.note(person, Deed.ANSWERED_FOR)
    turn.post(*offer_on(turn.db, workshops.find(turn.db, turn.here.id, workshop), turn.now))
    turn.emit(DayWentOn())


def _after_all(db: Connection, workshop: Workshop, person: int) -> tuple[tuple[Button, ...], ...]:
    """What may come of the call: the place that is free, or none any more."""
    again = [(Button(say("waiting.propose"), Propose(workshop.id, person)),)] if offers.free(db, workshop) else []
    return (*again, (Button(say("waiting.strike"), Strike(workshop.id, person)),))


def _entering(offer: Offer) -> list[Button]:
    return [Button(say("waiting.takes"), Place(offer.id)), Button(say("waiting.takes-not"), Pass(offer.id))]


def _until(turn: Turn, offer: Offer) -> Moment:
    return Moment(turn.wall(offer.until))


def _name(turn: Turn, person: int) -> str:
    return people.find(turn.db, turn.here.id, person).name
