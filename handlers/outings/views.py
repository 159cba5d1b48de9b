"""How an outing reads: on its card, in the list, in a reminder, and when it has changed."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Connection

from bot.domain import outings as domain
from bot.domain.centres import Place
from bot.domain.outings import Answer, Answered, Mine, Outing
from bot.domain.people import Person
from bot.ui.screen import HOME, Button, Moment, Plain, Screen, Text, say, screen
from handlers.outings.actions import CARD, NEWS, ONE, REMINDER, CallOff, Change, Reply, ShowOutings, ShowPlace
from storage import outings as store
from storage import people

BACK = Button(say("outings.menu"), ShowOutings(0))


def outing_screen(
    db: Connection, me: Person, outing: Outing, now: datetime, on: str = CARD, *, manages: bool = False
) -> Screen:
    """An outing as somebody sees it on a kind of message; tapped, every kind but `ONE` stays where it is.

    Who comes is said only where it stays true: on a card, or looked up.
    """
    answers = store.answers(db, outing.id)
    known = people.named(db, me.centre, {*answers, *([outing.proposer] if outing.proposer else [])})
    if outing.cancelled:
        return screen(cancelled(outing), _ways_on(on), in_place=on != ONE)
    mine = domain.mine(outing, answers.get(me.id))
    is_over = now >= outing.starts
    return screen(
        _head(outing, me, known.get(outing.proposer or 0), on),
        say("outings.when", at=Moment(outing.wall)),
        say("outings.where", place=place_of(outing)),
        *(_who(outing, answers.values(), known) if on in (CARD, ONE) and not is_over else []),
        _over(outing, now) if is_over else say("outings.mine", mine=mine.value),
        *([] if is_over else _buttons(outing, mine, on, manages=manages or outing.proposer == me.id)),
        _ways_on(on),
        in_place=on != ONE,
    )


def cancelled(outing: Outing) -> Text:
    """That an outing was called off."""
    return say("outings.cancelled", kind=outing.kind.value, at=Moment(outing.wall))


def asked(db: Connection, outing: Outing) -> Text:
    """Which outing it is about that somebody is asked whether they want to hear of such things."""
    known = people.named(db, outing.centre, {outing.proposer} if outing.proposer else set())
    kind, at = outing.kind.value, Moment(outing.wall)
    names = [person.name for person in known.values()]
    return say("outings.asked-by", name=names[0], kind=kind, at=at) if names else say("outings.asked", kind=kind, at=at)


def place_of(outing: Outing) -> Plain:
    """Where an outing begins, in full."""
    match outing.place:
        case Place(name=name, address=address):
            return say("outings.address", name=name, address=address)
        case None:
            return say("outings.place-unknown")
        case typed:
            return typed


def _who(outing: Outing, answers: Collection[Answered], known: Mapping[int, Person]) -> list[Text]:
    """Who comes; apart from them who said yes to another date, as long as there are such."""
    coming, unsure = domain.confirmed(outing, answers)
    names = [known[person].name for person in coming if person in known]
    waiting = [known[person].name for person in unsure if person in known]
    if not waiting:
        return [say("outings.who", count=len(names), names=", ".join(names))]
    sure = [say("outings.confirmed", count=len(names), names=", ".join(names))] if names else []
    return [*sure, say("outings.unconfirmed", count=len(waiting), names=", ".join(waiting))]


def _over(outing: Outing, now: datetime) -> Text:
    return say("outings.past") if domain.is_past(outing, now) else say("outings.begun")


def _head(outing: Outing, me: Person, proposer: Person | None, on: str) -> Text:
    kind = outing.kind.value
    if on == REMINDER:
        return say("outings.soon", kind=kind)
    if on == NEWS:
        return say("outings.changed", kind=kind)
    if outing.proposer == me.id:
        return say("outings.proposed-by-me", kind=kind)
    if proposer is None:
        return say("outings.proposed-by-somebody", kind=kind)
    return say("outings.proposed", kind=kind, name=proposer.name)


def _buttons(outing: Outing, mine: Mine, on: str, *, manages: bool) -> list[list[Button]]:
    both = [(say("outings.yes"), Answer.COMING), (say("outings.no"), Answer.NOT_COMING)]
    answers = {
        Mine.COMING: [(say("outings.no-more"), Answer.NOT_COMING)],
        Mine.NOT_COMING: [(say("outings.yes"), Answer.COMING)],
        Mine.CONFIRM_DAY: both,
        Mine.CONFIRM_HOUR: both,
        Mine.NONE: both,
    }[mine]
    replies = [Button(text, Reply(outing.id, answer.value, outing.version, on)) for text, answer in answers]
    seen = [Button(say("outings.see-place"), ShowPlace(outing.id))] if isinstance(outing.place, Place) else []
    changes = [Button(say("outings.change"), Change(outing.id)), Button(say("outings.call-off"), CallOff(outing.id))]
    return [replies, seen, changes if manages else []]


def _ways_on(on: str) -> list[Button]:
    return [BACK, HOME] if on == ONE else [HOME]
