"""The coordinator gives links out, by taps, and takes them back."""

import pytest

from bot.domain.common import Role
from simulator import Person
from storage import enrolments, people
from storage.enrolments import Status
from tests.links import link_in, partner_link
from tests.world import World

PARTNER = "Voir le lien : Département de la Vendée"


async def newest_link(person: Person) -> str:
    """The link in the message to be sent on that came last."""
    return link_in(next(one.read for one in reversed(person.messages) if "https://t.me/" in one.read))


async def came(world: World, partner: int, count: int) -> None:
    """So many people came through a partner."""
    workshop, centre, now = await world.workshop(), world.centre.id, world.clock.now()
    for number in range(count):
        person = await world.reads(lambda db, name=f"P{number}": people.add(db, centre, name, "fr", now).id)  # type: ignore[misc]
        await world.reads(
            lambda db, one=person: enrolments.put(db, centre, workshop, one, Status.WISHED, now, partner)  # type: ignore[misc]
        )


async def test_somebody(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), world.telegram.person("Marie")
    await nadia.says("/menu")
    await nadia.taps("🤝 Inviter")
    await nadia.taps("Inviter quelqu'un")
    await nadia.sees("Voici une invitation à l'atelier « Estime de soi ».", "pendant 7 jours")
    await marie.opens(await newest_link(nadia))
    await marie.sees("Vous pouvez partir à tout moment.")


async def test_a_partner_sees_the_count_and_the_same_link_again(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), world.telegram.person("Marie")
    await nadia.says("/menu")
    await nadia.taps("🤝 Inviter")
    await nadia.taps("Inviter par un partenaire")
    await nadia.taps(PARTNER)
    await nadia.sees("Personne n'est encore venu par ce lien.")
    link = await newest_link(nadia)
    await marie.opens(link)
    await marie.taps("Je m'inscris")
    await marie.taps("Je m'appelle Marie")
    await nadia.says("/menu")
    await nadia.taps("🤝 Inviter")
    await nadia.taps("Inviter par un partenaire")
    await nadia.taps(PARTNER)
    await nadia.sees("Une personne est venue par ce lien.")
    assert await newest_link(nadia) == link


@pytest.mark.parametrize(("count", "shown"), [(4, "Moins de 5 personnes"), (9, "Au moins 5 personnes")])
async def test_what_is_meant_for_the_partner_is_masked(world: World, count: int, shown: str) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    partner, _ = await partner_link(world)
    await came(world, partner, count)
    await nadia.says("/menu")
    await nadia.forges(f"iv.pl:{partner}")
    await nadia.sees(f"{count} personnes sont venues par ce lien.")
    await nadia.taps("Écrire au partenaire")
    await nadia.sees(shown)


async def test_revoking_takes_two_taps_and_happens_once(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), world.telegram.person("Marie")
    partner, old = await partner_link(world)
    await nadia.says("/menu")
    await nadia.forges(f"iv.pl:{partner}")
    await nadia.taps("Annuler ce lien")
    asked = nadia.last
    await nadia.taps("Oui, annuler ce lien")
    await nadia.sees("est annulé.")
    new = (await partner_link(world))[1]
    await nadia.forges(f"iv.pr:{partner}:0", asked)
    assert (await partner_link(world))[1] == new != old
    await marie.says(old)
    await marie.sees("Ce lien ne marche pas, ou ne marche plus.")
    await marie.says(new)
    await marie.does_not_see("Ce lien a déjà servi.")
    await nadia.taps("Voir le nouveau lien")
    assert (await newest_link(nadia)).endswith(new.partition(" ")[2])


async def test_nobody_else_gives_links_out(world: World) -> None:
    marie, stranger = await world.enrols("Marie"), world.telegram.person("Paul")
    there = await world.knows("Autre", Role.COORDINATOR, centre=await world.brings_centre("autre"))
    partner, _ = await partner_link(world)
    for person in (marie, stranger, there):
        await person.says("/start")
    for payload in ("iv", "iv.p", f"iv.pl:{partner}", f"iv.pr:{partner}:0", "iv.i:0", "iv.h", "iv.hl:1", "iv.c"):
        await marie.forges(payload)
        assert "Ce bouton est pour une autre personne." in marie.last.read
        await stranger.forges(payload)
        assert "Nous ne nous connaissons pas encore." in stranger.last.read
    for payload in (f"iv.pl:{partner}", f"iv.pt:{partner}", f"iv.pa:{partner}", f"iv.pr:{partner}:0", "iv.hl:1"):
        await there.forges(payload)
        assert "Ceci n'existe plus." in there.last.read
