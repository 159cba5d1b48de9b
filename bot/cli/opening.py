"""The configuration, the key and the database, as a command needs them."""

import importlib.util
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import Progress
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from bot import keys, lock
from bot.cli.terminal import Exit, Options, Refusal
from bot.clock import SystemClock
from bot.config import Config, load
from bot.keys import KeyRefusal
from bot.tables import shown
from storage.backup import BackupError, Written
from storage.engines import connect, is_server
from storage.schema import SealedBytes
from storage.sealing import Vault
from storage.upgrading import State, state, upgrade


class Closed(Vault):
    """The vault of a command that has no master key: what would be sealed with nothing is refused."""

    def __init__(self) -> None:
        super().__init__(bytes(keys.LENGTH), _today)

    def seal(self, db: Connection, owner: int | None, where: str, plain: str) -> SealedBytes:
        """Never."""
        raise KeyRefusal("This needs the master key. Where it is kept is in security.master_key_file.")

    def open(self, db: Connection, where: str, sealed: bytes) -> str:
        """Never."""
        raise KeyRefusal("This needs the master key. Where it is kept is in security.master_key_file.")


def settings(context: typer.Context) -> Config:
    """The configuration, as far as this version can use it."""
    options: Options = context.obj
    config = load(options.config)
    if is_server(config.storage.url):
        if importlib.util.find_spec("psycopg") is None:
            said = 'storage.url names a PostgreSQL server; expected its driver as well: pip install "psycopg[binary]".'
            raise Refusal(Exit.USE, said)
        return config
    path = config.storage.file
    if path is None:
        said = f"storage.url is {shown(config.storage.url)}; expected a file, such as sqlite:///atelier.db."
        raise Refusal(Exit.USE, said)
    if not path.parent.is_dir():
        said = f"storage.url names a file in {path.parent}, which is not there; expected a folder that is."
        raise Refusal(Exit.USE, said)
    return config


def token(config: Config) -> str:
    """The bot's token."""
    if config.token is None:
        raise Refusal(Exit.USE, "There is no token; expected what BotFather gave in ATELIER_TOKEN, or in a token_file.")
    return config.token.get_secret_value()


def place(config: Config) -> Path | str:
    """The file of the database, or the server's address without its password."""
    return config.storage.file or shown(config.storage.url).strip('"')


@contextmanager
def alone(config: Config) -> Iterator[None]:
    """Hold a file's lock. A server is shared: what must be alone there, such as an upgrade, holds a lock of its own."""
    if config.storage.file is None:
        yield
        return
    with lock.held(config.storage.file):
        yield


@contextmanager
def database(config: Config, *, making: bool = False) -> Iterator[Engine]:
    """The database, up to date. One that is missing is made where `making`; an older one is for `migrate`."""
    file = config.storage.file
    if not (making or file is None or file.exists()):
        raise Refusal(Exit.DATA, f"There is no database at {file}. Importing a centre makes it, or the first run.")
    with _engine(config) as engine:
        match standing(config, engine):
            case State.MISSING if making:
                with alone(config):
                    bring_up_to_date(config, engine)
            case State.MISSING:
                raise Refusal(Exit.DATA, f"{place(config)} is no database of this program.")
            case State.OLD:
                said = f"{place(config)} is of an older version; atelier migrate brings it up to date."
                raise Refusal(Exit.DATA, said)
            case State.NEWER:
                bring_up_to_date(config, engine)
        check_key(config, engine)
        yield engine


@contextmanager
def opened(config: Config) -> Iterator[Engine]:
    """The database as it is, even if it has to be made."""
    with _engine(config) as engine:
        yield engine


def standing(config: Config, engine: Engine) -> State:
    """How the database stands. A file that is none, or a server that does not answer, is refused."""
    try:
        return state(engine)
    except DatabaseError as problem:
        raise Refusal(Exit.DATA, f"{place(config)} cannot be used as a database: {problem.orig}.") from None


def check_writable(config: Config) -> None:
    """Refuse a file that is there for reading only: SQLite opens it, and the bot would keep nothing."""
    path = config.storage.file
    if path is not None and path.exists() and not os.access(path, os.W_OK):
        raise Refusal(Exit.DATA, f"{path} cannot be written: the bot would keep nothing of what people say.")


def bring_up_to_date(config: Config, engine: Engine) -> list[str]:
    """Take the steps that are missing; their names. What is older is backed up first. Raises `NewerSchemaError`."""
    if state(engine) is State.OLD:
        check_key(config, engine)
        back_up(config, engine)
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("Bringing the database up to date", total=None)
        return upgrade(engine, lambda _, done, total: progress.update(bar, completed=done, total=total))


def back_up(config: Config, engine: Engine, path: Path | None = None) -> Written:
    """Make a backup and say where it is. One that cannot be made is refused."""
    from bot import backups

    keyed = engine.execution_options(vault=Vault(key(config), _today))
    try:
        written = backups.keep(keyed, config, SystemClock().now(), path)
    except (BackupError, OSError, DatabaseError) as problem:
        said = problem.strerror if isinstance(problem, OSError) and problem.strerror else problem
        raise Refusal(Exit.DATA, f"The backup could not be made: {said}") from None
    typer.echo(f"The backup was made: {written.path}")
    return written


def check_key(config: Config, engine: Engine) -> None:
    """Raises `KeyRefusal` where the database was sealed with a master key that is not here."""
    vault: Vault = engine.get_execution_options()["vault"]
    with engine.connect() as db:
        if vault.fits(db):
            return
    if isinstance(vault, Closed):
        raise KeyRefusal(
            f"The master key is missing: {config.security.master_key_file} is not there. What people wrote was sealed "
            "with it; expected the copy that was kept, in that place or in ATELIER_MASTER_KEY."
        )
    raise KeyRefusal(
        "The master key is not the one of this database: nothing that people wrote can be read with it; "
        "expected the key that was made with the database, or the copy that was kept."
    )


def key(config: Config) -> bytes:
    """The master key; a new one where there is none. Raises `KeyRefusal`."""
    found, path = keys.read(config), config.security.master_key_file
    if found is not None:
        return found
    made = keys.make(path)
    typer.echo(f"The master key was made: {path}")
    typer.echo("Keep a copy apart from this machine and from the backups: without it, what people write is lost.")
    return made


@contextmanager
def _engine(config: Config) -> Iterator[Engine]:
    found = keys.read(config)
    engine = connect(config.storage.url, Vault(found, _today) if found else Closed())
    try:
        yield engine
    finally:
        engine.dispose()


def _today() -> date:
    return SystemClock().now().date()
