"""`backup` and `restore`: a copy of everything, and a bot again from it."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.terminal import Exit, Refusal, command

if TYPE_CHECKING:
    from datetime import datetime

    from bot.config import Config
    from bot.restoring import Erasures, Settled
    from storage.backup import Header
    from storage.sealing import Vault


@command("backup")
def backup(
    context: typer.Context,
    path: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Where to. Default: a new file in the backups' folder.")
    ] = None,
) -> None:
    """Make an encrypted copy of everything, beside a bot that goes on running."""
    from bot.cli import opening
    from storage.upgrading import State

    config = opening.settings(context)
    if path is not None and path.exists():
        raise Refusal(Exit.USE, f"{path} is there already; expected a new name.")
    found = config.storage.file
    if found is not None and not found.exists():
        raise Refusal(Exit.DATA, f"There is no database at {found}.")
    with opening.opened(config) as engine:
        if opening.standing(config, engine) is State.MISSING:
            raise Refusal(Exit.DATA, f"{opening.place(config)} is no database of this program.")
        opening.check_key(config, engine)
        written = opening.back_up(config, engine, path)
    typer.echo(f"It holds {written.rows:,} rows in {written.size / 1024:,.0f} kB. Copy it to another machine.")
    typer.echo("Two things are not in it and must be kept elsewhere, apart from it:")
    typer.echo(f"- the master key {written.header.key}, without which nobody can read it: {_key_of(config)}")
    typer.echo(f"- the list of erased people, by which a restore erases them again: {config.security.erasure_list}")


@command("restore")
def restore(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The backup.")],
    *,
    replace: Annotated[bool, typer.Option("--replace", help="Put the database that is there aside.")] = False,
    without_erasure_list: Annotated[
        bool, typer.Option("--without-erasure-list", help="Bring back people who were erased since the backup.")
    ] = False,
    old: Annotated[bool, typer.Option("--old", help="Take a backup that should have been deleted by now.")] = False,
) -> None:
    """Make the database anew from a backup. The bot must not be running."""
    from bot import restoring
    from bot.cli import opening
    from bot.clock import SystemClock

    config, now, aside = opening.settings(context), SystemClock().now(), None
    database = config.storage.file
    with opening.alone(config):
        vault = _vault(config)
        header = _accepted(config, path, vault, now, old=old)
        erasures = _erasures(config, without=without_erasure_list)
        if database is not None and database.exists() and not replace:
            raise Refusal(
                Exit.USE, f"{database} is there already. To put it aside, and the backup in its place: --replace"
            )
        settled = _rebuilt(config, vault, path, erasures, now)
        if database is not None:
            aside = restoring.put_in_place(database, now)
    typer.echo(f"The database is as it was on {header.made:%Y-%m-%d at %H:%M} UTC. What happened since is not in it.")
    typer.echo(f"People who were erased again: {settled.erased}.")
    typer.echo(f"Messages that may have gone already, and wait for a coordinator's decision: {settled.held}.")
    if aside is not None:
        typer.echo(f"The database that was there is kept as {aside}. It goes when backups of today go.")


def _rebuilt(config: "Config", vault: "Vault", path: Path, erasures: "Erasures", now: "datetime") -> "Settled":
    """The database made anew, on a file beside the place of the real one; refused where that cannot be."""
    from sqlalchemy.exc import DatabaseError

    from bot import restoring
    from bot.cli import opening
    from storage.backup import BackupError

    database, bot = config.storage.file, int(opening.token(config).partition(":")[0])
    try:
        if database is None:
            return restoring.rebuild_on_server(config.storage.url, vault, path, bot, erasures, now)
        return restoring.rebuild(database, vault, path, bot, erasures, now)
    except restoring.OccupiedError:
        said = f"There are tables in {opening.place(config)} already; expected an empty database."
        raise Refusal(Exit.USE, said) from None
    except (BackupError, OSError, DatabaseError) as problem:
        said = f"The database was not restored, and what was there is as it was. {problem}"
        raise Refusal(Exit.DATA, said) from None


def _key_of(config: "Config") -> str:
    return "ATELIER_MASTER_KEY" if config.master_key is not None else str(config.security.master_key_file)


def _vault(config: "Config") -> "Vault":
    from bot import keys
    from bot.clock import SystemClock
    from storage.sealing import Vault

    found = keys.read(config)
    if found is None:
        raise keys.KeyRefusal(f"The master key is missing; expected the copy that was kept in {_key_of(config)}.")
    return Vault(found, lambda: SystemClock().now().date())


def _accepted(config: "Config", path: Path, vault: "Vault", now: "datetime", *, old: bool) -> "Header":
    """What the backup says of itself, where it may be restored here."""
    from bot.keys import KeyRefusal
    from storage import backup
    from storage.migrations import revisions
    from storage.upgrading import NewerSchemaError

    try:
        header = backup.header_of(path)
    except (OSError, backup.BackupError) as problem:
        raise Refusal(Exit.USE, f"{path} cannot be used: {problem}") from None
    if not backup.opens(vault, header):
        said = f"The backup was sealed with the master key {header.key}; the one in {_key_of(config)} is another."
        raise KeyRefusal(said)
    if header.revision not in revisions():
        raise NewerSchemaError("The backup was made by a newer version of this program; install that version.")
    days = config.backup.keep_days
    if now - header.made > timedelta(days=days) and not old:
        raise Refusal(
            Exit.USE,
            f"The backup is of {header.made:%Y-%m-%d}, and backups are kept for {days} days: people were promised "
            "that what is erased is gone from everywhere by then. To take it all the same: --old",
        )
    return header


def _erasures(config: "Config", *, without: bool) -> "Erasures":
    from storage import privacy

    path = config.security.erasure_list
    if path.exists():
        return privacy.noted(path)
    if not without:
        raise Refusal(
            Exit.USE,
            f"The list of erased people is missing: {path} is not there. Without it, everybody who was erased since "
            "the backup is back, against their will; expected the copy that was kept in that place. If there is none: "
            "--without-erasure-list, and then erase again by hand whoever asked for it.",
        )
    return ()
