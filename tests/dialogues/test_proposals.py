"""Proposing, changing and calling off a walk: a person's taps, interruptions among them."""

import pytest
from sqlalchemy import Connection, select

from bot.domain.common import Role
from simulator import Person
from storage import centres, consents, outings
from storage.consents import Consent
from tests.world import World


@pytest.fixture
async def lea(world: World) -> Person:
    """Who proposes."""
    return await world.enrols("Léa")


@pytest.fixture
async def marie(world: World) -> Person:
    """Who wishes to hear of outings."""
    phone = await world.enrols("Marie")
    person, now = await world.number(phone), world.clock.now()

    def agree(db: Connection) -> None:
        consents.put(db, Consent(world.centre.id, person, "outings", True, 1, ""), now)

    await world.reads(agree)
    return phone


async def begins(who: Person, *taps: str) -> None:
    """From the list through some of the questions."""
    await who.says("/balades")
    for tapped in ("Proposer une sortie", *taps):
        await who.taps(tapped)


WALK = ("Proposer une balade", "samedi 3 octobre", "14 h", "Le port")


async def count(world: World) -> int:
    """How many outings there are."""
    return len(await world.reads(lambda db: db.scalars(select(outings.outings.c.id)).all()))


async def test_every_question_in_turn(world: World, lea: Person) -> None:
    await begins(lea)
    await lea.sees("Que voulez-vous proposer ?", "Rien ne part avant votre accord.")
    await lea.taps("Proposer une rencontre")
    await lea.sees("Quel jour ?")
    assert lea.buttons[0] == ["jeudi 1er octobre", "vendredi 2 octobre"]
    await lea.taps("Voir la suite ▶")
    assert lea.buttons[3] == ["mercredi 14 octobre"]
    await lea.taps("mercredi 14 octobre")
    await lea.sees("À quelle heure ?", "mercredi 14 octobre")
    assert [len(row) for row in lea.buttons] == [3, 3, 3, 2, 1, 1]
    await lea.taps("Voir les demi-heures")
    await lea.taps("9 h 30")
    await lea.sees("Où est le rendez-vous ?")
    await lea.taps("Cuisine du centre")
    await lea.sees("Voici votre proposition.", "Une rencontre", "mercredi 14 octobre à 9 h 30", "Cuisine du centre")
    assert await count(world) == 0
    await lea.taps("Proposer la sortie")
    await lea.sees("C'est proposé.", "Vous proposez une rencontre.")


async def test_today_offers_only_the_hours_to_come(world: World, lea: Person) -> None:
    await begins(lea, "Proposer une balade", "jeudi 1er octobre")
    assert lea.buttons[0] == ["11 h", "12 h", "13 h"]
    await lea.taps("Voir les demi-heures")
    assert lea.buttons[0] == ["10 h 30", "11 h 30", "12 h 30"]
    await world.until("2026-10-01 18:45")
    await begins(lea, "Proposer une balade", "jeudi 1er octobre")
    assert lea.buttons == [["19 h"], ["Annuler"]]
    await world.until("2026-10-01 19:00")
    await begins(lea, "Proposer une balade")
    assert lea.buttons[0] == ["vendredi 2 octobre", "samedi 3 octobre"]


async def test_another_place_is_typed(lea: Person, marie: Person) -> None:
    await begins(lea, *WALK[:3], "Écrire un autre lieu")
    await lea.sees("Écrivez le lieu.", "Par exemple : devant la mairie.")
    await lea.says("\N{RIGHT-TO-LEFT OVERRIDE}\n\u0007")
    await lea.sees("Je n'ai pas pu lire ce lieu.")
    await lea.says("x" * 81)
    await lea.sees("Écrivez le lieu en 80 lettres au plus.")
    await lea.says("devant <b>la mairie</b>\n& le café\N{RIGHT-TO-LEFT OVERRIDE}")
    await lea.sees("devant <b>la mairie</b> & le café")
    await lea.taps("Proposer la sortie")
    await marie.sees("Léa propose une balade.", "📍 devant <b>la mairie</b> & le café")
    await marie.does_not_see("Voir le lieu")


async def test_a_typed_place_is_sealed(world: World, lea: Person) -> None:
    await begins(lea, *WALK[:3])
    await lea.says("devant la mairie")
    await lea.taps("Proposer la sortie")
    sealed = await world.reads(lambda db: db.execute(select(outings.outings.c.place)).scalar_one())
    assert b"mairie" not in sealed


async def test_text_where_a_tap_is_awaited(lea: Person) -> None:
    await begins(lea, "Proposer une balade")
    await lea.says("samedi")
    await lea.sees("Touchez un bouton, s'il vous plaît.", "Quel jour ?")
    await lea.taps("samedi 3 octobre")
    await lea.taps("14 h")
    await lea.taps("Le port")
    await lea.says("oui")
    await lea.sees("Touchez un bouton, s'il vous plaît.", "Voici votre proposition.")


async def test_a_word_long_after_a_question_is_heard_as_a_message(world: World, lea: Person) -> None:
    await begins(lea, *WALK[:3])
    await world.passes(minutes=31)
    await lea.says("je ne vais pas bien")
    await lea.does_not_see("Voici votre proposition.")
    await lea.taps("J'ai besoin de parler")
    await begins(lea, "Proposer une balade")
    await lea.says("je ne vais pas bien")
    await lea.sees("Touchez un bouton, s'il vous plaît.")
    await lea.taps("J'ai besoin de parler")


async def test_what_was_chosen_is_modified(lea: Person) -> None:
    await begins(lea, *WALK, "Changer")
    await lea.sees("Que voulez-vous changer ?")
    await lea.taps("Revenir")
    await lea.taps("Changer")
    await lea.taps("Changer le jour")
    await lea.taps("dimanche 4 octobre")
    await lea.sees("Voici votre proposition.", "dimanche 4 octobre à 14 h")
    await lea.taps("Changer")
    await lea.taps("Changer l'heure")
    await lea.taps("15 h")
    await lea.taps("Changer")
    await lea.taps("Changer le lieu")
    await lea.taps("Écrire un autre lieu")
    await lea.taps("Choisir dans la liste")
    await lea.taps("Bois de la Chaise")
    await lea.taps("Changer")
    await lea.taps("Changer de sortie")
    await lea.taps("Proposer une rencontre")
    await lea.sees("Une rencontre", "dimanche 4 octobre à 15 h", "Bois de la Chaise")


async def test_leaving_it_sends_nothing(world: World, lea: Person) -> None:
    await begins(lea, *WALK, "Annuler")
    await lea.sees("C'est noté.", "Rien n'est envoyé.")
    assert await count(world) == 0


async def test_a_double_tap_proposes_once(world: World, lea: Person, marie: Person) -> None:
    await begins(lea, *WALK)
    button = lea.last.markup
    data = button["inline_keyboard"][0][0]["callback_data"] if button else ""
    await lea.taps("Proposer la sortie")
    await lea.forges(data)
    await lea.sees("C'est déjà noté.")
    assert await count(world) == 1
    await marie.looks_away()
    assert len(marie.messages) == 1


async def test_a_button_of_another_proposal_shows_this_one_first(world: World, lea: Person) -> None:
    await begins(lea, *WALK)
    old = lea.last
    await begins(lea, "Proposer une rencontre", "dimanche 4 octobre", "15 h", "Le port")
    await lea.forges("op.c:1", old)
    await lea.sees("Voici votre proposition.", "dimanche 4 octobre à 15 h")
    assert await count(world) == 0


async def test_interrupted_by_the_menu_it_begins_anew(lea: Person) -> None:
    await begins(lea, "Proposer une balade")
    question = lea.last
    day = question.markup["inline_keyboard"][0][1]["callback_data"] if question.markup else ""
    await lea.says("/menu")
    await lea.forges(day, question)
    await lea.sees("Que voulez-vous proposer ?")
    await lea.taps("Proposer une balade")
    await lea.sees("À quelle heure ?", "vendredi 2 octobre")


async def test_a_restart_in_the_middle_loses_nothing(world: World, lea: Person) -> None:
    for tapped in ("", *WALK):
        if tapped:
            await lea.taps(tapped)
        else:
            await begins(lea)
        await world.restarts()
    await lea.taps("Proposer la sortie")
    await lea.sees("C'est proposé.")


async def test_the_hour_goes_by_meanwhile(world: World, lea: Person) -> None:
    await begins(lea, "Proposer une balade", "jeudi 1er octobre", "11 h", "Le port")
    await world.until("2026-10-01 11:00")
    await lea.taps("Proposer la sortie")
    await lea.sees("Ce moment est passé.", "À quelle heure ?")
    await lea.taps("12 h")
    await lea.taps("Proposer la sortie")
    await lea.sees("C'est proposé.")


async def test_the_day_goes_by_meanwhile(world: World, lea: Person) -> None:
    await begins(lea, "Proposer une balade", "jeudi 1er octobre")
    await world.until("2026-10-02 08:00")
    await lea.taps("19 h")
    await lea.sees("Ce moment est passé.", "Quel jour ?")
    await lea.taps("vendredi 2 octobre")
    await lea.sees("Où est le rendez-vous ?")


async def test_forged_choices(world: World, lea: Person) -> None:
    other = await world.brings_centre("autre")
    place = await world.reads(lambda db: centres.places_of(db, other.id)[0].id)
    await begins(lea)
    for data in ("op.k:dance", "op.d:zzzzzz", "op.d:-1", "op.h:zz", "op.m:-9", "op.n:7", "op.r:what", "op.l:1"):
        await lea.forges(data)
        await lea.looks_away()
    await begins(lea)
    await lea.forges("op.r:everything")
    await lea.sees("Ce bouton est ancien.")
    await begins(lea, *WALK[:3])
    await lea.forges(f"op.p:{place}")
    await lea.sees("Ceci n'existe plus.")
    assert await count(world) == 0


async def test_another_hour_is_confirmed_by_those_who_come(world: World, lea: Person, marie: Person) -> None:
    await begins(lea, *WALK, "Proposer la sortie")
    await marie.taps("Je viens")
    old = marie.last
    await lea.taps("Changer la sortie", on="Vous proposez")
    await lea.sees("Que voulez-vous changer ?", "samedi 3 octobre à 14 h")
    await lea.taps("Changer l'heure")
    await lea.taps("16 h")
    await lea.sees("Voici la sortie changée.", "Les personnes qui viennent seront prévenues.")
    await lea.taps("Confirmer")
    await lea.sees("La balade est changée.", "Les personnes qui viennent sont prévenues.")
    await marie.sees("La balade a changé.", "samedi 3 octobre à 16 h", "Nouvel horaire : est-ce que vous venez ?")
    await world.passes(seconds=5)
    cards = [card for card in (*marie.messages, *lea.messages) if "N'a pas confirmé : Marie" in card.read]
    assert cards[0] is old
    assert len(cards) == 2  # hers and Léa's
    assert all("samedi 3 octobre à 16 h" in card.read and "✅ Vient : Léa" in card.read for card in cards)
    await marie.forges("ou.r:1:coming:0:card", old)  # a yes to 14 h is none to 16 h
    await marie.says("/balades")
    await marie.sees("Une personne vient.", "Une personne n'a pas confirmé.", "L'horaire a changé.")
    await marie.taps("Voir samedi 3 octobre à 16 h")
    await marie.sees("✅ Vient : Léa", "❓ N'a pas confirmé : Marie")
    await marie.taps("Je viens", on="La balade a changé.")
    await marie.sees("La balade a changé.", "C'est noté : vous venez.")
    await world.passes(seconds=10)
    assert all("Qui vient : Léa, Marie" in card.read for card in cards)
    await world.until("2026-10-02 18:00")
    await marie.sees("Rappel : votre balade approche.", "samedi 3 octobre à 16 h")


async def test_another_day_asks_more_than_another_hour(world: World, lea: Person, marie: Person) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await begins(lea, *WALK, "Proposer la sortie")
    await marie.taps("Je viens")
    for part, chosen, shown in (
        ("Changer l'heure", "16 h", "samedi 3 octobre à 14 h"),
        ("Changer le jour", "dimanche 4 octobre", "samedi 3 octobre à 16 h"),
        ("Changer l'heure", "15 h", "dimanche 4 octobre à 16 h"),
    ):
        await nadia.says("/balades")
        for tapped in (f"Voir {shown}", "Changer la sortie", part, chosen, "Confirmer"):
            await nadia.taps(tapped)
    await marie.says("/balades")
    await marie.sees("Personne ne vient encore.", "2 personnes n'ont pas confirmé.", "La date a changé.")
    await marie.taps("Voir dimanche 4 octobre à 15 h")
    await marie.sees("❓ N'ont pas confirmé : Léa, Marie", "Nouvelle date : est-ce que vous venez ?")
    await marie.does_not_see("Personne ne vient")


async def test_another_place_is_told_and_asks_nothing(lea: Person, marie: Person) -> None:
    await begins(lea, *WALK, "Proposer la sortie")
    await marie.taps("Je viens")
    await lea.taps("Changer la sortie", on="Vous proposez")
    await lea.taps("Changer le lieu")
    await lea.taps("Cuisine du centre")
    await lea.taps("Confirmer")
    await marie.sees("La balade a changé.", "📍 Cuisine du centre", "C'est noté : vous venez.")
    await marie.does_not_see("ça vous va ?")
    await lea.taps("Changer la sortie", on="Vous proposez")
    await lea.taps("Ne rien changer")
    await lea.sees("Rien n'est envoyé.")


async def test_a_change_that_changes_nothing(lea: Person, marie: Person) -> None:
    await begins(lea, *WALK, "Proposer la sortie")
    await marie.taps("Je viens")
    await lea.taps("Changer la sortie", on="Vous proposez")
    await lea.taps("Changer l'heure")
    await lea.taps("14 h")
    await lea.taps("Confirmer")
    await lea.sees("La sortie reste comme elle était.")
    await marie.does_not_see("La balade a changé.")


async def test_a_walk_is_called_off(world: World, lea: Person, marie: Person) -> None:
    paul = await world.enrols("Paul")
    await begins(lea, *WALK, "Proposer la sortie")
    await marie.taps("Je viens")
    await paul.taps("Oui")
    await lea.taps("Annuler la sortie", on="Vous proposez")
    await lea.sees("annuler la balade ?", "Les personnes qui viennent seront prévenues.")
    await lea.taps("Non, la garder")
    await lea.sees("Vous proposez une balade.")
    await lea.taps("Annuler la sortie")
    await lea.taps("Oui, annuler la sortie")
    await lea.sees("La balade est annulée.")
    await marie.sees(
        "La balade est annulée.", "Elle était prévue samedi 3 octobre à 14 h.", "Vous pouvez en proposer une"
    )
    await world.passes(seconds=10)
    assert [message.read.partition("\n")[0] for message in paul.messages[1:]] == ["La balade est annulée."]
    assert paul.buttons == [["☰ Voir le menu"]]
    await lea.forges("oc.y:1")
    await lea.sees("Cette sortie est annulée.")
    await marie.forges("ou.r:1:coming:0:card")
    await marie.sees("Cette sortie est annulée.")
    await world.until("2026-10-03 14:00")
    await marie.does_not_see("Rappel")


async def test_called_off_the_night_before_it_is_told_at_once(world: World, lea: Person, marie: Person) -> None:
    await begins(lea, "Proposer une balade", "vendredi 2 octobre", "10 h", "Le port", "Proposer la sortie")
    await marie.taps("Je viens")
    await begins(lea, "Proposer une balade", "vendredi 2 octobre", "15 h", "Le port", "Proposer la sortie")
    await marie.taps("Je viens")
    await world.until("2026-10-01 23:00")
    await marie.looks_away()
    for hour in ("10 h", "15 h"):
        await lea.says("/balades")
        await lea.taps(f"Voir vendredi 2 octobre à {hour}")
        await lea.taps("Annuler la sortie")
        await lea.taps("Oui, annuler la sortie")
    assert [message.read for message in marie.messages if "Elle était prévue vendredi 2 octobre à 10 h" in message.read]
    told = "Vous pouvez en proposer une autre."
    assert len([message for message in marie.messages if told in message.read]) == 1
    await world.until("2026-10-02 09:00")
    assert len([message for message in marie.messages if told in message.read]) == 2


async def test_who_cannot_be_told_is_to_be_called(world: World, lea: Person, marie: Person) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await begins(lea, *WALK, "Proposer la sortie")
    await marie.taps("Je viens")
    await marie.blocks()
    await lea.taps("Annuler la sortie", on="Vous proposez")
    await lea.taps("Oui, annuler la sortie")
    await nadia.says("/appels")
    await nadia.sees("Prévenir : la sortie de samedi 3 octobre à 14 h est annulée.")


async def test_somebody_else_changes_nothing_but_a_coordinator_does(world: World, lea: Person, marie: Person) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await begins(lea, *WALK, "Proposer la sortie")
    for data in ("oc:1", "oc.o:1", "oc.y:1"):
        await marie.says("/menu")
        await marie.forges(data)
        await marie.sees("Une autre personne propose cette sortie.")
    await nadia.says("/balades")
    await nadia.taps("Voir samedi 3 octobre à 14 h")
    await nadia.taps("Changer la sortie")
    await nadia.taps("Changer le jour")
    await nadia.taps("dimanche 4 octobre")
    await nadia.taps("Confirmer")
    await lea.sees("La balade a changé.", "dimanche 4 octobre à 14 h", "Nouvelle date : est-ce que vous venez ?")
    await lea.taps("Je ne viens pas", on="La balade a changé.")
    await marie.sees("Léa propose une balade.")


async def test_a_coordinator_proposes_to_the_newest_group(world: World, marie: Person) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await begins(nadia, *WALK, "Proposer la sortie")
    await marie.sees("Nadia propose une balade.")
    await marie.taps("Je viens")
    await nadia.sees("Qui vient : Nadia, Marie")


async def test_somebody_outside_proposes_nothing(world: World) -> None:
    alain = await world.knows("Alain")
    await alain.says("/menu")
    await alain.forges("op")
    await alain.sees("Ce bouton est pour une autre personne.")
