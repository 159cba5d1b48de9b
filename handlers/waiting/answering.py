"""What somebody who waits sees of it, and says to an offer."""

from bot.domain import waiting
from bot.domain.common import Refused, Role
from bot.domain.events import DayWentOn, Enrolled, LeftWorkshop
from bot.domain.waiting import Answer as Given
from bot.domain.waiting import Offer
from bot.ui.screen import HOME, Answer, Button, Day, Screen, say, screen
from bot.ui.turn import Turn
from handlers.waiting.actions import Decline, Mine, Stay, Take, Withdraw, router
from handlers.waiting.offering import first_session, offer_on, question
from storage import enrolments, offers, workshops
from storage.enrolments import Status


@router.entry(6, Role.MEMBER)
def entry(turn: Turn) -> Button | None:
    """For those who wait."""
    return Button(say("waiting.menu"), Mine()) if enrolments.wishes_of(turn.db, turn.me.id) else None


@router.button(Mine, Role.MEMBER)
def mine(turn: Turn, _: Mine) -> Answer:
    """How it stands, workshop by workshop."""
    wished = enrolments.wishes_of(turn.db, turn.me.id)
    if not wished:
        return screen(say("waiting.not-waiting"), HOME)
    return [_standing(turn, number) for number in wished]


@router.button(Take, Role.MEMBER)
def take(turn: Turn, wish: Take) -> Answer:
    """The place is theirs, once."""
    offer = _own(turn, wish.offer)
    workshop = workshops.find(turn.db, turn.here.id, offer.workshop)
    if enrolments.status(turn.db, workshop.id, turn.me.id) is Status.ENROLLED:
        return screen(say("waiting.taken", name=turn.me.name), HOME)
    waiting.may_take(offer, turn.now)
    offers.answer(turn.db, offer, Given.TAKEN)
    enrolments.put(turn.db, turn.here.id, workshop.id, turn.me.id, Status.ENROLLED, turn.now)
    turn.recognise(turn.me)
    turn.equip(turn.me.id)
    turn.emit(Enrolled(workshop.id, turn.me.id))
    return screen(say("waiting.taken", name=turn.me.name), *first_session(turn.db, workshop), HOME, in_place=True)


@router.button(Decline, Role.MEMBER)
def decline(turn: Turn, wish: Decline) -> Answer:
    """The place goes on at once; they may wait for another."""
    offer = _own(turn, wish.offer)
    if enrolments.status(turn.db, offer.workshop, turn.me.id) is Status.ENROLLED:
        raise Refused("waiting.have-it")
    waiting.may_take(offer, turn.now)
    _leave_the_list(turn, offer.workshop, Given.DECLINED)
    return screen(say("waiting.declined"), Button(say("waiting.stay"), Stay(offer.workshop)), HOME, in_place=True)


@router.button(Stay, Role.MEMBER)
def stay(turn: Turn, wish: Stay) -> Answer:
    """On the list again, behind those who wait already."""
    workshop = workshops.find(turn.db, turn.here.id, wish.workshop)
    stands, offer = enrolments.status(turn.db, workshop.id, turn.me.id), _last(turn, workshop.id)
    if stands is None or stands is Status.ENROLLED:
        raise Refused("waiting.not-on-the-list")
    if stands is Status.LEFT or (offer is not None and offer.answer is Given.LAPSED):
        enrolments.put(turn.db, turn.here.id, workshop.id, turn.me.id, Status.WISHED, turn.now)
        turn.emit(DayWentOn())
    return _standing(turn, workshop.id)


@router.button(Withdraw, Role.MEMBER)
def withdraw(turn: Turn, wish: Withdraw) -> Answer:
    """Off the list; what was offered goes on."""
    workshop = workshops.find(turn.db, turn.here.id, wish.workshop)
    if enrolments.status(turn.db, workshop.id, turn.me.id) is Status.WISHED:
        _leave_the_list(turn, workshop.id, Given.DECLINED)
    return screen(say("waiting.withdrawn"), HOME)


@router.on(LeftWorkshop)
def left(turn: Turn, event: LeftWorkshop) -> None:
    """Who leaves answers no offer any more."""
    offers.close(turn.db, event.workshop, event.person, Given.DECLINED)


def _leave_the_list(turn: Turn, workshop: int, given: Given) -> None:
    offers.close(turn.db, workshop, turn.me.id, given)
    enrolments.put(turn.db, turn.here.id, workshop, turn.me.id, Status.LEFT, turn.now)
    turn.post(*offer_on(turn.db, workshops.find(turn.db, turn.here.id, workshop), turn.now))
    turn.emit(DayWentOn())


def _own(turn: Turn, number: int) -> Offer:
    offer = offers.find(turn.db, turn.here.id, number)
    if offer.person != turn.me.id:
        raise Refused("common.gone")
    return offer


def _last(turn: Turn, workshop: int) -> Offer | None:
    return offers.of_person(turn.db, workshop, turn.me.id)


def _standing(turn: Turn, number: int) -> Screen:
    workshop, offer = workshops.find(turn.db, turn.here.id, number), _last(turn, number)
    if offer is not None and offer.answer is Given.OPEN and turn.now < offer.until:
        return question(turn.db, workshop, turn.me.name, offer)
    since = next(one.since for one in offers.line(turn.db, number) if one.person == turn.me.id)
    leave = Button(say("waiting.withdraw"), Withdraw(number))
    told = say("waiting.standing", title=workshop.title, since=Day(turn.wall(since).date()))
    if offer is not None and offer.answer is Given.LAPSED:
        return screen(say("waiting.lapsed"), Button(say("waiting.stay"), Stay(number)), leave, HOME)
    return screen(told, leave, HOME)
