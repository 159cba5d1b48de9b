"""How much of Telegram's 30 messages a second an announcement uses, and the most in any second, in real time."""

import asyncio

import typer

from bench import centre
from bench.bots import PACED, PATIENCE
from bench.centre import Place
from bench.figures import table, worst_second
from bench.server import Server

ALLOWED = 30  # messages a second, of one bot


async def instants(place: Place, count: int) -> list[float]:
    """When each letter of the announcement came in."""
    async with Server() as server:
        async with PACED(server, place):
            await server.expect(count, count / ALLOWED * 2 + PATIENCE)
        centre.check(place, server)
        return [one.at for one in server.sent]


def main(count: int = 600) -> None:
    """Announce something to so many."""
    with centre.made(count, centre.announce(count)) as place:
        found = asyncio.run(instants(place, count))
    used = (len(found) - 1) / (found[-1] - found[0]) / ALLOWED
    title = f"An announcement to {count}"
    table(title, {"used of the allowance": f"{used:.1%}", "most in any second": str(worst_second(found))})


if __name__ == "__main__":
    typer.run(main)
