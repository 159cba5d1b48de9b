"""Changing an outing or calling it off: by who proposed it or a coordinator, seen whole before it counts."""

from bot.domain import outings as domain
from bot.domain import proposals
from bot.domain.common import Role
from bot.domain.outings import TO_CONFIRM, Outing
from bot.domain.proposals import Question
from bot.ui.screen import HOME, Answer, Button, Moment, say, screen
from bot.ui.turn import Turn
from handlers.outings import actions
from handlers.outings.actions import GROUP, router
from handlers.outings.questions import Proposing, go_on, keep, parts, proposal_of
from handlers.outings.views import BACK
from storage import outings as store


@router.button(actions.Change, GROUP)
def change(turn: Turn, tapped: actions.Change) -> Answer:
    """An outing as it stands, to choose anew what is to be otherwise."""
    outing = _changeable(turn, tapped.outing)
    place, wall = store.place_key(outing), outing.wall
    number, typed = (place, "") if isinstance(place, int) else (0, place)
    minute = wall.hour * 60 + wall.minute
    draft = Proposing(outing.kind.value, wall.toordinal(), minute, number, typed, outing.id)
    if proposals.question(draft) is not Question.NOTHING:
        return go_on(turn, draft)
    return parts(turn, keep(turn, draft))


@router.button(actions.CallOff, GROUP)
def call_off(turn: Turn, tapped: actions.CallOff) -> Answer:
    """What calling off means, before it counts."""
    outing = _changeable(turn, tapped.outing)
    return screen(
        say("proposals.call-off", kind=outing.kind.value, at=Moment(outing.wall)),
        Button(say("proposals.really"), actions.ReallyCallOff(outing.id)),
        Button(say("proposals.keep"), actions.ShowOuting(outing.id)),
    )


@router.button(actions.ReallyCallOff, GROUP)
def really_call_off(turn: Turn, tapped: actions.ReallyCallOff) -> Answer:
    """The outing is called off, and those who come are told."""
    before = _changeable(turn, tapped.outing)
    _tell(turn, before, store.cancel(turn.db, before, turn.now))
    return screen(say("proposals.called-off", kind=before.kind.value, at=Moment(before.wall)), BACK, HOME)


def save_change(turn: Turn, draft: Proposing) -> Answer:
    """The changed date or place counts; those who come are told, and asked again where the date is another."""
    before, wanted = _changeable(turn, draft.outing), proposal_of(turn, draft)
    if store.stands(before, wanted):
        return screen(say("proposals.same"), BACK, HOME)
    after = store.change(turn.db, before, turn.me.id, wanted, turn.now)
    mine = store.answers(turn.db, after.id).get(turn.me.id)
    if mine and domain.mine(after, mine) in TO_CONFIRM:
        store.reply(turn.db, after, turn.me.id, mine.answer, turn.now)
    _tell(turn, before, after)
    return screen(say("proposals.changed", kind=after.kind.value), BACK, HOME)


def _tell(turn: Turn, before: Outing, after: Outing) -> None:
    coming = domain.comers(store.answers(turn.db, after.id).values())
    others = [person for person in coming if person != turn.me.id]
    turn.post(*domain.told(after, before.starts, others, turn.now, turn.here.zone))
    turn.touch("outings.card", after.id)


def _changeable(turn: Turn, number: int) -> Outing:
    outing = store.find(turn.db, turn.here.id, number)
    domain.may_change(outing, turn.me.id, turn.now, coordinates=turn.has(Role.COORDINATOR))
    return outing
