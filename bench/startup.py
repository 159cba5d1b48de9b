"""From the start of a process to its first answer, and what it holds in memory then and after some work."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass

import typer

from bench import centre
from bench.bots import CONTESTANTS, PATIENCE, Start
from bench.centre import Place
from bench.figures import median, table
from bench.server import Server


@dataclass(frozen=True, slots=True)
class Began:
    """Seconds to the first answer, and megabytes after the last."""

    seconds: float
    memory: float


async def begin(start: Start, place: Place, count: int) -> Began:
    """One start, with an update that waits for it; then some more."""
    with place.copied() as own:
        async with Server() as server:
            server.push(centre.command(0))
            async with start(server, own) as bot:
                await server.expect(1, PATIENCE)
                seconds = server.sent[0].at - bot.began
                server.push(*(centre.command(1 + number) for number in range(count)))
                await server.expect(1 + count, PATIENCE)
                return Began(seconds, bot.memory)


async def compare(place: Place, count: int, rounds: int) -> dict[str, list[Began]]:
    """Every bot in turn, round by round; a first one, for the disk's cache, is not counted."""
    starts: dict[str, list[Began]] = defaultdict(list)
    for _ in range(rounds + 1):
        for name, start in CONTESTANTS.items():
            starts[name].append(await begin(start, place, count))
    return {name: found[1:] for name, found in starts.items()}


def main(count: int = 300, rounds: int = 5) -> None:
    """Compare the medians."""
    with centre.made(count + 1) as place:
        starts = asyncio.run(compare(place, count, rounds))
    rows = {
        name: f"{median(one.seconds for one in found):.2f} s, {median(one.memory for one in found):.0f} MB"
        for name, found in starts.items()
    }
    bare = "python-telegram-bot"
    later = median(one.seconds - other.seconds for one, other in zip(starts["atelier"], starts[bare], strict=True))
    table("To the first answer, and in memory", rows | {f"after {bare}": f"{later:.2f} s"})


if __name__ == "__main__":
    typer.run(main)
