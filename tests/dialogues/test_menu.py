"""The menu: who somebody is decides what stands on it; who to call always does."""

from bot.domain.common import Role
from tests.world import World


def labels(rows: list[list[str]]) -> list[str]:
    return [label for row in rows for label in row]


async def test_a_participant_finds_everything_and_somebody_to_call(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    await marie.sees("Bonjour Marie.", "Que voulez-vous faire ?")
    shown = labels(marie.buttons)
    assert any("qui appeler" in label for label in shown)
    assert "J'ai besoin de parler" in shown[-1]
    assert not any("annonce" in label for label in shown)


async def test_a_coordinator_finds_their_work_first(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await nadia.says("/menu")
    shown = labels(nadia.buttons)
    assert any("annonce" in label for label in shown)
    assert any("appels" in label for label in shown)


async def test_the_menu_keeps_an_enrolment_that_is_not_finished(world: World) -> None:
    marie = world.telegram.person("Marie")
    await marie.says("/start")
    await marie.taps("Je m'inscris")
    await marie.says("/menu")
    await marie.says("/start")
    await marie.sees("Quel est votre prénom ?")


async def test_the_menu_is_english_for_who_chose_it(world: World) -> None:
    john = await world.enrols("John", language="en")
    await john.says("/menu")
    await john.sees("Hello John.")


async def test_a_name_is_shown_as_it_is(world: World) -> None:
    odd = await world.enrols("<b>Zoé</b> & \N{RIGHT-TO-LEFT OVERRIDE}Léa")
    await odd.says("/menu")
    await odd.sees("Bonjour <b>Zoé</b> & \N{RIGHT-TO-LEFT OVERRIDE}Léa.")


async def test_the_button_of_an_old_screen_brings_a_new_one_and_takes_the_old_buttons_away(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    first = marie.last
    await marie.says("/menu")
    await marie.forges("home", first)
    await marie.sees("Bonjour Marie.")
    assert marie.last.id > first.id
    assert first.buttons == []


async def test_a_button_that_nobody_made_gets_a_kind_answer(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    for data in ("rubbish", "home:1", "home:", ":::", "🙂" * 16):
        await marie.forges(data)
        await marie.sees("Ce bouton est ancien.", "Le menu vous montre la suite.")
        await marie.taps("Voir le menu")
        await marie.sees("Bonjour Marie.")


async def test_commands_are_listed_by_role_and_language(world: World) -> None:
    marie = world.telegram.person("Marie")
    john = world.telegram.person("John", language="en")
    assert "menu" in marie.commands
    assert "aide" in marie.commands
    assert "help" in john.commands
    assert "annonce" not in marie.commands


async def test_a_coordinator_has_the_commands_of_the_team_after_a_restart(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await world.restarts()
    assert "annonce" in nadia.commands


async def test_what_telegram_shows_of_the_bot_is_set_once(world: World) -> None:
    before = [call.method for call in world.telegram.calls]
    assert "setMyName" in before or "setMyDescription" in before
    count = len(world.telegram.calls)
    await world.restarts()
    after = [call.method for call in world.telegram.calls[count:]]
    assert not [method for method in after if method.startswith("setMy")]
