"""Posters: what a partner hangs up, made by a tap of the coordinator. They tell of the workshop, and of nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot import papers
from bot.domain import enrolment
from bot.domain.common import Refused, Role
from bot.domain.invitations import Kind, spelt
from bot.domain.workshops import Session, Workshop
from bot.ui.codec import Action
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Day, Document, File, Hour, Text, say, screen
from bot.ui.texts import LANGUAGES, label
from bot.ui.turn import Reader, Turn
from storage import invitations, workshops

router = Router("posters")

SIZES = ("a4", "a5")
DATES = 10  # lines that can be read from two metres; a longer programme says when it begins and ends


@dataclass(frozen=True)
class Choose(Action, tag="po"):
    """See which posters there are."""

    partner: int


@dataclass(frozen=True)
class Make(Action, tag="po.m"):
    """Make one."""

    partner: int
    size: str
    language: str


@router.extends("inviting.partner", Role.COORDINATOR)
def on_the_partner(_: Turn, partner: int) -> Iterator[Button]:
    """The way in."""
    yield Button(say("posters.open"), Choose(partner))


@router.button(Choose, Role.COORDINATOR)
def choose(turn: Turn, wish: Choose) -> Answer:
    """Two sizes, two languages."""
    name = workshops.partner_name(turn.db, turn.here.id, wish.partner)
    rows = [[Button(_named(size, one), Make(wish.partner, size, one)) for size in SIZES] for one in LANGUAGES]
    return screen(say("posters.which", name=name), *rows, HOME)


@router.button(Make, Role.COORDINATOR)
def make(turn: Turn, wish: Make) -> Answer:
    """The file, to be printed or sent on."""
    name = workshops.partner_name(turn.db, turn.here.id, wish.partner)
    if wish.size not in SIZES or wish.language not in LANGUAGES:
        raise Refused("common.old-button")
    what: dict[str, str | int] = {
        "partner": wish.partner,
        "size": wish.size,
        "language": wish.language,
        "bot": turn.bot_name,
    }
    another = Button(say("posters.another"), Choose(wish.partner))
    return Document("posters.poster", what, screen(say("posters.made", name=name), another, HOME))


@router.document("posters.poster")
def poster(reader: Reader, partner: int, size: str, language: str, bot: str) -> File:
    """It holds nothing of anybody, so that it is the same for all who ask for it."""
    values = written(reader, partner, language, bot) | {"size": size}
    return File(f"affiche-{partner}-{size}-{language}.pdf", partial(papers.made, "poster", values), is_shared=True)


def written(reader: Reader, partner: int, language: str, bot: str) -> dict[str, Any]:
    """What stands on the poster of a partner."""
    here, human = reader.centre, reader.centre.contact
    name = workshops.partner_name(reader.db, here.id, partner)
    token = invitations.issue(reader.db, Kind.PARTNER, reader.now, centre=here.id, partner=partner, valid=None)
    link = f"https://t.me/{bot}?start={Kind.PARTNER}_{token}"
    lines: dict[str, Text] = {
        "when": say("posters.when"),
        "scan": say("posters.scan"),
        "type": say("posters.type", bot=bot),
        "partner": say("posters.with", name=name),
        "hours": say("posters.hours", hours=human.hours),
    }
    return {
        "language": language,
        "centre": here.name,
        "code": spelt(invitations.code_of(reader.db, token)),
        "qr": papers.code_to_scan(link),
        "phone": human.phone,
        "call": label(say("posters.call", name=human.name), language).split("\n"),
        **{slot: label(text, language) for slot, text in lines.items()},
        **_offered(reader, language),
    }


def _offered(reader: Reader, language: str) -> dict[str, Any]:
    """The workshop to come with its dates; of several, when each begins; of none, that there will be more."""
    offered = [one for one in workshops.of_centre(reader.db, reader.centre.id) if one.is_open and _held(reader, one)]
    if len(offered) == 1:
        return _whole(reader, offered[0], language)
    dated = [[one.title.into(language), label(say("posters.from", on=Day(one.starts_on)), language)] for one in offered]
    summary = [label(say("posters.ask"), language)] if not offered else []
    title = label(say("posters.several"), language)
    return {"title": title, "summary": summary, "dates": dated[:DATES], "place": reader.centre.address.split(", ")}


def _whole(reader: Reader, workshop: Workshop, language: str) -> dict[str, Any]:
    held = _held(reader, workshop)
    shown = held if len(held) <= DATES else [held[0], held[-1]]
    return {
        "title": workshop.title.into(language),
        "summary": workshop.summary.into(language).split("\n"),
        "dates": [_date(one, language) for one in shown],
        "place": _place(reader, held, language),
    }


def _held(reader: Reader, workshop: Workshop) -> list[Session]:
    return enrolment.to_come(workshops.sessions_of(reader.db, workshop.id), reader.now)


def _place(reader: Reader, held: Sequence[Session], language: str) -> list[str]:
    """The room where all of them are; where they differ, the house alone, or that of the centre."""
    names, houses = {one.place.name.into(language) for one in held}, {one.place.address for one in held}
    house = houses.pop() if len(houses) == 1 else reader.centre.address
    return [*(names if len(names) == 1 else ()), *house.split(", ")] if held else []


def _date(session: Session, language: str) -> list[str]:
    said = say("posters.day", on=Day(session.wall.date())), say("posters.hour", at=Hour(session.wall))
    return [label(one, language) for one in said]


def _named(size: str, language: str) -> Text:
    return say("posters.make", size=size.upper(), language=language)
