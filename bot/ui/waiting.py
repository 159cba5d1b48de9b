"""The way to a waiting list, which any screen of the team may show. What it leads to is the feature "roster"."""

from dataclasses import dataclass

from bot.ui.codec import Action


@dataclass(frozen=True)
class ShowWishes(Action, tag="ro.a"):
    """See who waits for a place."""

    workshop: int
    page: int
