"""The practice phones in a terminal: the page's address, until Ctrl-C."""

import asyncio
import signal

from rich.console import Console

from simulator.practice.server import PORT, serving


def practise(console: Console | None = None) -> None:
    """Open the page and stay until SIGINT, SIGTERM or SIGHUP."""
    asyncio.run(_stay(console or Console(highlight=False)))


async def _stay(console: Console) -> None:
    over, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # also when its window is closed
        loop.add_signal_handler(number, over.set)
    console.print("Les téléphones s'allument…")
    async with serving(PORT) as (address, _):
        console.print("Ouvrez cette page dans un navigateur (open this page in a browser):")
        console.print(f"  {address}", soft_wrap=True)
        console.print("Tout reste sur cette machine. Ctrl-C pour finir.")
        await over.wait()
    console.print("\nC'est fini. Il n'en reste rien.")
