"""One Saturday afternoon, short enough to be killed at every point of it."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.common import Role
from simulator import Person
from simulator.demo.stage import TOKEN, Stage
from storage import centres, consents, enrolments, people, roles, workshops
from storage.consents import Consent
from storage.enrolments import Status

OPENING = "2026-10-10 16:00"  # three days before the first session: it is reminded of at 18 h
BOT = int(TOKEN.partition(":")[0])


async def play(stage: Stage) -> None:
    """Marie enrols, is reminded and answers; Nadia announces; Léa proposes a walk, and Marie joins it."""
    await stage.prepare()
    telegram, player = stage.telegram, stage.player
    nadia, lea, ahmed, marie = (telegram.person(name) for name in ("Nadia", "Léa", "Ahmed", "Marie"))
    knows(stage, [nadia], [lea, ahmed])
    await stage.start()
    await _enrols(marie)
    await player.until("2026-10-10 18:00")
    await marie.taps("Je viens", on="Rappel :")
    await ahmed.taps("Je ne viens pas", on="Rappel :")
    await player.until("2026-10-10 18:30")
    await _announces(nadia)
    await player.until("2026-10-10 19:00")
    await _proposes(lea)
    await marie.taps("Oui", on="propose une balade")
    await marie.taps("Je viens", on="Qui vient")
    await player.until("2026-10-10 19:10")
    await stage.stop()


async def _enrols(marie: Person) -> None:
    await marie.says("/start")
    await marie.taps("Je m'inscris")
    await marie.taps("Je m'appelle Marie")
    await marie.taps("Oui")


async def _announces(nadia: Person) -> None:
    await nadia.says("/annonce")
    await nadia.taps("Écrire au groupe")
    await nadia.says("La salle a changé : venez à la cuisine.")
    await nadia.taps("Envoyer à 3 personnes")


async def _proposes(lea: Person) -> None:
    await lea.says("/balades")
    for label in ("Proposer une sortie", "Proposer une balade", "dimanche 11 octobre", "10 h", "Bois de la Chaise"):
        await lea.taps(label)
    await lea.taps("Proposer la sortie")
    await lea.taps("Oui")


def knows(stage: Stage, coordinators: Iterable[Person] = (), participants: Iterable[Person] = ()) -> None:
    """People who are there already: they coordinate, or have their place and want to be reminded."""
    with stage.database() as engine, engine.begin() as db:
        (centre,) = centres.everyone(db)
        workshop, now = workshops.of_centre(db, centre.id)[0].id, stage.clockwork.now
        for phone in coordinators:
            roles.appoint(db, centre.id, _linked(db, centre.id, phone, now), Role.COORDINATOR, now)
        for phone in participants:
            person = _linked(db, centre.id, phone, now)
            enrolments.put(db, centre.id, workshop, person, Status.ENROLLED, now)
            consents.put(db, Consent(centre.id, person, "reminders", True, 1, ""), now)


def _linked(db: Connection, centre: int, phone: Person, now: datetime) -> int:
    phone.chat.started = True
    person = people.add(db, centre, phone.name, "fr", now).id
    people.link(db, BOT, phone.id, phone.id, person, now)
    return person
