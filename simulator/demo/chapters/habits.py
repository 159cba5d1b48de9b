"""What people of the story do again and again."""

from collections.abc import Iterable

from simulator.demo.tale import Tale
from simulator.phone import Person

COMING = "Je viens"
YES = {"fr": "Oui, je réponds", "en": "Yes, I answer"}


async def come(session: str, people: Iterable[Person], reply: str = COMING) -> None:
    """Each answers the newest reminder of a session."""
    for person in people:
        await person.taps(reply, on=f"Rappel : {session}")
        await person.sees("C'est noté")


async def comes_in_english(susan: Person, session: str) -> None:
    """Susan reads the same reminder in English."""
    await susan.sees(f"Reminder: {session}")
    await susan.taps("I am coming")
    await susan.sees("Noted: you are coming.")


async def gives_news(person: Person, *answers: str, language: str = "fr") -> None:
    """Each question is answered with one tap; "-" passes it."""
    await person.taps(YES[language])
    passing = {"fr": "Passer la question", "en": "Pass this question"}[language]
    for answer in answers:
        await person.taps(passing if answer == "-" else answer)
    await person.sees({"fr": "os réponses sont bien gardées.", "en": "our answers are kept safe."}[language])


async def is_called(nadia: Person, person: Person, reply: str, why: str) -> None:
    """Nadia calls somebody from the list, and enters what they say."""
    await nadia.says("/appels")
    await nadia.sees(f"{person.name} : {why}")
    await nadia.taps(f"Voir {person.name}", on="Les appels")
    await nadia.taps(reply, on=f"Appeler {person.name}")
    await nadia.sees(f"{person.name} ")


async def gives_news_by_voice(nadia: Person, person: Person, wave: str) -> None:
    """Nadia calls who gave no news, and notes that they told her."""
    await nadia.says("/appels")
    await nadia.sees(f"{person.name} : N'a pas donné de nouvelles : {wave}.")
    await nadia.taps(f"Voir {person.name}", on="Les appels")
    await nadia.taps("A donné des nouvelles", on=f"Appeler {person.name}")
    await nadia.sees(f"{person.name} a donné des nouvelles")


def reminded(tale: Tale) -> list[Person]:
    """Those who want reminders, read French, tap, and can be reached."""
    cast = tale.cast
    return [cast.marie, cast.ahmed, cast.lea, cast.fatou, cast.monique]
