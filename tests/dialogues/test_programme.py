"""The programme, as it is leafed through and answered from."""

from datetime import timedelta

from sqlalchemy import Connection, update

from bot.domain.common import Role
from bot.domain.events import RepliedTo
from bot.domain.replies import Reply
from handlers.programme import ComeToAll, Prepare
from simulator import Person
from storage import enrolments, replies, workshops
from storage.enrolments import Status
from storage.schema import new_id
from storage.workshops import sessions
from tests.world import World


async def session_id(world: World, number: int = 1) -> int:
    workshop = await world.workshop()
    return (await world.reads(lambda db: workshops.sessions_of(db, workshop)))[number - 1].id


async def changes(world: World, session: int, **values: object) -> None:
    """A session changes, as later features will change it."""
    await world.reads(lambda db: db.execute(update(sessions).where(sessions.c.id == session).values(**values)))


async def moves(world: World, session: int, **by: float) -> None:
    found = await world.reads(lambda db: workshops.session(db, world.centre.id, session))
    span = timedelta(**by)
    await changes(world, session, wall=found.wall + span, starts=found.starts + span)


async def said(world: World, phone: Person, session: int) -> Reply | None:
    person = await world.number(phone)
    found = await world.reads(lambda db: replies.one(db, session, person))
    return found.reply if found else None


async def test_a_phase_a_session_the_map_and_back(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    await marie.taps("Voir le programme")
    shown = await marie.sees("Mieux se regarder pour mieux se valoriser", "Estime de soi")
    assert len(shown.buttons) == 4 + 3
    await marie.taps("Voir mardi 13 octobre")
    await marie.sees("On se présente, chacun à sa façon.", "mardi 13 octobre, de 14 h à 16 h", "Salle des Dunes")
    await marie.sees("Nadia Guérin, référente du centre social", "À apporter : Un objet que vous aimez.")
    await marie.sees("Est-ce que vous venez ?")
    await marie.taps("Préparer ma venue")
    await marie.sees("Ma venue : Faire connaissance", "Salle des Dunes", "À apporter : Un objet que vous aimez.")
    await marie.taps("Voir le lieu")
    await marie.sees("première porte à gauche")
    assert any(message.kind == "venue" for message in marie.messages)
    await marie.taps("Revenir à la séance")
    await marie.taps("Revenir au programme")
    await marie.taps("Voir « Techniques de bien-être »")
    await marie.sees("Techniques de bien-être")
    await marie.taps("Voir « Mieux se regarder pour mieux se valoriser »")
    await marie.taps("Voir le menu")
    await marie.sees("Bonjour Marie.")


async def test_an_answer_is_kept_shown_and_changed(world: World) -> None:
    heard: list[object] = []
    world.app.routes.listeners.append((RepliedTo, lambda _turn, event: heard.append(event)))
    marie, first = await world.enrols("Marie"), await session_id(world)
    await marie.says("/programme")
    await marie.taps("Voir mardi 13 octobre")
    await marie.taps("Je viens")
    await marie.sees("C'est noté : vous venez.")
    assert heard == [RepliedTo(first, await world.number(marie))]
    await marie.taps("Revenir au programme")
    shown = await marie.sees("✅ je viens, ❓ je ne sais pas, ❌ je ne viens pas")
    assert shown.buttons[0] == ["✅ Voir mardi 13 octobre"]
    await marie.taps("Voir mardi 13 octobre")
    await marie.taps("Changer ma réponse")
    await marie.taps("Je ne viens pas")
    await marie.sees("Merci de nous avoir prévenus.", "On vous attend à la prochaine.")
    assert await said(world, marie, first) is Reply.NOT_COMING


async def test_late_from_the_programme(world: World) -> None:
    marie, first = await world.enrols("Marie"), await session_id(world)
    await marie.says("/programme")
    await marie.taps("Voir mardi 13 octobre")
    await marie.taps("Je viens")
    assert [row[0] for row in marie.buttons] == [
        "✏️ Changer ma réponse",
        "⏰ Je serai en retard",
        "🎒 Préparer ma venue",
        "Revenir au programme",
        "☰ Voir le menu",
    ]
    await marie.taps("Préparer ma venue")
    assert [row[0] for row in marie.buttons] == [
        "📍 Voir le lieu",
        "📅 Ajouter à mon agenda",
        "🚗 Demander un trajet",
        "Revenir à la séance",
        "☰ Voir le menu",
    ]
    await marie.taps("Revenir à la séance")
    await marie.taps("Je serai en retard")
    await marie.sees("un peu plus tard", "On vous attend.")
    found = await world.reads(lambda db: replies.of_session(db, first))
    assert [reply.late for reply in found.values()] == [True]


async def test_what_is_over_cancelled_or_begun_is_said_plainly(world: World) -> None:
    marie = await world.enrols("Marie", reminders=False)
    await changes(world, await session_id(world, 2), cancelled=True)
    await world.until("2026-10-13 15:00")
    await marie.says("/programme")
    await marie.taps("Voir mardi 13 octobre")
    await marie.sees("Cette séance a déjà commencé.")
    await world.until("2026-10-14 10:00")
    await marie.says("/programme")
    await marie.taps("Voir mardi 13 octobre")
    await marie.sees("Cette séance est passée.")
    assert "Préparer" not in str(marie.buttons)
    await marie.forges(Prepare(await session_id(world)).pack())  # pressed much later
    await marie.sees_nothing_new()
    assert "Cette séance est passée." in marie.last.read
    await marie.taps("Revenir au programme")
    await marie.taps("Voir mardi 20 octobre")
    shown = await marie.sees("Cette séance est annulée.")
    assert not [label for row in shown.buttons for label in row if "viens" in label]


async def test_a_button_that_waited_beyond_the_start(world: World) -> None:
    marie, first = await world.enrols("Marie", reminders=False), await session_id(world)
    await marie.says("/programme")
    await marie.taps("Voir mardi 13 octobre")
    await world.until("2026-10-13 14:00")
    await marie.taps("Je viens")
    await marie.sees("Cette séance a déjà commencé.")
    assert await said(world, marie, first) is None


async def test_a_button_from_before_the_date_changed(world: World) -> None:
    marie, first = await world.enrols("Marie"), await session_id(world)
    await marie.says("/programme")
    await marie.taps("Voir mardi 13 octobre")
    await moves(world, first, days=1)
    await marie.taps("Je viens")
    await marie.sees("Cette séance a changé de date.", "mercredi 14 octobre", "Est-ce que vous venez ?")
    assert await said(world, marie, first) is None
    await marie.taps("Je viens")
    await marie.sees("C'est noté : vous venez.")


async def test_two_workshops_are_both_there(world: World) -> None:
    marie = await world.enrols("Marie")
    person, here = await world.number(marie), world.centre.id

    def second_one(db: Connection) -> None:
        first = workshops.of_centre(db, here)[0]
        values = {"title": {"fr": "Jardin"}, "summary": {"fr": ""}, "programme": {}, "capacity": 9, "is_open": True}
        made = db.execute(
            workshops.workshops.insert().values(centre_id=here, slug="jardin", starts_on=first.starts_on, **values)
        )
        number = new_id(made)
        named = {"slug": "terre", "title": {"fr": "Les mains dans la terre"}}
        phase = db.execute(workshops.phases.insert().values(centre_id=here, workshop_id=number, number=1, **named))
        one = workshops.sessions_of(db, first.id)[0]
        about = {"summary": {"fr": "On sème."}, "wall": one.wall, "starts": one.starts, "minutes": 60, "number": 1}
        ids = {"workshop_id": number, "phase_id": new_id(phase), "place_id": one.place.id}
        db.execute(sessions.insert().values(centre_id=here, slug="s", title={"fr": "Semer"}, **about, **ids))
        enrolments.put(db, here, number, person, Status.ENROLLED, world.clock.now())

    await world.reads(second_one)
    await marie.says("/programme")
    await marie.sees("Mieux se regarder pour mieux se valoriser")
    await marie.taps("Voir « Les mains dans la terre »")
    await marie.sees("Atelier : Jardin")
    await marie.taps("Voir mardi 13 octobre")
    await marie.sees("On sème.")


async def test_without_a_place_it_is_told_kindly(world: World) -> None:
    paul = await world.knows("Paul")
    await paul.says("/programme")
    await paul.sees("Vous n'avez pas encore de place dans un atelier.")


async def test_sessions_of_others_stay_closed(world: World) -> None:
    await world.brings_centre("autre")
    other = 9  # the first session of the centre that came second
    marie = await world.enrols("Marie")
    for payload in (f"pr.s:{other}", f"pr.p:{other}", f"pr.g:{other}:0:coming", f"pr.m:{other}", f"pr.l:{other}"):
        await marie.says("/programme")
        await marie.forges(payload)
        await marie.sees("Ceci n'existe plus.")
    await marie.forges("pr.g:1:0:perhaps")
    await marie.sees("Ce bouton est ancien.")
    paul = await world.knows("Paul")
    await paul.says("/menu")
    await paul.forges("pr.s:1")
    await paul.sees("Vous n'avez pas de place dans cet atelier.")


async def test_in_english_and_with_a_strange_name(world: World) -> None:
    mary = await world.enrols("M<b>a & \N{RIGHT-TO-LEFT OVERRIDE}ry", language="en")
    await mary.says("/programme")
    await mary.taps("See Tuesday 13 October")
    await mary.sees("Tuesday 13 October, 14:00 to 16:00", "Are you coming?")
    await mary.taps("I do not know")
    await mary.sees("Noted: you do not know yet.")


async def test_it_goes_on_after_a_restart(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/programme")
    await marie.taps("Voir mardi 13 octobre")
    await world.restarts()
    await marie.taps("Je viens")
    await marie.sees("C'est noté : vous venez.")


async def test_a_coordinator_has_no_entry_but_an_answer(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await nadia.says("/programme")
    await nadia.sees("Le menu vous dit qui appeler.")


async def test_she_comes_to_all_that_she_has_not_answered(world: World) -> None:
    marie, second, third = await world.enrols("Marie"), await session_id(world, 2), await session_id(world, 3)
    await changes(world, third, cancelled=True)
    await marie.says("/programme")
    await marie.taps("Voir mardi 20 octobre")
    await marie.taps("Je ne viens pas")
    await world.until("2026-10-13 14:00")  # the first session has begun
    await marie.says("/programme")
    await marie.taps("Je viens à toutes les séances")
    shown = await marie.sees("C'est noté : vous venez à ces 5 séances.", "Pour changer une réponse, touchez la séance.")
    assert "20 octobre" not in shown.read
    assert "27 octobre" not in shown.read
    assert await said(world, marie, second) is Reply.NOT_COMING
    assert await said(world, marie, third) is None
    assert await said(world, marie, await session_id(world, 8)) is Reply.COMING
    await marie.forges(ComeToAll(await world.workshop()).pack())
    await marie.sees("Toutes les séances à venir ont votre réponse.", "Rien n'a changé.")
    await marie.says("/programme")
    assert not any("toutes les séances" in label for row in marie.buttons for label in row)

    rose = await world.knows("Rose")
    await rose.says("/menu")
    await rose.forges(ComeToAll(await world.workshop()).pack())
    await rose.sees("Vous n'avez pas de place dans cet atelier.")
