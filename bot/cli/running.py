"""`run`: the bot, from the first start to the last signal."""

import asyncio
import importlib
import importlib.util
import logging
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import typer

from bot.cli.terminal import Exit, Refusal, command

if TYPE_CHECKING:
    from bot.app import Application
    from bot.clock import Clock
    from bot.config import Config

LANDING = 25.0  # machine seconds in which what is in the air may land; after that it stays with the next start
STAMPING = 5.0  # and in which what is known may be kept, where the database lets itself be written

log = logging.getLogger(__name__)


@command("run")
def run(context: typer.Context) -> None:
    """Run the bot until Ctrl+C or SIGTERM. A missing database is made, an older one is brought up to date."""
    from bot import logs
    from bot.cli import opening
    from storage.upgrading import State

    config = opening.settings(context)
    token = opening.token(config)
    clock = _clock(config)
    with opening.alone(config):
        opening.check_writable(config)
        with opening.opened(config) as engine:
            if opening.standing(config, engine) is not State.CURRENT:
                opening.bring_up_to_date(config, engine)
            opening.check_key(config, engine)
        master = opening.key(config)
        logs.configure(config.logs, token)
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            code = runner.run(_serve(config, token, master, clock))
    raise typer.Exit(code)


async def _serve(config: "Config", token: str, master: bytes, clock: "Clock") -> Exit:
    """Live until a signal comes, or until something ends that should not."""
    from bot.app import Application

    stopping, hurrying, loop = asyncio.Event(), asyncio.Event(), asyncio.get_running_loop()

    def hear() -> None:
        (hurrying if stopping.is_set() else stopping).set()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, hear)
    application = Application(config, token, master, clock)
    life, told = asyncio.create_task(_live(application)), asyncio.create_task(stopping.wait())
    await asyncio.wait({life, told}, return_when=asyncio.FIRST_COMPLETED)
    code = Exit.WRONG if life.done() else Exit.OK
    if life.done():
        log.error("run.broken", exc_info=life.exception())
    life.cancel()
    told.cancel()
    await asyncio.gather(life, told, return_exceptions=True)
    await _end(application, hurrying)
    log.info("run.ended", extra={"code": code.value})
    return code


async def _end(application: "Application", hurrying: asyncio.Event) -> None:
    """Stop, within 40 seconds whatever Telegram and the database do; after a second signal, at once.

    Nothing is lost by haste: what is in the air, and what could not be kept, is found by the next start.
    """
    log.info("run.ending")
    ending, told = asyncio.create_task(application.stop()), asyncio.create_task(hurrying.wait())
    await asyncio.wait({ending, told}, timeout=LANDING, return_when=asyncio.FIRST_COMPLETED)
    told.cancel()
    if not ending.done():
        log.warning("run.hurried")
        application.hurry()
        await asyncio.wait({ending}, timeout=STAMPING)
    ending.cancel()
    ended, _ = await asyncio.gather(ending, told, return_exceptions=True)
    if isinstance(ended, Exception):
        raise ended


async def _live(application: "Application") -> None:
    await application.start()
    log.info("run.started", extra={"bot": application.bot.username})
    await application.wait()


def _clock(config: "Config") -> "Clock":
    from bot.app import clock_of

    try:
        return clock_of(config)
    except (OSError, ValueError, KeyError):
        said = f"clock.file is {config.clock.file}; expected a file that holds a turn and an instant."
        raise Refusal(Exit.USE, said) from None


def _loop_factory() -> Callable[[], Any] | None:
    """A faster loop where one is installed."""
    if importlib.util.find_spec("uvloop") is None:
        return None
    factory: Callable[[], Any] = importlib.import_module("uvloop").new_event_loop
    return factory
