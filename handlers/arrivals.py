"""Letting a partner know: who came through it says so with one tap, or does not."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.arrivals import PURPOSE
from bot.domain.common import Refused, Role
from bot.domain.events import Enrolled
from bot.domain.letters import Letter, State
from bot.ui.codec import Action
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Screen, Text, say, screen
from bot.ui.turn import Reader, Turn
from storage import consents, enrolments, outbox, partners, people, workshops
from storage.enrolments import Enrolment, Status

router = Router("arrivals")


@dataclass(frozen=True)
class Tell(Action, tag="ar"):
    """Let the partner know that I have a place."""

    workshop: int


@dataclass(frozen=True)
class TellNoMore(Action, tag="ar.n"):
    """Let it know no more."""


@router.on(Enrolled)
def ask(turn: Turn, event: Enrolled) -> Answer:
    """Only who takes a place themselves, and only where somebody of the partner would read it."""
    if turn.person is None or turn.person.id != event.person:
        return None
    sent_by = _partner(turn, event.workshop)
    if sent_by is None:
        return None
    return screen(_question(turn, sent_by), _button(turn, sent_by, event.workshop), HOME)


@router.button(Tell, Role.MEMBER)
def tell(turn: Turn, wish: Tell) -> Answer:
    """The yes is kept, and those of the partner are written to. Pressed twice, they read it once."""
    sent_by = _partner(turn, wish.workshop)
    if sent_by is None:
        raise Refused("arrivals.nobody")
    if consents.given(turn.db, turn.me.id, PURPOSE) is not True:
        turn.consent(PURPOSE, _question(turn, sent_by), granted=True)
    values: dict[str, int | str] = {"workshop": wish.workshop, "person": turn.me.id}
    key = f"arrival:{wish.workshop}:{turn.me.id}:to:"
    before = outbox.standings(turn.db, key)
    for reader in partners.people_of(turn.db, turn.here.id, sent_by):
        if reader in before and before[reader][0] is not State.EXPIRED:  # who took it back in time may say it later
            continue
        turn.post(Letter(f"{key}{reader}:{turn.now:%Y%m%dT%H%M}", "arrivals.told", reader, turn.now, values))
    return screen(say("arrivals.done", name=_named(turn, sent_by)), HOME)


@router.button(TellNoMore, Role.MEMBER)
def tell_no_more(turn: Turn, _: TellNoMore) -> Answer:
    """What has not gone yet does not go; what was read stays read."""
    shown = say("arrivals.no-more")
    if consents.given(turn.db, turn.me.id, PURPOSE) is not False:
        turn.consent(PURPOSE, shown, granted=False)
    return screen(shown, HOME)


@router.extends("myinfo.choices", Role.MEMBER)
def among_choices(turn: Turn) -> Iterator[Button]:
    """The other way round, once they chose."""
    chosen = consents.given(turn.db, turn.me.id, PURPOSE)
    if chosen:
        yield Button(say("arrivals.stop"), TellNoMore())
    for workshop in enrolments.workshops_of(turn.db, turn.me.id) if chosen is False else ():
        if (sent_by := _partner(turn, workshop)) is not None:
            yield _button(turn, sent_by, workshop)


@router.builder("arrivals.told")
def told(reader: Reader, workshop: int, person: int) -> Screen | None:
    """As long as they want it said and have their place, to who still speaks for the partner that sent them."""
    who = people.named(reader.db, reader.centre.id, {person}).get(person)
    mine = _enrolment(reader, workshop, person)
    if who is None or mine is None or not consents.given(reader.db, person, PURPOSE):
        return None
    if mine.partner is None or reader.person.id not in partners.people_of(reader.db, reader.centre.id, mine.partner):
        return None
    title = workshops.find(reader.db, reader.centre.id, workshop).title
    return screen(say("arrivals.told", name=who.name, workshop=title), HOME)


def _partner(turn: Turn, workshop: int) -> int | None:
    """The partner that sent somebody to a workshop in which they have a place, where anybody of it uses the bot."""
    mine = _enrolment(turn, workshop, turn.me.id)
    if mine is None or mine.partner is None:
        return None
    return mine.partner if partners.people_of(turn.db, turn.here.id, mine.partner) else None


def _enrolment(who: Turn | Reader, workshop: int, person: int) -> Enrolment | None:
    found = (one for one in enrolments.of_person(who.db, person) if one.workshop == workshop)
    return next((one for one in found if one.status is Status.ENROLLED), None)


def _question(turn: Turn, partner: int) -> Text:
    return say("arrivals.question", name=_named(turn, partner))


def _button(turn: Turn, partner: int, workshop: int) -> Button:
    return Button(say("arrivals.tell", name=_named(turn, partner)), Tell(workshop))


def _named(turn: Turn, partner: int) -> str:
    return workshops.partner_name(turn.db, turn.here.id, partner)
