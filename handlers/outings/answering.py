"""Seeing the outings to come, answering in a tap, wishing to be sent proposals or not."""

from collections.abc import Collection, Iterator

from bot.domain import outings as domain
from bot.domain.centres import Place
from bot.domain.common import Refused, Role
from bot.domain.outings import PURPOSE, Outing
from bot.domain.pages import page
from bot.ui.screen import HOME, Button, Moment, Pin, Screen, Text, Toast, say, screen
from bot.ui.screen import Answer as Shown
from bot.ui.turn import Turn
from handlers.outings.actions import (
    GROUP,
    ONE,
    Agree,
    AgreeToo,
    Begin,
    Receive,
    Reply,
    ShowOuting,
    ShowOutings,
    ShowPlace,
    router,
)
from handlers.outings.letters import ask_once
from handlers.outings.views import asked, outing_screen, place_of
from storage import consents, enrolments
from storage import outings as store


@router.entry(30, GROUP)
def entry(_turn: Turn) -> Button:
    """The way in."""
    return Button(say("outings.menu"), ShowOutings(0))


@router.extends("myinfo.choices", Role.PARTICIPANT)
def among_choices(turn: Turn) -> Iterator[Button]:
    """The other way round, once they were asked."""
    if consents.given(turn.db, turn.me.id, PURPOSE) is not None:
        yield _receiving(turn)


@router.command("balades", "outings", GROUP, order=30)
def from_the_first(turn: Turn) -> Shown:
    """The outings to come."""
    return _list(turn, 0)


@router.button(ShowOutings, GROUP)
def show_outings(turn: Turn, wish: ShowOutings) -> Shown:
    """The outings to come, a page."""
    return _list(turn, wish.page)


@router.button(ShowOuting, Role.MEMBER)
def show_outing(turn: Turn, wish: ShowOuting) -> Shown:
    """One outing, whole."""
    return _screen(turn, _find(turn, wish.outing), ONE)


@router.button(ShowPlace, Role.MEMBER)
def show_place(turn: Turn, wish: ShowPlace) -> Shown:
    """The place on the map, where it is one of the centre's."""
    place = _find(turn, wish.outing).place
    if not isinstance(place, Place):
        raise Refused("outings.no-map")
    return Pin(place.latitude, place.longitude, place.name.into(turn.language), place.address)


@router.button(Reply, Role.MEMBER)
def reply(turn: Turn, wish: Reply) -> Shown:
    """Keep an answer, and keep every card true. A yes to a date that has changed meanwhile is asked for again."""
    outing, answer = _find(turn, wish.outing), domain.answer(wish.answer)
    domain.may_answer(outing, turn.now)
    if domain.still_holds(outing, answer, wish.version):
        store.reply(turn.db, outing, turn.me.id, answer, turn.now)
        turn.touch("outings.card", outing.id)
        if answer is domain.Answer.COMING:
            ask_once(turn, outing)
    shown = _screen(turn, outing, wish.on)
    return [Toast(say("outings.thanks")), shown] if answer is domain.Answer.NOT_COMING else shown


@router.button(Agree, Role.MEMBER)
def agree(turn: Turn, wish: Agree) -> Shown:
    """Whether proposals are wished for; with a yes, those that stand already come at once."""
    outing = _find(turn, wish.outing)
    answer = _keep_wish(turn, say("outings.receive-question"), wanted=bool(wish.wanted))
    return screen(asked(turn.db, outing), answer, HOME, in_place=True)


@router.button(AgreeToo, Role.PARTICIPANT)
def agree_too(turn: Turn, wish: AgreeToo) -> Shown:
    """The same, of who has just proposed an outing or said yes to one."""
    answer = _keep_wish(turn, say("outings.others-question"), wanted=bool(wish.wanted))
    return screen(answer, HOME, in_place=True)


@router.button(Receive, Role.PARTICIPANT)
def receive(turn: Turn, wish: Receive) -> Shown:
    """The same wish, changed at any time."""
    turn.consent(PURPOSE, say("outings.receive-question"), granted=bool(wish.wanted))
    return _list(turn, 0, _noted(wanted=bool(wish.wanted)))


def _keep_wish(turn: Turn, question: Text, *, wanted: bool) -> Text:
    """Keep the answer to a question; with a yes, what stands already comes at once."""
    turn.consent(PURPOSE, question, granted=wanted)
    if wanted:
        coming = store.coming(turn.db, turn.here.id, _groups(turn), turn.now)
        turn.post(*[domain.card(one, turn.me.id, turn.now, asked=True) for one in coming])
    return _noted(wanted=wanted)


def _noted(*, wanted: bool) -> Text:
    return say("outings.receives") if wanted else say("outings.receives-not")


def _list(turn: Turn, number: int, *news: Text) -> Shown:
    coming = store.coming(turn.db, turn.here.id, _groups(turn), turn.now)
    shown = page(coming, number)
    return screen(
        *news,
        say("outings.title") if coming else say("outings.none"),
        *[_line(turn, outing) for outing in shown.items],
        *[Button(say("outings.see", at=Moment(outing.wall)), ShowOuting(outing.id)) for outing in shown.items],
        [] if shown.is_first else [Button(say("outings.before"), ShowOutings(shown.number - 1))],
        [] if shown.is_last else [Button(say("outings.after"), ShowOutings(shown.number + 1))],
        Button(say("outings.propose"), Begin()),
        [_receiving(turn)] if turn.has(Role.PARTICIPANT) else [],
        HOME,
    )


def _line(turn: Turn, outing: Outing) -> Text:
    answers = store.answers(turn.db, outing.id)
    coming, unsure = domain.confirmed(outing, answers.values())
    return say(
        "outings.line",
        kind=outing.kind.value,
        at=Moment(outing.wall),
        place=outing.place.name if isinstance(outing.place, Place) else place_of(outing),
        count=len(coming),
        unsure=len(unsure),
        mine=domain.mine(outing, answers.get(turn.me.id)).value,
    )


def _receiving(turn: Turn) -> Button:
    if consents.given(turn.db, turn.me.id, PURPOSE):
        return Button(say("outings.receive-no-more"), Receive(0))
    return Button(say("outings.receive"), Receive(1))


def _screen(turn: Turn, outing: Outing, on: str) -> Screen:
    manages = on == ONE and turn.has(Role.COORDINATOR)
    return outing_screen(turn.db, turn.me, outing, turn.now, on, manages=manages)


def _find(turn: Turn, number: int) -> Outing:
    """An outing of a group that the person is in, or of their centre where they coordinate it."""
    outing, groups = store.find(turn.db, turn.here.id, number), _groups(turn)
    if groups is not None and outing.workshop not in groups:
        raise Refused("outings.other-group")
    return outing


def _groups(turn: Turn) -> Collection[int] | None:
    """The workshops whose outings the person sees; None for all of their centre."""
    return None if turn.has(Role.COORDINATOR) else enrolments.workshops_of(turn.db, turn.me.id)
