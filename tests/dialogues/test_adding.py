"""Somebody without Telegram: entered after a talk, complete in every list and count."""

from bot.domain.common import Role
from handlers.adding import Agreed
from storage import consents, enrolments
from tests.world import World


async def test_jean_has_no_telegram(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await nadia.says("/menu")
    await nadia.taps("Ajouter une personne")
    await nadia.sees("Écrivez son prénom, puis envoyez-le.")
    await nadia.says("Marie")
    await nadia.sees("Marie est déjà dans cet atelier.", "Est-ce une autre personne ?")
    await nadia.says("  Jean  ")
    await nadia.sees("Jean, pour « Estime de soi ».", "« Nous notons votre prénom, vos réponses et vos présences.")
    agreed = nadia.last
    await nadia.taps("Jean est d'accord")
    await nadia.sees("Jean a sa place.", "Ses rappels passent par votre liste d'appels.")
    workshop = await world.workshop()
    await nadia.forges(Agreed(workshop).pack(), agreed)
    await nadia.sees("Ce bouton est ancien.")
    members = await world.reads(lambda db: enrolments.members(db, workshop))
    assert [one.name for one in members] == ["Marie", "Jean"]
    assert await world.reads(lambda db: consents.given(db, members[1].id, "enrolment")) is True

    await nadia.says("/groupe")
    await nadia.sees("Sans réponse : 2", "Jean n'utilise pas Telegram.")
    await marie.does_not_see("Jean")
    await world.until("2026-10-12 14:01")
    await nadia.says("/appels")
    await nadia.sees("Jean")
    await nadia.says("/groupe")
    await nadia.taps("Voir Jean")
    await nadia.taps("Vient")
    await nadia.says("/groupe")
    await nadia.sees("Jean vient, saisi par Nadia.")


async def test_a_full_workshop_takes_a_wish(world: World) -> None:
    nadia, workshop = await world.knows("Nadia", Role.COORDINATOR), await world.workshop()
    for number in range(9):
        await world.enrols(f"Personne {number}")
    await nadia.says("/menu")
    await nadia.taps("Ajouter une personne")
    await nadia.says("=cmd|'/C calc'!A1")
    await nadia.taps("✅ =cmd|'/C calc'!A1 est d'accord")
    await nadia.sees("=cmd|'/C calc'!A1 est sur la liste d'attente.")
    await nadia.taps("Ajouter une autre personne")
    await nadia.says("😀" * 4096)
    await nadia.sees("😀" * 40 + ", pour")
    await nadia.taps("Annuler")
    await nadia.sees("Personne n'a été ajouté.")
    assert len(await world.reads(lambda db: enrolments.member_ids(db, workshop))) == 9
