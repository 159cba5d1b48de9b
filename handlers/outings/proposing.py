"""Proposing an outing by taps, in a draft that is seen whole before it counts."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.domain import outings as domain
from bot.domain import proposals
from bot.domain.common import Refused
from bot.domain.outings import PURPOSE
from bot.domain.proposals import Question
from bot.ui.human import TALK
from bot.ui.screen import HOME, Answer, Button, say, screen
from bot.ui.turn import Said, Turn
from handlers.outings import actions
from handlers.outings.actions import GROUP, router
from handlers.outings.changing import save_change
from handlers.outings.letters import already_asked, ask_once
from handlers.outings.questions import LEAVE, Proposing, ask_day, ask_hour, go_on, keep, parts, proposal_of
from handlers.outings.views import BACK
from storage import centres, consents, enrolments, workshops
from storage import outings as store


@router.button(actions.Begin, GROUP)
def begin(turn: Turn, _: actions.Begin) -> Answer:
    """The first question; what was being proposed before is forgotten."""
    _group(turn)
    return go_on(turn, Proposing())


@router.button(actions.OfKind, GROUP)
def of_kind(turn: Turn, tapped: actions.OfKind) -> Answer:
    """What it is."""
    return go_on(turn, replace(_draft(turn), kind=tapped.kind))


@router.button(actions.MoreDays, GROUP)
def more_days(turn: Turn, tapped: actions.MoreDays) -> Answer:
    """Other days of the two weeks."""
    keep(turn, replace(_draft(turn), day=0))
    return ask_day(turn, tapped.page)


@router.button(actions.OnDay, GROUP)
def on_day(turn: Turn, tapped: actions.OnDay) -> Answer:
    """Which day."""
    return go_on(turn, replace(_draft(turn), day=tapped.day))


@router.button(actions.MoreHours, GROUP)
def more_hours(turn: Turn, tapped: actions.MoreHours) -> Answer:
    """The half hours, or the full ones again."""
    draft = keep(turn, proposals.settled(replace(_draft(turn), minute=-1), turn.wall(turn.now)))
    return ask_hour(turn, draft, half=bool(tapped.half)) if draft.day else go_on(turn, draft)


@router.button(actions.AtMinute, GROUP)
def at_minute(turn: Turn, tapped: actions.AtMinute) -> Answer:
    """Which hour."""
    return go_on(turn, replace(_draft(turn), minute=tapped.minute))


@router.button(actions.AtPlace, GROUP)
def at_place(turn: Turn, tapped: actions.AtPlace) -> Answer:
    """Which of the centre's places."""
    place = centres.place(turn.db, turn.here.id, tapped.place)
    return go_on(turn, replace(_draft(turn), place=place.id, typed=""))


@router.button(actions.WritePlace, GROUP)
def write_place(turn: Turn, _: actions.WritePlace) -> Answer:
    """Ask for another place in writing; it may as well be written without asking."""
    keep(turn, replace(_draft(turn), place=0, typed=""))
    return screen(
        say("proposals.write-place"), Button(say("proposals.places"), actions.Redo(Question.WHERE.value)), LEAVE
    )


@router.text(Proposing, GROUP)
def typed(turn: Turn, draft: Proposing, text: str) -> Answer:
    """A place, where one is asked for; anywhere else a tap is awaited. Long after, it is a message like any other."""
    if not proposals.is_meant(datetime.fromtimestamp(draft.asked, UTC), turn.now):
        turn.close()
        return turn.unasked(Said("text", text, 0))
    if proposals.question(draft) is not Question.WHERE:
        asked = go_on(turn, draft, say("proposals.tap"))
        return replace(asked, rows=(*asked.rows, (TALK,)))
    try:
        return go_on(turn, replace(draft, typed=proposals.clean_place(text)))
    except Refused as refused:
        return go_on(turn, draft, say(refused.key, **refused.values))


@router.button(actions.Redo, GROUP)
def redo(turn: Turn, tapped: actions.Redo) -> Answer:
    """Choose one thing again."""
    return go_on(turn, proposals.without(_draft(turn), tapped.asked))


@router.button(actions.Look, GROUP)
def look(turn: Turn, tapped: actions.Look) -> Answer:
    """What may be chosen again, or the whole."""
    draft = _draft(turn)
    is_whole = proposals.question(draft) is Question.NOTHING
    return parts(turn, draft) if tapped.parts and is_whole else go_on(turn, draft)


@router.button(actions.GiveUp, GROUP)
def give_up(turn: Turn, _: actions.GiveUp) -> Answer:
    """Nothing has happened, and nothing will."""
    if isinstance(turn.draft, Proposing):
        turn.close()
    return screen(say("proposals.left"), BACK, HOME)


@router.button(actions.Confirm, GROUP)
def confirm(turn: Turn, tapped: actions.Confirm) -> Answer:
    """What was shown whole counts from now on; anything else is shown first."""
    draft = turn.draft
    if not isinstance(draft, Proposing):
        return screen(say("proposals.closed"), BACK, HOME)
    current = proposals.settled(draft, turn.wall(turn.now))
    if current.mark != tapped.shown or proposals.question(current) is not Question.NOTHING:
        return go_on(turn, draft)
    turn.close()
    return save_change(turn, current) if current.outing else _propose(turn, current)


def _draft(turn: Turn) -> Proposing:
    """What is being proposed; a button tapped long after begins anew with what it says."""
    return turn.draft if isinstance(turn.draft, Proposing) else Proposing()


def _propose(turn: Turn, draft: Proposing) -> Answer:
    """The group hears of it: a card to who wishes proposals, one question to who was never asked."""
    db, me = turn.db, turn.me.id
    outing = store.add(db, turn.here.id, _group(turn), me, proposal_of(turn, draft), turn.now)
    others = [person for person in enrolments.member_ids(db, outing.workshop) if person != me]
    wishes = {person: consents.given(db, person, PURPOSE) for person in others}
    invited = domain.invitations(outing, wishes, already_asked(db), turn.now)
    turn.post(domain.card(outing, me, turn.now, asked=True), *invited)
    ask_once(turn, outing)
    return screen(say("proposals.proposed"), BACK, HOME)


def _group(turn: Turn) -> int:
    """The newest workshop that the person is in; for a coordinator in none, the newest of the centre."""
    mine = enrolments.workshops_of(turn.db, turn.me.id)
    newest = [workshop.id for workshop in workshops.of_centre(turn.db, turn.here.id)]
    if not mine and not newest:
        raise Refused("proposals.no-group")
    return (mine or newest)[0]
