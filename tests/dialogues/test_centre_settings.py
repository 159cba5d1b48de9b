"""The settings of a centre: chosen by taps, told to the team, and kept when the file is imported again."""

from datetime import time

from bot import importing
from bot.domain.common import Role
from bot.files import read_centre
from bot.importing import Sort
from tests.world import ROOT, World


async def test_nadia_changes_the_first_reminder(world: World) -> None:
    nadia, lea = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Léa", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await nadia.says("/menu")
    await nadia.taps("Ouvrir mes réglages")
    await nadia.taps("Régler le centre")
    await nadia.sees(
        "Premier rappel, avant la séance : 3 jours.",
        "Silence le soir : 20 h.",
        "Jours d'ouverture : du lundi au vendredi.",
    )
    await nadia.taps("Changer le premier rappel")
    shown = await nadia.sees("Deux rappels évitent plus d'absences qu'un seul.", "Que voulez-vous choisir ?")
    assert "Choisir 3 jours" not in str(shown.buttons)
    await nadia.taps("Choisir 5 jours")
    await nadia.sees("C'est noté.", "Premier rappel, avant la séance : 5 jours.")
    await lea.sees(
        "Nadia a changé un réglage du centre.",
        "Premier rappel, avant la séance : 3 jours jusqu'ici, 5 jours maintenant.",
    )
    await world.until("2026-10-08 18:00")
    await marie.sees("Faire connaissance")
    await nadia.forges("cs.c:second_reminder_days:2")
    await nadia.forges("cs.c:first_reminder_days:2")
    await nadia.sees("Le premier rappel doit venir avant le second.")
    await nadia.forges("cs.c:weekly_cap:2s")
    await nadia.sees("Ce bouton est ancien.")


async def test_what_was_set_by_tap_stays_when_the_file_comes_again(world: World) -> None:
    nadia, lea = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Léa", Role.COORDINATOR)
    await nadia.says("/menu")
    await nadia.forges("cs.c:quiet_from:l")
    await nadia.sees("Silence le soir : 21 h.")
    file = read_centre(ROOT / "centres" / "exemple.toml")
    again = await world.reads(lambda db: importing.bring_centre(db, file, apply=True))
    assert again.found == ()
    said = file.model_copy(update={"settings": file.settings.model_copy(update={"quiet_from": time(19)})})
    told = await world.reads(lambda db: importing.bring_centre(db, said, apply=True))
    kept = [str(one) for one in told.found if one.sort is Sort.TAPPED]
    assert kept == ["settings.quiet_from: stays 21:00:00, as chosen by tap; the file says 19:00:00"]
    await nadia.forges("cs.s:quiet_from")
    await nadia.sees("Silence le soir : 21 h.")
    await nadia.taps("Revenir au réglage de départ")
    await nadia.sees("Silence le soir : 19 h.")
    await lea.sees("Silence le soir : 21 h jusqu'ici, 19 h maintenant.")
