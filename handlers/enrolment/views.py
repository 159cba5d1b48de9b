"""How each step of an enrolment reads."""

from bot.domain import enrolment
from bot.domain.workshops import Workshop
from bot.ui.screen import HOME, Button, Day, Moment, Screen, Text, say, screen
from bot.ui.turn import Turn
from handlers.enrolment.actions import Agree, CallMe, Enrolling, Later, Otherwise, Read
from storage import centres, offers, workshops


def question(turn: Turn, workshop: Workshop, draft: Enrolling) -> Screen:
    """The question that is open."""
    leave = later_button(workshop.id, draft.partner)
    if draft.step == "consent":
        return consent(turn, workshop, draft.partner)
    if draft.step == "typing":
        return screen(say("enrolment.type-name"), leave)
    mine = Button(say("enrolment.name", name=turn.me.name), CallMe(workshop.id, draft.partner))
    other = Button(say("enrolment.other-name"), Otherwise(workshop.id, draft.partner))
    return screen(say("enrolment.ask-name"), mine, other, leave)


def welcome(turn: Turn, workshop: Workshop) -> Screen:
    """What the workshop is, when and where."""
    lines = [say("enrolment.welcome", title=workshop.title, centre=centres.find(turn.db, workshop.centre).name)]
    if dates := enrolment.to_come(workshops.sessions_of(turn.db, workshop.id), turn.now):
        first, last = dates[0], dates[-1]
        span = Moment(first.wall), Day(last.wall.date())
        lines.append(say("enrolment.dates", count=len(dates), first=span[0], last=span[1]))
        lines.append(say("enrolment.where", place=first.place.name, address=first.place.address))
    return screen(*lines)


def consent(turn: Turn, workshop: Workshop, partner: int) -> Screen:
    """The three lines, who to call, and the way on."""
    human = centres.find(turn.db, workshop.centre).contact
    yes = agree_button(turn, workshop, Agree(workshop.id, partner, 0))
    whole = Button(say("enrolment.read"), Read(workshop.id, partner))
    return screen(
        *([] if places_left(turn, workshop) else [say("enrolment.is-full")]),
        say("enrolment.consent"),
        say("enrolment.human", name=human.name, phone=human.phone),
        *(yes, whole, later_button(workshop.id, partner)),
    )


def whole(turn: Turn, workshop: Workshop) -> Text:
    """The full text of the consent."""
    centre = centres.find(turn.db, workshop.centre)
    whom = {"controller": centre.controller, "contact": centre.privacy_contact}
    return say("enrolment.whole", months=centre.retention_months, **whom)


def agree_button(turn: Turn, workshop: Workshop, does: Agree) -> Button:
    """To agree, or to wish for a place where there is none."""
    return Button(say("enrolment.agree") if places_left(turn, workshop) else say("enrolment.wish"), does)


def later_button(workshop: int, partner: int) -> Button:
    """To leave the question open."""
    return Button(say("enrolment.not-now"), Later(workshop, partner))


def places_left(turn: Turn, workshop: Workshop) -> bool:
    """Whether anybody may still enrol."""
    return offers.is_place_for(turn.db, workshop, turn.person.id if turn.person else None)


def done(turn: Turn, workshop: Workshop) -> Screen:
    """The place is theirs."""
    done = say("enrolment.done", name=turn.me.name)
    dates = enrolment.to_come(workshops.sessions_of(turn.db, workshop.id), turn.now)
    if not dates:
        return screen(done, HOME)
    first = say("enrolment.first", when=Moment(dates[0].wall), place=dates[0].place.name)
    return screen(done, first, HOME)


def full(turn: Turn) -> Screen:
    """The wish is noted."""
    human = turn.here.contact
    full = say("enrolment.full", name=turn.me.name)
    return screen(full, say("enrolment.human", name=human.name, phone=human.phone), HOME)
