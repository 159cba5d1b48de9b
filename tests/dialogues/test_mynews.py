""" "Mes nouvelles": my answers, who may read them, who did."""

from bot.domain.checkins import SHARING
from bot.domain.common import Role
from simulator import Person
from storage import consents
from tests.world import World

BEFORE = "2026-10-12 10:00"


async def answers(phone: Person) -> None:
    await phone.taps("Oui, je réponds")
    await phone.taps("Moyen")
    for _ in range(4):
        await phone.taps("Passer la question")
    await phone.taps("Non")


async def opens(phone: Person) -> None:
    await phone.says("/menu")
    await phone.taps("Voir mes nouvelles")


async def test_sharing_is_asked_once_and_can_be_changed(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    await world.until(BEFORE)
    await answers(marie)
    asked = await marie.sees("Voulez-vous partager vos réponses avec Nadia ?", "Personne d'autre ne les lit.")
    assert asked.buttons == [["Oui, les partager"], ["Non, je les garde pour moi"], ["☰ Voir le menu"]]
    await marie.taps("Non, je les garde pour moi")
    await marie.sees("C'est noté : personne ne lit vos réponses.")
    await opens(marie)
    await marie.sees(
        "Mes nouvelles", "Prochaines questions : mercredi 4 novembre.", "Vous gardez vos réponses pour vous."
    )
    await marie.taps("Oui, les partager")
    await marie.sees("C'est noté : vous partagez vos réponses avec Nadia.")
    await nadia.says("/menu")
    await nadia.taps("Voir les nouvelles")
    await nadia.taps("Voir : Avant la première séance")
    await nadia.taps("Lire Marie")
    await nadia.sees("😐 Moyen")
    await opens(marie)
    await marie.taps("Voir qui a lu mes réponses")
    await marie.sees("Qui a lu mes réponses", "Nadia, lundi 12 octobre à 10 h.")
    await marie.taps("Voir mes nouvelles")
    await marie.taps("Non, je les garde pour moi")
    await nadia.taps("Revenir")
    await nadia.taps("Lire Marie")
    await nadia.sees("Marie ne partage pas ses réponses.")


async def test_who_left_the_question_open_can_still_say(world: World) -> None:
    await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await world.until(BEFORE)
    await answers(marie)
    await opens(marie)
    await marie.sees("Voulez-vous partager vos réponses avec Nadia ?")
    await marie.taps("Oui, les partager")
    await marie.sees("C'est noté : vous partagez vos réponses avec Nadia.")


async def test_my_own_answers_in_words(world: World) -> None:
    marie, paul = await world.enrols("Marie"), await world.enrols("Paul")
    await world.until(BEFORE)
    await answers(marie)
    await marie.taps("Oui, les partager")
    await opens(marie)
    await marie.taps("Voir qui a lu mes réponses")
    await marie.sees("Personne n'a lu vos réponses.")
    await marie.taps("Voir mes nouvelles")
    await marie.taps("Relire : Avant la première séance")
    await marie.sees("Comment va le moral, ces jours-ci ? 😐 Moyen", "Voulez-vous qu'on vous appelle ? Non")
    await paul.forges("my.p:1")
    await paul.sees("Ceci n'existe plus.")


async def test_no_more_questions_from_here_either(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.until(BEFORE)
    await answers(marie)
    await world.restarts()
    await marie.taps("Oui, les partager")
    await opens(marie)
    await marie.taps("Ne plus recevoir les questions")
    await marie.sees("C'est noté : vous ne recevrez plus ces questions.")
    await world.until("2026-11-04 10:00")
    await marie.does_not_see("À mi-chemin")
    person = await world.number(marie)
    assert await world.reads(lambda db: consents.given(db, person, SHARING)) is True


async def test_a_member_without_a_place_has_no_such_button(world: World) -> None:
    luc = await world.knows("Luc")
    await luc.says("/menu")
    await luc.does_not_see("Mes nouvelles")
    await luc.forges("my.a:1:before")
    await luc.sees("Ceci n'existe plus.")
    await luc.says("/menu")
    await luc.forges("my")
    await luc.sees("Mes nouvelles")
