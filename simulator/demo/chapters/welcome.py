"""October begins: a coordinator, her colleagues, the partners' links, and nine people who dare."""

from simulator.demo.tale import Tale, link_in
from simulator.phone import Person

RESTOS, EMPLOYMENT, EMPLOYERS = "Les Restos du Cœur", "Maison de l'emploi", "Groupement d'employeurs"
DEPARTMENT, SECOURS = "Département de la Vendée", "Secours Catholique"


async def opens(tale: Tale) -> None:
    """The operator has imported the files; the coordinator comes by the link from the terminal."""
    nadia = tale.cast.nadia
    tale.tells(
        "Une année de l'atelier, jouée par le vrai bot sur un Telegram simulé. Tout le monde est inventé.\n"
        "Derrière « │ », ce que dit le bot, et ses boutons entre crochets ; derrière « → », ce que font les gens.\n"
        "Un message déjà montré est abrégé par […]. Le bouton qui mène au menu, présent partout, n'est pas répété."
    )
    tale.chapter("Octobre : tout commence")
    tale.tells(
        "Au centre social L'Estran, sur l'île de Noirmoutier, on prépare l'atelier « Estime de soi » : huit séances, "
        "neuf places. La personne qui installe le bot tape trois commandes :\n"
        "$ atelier import centres/exemple.toml\n"
        "$ atelier import programmes/estime-de-soi.toml --centre exemple --starting 2026-10-13\n"
        "$ atelier invite coordinator --centre exemple\n"
        "Nadia, qui coordonne, ouvre le lien affiché dans le terminal."
    )
    await nadia.opens(tale.link)
    await nadia.sees("On vous invite à coordonner les ateliers.")
    await nadia.taps("Je m'appelle Nadia")
    await nadia.sees("Bienvenue dans l'équipe, Nadia.")
    await nadia.taps("Voir le menu")
    await nadia.sees("Que voulez-vous faire ?")


async def gathers_a_team(tale: Tale) -> None:
    """A colleague and two hosts, each by a link that Nadia confirms."""
    cast, nadia = tale.cast, tale.cast.nadia
    await tale.at(
        "2026-10-01 10:10", "Nadia invite d'abord son équipe. Chaque lien sert une fois, et c'est elle qui confirme."
    )
    await nadia.taps("Inviter")
    await nadia.taps("Inviter un·e intervenant·e")
    await nadia.taps("Inviter Claire Bonnin")
    await _joins(cast.claire, nadia, "animer des séances")
    with tale.shortly("Alain, qui enseigne le qi-gong, et Hélène, qui écoute au centre, entrent de la même façon."):
        await nadia.taps("Inviter quelqu'un d'autre")
        await nadia.taps("Inviter un·e intervenant·e")
        await nadia.taps("Inviter Alain Devineau")
        await _joins(cast.alain, nadia, "animer des séances")
        await nadia.taps("Inviter quelqu'un d'autre")
        await nadia.taps("Inviter à coordonner")
        await _joins(cast.helene, nadia, "coordonner les ateliers")


async def finds_nine_people(tale: Tale) -> None:
    """Five partners speak of the workshop; nine people come, each in their own way."""
    links = await _partners_get_links(tale)
    await _partners_send_people(tale, links)
    await _others_come_by_themselves(tale)
    await _rene_comes_tenth(tale, links[RESTOS])
    await _nadia_thanks(tale)


async def _partners_get_links(tale: Tale) -> dict[str, str]:
    nadia = tale.cast.nadia
    await tale.at(
        "2026-10-01 11:00",
        "Puis vient le groupe de travail : chaque partenaire a son lien, pour ses affiches et ses messages.",
    )
    links = {RESTOS: await _partner_link(nadia, RESTOS)}
    with tale.shortly("Les quatre autres partenaires reçoivent le leur."):
        for partner in (EMPLOYMENT, EMPLOYERS, DEPARTMENT, SECOURS):
            links[partner] = await _partner_link(nadia, partner)
    return links


async def _partners_send_people(tale: Tale, links: dict[str, str]) -> None:
    cast, nadia = tale.cast, tale.cast.nadia
    await tale.at(
        "2026-10-02 09:30",
        "Aux Restos du Cœur, une bénévole montre l'affiche à Marie. Marie a 52 ans et travaille en saison. "
        "Son téléphone est ancien, elle lit avec difficulté.",
    )
    await _marie_enrols(cast.marie, links[RESTOS])
    await nadia.sees("Marie a pris la place 1 sur 9.")

    await tale.at(
        "2026-10-02 14:00",
        "À la Maison de l'emploi, on en parle à Ahmed et à Jean-Luc. Jean-Luc ne veut pas de rappels.",
    )
    await _jean_luc_enrols(cast.jean_luc, links[EMPLOYMENT])

    await tale.at("2026-10-03 10:15")
    with tale.shortly("Ahmed s'inscrit le soir même, Léa et Fatou le samedi matin, par le Secours Catholique."):
        await _enrols(cast.ahmed, links[EMPLOYMENT])
        await _enrols(cast.lea, links[SECOURS])
        await _enrols(cast.fatou, links[SECOURS])

    await tale.at("2026-10-05 11:00")
    with tale.shortly("Lundi, Kévin vient par le Groupement d'employeurs."):
        await _enrols(cast.kevin, links[EMPLOYERS])

    await tale.at("2026-10-05 15:00", "Monique, que le Département envoie, préfère écrire. Le bot s'en arrange.")
    await _monique_enrols(cast.monique, links[DEPARTMENT])


async def _others_come_by_themselves(tale: Tale) -> None:
    cast, nadia = tale.cast, tale.cast.nadia
    await tale.at(
        "2026-10-06 10:00",
        "Yvonne passe au centre. Nadia lui prépare un lien personnel, et elles s'inscrivent ensemble.",
    )
    await nadia.says("/menu")
    await nadia.taps("Inviter")
    await nadia.taps("Inviter quelqu'un")
    await _enrols(cast.yvonne, link_in(nadia))

    await tale.at(
        "2026-10-06 17:00", "Susan vit sur l'île depuis peu. Elle trouve le bot toute seule, et lit l'anglais."
    )
    await _susan_enrols(cast.susan)
    await nadia.sees("Susan a pris la place 9 sur 9.")


async def _rene_comes_tenth(tale: Tale, link: str) -> None:
    await tale.at("2026-10-07 18:00", "Les neuf places sont prises. René arrive dixième.")
    await _rene_asks(tale.cast.rene, link)
    await tale.cast.nadia.sees("René aimerait une place.", "l'atelier est complet.")


async def _nadia_thanks(tale: Tale) -> None:
    nadia = tale.cast.nadia
    await tale.at(
        "2026-10-08 09:30",
        "Nadia remercie les Restos du Cœur. Elle lit le nombre exact, le partenaire un nombre arrondi.",
    )
    await nadia.says("/menu")
    await nadia.taps("Inviter")
    await nadia.taps("Inviter par un partenaire")
    await nadia.taps(f"Voir le lien : {RESTOS}")
    await nadia.sees("2 personnes sont venues par ce lien.")
    await nadia.taps("Écrire au partenaire")
    await nadia.sees("Moins de 5 personnes sont venues par vous.")


async def _marie_enrols(marie: Person, link: str) -> None:
    await marie.opens(link)
    await marie.sees("Estime de soi", "L'atelier commence le mardi 13 octobre à 14 h.")
    await marie.taps("Lire le texte entier")
    await marie.sees("Qui en est responsable", "cnil.fr")
    await marie.taps("Je m'inscris")
    await marie.sees("Quel est votre prénom ?")
    await marie.taps("Je m'appelle Marie")
    await marie.sees("C'est fait, Marie.", "Vous avez votre place.", "Voulez-vous un rappel avant chaque séance ?")
    await marie.taps("Oui")
    await marie.sees("Vous aurez un rappel avant chaque séance.")


async def _jean_luc_enrols(jean_luc: Person, link: str) -> None:
    await jean_luc.opens(link)
    await jean_luc.taps("Plus tard")
    await jean_luc.sees("D'accord, prenez votre temps.")
    await jean_luc.taps("Reprendre")
    await jean_luc.taps("Je m'inscris")
    await jean_luc.taps("Je m'appelle Jean-Luc")
    await jean_luc.taps("Non")
    await jean_luc.sees("Vous n'aurez pas de rappel.", "Les dates restent dans le programme.")


async def _monique_enrols(monique: Person, link: str) -> None:
    await monique.opens(link)
    await monique.says("Bonjour, je veux bien m'inscrire !")
    await monique.sees("Touchez un bouton, s'il vous plaît.")
    await monique.taps("Je m'inscris")
    await monique.says("Monique")
    await monique.sees("C'est fait, Monique.")
    await monique.taps("Oui")


async def _susan_enrols(susan: Person) -> None:
    await susan.says("/start")
    await susan.sees("Centre social L'Estran")
    await susan.taps("I enrol")
    await susan.taps("My name is Susan")
    await susan.taps("Yes")
    await susan.sees("You will have a reminder before each session.")


async def _rene_asks(rene: Person, link: str) -> None:
    await rene.opens(link)
    await rene.sees("Toutes les places sont prises.")
    await rene.taps("Je demande une place")
    await rene.taps("Je m'appelle René")
    await rene.sees("Votre demande est notée.", "Je vous écris dès qu'une place est libre.")


async def _enrols(person: Person, link: str) -> None:
    await person.opens(link)
    await person.taps("Je m'inscris")
    await person.taps(f"Je m'appelle {person.name}")
    await person.sees("Vous avez votre place.")
    await person.taps("Oui")
    await person.sees("Vous aurez un rappel avant chaque séance.")


async def _partner_link(nadia: Person, partner: str) -> str:
    await nadia.says("/menu")
    await nadia.taps("Inviter")
    await nadia.taps("Inviter par un partenaire")
    await nadia.taps(f"Voir le lien : {partner}")
    await nadia.sees(partner, "Le lien marche pour tout le monde, sans limite.")
    return link_in(nadia)


async def _joins(colleague: Person, nadia: Person, task: str) -> None:
    await colleague.opens(link_in(nadia))
    await colleague.sees(f"On vous invite à {task}.")
    await colleague.taps(f"Je m'appelle {colleague.name}")
    await colleague.sees("Nadia doit encore confirmer.")
    await nadia.sees(f"{colleague.name} a ouvert votre lien.")
    await nadia.taps("Oui, confirmer")
    await colleague.sees(f"Bienvenue dans l'équipe, {colleague.name}.")
