"""Marie, whom the Département has sent, lets it know that she has a place; or does not."""

from bot.domain.common import Role
from simulator import Person
from storage import roles
from tests.dialogues.test_partners import joins
from tests.links import partner_link
from tests.world import World


async def enrols_through(world: World, name: str, link: str) -> Person:
    phone = world.telegram.person(name)
    await phone.says(link)
    await phone.taps("Je m'inscris")
    await phone.taps(f"Je m'appelle {name}")
    return phone


async def test_marie_lets_the_partner_know_with_one_tap(world: World) -> None:
    nadia, (_, link) = await world.knows("Nadia", Role.COORDINATOR), await partner_link(world)
    early = await enrols_through(world, "Léa", link)
    await early.does_not_see("Voulez-vous prévenir")  # nobody of the partner uses the bot yet
    await early.forges(f"ar:{await world.workshop()}")
    await early.sees("Personne ne peut lire ce message pour le moment.")
    anne = await joins(world, nadia)
    marie, paul = await enrols_through(world, "Marie", link), await enrols_through(world, "Paul", link)
    asked = await marie.sees("Voulez-vous prévenir Département de la Vendée ?", "Nous ne dirons rien d'autre.")
    assert asked.buttons == [["🤝 Prévenir Département de la Vendée"], ["☰ Voir le menu"]]
    await paul.sees("Voulez-vous prévenir Département de la Vendée ?")
    await marie.taps("🤝 Prévenir Département de la Vendée")
    await marie.sees("C'est noté : Département de la Vendée saura que vous êtes là.")
    await marie.forges(f"ar:{await world.workshop()}")  # pressed twice
    await anne.sees("Marie a une place : Estime de soi", "Marie a voulu vous le dire.")
    assert sum("Marie a une place" in one.read for one in anne.messages) == 1
    await anne.does_not_see("Paul")
    await nadia.does_not_see("Marie a voulu vous le dire.")
    await marie.forges("mi.c")
    await marie.sees("Oui : prévenir le partenaire")
    await marie.taps("Ne plus prévenir le partenaire")
    await marie.sees("Ce qui a déjà été lu reste connu.")
    await marie.forges("mi.c")
    await marie.sees("Non : prévenir le partenaire")
    other = await world.brings_centre("autre")
    await marie.forges(f"ar:{await world.workshop(other)}")
    await marie.sees("Personne ne peut lire ce message pour le moment.")
    await world.until("2026-10-01 22:00")  # she sleeps
    await paul.taps("🤝 Prévenir Département de la Vendée")
    await paul.forges("ar.n")
    await world.until("2026-10-02 10:00")
    await anne.does_not_see("Paul a une place")
    await paul.forges(f"ar:{await world.workshop()}")  # he changed his mind once more
    await paul.sees("C'est noté : Département de la Vendée saura que vous êtes là.")
    await world.passes(minutes=1)
    await paul.forges(f"ar:{await world.workshop()}")  # pressed twice
    assert sum("Paul a une place" in one.read for one in anne.messages) == 1
    number = await world.number(anne)
    await world.reads(lambda db: roles.dismiss(db, world.centre.id, number, Role.PARTNER))
    await paul.forges(f"ar:{await world.workshop()}")
    await paul.sees("Personne ne peut lire ce message pour le moment.")
