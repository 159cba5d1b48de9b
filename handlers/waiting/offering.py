"""Whom a place is offered to: at once when one comes free, and to the next when an offer ends."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from bot.domain import waiting
from bot.domain.common import Refused, Role
from bot.domain.events import LeftWorkshop
from bot.domain.letters import Letter
from bot.domain.times import wall
from bot.domain.waiting import Answer, Offer
from bot.domain.workshops import Workshop
from bot.ui.screen import HOME, Button, Day, Moment, Screen, Text, say, screen
from bot.ui.turn import Reader, Turn
from bot.ui.waiting import ShowWishes
from handlers.waiting.actions import Decline, Stay, Take, Withdraw, router
from storage import centres, enrolments, offers, people, roles, workshops
from storage.enrolments import Status


def upcoming(db: Connection, now: datetime) -> datetime | None:
    """When there is next something to do: an offer ends, or a free place waits for somebody to be asked."""
    if any(_to_ask(db, workshop, now) for workshop in offers.waited_for(db)):
        return now
    return offers.next_end(db)


@router.alarm("waiting.offers", upcoming)
def go_on(db: Connection, now: datetime) -> Iterator[Letter]:
    """End what nobody answered in time, and offer what is free, whatever set it free: an erasure, a larger room."""
    for centre in offers.concerned(db, now):
        centres.hold(db, centre)  # whoever taps at this instant is done before anything is counted
    for offer in offers.over(db, now):
        offers.answer(db, offer, Answer.LAPSED)
        yield Letter(f"offer:{offer.id}:lapsed", "waiting.lapsed", offer.person, now, {"offer": offer.id}, counted=True)
    for workshop in offers.waited_for(db):
        yield from offer_on(db, workshop, now)


def offer_on(db: Connection, workshop: Workshop, now: datetime) -> Iterator[Letter]:
    """A letter to each who is offered a place now."""
    for person in _to_ask(db, workshop, now):
        yield letter(offer_to(db, workshop, person, now), now)


def offer_to(db: Connection, workshop: Workshop, person: int, now: datetime, by: int | None = None) -> Offer:
    """Keep a place for somebody, as long as the rules say."""
    quiet = centres.find(db, workshop.centre).quiet
    return offers.put(db, workshop, person, waiting.until(offers.first_start(db, workshop.id), quiet, now), now, by)


def letter(offer: Offer, now: datetime) -> Letter:
    """What somebody is asked; they asked for it, and it is useless once it is over."""
    about = {"offer": offer.id}
    return Letter(f"offer:{offer.id}", "waiting.offer", offer.person, now, about, useless=offer.until)


@router.on(LeftWorkshop)
def left(turn: Turn, event: LeftWorkshop) -> None:
    """A place is free: it goes on at once, or the coordinators decide."""
    workshop = workshops.find(turn.db, turn.here.id, event.workshop)
    if waiting.goes_by_itself(offers.first_start(turn.db, workshop.id), turn.now):
        turn.post(*offer_on(turn.db, workshop, turn.now))
        return
    if offers.line(turn.db, workshop.id):
        for reader in roles.team(turn.db, turn.here.id):
            key = f"place:{workshop.id}:{event.person}:{turn.now:%Y%m%dT%H%M%S}:to:{reader.id}"
            turn.post(Letter(key, "waiting.free", reader.id, turn.now, {"workshop": workshop.id}))


@router.builder("waiting.offer")
def ask(reader: Reader, offer: int) -> Screen | None:
    """Nothing once it was answered, is over, or is no longer wanted."""
    try:
        found = waiting.may_take(offers.find(reader.db, reader.centre.id, offer), reader.now)
    except Refused:
        return None
    if enrolments.status(reader.db, found.workshop, found.person) is not Status.WISHED:
        return None
    return question(reader.db, workshops.find(reader.db, reader.centre.id, found.workshop), reader.person.name, found)


def question(db: Connection, workshop: Workshop, name: str, offer: Offer) -> Screen:
    """The place, until when it is theirs to take, and the two answers."""
    until = Moment(wall(offer.until, centres.find(db, workshop.centre).zone))
    return screen(
        say("waiting.offer", name=name, title=workshop.title),
        *first_session(db, workshop),
        say("waiting.until", until=until),
        Button(say("waiting.take"), Take(offer.id)),
        Button(say("waiting.decline"), Decline(offer.id)),
        HOME,
        in_place=True,
    )


def first_session(db: Connection, workshop: Workshop) -> list[Text]:
    """When the workshop begins."""
    held = [one for one in workshops.sessions_of(db, workshop.id) if not one.cancelled]
    return [say("waiting.begins", on=Day(held[0].wall.date()))] if held else []


@router.builder("waiting.lapsed")
def lapsed(reader: Reader, offer: int) -> Screen | None:
    """The place went on; they may stay on the list."""
    found = offers.find(reader.db, reader.centre.id, offer)
    last = offers.of_person(reader.db, found.workshop, found.person)
    if last is None or last.id != found.id:
        return None
    return screen(
        say("waiting.lapsed"),
        Button(say("waiting.stay"), Stay(found.workshop)),
        Button(say("waiting.withdraw"), Withdraw(found.workshop)),
        HOME,
    )


@router.builder("waiting.free")
def free(reader: Reader, workshop: int) -> Screen | None:
    """A place came free after the beginning: it is the coordinators' to give."""
    found = workshops.find(reader.db, reader.centre.id, workshop)
    waiting_ones = len(offers.line(reader.db, workshop))
    is_mine = roles.of(reader.db, reader.person.id) & Role.COORDINATOR
    if not is_mine or not waiting_ones or not offers.free(reader.db, found):
        return None
    names = people.named(reader.db, reader.centre.id, {one.person for one in offers.line(reader.db, workshop)[:1]})
    first = next((person.name for person in names.values()), "")
    see = Button(say("waiting.today-see"), ShowWishes(found.id, 0))
    return screen(say("waiting.free", title=found.title, count=waiting_ones, name=first), see, HOME)


def _to_ask(db: Connection, workshop: Workshop, now: datetime) -> list[int]:
    if not waiting.goes_by_itself(offers.first_start(db, workshop.id), now):
        return []
    free_ones = offers.free(db, workshop)
    return [one.person for one in waiting.next_in_line(offers.line(db, workshop.id), free_ones)] if free_ones else []
