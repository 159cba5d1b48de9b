"""A full workshop: who waits is offered what comes free, one after the other, and exactly one has the last place."""

from asyncio import gather
from datetime import timedelta

from sqlalchemy import Connection, insert, select, update

from bot.domain.common import Role
from bot.domain.waiting import Answer
from handlers.waiting.actions import Decline, Pass, Place, Propose, Strike, Take
from handlers.waiting.offering import go_on
from simulator import Person
from storage import enrolments, offers, people, workshops
from storage.enrolments import Status
from tests.holding import held
from tests.world import World


async def has_places(world: World, number: int) -> int:
    """The workshop has so many places; its id."""
    await world.reads(lambda db: db.execute(update(workshops.workshops).values(capacity=number)))
    world.app.metronome.stir()
    return await world.workshop()


async def waits(world: World, name: str) -> Person:
    """Somebody asked for a place when there was none."""
    phone = world.telegram.person(name)
    await phone.says("/start")
    await phone.taps("Je demande une place")
    await phone.taps(f"Je m'appelle {name}")
    await phone.sees("Votre demande est notée.")
    await world.passes(minutes=5)
    return phone


async def stands(world: World, workshop: int, phone: Person) -> Status | None:
    """How somebody stands in the workshop."""
    number = await world.number(phone)
    return await world.reads(lambda db: enrolments.status(db, workshop, number))


async def test_a_place_that_comes_free_is_offered_to_one_after_the_other(world: World) -> None:
    workshop = await has_places(world, 1)
    marie = await world.enrols("Marie")
    paul, rose = await waits(world, "Paul"), await waits(world, "Rose")
    await paul.says("/menu")
    await paul.taps("Voir ma demande de place")
    await paul.sees("Estime de soi", "Vous attendez une place depuis le jeudi 1er octobre.")

    now = world.clock.now()
    assert await held(world, lambda db: go_on(db, now)), "nobody acts in the centre while places are counted"
    await marie.says("/quitter")
    await marie.taps("Oui, quitter l'atelier")
    await paul.sees("Une place se libère, Paul.", "L'atelier commence le mardi 13 octobre.")
    await paul.sees("Répondez avant le samedi 3 octobre à 12 h 10.")
    await rose.does_not_see("Une place se libère")

    await world.until("2026-10-03 12:09")
    await rose.does_not_see("Une place se libère")
    await world.until("2026-10-03 12:11")
    await paul.sees("La place est allée à une autre personne.", "Vous pouvez rester sur la liste.")
    await rose.sees("Une place se libère, Rose.")
    await paul.taps("Je prends la place", on="Une place se libère")
    await paul.sees("Cette place est allée à une autre personne.")
    await paul.taps("Rester sur la liste", on="Vous pouvez rester")
    await paul.sees("Vous attendez une place depuis le samedi 3 octobre.")

    await rose.taps("Je prends la place")
    await rose.sees("C'est fait, Rose.", "Vous avez votre place.")
    await rose.sees("Voulez-vous")  # the question about reminders
    assert await stands(world, workshop, rose) is Status.ENROLLED
    taken = 2  # the offer
    await rose.forges(Decline(taken).pack())
    await rose.sees("Vous avez votre place.", "Pour la rendre, ouvrez vos réglages dans le menu.")
    await rose.says("/quitter")
    await rose.taps("Oui, quitter l'atelier")
    await paul.sees("Une place se libère, Paul.")
    await rose.forges(Take(taken).pack())
    await rose.sees("Cette place n'est plus proposée.")
    assert await stands(world, workshop, rose) is Status.LEFT, "what was given back is not taken by an old button"
    await paul.taps("Je ne la prends pas")
    await paul.sees("C'est noté, merci de votre réponse.")
    assert await stands(world, workshop, paul) is Status.LEFT


async def test_exactly_one_has_the_last_place(world: World) -> None:
    workshop = await has_places(world, 2)
    await world.enrols("Marie")
    phones = [world.telegram.person(name) for name in ("Paul", "Rose", "Fatou")]
    for phone in phones:
        await phone.says("/start")
        await phone.taps("Je m'inscris")
    await gather(*(phone.taps(f"Je m'appelle {phone.name}") for phone in phones))
    found = [await stands(world, workshop, phone) for phone in phones]
    assert sorted(str(one) for one in found) == ["enrolled", "wished", "wished"]
    assert await world.reads(lambda db: enrolments.places_taken(db, workshop)) == 2


async def test_nobody_who_comes_in_passes_those_who_wait(world: World) -> None:
    workshop = await has_places(world, 1)
    marie, paul = await world.enrols("Marie"), await waits(world, "Paul")
    await marie.says("/quitter")
    await marie.taps("Oui, quitter l'atelier")
    rose = world.telegram.person("Rose")
    await rose.says("/start")
    await rose.sees("Toutes les places sont prises.")
    await rose.taps("Je demande une place")
    await rose.taps("Je m'appelle Rose")
    await rose.sees("Votre demande est notée.")
    await paul.taps("Je prends la place")
    assert [await stands(world, workshop, one) for one in (paul, rose)] == [Status.ENROLLED, Status.WISHED]
    await rose.says("/menu")
    await rose.taps("Voir ma demande de place")
    await rose.taps("Quitter la liste")
    await rose.sees("Vous n'êtes plus sur la liste d'attente.")


async def test_a_larger_room_and_an_erasure_set_places_free_too(world: World) -> None:
    await has_places(world, 1)
    await world.enrols("Marie")
    paul, rose = await waits(world, "Paul"), await waits(world, "Rose")
    await has_places(world, 3)
    await world.passes(minutes=2)
    await paul.sees("Une place se libère, Paul.")
    await rose.sees("Une place se libère, Rose.")


async def test_somebody_without_telegram_is_called(world: World) -> None:
    workshop = await has_places(world, 1)
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    now, centre = world.clock.now(), world.centre.id
    jean = (await world.reads(lambda db: people.add(db, centre, "Jean", "fr", now))).id
    await world.reads(lambda db: enrolments.put(db, centre, workshop, jean, Status.WISHED, now))
    await marie.says("/quitter")
    await marie.taps("Oui, quitter l'atelier")
    await nadia.says("/appels")
    await nadia.sees("Jean", "Une place lui est proposée")
    await nadia.taps("Voir Jean")
    call = nadia.last
    await nadia.taps("Prend la place")
    await nadia.sees("Jean a sa place.")
    await nadia.forges(Pass(1).pack(), call)
    await nadia.sees("Jean a déjà sa place.")
    assert await world.reads(lambda db: enrolments.status(db, workshop, jean)) is Status.ENROLLED
    await nadia.says("/appels")
    assert "Une place lui est proposée" not in nadia.last.read
    rose = await waits(world, "Rose")
    number, later = await world.number(rose), now.replace(year=2027)
    await world.reads(lambda db: people.silence(db, number, stopped=False, paused_until=later))
    await has_places(world, 2)
    await world.passes(minutes=2)
    await rose.does_not_see("Une place se libère")
    await nadia.says("/appels")
    await nadia.sees("Rose", "Une place lui est proposée")


async def test_after_the_beginning_the_coordinator_decides(world: World) -> None:
    workshop = await has_places(world, 1)
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    paul, rose = await waits(world, "Paul"), await waits(world, "Rose")
    await world.until("2026-10-14 10:00")
    await marie.says("/quitter")
    await marie.taps("Oui, quitter l'atelier")
    await nadia.sees("Une place s'est libérée", "2 personnes attendent, Paul depuis le plus longtemps.")
    await nadia.taps("Voir la liste d'attente")
    await nadia.sees("Une place est libre.")
    await paul.does_not_see("Une place se libère")
    await rose.does_not_see("Une place se libère")

    await nadia.says("/groupe")
    await nadia.taps("Voir la liste d'attente : 2")
    await nadia.sees("Une place est libre.")
    await nadia.taps("Voir Rose")
    await nadia.taps("Proposer la place libre")
    await nadia.sees("La place est proposée à Rose.")
    await rose.sees("Une place se libère, Rose.")
    number = await world.number(paul)
    await nadia.forges(Propose(workshop, number).pack())
    await nadia.sees("Aucune place n'est libre : elles sont proposées à d'autres.")
    await nadia.says("/groupe")
    await nadia.taps("Voir la liste d'attente : 2")
    await nadia.sees("Rose : place proposée jusqu'au")

    await world.passes(days=4)
    await rose.sees("La place est allée à une autre personne.")
    await nadia.says("/appels")
    await nadia.sees("Rose", "N'a pas répondu à la place proposée")
    await nadia.forges(Place(1).pack())
    await nadia.sees("Cette offre est terminée.")
    await nadia.says("/appels")
    await nadia.taps("Voir Rose")
    await nadia.taps("Proposer la place libre")
    await nadia.sees("La place est proposée à Rose.")
    await nadia.taps("Ne prend pas la place")
    await nadia.sees("Rose n'est plus sur la liste d'attente.")
    await nadia.forges(Strike(workshop, number).pack())
    await nadia.sees("Paul n'est plus sur la liste d'attente.")
    assert await stands(world, workshop, paul) is Status.LEFT


async def test_somebody_has_a_place_in_two_workshops(world: World) -> None:
    marie, first = await world.enrols("Marie"), await world.workshop()

    def add(db: Connection) -> None:
        row = dict(db.execute(select(workshops.workshops)).mappings().one())
        row |= {"id": first + 1, "slug": "theatre", "title": {"fr": "Théâtre", "en": "Theatre"}}
        db.execute(insert(workshops.workshops).values(**row))
        db.execute(
            insert(workshops.workshops).values(**row | {"id": first + 2, "slug": "chant", "title": {"fr": "Chant"}})
        )

    await world.reads(add)
    await marie.says("/menu")
    await marie.taps("M'inscrire à un autre atelier")
    await marie.sees("Quel atelier voulez-vous voir ?")
    await marie.taps("Voir « Théâtre »")
    await marie.taps("Je m'inscris")
    await marie.sees("C'est fait, Marie.")
    person = await world.number(marie)
    assert await world.reads(lambda db: enrolments.workshops_of(db, person)) == [first + 1, first]
    await marie.says("/menu")
    await marie.taps("M'inscrire à un autre atelier")
    await marie.sees("Chant")


async def test_nobody_takes_what_is_offered_to_another(world: World) -> None:
    workshop = await has_places(world, 1)
    nadia, marie, paul = (
        await world.knows("Nadia", Role.COORDINATOR),
        await world.enrols("Marie"),
        await waits(world, "Paul"),
    )
    elsewhere = await world.knows("Anne", Role.COORDINATOR, await world.brings_centre("ailleurs"))
    for coordinator in (nadia, elsewhere):
        await coordinator.says("/menu")
    await marie.says("/quitter")
    await marie.taps("Oui, quitter l'atelier")
    (offer,) = await world.reads(lambda db: offers.open_ones(db, workshop))
    for phone in (marie, nadia, elsewhere):
        await phone.forges(Take(offer.id).pack())
        await phone.sees("Ceci n'existe plus.")
    await elsewhere.says("/menu")
    await elsewhere.forges(Place(offer.id).pack())
    await elsewhere.sees("Ceci n'existe plus.")
    await paul.taps("Je prends la place")
    await paul.forges(Take(offer.id).pack())
    await paul.sees("Vous avez votre place.")
    assert await world.reads(lambda db: enrolments.places_taken(db, workshop)) == 1
    assert (await world.reads(lambda db: offers.find(db, world.centre.id, offer.id))).answer is Answer.TAKEN
    assert offer.until - offer.made > timedelta(hours=24)
