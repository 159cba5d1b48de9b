"""Hosts and coordinators come in by a link, and whoever invited says yes."""

from bot.domain.common import Role
from simulator import Person
from storage import roles, workshops
from tests.links import link_in, terminal_link
from tests.world import TOKEN, World

WAITING = "Nadia doit encore confirmer."


async def team(world: World, role: Role) -> list[str]:
    """The names of those who have a role."""
    return [one.name for one in await world.reads(lambda db: roles.team(db, world.centre.id, role))]


async def host_link(nadia: Person) -> str:
    """Nadia asks for a link for Claire, and sends it on."""
    await nadia.says("/menu")
    await nadia.taps("🤝 Inviter")
    await nadia.taps("Inviter un·e intervenant·e")
    await nadia.taps("Inviter Claire Bonnin")
    await nadia.sees("jusqu'au vendredi 2 octobre à 10 h", "vous confirmez ici")
    return link_in(next(one.read for one in reversed(nadia.messages) if "https://t.me/" in one.read))


async def test_a_host_counts_once_confirmed(world: World) -> None:
    nadia, claire = await world.knows("Nadia", Role.COORDINATOR), world.telegram.person("Claire")
    await claire.opens(await host_link(nadia))
    await claire.sees("On vous invite à animer des séances.", "Quel est votre nom ?")
    await claire.taps("Je m'appelle Claire")
    await claire.sees(WAITING)
    assert await team(world, Role.HOST) == []
    await nadia.sees("Claire a ouvert votre lien.", "C'est bien cette personne ?")
    await nadia.taps("Oui, confirmer")
    await nadia.sees("Claire a ouvert votre lien.", "C'est confirmé.")
    await claire.sees("Bienvenue dans l'équipe, Claire.")
    assert await team(world, Role.HOST) == ["Claire"]
    number = await world.number(claire)
    hosts = await world.reads(lambda db: workshops.hosts_of_centre(db, world.centre.id))
    assert [one.name for one in hosts if one.person == number] == ["Claire Bonnin"]


async def test_somebody_else_opened_it_and_is_refused(world: World) -> None:
    nadia, paul = await world.knows("Nadia", Role.COORDINATOR), world.telegram.person("Paul")
    link = await host_link(nadia)
    await paul.opens(link)
    await paul.taps("Je m'appelle Paul")
    asked = await nadia.sees("C'est bien cette personne ?")
    await nadia.taps("Non, refuser")
    await nadia.sees("Cette personne n'entre pas dans l'équipe.")
    await paul.sees("n'a pas été confirmée", "Nadia Guérin")
    await nadia.forges("jo.y:1", asked)
    await nadia.sees("Vous avez déjà répondu.")
    await paul.opens(link)
    await paul.sees("Ce lien a déjà servi.")
    assert await team(world, Role.HOST) == []


async def test_another_coordinator_types_a_name_across_a_restart(world: World) -> None:
    nadia, helene = await world.knows("Nadia", Role.COORDINATOR), world.telegram.person("H")
    await nadia.says("/menu")
    await nadia.taps("🤝 Inviter")
    await nadia.taps("Inviter à coordonner")
    link = link_in(next(one.read for one in reversed(nadia.messages) if "https://t.me/" in one.read))
    await helene.opens(link)
    await helene.sees("On vous invite à coordonner les ateliers.")
    await helene.says("bonjour")
    await helene.sees("Touchez un bouton", "Quel est votre nom ?")
    await helene.taps("Écrire un autre nom")
    await world.restarts()
    await helene.says("<b>Hélène</b>")
    await helene.sees(WAITING)
    await nadia.sees("<b>Hélène</b> a ouvert votre lien.")
    await nadia.taps("Oui, confirmer")
    assert await team(world, Role.COORDINATOR) == ["Nadia", "<b>Hélène</b>"]


async def test_the_same_person_comes_back_to_the_question(world: World) -> None:
    nadia, claire = await world.knows("Nadia", Role.COORDINATOR), world.telegram.person("Claire")
    link = await host_link(nadia)
    await claire.opens(link)
    await claire.says("/start")
    await claire.sees("Quel est votre nom ?")
    await claire.taps("Plus tard")
    await claire.sees("Touchez de nouveau le lien quand vous voulez.")
    await claire.opens(link)
    await claire.taps("Je m'appelle Claire")
    await claire.opens(link)
    await claire.sees(WAITING)


async def test_a_participant_who_becomes_a_host_keeps_their_name(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    await marie.opens(await host_link(nadia))
    assert list(marie.last.buttons) == [["Je m'appelle Marie"], ["Plus tard"]]
    await marie.taps("Je m'appelle Marie")
    await nadia.taps("Oui, confirmer")
    await marie.sees("Bienvenue dans l'équipe, Marie.")


async def test_the_inviter_the_second_person_and_the_next_day(world: World) -> None:
    nadia, claire = await world.knows("Nadia", Role.COORDINATOR), world.telegram.person("Claire")
    paul, link = world.telegram.person("Paul"), await host_link(nadia)
    await nadia.opens(link)
    await nadia.sees("C'est le lien que vous avez préparé.")
    await claire.opens(link)
    await claire.sees("Quel est votre nom ?")
    await paul.opens(link)
    await paul.sees("Ce lien a déjà servi.")
    await world.passes(hours=24)
    await claire.taps("Je m'appelle Claire")
    await claire.sees("Ce lien ne marche plus.")
    await claire.says("/start")
    await claire.sees("Estime de soi")


async def test_only_whoever_invited_confirms(world: World) -> None:
    nadia, claire = await world.knows("Nadia", Role.COORDINATOR), world.telegram.person("Claire")
    helene = await world.knows("Hélène", Role.COORDINATOR)
    there = await world.knows("Autre", Role.COORDINATOR, centre=await world.brings_centre("autre"))
    await claire.opens(await host_link(nadia))
    await claire.taps("Je m'appelle Claire")
    for other, answer in ((helene, "répond elle-même"), (there, "n'existe plus"), (claire, "une autre personne")):
        await other.says("/menu")
        await other.forges("jo.y:1")
        await other.sees(answer)
    assert await team(world, Role.HOST) == []


async def test_a_stranger_forges_a_name(world: World) -> None:
    nadia, paul = await world.knows("Nadia", Role.COORDINATOR), world.telegram.person("Paul")
    await host_link(nadia)
    for payload in ("jo.n:1", "jo.o:1"):
        await paul.says("/start")
        await paul.forges(payload)
        await paul.sees("Ceci n'existe plus.")


async def test_the_first_coordinator_needs_nobodys_yes(world: World) -> None:
    nadia, link = world.telegram.person("Nadia"), await terminal_link(world, Role.COORDINATOR)
    await nadia.says(link)
    await nadia.taps("Je m'appelle Nadia")
    await nadia.sees("Bienvenue dans l'équipe, Nadia.")
    assert await team(world, Role.COORDINATOR) == ["Nadia"]
    await nadia.says(link)
    await nadia.sees("Ce lien a déjà servi.")


async def test_the_terminals_link_lasts_an_hour(world: World) -> None:
    nadia, link = world.telegram.person("Nadia"), await terminal_link(world, Role.COORDINATOR)
    await world.passes(hours=1)
    await nadia.says(link)
    await nadia.sees("Ce lien est trop ancien.")


async def test_the_operator(world: World) -> None:
    serge, link = world.telegram.person("Serge"), await terminal_link(world, Role.OPERATOR)
    await serge.says(link)
    await serge.sees("Vous recevrez ici les messages de panne.")
    bot = int(TOKEN.partition(":")[0])
    assert await world.reads(lambda db: roles.operator_chats(db, bot)) == [(serge.id, "fr")]
    other = world.telegram.person("Paul")
    await other.says(link)
    await other.sees("Ce lien a déjà servi.")
