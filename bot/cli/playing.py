"""`demo`: a year of the workshop on a simulated Telegram."""

import importlib

from bot.cli.terminal import command


@command("demo")
def demo() -> None:
    """Play a year of the workshop on a simulated Telegram, on this machine, in a minute or two."""
    importlib.import_module("simulator.demo").play()
