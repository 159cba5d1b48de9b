"""The name is corrected; or everything goes, in two taps, for ever."""

from bot.domain import myinfo
from bot.domain.common import Role
from bot.domain.events import Dismissed
from bot.domain.people import clean_name
from bot.ui import stored
from bot.ui.screen import HOME, Answer, Button, Screen, say, screen
from bot.ui.turn import Turn
from handlers.myinfo.actions import BACK, AskErase, Correct, Erase, Mine, Naming, router
from storage import cards, enrolments, orders, people, roles


@router.button(Correct, Role.MEMBER)
def correct(turn: Turn, _: Correct) -> Answer:
    """What is right is typed next."""
    turn.open(Naming())
    return screen(say("myinfo.ask-name", name=turn.me.name), Button(say("myinfo.keep-name"), Mine()))


@router.text(Naming, Role.MEMBER)
def typed(turn: Turn, _: Naming, text: str) -> Answer:
    """The name that everybody reads from now on, on what was sent before as well."""
    people.rename(turn.db, turn.me.id, clean_name(text))
    turn.close()
    turn.recognise(people.find(turn.db, turn.here.id, turn.me.id))
    cards.touch_centre(turn.db, turn.here.id)
    return screen(say("myinfo.named", name=turn.me.name), BACK, HOME)


@router.button(AskErase, Role.MEMBER)
def ask_erase(turn: Turn, _: AskErase) -> Answer:
    """What goes, what stays, and what only they can delete."""
    myinfo.may_be_erased(turn.me.id, [one.id for one in roles.team(turn.db, turn.here.id)])
    has_place = bool(enrolments.workshops_of(turn.db, turn.me.id))
    yes = Button(say("myinfo.erase-yes"), Erase(myinfo.minute(turn.now)))
    return screen(
        say("myinfo.erase-sure"),
        *([say("myinfo.erase-place")] if has_place else []),
        say("myinfo.erase-left"),
        yes,
        Button(say("myinfo.erase-no"), Mine()),
    )


@router.button(Erase, Role.MEMBER)
def erase(turn: Turn, wish: Erase) -> Answer:
    """Ordered of the bot, which notes it and erases as soon as this turn is over. Pressed twice, it is ordered once."""
    if not myinfo.is_decided(wish.asked, turn.now):
        return ask_erase(turn, AskErase())
    me = turn.me.id
    myinfo.may_be_erased(me, [one.id for one in roles.team(turn.db, turn.here.id)])
    if not any(one.kind == "erase" and one.payload["person"] == me for one in orders.waiting(turn.db)):
        where: dict[str, str | int] = {
            "bot": turn.bot,
            "chat": turn.visitor.chat,
            "user": turn.visitor.user,
            "language": turn.language,
        }
        _step_down(turn)
        turn.order("erase", {"person": me, "goodbye": stored.dump(_goodbye(turn)), **where})
    return screen(say("myinfo.erasing"), in_place=True)


def _step_down(turn: Turn) -> None:
    """Whoever has a role has none any more, and no command of it in their chat."""
    for role in (Role.COORDINATOR, Role.HOST, Role.PARTNER):
        if turn.has(role):
            roles.dismiss(turn.db, turn.here.id, turn.me.id, role)
            turn.emit(Dismissed(turn.me.id, role))
            turn.equip(turn.me.id)


def _goodbye(turn: Turn) -> Screen:
    human = turn.here.contact
    return screen(
        say("myinfo.erased", centre=turn.here.name), say("myinfo.come-back", name=human.name, phone=human.phone)
    )
