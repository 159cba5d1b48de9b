"""The first session: its reminders, its answers, who is called, who comes late, and how people are before it."""

from simulator.demo.chapters.habits import come, comes_in_english, gives_news, is_called
from simulator.demo.tale import Tale
from simulator.phone import Person

SESSION = "Faire connaissance"


async def looks_ahead(tale: Tale) -> None:
    """The programme, for those who look there."""
    marie, jean_luc = tale.cast.marie, tale.cast.jean_luc
    tale.chapter("La première séance")
    await tale.at("2026-10-09 18:30", "Marie veut savoir où c'est.")
    await marie.says("/menu")
    await marie.taps("Voir le programme")
    await marie.taps("Voir mardi 13 octobre")
    await marie.sees("Un objet que vous aimez.", "Salle des Dunes")
    await marie.taps("Préparer ma venue")
    await marie.taps("Voir le lieu")
    await marie.sees("Au centre social, première porte à gauche.")
    with tale.shortly("Jean-Luc ne reçoit pas de rappel. Il répond « Je viens » dans le programme."):
        await jean_luc.says("/programme")
        await jean_luc.taps("Voir mardi 13 octobre")
        await jean_luc.taps("Je viens")
        await jean_luc.sees("C'est noté : vous venez.")


async def reminds(tale: Tale) -> None:
    """Three days before: the first reminder; the next day, one more question to the two who said nothing."""
    cast = tale.cast
    await tale.at("2026-10-10 18:00")
    await cast.marie.sees(f"Rappel : {SESSION}", "mardi 13 octobre à 14 h", "Est-ce que vous venez ?")
    await cast.jean_luc.does_not_see("Rappel :")
    await tale.at("2026-10-10 18:20")
    await come(SESSION, [cast.marie, cast.ahmed, cast.lea])
    await come(SESSION, [cast.kevin], "Je ne sais pas")
    await comes_in_english(cast.susan, "Getting to know each other")
    await tale.at("2026-10-10 18:40")
    await _monique_writes(cast.monique)
    await tale.at(
        "2026-10-11 18:00", "Le lendemain, une question de plus, une seule, aux deux personnes qui n'ont pas répondu."
    )
    await cast.fatou.sees(f"Rappel : {SESSION}", "Votre réponse nous aide à tout préparer.")
    await cast.marie.does_not_see("Votre réponse nous aide à tout préparer.")
    await tale.at("2026-10-11 21:45")
    await come(SESSION, [cast.fatou])


async def asks_how_people_are(tale: Tale) -> None:
    """The day before: the first check-in."""
    cast = tale.cast
    await tale.at(
        "2026-10-12 10:00", "La veille, le bot demande des nouvelles pour la première fois. On peut dire non."
    )
    await cast.marie.sees("Voulez-vous donner de vos nouvelles ?", "C'est vous qui choisissez qui lit vos réponses.")
    await tale.at("2026-10-12 10:20")
    answers = ("Plutôt mal", "Un peu", "Un peu", "Pas du tout", "Je travaille en saison", "Non")
    await gives_news(cast.marie, *answers)
    await cast.marie.sees("Voulez-vous partager vos réponses")
    await cast.marie.taps("Oui, les partager")
    await cast.marie.sees("ous partagez vos réponses")
    await tale.at("2026-10-12 10:40")
    await cast.jean_luc.taps("Ne pas recevoir ces questions")
    await cast.jean_luc.sees("ous ne recevrez plus ces questions.")
    await tale.at("2026-10-12 12:30")
    with tale.shortly("Ahmed, Léa, Monique et Susan répondent aussi. Ahmed garde ses réponses pour lui."):
        await _others_answer(tale)


async def calls(tale: Tale) -> None:
    """The evening before: the second reminder, and a call to who was silent."""
    cast, nadia = tale.cast, tale.cast.nadia
    await tale.at("2026-10-12 18:00")
    await cast.kevin.sees(f"Rappel : {SESSION}")
    await tale.at("2026-10-12 18:15")
    await come(SESSION, [cast.kevin])
    tale.tells("Yvonne n'a répondu à rien. Nadia l'appelle : Yvonne a oublié ses lunettes, elle viendra.")
    await is_called(nadia, cast.yvonne, "Vient", "Pas encore de réponse.")


async def meets(tale: Tale) -> None:
    """The day itself."""
    cast, nadia = tale.cast, tale.cast.nadia
    await tale.at("2026-10-13 13:40", "Marie a manqué son bus.")
    await cast.marie.taps("Je serai en retard")
    await cast.marie.sees("vous venez, un peu plus tard.", "On vous attend.")
    await tale.at("2026-10-13 13:50")
    await nadia.says("/groupe")
    await nadia.sees("Viennent : 9", "En retard : 1", "Marie vient, en retard")
    await tale.at("2026-10-13 16:15", "Neuf chaises en rond, neuf personnes. Chacun montre un objet qu'il aime.")
    await tale.at("2026-10-16 10:00")
    await cast.fatou.sees("Un petit rappel, sans obligation.")
    await cast.marie.does_not_see("Un petit rappel, sans obligation.")
    with tale.shortly("Quatre jours après, un rappel part pour les questions restées sans réponse. Fatou y répond."):
        await gives_news(cast.fatou, "Moyen", "Un peu", "Un peu", "Moyennement", "-", "Non")
        await cast.fatou.taps("Oui, les partager")


async def _monique_writes(monique: Person) -> None:
    await monique.says("Oui je viens avec plaisir")
    await monique.sees("Merci de votre message.", "L'équipe le lira, si vous voulez.")
    await monique.taps("Non merci")
    await monique.sees("Votre message n'est pas gardé.")
    await come(SESSION, [monique])


async def _others_answer(tale: Tale) -> None:
    cast = tale.cast
    await gives_news(cast.ahmed, "Moyen", "Assez", "Un peu", "Un peu", "Je cherche du travail", "Non")
    await cast.ahmed.taps("Non, je les garde pour moi")
    await gives_news(cast.lea, "Moyen", "Un peu", "Un peu", "Pas du tout", "Je m'occupe d'un proche", "Non")
    await cast.lea.taps("Oui, les partager")
    await gives_news(cast.monique, "Plutôt bien", "Assez", "Moyennement", "Un peu", "-", "Non")
    await cast.monique.taps("Oui, les partager")
    await gives_news(cast.susan, "So-so", "Some", "Somewhat", "Not at all", "Something else", "No", language="en")
    await cast.susan.taps("Yes, share them")
