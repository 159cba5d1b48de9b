"""The way of an enrolment: the workshop, the consent, the name, the place. Interrupted anywhere, it goes on there."""

from dataclasses import replace

from bot.domain import enrolment
from bot.domain.common import Refused, Role
from bot.domain.events import CameBack, Enrolled, Invited, Wished
from bot.domain.people import clean_name
from bot.domain.waiting import Answer as Given
from bot.domain.workshops import Workshop
from bot.ui.screen import HOME, Answer, Button, Screen, say, screen
from bot.ui.turn import Turn
from handlers.enrolment import views
from handlers.enrolment.actions import Agree, CallMe, Enrolling, Later, Offered, Otherwise, Read, See, router
from storage import consents, enrolments, offers, people, workshops
from storage.enrolments import Status


@router.on(Invited)
def invited(turn: Turn, event: Invited) -> Answer:
    """Somebody came in by a link, or without one."""
    return _invite(turn, event.workshop, event.partner or 0)


@router.on(CameBack)
def came_back(turn: Turn, _: CameBack) -> Answer:
    """The question that was open when they left, as long as the workshop is."""
    draft = turn.draft
    if not isinstance(draft, Enrolling) or draft.workshop not in {one.id for one in workshops.open_ones(turn.db)}:
        return None
    return _resume(turn, draft)


@router.button(See, Role.ANYONE)
def see(turn: Turn, wish: See) -> Answer:
    """On after a pause, or from the menu."""
    return _invite(turn, wish.workshop, wish.partner)


@router.button(Read, Role.ANYONE)
def read(turn: Turn, wish: Read) -> Answer:
    """The whole text, with the same way on."""
    workshop = _workshop(turn, wish.workshop)
    yes = views.agree_button(turn, workshop, Agree(wish.workshop, wish.partner, 1))
    return screen(views.whole(turn, workshop), yes, views.later_button(wish.workshop, wish.partner))


@router.button(Agree, Role.ANYONE)
def agree(turn: Turn, wish: Agree) -> Answer:
    """The yes is kept; somebody new is asked for their name, everybody else has their place."""
    workshop = _workshop(turn, wish.workshop)
    if _has_place(turn, workshop) or _open_question(turn, workshop) is not None:
        return _invite(turn, workshop.id, wish.partner)
    is_new = not _is_known(turn, workshop)
    if is_new:
        _register(turn, workshop)
    shown = views.whole(turn, workshop) if wish.whole else say("enrolment.consent")
    turn.consent("enrolment", shown, granted=True, version=enrolment.CONSENT)
    if not is_new:
        return _take_place(turn, workshop, wish.partner)
    return _resume(turn, _name_step(turn, workshop, wish.partner))


@router.button(CallMe, Role.ANYONE)
def call_me(turn: Turn, wish: CallMe) -> Answer:
    """The first name of Telegram will do."""
    return _be_called(turn, wish.workshop, wish.partner, turn.visitor.first_name)


@router.button(Otherwise, Role.ANYONE)
def otherwise(turn: Turn, wish: Otherwise) -> Answer:
    """Another name, which is typed next."""
    workshop = _workshop(turn, wish.workshop)
    if not _is_expected(turn, workshop):
        return _invite(turn, workshop.id, wish.partner)
    return _resume(turn, Enrolling(workshop.id, _referral(turn, wish.partner), "typing"))


@router.text(Enrolling, Role.ANYONE)
def typed(turn: Turn, draft: Enrolling, text: str) -> Answer:
    """The name; or something where a button was expected."""
    if draft.step != "consent":
        return _be_called(turn, draft.workshop, draft.partner, text)
    asked = views.consent(turn, _workshop(turn, draft.workshop), draft.partner)
    return replace(asked, lines=(say("enrolment.tap-please"), *asked.lines))


@router.button(Later, Role.ANYONE)
def later(turn: Turn, wish: Later) -> Answer:
    """Nothing is pressing; who sent them is not forgotten."""
    turn.leave()
    return screen(say("enrolment.later"), Button(say("enrolment.go-on"), See(wish.workshop, wish.partner)), HOME)


@router.entry(5, Role.MEMBER)
def entry(turn: Turn) -> Button | None:
    """For somebody whom the centre knows: a first workshop, or one more."""
    offered = [] if turn.has(Role.HOST | Role.COORDINATOR) else _offered(turn)
    if not offered:
        return None
    does = See(offered[0].id, 0) if len(offered) == 1 else Offered()
    return Button(say("enrolment.enrol", more=int(turn.has(Role.PARTICIPANT))), does)


@router.button(Offered, Role.MEMBER)
def choose(turn: Turn, _: Offered) -> Answer:
    """Which of several."""
    ways = [Button(say("enrolment.choice", title=one.title), See(one.id, 0)) for one in _offered(turn)]
    return screen(say("enrolment.which"), *ways, HOME)


def _offered(turn: Turn) -> list[Workshop]:
    """The open workshops of the centre in which this person has no place, and asked for none."""
    joined = {Status.ENROLLED, Status.WISHED}
    found = [one for one in workshops.of_centre(turn.db, turn.here.id) if one.is_open]
    return [one for one in found if enrolments.status(turn.db, one.id, turn.me.id) not in joined]


def _invite(turn: Turn, number: int, partner: int) -> Answer:
    """The workshop, then the question; or where this person stands already."""
    workshop = _workshop(turn, number)
    if _has_place(turn, workshop):
        return screen(say("enrolment.already", name=turn.me.name), HOME)
    if (draft := _open_question(turn, workshop)) is not None:
        return _resume(turn, replace(draft, partner=_referral(turn, partner)))
    return [views.welcome(turn, workshop), _resume(turn, Enrolling(workshop.id, _referral(turn, partner), "consent"))]


def _workshop(turn: Turn, number: int) -> Workshop:
    """A workshop of any centre in which people may enrol; who they are there speaks from now on."""
    found = next((one for one in workshops.open_ones(turn.db) if one.id == number), None)
    if found is None:
        raise Refused("enrolment.closed")
    if _is_known(turn, found):
        return found
    here = people.belongs(turn.db, turn.bot, turn.visitor.user, found.centre)
    if here is not None and (turn.person is None or turn.person.id != here.id):
        people.link(turn.db, turn.bot, turn.visitor.user, turn.visitor.chat, here.id, turn.now)
        turn.recognise(here)
    return found


def _is_known(turn: Turn, workshop: Workshop) -> bool:
    return turn.person is not None and turn.person.centre == workshop.centre


def _has_place(turn: Turn, workshop: Workshop) -> bool:
    return turn.person is not None and enrolments.status(turn.db, workshop.id, turn.person.id) is Status.ENROLLED


def _is_expected(turn: Turn, workshop: Workshop) -> bool:
    """Whether they agreed, and have no place yet."""
    if not _is_known(turn, workshop) or _has_place(turn, workshop):
        return False
    return consents.given(turn.db, turn.me.id, "enrolment") is True


def _open_question(turn: Turn, workshop: Workshop) -> Enrolling | None:
    """The question after the consent: the one that was open, or their name when they never had an answer to it."""
    if not _is_expected(turn, workshop):
        return None
    draft = turn.draft
    if isinstance(draft, Enrolling) and draft.workshop == workshop.id and draft.step != "consent":
        return draft
    return None if enrolments.has_any(turn.db, turn.me.id) else _name_step(turn, workshop, 0)


def _name_step(turn: Turn, workshop: Workshop, partner: int) -> Enrolling:
    return Enrolling(workshop.id, _referral(turn, partner), "name" if turn.me.name else "typing")


def _referral(turn: Turn, partner: int) -> int:
    """The partner of a button or a link; where it tells none, the one of the question that was left."""
    return partner or (turn.draft.partner if isinstance(turn.draft, Enrolling) else 0)


def _resume(turn: Turn, draft: Enrolling) -> Screen:
    """The question, open once more."""
    draft = replace(draft, rests=False)
    turn.open(draft)
    return views.question(turn, _workshop(turn, draft.workshop), draft)


def _register(turn: Turn, workshop: Workshop) -> None:
    """Know somebody new by the name that Telegram gives, until they say better."""
    try:
        name = clean_name(turn.visitor.first_name)
    except Refused:
        name = ""
    person = people.add(turn.db, workshop.centre, name, turn.language, turn.now)
    people.link(turn.db, turn.bot, turn.visitor.user, turn.visitor.chat, person.id, turn.now)
    turn.recognise(person)


def _be_called(turn: Turn, number: int, partner: int, name: str) -> Answer:
    workshop = _workshop(turn, number)
    if not _is_expected(turn, workshop):
        return _invite(turn, workshop.id, partner)
    people.rename(turn.db, turn.me.id, clean_name(name))
    turn.recognise(people.find(turn.db, workshop.centre, turn.me.id))
    return _take_place(turn, workshop, partner)


def _take_place(turn: Turn, workshop: Workshop, partner: int) -> Answer:
    """Exactly one gets the last place: updates are written one after the other."""
    db, person = turn.db, turn.me.id
    place = offers.is_place_for(db, workshop, person)
    status = Status.ENROLLED if place else Status.WISHED
    referral = _referral(turn, partner)
    sent_by = referral if referral in dict(workshops.partners_of(db, workshop.centre)) else None
    turn.close()
    turn.show(views.done(turn, workshop) if place else views.full(turn))
    if status is not enrolments.status(db, workshop.id, person):
        offers.close(db, workshop.id, person, Given.TAKEN)
        enrolments.put(db, workshop.centre, workshop.id, person, status, turn.now, sent_by)
        turn.recognise(turn.me)
        turn.equip(person)
        turn.emit(Enrolled(workshop.id, person) if place else Wished(workshop.id, person))
    return None
