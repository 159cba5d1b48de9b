"""The calendar file, and what comes by itself when a session changes."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import icalendar

from bot import importing
from bot.domain.common import Role, Words
from bot.files import read_programme
from handlers.calendars import Take
from simulator import Person
from simulator.messages import Message
from storage import enrolments, files
from storage.enrolments import Status
from tests.dialogues.test_changes import opens
from tests.world import ROOT, World

PARIS = ZoneInfo("Europe/Paris")


def received(phone: Person) -> list[Message]:
    """The files that somebody was sent."""
    return [one for one in phone.messages if one.kind == "document"]


def method(world: World, phone: Person) -> str:
    """What the last file asks of a calendar."""
    content = world.telegram.files.content_of(received(phone)[-1].content["document"])
    return str(icalendar.Calendar.from_ical(content)["method"])


async def read(world: World, phone: Person) -> list[Any]:
    """The events of the last file that somebody was sent."""
    content = world.telegram.files.content_of(received(phone)[-1].content["document"])
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


async def test_marie_takes_the_sessions_into_her_calendar(world: World) -> None:
    nadia, marie, paul = (
        await world.knows("Nadia", Role.COORDINATOR),
        await world.enrols("Marie"),
        await world.enrols("Paul"),
    )
    await marie.says("/programme")
    await marie.taps("Voir mardi 13 octobre")
    await marie.taps("Préparer ma venue")
    await marie.taps("Ajouter à mon agenda")
    await marie.sees("8 séances sont dans ce fichier.")
    events = await read(world, marie)
    assert len(events) == 8
    first = events[0]
    assert first["uid"] == "session-1@exemple.atelier"
    assert (first["sequence"], first["status"], first["summary"]) == (0, "CONFIRMED", "Faire connaissance")
    assert datetime(2026, 10, 13, 14, tzinfo=PARIS) == first.DTSTART
    assert "Salle des Dunes" in first["location"]
    assert "À apporter\N{NO-BREAK SPACE}: Un objet que vous aimez." in first["description"]
    assert "Nadia Guérin" in first["description"]
    assert first["organizer"].params["CN"] == world.centre.name
    assert (first["dtstart"].params["TZID"], method(world, marie)) == ("Europe/Paris", "PUBLISH")
    assert received(marie)[-1].content["document"]["file_name"] == "seances-1.ics"
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
    assert method(world, marie) == "CANCEL"
    await paul.says("/programme")
    await paul.forges(Take(await world.workshop()).pack())
    await paul.sees("7 séances sont dans ce fichier.")
    await opens(nadia, "jeudi 15 octobre à 10 h")
    await nadia.taps("Rétablir la séance")
    await nadia.taps("Oui, changer et prévenir")
    await world.passes(minutes=2)
    for phone in (marie, paul):
        await phone.sees("La séance a changé : voici le nouveau fichier.")
        (held,) = await read(world, phone)
        assert (held["uid"], held["sequence"], held["status"]) == (first["uid"], 3, "CONFIRMED")
    assert await world.reads(lambda db: db.execute(files.files.select()).all()) == []


async def test_nobody_takes_what_is_not_theirs(world: World) -> None:
    workshop, nadia = await world.workshop(), await world.knows("Nadia", Role.COORDINATOR)
    elsewhere = await world.enrols("Anne", await world.brings_centre("ailleurs"))
    for phone, answer in ((nadia, "Il n'y a pas de séance à ajouter."), (elsewhere, "Ceci n'existe plus.")):
        await phone.says("/menu")
        await phone.forges(Take(workshop).pack())
        await phone.sees(answer)


async def test_two_changes_in_a_night_are_one_file_and_none_to_who_left(world: World) -> None:
    nadia, marie, paul = (
        await world.knows("Nadia", Role.COORDINATOR),
        await world.enrols("Marie"),
        await world.enrols("Paul"),
    )
    workshop = await world.workshop()
    for phone in (marie, paul):
        await phone.says("/menu")
        await phone.forges(Take(workshop).pack())
        await phone.forges(Take(workshop).pack())
    before = len(received(marie)), len(received(paul))
    await world.until("2026-10-01 21:00")
    for day, place in (("mardi 13 octobre à 14 h", "Cuisine du centre"), ("mardi 13 octobre à 14 h", "Port")):
        await opens(nadia, day)
        await nadia.taps("Changer le lieu")
        label = next(label for row in nadia.last.buttons for label in row if place.casefold() in label.casefold())
        await nadia.taps(label)
        await nadia.taps("Oui, changer et prévenir")
        await world.passes(minutes=3)
    gone, now = await world.number(paul), world.clock.now()
    await world.reads(lambda db: enrolments.put(db, world.centre.id, workshop, gone, Status.LEFT, now))
    await world.until("2026-10-02 09:30")
    assert (len(received(marie)), len(received(paul))) == (before[0] + 1, before[1])
    (again,) = await read(world, marie)
    assert again["sequence"] == 2
    assert "port" in again["location"].casefold()


async def test_what_the_file_of_the_programme_changes_comes_too(world: World) -> None:
    marie, workshop = await world.enrols("Marie"), await world.workshop()
    await marie.says("/menu")
    await marie.forges(Take(workshop).pack())
    programme = read_programme(ROOT / "programmes" / "estime-de-soi.toml")
    first = programme.sessions["s1"].model_copy(update={"title": Words("Se rencontrer")})
    edited = programme.model_copy(update={"sessions": {**programme.sessions, "s1": first}})
    await world.reads(lambda db: importing.bring_programme(db, world.centre, edited, None, apply=True))
    world.app.metronome.stir()
    await world.passes(minutes=2)
    (again,) = await read(world, marie)
    assert (again["uid"], again["sequence"], again["summary"]) == ("session-1@exemple.atelier", 1, "Se rencontrer")
