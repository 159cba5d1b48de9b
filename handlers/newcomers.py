"""The coordinators hear, in two lines, who has a place or would like one."""

from bot.domain.common import Role
from bot.domain.events import Enrolled, Wished
from bot.domain.letters import Letter
from bot.ui.router import Router
from bot.ui.screen import HOME, Button, Screen, say, screen
from bot.ui.turn import Reader, Turn
from bot.ui.waiting import ShowWishes
from storage import enrolments, people, roles, workshops
from storage.enrolments import Status

router = Router("newcomers")


@router.on(Enrolled)
def enrolled(turn: Turn, event: Enrolled) -> None:
    """A place was taken; its number is what it is now."""
    _tell(turn, event.workshop, event.person, enrolments.places_taken(turn.db, event.workshop))


@router.on(Wished)
def wished(turn: Turn, event: Wished) -> None:
    """Somebody would like a place."""
    _tell(turn, event.workshop, event.person, 0)


@router.builder("newcomers.news")
def news(reader: Reader, workshop: int, person: int, place: int) -> Screen | None:
    """Nothing any more where they have left or come in meanwhile."""
    who = people.named(reader.db, reader.centre.id, {person}).get(person)
    wanted = Status.ENROLLED if place else Status.WISHED
    if who is None or enrolments.status(reader.db, workshop, person) is not wanted:
        return None
    found = workshops.find(reader.db, reader.centre.id, workshop)
    if not place:
        see = Button(say("newcomers.see"), ShowWishes(workshop, 0))
        return screen(say("newcomers.wished", name=who.name, title=found.title), see, HOME)
    told = say("newcomers.enrolled", name=who.name, place=place, capacity=found.capacity, title=found.title)
    return screen(told, HOME)


def _tell(turn: Turn, workshop: int, person: int, place: int) -> None:
    key = f"newcomer:{workshop}:{person}:{turn.now:%Y%m%dT%H%M%S}"
    values = {"workshop": workshop, "person": person, "place": place}
    team = [one for one in roles.team(turn.db, turn.here.id, Role.COORDINATOR) if one.id != turn.me.id]
    turn.post(*(Letter(f"{key}:person:{one.id}", "newcomers.news", one.id, turn.now, values) for one in team))
