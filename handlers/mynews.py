""" "Mes nouvelles": what I answered, who may read it and who did, whether I am asked at all."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain import checkins, waves
from bot.domain.checkins import NEWS, SHARING, CheckedIn, NewsWanted, State
from bot.domain.common import Role
from bot.domain.people import Person
from bot.domain.waves import Choice, Question
from bot.ui.codec import Action
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Day, Moment, Text, say, screen
from bot.ui.texts import listed
from bot.ui.turn import Turn
from storage import checkins as store
from storage import consents, enrolments, people, roles
from storage.checkins import Reading

router = Router("mynews")

LOOKS = 10  # the latest ones: more is a wall on a small screen


@dataclass(frozen=True)
class Mine(Action, tag="my"):
    """See my news."""


@dataclass(frozen=True)
class AnswerNow(Action, tag="my.a"):
    """Answer the questions that wait."""

    workshop: int
    wave: str


@dataclass(frozen=True)
class Past(Action, tag="my.p"):
    """Read again what I answered."""

    checkin: int


@dataclass(frozen=True)
class Looks(Action, tag="my.l"):
    """See who read my answers."""


@dataclass(frozen=True)
class Receive(Action, tag="my.r"):
    """Be asked from time to time."""


@dataclass(frozen=True)
class ReceiveNone(Action, tag="my.n"):
    """Be asked no more."""


@dataclass(frozen=True)
class Share(Action, tag="my.s"):
    """Let the coordinators read my answers."""


@dataclass(frozen=True)
class Keep(Action, tag="my.k"):
    """Keep my answers for myself."""


MINE = Button(say("mynews.menu"), Mine())
ACCEPT = Button(say("mynews.share"), Share())
DECLINE = Button(say("mynews.keep"), Keep())


@router.entry(40, Role.MEMBER)
def entry(turn: Turn) -> Button | None:
    """For those who take part, and for those who once answered."""
    return MINE if turn.has(Role.PARTICIPANT) or store.of_person(turn.db, turn.me.id) else None


@router.extends("myinfo.choices", Role.MEMBER)
def among_choices(turn: Turn) -> Iterator[Button]:
    """The other way round, of what they were asked."""
    receiving, sharing = (consents.given(turn.db, turn.me.id, purpose) for purpose in (NEWS, SHARING))
    if receiving is not None:
        yield _receiving_button(receiving)
    if sharing is not None:
        yield (Button(say("mynews.keep-answers"), Keep()) if sharing else Button(say("mynews.share-answers"), Share()))


@router.on(CheckedIn)
def checked_in(turn: Turn, _: CheckedIn) -> Answer:
    """After the first answers: who may read them."""
    if consents.given(turn.db, turn.me.id, SHARING) is not None:
        return None
    return screen(_sharing(turn), ACCEPT, DECLINE, HOME)


@router.button(Mine, Role.MEMBER)
def mine(turn: Turn, _: Mine) -> Answer:
    """Everything about my news."""
    receiving = consents.given(turn.db, turn.me.id, NEWS)
    sharing = consents.given(turn.db, turn.me.id, SHARING)
    return screen(
        say("mynews.title"),
        *_lines(turn, receiving, sharing),
        *_waiting(turn),
        *_past(turn),
        *([Button(say("mynews.looks"), Looks())] if sharing is not None else []),
        *_sharing_buttons(turn, sharing),
        _receiving_button(receiving),
        HOME,
    )


@router.button(AnswerNow, Role.MEMBER)
def answer_now(turn: Turn, tapped: AnswerNow) -> Answer:
    """The questions come from the check-ins."""
    turn.emit(NewsWanted(tapped.workshop, tapped.wave))
    return None


@router.button(Past, Role.MEMBER)
def past(turn: Turn, tapped: Past) -> Answer:
    """My own answers, in the words that I tapped."""
    checkin = store.own(turn.db, turn.me.id, tapped.checkin)
    wave = waves.named(store.waves(turn.db, turn.here, checkin.workshop), checkin.wave)
    given = checkins.in_words(wave, store.answers(turn.db, checkin.id))
    lines = [_answer(question, choice) for question, choice in given]
    return screen(say("mynews.wave", title=wave.title), *(lines or [say("mynews.no-answers")]), MINE, HOME)


@router.button(Looks, Role.MEMBER)
def looks(turn: Turn, _: Looks) -> Answer:
    """Who read my answers, and when."""
    found = store.readings_of(turn.db, turn.me.id, LOOKS)
    known = people.named(turn.db, turn.here.id, {one.reader for one in found if one.reader})
    lines = [_look(turn, known, one) for one in found]
    return screen(say("mynews.looks-title"), *(lines or [say("mynews.no-looks")]), MINE, HOME)


@router.button(Receive, Role.MEMBER)
def receive(turn: Turn, _: Receive) -> Answer:
    """Asked again, from the next wave on."""
    told = say("mynews.receiving")
    turn.consent(NEWS, told, granted=True)
    return screen(told, MINE, HOME)


@router.button(ReceiveNone, Role.MEMBER)
def receive_none(turn: Turn, _: ReceiveNone) -> Answer:
    """No questions any more."""
    told = say("mynews.stopped")
    turn.consent(NEWS, told, granted=False)
    return screen(told, MINE, HOME)


@router.button(Share, Role.MEMBER)
def share(turn: Turn, _: Share) -> Answer:
    """The coordinators may read, from now on, until I change my mind."""
    turn.consent(SHARING, _sharing(turn), granted=True)
    return screen(say("mynews.shared", names=_team(turn)), MINE, HOME)


@router.button(Keep, Role.MEMBER)
def keep(turn: Turn, _: Keep) -> Answer:
    """Nobody else may read."""
    turn.consent(SHARING, _sharing(turn), granted=False)
    return screen(say("mynews.kept"), MINE, HOME)


def _sharing(turn: Turn) -> Text:
    return say("mynews.sharing", names=_team(turn))


def _team(turn: Turn) -> str:
    """Those who would read, by name."""
    team = roles.team(turn.db, turn.here.id)
    return listed([person.name for person in team], turn.language) or turn.here.name


def _answer(question: Question, choice: Choice) -> Text:
    return say(
        "mynews.answer",
        question=question.asks,
        kind=question.kind,
        value=choice.value,
        picture=choice.picture,
        word=choice.word,
    )


def _look(turn: Turn, known: dict[int, Person], look: Reading) -> Text:
    """One reading; whoever read it may have been erased meanwhile."""
    who = known.get(look.reader or 0)
    return say("mynews.look", known=int(who is not None), name=who.name if who else "", at=Moment(turn.wall(look.at)))


def _lines(turn: Turn, receiving: bool | None, sharing: bool | None) -> Iterator[Text]:
    if receiving is False:
        yield say("mynews.not-asked")
    for number in enrolments.workshops_of(turn.db, turn.me.id) if receiving is not False else ():
        if wave := waves.upcoming(store.waves(turn.db, turn.here, number), turn.now):
            yield say("mynews.next", day=Day(turn.wall(wave.at).date()))
    if sharing is not None:
        yield say("mynews.is-shared", names=_team(turn)) if sharing else say("mynews.is-kept")
    elif _has_answered(turn):
        yield _sharing(turn)


def _receiving_button(receiving: bool | None) -> Button:
    return Button(say("mynews.stop"), ReceiveNone()) if receiving else Button(say("mynews.receive"), Receive())


def _sharing_buttons(turn: Turn, sharing: bool | None) -> list[Button]:
    """The other way round; both where the question was left open."""
    if sharing is None:
        return [ACCEPT, DECLINE] if _has_answered(turn) else []
    return [DECLINE if sharing else ACCEPT]


def _has_answered(turn: Turn) -> bool:
    return any(checkin.state is State.DONE for checkin in store.of_person(turn.db, turn.me.id))


def _waiting(turn: Turn) -> Iterator[Button]:
    """The questions that may be answered now."""
    for number in enrolments.workshops_of(turn.db, turn.me.id):
        wave = waves.current(store.waves(turn.db, turn.here, number), turn.now)
        begun = wave and store.find(turn.db, number, wave.slug, turn.me.id)
        if wave and not (begun and begun.state is State.DONE):
            yield Button(say("mynews.answer-now"), AnswerNow(number, wave.slug))


def _past(turn: Turn) -> Iterator[Button]:
    for checkin in store.of_person(turn.db, turn.me.id):
        wave = waves.find(store.waves(turn.db, turn.here, checkin.workshop), checkin.wave)
        if wave and checkin.state is State.DONE:
            yield Button(say("mynews.read-again", title=wave.title), Past(checkin.id))
