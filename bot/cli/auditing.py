"""`audit`, `export` and `retention`: what is known of people, who looked at it, and when it goes."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.terminal import Exit, Refusal, command

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from sqlalchemy import Connection

    from bot.domain.centres import Centre
    from bot.domain.journal import Flaw

DAYS = 92  # the three notices of whoever is told today


@command("audit")
def audit(
    context: typer.Context,
    verify: Annotated[
        bool, typer.Option("--verify", help="Go through every line, and name the first that was altered.")
    ] = False,
) -> None:
    """Say how long each centre's journal is, and whether it is as it was written. Ends with 1 where one is not."""
    from bot.cli import opening
    from storage import centres, journal

    is_whole = True
    with opening.database(opening.settings(context)) as engine, engine.connect() as db:
        for centre in centres.everyone(db):
            length = journal.length(db, centre.id)
            flaw = journal.broken(db, centre.id) if verify else None
            is_whole = is_whole and flaw is None
            told = _told(flaw) if flaw else "holds" if verify else "not verified"
            typer.echo(f"{centre.slug}: {length} lines, {told}")
    if not is_whole:
        raise Refusal(
            Exit.WRONG, "A journal is not as it was written. Keep the database as it is, and the last backups."
        )


@command("export")
def export(
    context: typer.Context,
    person: Annotated[int, typer.Option(metavar="ID", help="The number of the person, as the coordinator sees it.")],
) -> None:
    """Write everything that is known of a person into a JSON file, for its owner only. They see that it was done."""
    import json
    from pathlib import Path

    from bot.cli import opening
    from bot.clock import SystemClock
    from bot.domain.journal import Deed
    from storage import exporting, journal, people, privacy

    with opening.database(opening.settings(context)) as engine, engine.begin() as db:
        if not privacy.is_known(db, person):
            raise Refusal(Exit.WRONG, f"There is nobody with the number {person}.")
        path = Path(f"person-{person}.json")
        known = exporting.known(db, person)
        _write(path, json.dumps(known, ensure_ascii=False, indent=2))
        journal.note(db, people.centre_of(db, person), person, None, Deed.EXPORTED, SystemClock().now())
    typer.echo(f"Everything that is known of person {person} is in {path}. Give it to them, and delete it.")


@command("retention")
def retention(
    context: typer.Context,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what the bot will do by itself.")] = False,
    days: Annotated[int, typer.Option(min=0, max=3660, help="How far to look ahead.")] = DAYS,
) -> None:
    """Say whose file will be told about, or erased, on which day. Numbers only; the bot does it by itself."""
    from datetime import timedelta

    from bot.cli import opening
    from bot.clock import SystemClock
    from bot.domain.times import wall
    from storage import centres

    if not dry_run:
        raise Refusal(Exit.USE, "The running bot does this by itself; --dry-run says what it will do.")
    now = SystemClock().now()
    with opening.database(opening.settings(context)) as engine, engine.connect() as db:
        for centre in centres.everyone(db):
            today = wall(now, centre.zone).date()
            lines = _ahead(db, centre, today, today + timedelta(days=days))
            typer.echo(f"{centre.slug}: {len(lines)} in the next {days} days")
            for line in lines:
                typer.echo(f"  {line}")


def _ahead(db: "Connection", centre: "Centre", today: "date", until: "date") -> list[str]:
    """What becomes of the files of a centre, by day."""
    from bot.domain.retention import NOTICES, ahead
    from storage import retention

    found = [
        (day, file.person, place)
        for file in retention.files(db, centre, until)
        for day, place in ahead(file, today, until)
    ]
    what = [f"notice {place + 1} of {len(NOTICES)}" for place in range(len(NOTICES))] + ["erased"]
    return [f"{day.isoformat()} person {person}: {what[place]}" for day, person, place in sorted(found)]


def _told(flaw: "Flaw") -> str:
    return f"cut off after line {flaw.line}" if flaw.cut else f"line {flaw.line} does not hold"


def _write(path: "Path", content: str) -> None:
    """For its owner only from the first byte on; one that is there already may be somebody's, and stays."""
    import os

    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Refusal(Exit.USE, f"{path} is there already; move it away first.") from None
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(content)
