"""The coordinators share one list of whom to call."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.calls import short
from bot.domain.centres import Centre
from bot.domain.common import Role
from bot.ui.calls import Call
from bot.ui.codec import Action
from bot.ui.screen import Button, say
from handlers.calls import Done, ShowCalls, Tried
from storage import calls, privacy
from tests.world import World


@dataclass(frozen=True)
class Answered(Action, tag="t.calls"):
    """What the test's own feature puts under a call."""


async def test_a_blocked_bot_makes_a_call(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await nadia.says("/appels")
    await nadia.sees("Personne à appeler. Tout va bien.")
    await marie.blocks()

    await nadia.says("/menu")
    await nadia.taps("Faire les appels : 1")
    await nadia.sees("Une personne à appeler.", "Marie : Nos messages n'arrivent plus sur son Telegram.")
    await nadia.taps("Voir Marie")
    await nadia.sees("Appeler Marie", "L'assistant est peut-être bloqué.", "Depuis le jeudi 1er octobre à 10 h.")

    await marie.unblocks()
    await nadia.taps("Revenir aux appels")
    await nadia.sees("Personne à appeler.")
    await marie.blocks()
    await nadia.says("/appels")
    await nadia.sees("Une personne à appeler.")


async def test_done_for_all_and_says_by_whom(world: World) -> None:
    nadia, paula = [await world.knows(name, Role.COORDINATOR) for name in ("Nadia", "Paula")]
    marie = await world.enrols("Marie")
    await marie.blocks()
    for one in (nadia, paula):
        await one.says("/appels")
        await one.taps("Voir Marie")

    await nadia.taps("C'est fait")
    await nadia.sees("C'est noté pour Marie.", "Personne à appeler.")
    await paula.taps("C'est fait")
    await paula.sees("Appel fait par Nadia, jeudi 1er octobre à 10 h.")

    await paula.taps("Revenir aux appels")
    await paula.taps("Voir les appels faits : 1")
    await paula.sees("Un appel fait.", "Marie")
    await paula.taps("Voir Marie")
    await paula.taps("Remettre dans la liste")
    await paula.sees("Appeler Marie")
    await nadia.says("/menu")
    await nadia.taps("Faire les appels : 1")


async def test_not_reached_stays_on_the_list(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await marie.blocks()
    await nadia.says("/appels")
    await nadia.taps("Voir Marie")
    tapped = nadia.last
    await nadia.taps("Réessayer plus tard")
    await nadia.sees("L'appel reste dans la liste.", "(essayé 1 fois)")
    key = await _key(world)
    await nadia.forges(Tried(await world.number(marie), short(key)).pack(), tapped)
    assert "(essayé 1 fois)" in nadia.last.read

    await world.passes(hours=3)
    await world.restarts()
    await nadia.says("/appels")
    await nadia.taps("Voir Marie")
    await nadia.taps("Réessayer plus tard")
    await nadia.sees("(essayé 2 fois)")
    await nadia.taps("Voir Marie")
    await nadia.sees("Essayé 2 fois.", "La dernière fois par Nadia, jeudi 1er octobre à 13 h.")
    await nadia.taps("C'est fait")
    await nadia.taps("Voir les appels faits : 1")
    await nadia.taps("Voir Marie")
    await nadia.sees("Appel fait par Nadia")
    await nadia.forges(Tried(await world.number(marie), short(key)).pack())
    assert "Appel fait par Nadia" in nadia.last.read


async def test_features_bring_their_calls_and_their_buttons(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie, paul = await world.enrols("Marie"), await world.enrols("Paul")
    first, second = await world.number(marie), await world.number(paul)
    wanted = [first, second]

    @world.app.routes.calls
    def callers(_db: Connection, centre: Centre, now: datetime) -> Iterable[Call]:
        if centre.id != world.centre.id:
            return
        button = Button(say("roster.comes"), Answered())
        for person in wanted:
            urgent = person == second
            yield Call(f"test:{person}", person, say("calls.unreachable"), now, ((button,),), urgent)

    await nadia.says("/appels")
    shown = await nadia.sees("2 appels à faire.", "Urgent, Paul : ")
    assert shown.read.index("Paul") < shown.read.index("Marie")
    await nadia.taps("Voir Paul")
    await nadia.sees("Urgent : appeler Paul")
    assert ["✅ Vient"] in nadia.buttons

    wanted.remove(second)  # the answer was entered: the feature no longer asks for the call
    await nadia.taps("C'est fait")
    await nadia.sees("Cet appel n'est plus à faire.")
    await nadia.says("/appels")
    await nadia.sees("Une personne à appeler.")
    other = await world.brings_centre("autre")
    boris = await world.knows("Boris", Role.COORDINATOR, centre=other)
    await boris.says("/appels")
    await boris.sees("Personne à appeler.")
    await boris.forges(Done(first, short(f"test:{first}")).pack())
    await boris.sees("Ceci n'existe plus.")


async def test_many_calls_have_pages(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.number(await world.enrols("Marie"))

    @world.app.routes.calls
    def callers(_db: Connection, _centre: Centre, now: datetime) -> Iterable[Call]:
        return [Call(f"test:{place}", marie, say("calls.unreachable"), now) for place in range(30)]

    await nadia.says("/appels")
    await nadia.sees("30 appels à faire. Page 1 sur 3.")
    await nadia.taps("Voir la suite ▶")
    await nadia.sees("Page 2 sur 3.")


async def test_only_for_coordinators(world: World) -> None:
    marie, host = await world.enrols("Marie"), await world.knows("Claire", Role.HOST)
    for one in (marie, host):
        await one.says("/appels")
        await one.sees("Ce bouton est pour une autre personne.")
        await one.says("/menu")
        await one.forges(ShowCalls(0).pack())
        await one.sees("Ce bouton est pour une autre personne.")


async def test_in_english(world: World) -> None:
    nora = await world.knows("Nora", Role.COORDINATOR, language="en")
    marie = await world.enrols("Marie")
    await marie.blocks()
    await nora.says("/calls")
    await nora.sees("One person to call.")
    await nora.taps("See Marie")
    await nora.taps("Try again later")
    await nora.sees("(tried once)")


async def test_marks_go_with_the_person_and_stay_without_the_coordinator(world: World) -> None:
    nadia, paula = [await world.knows(name, Role.COORDINATOR) for name in ("Nadia", "Paula")]
    marie = await world.enrols("Marie")
    await marie.blocks()
    await nadia.says("/appels")
    await nadia.taps("Voir Marie")
    await nadia.taps("C'est fait")
    number, person = await world.number(nadia), await world.number(marie)

    await world.reads(lambda db: privacy.erase(db, number))
    await paula.says("/appels")
    await paula.taps("Voir les appels faits : 1")
    await paula.taps("Voir Marie")
    await paula.sees("Appel fait par l'équipe")
    await world.reads(lambda db: privacy.erase(db, person))
    assert await world.reads(lambda db: calls.about(db, world.centre.id, {person})) == []
    await paula.taps("Remettre dans la liste")
    await paula.sees("Ceci n'existe plus.")


async def _key(world: World) -> str:
    """The key of the only call."""
    centre, now = world.centre, world.clock.now()
    callers = world.app.routes.callers
    return (await world.reads(lambda db: [call for ask in callers for call in ask(db, centre, now)]))[0].key
