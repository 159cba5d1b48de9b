"""`migrate` and `erase`: what is done to the database while nobody looks, or through the bot that runs."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.terminal import Exit, Refusal, command

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bot.config import Config
    from storage.orders import Order, Values

WAIT = 180.0  # seconds: the bot looks for orders once a minute
GLANCE = 0.2


@command("migrate")
def migrate(context: typer.Context) -> None:
    """Bring the database up to date with this version of the program. The bot must not be running."""
    from bot.cli import opening

    config = opening.settings(context)
    with opening.alone(config), opening.opened(config) as engine:
        opening.standing(config, engine)
        taken = opening.bring_up_to_date(config, engine)
    for step in taken:
        typer.echo(f"{step}: done")
    typer.echo("The database is up to date.")


@command("erase")
def erase(
    context: typer.Context,
    person: Annotated[int, typer.Option(metavar="ID", help="The number of the person, as the coordinator sees it.")],
) -> None:
    """Erase everything that is known of a person, for ever. Anonymous counts stay."""
    from bot.cli import opening
    from storage import privacy

    config = opening.settings(context)
    with opening.database(config) as engine:
        with engine.connect() as db:
            if not privacy.is_known(db, person):
                raise Refusal(Exit.WRONG, f"There is nobody with the number {person}.")
        removed = _erased(config, engine, person)
    for table, count in removed.items():
        typer.echo(f"{table}: {count}")
    typer.echo(f"Person {person} is erased, and noted in {config.security.erasure_list}.")
    typer.echo("Keep that list with the copy of the key: whoever restores a backup erases again by it.")


def _erased(config: "Config", engine: "Engine", person: int) -> "Values":
    """Ordered of the running bot; done here when there is none, or when it ends meanwhile."""
    import time

    from rich.console import Console

    from bot.clock import SystemClock
    from bot.lock import LockedError
    from storage import orders

    with engine.begin() as db:
        number = orders.ask(db, "erase", {"person": person}, SystemClock().now())
    patience = time.monotonic() + WAIT
    with Console(stderr=True).status("Waiting for the bot"):
        while time.monotonic() < patience:
            try:
                _perform(config, engine)
            except LockedError:
                time.sleep(GLANCE)
            if (order := _found(engine, number)).result is not None:
                return order.result
    raise Refusal(Exit.BUSY, f"The running bot has not answered. It will erase person {person} when it comes to it.")


def _perform(config: "Config", engine: "Engine") -> None:
    """Do what waits, as the bot would. Raises `LockedError` while one runs."""
    import asyncio

    from bot.cli import opening
    from bot.clock import SystemClock
    from bot.lock import LockedError
    from bot.orders import perform
    from storage import leases
    from storage.database import Database
    from storage.engines import on_server

    if on_server(engine):
        with engine.begin() as db:
            if leases.any_is_held(db):
                raise LockedError("A bot is running on this database.")
    with opening.alone(config):
        database = Database(engine)
        try:
            asyncio.run(perform(database, SystemClock(), config.security.erasure_list))
        finally:
            database.close()


def _found(engine: "Engine", number: int) -> "Order":
    from storage import orders

    with engine.connect() as db:
        return orders.find(db, number)
