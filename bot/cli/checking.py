"""`check`: what is wrong, in plain words."""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

import typer

from bot.cli.terminal import Exit, command

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bot.config import Config

MEGABYTE = 1024 * 1024
SPACE = 200 * MEGABYTE  # a centre's year takes a tenth of it
DAMAGED = "The database is damaged. Stop the bot, and restore a backup."
FRESH = timedelta(days=2)  # a backup a night, and one that failed
DRIFT = timedelta(seconds=30)  # a reminder that is half a minute late is still on time


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    is_well: bool
    says: str


@command("check")
def check(
    context: typer.Context,
    *,
    remove_webhook: Annotated[
        bool, typer.Option("--remove-webhook", help="Take away a webhook that another program left over.")
    ] = False,
) -> None:
    """Say whether the bot can run: token, clock, database, key, disk, a webhook left over."""
    import asyncio

    from bot.cli import opening

    config = opening.settings(context)
    findings = [*_disk(config), *_key(config), *_database(config)]
    findings += asyncio.run(_telegram(config, remove_webhook=remove_webhook))
    for finding in findings:
        typer.echo(f"{'ok   ' if finding.is_well else 'WRONG'}  {finding.says}")
    if not all(finding.is_well for finding in findings):
        raise typer.Exit(Exit.WRONG)


def _disk(config: "Config") -> Iterator[Finding]:

    if config.storage.file is None:
        return
    free = shutil.disk_usage(config.storage.file.parent).free
    said = f"{free // MEGABYTE:,} MB are free on the disk of the database"
    yield Finding(free >= SPACE, said + ("." if free >= SPACE else f"; expected {SPACE // MEGABYTE} at least."))


def _key(config: "Config") -> Iterator[Finding]:
    from bot import keys

    path = config.security.master_key_file
    try:
        found = keys.read(config)
    except keys.KeyRefusal as refusal:
        yield Finding(False, str(refusal))
        return
    if found is None:
        yield Finding(True, "There is no master key yet; the first run makes it.")
    elif keys.is_open(path):
        yield Finding(False, f"Others on this machine may read the master key; expected: chmod 600 {path}")
    else:
        yield Finding(True, "The master key is there.")


def _database(config: "Config") -> Iterator[Finding]:
    from sqlalchemy.exc import DatabaseError

    from bot import lock
    from bot.cli import opening
    from bot.keys import KeyRefusal

    path = config.storage.file
    if path is not None:
        if not path.exists():
            yield Finding(True, "There is no database yet; the first import makes it, or the first run.")
            return
        yield Finding(True, f"{'A bot is' if lock.is_held(path) else 'No bot is'} running on the database.")
    try:
        with opening.opened(config) as engine:
            yield from _contents(config, engine)
    except DatabaseError as problem:
        is_damaged = getattr(problem.orig, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT
        yield Finding(
            False, DAMAGED if is_damaged else f"{opening.place(config)} cannot be used as a database: {problem.orig}."
        )
    except KeyRefusal as refusal:
        yield Finding(False, str(refusal))


def _contents(config: "Config", engine: "Engine") -> Iterator[Finding]:
    from bot.cli import opening
    from storage.engines import on_server
    from storage.upgrading import State, state

    with engine.connect() as db:
        is_whole = on_server(db) or db.exec_driver_sql("PRAGMA quick_check").scalar() == "ok"
    if not is_whole:
        yield Finding(False, DAMAGED)
        return
    match state(engine):
        case State.CURRENT:
            opening.check_key(config, engine)
            yield Finding(True, "The database is whole and up to date.")
            yield _backups(config, engine)
        case State.MISSING:
            yield Finding(True, "The database is empty; the next run makes it.")
        case State.OLD:
            yield Finding(True, "The database is of an older version; the next run brings it up to date.")
        case State.NEWER:
            yield Finding(False, "The database was written by a newer version of this program; install that one.")


def _backups(config: "Config", engine: "Engine") -> Finding:
    """Whether there is a fresh backup, of a database that has been in use for as long."""
    from bot.backups import newest
    from bot.clock import SystemClock
    from storage import people

    limit, folder = SystemClock().now() - FRESH, config.backup.folder
    last = newest(folder)
    with engine.connect() as db:
        since = people.since(db)
    if last is None and (since is None or since > limit):
        return Finding(True, "There is no backup yet; the bot that runs makes one each night.")
    if last is None or last < limit:
        old = f"The newest backup is of {last:%Y-%m-%d}" if last else "There is no backup"
        return Finding(False, f"{old} in {folder}; expected one of the last two days: atelier backup")
    return Finding(True, f"The newest backup is of {last:%Y-%m-%d %H:%M} UTC. Is there a copy on another machine?")


async def _telegram(config: "Config", *, remove_webhook: bool) -> list[Finding]:
    from bot.clock import SystemClock
    from bot.telegram.asking import SilentError, ask

    if config.token is None:
        return [Finding(False, "There is no token; expected what BotFather gave in ATELIER_TOKEN, or in a token_file.")]
    url, token = config.telegram.api_url, config.token.get_secret_value()
    try:
        said = await ask(url, token, "getMe")
        if said.result is None:
            return [Finding(False, "Telegram does not accept the token. Is it the one that BotFather gave, whole?")]
        now = SystemClock().now()
        if remove_webhook:
            await ask(url, token, "deleteWebhook")
        webhook = (await ask(url, token, "getWebhookInfo")).result or {}
    except SilentError as silence:
        return [Finding(False, str(silence))]
    known = Finding(True, f"Telegram knows the bot as @{said.result['username']}.")
    return [known, _clock(now, said.at), _webhook(webhook, config.webhook.url)]


def _clock(now: datetime, at: datetime | None) -> Finding:
    ahead = now - (at or now)
    if abs(ahead) <= DRIFT:
        return Finding(True, "The clock agrees with Telegram's.")
    way = "ahead of" if ahead > timedelta(0) else "behind"
    seconds = round(abs(ahead).total_seconds())
    return Finding(False, f"The clock is {seconds:,} seconds {way} Telegram's; reminders would go at the wrong time.")


def _webhook(found: Mapping[str, Any], ours: str) -> Finding:
    url = str(found.get("url", ""))
    if url != ours:
        return _other_webhook(url, ours)
    if not ours:
        return Finding(True, "No webhook is in the way.")
    host, waits = urlsplit(ours).hostname, found.get("pending_update_count", 0)
    if waits and (problem := found.get("last_error_message")):
        return Finding(False, f"Telegram cannot bring what waits to {host} ({problem}); waiting: {waits:,}.")
    return Finding(True, f"Telegram brings everything to {host}.")


def _other_webhook(url: str, ours: str) -> Finding:
    if not url:
        return Finding(True, f"Telegram will bring everything to {urlsplit(ours).hostname} once the bot runs.")
    advice = "the next run puts ours in its place." if ours else "take it away: atelier check --remove-webhook"
    return Finding(
        False,
        f"A webhook is set: Telegram sends everything to {urlsplit(url).hostname}, and nothing comes here. If no other "
        f"program uses this token, {advice}",
    )
