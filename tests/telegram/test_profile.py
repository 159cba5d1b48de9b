"""What Telegram shows of the bot: told at the start, only where it differs, and never a reason to fail."""

from bot.domain.common import Role
from bot.telegram.profile import commands
from simulator import Fault, Kind
from tests.world import World

SETTING = ("setMyName", "setMyDescription", "setMyShortDescription", "setMyCommands")


def settings(world: World) -> list[str]:
    return [call.method for call in world.telegram.calls if call.method in SETTING]


async def test_everybody_finds_the_commands_in_their_language(world: World) -> None:
    marie, ann, ole = (world.telegram.person("x", language=language) for language in ("fr", "en", "no"))
    assert "menu" in marie.commands
    assert ann.commands != marie.commands
    assert ole.commands == marie.commands


async def test_at_the_next_start_nothing_is_told_twice(world: World) -> None:
    world.telegram.calls.clear()
    await world.restarts()
    assert settings(world) == []


async def test_a_name_that_may_not_be_changed_now_keeps_nothing_else_from_being_told(world: World) -> None:
    await world.app.stop()
    world.telegram.profile = type(world.telegram.profile)("Autre")
    marie = world.telegram.person("Marie")
    for method in ("getMyName", "setMyName"):
        world.telegram.faults.add(Fault(Kind.FLOOD, method, count=None, seconds=80_000))
    await world.starts_again()
    assert "menu" in marie.commands
    world.telegram.faults.clear()
    await marie.says("/start")
    assert marie.messages


async def test_the_team_finds_its_commands_in_its_own_chat(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    await world.restarts()
    assert {"annonces", "appels"} & set(nadia.commands)
    assert not {"annonces", "appels"} & set(marie.commands)


async def test_somebody_whose_chat_cannot_be_told_stops_nobody(world: World) -> None:
    gone, nadia = await world.knows("Gone", Role.COORDINATOR), await world.knows("Nadia", Role.COORDINATOR)
    gone.chat.started = False
    world.telegram.deactivate(gone)
    await world.restarts()
    assert len(nadia.commands) > len(commands(world.app.routes, Role.PARTICIPANT, "fr")) - 1


def test_commands_are_named_and_described_in_both_languages(world: World) -> None:
    both = [commands(world.app.routes, Role.PARTICIPANT | Role.MEMBER, language) for language in ("fr", "en")]
    assert len(both[0]) == len(both[1])
    for command in (*both[0], *both[1]):
        assert command.description
        assert command.command == command.command.lower()
