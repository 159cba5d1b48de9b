"""A session changes: a preview, one yes, a minute to take it back, and everybody is told or called."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from bot.domain import reminders
from bot.domain.common import Role
from bot.domain.reminders import Kind as Moment
from bot.domain.replies import Reply
from bot.domain.workshops import Session
from handlers.changes.actions import AskDate, At, Confirm, Give, Off, Open, Place, Undo
from handlers.changes.telling import happen
from simulator import Fault, Kind, Person
from storage import enrolments, outbox, people, replies, workshops
from storage.enrolments import Status
from tests.holding import held
from tests.world import World

PLUS = "\N{HEAVY PLUS SIGN}"


async def sessions(world: World) -> list[Session]:
    """The sessions of the centre's workshop."""
    workshop = await world.workshop()
    return await world.reads(lambda db: workshops.sessions_of(db, workshop))


async def joins_by_phone(world: World, name: str) -> None:
    """Somebody without Telegram has a place."""
    workshop, centre, now = await world.workshop(), world.centre.id, world.clock.now()
    person = await world.reads(lambda db: people.add(db, centre, name, "fr", now))
    await world.reads(lambda db: enrolments.put(db, centre, workshop, person.id, Status.ENROLLED, now))


async def leads(world: World, name: str) -> Person:
    """Somebody leads the first session, and uses the bot."""
    host, first = await world.knows(name, Role.HOST), (await sessions(world))[0]
    number, centre = await world.number(host), world.centre.id
    known = (await world.reads(lambda db: workshops.hosts_of(db, first.id)))[0]
    await world.reads(lambda db: workshops.lead(db, centre, known.id, number))
    return host


def another_workshop(db: Connection, title: str) -> None:
    """The centre has a second one, with a session before all others."""
    row = dict(db.execute(select(workshops.workshops)).mappings().one())
    row |= {"id": row["id"] + 1, "slug": "autre", "title": {"fr": title}}
    db.execute(insert(workshops.workshops).values(**row))
    first = dict(db.execute(select(workshops.sessions).limit(1)).mappings().one())
    soon = {"wall": datetime.fromisoformat("2026-10-12T09:00"), "starts": datetime(2026, 10, 12, 7, tzinfo=UTC)}
    db.execute(insert(workshops.sessions).values(**first | soon | {"id": 99, "workshop_id": row["id"]}))


async def opens(nadia: Person, day: str = "mardi 13 octobre à 14 h") -> None:
    """The coordinator looks at a session that is to change."""
    await nadia.says("/menu")
    await nadia.taps("Changer une séance")
    await nadia.taps(f"Voir {day}")


async def test_a_session_is_moved(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie, paul, anne = await world.enrols("Marie"), await world.enrols("Paul"), await leads(world, "Anne")
    await joins_by_phone(world, "Jean")
    first, number = (await sessions(world))[0], await world.number(marie)
    now = world.clock.now()
    await world.reads(lambda db: replies.put(db, first.centre, first.id, number, Reply.COMING, now))

    await opens(nadia)
    await nadia.sees("Séance 1 : Faire connaissance", "jusqu'à 16 h", "Salle des Dunes")
    await nadia.taps("Changer le jour ou l'heure")
    for typed, answer in (
        ("31 février", "Ce jour n'existe pas dans le calendrier."),
        ("hier 10h", "Cette date est déjà passée."),
        ("13 octobre 2029", "Cette date est dans plus d'un an."),
        ("mercredi 15 octobre", "Le jeudi 15 octobre n'est pas un mercredi."),
        ("bientôt", "Je n'ai pas compris cette date."),
    ):
        await nadia.says(typed)
        await nadia.sees(answer)
    await nadia.says("13 octobre 2027 14h")
    await nadia.sees("Elle est maintenant le mercredi 13 octobre 2027 à 14 h.")
    await nadia.says("vendredi 16 octobre 10h")
    await nadia.sees("Elle est maintenant le vendredi 16 octobre à 10 h.")
    await nadia.says("jeudi 15 octobre 10h")
    await nadia.sees("Nouvelle date", "Elle n'est plus le mardi 13 octobre à 14 h.")
    await nadia.sees("Elle est maintenant le jeudi 15 octobre à 10 h.")
    await nadia.sees("2 personnes du groupe le reçoivent ici.", "Pour l'animation, il va aussi à : Anne.")
    await nadia.sees("Une personne est à appeler : Jean.", "seront redemandées.")
    await nadia.taps("Oui, changer et prévenir")
    await nadia.sees("Les messages partent à 10 h 01.", "Jusqu'à 10 h 01, vous pouvez encore annuler.")
    await marie.does_not_see("Nouvelle date")
    later = now + timedelta(minutes=2)
    assert await held(world, lambda db: happen(db, later)), "nobody takes it back while it happens"

    await world.passes(minutes=1)
    await marie.sees("Nouvelle date", "Elle est maintenant le jeudi 15 octobre à 10 h.", "Est-ce que vous venez ?")
    await anne.sees("Pour la séance que vous animez :", "Elle est maintenant le jeudi 15 octobre à 10 h.")
    assert await world.reads(lambda db: replies.of_session(db, first.id)) == {}
    await paul.taps("Je viens", on="Nouvelle date")
    await paul.sees("Faire connaissance", "C'est noté : vous venez.")
    old = paul.last
    await paul.taps("Changer ma réponse")
    await paul.taps("Je ne viens pas")
    await paul.sees("Faire connaissance", "C'est noté : vous ne venez pas.", "Merci de nous avoir prévenus.")
    await paul.forges(Give(first.id, 1, "coming").pack(), old)
    await paul.sees("Cette séance a changé de date.", "jeudi 15 octobre à 10 h", "Est-ce que vous venez ?")
    await nadia.says("/appels")
    await nadia.sees("Jean", "N'a pas su la nouvelle date")

    await world.until("2026-10-10 18:30")
    await marie.does_not_see("Rappel")
    await world.until("2026-10-12 18:00")
    await marie.sees("Rappel", "jeudi 15 octobre à 10 h")
    await world.until("2026-10-14 18:00")
    await anne.sees("jeudi 15 octobre à 10 h")


async def test_a_minute_to_take_it_back(world: World) -> None:
    nadia, marc = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Marc", Role.COORDINATOR)
    marie, first = await world.enrols("Marie"), (await sessions(world))[0]
    await marc.says("/menu")
    await opens(nadia)
    await nadia.taps("Annuler la séance")
    await nadia.sees("Séance annulée", "Les autres séances ne changent pas.")
    await nadia.says("euh")
    await nadia.sees("Touchez un bouton, s'il vous plaît.")
    shown = nadia.last
    await nadia.taps("Oui, changer et prévenir")
    confirmed = nadia.last
    await marc.forges(AskDate(first.id).pack())
    await marc.sees("Cette séance est en train de changer.")
    await nadia.taps("Annuler ce changement")
    await nadia.sees("Rien n'a changé.", "Personne n'a été prévenu.")
    await world.passes(minutes=5)
    await marie.does_not_see("annulée")
    assert (await sessions(world))[0] == first

    await nadia.forges(Confirm(first.id, 1).pack(), shown)
    await nadia.sees("Ce bouton est ancien.")
    await nadia.forges(Off(first.id, 1).pack())
    await nadia.taps("Oui, changer et prévenir")
    await world.restarts()
    await world.passes(minutes=1)
    await marie.sees("Séance annulée", "Elle n'a pas lieu le mardi 13 octobre à 14 h.")
    await nadia.forges(Undo(2).pack(), confirmed)
    await nadia.sees("La minute est passée : le changement est fait.")
    await world.until("2026-10-10 18:30")
    await marie.does_not_see("Rappel")

    await opens(nadia)
    await nadia.taps("Rétablir la séance")
    await nadia.taps("Oui, changer et prévenir")
    await world.until("2026-10-11 09:30")
    await marie.sees("La séance a bien lieu", "Elle a lieu le mardi 13 octobre à 14 h.", "Est-ce que vous venez ?")


async def test_another_place_host_and_length_keep_the_answers(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    first, number, now = (await sessions(world))[0], await world.number(marie), world.clock.now()
    await world.reads(lambda db: replies.put(db, first.centre, first.id, number, Reply.COMING, now))
    await opens(nadia)
    await nadia.taps("Changer le lieu")
    await nadia.taps("Cuisine du centre")
    await nadia.sees("Nouveau lieu", "C'est maintenant ici : Cuisine du centre", "Ce n'est plus ici : Salle des Dunes.")
    await nadia.taps("Oui, changer et prévenir")
    await world.passes(minutes=1)
    await marie.sees("Nouveau lieu")
    await opens(nadia)
    await nadia.taps("Changer la durée")
    await nadia.taps("2 h 30")
    await nadia.taps("Oui, changer et prévenir")
    await world.passes(minutes=1)
    await marie.sees("Nouvelle durée", "Elle dure maintenant 2 h 30.")
    await opens(nadia)
    await nadia.taps("Changer qui l'anime")
    label = next(label for row in nadia.last.buttons for label in row if label.startswith(PLUS))
    await nadia.taps(label)
    await nadia.taps("Oui, changer et prévenir")
    await world.passes(minutes=1)
    await marie.sees("Du nouveau pour la séance", label.removeprefix(f"{PLUS} Ajouter "))
    changed = (await sessions(world))[0]
    assert (changed.minutes, changed.sequence, changed.wall) == (150, 3, first.wall)
    assert await world.reads(lambda db: replies.one(db, first.id, number)) is not None


async def test_at_night_before_the_morning_it_goes_at_once(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    number, first = await world.number(marie), (await sessions(world))[0]
    later = world.clock.now().replace(year=2027)
    await world.reads(lambda db: people.silence(db, number, stopped=False, paused_until=later))
    await world.reads(
        lambda db: db.execute(update(workshops.sessions).where(workshops.sessions.c.id == first.id).values(minutes=60))
    )
    await world.until("2026-10-12 23:30")
    await opens(nadia)
    await nadia.taps("Changer le jour ou l'heure")
    await nadia.says("demain 9h")
    await nadia.taps("Oui, changer et prévenir")
    await world.passes(minutes=1)
    await marie.sees("Elle est maintenant le mardi 13 octobre à 9 h.")


async def test_nobody_else_changes_a_session(world: World) -> None:
    marie, first = await world.enrols("Marie"), (await sessions(world))[0]
    elsewhere = await world.knows("Anne", Role.COORDINATOR, await world.brings_centre("ailleurs"))
    for phone, answer in ((marie, "Ce bouton est pour une autre personne."), (elsewhere, "Ceci n'existe plus.")):
        await phone.says("/menu")
        await phone.forges(Open(first.id).pack())
        await phone.sees(answer)
    assert (await sessions(world))[0] == first


async def test_a_date_is_chosen_by_taps(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    await opens(nadia)
    await nadia.taps("Changer le jour ou l'heure")
    await nadia.taps("Voir la suite ▶")
    await nadia.taps("◀ Voir avant")
    await nadia.taps("mercredi 14 octobre")
    await nadia.says("midi moins le quart")
    await nadia.sees("Je n'ai pas compris cette date.")
    await nadia.taps("18 h", on="Touchez une heure")
    await nadia.sees("Elle est maintenant le mercredi 14 octobre à 18 h.", "Une personne du groupe le reçoit ici.")
    stale = nadia.last
    await nadia.taps("Oui, changer et prévenir")
    await world.passes(minutes=1)
    await marie.sees("Elle est maintenant le mercredi 14 octobre à 18 h.")

    first = (await sessions(world))[0]
    for day, minute, answer in ((2**40, 600, "ancien"), (1, 600, "déjà passée"), (740000, 5000, "ancien")):
        await nadia.forges(At(first.id, day, minute).pack(), stale)
        await nadia.sees(answer)
    await nadia.forges(At(first.id, 741300, 600).pack(), stale)
    await nadia.sees("Cette date est dans plus d'un an.")
    await opens(nadia, "mercredi 14 octobre à 18 h")
    await nadia.taps("Changer le jour ou l'heure")
    await nadia.says("aujourd'hui 11h")
    await world.passes(hours=2)
    await nadia.taps("Oui, changer et prévenir")
    await nadia.sees("Cette date est déjà passée.")
    assert (await sessions(world))[0].wall == first.wall

    await world.reads(lambda db: another_workshop(db, "Théâtre"))
    await nadia.says("/menu")
    await nadia.taps("Changer une séance")
    shown = [label for row in nadia.last.buttons for label in row]
    assert {label.partition(" : ")[2] for label in shown[:2]} == {"Estime de soi", "Théâtre"}


async def test_what_waits_for_the_morning_is_told_in_one(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    await joins_by_phone(world, "Jean")
    await world.until("2026-10-01 21:00")
    await opens(nadia)
    await nadia.taps("Changer le jour ou l'heure")
    await nadia.says("jeudi 15 octobre 10h")
    await nadia.sees("Les messages attendent la fin de la nuit : vendredi 2 octobre à 9 h.")
    await nadia.taps("Oui, changer et prévenir")
    await nadia.sees("vendredi 2 octobre à 9 h", "Jusqu'à 21 h 01, vous pouvez encore annuler.")
    await world.passes(minutes=1)
    await nadia.says("/appels")
    await nadia.sees("Jean", "N'a pas su la nouvelle date")
    await nadia.taps("Voir Jean")
    await nadia.taps("C'est fait")
    await opens(nadia, "jeudi 15 octobre à 10 h")
    await nadia.taps("Changer le lieu")
    await nadia.taps("Cuisine du centre")
    await nadia.taps("Oui, changer et prévenir")
    await world.passes(minutes=1)
    await marie.does_not_see("Nouvelle date")
    await nadia.says("/journee")
    await nadia.taps("Voir ce qui va partir")
    await nadia.sees("📅 9 h, nouvelles de séance : 1")
    await nadia.taps("📅 Lire vendredi 2 octobre à 9 h")
    await nadia.sees("Marie lira :", "La séance change", "Une nouvelle de séance part toujours.")
    await nadia.says("/appels")
    await nadia.taps("Voir Jean")
    await nadia.sees("N'a pas su que la séance change.")

    await world.until("2026-10-02 09:00")
    await marie.sees("La séance change", "Elle a lieu le jeudi 15 octobre à 10 h.", "C'est ici : Cuisine du centre.")
    assert sum("La séance change" in one.read or "Nouveau lieu" in one.read for one in marie.messages) == 1
    await marie.taps("Je viens")
    await marie.sees("C'est noté : vous venez.")


async def test_it_changes_while_its_reminder_goes_out(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    first, number = (await sessions(world))[0], await world.number(marie)
    await world.until("2026-10-10 17:58:30")
    await opens(nadia)
    await nadia.taps("Changer le jour ou l'heure")
    await nadia.says("jeudi 15 octobre 10h")
    await world.until("2026-10-10 17:59:00")
    await nadia.taps("Oui, changer et prévenir")
    world.telegram.faults.add(Fault(Kind.FLOOD, "sendMessage", marie.id, seconds=5))
    await world.until("2026-10-10 18:05")
    await marie.sees("Elle est maintenant le jeudi 15 octobre à 10 h.")
    await marie.does_not_see("Rappel")
    old = reminders.key(first, Moment.FIRST, number)
    standing = await world.reads(lambda db: outbox.standing(db, old))
    assert standing is None or standing[1] == "unwanted"
    await world.until("2026-10-12 18:00")
    await marie.sees("Rappel", "jeudi 15 octobre à 10 h")


async def test_two_coordinators_at_once(world: World) -> None:
    nadia, marc = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Marc", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    for phone in (nadia, marc):
        await opens(phone)
        await phone.taps("Annuler la séance")
    await nadia.taps("Oui, changer et prévenir")
    await nadia.sees("C'est noté.")
    same = next(row[0]["callback_data"] for row in (marc.last.markup or {})["inline_keyboard"])
    await marc.taps("Oui, changer et prévenir")
    await marc.sees("Cette séance est en train de changer.")
    await world.passes(minutes=1)
    await marc.forges(same)
    await marc.sees("C'est déjà le cas : rien ne change.")
    await world.passes(minutes=5)
    assert sum("Séance annulée" in one.read for one in marie.messages) == 1

    await nadia.forges(Place((await sessions(world))[0].id, 2).pack())
    await nadia.sees("Cette séance est annulée.", "Rétablissez-la")
    await opens(nadia)
    await nadia.taps("Changer le jour ou l'heure")
    await nadia.says("jeudi 15 octobre 10h")
    await world.enrols("Paul")
    await nadia.taps("Oui, changer et prévenir")
    await nadia.sees("La séance ou le groupe a changé entre-temps.", "2 personnes du groupe le reçoivent ici.")
    await nadia.taps("Oui, changer et prévenir")
    await world.passes(minutes=1)
    await marie.sees("Nouvelle date", "Elle est maintenant le jeudi 15 octobre à 10 h.", "Est-ce que vous venez ?")
    assert not (await sessions(world))[0].cancelled
    await marc.says("/journee")
    await marc.sees("Déjà fait aujourd'hui :", "Nadia a changé la séance « Faire connaissance ».")


async def test_one_host_takes_the_place_of_another(world: World) -> None:
    nadia, anne = await world.knows("Nadia", Role.COORDINATOR), await leads(world, "Anne")
    await world.enrols("Marie")
    number = await world.number(anne)
    await world.reads(lambda db: people.silence(db, number, stopped=True, paused_until=None))
    await opens(nadia)
    await nadia.taps("Changer qui l'anime")
    off = next(label for row in nadia.last.buttons for label in row if label.startswith("\N{HEAVY MINUS SIGN}"))
    await nadia.taps(off)
    await nadia.taps("Ajouter ou enlever quelqu'un")
    on = next(label for row in nadia.last.buttons for label in row if "Claire Bonnin" in label)
    await nadia.taps(on)
    await nadia.sees("Une personne est à appeler : Anne.", "à prévenir par vous : Claire Bonnin")
    await nadia.taps("Oui, changer et prévenir")
    await world.passes(minutes=1)
    first = (await sessions(world))[0]
    assert "Claire Bonnin" in [one.name for one in await world.reads(lambda db: workshops.hosts_of(db, first.id))]
    await nadia.says("/appels")
    await nadia.sees("Anne", "N'a pas su que la séance change.")
    await world.reads(lambda db: people.silence(db, number, stopped=False, paused_until=None))
    await opens(nadia)
    await nadia.taps("Changer qui l'anime")
    await nadia.taps(off.replace("\N{HEAVY MINUS SIGN} Enlever", f"{PLUS} Ajouter"))
    await nadia.taps("Oui, changer et prévenir")
    await world.passes(minutes=1)
    await anne.does_not_see("Vous n'animez plus cette séance")
