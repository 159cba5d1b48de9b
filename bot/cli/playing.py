"""`demo`: the workshop on a simulated Telegram, in other hands or played by itself."""

import importlib
import sys
from typing import Annotated

import typer

from bot.cli.terminal import command


@command("demo")
def demo(
    *,
    play: Annotated[bool, typer.Option("--play", help="Play a year by itself and print what everybody reads.")] = False,
) -> None:
    """Try the whole thing on practice phones in a browser; where nobody looks at the terminal, play a year of it."""
    if play or not sys.stdout.isatty():
        importlib.import_module("simulator.demo").play()
    else:
        importlib.import_module("simulator.practice.opening").practise()
