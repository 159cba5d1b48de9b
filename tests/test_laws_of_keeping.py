"""What people say is unreadable on the disk: in the database, in its log, in a backup; and once erased, it stays so."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from storage import privacy
from storage.backup.envelope import lines, read_header
from storage.people import persons
from storage.sealing import data_keys
from tests.kept import backs_up, restores, vault_of
from tests.world import World

CANARY = "CANARI"


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A world whose database was made by its migrations."""
    world = World(tmp_path)
    await world.start()
    yield world
    await world.stop()


def holding(world: World, *words: bytes) -> set[str]:
    """The files in which any of these bytes stand."""
    files = (path for path in world.folder.rglob("*") if path.is_file())
    return {path.name for path in files if any(word in path.read_bytes() for word in words)}


def opened(world: World, backup: Path) -> bytes:
    """What whoever has the master key reads in a backup."""
    with backup.open("rb") as file:
        return b"\n".join(lines(file, vault_of(world), read_header(file)))


async def secrets(world: World, person: int) -> list[bytes]:
    """A person's name as it is sealed, and the key that opens it."""
    wanted = [
        select(persons.c.name).where(persons.c.id == person),
        select(data_keys.c.wrapped).where(data_keys.c.person_id == person),
    ]
    return [bytes(found) for found in await world.reads(lambda db: [db.scalar(query) for query in wanted]) if found]


async def test_nothing_that_people_say_can_be_read_on_the_disk(world: World) -> None:
    marie = await world.enrols(f"{CANARY} nom")
    await marie.says(f"{CANARY} message")
    await marie.taps("Transmettre à l'équipe")
    await marie.says("/menu")
    await marie.taps("J'ai besoin de parler")
    canaries = (CANARY.encode(), CANARY.encode("utf-16-le"))
    backup = backs_up(world)
    assert {"atelier.db", "atelier.db-wal", backup.name} <= {path.name for path in world.folder.rglob("*")}
    assert holding(world, *canaries) == set()
    within = opened(world, backup)
    assert b'"table":"stray_messages"' in within
    assert not [word for word in canaries if word in within], (
        "within a backup, what people say is sealed as it is in the database"
    )
    await restores(world, backup)
    assert holding(world, *canaries) == set()


async def test_who_was_erased_is_on_no_disk_after_a_restore(world: World) -> None:
    marie = await world.enrols("Marie")
    number, backup = await world.number(marie), backs_up(world)
    name, key = await secrets(world, number)
    assert holding(world, name, key) >= {"atelier.db-wal"}
    privacy.note(world.folder / "erasures.list", number, world.clock.now())
    await world.reads(lambda db: privacy.erase(db, number))
    assert privacy.truncate(world.app.database.engine)
    assert holding(world, name, key) == set()
    await restores(world, backup)
    assert holding(world, name, key, str(marie.id).encode()) == set()


async def test_without_the_list_whoever_was_erased_is_back(world: World) -> None:
    """So that the test above cannot pass for another reason."""
    number = await world.number(await world.enrols("Marie"))
    backup, (name, key) = backs_up(world), await secrets(world, number)
    await world.reads(lambda db: privacy.erase(db, number))
    await restores(world, backup)
    assert holding(world, name, key) >= {"atelier.db"}
