"""Nobody acts beyond their role, whatever their phone sends: forged buttons of every kind, by every role."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.domain.centres import Centre
from bot.domain.common import Role
from bot.domain.letters import Lane
from bot.domain.replies import minute
from bot.ui.codec import Action, unpack
from simulator import Person
from storage import outbox, people, roles, workshops
from storage.schema import metadata
from tests.proofs.forging import forged
from tests.world import BOT, World

PASSING = {"letters", "drafts", "cards", "persons"}  # what a refusal itself may leave: an answer, who was in touch
TOGETHER = 10
TEAM = Role.HOST | Role.PARTNER | Role.COORDINATOR | Role.OPERATOR
OTHERS = ("enrolments", "sessions", "workshops")  # what may change for others by what one does oneself: a place is free
SAID = (
    *("autre personne", "nous connaissons pas", "bouton est ancien"),
    *("somebody else", "do not know each other", "button is old"),  # a served tap may have changed the language
)
Rows = dict[tuple[str, int], list[Any]]


@dataclass
class Visitor:
    """Somebody with a modified phone."""

    phone: Person
    centre: Centre | None


async def everybody(world: World) -> list[Visitor]:
    """Every role in two centres, and a stranger."""
    here, there = world.centre, await world.brings_centre("autre")
    found = [Visitor(world.telegram.person("Zoé"), None)]
    for centre in (here, there):
        found.append(Visitor(await world.enrols(f"Jean {centre.id}", centre), centre))
        for role in (Role.MEMBER, Role.HOST, Role.PARTNER, Role.COORDINATOR):
            phone = await world.knows(f"{role.name} {centre.id}", role, centre)
            found.append(Visitor(phone, centre))
    await world.enrols("Marie")
    await world.enrols("Rose", there)
    for visitor in found:
        await visitor.phone.says("/start")
    return found


def owned(db: Connection) -> Rows:
    """All rows of all centres but the passing ones, and what is owed unasked, by table and centre."""
    found: Rows = {}
    for table in metadata.sorted_tables:
        if "centre_id" in table.columns and table.name not in PASSING:
            for row in db.execute(select(table)):
                found.setdefault((table.name, row.centre_id), []).append(row)
    letters = outbox.letters.c
    nobodys = letters.centre_id.is_(None)  # a goodbye to whoever has just erased themselves
    owed = select(letters.key, letters.centre_id).where(letters.lane != int(Lane.REPLY), ~nobodys)
    for letter in db.execute(owed):
        found.setdefault(("letters", letter.centre_id), []).append(letter)
    return found


def of_others(rows: Rows, me: int) -> Rows:
    """What says something about somebody else."""
    mine = {
        place: [row for row in found if getattr(row, "person_id", me) not in (me, None)]
        for place, found in rows.items()
        if place[0] not in OTHERS
    }
    return {place: found for place, found in mine.items() if found}


async def presses(world: World, visitor: Visitor, payloads: list[str]) -> list[str]:
    """What somebody reads after some forged taps."""
    seen = len(world.telegram.seen)
    before = visitor.phone.last.read  # seen once more where it only loses its buttons
    for data in payloads:
        world.telegram.new_query(visitor.phone.chat, visitor.phone.last, data)
    await world.settle()
    return [one.text for one in world.telegram.seen[seen:] if one.person is visitor.phone and one.text != before]


@pytest.mark.parametrize("count", [500, pytest.param(10_000, marks=[pytest.mark.prove, pytest.mark.timeout(3 * 3600)])])
async def test_nobody_acts_beyond_their_role_by_a_forged_button(
    world: World, count: int, figure: Callable[[str], None]
) -> None:
    visitors, chance, routes = await everybody(world), Random(4711), world.app.routes
    kinds = sorted(routes.buttons, key=lambda kind: kind.tag)
    workshop = await world.workshop()
    minutes = await world.reads(lambda db: [minute(one) for one in workshops.sessions_of(db, workshop)])
    pressed = refused = turn = 0
    begun = time.monotonic()
    while pressed < count:
        visitor = visitors[turn % len(visitors)]
        turn += 1
        may, me = await world.reads(partial(standing, visitor=visitor))
        payloads = [forged(kinds[(turn * 7 + number * 13) % len(kinds)], chance, minutes) for number in range(TOGETHER)]
        served = [data for data in payloads if is_served(unpack(data), world, may)]
        beyond = [data for data in payloads if data not in served]
        if visitor.centre is not None:  # an open workshop may be joined from anywhere, which is left to the stranger
            served = [data for data in served if is_bound(unpack(data), world)]
        before = await world.reads(owned)
        read = await presses(world, visitor, beyond)
        after = await world.reads(owned)
        assert after == before, f"{visitor.phone.name} ({may}) changed something: {beyond}"
        assert all(any(word in text for word in SAID) for text in read), f"{visitor.phone.name}: {beyond}: {read}"
        await presses(world, visitor, served)
        after = await world.reads(owned)
        for place in before.keys() | after.keys():
            if visitor.centre is not None and place[1] != visitor.centre.id:
                assert after.get(place) == before.get(place), f"{visitor.phone.name} changed {place}: {served}"
        if not may & TEAM and me:
            assert of_others(after, me) == of_others(before, me), f"{visitor.phone.name} acted for others: {served}"
        pressed, refused = pressed + len(served) + len(beyond), refused + len(beyond)
    took = time.monotonic() - begun
    figure(f"forged payloads: {pressed}, {refused} beyond a role, acts beyond a role 0; {pressed / took:.0f} a second")
    assert refused > count / 4


def standing(db: Connection, visitor: Visitor) -> tuple[Role, int]:
    """What somebody may do by now, and their number; 0 for strangers."""
    person = people.of_account(db, BOT, visitor.phone.id)
    return roles.context(db, BOT, visitor.phone.id, person)[1], person.id if person else 0


def is_served(action: Action | None, world: World, may: Role) -> bool:
    return action is not None and world.app.routes.buttons[type(action)].role.serves(may)


def is_bound(action: Action | None, world: World) -> bool:
    return action is not None and world.app.routes.buttons[type(action)].role is not Role.ANYONE
