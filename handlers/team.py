"""The team: coordinators, hosts and partners; taking somebody off it, leaving it, and telling everybody."""

from dataclasses import dataclass

from bot.domain import team as rules
from bot.domain.common import Role
from bot.domain.events import Appointed, Dismissed
from bot.domain.journal import Deed
from bot.domain.letters import Letter
from bot.domain.team import ROLES, Colleague
from bot.ui.codec import Action
from bot.ui.router import SETTINGS, Router
from bot.ui.screen import HOME, Answer, Button, Home, Screen, say, screen
from bot.ui.turn import Reader, Turn
from storage import drafts, partners, people, roles, workshops

STAFF = Role.COORDINATOR | Role.HOST | Role.PARTNER

router = Router("team")


@dataclass(frozen=True)
class ShowTeam(Action, tag="te"):
    """See the team."""


@dataclass(frozen=True)
class AskRemove(Action, tag="te.a"):
    """Take somebody off the team: really?"""

    person: int
    role: str


@dataclass(frozen=True)
class Remove(Action, tag="te.r"):
    """Yes; `since` tells them from who was invited anew."""

    person: int
    role: str
    since: int


@dataclass(frozen=True)
class AskLeave(Action, tag="te.l"):
    """Leave the team: really?"""

    role: str


@dataclass(frozen=True)
class Leave(Action, tag="te.q"):
    """Yes."""

    role: str
    since: int


@router.entry(26, Role.COORDINATOR)
def entry(_: Turn) -> Button:
    """The way in."""
    return Button(say("team.menu"), ShowTeam())


@router.entry(80, Role.COORDINATOR, SETTINGS)
def way_out(_: Turn) -> Button:
    """Coordinating is no duty for life."""
    return Button(say("team.leave", role="coordinator"), AskLeave(ROLES[Role.COORDINATOR]))


@router.entry(81, Role.HOST, SETTINGS)
def way_out_of_hosts(_: Turn) -> Button:
    """Nor is leading sessions."""
    return Button(say("team.leave", role="host"), AskLeave(ROLES[Role.HOST]))


@router.entry(82, Role.PARTNER, SETTINGS)
def way_out_of_partners(_: Turn) -> Button:
    """Nor is reading a partner's counts."""
    return Button(say("team.leave", role="partner"), AskLeave(ROLES[Role.PARTNER]))


@router.button(ShowTeam, Role.COORDINATOR)
def show_team(turn: Turn, _: ShowTeam) -> Answer:
    """Everybody, each with the way to take them off."""
    found = roles.colleagues(turn.db, turn.here.id)
    return screen(
        say("team.title"),
        *(say("team.colleague", name=one.person.name, role=ROLES[one.role]) for one in found),
        *turn.extras("team.list"),
        *(_remove(one) for one in found if one.person.id != turn.me.id),
        HOME,
    )


@router.button(AskRemove, Role.COORDINATOR)
def ask_remove(turn: Turn, wish: AskRemove) -> Answer:
    """What it means."""
    one = _leaving(turn, wish.person, wish.role)
    yes = Remove(one.person.id, wish.role, one.stamp)
    return screen(
        say("team.sure", name=one.person.name, role=wish.role),
        Button(say("team.yes", name=one.person.name), yes),
        Button(say("team.keep"), ShowTeam()),
    )


@router.button(Remove, Role.COORDINATOR)
def remove(turn: Turn, wish: Remove) -> Answer:
    """Done: they are told kindly, and everybody hears of it."""
    one = _leaving(turn, wish.person, wish.role)
    rules.same(one, wish.since)
    _dismiss(turn, one)
    return screen(say("team.removed", name=one.person.name), Button(say("team.back"), ShowTeam()), HOME)


@router.button(AskLeave, STAFF)
def ask_leave(turn: Turn, wish: AskLeave) -> Answer:
    """What it means to leave."""
    one = _leaving(turn, turn.me.id, wish.role)
    yes = Button(say("team.leave-yes"), Leave(wish.role, one.stamp))
    return screen(say("team.leave-sure", role=wish.role), yes, Button(say("team.stay"), Home()))


@router.button(Leave, STAFF)
def leave(turn: Turn, wish: Leave) -> Answer:
    """Done, by themselves."""
    one = _leaving(turn, turn.me.id, wish.role)
    rules.same(one, wish.since)
    _dismiss(turn, one)
    turn.recognise(turn.me)
    return screen(say("team.left", role=wish.role), HOME)


@router.on(Appointed)
def came(turn: Turn, event: Appointed) -> None:
    """Everybody hears who came."""
    if event.role not in ROLES:
        return
    values: dict[str, int | str] = {"person": event.person, "role": ROLES[event.role], "by": event.by or 0}
    found = roles.colleagues(turn.db, turn.here.id)
    turn.post(*_letters(turn, "team.came", values, rules.told(found, event.role, event.person, event.by)))


@router.builder("team.came")
def came_letter(reader: Reader, person: int, role: str, by: int) -> Screen | None:
    """As long as they are there, and whoever reads it too."""
    who = people.named(reader.db, reader.centre.id, {person, by})
    here = {one.person.id for one in roles.colleagues(reader.db, reader.centre.id)}
    if not {person, reader.person.id} <= here:
        return None
    inviter = [say("team.invited-by", name=who[by].name)] if by in who else []
    return screen(say("team.has-come", name=who[person].name, role=role), *inviter, HOME)


@router.builder("team.went")
def went_letter(reader: Reader, person: int, role: str, by: int) -> Screen | None:
    """Unless they have come back meanwhile, or whoever reads it has gone too."""
    who = people.named(reader.db, reader.centre.id, {person, by})
    found = roles.colleagues(reader.db, reader.centre.id)
    is_back = any(one.person.id == person and ROLES[one.role] == role for one in found)
    if is_back or person not in who or reader.person.id not in rules.told(found, rules.parse(role)):
        return None
    if person == by:
        return screen(say("team.has-left", name=who[person].name, role=role), HOME)
    remover = [say("team.done-by", name=who[by].name)] if by in who else []
    return screen(say("team.has-gone", name=who[person].name, role=role), *remover, HOME)


@router.builder("team.thanks")
def thanks_letter(reader: Reader, role: str, by: int) -> Screen:
    """Whoever was taken off is told who did it, and whom to ask."""
    who = people.named(reader.db, reader.centre.id, {by})
    remover = [say("team.done-by", name=who[by].name)] if by in who else []
    human = reader.centre.contact
    return screen(
        say("team.thanks", name=reader.person.name, role=role),
        *remover,
        say("team.ask", name=human.name, phone=human.phone),
        HOME,
    )


def _remove(one: Colleague) -> Button:
    role = ROLES[one.role]
    return Button(say("team.remove", name=one.person.name, role=role), AskRemove(one.person.id, role))


def _leaving(turn: Turn, person: int, role: str) -> Colleague:
    return rules.leaving(roles.colleagues(turn.db, turn.here.id), person, rules.parse(role))


def _dismiss(turn: Turn, one: Colleague) -> None:
    """The role goes, and with it what they were in the middle of."""
    db, here, person = turn.db, turn.here.id, one.person.id
    roles.dismiss(db, here, person, one.role)
    turn.note(person, Deed.ENTRUSTED)
    drafts.drop_of(db, person)
    if one.role is Role.HOST:
        workshops.unlead(db, here, person)
    if one.role is Role.PARTNER:
        partners.release(db, here, person)
    turn.emit(Dismissed(person, one.role))
    values: dict[str, int | str] = {"person": person, "role": ROLES[one.role], "by": turn.me.id}
    found = roles.colleagues(db, here)
    turn.post(*_letters(turn, "team.went", values, rules.told(found, one.role, person, turn.me.id)))
    if person != turn.me.id:
        about: dict[str, int | str] = {"role": ROLES[one.role], "by": turn.me.id}
        turn.post(*_letters(turn, "team.thanks", about, [person], about=person))


def _letters(
    turn: Turn, builder: str, values: dict[str, int | str], readers: list[int], about: int = 0
) -> list[Letter]:
    key = f"{builder}:{values.get('person', about)}:{values['role']}:{turn.now:%Y%m%dT%H%M%S}"
    return [Letter(f"{key}:to:{one}", builder, one, turn.now, values) for one in readers]
