"""Backups and restores of a world, for tests."""

from pathlib import Path

from bot import restoring
from bot.backups import keep
from bot.restoring import Settled
from storage import privacy
from storage.sealing import Vault
from tests.world import BOT, MASTER, World


def backs_up(world: World) -> Path:
    """A backup of this instant, made beside the bot that runs."""
    return keep(world.app.database.engine, world.app.config, world.clock.now()).path


async def restores(world: World, backup: Path) -> Settled:
    """The bot ends, its database becomes that of a backup at this instant, and another bot begins."""
    await world.app.stop()
    erasures = privacy.noted(world.folder / "erasures.list")
    settled = restoring.rebuild(file_of(world), vault_of(world), backup, BOT, erasures, world.clock.now())
    restoring.put_in_place(file_of(world), world.clock.now())
    await world.starts_again()
    return settled


def file_of(world: World) -> Path:
    """The file of the database."""
    return world.folder / "atelier.db"


def vault_of(world: World) -> Vault:
    """A vault with the master key of a world."""
    return Vault(MASTER, lambda: world.clock.now().date())
