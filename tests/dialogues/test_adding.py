"""Somebody without Telegram: entered after a talk, complete in every list and count."""

from zlib import crc32

from bot.domain.common import Role
from handlers.adding import Agreed, Known
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
    agreed, mark = nadia.last, crc32(b"Jean")
    await nadia.taps("Marie est d'accord")
    await nadia.sees("Ce bouton est ancien.")
    await nadia.taps("Jean est d'accord")
    await nadia.sees("Jean a sa place.", "Ses rappels passent par votre liste d'appels.")
    await nadia.taps("Lien personnel pour Telegram")
    await nadia.sees("Bonjour Jean.", "Jean l'écrit dans sa conversation avec l'assistant.")
    workshop = await world.workshop()
    await nadia.forges(Agreed(workshop, mark).pack(), agreed)
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


async def test_rose_whom_the_centre_knows_gets_no_second_file(world: World) -> None:
    nadia, workshop = await world.knows("Nadia", Role.COORDINATOR), await world.workshop()
    rose = await world.number(await world.knows("Rose"))
    await nadia.says("/menu")
    await nadia.taps("Ajouter une personne")
    await nadia.says("rose")
    await nadia.sees("Le centre connaît déjà rose.", "Si c'est la même personne, reprenez son dossier.")
    shown = nadia.last
    await nadia.taps(f"Reprendre le dossier {rose}")
    await nadia.sees("Rose a sa place.")
    await nadia.does_not_see("liste d'appels")
    assert await world.reads(lambda db: enrolments.member_ids(db, workshop)) == [rose]
    await nadia.forges(Known(workshop, 1, rose).pack(), shown)
    await nadia.sees("Rose est déjà dans cet atelier.")
    there = await world.number(await world.knows("Rose", centre=await world.brings_centre("autre")))
    await nadia.forges(Known(workshop, 1, there).pack(), shown)
    await nadia.sees("Ceci n'existe plus.")


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
