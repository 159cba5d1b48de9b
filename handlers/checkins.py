"""Check-ins: a letter asks how somebody is; one question a screen, passed or left at any moment, resumed there."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.domain import checkins, waves
from bot.domain.checkins import NEWS, CheckedIn, Checkin, NewsWanted, State
from bot.domain.common import Refused, Role
from bot.domain.letters import Letter
from bot.domain.letters import State as Sent
from bot.domain.times import Window
from bot.domain.waves import Choice, Question, Wave
from bot.ui.codec import Action, Draft
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Day, Screen, Text, say, screen
from bot.ui.turn import Reader, Turn
from storage import centres, consents, enrolments, outbox
from storage import checkins as store
from storage.enrolments import Status

router = Router("checkins")


@dataclass(frozen=True)
class Begin(Action, tag="cib"):
    """Yes, now: from the first question, or from where it stopped."""

    workshop: int
    wave: str


@dataclass(frozen=True)
class Wait(Action, tag="ciw"):
    """Later."""

    workshop: int
    wave: str


@dataclass(frozen=True)
class Skip(Action, tag="cis"):
    """Not this time."""

    workshop: int
    wave: str


@dataclass(frozen=True)
class Refuse(Action, tag="cir"):
    """Never."""

    workshop: int
    wave: str


@dataclass(frozen=True)
class Pick(Action, tag="cia"):
    """The answer to a question; `choice` counts from 1, 0 passes."""

    checkin: int
    question: int
    choice: int


@dataclass(frozen=True)
class Back(Action, tag="cip"):
    """From a question to the one before."""

    checkin: int
    question: int


@dataclass(frozen=True)
class Leave(Action, tag="cil"):
    """In the middle of the questions: later."""

    checkin: int


@dataclass(frozen=True)
class InTheMiddle(Draft, name="checkins.middle"):
    """Somebody who is being asked; how far they are is kept with the check-in."""

    checkin: int


@router.tick("checkins.waves")
def plan(db: Connection, window: Window) -> Iterable[Letter]:
    """The letter of each wave, and its one reminder."""
    for number, workshop in store.running(db, window):
        centre = centres.find(db, number)
        remind = checkins.reminder(centre)
        for wave in store.dated(db, centre.zone, workshop):
            if any(due in window for _, due, _ in checkins.dated(wave, remind)):
                silent = store.silent(db, workshop, wave.slug)
                yield from checkins.letters(workshop, wave, silent, remind, window)


@router.builder(checkins.BUILDER)
def letter(reader: Reader, workshop: int, wave: str, again: int) -> Screen | None:
    """Nothing to whoever left, refused, has answered, or was asked in vain too often."""
    db, person = reader.db, reader.person.id
    known = store.waves(db, reader.centre, workshop)
    asked = waves.find(known, wave)
    if asked is None or enrolments.status(db, workshop, person) is not Status.ENROLLED:
        return None
    consent, begun = consents.given(db, person, NEWS), store.find(db, workshop, wave, person)
    in_vain = [one for one in known if one.at < asked.at and _stands(reader, workshop, one) is Sent.SENT]
    first = outbox.standing(db, f"{checkins.key(workshop, wave)}{person}")
    if not checkins.wanted(consent, begun, len(in_vain)) or (again and not checkins.may_remind(first, reader.now)):
        return None
    reminding = [say("checkins.reminder")] if again else []
    return screen(*reminding, *_invitation(asked, consent, begun), *_choices(workshop, wave, consent))


@router.button(Begin, Role.MEMBER)
def begin(turn: Turn, tapped: Begin) -> Answer:
    """The letter stays as it is; the question comes below."""
    return _begin(turn, tapped.workshop, tapped.wave)


@router.on(NewsWanted)
def want(turn: Turn, event: NewsWanted) -> Answer:
    """The same, asked for under "Mes nouvelles"."""
    return _begin(turn, event.workshop, event.wave)


@router.button(Wait, Role.MEMBER)
def wait(turn: Turn, tapped: Wait) -> Answer:
    """Nothing changes: the questions wait."""
    wave, consent, begun = _load(turn, tapped.workshop, tapped.wave)
    checkins.may_begin(wave, begun, turn.now)
    now = Button(say("checkins.answer"), Begin(tapped.workshop, wave.slug))
    return screen(*_invitation(wave, consent, begun), say("checkins.waiting"), now, in_place=True)


@router.button(Skip, Role.MEMBER)
def skip(turn: Turn, tapped: Skip) -> Answer:
    """Not this wave; the next one asks again."""
    wave, consent, begun = _load(turn, tapped.workshop, tapped.wave)
    checkins.may_begin(wave, begun, turn.now)
    store.put(turn.db, turn.here.id, tapped.workshop, wave.slug, turn.me.id, State.DECLINED, turn.now)
    after_all = Button(say("checkins.after-all"), Begin(tapped.workshop, wave.slug))
    told = (say("checkins.skipped"), *_next(turn, tapped.workshop))
    return screen(*_invitation(wave, consent, begun), *told, after_all, in_place=True)


@router.button(Refuse, Role.MEMBER)
def refuse(turn: Turn, tapped: Refuse) -> Answer:
    """No news, now and later."""
    wave, _, _ = _load(turn, tapped.workshop, tapped.wave)
    question = _invitation(wave, None, None)
    turn.consent(NEWS, question[0], granted=False)
    after_all = Button(say("checkins.after-all"), Begin(tapped.workshop, wave.slug))
    return screen(*question, say("checkins.refused"), after_all, in_place=True)


@router.button(Pick, Role.MEMBER)
def pick(turn: Turn, tapped: Pick) -> Answer:
    """Keep an answer, or pass; then the next question, or thanks."""
    checkin, wave = _own(turn, tapped.checkin)
    question, choice = checkins.pick(wave, tapped.question, tapped.choice)
    if checkin.state is State.DONE:
        _end(turn, checkin)
        return None
    after = checkins.step(checkin, wave, tapped.question, turn.now)
    store.answer(turn.db, checkin, question, choice.value if choice else None, turn.now)
    store.save(turn.db, after)
    if not after.ended:
        return _ask(turn, after, wave)
    _end(turn, after)
    return None


@router.button(Back, Role.MEMBER)
def back(turn: Turn, tapped: Back) -> Answer:
    """One question back."""
    checkin, wave = _own(turn, tapped.checkin)
    after = checkins.back(checkin, wave, tapped.question, turn.now)
    store.save(turn.db, after)
    return _ask(turn, after, wave)


@router.button(Leave, Role.MEMBER)
def leave(turn: Turn, tapped: Leave) -> Answer:
    """Stop here for now."""
    checkin = store.own(turn.db, turn.me.id, tapped.checkin)
    turn.close()
    resume = Button(say("checkins.resume"), Begin(checkin.workshop, checkin.wave))
    return screen(say("checkins.left"), resume, HOME)


@router.text(InTheMiddle, Role.MEMBER)
def typed(turn: Turn, draft: InTheMiddle, _: str) -> Answer:
    """A word where a tap was expected: the question again."""
    checkin = store.own(turn.db, turn.me.id, draft.checkin)
    wave = waves.find(store.waves(turn.db, turn.here, checkin.workshop), checkin.wave)
    if wave is None or checkin.ended or turn.now >= wave.closes:
        turn.close()
        return screen(say("checkins.over"), HOME)
    asked = _ask(turn, checkin, wave)
    return screen(say("checkins.tap"), *asked.lines, *asked.rows, HOME)


def _stands(reader: Reader, workshop: int, wave: Wave) -> Sent | None:
    """How the first letter of a wave went."""
    letter = outbox.standing(reader.db, f"{checkins.key(workshop, wave.slug)}{reader.person.id}")
    return letter[0] if letter else None


def _load(turn: Turn, workshop: int, wave: str) -> tuple[Wave, bool | None, Checkin | None]:
    """A wave of a workshop in which the person has a place, and where they are with it."""
    if enrolments.status(turn.db, workshop, turn.me.id) is not Status.ENROLLED:
        raise Refused("common.gone")
    planned = waves.named(store.waves(turn.db, turn.here, workshop), wave)
    consent = consents.given(turn.db, turn.me.id, NEWS)
    return planned, consent, store.find(turn.db, workshop, wave, turn.me.id)


def _own(turn: Turn, number: int) -> tuple[Checkin, Wave]:
    checkin = store.own(turn.db, turn.me.id, number)
    return checkin, waves.named(store.waves(turn.db, turn.here, checkin.workshop), checkin.wave)


def _begin(turn: Turn, workshop: int, slug: str) -> Screen:
    wave, consent, begun = _load(turn, workshop, slug)
    checkins.may_begin(wave, begun, turn.now)
    if not consent:
        turn.consent(NEWS, _invitation(wave, None, None)[0], granted=True)
    return _ask(turn, store.put(turn.db, turn.here.id, workshop, slug, turn.me.id, State.BEGUN, turn.now), wave)


def _invitation(wave: Wave, consent: bool | None, begun: Checkin | None) -> tuple[Text, ...]:
    left = len(wave.questions) - (begun.position if begun else 0)
    how_long = {"count": left, "minutes": waves.minutes(left)}
    if consent:
        return say("checkins.wave", wave=wave.title, **how_long), say("checkins.now")
    return (say("checkins.ask", **how_long),)


def _choices(workshop: int, wave: str, consent: bool | None) -> tuple[Button, ...]:
    yes, later = Button(say("checkins.yes"), Begin(workshop, wave)), Button(say("checkins.later"), Wait(workshop, wave))
    if not consent:
        return yes, later, Button(say("checkins.no"), Refuse(workshop, wave))
    return yes, later, Button(say("checkins.skip"), Skip(workshop, wave))


def _ask(turn: Turn, checkin: Checkin, wave: Wave) -> Screen:
    turn.open(InTheMiddle(checkin.id))
    number = checkins.place(checkin, wave)
    question = wave.questions[number]
    picks = [Pick(checkin.id, number, place) for place in range(1, len(question.choices) + 1)]
    faces = [Button(_word(question, choice), does) for choice, does in zip(question.choices, picks, strict=True)]
    before = [Button(say("checkins.back"), Back(checkin.id, number))] if number else []
    return screen(
        say("checkins.progress", number=number + 1, total=len(wave.questions)),
        say("checkins.question", question=question.asks),
        *faces,
        Button(say("checkins.pass"), Pick(checkin.id, number, checkins.PASS)),
        [*before, Button(say("checkins.later"), Leave(checkin.id))],
    )


def _word(question: Question, choice: Choice) -> Text:
    return say("checkins.choice", kind=question.kind, value=choice.value, picture=choice.picture, word=choice.word)


def _end(turn: Turn, checkin: Checkin) -> None:
    """Thanks first, then what other features have to say to it."""
    turn.close()
    wishes = store.answers(turn.db, checkin.id).get(checkins.CALL) == waves.YES
    call = [say("checkins.call")] if wishes else []
    turn.show(screen(say("checkins.thanks"), *call, *_next(turn, checkin.workshop), say("checkins.talk"), HOME))
    turn.emit(CheckedIn(checkin.id))


def _next(turn: Turn, workshop: int) -> tuple[Text, ...]:
    """When they will be asked again, where they will."""
    wave = waves.upcoming(store.waves(turn.db, turn.here, workshop), turn.now)
    return (say("checkins.next", day=Day(turn.wall(wave.at).date())),) if wave else ()
