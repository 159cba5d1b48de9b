"""The coordinator's news: who answered, what is shared, the middle of the group, whom to call."""

import pytest

from bot.domain.checkins import NEWS, SHARING, State
from bot.domain.common import Role
from simulator import Person
from storage import checkins, consents, enrolments, people
from tests.world import World

BEFORE, REMINDER, CALLS = "2026-10-12 10:00", "2026-10-16 10:00", "2026-10-20 10:00"


async def answers(phone: Person, mood: str, *, share: bool, call: str = "Non") -> None:
    await phone.taps("Oui, je réponds")
    await phone.taps(mood)
    for _ in range(4):
        await phone.taps("Passer la question")
    await phone.taps(call)
    await phone.taps("Oui, les partager" if share else "Non, je les garde pour moi")


async def opens(phone: Person) -> None:
    await phone.says("/menu")
    await phone.taps("Voir les nouvelles")
    await phone.taps("Voir : Avant la première séance")


async def test_who_answered_and_what_is_shared(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie, paul, lea = [await world.enrols(name) for name in ("Marie", "Paul <b>&", "Léa")]
    await world.until(BEFORE)
    await answers(marie, "Plutôt bien", share=True)
    await answers(paul, "Très mal", share=False)
    await lea.taps("Ne pas recevoir ces questions")
    await opens(nadia)
    await nadia.sees("Ont répondu (2) : Marie, Paul <b>&", "Ne souhaitent pas répondre (1) : Léa")
    await nadia.sees("Le milieu du groupe : moins de 5 réponses partagées.")
    await nadia.taps("Lire Marie")
    await nadia.sees("Comment va le moral, ces jours-ci ? 🙂 Plutôt bien", "Voulez-vous qu'on vous appelle ? Non")
    await nadia.sees("Votre lecture est notée.")
    person, reader = await world.number(marie), await world.number(nadia)
    noted = await world.reads(lambda db: checkins.readings_of(db, person, 9))
    assert [one.reader for one in noted] == [reader]
    await nadia.taps("Revenir")
    await nadia.taps("Lire Paul <b>&")
    await nadia.sees("Paul <b>& ne partage pas ses réponses.")
    await nadia.does_not_see("Très mal")
    other = await world.number(paul)
    assert await world.reads(lambda db: checkins.readings_of(db, other, 9)) == []


async def test_the_middle_is_shown_from_five_shared_answers_on(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    group = [await world.enrols(name) for name in ("Marie", "Paul", "Léa", "Ali", "Zoé", "Eve")]
    await world.until(BEFORE)
    moods = ("Très mal", "Plutôt mal", "Moyen", "Très bien")
    for phone, mood in zip(group, moods, strict=False):
        await answers(phone, mood, share=True)
    await answers(group[5], "Très mal", share=False)
    await opens(nadia)
    await nadia.sees("moins de 5 réponses partagées")
    await answers(group[4], "Plutôt bien", share=True)
    await opens(nadia)
    await nadia.sees("Le milieu du groupe", "Comment va le moral, ces jours-ci ? 😐 Moyen")
    await nadia.sees("Avez-vous de l'énergie, ces jours-ci ? moins de 5 réponses")


async def test_silence_goes_on_the_call_list_and_a_voice_takes_it_off(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie, paul = await world.enrols("Marie", reminders=False), await world.enrols("Paul", reminders=False)
    await world.until(BEFORE)
    await answers(paul, "Moyen", share=True)
    await world.until(REMINDER)
    assert await waiting(world) == []
    await world.until(CALLS)
    assert await waiting(world) == [await world.number(marie)]
    await nadia.says("/appels")
    await nadia.sees("Marie : N'a pas donné de nouvelles : Avant la première séance.")
    workshop, person = await world.workshop(), await world.number(marie)
    await nadia.forges(f"nw.t:{workshop}:before:{person}")
    await nadia.sees("C'est noté : Marie a donné des nouvelles")
    assert await waiting(world) == []
    await nadia.taps("Voir les nouvelles")
    await nadia.sees("Ont donné des nouvelles de vive voix (1) : Marie", "Ont répondu (1) : Paul")


async def test_who_wants_a_call_is_called(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await world.until(BEFORE)
    await answers(marie, "Moyen", share=False, call="Oui")
    await nadia.says("/appels")
    await nadia.taps("Voir Marie")
    await nadia.sees("Voudrait qu'on l'appelle.")
    await nadia.does_not_see("Moyen")


async def test_somebody_without_telegram_is_called_at_once(world: World) -> None:
    workshop, centre, now = await world.workshop(), world.centre.id, world.clock.now()

    rose = await world.reads(lambda db: people.add(db, centre, "Rose", "fr", now).id)
    await world.reads(lambda db: enrolments.put(db, centre, workshop, rose, enrolments.Status.ENROLLED, now))
    world.app.metronome.stir()
    await world.until(BEFORE)
    assert await waiting(world) == [rose]
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await nadia.says("/menu")
    await nadia.forges(f"nw.t:{workshop}:before:{rose}")
    await nadia.sees("C'est noté : Rose a donné des nouvelles")
    assert await waiting(world) == []
    found = await world.reads(lambda db: checkins.find(db, workshop, "before", rose))
    assert found is not None
    assert found.state is State.TOLD


@pytest.mark.parametrize("role", [Role.MEMBER, Role.HOST, Role.PARTNER])
async def test_nobody_else_sees_any_of_it(world: World, role: Role) -> None:
    marie, workshop = await world.enrols("Marie"), await world.workshop()
    await world.until(BEFORE)
    await answers(marie, "Moyen", share=True)
    luc = await world.knows("Luc", role)
    for data in ("nw", f"nw.a:{workshop}", f"nw.w:{workshop}:before", "nw.r:1", f"nw.t:{workshop}:before:1"):
        await luc.says("/menu")
        await luc.forges(data)
        await luc.sees("Ce bouton est pour une autre personne.")
    await luc.does_not_see("Les nouvelles", "Marie", "Moyen")


async def test_another_centre_s_coordinator_sees_none_of_it(world: World) -> None:
    other = await world.brings_centre("autre")
    marie, workshop = await world.enrols("Marie"), await world.workshop()
    await world.until(BEFORE)
    await answers(marie, "Moyen", share=True)
    eric = await world.knows("Éric", Role.COORDINATOR, centre=other)
    person = await world.number(marie)
    for data in (f"nw.a:{workshop}", f"nw.w:{workshop}:before", "nw.r:1", f"nw.t:{workshop}:before:{person}"):
        await eric.says("/menu")
        await eric.forges(data)
        await eric.sees("Ceci n'existe plus.")
    assert await world.reads(lambda db: checkins.readings_of(db, person, 9)) == []
    assert await world.reads(lambda db: consents.given(db, person, NEWS)) is True
    assert await world.reads(lambda db: consents.given(db, person, SHARING)) is True


async def waiting(world: World) -> list[int]:
    """Whom the call list names for their silence."""
    now, callers = world.clock.now(), world.app.routes.callers
    found = await world.reads(lambda db: [call for caller in callers for call in caller(db, world.centre, now)])
    return [call.person for call in found if call.key.startswith("news:")]
