"""Updates a second on the whole durable path, beside bare echo bots, in turns.

Ours keeps each update on disk, does it in a transaction (the menu, for somebody who is enrolled), keeps the answer as a
letter, sends it and stamps it; its pace is lifted. The bare ones echo the text and keep nothing.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import typer

from bench import centre
from bench.bots import CONTESTANTS, OURS, PATIENCE, Start
from bench.centre import Place
from bench.figures import median, ratio, table
from bench.server import Server

EACH = 2  # commands a person: Telegram's limit for a chat, which the bot keeps, is five at once
WARM = 50  # updates before those that are measured
WINDOW = 5.0  # seconds: a slow bot is measured by what it does in them


@dataclass(frozen=True, slots=True)
class Rate:
    """Updates answered a second, and milliseconds of processor time for each, which a busy machine changes less.

    `work` is None where not all were answered: a bare bot has read the others all the same.
    """

    updates: float
    work: float | None


async def rate(start: Start, place: Place, delay: float, count: int) -> Rate:
    """How fast a bot is that has just been started."""
    with place.copied() as own:
        async with Server(delay) as server:
            async with start(server, own) as bot:
                server.push(*(centre.command(number) for number in range(WARM)))
                await server.expect(WARM, PATIENCE)
                worked = bot.work
                began = server.push(*(centre.command(WARM + number // EACH) for number in range(count)))
                await server.saw(WARM + count, WINDOW)
                answered, worked = server.sent[WARM:], bot.work - worked
            if start is OURS:
                centre.check(own, server)
            work = worked / count * 1000 if len(answered) == count else None
            return Rate(len(answered) / (answered[-1].at - began), work)


async def compare(place: Place, delay: float, count: int, rounds: int) -> dict[str, list[Rate]]:
    """The rates of every bot, one after the other, round by round."""
    rates: dict[str, list[Rate]] = defaultdict(list)
    for _ in range(rounds):
        for name, start in CONTESTANTS.items():
            rates[name].append(await rate(start, place, delay, count))
    return rates


def people(count: int) -> int:
    """How many people it takes for so many updates."""
    return WARM + count // EACH + 1


def main(count: int = 2000, rounds: int = 3) -> None:
    """Compare at 0 and at 40 ms; the ratios are medians over the rounds."""
    with centre.made(people(count)) as place:
        for delay in (0.0, 0.04):
            rates = asyncio.run(compare(place, delay, count, rounds))
            table(f"{delay * 1000:.0f} ms to each answer", dict([*_alone(rates), *_against(rates)]))


def _alone(rates: Mapping[str, Sequence[Rate]]) -> Iterator[tuple[str, str]]:
    for name, found in rates.items():
        works = [one.work for one in found if one.work is not None]
        work = f"{median(works):.2f} ms of processor time for each" if works else "not all answered in the time given"
        yield name, f"{median(one.updates for one in found):6.0f} updates/s, {work}"


def _against(rates: Mapping[str, Sequence[Rate]]) -> Iterator[tuple[str, str]]:
    ours = [one.updates for one in rates["atelier"]]
    for name, found in rates.items():
        if name != "atelier":
            yield f"atelier / {name}", f"{ratio(ours, [one.updates for one in found]):6.2f}"


if __name__ == "__main__":
    typer.run(main)
