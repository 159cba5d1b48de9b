"""Telephones: a first one, another one, and one for two."""

from sqlalchemy import update

from bot.domain.common import Role
from bot.domain.people import Person as Known
from handlers.phones import ItIsMe, Switch
from simulator import Person
from storage import enrolments, invitations, people, workshops
from storage.enrolments import Status
from tests.links import link_in
from tests.world import World


async def joins_by_phone(world: World, name: str) -> Known:
    """Somebody without Telegram has a place."""
    workshop, centre, now = await world.workshop(), world.centre.id, world.clock.now()
    person = await world.reads(lambda db: people.add(db, centre, name, "fr", now))
    await world.reads(lambda db: enrolments.put(db, centre, workshop, person.id, Status.ENROLLED, now))
    return person


async def link_for(nadia: Person, name: str, label: str = "Lien personnel pour Telegram") -> str:
    """What somebody sends by opening the link that the coordinator made for them."""
    await nadia.says("/groupe")
    await nadia.taps(f"Voir {name}")
    await nadia.taps(label)
    message = await nadia.sees(f"Bonjour {name}.", "Il marche une fois, jusqu'au jeudi 8 octobre à 10 h.")
    await nadia.sees(f"Transférez ce message à {name}.")
    return "/start " + link_in(message.read).partition("start=")[2]


async def test_jean_comes_to_telegram_with_all_he_said(world: World) -> None:
    nadia, jean = await world.knows("Nadia", Role.COORDINATOR), await joins_by_phone(world, "Jean")
    old = await link_for(nadia, "Jean")
    link = await link_for(nadia, "Jean")
    phone, other = world.telegram.person("J."), world.telegram.person("Autre")
    await phone.says(old)
    await phone.sees("Ce lien")
    await phone.says(link)
    await phone.sees("Centre social L'Estran vous attend ici.", "Êtes-vous Jean ?")
    await phone.taps("Oui, je suis Jean")
    await phone.sees("Bonjour Jean.", "Tout ce que vous avez dit est là.")
    assert await world.number(phone) == jean.id
    workshop = await world.workshop()
    assert await world.reads(lambda db: enrolments.member_ids(db, workshop)) == [jean.id]
    await phone.says("/programme")
    await phone.sees("mardi 13 octobre")
    await other.says(link)
    await other.does_not_see("Êtes-vous Jean ?")
    await nadia.says("/groupe")
    await nadia.taps("Voir Jean")
    await nadia.sees("Reçoit nos messages sur Telegram.")


async def test_a_new_telephone_takes_the_place_of_the_old_one(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    number = await world.number(marie)
    link = await link_for(nadia, "Marie", "Lien pour un nouveau téléphone")
    new = world.telegram.person("M")
    await new.says(link)
    await new.taps("Oui, je suis Marie")
    assert await world.number(new) == number
    await marie.says("/menu")
    await marie.sees("Nous ne nous connaissons pas encore.")
    await world.until("2026-10-10 18:00")
    await new.sees("Rappel")
    await marie.does_not_see("Rappel")


async def test_a_link_that_went_astray(world: World) -> None:
    nadia, jean = await world.knows("Nadia", Role.COORDINATOR), await joins_by_phone(world, "Jean")
    link = await link_for(nadia, "Jean")
    stranger = world.telegram.person("Paul")
    await stranger.says(link)
    asked = stranger.last
    await stranger.taps("Non, c'est une autre personne")
    await stranger.sees("Ce lien ne marche plus.", "Nadia Guérin")
    await nadia.sees("Le lien de Jean est arrivé chez une autre personne.", "Il ne marche plus.")
    (invitation,) = await world.reads(
        lambda db: db.scalars(invitations.invitations.select().with_only_columns(invitations.invitations.c.id)).all()
    )
    await stranger.forges(ItIsMe(invitation).pack(), asked)
    await stranger.sees("Ce lien ne marche plus.")
    await nadia.forges(ItIsMe(invitation).pack())
    await nadia.sees("Ceci n'existe plus.")
    assert not await world.reads(lambda db: people.has_account(db, jean.id))
    await nadia.taps("Lien personnel pour Telegram", on="Le lien de Jean")
    await nadia.sees("Bonjour Jean.")


async def test_two_people_on_one_telephone(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    jean = await joins_by_phone(world, "Jean")
    await marie.says(await link_for(nadia, "Jean"))
    await marie.sees("Ce téléphone est aussi celui de Marie.")
    await marie.taps("Oui, je suis Jean")
    await marie.says("/menu")
    await marie.sees("Bonjour Jean.")
    await marie.taps("Je suis Marie")
    await marie.sees("Bonjour Marie.")
    await marie.says("/programme")
    await marie.taps("Voir mardi 13 octobre")
    await marie.taps("Préparer ma venue")
    await marie.taps("Ajouter à mon agenda")
    first = (await world.reads(lambda db: workshops.sessions_of(db, 1)))[0]
    moves = update(workshops.sessions).where(workshops.sessions.c.id == first.id).values(sequence=1, minutes=60)
    await world.reads(lambda db: db.execute(moves))
    world.app.metronome.stir()
    await world.passes(minutes=2)
    file = await marie.sees("Pour Marie :", "La séance a changé : voici le nouveau fichier.")
    assert file.kind == "document"
    await world.until("2026-10-10 18:00")
    await marie.sees("Pour Marie :", "Rappel")
    await marie.taps("Je viens", on="Pour Marie :")
    await marie.sees("Pour Marie :", "C'est noté : vous venez.")
    await nadia.says("/annonce")
    await nadia.taps("Écrire au groupe")
    await nadia.says("Bonjour à tous les deux.")
    await nadia.taps("Envoyer à 2 personnes")
    await world.passes(minutes=1)
    await nadia.taps("Voir cette annonce")
    await nadia.taps("Corriger l'annonce")
    await nadia.says("Bonsoir à tous les deux.")
    await nadia.taps("Confirmer la correction")
    await world.passes(minutes=1)
    both = [one.read.partition(" :")[0] for one in marie.messages if "Bonsoir" in one.read]
    assert [one.removeprefix("👤 ") for one in both] == ["Pour Marie", "Pour Jean"]
    twin = await joins_by_phone(world, "marie")
    await world.reads(lambda db: people.link(db, 1000, marie.id, marie.id, twin.id, world.clock.now()))
    await nadia.says("/journee")
    await nadia.sees("🔀 Marie a peut-être deux dossiers.")
    await nadia.taps("Comparer les deux dossiers")
    await nadia.sees("Un seul dossier pour Marie")
    await nadia.taps("Oui, c'est la même personne")
    await nadia.says("/journee")
    await nadia.does_not_see("deux dossiers")
    await nadia.forges(Switch(jean.id).pack())
    await nadia.sees("Ceci n'existe plus.")
    assert (await world.reads(lambda db: people.on_account(db, 1000, marie.id)))[0].name == "Marie"
