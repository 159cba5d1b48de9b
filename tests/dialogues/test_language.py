"""French or English, at once."""

from bot.domain.common import Role
from tests.world import World


async def test_marie_changes_the_language_and_back(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/langue")
    await marie.sees("Quelle langue voulez-vous ?", "Which language would you like?")
    await marie.taps("Speak English")
    await marie.sees("Done, I speak English with you.")
    await marie.taps("See the menu")
    await marie.sees("Hello Marie.")
    await marie.taps("Open my settings")
    await marie.taps("Change the language / Langue")
    await marie.taps("Parler français")
    await marie.sees("C'est fait, je vous parle français.")


async def test_the_commands_are_in_the_chosen_language(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/langue")
    await marie.taps("Speak English")
    assert "language" in marie.commands
    assert "langue" not in marie.commands
    await marie.taps("See the menu")
    await marie.says("/langue")
    await marie.taps("Parler français")
    assert "langue" in marie.commands
    assert "language" not in marie.commands


async def test_changing_the_language_in_the_middle_loses_nothing(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    await marie.taps("J'ai besoin de parler")
    await marie.taps("Oui, appelez-moi")
    await marie.says("/language")
    await marie.taps("Speak English")
    await marie.says("06 12 34 56 78")
    await marie.sees("We call you on 06 12 34 56 78.")


async def test_a_letter_that_waits_is_read_in_the_language_chosen_meanwhile(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await world.until("2026-10-03 23:00")
    await marie.says("Bonjour")
    await marie.taps("Transmettre à l'équipe")
    await nadia.says("/langue")
    await nadia.taps("Speak English")
    await world.until("2026-10-04 09:00")
    await nadia.sees("Message from Marie")


async def test_a_forged_language_is_refused(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/langue")
    await marie.forges("la.to:xx")
    await marie.sees("Ce bouton est ancien.")
    await marie.says("/menu")
    await marie.sees("Bonjour Marie.")
