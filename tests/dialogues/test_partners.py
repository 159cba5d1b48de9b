"""A partner reads how many came through it, in steps of five; never a name."""

from bot.domain.common import Role
from simulator import Person
from storage import enrolments, partners, people, roles
from storage.enrolments import Status
from tests.links import link_in, partner_link
from tests.world import World


async def comes_through(world: World, partner: int, many: int) -> None:
    """So many people with a place, whom a partner has sent."""
    workshop, now = await world.workshop(), world.clock.now()
    for number in range(many):
        person = await world.reads(lambda db, name=f"Léa {number}": people.add(db, world.centre.id, name, "fr", now).id)  # type: ignore[misc]
        await world.reads(
            lambda db, who=person: enrolments.put(  # type: ignore[misc]
                db, world.centre.id, workshop, who, Status.ENROLLED, now, partner
            )
        )


async def joins(world: World, nadia: Person) -> Person:
    """Anne, of the Département, is invited, says yes, and is confirmed."""
    anne = world.telegram.person("Anne")
    await nadia.says("/menu")
    await nadia.taps("Inviter")
    await nadia.taps("Inviter par un partenaire")
    await nadia.taps("Voir le lien : Département de la Vendée")
    await nadia.taps("Inviter ce partenaire ici")
    await anne.opens(link_in(next(one.read for one in reversed(nadia.messages) if "?start=s_" in one.read)))
    await anne.sees("On vous invite comme partenaire.", "Quel est votre nom ?")
    await anne.taps("Je m'appelle Anne")
    await nadia.sees("C'était un lien pour un partenaire.", "C'est bien cette personne ?")
    await nadia.taps("Oui, confirmer")
    await anne.sees("Bienvenue dans l'équipe, Anne.", "Le menu montre combien sont venus par vous.")
    return anne


async def test_a_partner_reads_its_count_in_steps_of_five(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    partner, _ = await partner_link(world)
    anne = await joins(world, nadia)
    for many, read in ((4, "Moins de 5 personnes"), (1, "Au moins 5 personnes"), (3, "Au moins 5 personnes")):
        await comes_through(world, partner, many)
        await anne.says("/menu")
        await anne.taps("Voir combien sont venus")
        await anne.sees("Département de la Vendée", read, "Nous ne disons jamais qui.")
    await anne.does_not_see("Léa")


async def test_a_partner_is_taken_off_or_leaves(world: World) -> None:
    nadia, lea = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Léa", Role.COORDINATOR)
    claire = await world.knows("Claire", Role.HOST)
    await partner_link(world)
    anne = await joins(world, nadia)
    await lea.sees("Anne nous rejoint comme partenaire.", "Nadia a fait l'invitation.")
    await nadia.says("/menu")
    await nadia.taps("Voir l'équipe")
    await nadia.sees("Anne est partenaire du centre.")
    await nadia.taps("Retirer Anne des partenaires")
    await nadia.sees("Retirer Anne de l'équipe ?", "Le lien et l'affiche du partenaire restent valables.")
    await nadia.taps("Oui, retirer Anne")
    await lea.sees("Anne n'est plus notre partenaire.", "Nadia a fait ce changement.")
    await anne.sees("Vous n'êtes plus partenaire ici.", "Vous pouvez toujours nous appeler.")
    await anne.forges("pt")
    await anne.sees("Ce bouton est pour une autre personne.")
    assert not await world.reads(lambda db: db.execute(partners.partner_people.select()).all())
    await claire.sees_nothing_new()

    number, now = await world.number(anne), world.clock.now()
    await world.reads(lambda db: roles.appoint(db, world.centre.id, number, Role.PARTNER, now))
    await anne.says("/menu")
    await anne.taps("Ouvrir mes réglages")
    await anne.taps("Ne plus être partenaire ici")
    await anne.sees("Vous ne verrez plus combien sont venus par vous.")
    await anne.taps("Oui, je quitte l'équipe")
    await anne.sees("C'est fait, vous n'êtes plus partenaire ici.")
    await lea.sees("C'est son choix.")
    assert not await world.reads(lambda db: roles.team(db, world.centre.id, Role.PARTNER))


async def test_nobody_else_reads_it(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    await joins(world, nadia)
    for one in (nadia, marie):
        await one.says("/menu")
        await one.forges("pt")
        await one.sees("Ce bouton est pour une autre personne.")


async def test_a_partner_sees_nothing_of_the_group(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await world.enrols("CANARI")
    anne = await joins(world, nadia)
    for kind, route in world.app.routes.buttons.items():
        if route.role & Role.COORDINATOR and not route.role & Role.MEMBER:
            await anne.forges(f"{kind.tag}:1")
    await anne.does_not_see("CANARI")
