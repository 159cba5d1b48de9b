"""The way to somebody's card, which any screen of the team may show. What it leads to is the feature "roster"."""

from dataclasses import dataclass

from bot.ui.codec import Action


@dataclass(frozen=True)
class ShowPerson(Action, tag="ro.p"):
    """See somebody, with a session to enter an answer for."""

    person: int
    session: int
