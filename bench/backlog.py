"""What letters that wait for later cost: the same bot with none and with many of them, in turns."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import typer

from bench import centre
from bench.bots import OURS, PATIENCE
from bench.centre import FIRST, Place
from bench.figures import median, ratio, table
from bench.server import Server
from bench.updates import EACH, WARM, people

TAPS = 40


@dataclass(frozen=True, slots=True)
class Measured:
    """Updates a second, seconds from a tap to its screen, megabytes."""

    rate: float
    tap: float
    memory: float


async def measure(place: Place, count: int) -> Measured:
    """One bot that has just been started: taps one by one, then updates all at once."""
    with place.copied() as own:
        async with Server() as server:
            async with OURS(server, own) as bot:
                server.push(*(centre.command(number) for number in range(WARM)))
                await server.expect(WARM, PATIENCE)
                waits = [await _tap(server, number) for number in range(TAPS)]
                before = len(server.sent)
                began = server.push(*(centre.command(WARM + number // EACH) for number in range(count)))
                await server.expect(before + count, PATIENCE)
                rate = count / (server.sent[-1].at - began)
                memory = bot.memory
            centre.check(own, server)
            return Measured(rate, median(waits), memory)


async def _tap(server: Server, number: int) -> float:
    began = server.push(centre.tap(number))
    await server.expect(len(server.sent) + 1, PATIENCE)
    if server.sent[-1].chat != FIRST + number:
        raise ArithmeticError("somebody else was answered")
    return server.sent[-1].at - began


async def compare(places: Sequence[Place], count: int, rounds: int) -> list[list[Measured]]:
    """Every place in turn, round by round; the measures of each."""
    measured = [[await measure(place, count) for place in places] for _ in range(rounds)]
    return [list(of_one) for of_one in zip(*measured, strict=True)]


def main(letters: int = 100_000, count: int = 1000, rounds: int = 3) -> None:
    """Compare none with so many letters that are due in a month."""
    with centre.made(people(count)) as few, centre.made(people(count), centre.owe_later(letters)) as many:
        without, waiting = asyncio.run(compare((few, many), count, rounds))
        size = (many.database.stat().st_size - few.database.stat().st_size) / letters
    table(
        f"0 and {letters} letters waiting",
        {
            "updates/s, with / without": f"{ratio([one.rate for one in waiting], [one.rate for one in without]):.2f}",
            "a tap, with / without": f"{ratio([one.tap for one in waiting], [one.tap for one in without]):.2f}",
            "a tap": f"{median(one.tap for one in without) * 1000:.1f} -> "
            f"{median(one.tap for one in waiting) * 1000:.1f} ms",
            "memory": f"{median(one.memory for one in without):.0f} -> {median(one.memory for one in waiting):.0f} MB",
            "on disk, a letter": f"{size:.0f} bytes",
        },
    )


if __name__ == "__main__":
    typer.run(main)
