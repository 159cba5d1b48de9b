"""Nobody acts beyond their role: every button of every role, pressed by every other role and by the other centre."""

import dataclasses
import typing
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.domain.common import Role
from bot.ui.codec import Action
from simulator import Person
from storage.schema import metadata
from tests.world import World

pytestmark = pytest.mark.again
REFUSALS = ("Ce bouton est pour une autre personne.", "Nous ne nous connaissons pas encore.")
PASSING = {"letters", "drafts", "cards", "persons"}  # what a refusal itself may leave: an answer, who was in touch


def payloads(kind: type[Action]) -> list[str]:
    """Payloads that name the first objects of the database: those of the first centre."""
    hints = typing.get_type_hints(kind)
    fields = dataclasses.fields(kind)  # type: ignore[arg-type]
    words = ("coming", "yes", "x") if any(hints[field.name] is str for field in fields) else ("",)
    return [kind(*(1 if hints[field.name] is int else word for field in fields)).pack() for word in words]


async def owned(world: World, centre: int) -> dict[str, list[Any]]:
    """All rows of a centre but the passing ones."""
    tables = [table for table in metadata.sorted_tables if "centre_id" in table.columns and table.name not in PASSING]

    def rows(db: Connection) -> dict[str, list[Any]]:
        return {table.name: list(db.execute(select(table).where(table.c.centre_id == centre))) for table in tables}

    return await world.reads(rows)


async def presses(world: World, phone: Person, data: str) -> str:
    """What somebody reads after a forged tap."""
    await phone.looks_away()
    await phone.forges(data)
    await world.settle()
    return "\n".join((phone.last.read, *phone.toasts[-1:]))


async def test_every_button_refuses_who_lacks_its_role(world: World) -> None:
    visitors = {
        Role.ANYONE: world.telegram.person("Zoé"),
        Role.MEMBER: await world.knows("Marie"),
        Role.MEMBER | Role.PARTICIPANT: await world.enrols("Jean"),
        Role.MEMBER | Role.HOST: await world.knows("Claire", Role.HOST),
        Role.MEMBER | Role.PARTNER: await world.knows("Anne", Role.PARTNER),
        Role.MEMBER | Role.COORDINATOR: await world.knows("Nadia", Role.COORDINATOR),
    }
    for phone in visitors.values():
        await phone.says("/start")
    before = await owned(world, world.centre.id)
    for kind, route in world.app.routes.buttons.items():
        for roles, phone in visitors.items():
            if route.role.serves(roles):
                continue
            data = payloads(kind)[0]  # refused before its words are read
            read = await presses(world, phone, data)
            assert any(refusal in read for refusal in REFUSALS), f"{phone.name} pressed {data}: {read}"
        assert await owned(world, world.centre.id) == before, f"somebody changed something by {kind}"


async def test_nobody_sees_or_changes_what_another_centre_owns(world: World) -> None:
    await world.knows("Nadia", Role.COORDINATOR)
    await world.enrols("CANARI")
    other = await world.brings_centre("autre")
    stranger = await world.knows("Paul", Role.COORDINATOR, other)
    await stranger.says("/menu")
    before = await owned(world, world.centre.id)
    for kind, route in world.app.routes.buttons.items():
        if route.role is Role.ANYONE:
            continue  # an open workshop may be joined from anywhere
        for data in payloads(kind):
            await presses(world, stranger, data)
            await stranger.does_not_see("CANARI")
    assert await owned(world, world.centre.id) == before


async def test_every_command_refuses_who_lacks_its_role(world: World) -> None:
    marie = await world.knows("Marie")
    for command in world.app.routes.commands:
        for name in {command.fr, command.en}:
            if command.route.role.serves(Role.MEMBER):
                continue
            await marie.says(f"/{name}")
            assert any(refusal in marie.last.read for refusal in REFUSALS), name
