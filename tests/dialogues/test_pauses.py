"""Stopping, pausing, taking up again."""

from bot.domain.common import Role
from storage import people
from tests.world import World


async def test_marie_pauses_for_two_weeks_and_ends_it_early(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    await marie.taps("Ouvrir mes réglages")
    await marie.taps("Régler mes messages")
    await marie.sees("Vous recevez les messages de l'atelier.")
    await marie.taps("Faire une pause")
    await marie.sees("Quand voulez-vous reprendre ?")
    await marie.taps("Reprendre dans deux semaines")
    await marie.sees("Les messages reprennent le jeudi 15 octobre.", "Votre absence est excusée jusque-là.")
    await marie.taps("Voir le menu")
    await marie.taps("Ouvrir mes réglages")
    await marie.taps("Régler mes messages")
    await marie.sees("Vous êtes en pause.", "jeudi 15 octobre")
    await marie.taps("Reprendre les messages")
    await marie.sees("Vous recevez à nouveau les messages.")
    await marie.taps("Voir le menu")
    await marie.taps("Ouvrir mes réglages")
    await marie.taps("Régler mes messages")
    await marie.sees("Vous recevez les messages de l'atelier.")


async def test_during_a_pause_nothing_comes_and_nothing_piles_up(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    karim = await world.enrols("Karim")
    await nadia.says("/stop")
    await nadia.taps("Faire plutôt une pause")
    await nadia.taps("Choisir un autre jour")
    await nadia.taps("Voir la suite ▶")
    await nadia.taps("◀ Voir avant")
    await nadia.taps("Reprendre le samedi 3 octobre")
    await nadia.looks_away()
    await karim.says("Bonjour")
    await karim.taps("Transmettre à l'équipe")
    await nadia.sees_nothing_new()
    await world.until("2026-10-03 12:00")
    await nadia.sees_nothing_new()
    await karim.says("Rebonjour")
    await karim.taps("Transmettre à l'équipe")
    await nadia.sees("Rebonjour")


async def test_marie_stops_everything_in_two_taps_and_starts_again_in_one(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await marie.says("/stop")
    await marie.sees(
        "Voulez-vous vraiment tout arrêter ?", "Ce sera vrai même si une date change.", "L'équipe n'est pas prévenue."
    )
    await marie.taps("Annuler")
    await marie.sees("Vous recevez les messages de l'atelier.")
    await marie.taps("Ne plus rien recevoir")
    await marie.taps("Oui, tout arrêter")
    await marie.sees("Vous ne recevez plus aucun message.", "Votre place reste à vous.")
    await marie.looks_away()
    await world.until("2026-10-14 12:00")
    await marie.sees_nothing_new()
    (told,) = [message.read for message in nadia.messages if "Marie" in message.read]
    assert "Marie : Pas de réponse, et pas de rappel." in told  # on the day of the session, as of anybody
    await marie.says("/stop")
    await marie.taps("Annuler")
    await marie.taps("Reprendre les messages")
    await marie.sees("Vous recevez à nouveau les messages.")
    person = await world.number(marie)
    assert not (await world.reads(lambda db: people.find(db, world.centre.id, person))).stopped


async def test_old_and_forged_days_are_refused_kindly(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    await marie.taps("Ouvrir mes réglages")
    await marie.taps("Régler mes messages")
    await marie.taps("Faire une pause")
    await world.restarts()
    await world.until("2026-10-09 12:00")
    await marie.taps("Reprendre dans une semaine")
    await marie.sees("Ce jour est déjà passé.")
    for forged in ("pa.u:2036-01-01", "pa.u:hier", "pa.o:9"):
        await marie.says("/menu")
        await marie.forges(forged)
        await marie.sees("Ce bouton est ancien.")


async def test_in_english_too(world: World) -> None:
    ann = await world.enrols("Ann", language="en")
    await ann.says("/stop")
    await ann.taps("Take a break instead")
    await ann.taps("Begin again in one month")
    await ann.sees("Messages begin again on Sunday 1 November.")
