"""A human: who to call, and "J'ai besoin de parler" with the wish to be called."""

from dataclasses import dataclass

from sqlalchemy import Connection

from bot.domain import contact as rules
from bot.domain.centres import Centre, Human
from bot.domain.common import Refused, Role
from bot.domain.contact import Wish
from bot.domain.events import Called
from bot.domain.journal import Deed
from bot.domain.letters import Letter
from bot.domain.times import wall
from bot.ui.calls import Call
from bot.ui.codec import Action, Draft
from bot.ui.human import TALK, WHO, Talk, Who, free_lines, in_emergency
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Contact, Home, Moment, Screen, Text, say, screen
from bot.ui.turn import Reader, Said, Turn
from storage import centres, people, roles, workshops
from storage import contact as store

router = Router("contact")


@dataclass(frozen=True)
class Card(Action, tag="co.card"):
    """Get a number to touch: `of` is "contact" or "listener"."""

    centre: int
    of: str


@dataclass(frozen=True)
class CallMe(Action, tag="co.call"):
    """Yes, call me."""


@dataclass(frozen=True)
class Done(Action, tag="co.done"):
    """I have called."""

    wish: int


@dataclass(frozen=True)
class Phone(Draft, name="contact.phone"):
    """The number on which to be called may be written."""

    wish: int


@router.entry(97, Role.MEMBER)
def who_entry(turn: Turn) -> Button:
    """Always there; whoever has calls to make is not to take it for those."""
    return Button(say("contact.number"), Who()) if turn.has(Role.COORDINATOR) else WHO


@router.entry(99, Role.MEMBER)
def talk_entry(_: Turn) -> Button:
    """Always there, and last."""
    return TALK


@router.command("aide", "help", Role.ANYONE, order=90)
def help_(turn: Turn) -> Answer:
    """Who to call, for anyone."""
    return who(turn, Who())


@router.button(Who, Role.ANYONE)
def who(turn: Turn, _: Who) -> Answer:
    """Name, number and hours."""
    near = _centres(turn)
    cards = [_card_button(centre, "contact") for centre in near]
    return screen(say("contact.who-title"), *map(_contact, near), *cards, TALK, HOME)


@router.button(Card, Role.ANYONE)
def card(turn: Turn, wish: Card) -> Answer:
    """A number to touch."""
    for centre in _centres(turn):
        if centre.id == wish.centre:
            human = _human(centre, wish.of)
            return Contact(human.phone, human.name)
    raise Refused("common.gone")


@router.button(Talk, Role.ANYONE)
def talk(turn: Turn, _: Talk) -> Answer:
    """Who listens, the free lines, and for members the offer to be called."""
    turn.leave()
    near = _centres(turn)
    lines = [say("contact.talk-title"), *map(_listener, near), free_lines(), say("contact.not-watched")]
    cards = [_card_button(centre, "listener") for centre in near]
    if turn.person is None:
        return screen(*lines, *cards, HOME)
    yes, no = Button(say("contact.call-me"), CallMe()), Button(say("contact.no-thanks"), Home())
    return screen(*lines, say("contact.call-you"), yes, no, *cards)


@router.button(CallMe, Role.MEMBER)
def call_me(turn: Turn, _: CallMe) -> Answer:
    """The team is told at once, by night without a sound."""
    last = store.last_wish(turn.db, turn.me.id)
    before = last is not None and rules.stands(last, turn.now)
    wish = last if last is not None and before else store.add_wish(turn.db, turn.here.id, turn.me.id, turn.now)
    told = rules.told(roles.team(turn.db, turn.here.id), turn.me.id)
    night = turn.here.quiet.covers(turn.now)
    for reader in told:
        key = f"contact:wish:{wish.id}:to:{reader.id}"
        asks = Letter(key, "contact.wish", reader.id, turn.now, urgent=True, asked=True, silent=night, subject=wish.id)
        turn.post(asks)
    if not told:
        return _wished(turn, wish, say("contact.wished-alone", phone=turn.here.listener.phone))
    noted = say("contact.wished-before") if before else say("contact.wished", night=int(night))
    return _wished(turn, wish, noted, _calls_you(turn.here))


@router.text(Phone, Role.MEMBER)
def phone(turn: Turn, draft: Phone, text: str) -> Answer:
    """The number to call; anything else is a message like any other."""
    turn.close()
    number = rules.phone(text)
    if not number:
        return turn.unasked(Said("text", text, 0))
    wish = store.wish(turn.db, turn.here.id, draft.wish)
    store.note_phone(turn.db, wish, number)
    turn.touch("contact.wish", wish.id)
    return screen(say("contact.phone-noted", phone=number), in_emergency(), HOME)


@router.button(Done, Role.COORDINATOR)
def done(turn: Turn, action: Done) -> Answer:
    """Somebody of the team has called; the call list hears of it like this feature itself."""
    wish = store.wish(turn.db, turn.here.id, action.wish)
    turn.note(wish.person, Deed.CALLED)
    turn.emit(Called(_key(wish), wish.person))
    return _wish_screen(turn.db, turn.here, store.wish(turn.db, turn.here.id, wish.id))


@router.on(Called)
def called(turn: Turn, event: Called) -> Answer:
    """A call was made, from a letter or from the call list."""
    for wish in store.open_wishes(turn.db, turn.here.id):
        if _key(wish) == event.key:
            store.done(turn.db, wish.id, turn.me.id, turn.now)
            turn.touch("contact.wish", wish.id)
    return None


@router.calls
def calls(db: Connection, centre: Centre, _now: object) -> list[Call]:
    """Those who wait for a call come first."""
    waiting = store.open_wishes(db, centre.id)
    return [Call(_key(wish), wish.person, _wants(wish), wish.asked_at, urgent=True) for wish in waiting]


@router.builder("contact.wish")
def wish_letter(reader: Reader, subject: int) -> Screen | None:
    """Somebody waits for a call, or who has called."""
    if not roles.of(reader.db, reader.person.id) & Role.COORDINATOR:
        return None
    try:
        return _wish_screen(reader.db, reader.centre, store.wish(reader.db, reader.centre.id, subject))
    except Refused:  # erased meanwhile
        return None


def _centres(turn: Turn) -> list[Centre]:
    """The centres whose people somebody may call: their own, or, for strangers, those with an open workshop."""
    if turn.centre is not None:
        return [turn.centre]
    near = {workshop.centre for workshop in workshops.open_ones(turn.db)}
    return [centre for centre in centres.everyone(turn.db) if centre.id in near or not near]


def _human(centre: Centre, of: str) -> Human:
    return centre.listener if of == "listener" else centre.contact


def _contact(centre: Centre) -> Text:
    human = centre.contact
    return say("contact.contact", centre=centre.name, name=human.name, phone=human.phone, hours=human.hours)


def _listener(centre: Centre) -> Text:
    human = centre.listener
    return say("contact.listener", name=human.name, phone=human.phone, hours=human.hours)


def _card_button(centre: Centre, of: str) -> Button:
    return Button(say("contact.card", name=_human(centre, of).name), Card(centre.id, of))


def _calls_you(centre: Centre) -> Text:
    human = centre.listener
    return say("contact.calls-you", name=human.name, hours=human.hours)


def _wished(turn: Turn, wish: Wish, *noted: Text) -> Answer:
    """Whether anybody calls and when; the number may be written, and changed."""
    turn.open(Phone(wish.id))
    number = say("contact.phone-written", phone=wish.phone) if wish.phone else say("contact.phone-asked")
    return [screen(*noted, in_emergency()), screen(number, HOME)]


def _key(wish: Wish) -> str:
    return f"contact:wish:{wish.id}"


def _wants(wish: Wish) -> Text:
    return say("contact.wants-call-on", phone=wish.phone) if wish.phone else say("contact.wants-call")


def _wish_screen(db: Connection, centre: Centre, wish: Wish) -> Screen:
    asker = people.find(db, centre.id, wish.person)
    callers = people.named(db, centre.id, {wish.done_by} if wish.done_by else set())
    return screen(
        say("contact.wish", name=asker.name, at=Moment(wall(wish.asked_at, centre.zone))),
        *([say("contact.wish-phone", phone=wish.phone)] if wish.phone else []),
        *(say("contact.called-by", name=caller.name) for caller in callers.values()),
        [Button(say("contact.done"), Done(wish.id))] if wish.done_at is None else [],
        HOME,
        in_place=True,
    )
