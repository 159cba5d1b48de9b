"""The coordinator sees who comes, and enters what somebody said on the phone."""

from datetime import timedelta

from bot.domain.common import Role
from bot.domain.replies import Reply
from bot.domain.workshops import Session
from bot.ui.roster import ShowPerson
from bot.ui.waiting import ShowWishes
from handlers.roster import ChooseFor, ChooseSession, Enter, Group, ShowSession
from simulator import Person
from storage import consents, enrolments, people, replies, workshops
from storage.enrolments import Status
from tests.world import World


async def sessions(world: World) -> list[Session]:
    """The sessions of the centre's workshop."""
    workshop = await world.workshop()
    return await world.reads(lambda db: workshops.sessions_of(db, workshop))


async def answers(world: World, who: Person, reply: Reply, late: bool = False, session: int = 0) -> None:
    """Somebody answers by themselves."""
    number, wanted = await world.number(who), (await sessions(world))[session]
    now = world.clock.now()
    await world.reads(lambda db: replies.put(db, wanted.centre, wanted.id, number, reply, now))
    if late:
        await world.reads(lambda db: replies.late(db, wanted.id, number))


async def joins_by_phone(world: World, name: str) -> int:
    """Somebody without Telegram has a place."""
    workshop, centre, now = await world.workshop(), world.centre.id, world.clock.now()
    person = await world.reads(lambda db: people.add(db, centre, name, "fr", now))
    await world.reads(lambda db: enrolments.put(db, centre, workshop, person.id, Status.ENROLLED, now))
    return person.id


async def test_who_comes_at_a_glance(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie, paul, rose = [await world.enrols(name) for name in ("Marie", "Paul", "Rose")]
    await world.enrols("Fatou")
    await joins_by_phone(world, "Jean")
    await answers(world, marie, Reply.COMING)
    await answers(world, paul, Reply.COMING, late=True)
    await answers(world, rose, Reply.NOT_COMING)
    number, until = await world.number(rose), world.clock.now() + timedelta(days=30)
    await world.reads(lambda db: people.silence(db, number, stopped=False, paused_until=until))
    await paul.blocks()

    await nadia.says("/menu")
    await nadia.taps("Voir le groupe")

    await nadia.sees("Séance 1 : Faire connaissance", "mardi 13 octobre à 14 h")
    await nadia.sees("Viennent : 2", "Ne savent pas : 0", "Ne viennent pas : 1", "Sans réponse : 2")
    await nadia.sees("En retard : 1", "Injoignables sur Telegram : 2", "En pause : 1")
    shown = await nadia.sees("Marie vient.", "Paul vient, en retard.", "Rose ne vient pas.", "Fatou n'a pas répondu.")
    assert shown.read.index("Marie vient") < shown.read.index("Rose ne vient pas") < shown.read.index("Fatou n'a")
    await nadia.sees("Paul ne reçoit plus nos messages.", "Jean n'utilise pas Telegram.", "Rose est en pause.")


async def test_an_answer_given_on_the_phone_counts_everywhere(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await joins_by_phone(world, "Jean")
    await nadia.says("/groupe")
    await nadia.taps("Voir Jean")
    await nadia.sees("A sa place depuis le jeudi 1er octobre.", "N'utilise pas Telegram.")
    await nadia.sees("Séance 1, mardi 13 octobre : pas de réponse.", "Sa réponse pour mardi 13 octobre à 14 h ?")

    await nadia.taps("Vient")
    await nadia.sees("C'est noté.", "Séance 1, mardi 13 octobre : vient, saisi par Nadia.")
    await nadia.taps("Revenir au groupe")
    await nadia.sees("Viennent : 1", "Jean vient, saisi par Nadia.")

    await nadia.taps("Voir Jean")
    await nadia.taps("Ne vient pas")
    await nadia.sees("ne vient pas, saisi par Nadia.")


async def test_another_session_is_two_taps_away(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await answers(world, marie, Reply.UNSURE, session=1)

    await nadia.says("/groupe")
    await nadia.taps("Choisir une autre séance")
    await nadia.sees("Estime de soi", "Quelle séance voulez-vous voir ?")
    await nadia.taps("Voir mardi 20 octobre à 14 h")
    await nadia.sees("Ce que je sais faire", "Marie ne sait pas.")

    await nadia.taps("Voir Marie")
    await nadia.taps("Répondre pour une autre séance")
    await nadia.taps("Voir mardi 8 décembre à 14 h")
    await nadia.taps("Ne sait pas")
    await nadia.sees("Séance 8, mardi 8 décembre : ne sait pas, saisi par Nadia.")
    await nadia.taps("Répondre pour une autre séance")
    await nadia.taps("Annuler")
    await nadia.sees("Ses réponses :")


async def test_a_session_that_has_begun_takes_no_answer(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await world.enrols("Marie")
    await nadia.says("/groupe")
    await nadia.taps("Voir Marie")

    await world.until("2026-10-13 14:00")
    await nadia.taps("Vient", on="Ses réponses")
    await nadia.sees("Cette séance a déjà commencé.")
    await nadia.says("/groupe")
    await nadia.sees("Séance 1")
    await world.until("2026-10-13 16:00")
    await nadia.says("/groupe")
    await nadia.sees("Séance 2")
    await world.until("2027-01-10 10:00")
    await nadia.says("/groupe")
    await nadia.sees("Séance 8")
    await nadia.taps("Voir Marie")
    await nadia.sees("Ses réponses :")
    assert not any("Vient" in label for row in nadia.buttons for label in row)


async def test_a_long_list_has_pages(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    for number in range(1, 13):
        await joins_by_phone(world, f"Personne {number:02}")

    await nadia.says("/groupe")
    await nadia.sees("page 1 sur 2", "Sans réponse : 12", "Personne 10")
    await nadia.does_not_see("Personne 11")
    await nadia.taps("Voir la suite ▶")
    await nadia.sees("page 2 sur 2", "Personne 12")
    await nadia.taps("◀ Voir avant")
    await nadia.sees("page 1 sur 2")


async def test_who_waits_for_a_place(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await nadia.says("/groupe")
    assert not any("attente" in label for row in nadia.buttons for label in row)
    lea = await world.knows("Léa")
    workshop, number, now = await world.workshop(), await world.number(lea), world.clock.now()
    await world.reads(lambda db: enrolments.put(db, world.centre.id, workshop, number, Status.WISHED, now))

    await nadia.says("/groupe")
    await nadia.taps("🙋 Voir la liste d'attente : 1")
    await nadia.sees("Une personne attend une place.", "Léa attend depuis le jeudi 1er octobre.")
    await nadia.taps("Voir Léa")
    await nadia.sees("Attend une place depuis le jeudi 1er octobre.", "Reçoit nos messages sur Telegram.")
    await nadia.does_not_see("Ses réponses")
    first = (await sessions(world))[0]
    await nadia.forges(Enter(number, first.id, "coming").pack())
    await nadia.sees("Cette personne attend encore une place.")


async def test_who_stopped_or_left(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie, paul = await world.enrols("Marie"), await world.enrols("Paul")
    number, other, workshop = await world.number(marie), await world.number(paul), await world.workshop()
    until = world.clock.now() + timedelta(days=3)
    await world.reads(lambda db: people.silence(db, number, stopped=True, paused_until=None))
    await world.reads(lambda db: people.silence(db, other, stopped=False, paused_until=until))

    await nadia.says("/groupe")
    await nadia.taps("Voir Marie")
    await nadia.sees("Ne veut plus de messages.")
    await nadia.taps("Revenir au groupe")
    await nadia.taps("Voir Paul")
    await nadia.sees("En pause jusqu'au dimanche 4 octobre.")
    await world.reads(lambda db: enrolments.put(db, world.centre.id, workshop, other, Status.LEFT, world.clock.now()))
    await nadia.taps("Vient")
    await nadia.sees("Cette personne n'est plus dans cet atelier.")


async def test_names_are_only_names(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await world.enrols("<b>Rose</b> & \N{RIGHT-TO-LEFT OVERRIDE}Co")
    await nadia.says("/groupe")
    await nadia.sees("<b>Rose</b> & ")
    label = next(label for row in nadia.buttons for label in row if "Rose" in label)
    await nadia.taps(label)
    await nadia.sees("<b>Rose</b> & ")


async def test_two_centres_never_see_each_other(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    other = await world.brings_centre("autre")
    boris = await world.knows("Boris", Role.COORDINATOR, centre=other)
    marie = await world.enrols("Marie")
    await nadia.says("/groupe")
    await boris.says("/groupe")
    await boris.sees("Sans réponse : 0")
    await boris.does_not_see("Marie")

    person, first = await world.number(marie), (await sessions(world))[0]
    own = (await world.reads(lambda db: workshops.sessions_of(db, workshops.of_centre(db, other.id)[0].id)))[0]
    gone, workshop = "Ceci n'existe plus.", await world.workshop()
    left = "Cette personne n'est plus dans cet atelier."
    forged = [
        (ShowSession(first.id, 0), gone),
        (ChooseSession(workshop, 0), gone),
        (ShowWishes(workshop, 0), gone),
        (ShowPerson(person, first.id), gone),
        (Enter(person, first.id, "coming"), gone),
        (ShowPerson(person, own.id), left),
        (ChooseFor(person, own.id, 0), left),
        (Enter(person, own.id, "coming"), left),
    ]
    for action, told in forged:
        await boris.says("/groupe")
        await boris.forges(action.pack())
        await boris.sees(told)
    assert await world.reads(lambda db: replies.of_person(db, person)) == {}


async def test_participants_and_forgers_get_nowhere(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    assert not any("groupe" in label for row in marie.buttons for label in row)
    person, first = await world.number(marie), (await sessions(world))[0]
    for action in (Group(), ShowSession(first.id, 0), ShowPerson(person, first.id), Enter(person, first.id, "coming")):
        await marie.says("/menu")
        await marie.forges(action.pack())
        await marie.sees("Ce bouton est pour une autre personne.")

    await nadia.says("/groupe")
    await nadia.forges(Enter(person, first.id, "maybe").pack())
    await nadia.sees("Ce bouton est ancien.")
    await nadia.forges(ShowSession(first.id, 99999).pack())
    await nadia.sees("Marie n'a pas répondu.")


async def test_a_restart_in_the_middle(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await world.enrols("Marie")
    await nadia.says("/groupe")
    await nadia.taps("Voir Marie")
    await world.restarts()
    await nadia.taps("Vient")
    await nadia.sees("Séance 1, mardi 13 octobre : vient, saisi par Nadia.")


async def test_in_english(world: World) -> None:
    nora = await world.knows("Nora", Role.COORDINATOR, language="en")
    await world.enrols("Mary")
    await nora.says("/group")
    await nora.sees("Session 1: Getting to know each other", "No answer yet: 1", "Mary has not answered.")
    await nora.taps("See Mary")
    await nora.taps("Is coming")
    await nora.sees("Session 1, Tuesday 13 October: coming, entered by Nora.")


async def test_reminders_are_not_needed_to_be_listed(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie", reminders=False)
    number = await world.number(marie)
    assert await world.reads(lambda db: consents.given(db, number, "reminders")) is False
    await nadia.says("/groupe")
    await nadia.sees("Marie n'a pas répondu.")
