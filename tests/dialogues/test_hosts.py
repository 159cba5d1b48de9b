"""Who leads a session knows who comes."""

from datetime import timedelta

from sqlalchemy import update

from bot.domain import times
from bot.domain.common import Role
from bot.domain.replies import Reply
from handlers.hosts import MySession
from simulator import Person
from storage import replies, workshops
from storage.workshops import sessions
from tests.leading import leads, session
from tests.world import World


async def says(world: World, name: str, reply: Reply, number: int, late: bool = False) -> Person:
    """Somebody enrols, and answers."""
    phone, wanted = await world.enrols(name), await session(world, number)
    person, now = await world.number(phone), world.clock.now()
    await world.reads(lambda db: replies.put(db, wanted.centre, wanted.id, person, reply, now))
    if late:
        await world.reads(lambda db: replies.late(db, wanted.id, person))
    return phone


async def test_my_sessions(world: World) -> None:
    sylvie = await leads(world, "Sylvie Marchand")
    await says(world, "Marie", Reply.COMING, 1)
    await says(world, "Paul", Reply.COMING, 1, late=True)
    await says(world, "Rose", Reply.UNSURE, 1)
    await says(world, "Léa", Reply.NOT_COMING, 1)
    await world.enrols("Fatou")

    await sylvie.says("/menu")
    await sylvie.taps("Voir mes séances")
    await sylvie.sees("Votre séance : Faire connaissance", "mardi 13 octobre à 14 h", "Salle des Dunes")
    await sylvie.sees("2 personnes viennent.", "Une personne arrivera en retard.", "Rose ne sait pas encore.")
    await sylvie.sees("Une personne n'a pas répondu.", "À apporter : Un objet que vous aimez.", "Marie", "Paul")
    await sylvie.does_not_see("Léa", "Fatou")

    await sylvie.taps("Voir mardi 27 octobre à 14 h")
    await sylvie.sees("Le regard des autres", "Personne n'a encore dit « Je viens ».")
    await sylvie.does_not_see("respirer")


async def test_the_evening_before(world: World) -> None:
    claire = await leads(world, "Claire Bonnin")
    await world.until("2026-11-10 10:00")
    await says(world, "Marie", Reply.COMING, 5)
    await says(world, "Rose", Reply.UNSURE, 5)
    await says(world, "Anne", Reply.UNSURE, 5)
    await claire.looks_away()
    await world.until("2026-11-16 17:59")
    await claire.sees_nothing_new()
    await world.until("2026-11-16 18:00")
    await claire.sees(
        "Votre séance : mardi 17 novembre à 14 h", "Une personne vient.", "Ne savent pas encore : Anne, Rose."
    )
    await claire.sees("Salle des Pins", "À apporter : Des vêtements souples et un plaid.")
    await claire.does_not_see("Marie")

    await claire.taps("Voir qui vient")
    await claire.sees("Respirer et se détendre", "Marie")
    await world.until("2026-11-18 10:00")
    assert len([one for one in claire.messages if "Votre séance : mardi 17" in one.read]) == 1
    await claire.says("/menu")
    await claire.taps("Voir mes séances")
    await claire.sees("Vous n'avez pas de séance à venir.")


async def test_no_letter_for_what_was_cancelled_or_moved(world: World) -> None:
    claire, alain = await leads(world, "Claire Bonnin"), await leads(world, "Alain Devineau")
    fifth, sixth = await session(world, 5), await session(world, 6)
    later = sixth.wall + timedelta(days=2)
    moved = {"wall": later, "starts": times.instant(later, world.centre.zone)}
    gone, away = sessions.c.id == fifth.id, sessions.c.id == sixth.id
    await world.reads(lambda db: db.execute(update(sessions).where(gone).values(cancelled=True)))
    await world.reads(lambda db: db.execute(update(sessions).where(away).values(**moved)))
    world.app.metronome.stir()
    await world.settle()

    await world.until("2026-11-24 20:00")
    assert not claire.messages
    assert not alain.messages
    await world.until("2026-11-25 18:00")
    await alain.sees("Votre séance : jeudi 26 novembre à 14 h")


async def test_a_cancelled_session_says_so(world: World) -> None:
    claire, fifth = await leads(world, "Claire Bonnin"), await session(world, 5)
    cancel = update(sessions).where(sessions.c.id == fifth.id).values(cancelled=True)
    await world.reads(lambda db: db.execute(cancel))
    await claire.says("/menu")
    await claire.taps("Voir mes séances")
    await claire.sees("Cette séance est annulée.")


async def test_only_my_own_sessions(world: World) -> None:
    claire = await leads(world, "Claire Bonnin")
    marie = await says(world, "Marie", Reply.COMING, 1)
    first = await session(world, 1)
    await claire.says("/menu")
    await claire.forges(MySession(first.id).pack())
    await claire.sees("Cette séance n'est pas dans vos séances.")
    await marie.says("/menu")
    assert not any("Mes séances" in label for row in marie.buttons for label in row)
    await marie.forges(MySession(first.id).pack())
    await marie.sees("Ce bouton est pour une autre personne.")

    other = await world.brings_centre("autre")
    there = await world.reads(lambda db: workshops.sessions_of(db, workshops.of_centre(db, other.id)[0].id))
    await claire.forges(MySession(there[4].id).pack())
    await claire.sees("Ceci n'existe plus.")


async def test_names_are_only_names(world: World) -> None:
    sylvie = await leads(world, "Sylvie Marchand")
    await says(world, "<b>Rose</b> & \N{RIGHT-TO-LEFT OVERRIDE}Co", Reply.COMING, 1)
    await sylvie.says("/menu")
    await sylvie.taps("Voir mes séances")
    await sylvie.sees("<b>Rose</b> & ")


async def test_in_english(world: World) -> None:
    alain = await leads(world, "Alain Devineau")
    alain_in_english = await world.knows("Alan", Role.HOST, language="en")
    await alain_in_english.says("/menu")
    await alain_in_english.taps("See my sessions")
    await alain_in_english.sees("You have no session to come.")
    await alain.says("/menu")
