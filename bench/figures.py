"""What was measured, in words. The machine is shared and its speed drifts: what holds are ratios within a round."""

import math
from collections.abc import Mapping, Sequence
from statistics import median

import typer

__all__ = ["median", "ratio", "share", "table", "worst_second"]


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """How many times theirs ours is: the median of the ratios of each round."""
    return median(one / other for one, other in zip(ours, theirs, strict=True))


def share(values: Sequence[float], part: float) -> float:
    """The value that a part of the values (0.99) does not exceed."""
    return sorted(values)[max(0, math.ceil(part * len(values)) - 1)]


def worst_second(instants: Sequence[float]) -> int:
    """The most that happened within any one second."""
    first, most = 0, 0
    for last, at in enumerate(instants):
        while instants[first] <= at - 1:
            first += 1
        most = max(most, last - first + 1)
    return most


def table(title: str, rows: Mapping[str, str]) -> None:
    """Say it, a line each."""
    typer.echo(f"\n{title}")
    for name, value in rows.items():
        typer.echo(f"  {name:<32} {value}")
