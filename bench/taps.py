"""How long somebody who taps a button waits for the screen while an announcement goes on, in real time."""

import asyncio

import typer

from bench import centre
from bench.bots import PACED, PATIENCE
from bench.centre import FIRST, Place
from bench.figures import median, share, table
from bench.server import Server

EVERY = 0.25  # seconds between two taps, each of somebody else


async def waits(place: Place, recipients: int, taps: int) -> list[float]:
    """Seconds from each tap to its screen."""
    tapped: dict[int, float] = {}
    async with Server() as server:
        async with PACED(server, place):
            await server.expect(1, PATIENCE)
            for number in range(recipients, recipients + taps):
                tapped[FIRST + number] = server.push(centre.tap(number))
                await asyncio.sleep(EVERY)
            during = len(server.sent) < recipients + taps
            await server.expect(recipients + taps, recipients / 10 + PATIENCE)
        centre.check(place, server)
    if not during:
        raise ArithmeticError("the announcement was over before the last tap")
    return [one.at - tapped[one.chat] for one in server.sent if one.chat in tapped]


def main(recipients: int = 600, taps: int = 80) -> None:
    """Announce something to some while others tap."""
    with centre.made(recipients + taps, centre.announce(recipients)) as place:
        found = asyncio.run(waits(place, recipients, taps))
    title = f"{len(found)} taps during an announcement to {recipients}"
    rows = {"median": median(found), "99 %": share(found, 0.99), "longest": max(found)}
    table(title, {name: f"{seconds * 1000:6.0f} ms" for name, seconds in rows.items()})


if __name__ == "__main__":
    typer.run(main)
