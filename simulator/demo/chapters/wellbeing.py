"""The second phase: an announcement, a pause, a meetup, a hand with moving house, and the four professionals."""

from simulator.demo.chapters.habits import (
    COMING,
    come,
    comes_in_english,
    gives_news,
    gives_news_by_voice,
    is_called,
    reminded,
)
from simulator.demo.tale import Tale

FORUM = (
    "Le forum de l'emploi a lieu jeudi 12 novembre, de 9 h à 12 h, à la salle des fêtes.\n"
    "Catherine y sera. On peut y aller ensemble : rendez-vous à 8 h 45 devant le centre."
)


async def halfway(tale: Tale) -> None:
    """The second check-in, and what the coordinator sees of it."""
    cast, nadia = tale.cast, tale.cast.nadia
    tale.chapter("Prendre soin de soi")
    await tale.at("2026-11-04 10:00", "À mi-chemin, des nouvelles. Qui a dit oui une fois choisit aussi « Plus tard ».")
    await cast.marie.sees("À mi-chemin", "Comment allez-vous ?")
    await cast.jean_luc.does_not_see("À mi-chemin")
    await tale.at("2026-11-04 11:00")
    await cast.lea.taps("Plus tard")
    with tale.shortly("Marie, Ahmed, Fatou, Monique et Susan répondent ; Léa, le soir."):
        await gives_news(cast.marie, "Moyen", "Moyennement", "Moyennement", "Assez", "Entre les deux", "Non")
        await gives_news(cast.ahmed, "Plutôt bien", "Assez", "Assez", "Assez", "Plutôt bons", "Non")
        await gives_news(cast.fatou, "Plutôt mal", "Un peu", "Un peu", "Moyennement", "Difficiles", "Oui")
        await gives_news(cast.monique, "Plutôt bien", "Assez", "Assez", "Assez", "Plutôt bons", "-")
        await gives_news(cast.susan, "Rather good", "Some", "Quite", "Mostly", "Rather good", "No", language="en")
        await tale.at("2026-11-04 20:30")
        await cast.lea.taps("Répondre maintenant")
        for answer in ("Plutôt bien", "Assez", "Moyennement", "Assez", "Entre les deux", "Non"):
            await cast.lea.taps(answer)
    await tale.at("2026-11-05 09:30", "Nadia lit ce que l'on partage avec elle. Du groupe, elle ne lit que le milieu.")
    await nadia.says("/menu")
    await nadia.taps("Voir les nouvelles")
    await nadia.taps("Voir : À mi-chemin")
    await nadia.sees("Le milieu du groupe")
    await nadia.taps("Lire Marie")
    await nadia.sees("Marie", "Votre lecture est notée.")
    await nadia.taps("Revenir")
    await nadia.taps("Lire Ahmed")
    await nadia.sees("Ahmed ne partage pas ses réponses.")
    await tale.at("2026-11-05 10:00")
    with tale.shortly("Fatou voulait qu'on l'appelle. Nadia le fait aussitôt, et le note."):
        await nadia.says("/journee")
        await nadia.taps("Voir Fatou", on="Ma journée")
        await nadia.taps("C'est fait", on="Appeler Fatou")


async def a_pause(tale: Tale) -> None:
    """Susan is away for two weeks."""
    susan = tale.cast.susan
    await tale.at("2026-11-05 18:00", "Susan part deux semaines voir sa fille en Angleterre.")
    await susan.says("/menu")
    await susan.taps("Open my settings")
    await susan.taps("Set my messages")
    await susan.taps("Take a break")
    await susan.taps("Begin again in two weeks")
    await susan.sees("Thursday 19 November")


async def an_announcement(tale: Tale) -> None:
    """The job fair: seen before it is sent, to an exact number, with its result."""
    cast, nadia = tale.cast, tale.cast.nadia
    await tale.at("2026-11-06 11:00", "Un forum de l'emploi approche. Nadia l'annonce au groupe.")
    await nadia.says("/annonce")
    await nadia.taps("Écrire au groupe")
    await nadia.says(FORUM)
    await nadia.sees("Elle partira à 7 personnes.", "Kévin", "Susan")
    await nadia.taps("M'envoyer un essai")
    await nadia.taps("Envoyer à 7 personnes")
    await nadia.sees("Elle part dans 30 secondes.")
    await tale.at("2026-11-06 11:01")
    await cast.marie.sees("Le forum de l'emploi a lieu jeudi 12 novembre")
    await nadia.sees("Envoyée à 7 sur 7.", "L'envoi est terminé.")


async def a_meetup(tale: Tale) -> None:
    """Ahmed gathers those who want to prepare for it, in the kitchen of the centre."""
    cast, ahmed = tale.cast, tale.cast.ahmed
    await tale.at("2026-11-07 10:00", "Ahmed propose de s'y préparer à plusieurs. Le centre prête sa cuisine.")
    await ahmed.says("/balades")
    for tapped in (
        "Proposer une sortie",
        "Proposer une rencontre",
        "mardi 10 novembre",
        "10 h",
        "Cuisine du centre",
        "Proposer la sortie",
    ):
        await ahmed.taps(tapped)
    await ahmed.sees("C'est proposé.")
    await cast.marie.sees("Ahmed propose une rencontre.")
    await tale.at("2026-11-07 10:30")
    for person in (cast.marie, cast.lea, cast.monique):
        await person.taps(COMING, on="Ahmed propose une rencontre.")
    await tale.at("2026-11-07 10:45")
    await ahmed.sees("Qui vient : Ahmed, Marie, Léa, Monique")
    await tale.at("2026-11-09 18:00")
    await cast.marie.sees("Rappel : votre rencontre approche.")
    await tale.at(
        "2026-11-12 12:30",
        "Mardi, ils étaient quatre dans la cuisine. Au forum, ils se tiennent la porte les uns aux autres. "
        "Ahmed laisse son CV à un conserveur de poisson.",
    )


async def breathing(tale: Tale) -> None:
    """The sophrologist's session: the host is told the evening before."""
    cast, session = tale.cast, "Respirer et se détendre"
    await tale.at("2026-11-13 10:00")
    with tale.shortly(
        "Yvonne et Kévin n'ont pas répondu aux questions de la mi-chemin. Nadia prend de leurs nouvelles."
    ):
        for person in (cast.yvonne, cast.kevin):
            await gives_news_by_voice(tale.cast.nadia, person, "À mi-chemin")
    await tale.at("2026-11-14 18:00")
    await tale.at("2026-11-14 18:30")
    await come(session, reminded(tale))
    await tale.at("2026-11-16 18:00", "La veille, Claire apprend combien de personnes viennent. Susan est excusée.")
    await cast.claire.sees("Votre séance")
    await cast.claire.taps("Voir qui vient")
    await cast.claire.sees("Les prénoms, pour les accueillir")
    await tale.at("2026-11-16 18:20")
    await _three_are_called(tale)
    await tale.at("2026-11-17 16:00", "Sept tapis, sept plaids, un grand silence. Monique manque, et n'a rien dit.")
    await _claire_notes_who_was_there(tale)
    await _monique_is_missed(tale)


async def _claire_notes_who_was_there(tale: Tale) -> None:
    cast, claire = tale.cast, tale.cast.claire
    await claire.sees("Qui était là ?", "Respirer et se détendre", "Qui avait prévenu, ou fait une pause, est excusé.")
    with tale.shortly("Claire touche les sept prénoms, l'un après l'autre."):
        for person in (cast.marie, cast.ahmed, cast.lea, cast.fatou, cast.jean_luc, cast.yvonne, cast.kevin):
            await claire.taps(f"Noter {person.name}", on="Qui était là ?")
    await claire.taps("Les autres n'étaient pas là", on="Qui était là ?")
    await claire.sees("Présences : 7", "Excuses : 1", "Absences : 1")


async def _monique_is_missed(tale: Tale) -> None:
    """Nobody scolds her; she says why with a picture, asks for a call, and the coordinator's day shows it."""
    monique, nadia = tale.cast.monique, tale.cast.nadia
    await tale.at("2026-11-18 10:00", "Le lendemain, un mot pour Monique. Elle dit pourquoi en touchant une image.")
    await monique.sees("Vous nous avez manqué mardi 17 novembre.", "Cela arrive à tout le monde.")
    await monique.taps("C'est la fatigue, la santé")
    await monique.sees("Merci de nous l'avoir dit.", "Pouvons-nous vous aider ?")
    await monique.taps("Demander un appel")
    await monique.sees("C'est noté : vous demandez un appel.")
    await tale.at("2026-11-18 10:30", "Nadia ouvre sa journée : ce qui presse tient sur un écran.")
    await nadia.says("/journee")
    await nadia.sees("Ma journée, mercredi 18 novembre", "Monique : Demande un appel")
    await nadia.taps("Voir Monique", on="Ma journée")
    await nadia.sees("A dit : c'est la fatigue, la santé.")
    await nadia.taps("C'est fait", on="Appeler Monique")
    await nadia.sees("C'est noté pour Monique.")


async def moving_gently(tale: Tale) -> None:
    """Qi-gong; Susan is back. Fatou moves house, and the group carries."""
    cast, fatou, session = tale.cast, tale.cast.fatou, "Bouger en douceur"
    await tale.at("2026-11-21 18:00", "Susan est de retour : les rappels aussi.")
    await cast.susan.sees("Reminder: Moving gently")
    await tale.at("2026-11-21 18:30")
    await come(session, reminded(tale))
    await comes_in_english(cast.susan, "Moving gently")
    await tale.at("2026-11-23 18:20")
    await _three_are_called(tale)
    await tale.at("2026-11-24 16:00", "Avec Alain, on bouge comme sous l'eau. Marie et Monique veulent continuer.")
    await tale.at("2026-11-25 18:00", "Fatou déménage, et n'ose pas demander. Léa lui montre comment faire.")
    await fatou.says("/balades")
    for tapped in (
        "Proposer une sortie",
        "Proposer une rencontre",
        "samedi 28 novembre",
        "9 h",
        "Écrire un autre lieu",
    ):
        await fatou.taps(tapped)
    await fatou.says("Chez moi, 4 rue du Port, pour porter des cartons")
    await fatou.taps("Proposer la sortie")
    await fatou.sees("C'est proposé.")
    await tale.at("2026-11-25 18:20")
    for person in (cast.marie, cast.ahmed, cast.lea, cast.jean_luc, cast.monique):
        await person.taps(COMING, on="Fatou propose une rencontre.")
    await tale.at("2026-11-27 12:00", "Le camion arrivera plus tard. Fatou change l'heure, et tous le savent.")
    await fatou.says("/balades")
    for tapped in ("Voir samedi 28 novembre à 9 h", "Changer la sortie", "Changer l'heure", "10 h", "Confirmer"):
        await fatou.taps(tapped)
    await cast.marie.sees("La rencontre a changé.", "samedi 28 novembre à 10 h")
    for person in (cast.marie, cast.ahmed, cast.lea, cast.jean_luc, cast.monique):
        await person.taps(COMING, on="La rencontre a changé.")
    await tale.at("2026-11-28 17:00", "À six, un déménagement dure une matinée. L'après-midi, on mange des crêpes.")


async def last_sessions(tale: Tale) -> None:
    """Beautician, hairdresser, and the end that is none."""
    cast, seventh, eighth = tale.cast, "Prendre soin de sa peau", "Se plaire dans le miroir"
    await tale.at("2026-11-28 18:30")
    await come(seventh, reminded(tale))
    await comes_in_english(cast.susan, "Taking care of your skin")
    await tale.at("2026-11-30 18:20")
    await _three_are_called(tale)
    await tale.at("2026-12-01 16:00", "Sandrine masse des mains qui ont travaillé tout l'été.")
    await _the_last_one_is_moved(tale)
    await tale.at("2026-12-05 18:00", "Et déjà la dernière séance.")
    await tale.at("2026-12-05 18:30")
    await come(eighth, reminded(tale))
    await comes_in_english(cast.susan, "Liking what the mirror shows")
    await tale.at("2026-12-07 18:20")
    await _three_are_called(tale)
    await tale.at("2026-12-08 16:30", "Maud coiffe neuf personnes. On se regarde, on se reconnaît, on fête.")


async def _the_last_one_is_moved(tale: Tale) -> None:
    cast, nadia = tale.cast, tale.cast.nadia
    await tale.at("2026-12-02 10:00", "La salle est prise jusqu'à 15 h. Nadia recule la dernière séance d'une heure.")
    await nadia.says("/menu")
    await nadia.taps("Changer une séance")
    await nadia.taps("Voir mardi 8 décembre à 14 h")
    await nadia.taps("Changer le jour ou l'heure")
    await nadia.says("15h")
    await nadia.sees("Elle est maintenant le mardi 8 décembre à 15 h.", "Une personne est à appeler : Kévin.")
    await nadia.taps("Oui, changer et prévenir")
    await tale.at("2026-12-02 10:02")
    await cast.marie.sees("Nouvelle date", "Elle est maintenant le mardi 8 décembre à 15 h.")
    with tale.shortly("Kévin a bloqué le bot : Nadia l'appelle pour le lui dire."):
        await nadia.says("/appels")
        await nadia.sees("Kévin : N'a pas su la nouvelle date.")
        await nadia.taps("Voir Kévin", on="Les appels")
        await nadia.taps("C'est fait", on="Appeler Kévin")


async def _three_are_called(tale: Tale) -> None:
    cast, nadia = tale.cast, tale.cast.nadia
    with tale.shortly("Nadia appelle Kévin, Yvonne et Jean-Luc. Ils viennent."):
        for person, why in ((cast.kevin, "Le rappel"), (cast.yvonne, "Pas"), (cast.jean_luc, "Pas")):
            await is_called(nadia, person, "Vient", why)
