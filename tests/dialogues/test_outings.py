"""Walks and meetups: told, answered, kept true, recalled, given up."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot.domain.common import Role
from simulator import Person
from storage import consents, privacy
from storage.consents import Consent
from tests.world import World

DUNES = "Salle des Dunes"


@pytest.fixture
async def lea(world: World) -> Person:
    """Who proposes."""
    return await world.enrols("Léa")


@pytest.fixture
async def marie(world: World) -> Person:
    """Who wishes to hear of outings."""
    return await wishes(world, "Marie")


async def wishes(world: World, name: str, *, wanted: bool = True, language: str = "fr") -> Person:
    """Somebody of the group who has said whether they want proposals."""
    phone = await world.enrols(name, language=language)
    person = await world.number(phone)
    now = world.clock.now()

    def agree(db: Connection) -> None:
        consents.put(db, Consent(world.centre.id, person, "outings", wanted, 1, ""), now)

    await world.reads(agree)
    return phone


async def proposes(who: Person, day: str = "samedi 3 octobre", hour: str = "14 h", place: str = DUNES) -> None:
    """A walk, from the command to the end."""
    await who.says("/balades")
    for tapped in ("Proposer une sortie", "Proposer une balade", day, hour, place, "Proposer la sortie"):
        await who.taps(tapped)
    await who.sees("C'est proposé.")


def card(phone: Person) -> str:
    """The newest card on a phone."""
    return next(message.read for message in reversed(phone.messages) if "Qui vient" in message.read)


async def test_a_walk_is_told_answered_and_stays_true(world: World, lea: Person, marie: Person) -> None:
    await proposes(lea)
    await marie.sees("Léa propose une balade.", "samedi 3 octobre à 14 h", "Salle des Dunes, 12 rue du Vieux Moulin")
    await marie.sees("Qui vient : Léa", "Est-ce que vous venez ?")
    await marie.taps("Je viens", on="Léa propose")
    await marie.sees("Qui vient : Léa, Marie", "C'est noté : vous venez.")
    await lea.sees("Vous proposez une balade.", "Qui vient : Léa, Marie")
    await world.passes(minutes=1)
    await marie.taps("Je ne viens plus")
    await marie.sees("C'est noté : vous ne venez pas.", "Merci de l'avoir dit.")
    assert "Qui vient : Léa\n" in card(lea)


async def test_the_list_shows_what_comes_and_my_answer(lea: Person, marie: Person) -> None:
    await proposes(lea)
    await marie.says("/balades")
    await marie.sees("Une balade, samedi 3 octobre à 14 h", "Une personne vient.", "Vous n'avez pas encore répondu.")
    await marie.taps("Voir samedi 3 octobre à 14 h")
    await marie.sees("Léa propose une balade.", "Est-ce que vous venez ?")
    await marie.taps("Je viens", on="Est-ce que vous venez ?")
    await marie.taps("Voir le lieu")
    assert marie.last.kind == "venue"
    await marie.taps("Voir les sorties")
    await marie.sees("2 personnes viennent.", "Vous venez.")
    await marie.taps("Voir le menu")
    await marie.taps("Voir les sorties")
    await marie.sees("2 personnes viennent.")


async def test_nothing_is_planned(lea: Person) -> None:
    await lea.says("/balades")
    await lea.sees("Aucune sortie n'est prévue.", "Vous pouvez en proposer une.")


async def test_who_was_never_asked_is_asked_once(world: World, lea: Person) -> None:
    paul = await world.enrols("Paul")
    await proposes(lea)
    await paul.sees("Léa propose une balade.", "Voulez-vous recevoir les propositions de sorties ?")
    await paul.does_not_see("Qui vient")
    await world.passes(hours=1)
    await proposes(lea, "dimanche 4 octobre")
    await paul.looks_away()
    assert len(paul.messages) == 1
    await paul.taps("Oui")
    await paul.sees(
        "C'est noté : vous recevez les propositions.", "samedi 3 octobre à 14 h", "dimanche 4 octobre à 14 h"
    )
    assert len(paul.messages) == 3
    await paul.taps("Je viens")
    await paul.sees("Qui vient : Léa, Paul")


OTHERS = "Voulez-vous recevoir les propositions des autres ?"


async def test_who_proposes_is_asked_about_the_others_once(world: World, lea: Person, marie: Person) -> None:
    paul = await world.enrols("Paul")
    await proposes(lea)
    await lea.sees(OTHERS, "Avec « Oui », vous les recevez ici.")
    await world.restarts()
    await proposes(lea, "dimanche 4 octobre")
    await proposes(marie, "lundi 5 octobre")  # she has answered already
    await world.passes(minutes=1)
    assert [OTHERS in message.read for message in lea.messages].count(True) == 1
    assert not [message for message in marie.messages if OTHERS in message.read]
    assert not [message for message in lea.messages if "propositions de sorties ?" in message.read]
    await lea.taps("Oui", on=OTHERS)
    await lea.sees("C'est noté : vous recevez les propositions.", "Marie propose une balade.")
    await proposes(paul, "mardi 6 octobre")  # he was asked before, and is not asked again
    await lea.sees("Paul propose une balade.")
    assert not [message for message in paul.messages if OTHERS in message.read]


async def test_who_says_yes_from_the_list_is_asked_at_that_moment(world: World, lea: Person) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await proposes(lea)
    paul = await world.enrols("Paul")
    for phone in (paul, nadia):
        await phone.says("/balades")
        await phone.taps("Voir samedi 3 octobre à 14 h")
        await phone.taps("Je viens")
        await phone.sees("C'est noté : vous venez.")
    await paul.sees(OTHERS)
    assert not [message for message in nadia.messages if OTHERS in message.read]
    await paul.taps("Non", on=OTHERS)
    await paul.sees("C'est noté : vous ne recevez pas les propositions.")
    await proposes(lea, "dimanche 4 octobre")
    await paul.looks_away()
    await paul.does_not_see("dimanche 4 octobre")


async def test_who_says_no_gets_nothing_and_may_change_their_mind(world: World, lea: Person) -> None:
    paul = await world.enrols("Paul")
    await proposes(lea)
    await paul.taps("Non")
    await paul.sees("C'est noté : vous ne recevez pas les propositions.")
    await proposes(lea, "dimanche 4 octobre")
    await paul.looks_away()
    await paul.does_not_see("dimanche 4 octobre")
    await paul.says("/balades")
    await paul.taps("Recevoir les propositions")
    await paul.sees("C'est noté : vous recevez les propositions.")
    await proposes(lea, "lundi 5 octobre")
    assert "lundi 5 octobre" in card(paul)
    await paul.taps("Voir le menu")
    await paul.taps("Voir les sorties")
    await paul.taps("Ne plus recevoir les propositions")
    await proposes(lea, "mardi 6 octobre")
    assert "mardi 6 octobre" not in card(paul)


async def test_a_question_that_never_arrived_is_asked_again(world: World, lea: Person) -> None:
    paul = await world.enrols("Paul")
    await world.until("2026-10-01 21:00")
    await proposes(lea, "vendredi 2 octobre", "9 h")  # it begins as the night ends: too late to ask
    await world.until("2026-10-02 10:00")
    await paul.sees_nothing_new()
    await proposes(lea)
    await paul.sees("Voulez-vous recevoir les propositions de sorties ?")


async def test_at_night_only_the_proposer_is_written_to(world: World, lea: Person, marie: Person) -> None:
    await world.until("2026-10-01 22:00")
    await proposes(lea)
    assert "Vous proposez une balade." in card(lea)
    await marie.sees_nothing_new()
    await world.until("2026-10-02 09:00")
    await marie.sees("Léa propose une balade.")


async def test_a_walk_called_off_in_the_night_is_never_told(world: World, lea: Person, marie: Person) -> None:
    await world.until("2026-10-01 22:00")
    await proposes(lea)
    await lea.taps("Annuler la sortie")
    await lea.taps("Oui, annuler la sortie")
    await world.until("2026-10-02 10:00")
    await marie.sees_nothing_new()


async def test_ten_answers_in_ten_seconds_cost_three_edits(world: World, lea: Person) -> None:
    group = [await wishes(world, f"Nom{number}") for number in range(8)]
    await proposes(lea)
    await world.passes(minutes=1)
    before = len([one for one in world.telegram.seen if one.person is lea])
    begun = world.clock.now()
    for place, phone in enumerate([*group, *group[:2]]):
        await phone.taps("Je viens" if place < 8 else "Je ne viens plus")
        await world.passes(milliseconds=500)
    assert world.clock.now() - begun <= timedelta(seconds=10)
    await world.passes(minutes=1)
    edits = [one for one in world.telegram.seen if one.person is lea][before:]
    assert len(edits) <= 3
    assert "Qui vient : Léa, Nom2, Nom3, Nom4, Nom5, Nom6, Nom7\n" in card(lea)
    assert all("Nom7" in card(phone) for phone in group)


async def test_those_who_come_are_reminded_the_day_before(world: World, lea: Person, marie: Person) -> None:
    paul = await wishes(world, "Paul")
    await proposes(lea)
    await marie.taps("Je viens")
    await paul.taps("Je ne viens pas")
    await world.until("2026-10-02 17:59")
    await marie.looks_away()
    await world.until("2026-10-02 18:00")
    await marie.sees("Rappel : votre balade approche.", "samedi 3 octobre à 14 h")
    await lea.sees("Rappel : votre balade approche.")
    await paul.does_not_see("Rappel")
    await marie.taps("Je ne viens plus", on="Rappel")
    await marie.sees("Rappel : votre balade approche.", "C'est noté : vous ne venez pas.")
    assert "Qui vient : Léa\n" in card(lea)
    await world.until("2026-10-03 15:00")
    await marie.does_not_see("Rappel : votre rencontre approche.")


async def test_a_walk_of_the_same_day_is_recalled_two_hours_before(world: World, lea: Person, marie: Person) -> None:
    await proposes(lea, "jeudi 1 octobre".replace(" 1 ", " 1er "), "17 h")
    await marie.taps("Je viens")
    await world.until("2026-10-01 14:59")
    await marie.looks_away()
    await world.until("2026-10-01 15:00")
    await marie.sees("Rappel : votre balade approche.")


async def test_who_wants_no_reminders_gets_none(world: World, lea: Person) -> None:
    paul = await world.enrols("Paul", reminders=False)
    await proposes(lea)
    await paul.taps("Oui")
    await paul.taps("Je viens")
    await world.until("2026-10-03 13:00")
    await paul.does_not_see("Rappel")


async def test_a_reminder_missed_while_the_bot_was_down_is_caught_up(world: World, lea: Person, marie: Person) -> None:
    await proposes(lea)
    await marie.taps("Je viens")
    await marie.looks_away()
    await world.app.stop()
    world.clock.set(world.clock.now() + timedelta(hours=32.5))  # Friday at 18:30
    world._make()
    await world.app.start()
    await marie.sees("Rappel : votre balade approche.")


async def test_a_walk_that_has_begun_takes_no_answers(world: World, lea: Person, marie: Person) -> None:
    await proposes(lea)
    await world.until("2026-10-03 14:00")
    await marie.taps("Je viens")
    await marie.sees("Cette sortie a déjà commencé.")
    await marie.says("/balades")
    await marie.sees("Aucune sortie n'est prévue.")


async def test_the_card_of_a_past_walk_closes_in_the_night(world: World, lea: Person, marie: Person) -> None:
    await proposes(lea)
    question = marie.last
    await world.until("2026-10-03 23:00")
    assert "Est-ce que vous venez ?" in question.read
    await world.until("2026-10-04 05:00")
    assert question.read.endswith("Cette sortie est passée.")
    assert "Qui vient" not in question.read
    labels = [button["text"] for row in (question.markup or {})["inline_keyboard"] for button in row]
    assert labels == ["☰ Voir le menu"]


async def test_a_night_that_was_missed_is_made_up_for(world: World, lea: Person, marie: Person) -> None:
    await proposes(lea)
    await world.until("2026-10-03 13:00")
    await world.app.stop()
    world.clock.set(world.clock.now() + timedelta(hours=43))  # Monday at 8:00: the night to Sunday is not done
    world._make()
    await world.app.start()
    await world.passes(minutes=1)
    assert any(message.read.endswith("Cette sortie est passée.") for message in marie.messages)


async def test_a_proposer_who_leaves_gives_the_walk_to_the_group(world: World, lea: Person, marie: Person) -> None:
    await proposes(lea)
    await marie.taps("Je viens")
    await proposes(lea, "dimanche 4 octobre")
    await quits(lea)
    await world.passes(minutes=1)
    await marie.sees("Quelqu'un du groupe propose une balade.", "Qui vient : Marie")
    await marie.sees("La balade est annulée.", "Elle était prévue dimanche 4 octobre à 14 h.")


async def test_who_leaves_the_group_comes_no_more(world: World, lea: Person, marie: Person) -> None:
    await proposes(lea)
    await marie.taps("Je viens")
    await quits(marie)
    await world.passes(minutes=1)
    assert "Qui vient : Léa\n" in card(lea)
    await marie.taps("Je ne viens plus")
    await marie.sees("Cette sortie est celle d'un autre groupe.")


async def quits(phone: Person) -> None:
    """Give the place in the group back."""
    await phone.says("/quitter")
    await phone.taps("Oui, quitter l'atelier")


async def test_who_is_erased_leaves_neither_name_nor_place(world: World, lea: Person, marie: Person) -> None:
    await proposes(lea)
    await lea.taps("Changer la sortie")
    await lea.taps("Changer le lieu")
    await lea.says("chez moi, 3 rue des Pins")
    await lea.taps("Confirmer")
    await marie.taps("Je viens")
    person = await world.number(lea)
    await world.reads(lambda db: privacy.erase(db, person))
    await marie.says("/balades")
    await marie.sees("Appelez le centre pour connaître le lieu.")
    await marie.taps("Voir samedi 3 octobre à 14 h")
    await marie.sees("Quelqu'un du groupe propose une balade.", "Qui vient : Marie")
    await world.until("2026-10-02 18:00")
    await marie.sees("Rappel : votre balade approche.", "Appelez le centre pour connaître le lieu.")


async def test_forged_buttons_reach_no_other_group(world: World, lea: Person) -> None:
    await proposes(lea)
    other = await world.brings_centre("autre")
    stranger = await world.enrols("Zoé", centre=other)
    host = await world.knows("Alain")
    for phone, said in ((stranger, "Ceci n'existe plus."), (host, "Cette sortie est celle d'un autre groupe.")):
        for data in ("ou.s:1", "ou.p:1", "ou.r:1:coming:0:one", "ou.y:1:1"):
            await phone.says("/menu")
            await phone.forges(data)
            await phone.sees(said)
    for data in ("oc:1", "oc.o:1", "oc.y:1"):
        await stranger.says("/menu")
        await stranger.forges(data)
        await stranger.sees("Ceci n'existe plus.")
    assert "Qui vient : Léa\n" in card(lea)


async def test_forged_answers_are_none(lea: Person, marie: Person) -> None:
    await proposes(lea)
    await marie.forges("ou.r:1:perhaps:0:card")
    await marie.sees("Ce bouton est ancien.")
    await marie.forges("ou.r:1:coming:zz:nowhere")
    await marie.sees("C'est noté : vous venez.")


async def test_names_are_shown_as_they_are_written(world: World) -> None:
    paul = await wishes(world, "Paul")
    odd = await world.enrols("<b>Zoé</b> & \N{RIGHT-TO-LEFT OVERRIDE}fils")
    await proposes(odd)
    await paul.sees("<b>Zoé</b> & \N{RIGHT-TO-LEFT OVERRIDE}fils propose une balade.")


async def test_in_english(world: World, lea: Person) -> None:
    ann = await wishes(world, "Ann", language="en")
    await proposes(lea)
    await ann.sees("Léa proposes a walk.", "Saturday 3 October at 14:00", "Dunes room", "Are you coming?")
    await ann.taps("I am coming")
    await ann.sees("Noted: you are coming.")
