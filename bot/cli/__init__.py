"""The operator's commands. Thin: each opens what it needs, asks the rest of the house, and tells.

What is slow to import is imported by the command that needs it: `--help` comes at once.
"""

from bot.cli import auditing, checking, copying, importing, inviting, keeping, playing, running
from bot.cli.terminal import Exit, app

__all__ = [
    "Exit",
    "app",
    "auditing",
    "checking",
    "copying",
    "importing",
    "inviting",
    "keeping",
    "main",
    "playing",
    "running",
]


def main() -> None:
    """What `atelier` is."""
    app(prog_name="atelier")
