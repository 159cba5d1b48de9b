"""The team: who is on it, who goes, and that everybody hears of it."""

from bot.domain.common import Role
from storage import roles, workshops
from tests.links import link_in
from tests.world import World


async def coordinators(world: World) -> list[str]:
    """Who coordinates."""
    return [one.name for one in await world.reads(lambda db: roles.team(db, world.centre.id))]


async def test_nadia_takes_claire_off_and_everybody_hears_of_it(world: World) -> None:
    nadia, lea = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Léa", Role.COORDINATOR)
    claire, karim = await world.knows("Claire", Role.HOST), await world.knows("Karim", Role.HOST)
    number, here = await world.number(claire), world.centre.id
    host = (await world.reads(lambda db: workshops.hosts_of_centre(db, here)))[0].id
    await world.reads(lambda db: workshops.lead(db, here, host, number))
    await nadia.says("/menu")
    await nadia.taps("Voir l'équipe")
    await nadia.sees("Léa coordonne les ateliers.", "Claire anime des séances.", "Karim anime des séances.")
    assert "Retirer Nadia de la coordination" not in str(nadia.buttons)
    await nadia.taps("Retirer Claire des séances")
    asked = await nadia.sees("Retirer Claire de l'équipe ?", "Ses séances restent au programme.")
    assert len(await world.reads(lambda db: roles.team(db, here, Role.HOST))) == 2
    await nadia.taps("Oui, retirer Claire")
    await nadia.sees("Claire ne fait plus partie de l'équipe.")
    for colleague in (lea, karim):
        await colleague.sees("Claire n'anime plus de séances.", "Nadia a fait ce changement.")
    await claire.sees("Merci pour tout ce que vous avez fait.", "Nadia a fait ce changement.", "02 61 91 00 01")
    await claire.forges("ho")
    await claire.sees("Ce bouton est pour une autre personne.")
    named = await world.reads(lambda db: workshops.hosts_of_centre(db, here))
    assert all(one.person is None for one in named)
    await lea.says("/menu")
    await lea.forges(f"te.a:{number}:host")
    await lea.sees("Cette personne n'est plus dans l'équipe.")
    await world.reads(lambda db: roles.appoint(db, here, number, Role.HOST, world.clock.now()))
    yes = f"te.r:{number}:host:1"  # of an earlier time on the team
    await nadia.forges(yes, asked)
    await nadia.sees("Ce bouton est ancien.")


async def test_the_last_coordinator_stays_and_anybody_else_may_leave(world: World) -> None:
    nadia, lea = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Léa", Role.COORDINATOR)
    await lea.says("/menu")
    await lea.taps("Ouvrir mes réglages")
    await lea.taps("Ne plus coordonner")
    await lea.sees("Voulez-vous ne plus coordonner les ateliers ?")
    await lea.taps("Oui, je quitte l'équipe")
    await lea.sees("C'est fait, vous ne coordonnez plus.")
    await nadia.sees("Léa ne coordonne plus les ateliers.", "C'est son choix.")
    assert "appels" not in lea.commands
    await lea.taps("Voir le menu")
    assert "Voir l'équipe" not in str(lea.buttons)
    await nadia.says("/menu")
    await nadia.taps("Ouvrir mes réglages")
    await nadia.taps("Ne plus coordonner")
    await nadia.sees("Il faut au moins une personne pour coordonner.")
    assert await coordinators(world) == ["Nadia"]


async def test_a_coordinator_is_taken_off_in_the_middle_of_what_they_do(world: World) -> None:
    nadia, lea = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Léa", Role.COORDINATOR)
    marie, paul = await world.enrols("Marie"), world.telegram.person("Paul")
    await lea.says("/menu")
    await lea.taps("🤝 Inviter")
    await lea.taps("Inviter à coordonner")
    link = link_in(next(one.read for one in reversed(lea.messages) if "https://t.me/" in one.read))
    await paul.opens(link)
    await paul.taps("Je m'appelle Paul")
    await paul.sees("Léa doit encore confirmer.")
    question = await lea.sees("Paul a ouvert votre lien.")
    await lea.says("/annonce")
    await lea.taps("Écrire au groupe")
    await nadia.says("/menu")
    await nadia.forges(f"te.a:{await world.number(lea)}:coordinator")
    await nadia.taps("Oui, retirer Léa")
    await lea.sees("Seul ce que vous aviez confirmé part encore.")
    await lea.says("Bonjour à toutes et à tous.")
    await lea.sees("Merci de votre message.")
    await lea.taps("Oui, confirmer", on="Paul a ouvert votre lien.")
    await lea.sees("Ce bouton est pour une autre personne.")
    assert question.id
    await paul.sees("n'a pas été confirmée")
    await marie.sees_nothing_new()
    assert await coordinators(world) == ["Nadia"]


async def test_everybody_hears_who_came(world: World) -> None:
    nadia, lea = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Léa", Role.COORDINATOR)
    paul, there = world.telegram.person("Paul"), await world.brings_centre("autre")
    zoe = await world.knows("Zoé", Role.COORDINATOR, centre=there)
    await nadia.says("/menu")
    await nadia.taps("🤝 Inviter")
    await nadia.taps("Inviter à coordonner")
    await paul.opens(link_in(next(one.read for one in reversed(nadia.messages) if "https://t.me/" in one.read)))
    await paul.taps("Je m'appelle Paul")
    await nadia.taps("Oui, confirmer")
    await lea.sees("Paul rejoint l'équipe pour coordonner les ateliers.", "Nadia a fait l'invitation.")
    await zoe.says("/menu")
    await zoe.looks_away()
    number = await world.number(lea)
    for payload in (f"te.a:{number}:coordinator", f"te.r:{number}:coordinator:1", f"te.a:{number}:x"):
        await zoe.forges(payload)
        await zoe.does_not_see("Léa")
    assert await coordinators(world) == ["Nadia", "Léa", "Paul"]
