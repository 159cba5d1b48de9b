"""Whether one wants reminders: asked once, with the place, and changed in two taps."""

from sqlalchemy import Connection

from bot.domain.common import Role
from bot.domain.events import Enrolled
from bot.ui.router import Router
from bot.ui.turn import Turn
from simulator import Person
from storage import consents, enrolments
from storage.enrolments import Status
from tests.world import World


async def takes_a_place(world: World, phone: Person, by: Person | None = None) -> None:
    """The place is taken in a turn of their own, or of somebody else's."""
    workshop, person = await world.workshop(), await world.number(phone)

    def enrol(turn: Turn) -> None:
        enrolments.put(turn.db, turn.here.id, workshop, person, Status.ENROLLED, turn.now)
        turn.emit(Enrolled(workshop, person))

    taking = Router("taking")
    taking.command("place", "place", Role.MEMBER)(enrol)
    world.app.routes.commands[:0] = taking.commands
    await (by or phone).says("/place")


async def wants(world: World, phone: Person) -> bool | None:
    person = await world.number(phone)

    def given(db: Connection) -> bool | None:
        return consents.given(db, person, "reminders")

    return await world.reads(given)


async def test_asked_with_the_place_and_kept(world: World) -> None:
    marie = await world.knows("Marie")
    await takes_a_place(world, marie)
    asked = await marie.sees("Voulez-vous un rappel avant chaque séance ?", "Il dit la date, l'heure et le lieu.")
    assert asked.buttons[0] == ["Oui", "Non"]
    await marie.taps("Oui")
    await marie.sees("C'est noté.", "Vous aurez un rappel avant chaque séance.")
    assert await wants(world, marie) is True
    await world.until("2026-10-10 18:00")
    await marie.sees("Rappel : Faire connaissance")


async def test_a_no_is_kept_as_well_and_can_be_changed(world: World) -> None:
    marie = await world.knows("Marie")
    await takes_a_place(world, marie)
    await marie.taps("Non")
    await marie.sees("Vous n'aurez pas de rappel.")
    await world.until("2026-10-11 10:00")
    await marie.does_not_see("Rappel :")
    await marie.says("/menu")
    await marie.taps("Ouvrir mes réglages")
    await marie.taps("Régler mes rappels")
    await marie.sees("Vous ne recevez pas de rappel.")
    await marie.taps("Recevoir des rappels")
    await marie.sees("Vous aurez un rappel avant chaque séance.")
    await world.until("2026-10-12 18:00")
    await marie.sees("Rappel : Faire connaissance")
    await marie.says("/menu")
    await marie.taps("Ouvrir mes réglages")
    await marie.taps("Régler mes rappels")
    await marie.taps("Ne plus recevoir de rappel")
    assert await wants(world, marie) is False


async def test_asked_once_only(world: World) -> None:
    marie = await world.enrols("Marie")
    await takes_a_place(world, marie)
    await marie.does_not_see("Voulez-vous un rappel")


async def test_without_an_answer_there_is_no_reminder(world: World) -> None:
    marie = await world.knows("Marie")
    await takes_a_place(world, marie)
    await world.until("2026-10-13 14:00")
    await marie.does_not_see("Rappel :")
    assert await wants(world, marie) is None
    await marie.says("/menu")
    await marie.taps("Ouvrir mes réglages")
    await marie.taps("Régler mes rappels")
    await marie.sees("Voulez-vous un rappel avant chaque séance ?")


async def test_asked_by_letter_when_somebody_else_gave_the_place(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Marie", language="en")
    await takes_a_place(world, marie, by=nadia)
    await nadia.does_not_see("Voulez-vous un rappel")
    await marie.sees("Would you like a reminder before each session?")
    await world.restarts()
    await marie.taps("Yes")
    await marie.sees("You will have a reminder before each session.")


async def test_the_same_button_twice_keeps_one_answer(world: World) -> None:
    marie = await world.knows("Marie")
    await takes_a_place(world, marie)
    question = marie.last
    await marie.taps("Oui")
    await marie.forges("rc.y", question)
    assert await wants(world, marie) is True
    rows = await world.reads(lambda db: db.execute(consents.consents.select()).all())
    assert len(rows) == 1


async def test_a_stranger_is_shown_the_way(world: World) -> None:
    paul = world.telegram.person("Paul")
    await paul.says("/start")
    await paul.forges("rc.y")
    await paul.sees("Nous ne nous connaissons pas encore.")
