"""The settings: one entry of the menu for what is changed once in a while."""

from bot.domain.common import Role
from tests.world import World


async def test_marie_finds_what_she_may_change_in_one_place(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    await marie.taps("Ouvrir mes réglages")
    shown = await marie.sees("Mes réglages", "Que voulez-vous changer ?")
    assert shown.buttons == [
        ["🔔 Régler mes rappels"],
        ["✉️ Régler mes messages"],
        ["🌐 Changer la langue / Language"],
        ["👋 Quitter l'atelier"],
        ["📄 Voir mes informations"],
        ["☰ Voir le menu"],
    ]
    await marie.taps("Voir le menu")
    await marie.sees("Bonjour Marie.")


async def test_a_coordinator_finds_the_centre_too_and_has_no_place_to_leave(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR, language="en")
    await nadia.says("/menu")
    await nadia.taps("Open my settings")
    assert [label for row in nadia.buttons for label in row] == [
        "✉️ Set my messages",
        "🌐 Change the language / Langue",
        "📄 See my information",
        "🏠 Set up the centre",
        "🌴 Go on leave",
        "👋 Stop coordinating",
        "☰ See the menu",
    ]


async def test_a_stranger_is_shown_the_way(world: World) -> None:
    paul = world.telegram.person("Paul")
    await paul.says("/start")
    await paul.forges("se")
    await paul.sees("Nous ne nous connaissons pas encore.")
