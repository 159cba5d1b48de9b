"""The year after: how people are at the end, then after one, three, six and twelve months."""

from simulator.demo.chapters.habits import gives_news, gives_news_by_voice
from simulator.demo.tale import Tale
from simulator.phone import Person


async def at_the_end(tale: Tale) -> None:
    """The day after the last session."""
    cast, nadia = tale.cast, tale.cast.nadia
    tale.chapter("Et après ?")
    await tale.at("2026-12-09 10:00", "Le lendemain, huit questions. Ensuite, on ne demandera plus rien avant un mois.")
    await cast.marie.sees("À la fin de l'atelier")
    with tale.shortly("Marie, Ahmed, Léa, Fatou, Monique et Susan répondent."):
        good = ("Plutôt bien", "Assez", "Assez", "Assez", "Souvent", "Plutôt bons")
        for person, situation in (
            (cast.marie, "Je travaille en saison"),
            (cast.ahmed, "J'ai un travail"),
            (cast.lea, "Je m'occupe d'un proche"),
            (cast.fatou, "Je cherche du travail"),
            (cast.monique, "Je fais du bénévolat"),
        ):
            await gives_news(person, *good, situation, "Non")
        better = ("Rather good", "Enough", "Quite", "Mostly", "Often", "Very good", "I volunteer", "No")
        await gives_news(cast.susan, *better, language="en")
    await tale.at("2026-12-10 10:00", "Nadia regarde le groupe : le milieu des réponses partagées, jamais une note.")
    await nadia.says("/menu")
    await nadia.taps("Voir les nouvelles")
    await nadia.taps("Voir : À la fin de l'atelier")
    await nadia.sees("Le milieu du groupe", "Ahmed")
    await tale.at("2026-12-17 10:30")
    with tale.shortly("Kévin donne ses nouvelles à Nadia, au téléphone. Yvonne passe au centre les dire elle-même."):
        await gives_news_by_voice(nadia, cast.kevin, "À la fin de l'atelier")


async def after_a_month(tale: Tale) -> None:
    """January."""
    cast = tale.cast
    await tale.at("2027-01-08 10:00", "L'atelier est fini, la balade du dimanche continue. Un mois après :")
    await cast.marie.sees("Un mois après")
    await tale.at("2027-01-08 11:00")
    await gives_news(cast.ahmed, "Très bien", "Beaucoup", "Assez", "Assez", "J'ai un travail", "Non")
    tale.tells("Ahmed travaille à la conserverie depuis le 4 janvier.")
    with tale.shortly("Marie et Monique répondent aussi ; Léa et Susan, pas cette fois. Fatou ne dit rien."):
        await _answer(
            (cast.marie, ("Plutôt bien", "Assez", "Assez", "Assez", "Je cherche du travail", "Non")),
            (cast.monique, ("Très bien", "Assez", "Beaucoup", "Tout à fait", "Je fais du bénévolat", "Non")),
        )
        await cast.lea.taps("Passer cette fois")
        await cast.susan.taps("Skip this time")
    await tale.at("2027-01-12 10:00", "Quatre jours après, un seul rappel, à Fatou.")
    await cast.fatou.sees("Un petit rappel, sans obligation.")
    await tale.at("2027-01-12 10:20")
    await cast.fatou.taps("Passer cette fois", on="Un petit rappel")
    await cast.fatou.sees("pas cette fois")


async def after_three_months(tale: Tale) -> None:
    """March: somebody would like a call."""
    cast, nadia = tale.cast, tale.cast.nadia
    await tale.at("2027-03-08 10:00", "Trois mois après.")
    with tale.shortly("Fatou répond, et à la dernière question demande qu'on l'appelle. Marie et Ahmed vont bien."):
        await _answer(
            (cast.fatou, ("Plutôt mal", "Un peu", "Moyennement", "Un peu", "Je cherche du travail", "Oui")),
            (cast.marie, ("Plutôt bien", "-", "Assez", "-", "Je me forme", "Non")),
            (cast.ahmed, ("Plutôt bien", "-", "Beaucoup", "-", "J'ai un travail", "Non")),
        )
        for person in (cast.lea, cast.monique):
            await person.taps("Passer cette fois")
        await cast.susan.taps("Skip this time")
    await tale.at("2027-03-08 14:00")
    await nadia.says("/appels")
    await nadia.sees("Fatou : Voudrait qu'on l'appelle.")
    await nadia.taps("Voir Fatou", on="Les appels")
    await nadia.taps("C'est fait", on="Appeler Fatou")
    tale.tells("Nadia et Fatou prennent un café. Catherine cherche justement quelqu'un pour la saison.")


async def after_six_months(tale: Tale) -> None:
    """June: what the funders measure."""
    cast = tale.cast
    await tale.at("2027-06-08 10:00", "Six mois après.")
    with tale.shortly("Marie, Léa et Fatou répondent : toutes trois ont du travail pour l'été. Léa gardera le sien."):
        await _answer(
            (cast.marie, ("Très bien", "Assez", "Beaucoup", "Assez", "Je travaille en saison", "Non")),
            (cast.lea, ("Très bien", "Beaucoup", "Assez", "Tout à fait", "J'ai un travail", "Non")),
            (cast.fatou, ("Plutôt bien", "Assez", "Assez", "Assez", "Je travaille en saison", "Non")),
        )
        for person in (cast.ahmed, cast.monique):
            await person.taps("Passer cette fois")


async def after_a_year(tale: Tale) -> None:
    """December again: the group is invited back, and Marie looks at her own way."""
    cast, nadia, marie = tale.cast, tale.cast.nadia, tale.cast.marie
    await tale.at("2027-12-01 11:00", "Un an après, les partenaires aimeraient savoir ce que chacun est devenu.")
    await nadia.says("/annonce")
    await nadia.taps("Écrire au groupe")
    await nadia.says(
        "Cela fait un an ! Venez goûter au centre mercredi 8 décembre à 16 h.\n"
        "On se raconte, seulement ce que l'on veut bien raconter."
    )
    await nadia.sees("Elle partira à 8 personnes.", "Kévin")
    await nadia.taps("Envoyer à 8 personnes")
    await tale.at("2027-12-01 11:01")
    await marie.sees("Cela fait un an !")
    await nadia.sees("Envoyée à 8 sur 8.")
    await tale.at("2027-12-08 10:00", "Et les dernières questions.")
    await marie.sees("Un an après")
    await tale.at("2027-12-08 10:20")
    await gives_news(marie, "Très bien", "Assez", "Beaucoup", "Tout à fait", "J'ai un travail", "Non")
    with tale.shortly("Ahmed, Léa, Fatou, Monique et Susan répondent une dernière fois."):
        await _answer(
            (cast.ahmed, ("Plutôt bien", "Assez", "Beaucoup", "Tout à fait", "J'ai un travail", "Non")),
            (cast.lea, ("Plutôt bien", "Assez", "Beaucoup", "Tout à fait", "J'ai un travail", "Non")),
            (cast.fatou, ("Plutôt bien", "Assez", "Assez", "Assez", "Je travaille en saison", "Non")),
            (cast.monique, ("Très bien", "Assez", "Beaucoup", "Tout à fait", "Je fais du bénévolat", "Non")),
        )
        await gives_news(cast.susan, "Very good", "Enough", "Quite", "Fully", "I have a job", "No", language="en")
    await tale.at("2027-12-16 10:00")
    with tale.shortly("Kévin répond à Nadia, au téléphone, comme toujours. Yvonne est venue goûter, et raconter."):
        await gives_news_by_voice(nadia, cast.kevin, "Un an après")
    await tale.at("2027-12-16 18:00", "Chez elle, Marie relit ce qu'elle répondait avant la première séance.")
    await marie.says("/menu")
    await marie.taps("Voir mes nouvelles")
    await marie.taps("Relire : Avant la première séance")
    await marie.sees("Avez-vous confiance en vous, ces jours-ci ?")
    await tale.at("2028-01-10 10:00")
    tale.tells(
        "L'atelier n'explique pas tout : neuf personnes ne prouvent rien. Mais huit fois, elles ont été attendues ; "
        "et quand elles se taisaient, quelqu'un a appelé."
    )


async def _answer(*news: tuple[Person, tuple[str, ...]]) -> None:
    for person, answers in news:
        await gives_news(person, *answers)
