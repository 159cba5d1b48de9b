"""The calendar file, and what comes by itself when a session changes."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import icalendar

from bot.domain.common import Role
from handlers.calendars import Take
from simulator import Person
from storage import files
from tests.dialogues.test_changes import opens
from tests.world import World

PARIS = ZoneInfo("Europe/Paris")


async def read(world: World, phone: Person) -> list[Any]:
    """The events of the last file that somebody was sent."""
    document = next(one for one in reversed(phone.messages) if one.kind == "document")
    content = world.telegram.files.content_of(document.content["document"])
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


async def test_marie_takes_the_sessions_into_her_calendar(world: World) -> None:
    nadia, marie, paul = (
        await world.knows("Nadia", Role.COORDINATOR),
        await world.enrols("Marie"),
        await world.enrols("Paul"),
    )
    await marie.says("/programme")
    await marie.taps("Voir mardi 13 octobre")
    await marie.taps("Ajouter à mon agenda")
    await marie.sees("8 séances sont dans ce fichier.")
    events = await read(world, marie)
    assert len(events) == 8
    first = events[0]
    assert first["uid"] == "session-1@atelier"
    assert (first["sequence"], first["status"], first["summary"]) == (0, "CONFIRMED", "Faire connaissance")
    assert datetime(2026, 10, 13, 14, tzinfo=PARIS) == first.DTSTART
    assert "Salle des Dunes" in first["location"]
    assert "Nadia Guérin" in first["description"]
    november = next(one for one in events if one.DTSTART.month == 11)
    assert november.DTSTART.hour == 14
    assert november.DTSTART.utcoffset() != first.DTSTART.utcoffset()

    await opens(nadia)
    await nadia.taps("Changer le jour ou l'heure")
    await nadia.says("jeudi 15 octobre 10h")
    await nadia.taps("Oui, changer et prévenir")
    await world.passes(minutes=2)
    await marie.sees("La séance a changé : voici le nouveau fichier.")
    (again,) = await read(world, marie)
    assert (again["uid"], again["sequence"], again.DTSTART.day) == (first["uid"], 1, 15)
    await opens(nadia, "jeudi 15 octobre à 10 h")
    await nadia.taps("Annuler la séance")
    await nadia.taps("Oui, changer et prévenir")
    await world.passes(minutes=2)
    await marie.sees("La séance annulée sort de votre agenda avec ce fichier.")
    (off,) = await read(world, marie)
    assert (off["uid"], off["sequence"], off["status"]) == (first["uid"], 2, "CANCELLED")
    await paul.does_not_see("fichier")
    assert await world.reads(lambda db: db.execute(files.files.select()).all()) == []


async def test_nobody_takes_what_is_not_theirs(world: World) -> None:
    workshop, nadia = await world.workshop(), await world.knows("Nadia", Role.COORDINATOR)
    elsewhere = await world.enrols("Anne", await world.brings_centre("ailleurs"))
    for phone, answer in ((nadia, "Il n'y a pas de séance à ajouter."), (elsewhere, "Ceci n'existe plus.")):
        await phone.says("/menu")
        await phone.forges(Take(workshop).pack())
        await phone.sees(answer)
