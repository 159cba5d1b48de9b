"""The first phase goes on; between the sessions the nine walk together, and one of them needs to talk."""

from simulator.demo.chapters.habits import COMING, come, comes_in_english, gives_news_by_voice, is_called, reminded
from simulator.demo.tale import Tale

SECOND, THIRD, FOURTH = "Ce que je sais faire", "Le regard des autres", "Parler de soi à un employeur"
WALK = "propose une balade."
OTHERS = "Voulez-vous recevoir les propositions des autres ?"


async def second_session(tale: Tale) -> None:
    """Ahmed cannot come, and nobody scolds him."""
    cast, nadia = tale.cast, tale.cast.nadia
    tale.chapter("Se regarder autrement")
    await tale.at("2026-10-17 18:00")
    await cast.ahmed.sees(f"Rappel : {SECOND}", "mardi 20 octobre à 14 h")
    await tale.at("2026-10-17 18:30", "Ahmed a un entretien d'embauche ce jour-là.")
    await come(SECOND, [cast.ahmed], "Je ne viens pas")
    await cast.ahmed.sees("Merci de nous avoir prévenus.", "On vous attend à la prochaine.")
    await come(SECOND, [cast.marie, cast.lea, cast.monique, cast.kevin])
    await comes_in_english(cast.susan, "What I can do")
    await tale.at("2026-10-18 19:10", "Fatou répond, comme toujours, à la seconde question.")
    await come(SECOND, [cast.fatou])
    await tale.at("2026-10-19 18:15")
    with tale.shortly("Nadia appelle Yvonne et Jean-Luc, et note leurs réponses : tous deux viennent."):
        await is_called(nadia, cast.yvonne, "Vient", "Pas encore de réponse.")
        await is_called(nadia, cast.jean_luc, "Vient", "Pas de réponse, et pas de rappel.")
    await tale.at(
        "2026-10-20 10:30", "Yvonne et Kévin n'ont pas donné de nouvelles. Nadia les leur demande de vive voix."
    )
    await gives_news_by_voice(nadia, cast.yvonne, "Avant la première séance")
    with tale.shortly("Kévin aussi préfère le dire au téléphone."):
        await gives_news_by_voice(nadia, cast.kevin, "Avant la première séance")
    await tale.at(
        "2026-10-20 16:00", "Chacun repart avec une liste : ce que je sais faire. Celle de Marie a deux pages."
    )


async def a_walk(tale: Tale) -> None:
    """Léa proposes it; each is asked once whether they like to hear of such things."""
    cast, lea = tale.cast, tale.cast.lea
    await tale.at("2026-10-21 17:30", "Léa aimerait marcher. Elle le propose aux autres, sans écrire un mot.")
    await lea.says("/balades")
    for tapped in ("Proposer une sortie", "Proposer une balade", "dimanche 25 octobre", "10 h", "Bois de la Chaise"):
        await lea.taps(tapped)
    await lea.sees("Voici votre proposition.", "dimanche 25 octobre à 10 h")
    await lea.taps("Proposer la sortie")
    await lea.sees("C'est proposé.", OTHERS)
    await lea.taps("Oui", on=OTHERS)
    await cast.marie.sees(f"Léa {WALK}", "Voulez-vous recevoir les propositions de sorties ?")
    await tale.at("2026-10-21 18:00")
    for person in (cast.marie, cast.ahmed, cast.fatou, cast.monique, cast.jean_luc):
        await person.taps("Oui", on="propose une balade")
        await person.sees("Qui vient : Léa")
    await cast.kevin.taps("Non", on="propose une balade")
    await tale.at("2026-10-21 18:10")
    await cast.marie.taps(COMING, on="Qui vient")
    await cast.marie.sees("C'est noté : vous venez.")
    await tale.at("2026-10-21 18:30")
    await cast.jean_luc.taps(COMING, on="Qui vient")
    for person in (cast.ahmed, cast.fatou):
        await person.taps("Je ne viens pas", on="Qui vient")
    await tale.at("2026-10-21 19:00", "Susan répond en anglais, à la même balade.")
    await cast.susan.taps("Yes")
    await cast.susan.taps("I am coming", on="Who is coming")
    await lea.sees("Qui vient : Léa, Marie, Jean-Luc, Susan")


async def one_leaves_telegram(tale: Tale) -> None:
    """Kévin blocks the bot; he stays in the group all the same."""
    cast, nadia = tale.cast, tale.cast.nadia
    await tale.at("2026-10-22 13:00", "Kévin ne veut plus de messages. Il bloque le bot, sans rien dire.")
    await cast.kevin.blocks()
    await tale.at("2026-10-22 14:30")
    await nadia.says("/appels")
    await nadia.sees("Kévin : Nos messages n'arrivent plus sur son Telegram.")
    await nadia.taps("Voir Kévin")
    tale.tells("Au téléphone, Kévin dit qu'il préfère être appelé. Il garde sa place.")
    await nadia.taps("C'est fait")
    await nadia.sees("C'est noté")


async def third_session(tale: Tale) -> None:
    """The walk on the first winter-time Sunday, then the session in the kitchen."""
    cast, nadia = tale.cast, tale.cast.nadia
    await tale.at("2026-10-24 18:00", "Samedi soir : le rappel de la balade, et le premier de la troisième séance.")
    await cast.lea.sees("Rappel : votre balade approche.", f"Rappel : {THIRD}")
    await tale.at("2026-10-24 18:20")
    await come(THIRD, [cast.marie, cast.ahmed, cast.lea, cast.monique])
    await comes_in_english(cast.susan, "How others see us")
    await tale.at(
        "2026-10-25 12:00",
        "Dans la nuit, l'heure d'hiver est arrivée. À 10 h, ils sont quatre devant l'estacade. "
        "On décide de marcher chaque dimanche.",
    )
    await tale.at("2026-10-25 19:00")
    await come(THIRD, [cast.fatou])
    await tale.at("2026-10-26 18:15")
    with tale.shortly("Lundi, Nadia appelle Kévin, Yvonne et Jean-Luc. Tous les trois viennent."):
        await is_called(nadia, cast.kevin, "Vient", "Le rappel n'a pas pu arriver.")
        await is_called(nadia, cast.yvonne, "Vient", "Pas")
        await is_called(nadia, cast.jean_luc, "Vient", "Pas de réponse, et pas de rappel.")
    await tale.at("2026-10-27 13:30")
    await nadia.says("/groupe")
    await nadia.sees("Viennent : 9", "Kévin vient, saisi par Nadia.")
    await tale.at(
        "2026-10-27 16:00", "Dans la cuisine du centre, on apprend à recevoir un compliment. On rit beaucoup."
    )


async def needs_to_talk(tale: Tale) -> None:
    """One night Fatou taps the last button of the menu."""
    fatou, helene = tale.cast.fatou, tale.cast.helene
    await tale.at("2026-10-28 22:10", "Un soir, Fatou va mal.")
    await fatou.says("/menu")
    await fatou.taps("J'ai besoin de parler")
    await fatou.sees("Hélène Rabaud vous écoute", "3114", "La nuit, personne ne lit ici.")
    await fatou.taps("Oui, appelez-moi")
    await fatou.sees("l'équipe le verra à ses horaires.")
    await helene.sees("Fatou demande un appel")
    await tale.at("2026-10-29 10:05", "Le matin, Hélène l'appelle. Elles parlent longtemps.")
    await helene.taps("C'est fait", on="Fatou demande un appel")
    await helene.sees("Appel fait par Hélène.")


async def fourth_session(tale: Tale) -> None:
    """The head of the employers' group comes; the phase ends."""
    cast, nadia = tale.cast, tale.cast.nadia
    await tale.at("2026-10-31 18:00")
    await tale.at("2026-10-31 18:30")
    await come(FOURTH, reminded(tale))
    await comes_in_english(cast.susan, "Talking about yourself to an employer")
    await tale.at("2026-11-02 18:15")
    with tale.shortly("Kévin, Yvonne et Jean-Luc répondent à Nadia, au téléphone."):
        for person, why in ((cast.kevin, "Le rappel"), (cast.yvonne, "Pas"), (cast.jean_luc, "Pas")):
            await is_called(nadia, person, "Vient", why)
    await tale.at(
        "2026-11-03 16:00",
        "Catherine, du groupement d'employeurs, écoute chacun se présenter. Personne ne l'avait jamais fait.",
    )
