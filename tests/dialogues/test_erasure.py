"""Somebody is erased: their place is free, their name is on no card, and what they came by still counts."""

from storage import enrolments, privacy, workshops
from storage.enrolments import Status
from tests.world import World


async def erases(world: World, person: int) -> None:
    await world.reads(lambda db: privacy.erase(db, person))
    world.app.delivery.wake()
    await world.passes(seconds=6)


async def test_the_place_is_free_again_and_the_partner_keeps_the_count(world: World) -> None:
    marie = await world.knows("Marie")
    workshop, person, now = await world.workshop(), await world.number(marie), world.clock.now()
    partner = await world.reads(lambda db: workshops.partners_of(db, world.centre.id)[0][0])
    await world.reads(lambda db: enrolments.put(db, world.centre.id, workshop, person, Status.ENROLLED, now, partner))
    await erases(world, person)
    assert await world.reads(lambda db: enrolments.places_taken(db, workshop)) == 0
    assert await world.reads(lambda db: enrolments.counts_by_partner(db, workshop)) == {partner: 1}


async def test_their_name_goes_from_what_others_see(world: World) -> None:
    lea, marie = await world.enrols("Léa"), await world.enrols("Marie")
    await lea.says("/balades")
    await lea.taps("Proposer une sortie")
    await lea.taps("Proposer une balade")
    for label in ("samedi 3 octobre", "14 h", "Bois de la Chaise", "Proposer la sortie"):
        await lea.taps(label)
    await marie.taps("Oui")
    await marie.sees("Léa")
    await erases(world, await world.number(lea))
    card = next(message for message in reversed(marie.messages) if "balade" in message.read)
    assert "Léa" not in card.read
