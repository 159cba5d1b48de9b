"""The coordinator's day: what presses, in one screen and at 9 h; what one does disappears for the other."""

from bot.domain.common import Role
from simulator.faults import Fault, Kind
from storage import enrolments, offers, workshops
from storage.enrolments import Status
from tests.links import link_in
from tests.world import World


async def test_a_day_of_two_coordinators(world: World) -> None:
    nadia, lea = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Léa", Role.COORDINATOR)
    marie, paul = await world.enrols("Marie"), world.telegram.person("Paul")
    await nadia.says("/menu")
    assert nadia.buttons[0] == ["📋 Voir ma journée"]
    await nadia.taps("Voir ma journée")
    await nadia.sees("Ma journée, jeudi 1er octobre", "Rien ne presse aujourd'hui.")
    await world.until("2026-10-02 09:00")
    assert "Ma journée, vendredi" not in nadia.last.read, "nothing presses: no letter"
    await marie.says_voice()
    await marie.taps("Demander un appel")
    await lea.says("/menu")
    await lea.taps("🤝 Inviter")
    await lea.taps("Inviter à coordonner")
    await paul.opens(link_in(next(one.read for one in reversed(lea.messages) if "https://t.me/" in one.read)))
    await paul.taps("Je m'appelle Paul")
    await world.until("2026-10-04 09:30")
    assert "Ma journée, dimanche" not in nadia.last.read, "the centre is closed"
    await world.until("2026-10-05 08:00")
    await marie.says("J'ai une question")
    await marie.taps("Transmettre à l'équipe")
    await world.until("2026-10-05 09:00")
    await nadia.sees("Ma journée, lundi 5 octobre", "Un appel est à faire", "• Marie : A envoyé un message vocal")
    await nadia.sees("✉️ Marie attend une réponse.")
    await lea.sees("Ma journée, lundi 5 octobre", "🤝 Paul attend votre confirmation.")
    await lea.taps("Répondre pour Paul")
    await lea.taps("Oui, confirmer", on="Paul a ouvert votre lien.")
    await world.passes(seconds=10)
    await lea.does_not_see("Paul attend votre confirmation.")  # the letter itself is up to date
    await nadia.taps("Lire Marie")
    await nadia.sees("J'ai une question")
    await nadia.taps("Répondre à Marie")
    await nadia.says("Voici la réponse")
    await nadia.taps("Envoyer à Marie")
    await world.passes(seconds=10)
    await lea.sees("Ma journée, lundi 5 octobre", "Déjà fait aujourd'hui :", "✅ Nadia a traité le message de Marie.")
    await lea.does_not_see("✉️ Marie attend une réponse.")
    await nadia.says("/appels")
    await nadia.taps("Voir Marie")
    await nadia.taps("C'est fait")
    await world.passes(seconds=10)
    await lea.sees("✅ Nadia a appelé Marie.", "Rien ne presse aujourd'hui.")


async def test_what_did_not_arrive_is_told_until_somebody_has_seen_it(world: World) -> None:
    nadia, lea = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Léa", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await world.until("2026-10-10 17:59")
    world.telegram.faults.add(Fault(Kind.SERVER_ERROR, "sendMessage", marie.id, count=None))
    await world.until("2026-10-11 12:00")
    world.telegram.faults.clear()
    await world.until("2026-10-12 09:00")  # the weekend is over
    await nadia.sees("Ma journée, lundi 12 octobre", "⚠️ Un message n'est peut-être pas arrivé.")
    await nadia.says("/journee")
    await nadia.taps("Voir ces messages")
    await nadia.sees("Marie, samedi 10 octobre", "rappel de séance, peut-être arrivé.")
    await nadia.taps("Noter que c'est vu")
    await world.passes(seconds=10)
    await nadia.does_not_see("peut-être")
    await lea.says("/journee")
    await lea.sees("• Marie : Le rappel n'a pas pu arriver.")
    await lea.does_not_see("peut-être")


async def test_the_letter_of_a_day_empties_itself(world: World) -> None:
    nadia, paul = await world.knows("Nadia", Role.COORDINATOR), world.telegram.person("Paul")
    await nadia.says("/menu")
    await nadia.taps("🤝 Inviter")
    await nadia.taps("Inviter à coordonner")
    await paul.opens(link_in(next(one.read for one in reversed(nadia.messages) if "https://t.me/" in one.read)))
    await paul.taps("Je m'appelle Paul")
    await world.until("2026-10-02 09:00")
    await nadia.sees("Ma journée, vendredi 2 octobre", "🤝 Paul attend votre confirmation.")
    await nadia.taps("Oui, confirmer", on="Paul a ouvert votre lien.")
    await world.passes(seconds=10)
    await nadia.sees("Ma journée, vendredi 2 octobre", "Rien ne presse aujourd'hui.")
    await nadia.does_not_see("Paul attend votre confirmation.")


async def test_places_stand_beside_what_presses(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    zoe = await world.knows("Zoé", Role.COORDINATOR, centre=await world.brings_centre("autre"))
    workshop, here = await world.workshop(), world.centre.id
    for number in range(8):
        await world.enrols(f"Prénom {number}")
    await nadia.says("/journee")
    await nadia.sees("🪑 Estime de soi : une place libre, personne n'attend.")
    await nadia.taps("Voir la liste d'attente")
    await nadia.sees("Personne n'attend une place.")
    await zoe.says("/journee")
    await zoe.does_not_see("une place libre")
    free = await world.reads(lambda db: offers.free(db, workshops.find(db, here, workshop)))
    assert free == 1
    jean = await world.number(await world.knows("Jean"))
    now = world.clock.now()
    await world.reads(lambda db: enrolments.put(db, here, workshop, jean, Status.WISHED, now))
    await nadia.says("/journee")
    await nadia.sees("une place libre, une personne attend.")
