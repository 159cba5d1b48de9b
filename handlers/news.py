"""The news of a group, for its coordinators: who answered, what those who share it say, and whom to call."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.domain import checkins, waves
from bot.domain.centres import Centre
from bot.domain.checkins import NEWS, SHARING, Checkin, Stand, State
from bot.domain.common import Refused, Role
from bot.domain.journal import Deed
from bot.domain.waves import Choice, Question, Wave
from bot.ui.calls import Call
from bot.ui.codec import Action
from bot.ui.pages import in_twos
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Day, Screen, Text, say, screen
from bot.ui.turn import Turn
from storage import checkins as store
from storage import consents, enrolments, outbox, people, workshops
from storage.enrolments import Status

router = Router("news")


@dataclass(frozen=True)
class News(Action, tag="nw"):
    """See the news of the groups."""


@dataclass(frozen=True)
class OfWorkshop(Action, tag="nw.a"):
    """See the news of one group."""

    workshop: int


@dataclass(frozen=True)
class OfWave(Action, tag="nw.w"):
    """See one wave."""

    workshop: int
    wave: str


@dataclass(frozen=True)
class Read(Action, tag="nw.r"):
    """Read what somebody answered."""

    checkin: int


@dataclass(frozen=True)
class Told(Action, tag="nw.t"):
    """Note that somebody gave their news by voice."""

    workshop: int
    wave: str
    person: int


@router.entry(22, Role.COORDINATOR)
def entry(_: Turn) -> Button:
    """The way in."""
    return Button(say("news.menu"), News())


@router.button(News, Role.COORDINATOR)
def news(turn: Turn, _: News) -> Answer:
    """The groups; where there is only one, its waves."""
    found = workshops.of_centre(turn.db, turn.here.id)
    if len(found) == 1:
        return _waves_screen(turn, found[0].id)
    buttons = [Button(say("news.workshop", title=one.title), OfWorkshop(one.id)) for one in found]
    return screen(say("news.title"), *buttons, HOME)


@router.button(OfWorkshop, Role.COORDINATOR)
def of_workshop(turn: Turn, tapped: OfWorkshop) -> Answer:
    """The waves of a group."""
    return _waves_screen(turn, tapped.workshop)


@router.button(OfWave, Role.COORDINATOR)
def of_wave(turn: Turn, tapped: OfWave) -> Answer:
    """Who answered, who did not, and the middle of the group."""
    wave = waves.named(store.waves(turn.db, turn.here, tapped.workshop), tapped.wave)
    stands, answered = _stands(turn, tapped.workshop, wave)
    known = people.named(turn.db, turn.here.id, set(stands))
    readers = [Button(say("news.read", name=known[one.person].name), Read(one.id)) for one in answered]
    return screen(
        say("news.wave", title=wave.title, day=Day(turn.wall(wave.at).date())),
        *_groups(stands, {person: who.name for person, who in known.items()}),
        *_middle(turn, wave, answered),
        *in_twos(readers),
        Button(say("news.back"), OfWorkshop(tapped.workshop)),
        HOME,
    )


@router.button(Read, Role.COORDINATOR)
def read(turn: Turn, tapped: Read) -> Answer:
    """One person's answers, where they share them; noted before they are shown."""
    checkin = store.of_centre(turn.db, turn.here.id, tapped.checkin)
    name = people.find(turn.db, turn.here.id, checkin.person).name
    wave = waves.named(store.waves(turn.db, turn.here, checkin.workshop), checkin.wave)
    back = Button(say("news.back"), OfWave(checkin.workshop, checkin.wave))
    if checkin.state is not State.DONE or not consents.given(turn.db, checkin.person, SHARING):
        return screen(say("news.private", name=name), back, HOME)
    turn.note(checkin.person, Deed.READ_NEWS)
    store.note_reading(turn.db, checkin, turn.me.id, turn.now)
    given = checkins.in_words(wave, store.answers(turn.db, checkin.id))
    lines = [_line(question, choice) for question, choice in given] or [say("news.all-passed")]
    return screen(say("news.of-person", name=name, title=wave.title), *lines, say("news.noted"), back, HOME)


@router.button(Told, Role.COORDINATOR)
def told(turn: Turn, tapped: Told) -> Answer:
    """After a call: no more is expected of them in this wave."""
    wave = waves.named(store.waves(turn.db, turn.here, tapped.workshop), tapped.wave)
    person = people.find(turn.db, turn.here.id, tapped.person)
    if enrolments.status(turn.db, tapped.workshop, person.id) is not Status.ENROLLED:
        raise Refused("common.gone")
    turn.note(person.id, Deed.ANSWERED_FOR)
    before = store.find(turn.db, tapped.workshop, wave.slug, person.id)
    if before is None or before.state is not State.DONE:
        store.put(turn.db, turn.here.id, tapped.workshop, wave.slug, person.id, State.TOLD, turn.now)
    back = Button(say("news.see-wave"), OfWave(tapped.workshop, wave.slug))
    return screen(say("news.told", name=person.name, title=wave.title), back, HOME)


@router.calls
def silent(db: Connection, centre: Centre, now: datetime) -> Iterable[Call]:
    """Those who gave no news, reminded or not reached."""
    remind = checkins.reminder(centre)
    for workshop in workshops.of_centre(db, centre.id):
        wave = waves.current(store.waves(db, centre, workshop.id), now)
        if wave is None:
            continue
        letters = outbox.standings(db, checkins.key(workshop.id, wave.slug))
        for person in store.silent(db, workshop.id, wave.slug):
            since = checkins.to_call(wave, remind, letters.get(person), now)
            if since is not None:
                noting = Button(say("news.gave"), Told(workshop.id, wave.slug, person))
                key = f"news:{workshop.id}:{wave.slug}:person:{person}"
                yield Call(key, person, say("news.silent", title=wave.title), since, ((noting,),))


@router.calls
def wishing(db: Connection, centre: Centre, now: datetime) -> Iterable[Call]:
    """Those who answered that they would like a call."""
    for checkin, person, at in store.wishes(db, centre.id, now - waves.OPEN):
        yield Call(f"checkin:{checkin}:call", person, say("news.wishes-call"), at)


def _waves_screen(turn: Turn, workshop: int) -> Screen:
    known = store.waves(turn.db, turn.here, workshop)
    begun = [wave for wave in known if wave.at <= turn.now]
    coming = waves.upcoming(known, turn.now)
    buttons = [Button(say("news.see", title=wave.title), OfWave(workshop, wave.slug)) for wave in reversed(begun)]
    after = [say("news.next", title=coming.title, day=Day(turn.wall(coming.at).date()))] if coming else []
    title = workshops.find(turn.db, turn.here.id, workshop).title
    return screen(say("news.of-workshop", title=title), *after, *buttons, HOME)


def _stands(turn: Turn, workshop: int, wave: Wave) -> tuple[dict[int, Stand], list[Checkin]]:
    """How each of the group stands to a wave, and the check-ins that were answered."""
    members = enrolments.member_ids(turn.db, workshop)
    begun = store.of_wave(turn.db, workshop, wave.slug)
    said = consents.answers(turn.db, members, NEWS)
    letters = outbox.standings(turn.db, checkins.key(workshop, wave.slug))
    stands = {
        one: checkins.stand(begun.get(one), said.get(one), letters[one][0] if one in letters else None)
        for one in members
    }
    return stands, [begun[one] for one in members if stands[one] is Stand.ANSWERED]


def _groups(stands: dict[int, Stand], names: dict[int, str]) -> Iterator[Text]:
    for stand in Stand:
        mine = [names[person] for person, stood in stands.items() if stood is stand]
        if mine:
            yield say("news.group", stand=stand.value, count=len(mine), names=", ".join(mine))


def _middle(turn: Turn, wave: Wave, answered: list[Checkin]) -> list[Text]:
    """Of shared answers only: a middle that everybody's went into could give away whoever keeps theirs."""
    sharing = consents.agreed(turn.db, [one.person for one in answered], SHARING)
    shared = [store.answers(turn.db, one.id) for one in answered if one.person in sharing]
    found = checkins.medians(wave, shared)
    if not answered or not any(choice for _, choice in found):
        return [say("news.too-few")] if answered else []
    return [say("news.middle"), *(_line(question, choice) for question, choice in found)]


def _line(question: Question, choice: Choice | None) -> Text:
    if choice is None:
        return say("news.masked", question=question.asks)
    return say(
        "news.line",
        question=question.asks,
        kind=question.kind,
        value=choice.value,
        picture=choice.picture,
        word=choice.word,
    )
