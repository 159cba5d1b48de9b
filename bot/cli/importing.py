"""`import`: a centre's file, or a programme's, into the database."""

from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.terminal import Exit, Refusal, command

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.domain.centres import Centre
    from bot.importing import Changes

CENTRE = {"time_zone", "places", "call", "listener", "consent"}
PROGRAMME = {"phases", "sessions", "waves", "capacity", "questions"}


@command("import")
def import_(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A centre's file, or a programme's.")],
    centre: Annotated[str, typer.Option(metavar="SLUG", help="A programme: the centre that it is for.")] = "",
    starting: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="A programme: a day of its first week, 2026-10-13."),
    ] = None,
    *,
    apply: Annotated[bool, typer.Option("--apply", help="Write what differs from what was imported before.")] = False,
) -> None:
    """Bring a file into the database. What is new is written; what was there is only compared, without --apply."""
    from rich.console import Console

    from bot.cli import opening

    config = opening.settings(context)
    bring = partial(_bring, _is_programme(path), path, centre, starting.date() if starting else None, apply)
    waiting = Console(stderr=True).status(f"Importing {path.name}")
    with opening.database(config, making=True) as engine, waiting, engine.begin() as db:
        changes = bring(db)
    _tell(path, changes)


def _is_programme(path: Path) -> bool:
    from bot import tables

    written = set(tables.read(path))
    if not written & (CENTRE | PROGRAMME):
        said = f"{path.name}: this is no centre (it has no places) and no programme (it has no sessions)."
        raise Refusal(Exit.USE, said)
    return bool(written & PROGRAMME)


def _bring(
    is_programme: bool, path: Path, slug: str, starting: date | None, apply: bool, db: "Connection"
) -> "Changes":
    from bot.files import read_centre, read_programme
    from bot.importing import bring_centre, bring_programme

    if not is_programme:
        return bring_centre(db, read_centre(path), apply=apply)
    file = read_programme(path)
    return bring_programme(db, the_centre(db, slug), file, starting, apply=apply)


def the_centre(db: "Connection", slug: str) -> "Centre":
    """The centre of a name; without a name, the only one there is."""
    from storage import centres

    known = centres.everyone(db)
    named = [one for one in known if slug in (one.slug, "")]
    if len(named) == 1:
        return named[0]
    slugs = ", ".join(one.slug for one in known)
    if not known:
        raise Refusal(Exit.WRONG, "There is no centre yet. Import its file first: atelier import centres/exemple.toml")
    raise Refusal(Exit.USE, f"Which centre? Expected --centre with one of: {slugs}.")


def _tell(path: Path, changes: "Changes") -> None:
    if not changes.found:
        typer.echo(f"{path.name}: nothing differs from what was imported before.")
        return
    for change in changes.found:
        typer.echo(str(change))
    if changes.applied:
        typer.echo(f"{path.name}: imported.")
    else:
        typer.echo(f"{path.name}: nothing was changed. Add --apply to write this.")
