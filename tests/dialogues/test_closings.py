"""When nobody of the team is there: entered by taps, and told to whoever writes."""

from datetime import date

from bot.domain.common import Role
from bot.ui.codec import Action
from handlers.closings import Close, FirstDay, LeaveUntil
from tests.world import World

TODAY = date(2026, 10, 1).toordinal()


async def test_nadia_plans_the_christmas_closing_by_taps(world: World) -> None:
    nadia, lea = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Léa", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await nadia.says("/menu")
    await nadia.taps("Ouvrir mes réglages")
    await nadia.taps("Régler le centre")
    await nadia.taps("Voir les fermetures")
    await nadia.sees("Aucune fermeture n'est prévue.", "le dimanche 1er novembre", "le mercredi 11 novembre")
    await nadia.taps("Prévoir une fermeture")
    await nadia.taps("Voir la suite ▶")
    await nadia.taps("Fermer dès le lundi 12 octobre")
    await nadia.sees("Quel est le dernier jour de fermeture ?")
    await nadia.taps("Fermer jusqu'au vendredi 16 octobre")
    await nadia.sees("C'est noté.", "Du lundi 12 octobre au vendredi 16 octobre.")
    await lea.sees("Nadia a noté une fermeture du centre.", "Du lundi 12 octobre au vendredi 16 octobre.")
    await world.until("2026-10-14 11:00")
    await marie.says("Bonjour, une question")
    await marie.sees("Le centre est fermé en ce moment.", "L'équipe vous lira le lundi 19 octobre.")
    await marie.taps("Transmettre à l'équipe")
    await marie.sees("C'est transmis à l'équipe.", "L'équipe vous lira le lundi 19 octobre.", "3114")
    await lea.does_not_see("Bonjour, une question")
    await world.until("2026-10-19 09:00")
    await nadia.sees("Bonjour, une question")
    await lea.sees("Bonjour, une question")


async def test_lea_goes_on_leave_and_then_nadia_too(world: World) -> None:
    nadia, lea = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Léa", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await lea.says("/menu")
    await lea.taps("Ouvrir mes réglages")
    await lea.taps("Partir en congé")
    await lea.taps("Partir jusqu'au mardi 6 octobre")
    await lea.sees("C'est noté, bon congé.", "Les questions iront aux autres")
    await nadia.sees("Léa est en congé jusqu'au mardi 6 octobre.", "Les questions vous arrivent jusque-là.")
    await nadia.says("/menu")
    await nadia.taps("Voir l'équipe")
    await nadia.sees("Léa coordonne les ateliers.", "Léa est en congé jusqu'au mardi 6 octobre.")
    await marie.says("Première question")
    await marie.taps("Transmettre à l'équipe")
    await marie.sees("Elle est là à ces horaires")
    await nadia.sees("Première question")
    await lea.does_not_see("Première question")
    await nadia.says("/menu")
    await nadia.forges(LeaveUntil(TODAY + 1).pack())
    await nadia.sees("Les questions vous attendront jusqu'au vendredi 2 octobre.")
    await marie.says("Seconde question")
    await marie.sees("L'équipe est absente en ce moment.", "Elle vous lira le lundi 5 octobre.")
    await marie.taps("Transmettre à l'équipe")
    await marie.sees(
        "Elle vous lira le lundi 5 octobre.", "Pour une urgence, appelez Hélène Rabaud : 02 61 91 00 02", "3114"
    )
    await nadia.does_not_see("Seconde question")
    await world.until("2026-10-05 09:00")
    await nadia.sees("Seconde question")
    await lea.does_not_see("Seconde question")
    await lea.says("/menu")
    await lea.taps("Ouvrir mes réglages")
    await lea.taps("Partir en congé")
    await lea.sees("Vous êtes en congé jusqu'au mardi 6 octobre.")
    await lea.taps("Dire que je suis de retour")
    await lea.sees("Bon retour, Léa.")


async def test_old_and_forged_days_close_nothing(world: World) -> None:
    nadia, lea = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Léa", Role.COORDINATOR)
    zoe = await world.knows("Zoé", Role.COORDINATOR, centre=await world.brings_centre("autre"))
    await nadia.says("/menu")
    wishes: tuple[tuple[Action, str], ...] = (
        (Close(TODAY - 1, TODAY), "Ce jour est déjà passé."),
        (Close(TODAY + 5, TODAY + 1), "Ce bouton est ancien."),
        (LeaveUntil(TODAY + 401), "Ce bouton est ancien."),
        (FirstDay(40), "Ce bouton est ancien."),
    )
    for wish, answer in wishes:
        await nadia.forges(wish.pack())
        assert answer in nadia.last.read
    await lea.sees_nothing_new()
    await nadia.forges(Close(TODAY + 1, TODAY + 1).pack())
    await nadia.sees("🔒 Le vendredi 2 octobre.")
    await zoe.says("/menu")
    await zoe.forges("cl.o:1")
    await zoe.does_not_see("vendredi 2 octobre")
    await nadia.taps("Ouvrir dès le vendredi 2 octobre")
    await nadia.sees("C'est noté, le centre est ouvert.", "Aucune fermeture n'est prévue.")
