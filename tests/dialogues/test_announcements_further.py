"""Announcements of every kind, to every group, at an hour; undone, corrected and taken back."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, update

from bot.domain import times
from bot.domain.common import Role
from bot.domain.replies import Reply
from bot.ui.screen import Built
from bot.ui.turn import Reader
from handlers.announcements.actions import RetractNow, Send, Undo
from simulator import Person
from storage import announcements as store
from storage import cards, enrolments, outbox, replies, roles, workshops
from storage.enrolments import Status
from storage.workshops import hosts, sessions
from tests.world import World

TEXT = "Le marché a lieu samedi."


async def nadia_begins(world: World, *group: str, audience: str = "Écrire au groupe") -> list[Person]:
    """Nadia, who coordinates, and those enrolled; she is asked what to say."""
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    enrolled = [await world.enrols(name) for name in group]
    await nadia.says("/annonce")
    await nadia.taps(audience)
    return [nadia, *enrolled]


async def nadia_sent(world: World, *group: str, text: str = TEXT) -> list[Person]:
    """The same, an announcement later that everybody has."""
    nadia, *enrolled = await nadia_begins(world, *group)
    await nadia.says(text)
    await sends(nadia)
    await world.passes(minutes=1)
    return [nadia, *enrolled]


async def sends(nadia: Person) -> None:
    """She confirms it for however many it is for."""
    rows = [row for message in reversed(nadia.messages) for row in message.buttons]
    await nadia.taps(next(label for row in rows for label in row if label.startswith("Envoyer à")))


def kinds(person: Person) -> list[str]:
    """What somebody was sent, in order."""
    return [message.kind for message in person.messages]


async def session(world: World, number: int = 1) -> int:
    """A session's id."""
    workshop = await world.workshop()
    return await world.reads(lambda db: workshops.sessions_of(db, workshop)[number - 1].id)


async def moves(world: World, wall: str) -> None:
    """The first session is moved."""
    at, number = datetime.fromisoformat(wall), await session(world)
    mine = update(sessions).where(sessions.c.id == number)
    moved = mine.values(wall=at, starts=times.instant(at, world.zone))
    await world.reads(lambda db: db.execute(moved))
    world.app.metronome.stir()
    await world.settle()


async def test_what_is_formatted_and_a_photo_arrive_as_they_were_sent(world: World) -> None:
    nadia, marie = await nadia_begins(world, "Marie")
    await nadia.sees("Pour le groupe : Estime de soi.", "Elle ira à 1 personne.")
    await nadia.says("Café 😀 et thé <b>", [{"type": "bold", "offset": 5, "length": 2}])
    await nadia.sees("Café 😀 et thé <b>")
    await nadia.sends_photo("La plage", marked=[{"type": "italic", "offset": 3, "length": 5}])
    await nadia.sees("Voulez-vous la remplacer par ce message ?")
    await nadia.taps("Garder l'annonce")
    await sends(nadia)
    await world.passes(minutes=1)
    assert [marie.last.entities[1][key] for key in ("type", "length")] == ["bold", 2]

    await nadia.says("/annonce")
    await nadia.taps("Écrire au groupe")
    await nadia.sends_photo("La plage", marked=[{"type": "italic", "offset": 3, "length": 5}])
    await nadia.sees("La plage", "Elle partira à 1 personne.")
    await sends(nadia)
    await world.passes(minutes=1)
    await nadia.sees("Envoyée à 1 sur 1.")
    assert kinds(marie)[-1] == "photo"
    assert marie.last.text == "Annonce du centre social L'Estran\n\nLa plage\n\nNadia, pour l'équipe"
    assert {entity["type"] for entity in marie.last.entities} == {"bold", "italic"}
    assert marie.buttons == [["☰ Voir le menu"]]


async def test_voice_video_music_and_files_go_with_heading_and_signature_under_them(world: World) -> None:
    nadia, marie = await nadia_begins(world, "Marie")
    await nadia.says_voice()
    await nadia.sees("Annonce du centre social L'Estran\nNadia, pour l'équipe", "Elle partira à 1 personne.")
    for send in (nadia.sends_video("Le film"), nadia.sends_audio(), nadia.sends_document("a.pdf", b"%PDF", "Le plan")):
        await send
        await nadia.taps("Remplacer l'annonce")
        await nadia.taps("M'envoyer un essai")
    assert [kind for kind in kinds(nadia) if kind != "text"] == [
        *("voice", "video", "video", "audio", "audio", "document", "document")
    ]
    await nadia.taps("Modifier l'annonce")
    await nadia.says("Le plan du marché")
    await sends(nadia)
    await world.passes(minutes=1)
    assert kinds(marie)[-1] == "document"
    assert "Le plan du marché" in marie.last.read


async def test_a_place_goes_before_its_words(world: World) -> None:
    nadia, marie, josiane = await nadia_begins(world, "Marie", "Josiane")
    await nadia.shares_venue(47.0, -2.25, "La plage", "1 rue du Port")
    await nadia.sees("Le lieu est gardé.", "Écrivez maintenant les mots qui vont avec.")
    await nadia.says("On se retrouve ici.")
    assert kinds(nadia)[-3:] == ["venue", "text", "text"]
    await nadia.taps("M'envoyer un essai")
    await sends(nadia)
    await world.passes(minutes=1)
    await nadia.sees("Envoyée à 2 sur 2.")
    for person in (marie, josiane):
        assert kinds(person)[-2:] == ["venue", "text"]
        assert person.messages[-2].read == "La plage\n1 rue du Port"
        assert "On se retrouve ici." in person.last.read
    number = await world.number(marie)
    counted = await world.reads(lambda db: outbox.counted_since(db, number, world.clock.now()))
    assert len(counted) == 1  # one of the week's messages, not two

    await nadia.says("/annonce")
    await nadia.taps("Voir les annonces envoyées")
    await nadia.taps("Voir jeudi 1er octobre à 10 h")
    await nadia.taps("Reprendre l'annonce")
    await nadia.taps("Oui, reprendre l'annonce")
    await world.passes(minutes=1)
    assert "venue" not in kinds(marie) + kinds(josiane)
    await marie.does_not_see("On se retrouve ici.")


async def test_what_cannot_be_sent_on_or_is_too_long_is_said_and_the_file_is_kept(world: World) -> None:
    nadia, marie = await nadia_begins(world, "Marie")
    await nadia.shares_contact()
    await nadia.sees("Je ne peux pas envoyer cela dans une annonce.")
    await nadia.sends_photo("é" * 1024)
    around = len("Annonce du centre social L'Estran" + "Nadia, pour l'équipe")
    said = await nadia.sees("Ce texte a", "caractères de trop.", "Le fichier est gardé")
    over = int(said.read.split()[3])
    assert around <= over <= around + 60
    await nadia.says("é" * (1024 - over))
    await nadia.sees("Elle partira à 1 personne.")
    assert kinds(nadia)[-2] == "photo"
    await nadia.shares_location(47.0, -2.25)
    await nadia.taps("Annuler")
    await nadia.sees("C'est annulé.")
    await world.passes(minutes=1)
    assert "photo" not in kinds(marie)


async def test_every_group_can_be_written_to(world: World) -> None:
    nadia, marie, josiane, paul = await nadia_begins(world, "Marie", "Josiane", "Paul")
    sylvie, zoe = await world.knows("Sylvie", Role.HOST), await world.knows("Zoé")
    people = [await world.number(one) for one in (marie, josiane, sylvie, zoe)]
    held, workshop = await session(world), await world.workshop()

    def prepare(db: Connection) -> None:
        now = world.clock.now()
        replies.put(db, world.centre.id, held, people[0], Reply.COMING, now)
        replies.put(db, world.centre.id, held, people[1], Reply.NOT_COMING, now)
        db.execute(update(hosts).where(hosts.c.slug == "sylvie").values(person_id=people[2]))

    await world.reads(prepare)
    await nadia.taps("Annuler")
    await nadia.says("/annonce")
    await nadia.taps("Écrire à la liste d'attente")
    await nadia.sees("Il n'y a encore personne dans ce groupe.")
    wish = enrolments.put
    await world.reads(lambda db: wish(db, world.centre.id, workshop, people[3], Status.WISHED, world.clock.now()))
    await nadia.says("/annonce")
    await nadia.taps("Écrire à la liste d'attente")
    await nadia.sees("Pour la liste d'attente : Estime de soi.", "Elle ira à 1 personne.")
    await nadia.says(TEXT)
    await nadia.taps("Changer de groupe")
    await nadia.taps("Écrire aux seuls intervenants")
    await nadia.sees("Elle partira à 1 personne.", "Pour les intervenants", "☎️ Sans Telegram")
    for choice, told in (
        ("Écrire à qui vient", "Pour qui vient"),
        ("Écrire à qui n'a pas répondu", "Pour qui n'a pas"),
    ):
        await nadia.taps("Changer de groupe")
        await nadia.taps("Écrire selon une séance")
        await nadia.taps("Choisir Faire connaissance, mardi 13 octobre")
        await nadia.taps(choice)
        await nadia.sees(TEXT, "Elle partira à 1 personne.", told, "Faire connaissance, mardi 13 octobre")
    await sends(nadia)
    await world.passes(minutes=1)
    assert [TEXT in "".join(one.read for one in who.messages) for who in (marie, josiane, paul, sylvie, zoe)] == [
        *(False, False, True, False, False)
    ]


async def test_at_an_hour_that_is_typed(world: World) -> None:
    nadia, marie = await nadia_begins(world, "Marie")
    await nadia.says(TEXT)
    await nadia.taps("Choisir l'heure d'envoi")
    await nadia.taps("Écrire une date et une heure")
    await nadia.says("31 février")
    await nadia.sees("Ce jour n'existe pas dans le calendrier.")
    await nadia.says("samedi 11h")
    await nadia.sees(TEXT, "Elle partira samedi 3 octobre à 11 h.")
    await sends(nadia)
    await nadia.sees("C'est confirmé, pour 1 personne.", "Elle partira samedi 3 octobre à 11 h.")
    await world.passes(minutes=1)
    await nadia.sees("Elle attend son heure.", "⏳ Attend jusqu'au samedi 3 octobre à 11 h : Marie")
    await nadia.looks_away()
    await world.until("2026-10-03 10:59")
    await marie.does_not_see(TEXT)
    await world.until("2026-10-03 11:15")
    await marie.sees(TEXT)
    await nadia.sees("Envoyée à 1 sur 1.", "L'envoi est terminé.")


async def test_before_a_session_wherever_it_is_moved_to(world: World) -> None:
    nadia, marie = await nadia_begins(world, "Marie")
    await nadia.says(TEXT)
    await nadia.taps("Choisir l'heure d'envoi")
    await nadia.taps("Envoyer avant Faire connaissance, mardi 13 octobre")
    await nadia.taps("Envoyer la veille à 18 h")
    await nadia.sees("Elle partira lundi 12 octobre à 18 h.", "Si la séance est déplacée, l'annonce suit.")
    await sends(nadia)
    await moves(world, "2026-10-15 14:00")
    await world.passes(minutes=1)
    await nadia.sees("⏳ Attend jusqu'au mercredi 14 octobre à 18 h : Marie")
    await moves(world, "2026-10-09 14:00")
    await world.until("2026-10-08 17:59")
    await marie.does_not_see(TEXT)
    await world.until("2026-10-08 18:01")
    await marie.sees(TEXT)


async def test_a_session_that_is_cancelled_takes_its_announcement_with_it(world: World) -> None:
    nadia, marie = await nadia_begins(world, "Marie")
    await nadia.says(TEXT)
    await nadia.taps("Choisir l'heure d'envoi")
    await nadia.taps("Envoyer avant Faire connaissance, mardi 13 octobre")
    await nadia.taps("Envoyer le jour même à 12 h")
    await sends(nadia)
    await world.reads(lambda db: db.execute(update(sessions).values(cancelled=True)))
    await world.until("2026-10-13 13:00")
    await marie.does_not_see(TEXT)
    await nadia.sees("🚫 La séance est annulée, rien n'est parti : Marie")


async def test_for_thirty_seconds_all_of_it_can_be_undone(world: World) -> None:
    nadia, marie, josiane = await nadia_begins(world, "Marie", "Josiane")
    await nadia.says(TEXT)
    await sends(nadia)
    await world.passes(seconds=27)
    await nadia.taps("Annuler l'envoi")
    await nadia.sees("L'envoi est annulé.", "Personne n'a reçu cette annonce.", "Elle partira à 2 personnes.")
    await nadia.forges(Undo(1).pack())
    await nadia.sees("L'envoi est annulé.")
    await world.passes(minutes=5)
    await marie.does_not_see(TEXT)
    await nadia.does_not_see("Envoyée à")
    await sends(nadia)
    await world.passes(minutes=1)
    await marie.sees(TEXT)
    await josiane.sees(TEXT)
    await nadia.sees("Envoyée à 2 sur 2.")
    await nadia.forges(Undo(1).pack())
    await nadia.sees("Cette annonce est déjà en route.", "Vous pouvez encore la reprendre.")
    await marie.sees(TEXT)


async def test_the_words_are_corrected_where_they_stand_and_for_who_waits(world: World) -> None:
    nadia, marie, josiane = await nadia_begins(world, "Marie", "Josiane")
    await nadia.sends_photo(TEXT)
    await sends(nadia)
    number = await world.number(josiane)
    waits = update(outbox.letters).where(outbox.letters.c.key == f"announcement:1:person:{number}")
    await world.reads(lambda db: db.execute(waits.values(due=world.clock.now() + timedelta(hours=1))))
    await world.passes(minutes=1)
    await nadia.taps("Voir cette annonce")
    await nadia.taps("Corriger l'annonce")
    await nadia.says("Le marché a lieu dimanche.")
    await nadia.sees("Le marché a lieu dimanche.", "Le texte change chez la personne qui l'a reçue.")
    await nadia.sees("1 personne l'attend encore, et recevra l'annonce corrigée.")
    await nadia.taps("Confirmer la correction")
    await nadia.sees("La correction est en route pour 1 personne.")
    await world.passes(minutes=1)
    assert kinds(marie).count("photo") == 1
    assert "Le marché a lieu dimanche." in marie.last.read
    await marie.does_not_see(TEXT)
    await world.passes(hours=2)
    assert "Le marché a lieu dimanche." in josiane.last.read
    assert kinds(josiane).count("photo") == 1


async def test_another_kind_is_corrected_by_a_new_message(world: World) -> None:
    nadia, marie, josiane = await nadia_sent(world, "Marie", "Josiane")
    await nadia.taps("Voir cette annonce")
    await nadia.taps("Corriger l'annonce")
    await nadia.says_voice()
    await nadia.sees("Correction d'une annonce du centre social L'Estran")
    await nadia.sees("La correction part comme un nouveau message, à 2 personnes.")
    await nadia.taps("Confirmer la correction")
    await world.passes(minutes=1)
    for person in (marie, josiane):
        assert kinds(person)[-2:] == ["text", "voice"]
        assert person.last.read.startswith("Correction d'une annonce")
    await nadia.sees("Correction du jeudi 1er octobre à 10 h 01", "Envoyée à 2 sur 2.")


async def test_taken_back_within_two_days_it_vanishes_and_later_it_says_so(world: World) -> None:
    nadia, marie, josiane = await nadia_sent(world, "Marie", "Josiane")
    marc = await world.knows("Marc", Role.COORDINATOR)
    await world.until("2026-10-02 11:00")
    await marc.says("/annonce")
    await marc.taps("Voir les annonces envoyées")
    await marc.taps("Voir jeudi 1er octobre à 10 h")
    assert "Corriger l'annonce" not in [label for row in marc.buttons for label in row]
    await marc.taps("Reprendre l'annonce")
    await marc.sees("Je la retire chez 2 personnes.", "Personne ne l'attend plus.")
    await marc.taps("Oui, reprendre l'annonce")
    await marc.sees("Elle est retirée chez 2 personnes.")
    await world.passes(minutes=1)
    await nadia.sees("Marc a repris votre annonce du jeudi 1er octobre à 10 h.", "Elle est retirée chez 2 personnes.")
    await marie.does_not_see(TEXT)
    assert not any(TEXT in message.read for message in marie.messages + josiane.messages)
    await marc.forges(RetractNow(1).pack())
    await marc.sees("Elle a été reprise : elle était chez 2 personnes.")

    await nadia.says("/annonce")
    await nadia.taps("Écrire au groupe")
    await nadia.sends_photo("Autre chose")
    await sends(nadia)
    await world.until("2026-10-04 12:00")
    await nadia.taps("Voir cette annonce")
    await nadia.taps("Reprendre l'annonce")
    await nadia.taps("Oui, reprendre l'annonce")
    await world.passes(minutes=1)
    assert kinds(marie)[-1] == "photo"
    assert marie.last.text == "Cette annonce a été retirée."


async def test_what_is_in_the_air_is_taken_back_when_it_has_landed(world: World) -> None:
    nadia, marie = await nadia_begins(world, "Marie")
    await nadia.says(TEXT)
    await sends(nadia)
    build = world.app.routes.builders["announcements.text"]

    def built(reader: Reader, announcement: int) -> Built:
        shown = build(reader, announcement)
        store.retract(reader.db, reader.centre.id, announcement, reader.now)
        return shown

    world.app.routes.builders["announcements.text"] = built
    await world.passes(minutes=1)
    assert any(TEXT in seen.text for seen in world.telegram.ledger.of(marie))
    await marie.does_not_see(TEXT)


async def test_taken_back_before_it_goes_it_never_goes(world: World) -> None:
    nadia, marie = await nadia_begins(world, "Marie")
    await nadia.says(TEXT)
    await world.until("2026-10-01 22:00")
    await nadia.says("/annonce")
    await nadia.taps("Revoir l'annonce")
    await sends(nadia)
    await world.passes(minutes=1)
    await nadia.says("/journee")
    await nadia.taps("Voir ce qui va partir")
    await nadia.sees("9 h, annonces : 1")
    await nadia.does_not_see("autres messages")
    await nadia.taps("Lire vendredi 2 octobre à 9 h")
    await nadia.sees("Marie lira :", TEXT)
    await nadia.taps("Voir jeudi 1er octobre à 22 h")
    await nadia.taps("Reprendre l'annonce")
    await nadia.sees("Personne ne l'a encore reçue.", "1 personne l'attend encore, et ne la recevra pas.")
    await nadia.taps("Oui, reprendre l'annonce")
    await nadia.sees("Aucun message n'est à retirer.", "1 personne ne la recevra pas.")
    await world.until("2026-10-02 10:00")
    await marie.does_not_see(TEXT)
    await nadia.sees("↩️ Ne l'a pas reçue, elle a été reprise : Marie")


async def test_the_same_from_two_coordinators_is_asked_about_once(world: World) -> None:
    nadia, marie = await nadia_begins(world, "Marie")
    marc = await world.knows("Marc", Role.COORDINATOR)
    for coordinator in (nadia, marc):
        await coordinator.says("/annonce")
        await coordinator.taps("Écrire au groupe")
        await coordinator.says(TEXT)
    await sends(marc)
    await sends(nadia)
    await nadia.sees("Marc vient d'envoyer la même annonce.", "L'envoyer aussi ?")
    await nadia.taps("Revoir l'annonce")
    await sends(nadia)
    await nadia.taps("L'envoyer aussi")
    await nadia.sees("C'est confirmé, pour 1 personne.")
    await world.passes(minutes=1)
    assert sum(TEXT in message.read for message in marie.messages) == 2


async def test_a_coordinator_who_is_removed_in_the_middle(world: World) -> None:
    nadia, marie = await nadia_begins(world, "Marie")
    await nadia.says(TEXT)
    await sends(nadia)
    await nadia.says("/annonce")
    await nadia.taps("Écrire au groupe")
    number = await world.number(nadia)
    await world.reads(lambda db: db.execute(roles.staff.delete().where(roles.staff.c.person_id == number)))
    await world.passes(minutes=1)
    await marie.sees(TEXT)  # what was confirmed goes on
    await nadia.says("Encore une chose.")
    await nadia.sees("Ce bouton est pour une autre personne.")
    await nadia.says("Encore une chose.")
    await nadia.sees("Merci de votre message.")  # nothing is open any more
    await nadia.forges(Send(1, 1).pack())
    await nadia.sees("Ce bouton est pour une autre personne.")
    await marie.does_not_see("Encore une chose.")


async def test_the_cards_of_what_is_forgotten_are_forgotten_too(world: World) -> None:
    await nadia_sent(world, "Marie")
    assert await world.reads(lambda db: cards.count(db, "announcements.text", 1)) == 1
    await world.reads(lambda db: store.forget(db, world.clock.now()))
    assert await world.reads(lambda db: cards.count(db, "announcements.text", 1)) == 0


@pytest.mark.parametrize("language", ["en"])
async def test_in_english(world: World, language: str) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR, language=language)
    marie = await world.enrols("Mary", language=language)
    await nadia.says("/announce")
    await nadia.taps("Write to the group")
    await nadia.sees("It will go to 1 person.")
    await nadia.says(TEXT)
    await nadia.taps("Choose when it goes")
    await nadia.taps("Write a date and an hour")
    await nadia.says("Saturday 3 October at 2:30 pm")
    await nadia.sees("It will go Saturday 3 October at 14:30.")
    await nadia.taps("Send to 1 person")
    await nadia.taps("Undo")
    await nadia.sees("It was not sent.")
    await marie.does_not_see(TEXT)
