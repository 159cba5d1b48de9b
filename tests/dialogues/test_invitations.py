"""The doors: partners' links, personal ones, none at all, and those that do not open."""

from sqlalchemy import update

from bot.domain.common import Role
from storage import invitations, workshops
from tests.links import partner_link, personal_link
from tests.world import World

CONSENT = "Vous pouvez partir à tout moment."


async def test_without_a_link_the_open_workshop(world: World) -> None:
    marie = world.telegram.person("Marie")
    await marie.says("/start")
    await marie.sees("Estime de soi", CONSENT)


async def test_without_a_link_several_workshops_and_somebody_to_call(world: World) -> None:
    await world.brings_centre("autre")
    marie = world.telegram.person("Marie")
    await marie.says("/start")
    await marie.sees("Lequel voulez-vous voir ?", "Centre social autre : appelez Nadia Guérin au 02 61 91 00 01.")
    await marie.taps("Voir Estime de soi, Centre social autre")
    await marie.sees("Proposé par : Centre social autre.", CONSENT)


async def test_without_a_link_nothing_open_and_somebody_to_call(world: World) -> None:
    await world.reads(lambda db: db.execute(update(workshops.workshops).values(is_open=False)))
    marie = world.telegram.person("Marie")
    await marie.says("/start")
    await marie.sees("Aucun atelier n'est ouvert pour le moment.", "du lundi au vendredi")
    assert marie.last.kind == "contact"


async def test_somebody_known_without_a_link_gets_the_menu(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/start")
    await marie.sees("Bonjour Marie.")


async def test_a_personal_link_is_of_whoever_opened_it_first(world: World) -> None:
    marie, paul = world.telegram.person("Marie"), world.telegram.person("Paul")
    link = await personal_link(world)
    await marie.says(link)
    await marie.sees(CONSENT)
    await paul.says(link)
    await paul.sees("Ce lien a déjà servi.", "Estime de soi")
    await marie.says(link)
    await marie.sees(CONSENT)


async def test_a_personal_link_lasts_a_week(world: World) -> None:
    marie, link = world.telegram.person("Marie"), await personal_link(world)
    await world.passes(days=7)
    await marie.says(link)
    await marie.sees("Ce lien est trop ancien.", CONSENT)


async def test_whoever_prepared_a_link_does_not_use_it_up(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), world.telegram.person("Marie")
    link = await personal_link(world, nadia)
    await nadia.says(link)
    await nadia.sees("C'est le lien que vous avez préparé.")
    await marie.says(link)
    await marie.sees(CONSENT)


async def test_unknown_links_are_counted_and_then_refused_for_an_hour(world: World) -> None:
    marie, link = world.telegram.person("Marie"), (await partner_link(world))[1]
    for guess in range(5):
        await marie.says(f"/start p_{guess}")
        await marie.sees("Ce lien ne marche pas, ou ne marche plus.", CONSENT)
    await world.restarts()
    await marie.says(link)
    await marie.sees("Vous avez essayé beaucoup de liens.", CONSENT)
    await world.passes(hours=1)
    await marie.says(link)
    await marie.sees("Proposé par : Centre social L'Estran.")
    await marie.does_not_see("Ce lien a déjà servi.")


async def test_a_link_of_no_known_kind_gets_a_kind_sentence(world: World) -> None:
    paul, marie = world.telegram.person("Paul"), await world.enrols("Marie")
    for payload in ("zzz", "q_abcdef", "p", "p_"):
        await paul.says(f"/start {payload}")
        await paul.sees("Ce lien ne marche pas, ou ne marche plus.", CONSENT)
        await marie.says(f"/start {payload}")
        await marie.sees("Ce lien ne marche pas, ou ne marche plus.", "Bonjour Marie.")


async def test_a_link_of_one_kind_opens_no_other_door(world: World) -> None:
    marie, link = world.telegram.person("Marie"), (await partner_link(world))[1]
    for prefix in ("i", "s", "o"):
        await marie.says(link.replace("p_", f"{prefix}_", 1))
        await marie.sees("Ce lien ne marche pas, ou ne marche plus.")


async def test_somebody_known_with_a_wrong_link_gets_the_menu(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/start i_AAAAAAAAAAAAAAAAAAAAAA")
    await marie.sees("Ce lien ne marche pas, ou ne marche plus.", "Bonjour Marie.")


async def test_a_partner_of_another_centre_leads_to_that_centre_only(world: World) -> None:
    here, there = world.centre, await world.brings_centre("autre")
    marie = await world.enrols("Marie")
    world.centre = there
    link = (await partner_link(world))[1]
    world.centre = here
    await marie.says(link)
    await marie.sees("Proposé par : Centre social autre.")


async def test_old_links_and_guesses_are_forgotten(world: World) -> None:
    marie = world.telegram.person("Marie")
    await marie.says(await personal_link(world))
    await marie.says("/start i_nothing")
    await world.passes(days=40)
    assert await world.reads(lambda db: db.execute(invitations.invitations.select()).all()) == []
    assert await world.reads(lambda db: db.execute(invitations.guesses.select()).all()) == []


async def test_tokens_are_nowhere_in_the_rows(world: World) -> None:
    links = [await personal_link(world), (await partner_link(world))[1]]
    rows = await world.reads(lambda db: db.execute(invitations.invitations.select()).all())
    for link in links:
        assert link.partition("_")[2] not in str(rows)
