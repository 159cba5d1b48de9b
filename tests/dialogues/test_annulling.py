"""What was entered for somebody by mistake is annulled, and what they had said themselves is true again."""

from bot.domain.common import Role
from handlers.annulling import Annul
from storage import workshops
from tests.world import World


async def test_an_answer_that_was_entered_is_annulled(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie", reminders=False)
    workshop, number = await world.workshop(), await world.number(marie)
    first = (await world.reads(lambda db: workshops.sessions_of(db, workshop)))[0].id
    await marie.says("/programme")
    await marie.taps("Voir mardi 13 octobre")
    await marie.taps("Je viens")
    await nadia.says("/groupe")
    await nadia.taps("Voir Marie")
    assert not any("Annuler" in label for row in nadia.buttons for label in row)
    await nadia.forges(Annul(number, first).pack())
    await nadia.sees("Cette réponse n'a pas été saisie par l'équipe.", "Elle reste comme elle est.")

    await nadia.says("/groupe")
    await nadia.taps("Voir Marie")
    await nadia.taps("❓ Ne sait pas")
    await nadia.taps("❌ Ne vient pas")
    await marie.says("/programme")
    await marie.taps("Voir mardi 13 octobre")
    await marie.sees("vous ne venez pas", "Noté par Nadia pour vous.")
    await nadia.taps("Annuler la réponse saisie")
    await nadia.sees("C'est noté pour Marie, mardi 13 octobre à 14 h.", "Sa propre réponse compte à nouveau : vient.")
    await nadia.taps("Revoir la fiche de Marie")
    await nadia.forges(Annul(number, first).pack())  # pressed again
    await nadia.sees("Cette réponse n'a pas été saisie par l'équipe.")
    await marie.says("/programme")
    await marie.taps("Voir mardi 13 octobre")
    await marie.sees("C'est noté : vous venez.")
    assert "Noté par" not in marie.last.read

    await nadia.says("/groupe")
    await nadia.taps("Voir Marie")
    await nadia.taps("Répondre pour une autre séance")
    await nadia.taps("Voir mardi 20 octobre à 14 h")
    await nadia.taps("✅ Vient")
    await nadia.taps("Annuler la réponse saisie")
    await nadia.sees("La réponse saisie est annulée.", "Il n'y a plus de réponse.")
    await world.until("2026-10-13 14:00")
    await nadia.says("/menu")
    await nadia.forges(Annul(number, first).pack())
    await nadia.sees("Cette réponse n'a pas été saisie par l'équipe.")


async def test_in_english(world: World) -> None:
    nora, _ = await world.knows("Nora", Role.COORDINATOR, language="en"), await world.enrols("Mary", reminders=False)
    await nora.says("/group")
    await nora.taps("See Mary")
    await nora.taps("✅ Is coming")
    await nora.taps("Cancel the answer entered")
    await nora.sees("The answer entered is cancelled.", "There is no answer any more.")
