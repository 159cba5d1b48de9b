"""From a link to a place, as Marie and the others tap it."""

from sqlalchemy import update

from bot.domain.common import Role
from storage import consents, enrolments, people, workshops
from storage.enrolments import Status
from tests.links import partner_link, personal_link
from tests.world import World

ASKED = "Quel est votre prénom ?"


async def places(world: World, number: int) -> None:
    """Every workshop has so many places."""
    await world.reads(lambda db: db.execute(update(workshops.workshops).values(capacity=number)))


async def taken(world: World) -> int:
    """How many places are taken."""
    workshop = await world.workshop()
    return await world.reads(lambda db: enrolments.places_taken(db, workshop))


async def test_from_the_link_to_the_place_nothing_is_typed(world: World) -> None:
    marie = world.telegram.person("Marie")
    partner, link = await partner_link(world)
    await marie.says(link)
    await marie.sees("Estime de soi", "L'atelier commence le mardi 13 octobre à 14 h.", "Salle des Dunes")
    await marie.sees("Vous pouvez partir à tout moment.")
    await marie.taps("Je m'inscris")
    await marie.sees(ASKED)
    await marie.taps("Je m'appelle Marie")
    await marie.sees("C'est fait, Marie.", "Première séance : mardi 13 octobre à 14 h.")
    workshop = await world.workshop()
    assert await world.reads(lambda db: enrolments.counts_by_partner(db, workshop)) == {partner: 1}


async def test_the_consent_is_kept_with_the_text_that_was_shown(world: World) -> None:
    marie, paul = world.telegram.person("Marie"), world.telegram.person("Paul")
    await marie.says("/start")
    await marie.taps("Je m'inscris")
    await paul.says("/start")
    await paul.taps("Lire le texte entier")
    await paul.sees("Association L'Estran", "donnees@estran.example", "24 mois")
    await paul.taps("Je m'inscris")
    kept = await world.reads(lambda db: db.execute(consents.consents.select()).all())
    assert [(row.purpose, row.granted, row.version) for row in kept] == [("enrolment", True, 1)] * 2
    assert kept[0].text_hash != kept[1].text_hash


async def test_another_name_is_typed(world: World) -> None:
    marie = world.telegram.person("✨")
    await marie.says("/start")
    await marie.taps("Je m'inscris")
    await marie.taps("Écrire un autre prénom")
    await marie.sees("Écrivez votre prénom ici.")
    await marie.says("  <b>Mimi</b> & \u202eco ")
    await marie.sees("C'est fait, <b>Mimi</b> & co.")


async def test_a_name_that_cannot_be_read_is_asked_for(world: World) -> None:
    marie = world.telegram.person("\u202e\u200f")
    await marie.says("/start")
    await marie.taps("Je m'inscris")
    await marie.sees("Écrivez votre prénom ici.")
    await marie.says("\u200f")
    await marie.sees("Je n'ai pas pu lire ce prénom.")
    await marie.says("Marie")
    await marie.sees("C'est fait, Marie.")


async def test_text_where_a_button_was_expected(world: World) -> None:
    marie = world.telegram.person("Marie")
    await marie.says("/start")
    await marie.says("c'est quoi ?")
    await marie.sees("Touchez un bouton", "appelez Nadia Guérin")
    await marie.taps("Je m'inscris")
    await marie.says("Mimi")
    await marie.sees("C'est fait, Mimi.")


async def test_interrupted_by_a_restart_it_goes_on_where_it_stopped(world: World) -> None:
    marie = world.telegram.person("Marie")
    await marie.says(await personal_link(world))
    await world.restarts()
    await marie.taps("Je m'inscris")
    await world.restarts()
    await marie.says("/start")
    await marie.sees(ASKED)
    await marie.taps("Écrire un autre prénom")
    await world.restarts()
    await marie.says("/start")
    await marie.sees("Écrivez votre prénom ici.")
    await marie.says("Mimi")
    await marie.sees("C'est fait, Mimi.")


async def test_whoever_blocks_in_the_middle_goes_on_there(world: World) -> None:
    marie = world.telegram.person("Marie")
    _, link = await partner_link(world)
    await marie.says(link)
    await marie.taps("Je m'inscris")
    await marie.blocks()
    await marie.unblocks()
    await marie.taps("Je m'appelle Marie")
    await marie.sees("C'est fait, Marie.", "Vous avez votre place.")


async def test_later_then_the_same_link_again(world: World) -> None:
    marie, link = world.telegram.person("Marie"), await personal_link(world)
    await marie.says(link)
    await marie.taps("Plus tard")
    await marie.sees("D'accord, prenez votre temps.")
    assert await world.reads(lambda db: db.execute(people.persons.select()).all()) == []
    await world.passes(days=8)
    await marie.says(link)
    await marie.taps("Je m'inscris")
    await marie.taps("Plus tard")
    await marie.taps("Reprendre")
    await marie.sees(ASKED)
    await marie.taps("Je m'appelle Marie")
    await marie.sees("C'est fait, Marie.")


async def test_who_sent_somebody_counts_after_later(world: World) -> None:
    marie = world.telegram.person("Marie")
    partner, link = await partner_link(world)
    await marie.says(link)
    await marie.taps("Plus tard")
    await world.restarts()
    await marie.says("/start")
    await marie.sees("Vous pouvez partir à tout moment.")
    await marie.taps("Je m'inscris")
    await marie.taps("Plus tard")
    await marie.taps("☰ Voir le menu")
    await marie.taps("📝 M'inscrire à l'atelier")
    await marie.taps("Je m'appelle Marie")
    await marie.sees("C'est fait, Marie.")
    workshop = await world.workshop()
    assert await world.reads(lambda db: enrolments.counts_by_partner(db, workshop)) == {partner: 1}


async def test_who_sent_somebody_the_centre_knows_counts_after_the_menu(world: World) -> None:
    marie = await world.knows("Marie")
    partner, link = await partner_link(world)
    await marie.says(link)
    await marie.says("/menu")
    await marie.taps("Ouvrir mes réglages")
    await marie.says("/menu")
    await marie.taps("📝 M'inscrire à l'atelier")
    await marie.taps("Je m'inscris")
    await marie.sees("C'est fait, Marie.")
    workshop = await world.workshop()
    assert await world.reads(lambda db: enrolments.counts_by_partner(db, workshop)) == {partner: 1}


async def test_what_is_written_after_later_is_no_name(world: World) -> None:
    marie, workshop = world.telegram.person("Marie"), await world.workshop()
    await marie.says("/start")
    await marie.taps("Je m'inscris")
    await marie.taps("Plus tard")
    await marie.says("Merci beaucoup")
    await marie.does_not_see("C'est fait")
    assert await world.reads(lambda db: enrolments.places_taken(db, workshop)) == 0
    await marie.says("/start")
    await marie.sees(ASKED)
    await marie.says("Mimi")
    await marie.sees("C'est fait, Mimi.")


async def test_another_question_between_loses_no_consent(world: World) -> None:
    marie = world.telegram.person("Marie")
    await marie.says("/start")
    await marie.taps("Je m'inscris")
    await marie.says("/menu")
    await marie.taps("J'ai besoin de parler")
    await marie.taps("Oui, appelez-moi")
    await marie.says("/menu")
    await marie.taps("📝 M'inscrire à l'atelier")
    await marie.sees(ASKED)
    kept = await world.reads(lambda db: db.execute(consents.consents.select()).all())
    assert [row.purpose for row in kept].count("enrolment") == 1


async def test_whoever_went_to_the_menu_finds_the_way_back_there(world: World) -> None:
    marie = world.telegram.person("Marie")
    await marie.says("/start")
    await marie.taps("Je m'inscris")
    await marie.says("/menu")
    await marie.taps("📝 M'inscrire à l'atelier")
    await marie.sees(ASKED)
    await marie.does_not_see("Vous pouvez partir à tout moment.")
    await marie.taps("Je m'appelle Marie")
    await marie.sees("C'est fait, Marie.")
    await marie.says("/menu")
    await marie.sees("Bonjour Marie.")
    assert not any("M'inscrire" in label for row in marie.last.buttons for label in row)


async def test_enrolled_already(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says((await partner_link(world))[1])
    await marie.sees("Vous avez déjà votre place, Marie.")
    await marie.taps("☰ Voir le menu")
    await marie.sees("Bonjour Marie.")


async def test_buttons_pressed_twice_and_long_after_change_nothing(world: World) -> None:
    marie = world.telegram.person("Marie")
    await marie.says("/start")
    agreed = marie.last
    await marie.taps("Je m'inscris")
    workshop = await world.workshop()
    await marie.forges(f"en.y:{workshop}:0:0", agreed)
    assert ASKED in marie.last.read
    await marie.taps("Je m'appelle Marie")
    await world.passes(days=40)
    for tag in ("en.y:{0}:0:0", "en.n:{0}:0", "en.o:{0}:0", "en.w:{0}:0"):
        await marie.forges(tag.format(workshop), agreed)
        await marie.sees("Vous avez déjà votre place, Marie.")
    assert await taken(world) == 1


async def test_forged_buttons_skip_neither_the_consent_nor_the_workshop(world: World) -> None:
    marie, workshop = world.telegram.person("Marie"), await world.workshop()
    await marie.says("/start")
    await marie.forges(f"en.n:{workshop}:0")
    await marie.sees("Vous pouvez partir à tout moment.")
    await marie.forges(f"en.o:{workshop}:0")
    await marie.sees("Vous pouvez partir à tout moment.")
    await marie.forges("en.y:zz:0:0")
    await marie.sees("Les inscriptions sont terminées.")
    await marie.forges(f"en.y:{workshop}:zz:0")
    await marie.taps("Je m'appelle Marie")
    await marie.sees("C'est fait, Marie.")
    assert not await world.reads(lambda db: enrolments.counts_by_partner(db, workshop))


async def test_exactly_one_gets_the_last_place(world: World) -> None:
    await places(world, 1)
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie, paul = world.telegram.person("Marie"), world.telegram.person("Paul")
    for person in (marie, paul):
        await person.says("/start")
        await person.taps("Je m'inscris")
    await marie.taps("Je m'appelle Marie")
    await marie.sees("Vous avez votre place.")
    await paul.taps("Je m'appelle Paul")
    await paul.sees("Toutes les places sont prises, Paul.", "Votre demande est notée.", "appelez Nadia Guérin")
    await nadia.sees("Paul aimerait une place.", "« Estime de soi » : l'atelier est complet.")
    await nadia.taps("Voir la liste d'attente")
    await nadia.sees("Paul attend depuis le jeudi 1er octobre.")
    assert await taken(world) == 1


async def test_full_from_the_beginning(world: World) -> None:
    await places(world, 1)
    await world.enrols("Paul")
    marie, workshop = world.telegram.person("Marie"), await world.workshop()
    await marie.says("/start")
    await marie.sees("Toutes les places sont prises.", "Nous pouvons noter votre demande.")
    await marie.taps("Je demande une place")
    await marie.taps("Je m'appelle Marie")
    await marie.sees("Votre demande est notée.")
    number = await world.number(marie)
    assert await world.reads(lambda db: enrolments.status(db, workshop, number)) is Status.WISHED
    await places(world, 2)
    world.app.metronome.stir()
    await world.passes(minutes=1)
    await marie.taps("Je prends la place")
    await marie.sees("Vous avez votre place.")


async def test_the_workshop_closes_meanwhile(world: World) -> None:
    marie = world.telegram.person("Marie")
    await marie.says("/start")
    await world.reads(lambda db: db.execute(update(workshops.workshops).values(is_open=False)))
    await marie.taps("Je m'inscris")
    await marie.sees("Les inscriptions sont terminées.")
    await marie.says("/start")
    await marie.sees("Aucun atelier n'est ouvert pour le moment.", "Nadia Guérin")


async def test_somebody_of_another_centre_becomes_somebody_of_this_one(world: World) -> None:
    other = await world.brings_centre("autre")
    marie = await world.enrols("Marie", centre=other)
    elsewhere = await world.number(marie)
    await marie.says(await personal_link(world))
    await marie.taps("Je m'inscris")
    await marie.taps("Je m'appelle Marie")
    await marie.sees("C'est fait, Marie.")
    here = await world.number(marie)
    assert here != elsewhere
    assert (await world.reads(lambda db: people.find(db, world.centre.id, here))).centre == world.centre.id
    assert await taken(world) == 1


async def test_in_english(world: World) -> None:
    mary = world.telegram.person("Mary", language="en")
    await mary.says("/start")
    await mary.sees("Self-esteem", "You can leave at any time.")
    await mary.taps("I enrol")
    await mary.taps("My name is Mary")
    await mary.sees("Done, Mary.", "Tuesday 13 October at 14:00")
