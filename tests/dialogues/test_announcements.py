"""Announcements, as the coordinator and those who get them see them."""

from collections.abc import Iterable
from datetime import datetime

import pytest
from sqlalchemy import Connection, update

from bot.domain import times
from bot.domain.common import Role
from handlers.announcements.actions import Look, Replace, Resume, Send, Try, Write
from simulator import Fault, Kind, Person
from storage import announcements as store
from storage import enrolments, people, roles
from storage.centres import centres
from storage.enrolments import Status
from storage.outbox import letters
from storage.workshops import hosts, workshops
from tests.world import World

TEXT = "Le marché a lieu samedi."


async def nadia_writes(world: World, *group: str, text: str = TEXT, audience: str = "Écrire au groupe") -> list[Person]:
    """Nadia, who coordinates, and those enrolled; she has written and sees what it will look like."""
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    enrolled = [await world.enrols(name) for name in group]
    await nadia.says("/annonce")
    await nadia.taps(audience)
    await nadia.says(text)
    return [nadia, *enrolled]


async def silence(world: World, person: Person, *, stopped: bool = False, until: str = "") -> None:
    """Somebody stops or pauses what they are sent."""
    number = await world.number(person)
    pause = times.instant(datetime.fromisoformat(until), world.zone) if until else None
    await world.reads(lambda db: people.silence(db, number, stopped=stopped, paused_until=pause))


async def without_telegram(world: World, name: str) -> None:
    """Somebody who has a place and no Telegram."""
    workshop = await world.workshop()

    def add(db: Connection) -> None:
        person = people.add(db, world.centre.id, name, "fr", world.clock.now())
        enrolments.put(db, world.centre.id, workshop, person.id, Status.ENROLLED, world.clock.now())

    await world.reads(add)


def received(person: Person, text: str = TEXT) -> int:
    """How often somebody was sent a text."""
    return sum(text in message.read for message in person.messages)


async def test_an_announcement_is_seen_first_then_sent_then_reported(world: World) -> None:
    nadia, marie, josiane = await nadia_writes(world, "Marie", "Josiane")
    await nadia.sees("Annonce du centre social L'Estran", TEXT, "Nadia, pour l'équipe")
    await nadia.sees("Avant l'envoi", "Elle partira à 2 personnes.", "Pour le groupe : Estime de soi.")
    assert received(marie) == 0

    await nadia.taps("Envoyer à 2 personnes")

    await nadia.sees("C'est confirmé, pour 2 personnes.", "Elle part dans 30 secondes.")
    await world.passes(seconds=27)
    assert received(marie) == 0
    await world.passes(seconds=33)
    await nadia.sees(
        "Annonce du jeudi 1er octobre à 10 h",
        "Envoyée à 2 sur 2.",
        "L'envoi est terminé.",
        "📬 L'a reçue : Josiane, Marie",
    )
    await marie.sees("Annonce du centre social L'Estran", TEXT, "Nadia, pour l'équipe")
    assert marie.buttons == [["☰ Voir le menu"]]
    assert received(josiane) == 1


async def test_the_menu_leads_to_it_for_coordinators_only(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await nadia.says("/menu")
    await nadia.taps("📣 Écrire une annonce")
    await nadia.sees("À qui voulez-vous écrire ?")
    await marie.says("/menu")
    await marie.does_not_see("Écrire une annonce")
    await marie.says("/annonce")
    await marie.sees("Ce bouton est pour une autre personne.")


async def test_what_is_typed_arrives_as_typed(world: World) -> None:
    typed = "<b>Café</b> & thé\n\n\u202eabc\u202c\n{ $name } *gras* _x_ &amp;"
    nadia, marie = await nadia_writes(world, "Marie", text=typed)
    await nadia.sees(typed)
    await nadia.taps("Envoyer à 1 personne")
    await world.passes(minutes=1)
    assert (await marie.sees(typed)).text.count(typed) == 1


async def test_strange_names_are_shown_as_they_are(world: World) -> None:
    nadia, strange = await nadia_writes(world, "<b>M</b> & \u202eeiram")
    await silence(world, strange, stopped=True)
    await nadia.says("/annonce")
    await nadia.taps("Revoir l'annonce")
    await nadia.sees("🔕 A demandé de ne plus recevoir de messages : <b>M</b> & \u202eeiram")


async def test_who_cannot_get_it_is_named_with_the_reason(world: World) -> None:
    nadia, _, josiane, paul, aline = await nadia_writes(world, "Marie", "Josiane", "Paul", "Aline")
    await silence(world, josiane, stopped=True)
    await silence(world, paul, until="2026-10-20 09:00")
    await aline.blocks()
    await without_telegram(world, "Yvonne")
    await nadia.says("/annonce")
    await nadia.taps("Revoir l'annonce")
    await nadia.sees("Elle partira à 1 personne.", "Ne la recevront pas sur Telegram :")
    await nadia.sees("🔕 A demandé de ne plus recevoir de messages : Josiane")
    await nadia.sees("⏸️ En pause jusqu'au mardi 20 octobre : Paul", "☎️ Sans Telegram : Yvonne")
    await nadia.sees("📵 Plus joignable sur Telegram : Aline")
    await nadia.taps("Envoyer à 1 personne")
    await world.passes(minutes=1)
    await nadia.sees("Envoyée à 1 sur 1.", "📬 L'a reçue : Marie", "☎️ Sans Telegram : Yvonne")
    assert received(josiane) == received(paul) == 0


async def test_an_announcement_to_nobody_cannot_be_sent(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await nadia.says("/annonce")
    await nadia.taps("Écrire au groupe")
    await nadia.sees("Il n'y a encore personne dans ce groupe.")
    await without_telegram(world, "Yvonne")
    await nadia.says("/annonce")
    await nadia.taps("Écrire au groupe")
    await nadia.says(TEXT)
    await nadia.sees("Personne ne peut la recevoir sur Telegram.", "☎️ Sans Telegram : Yvonne")
    assert nadia.buttons == [
        ["Choisir l'heure d'envoi"],
        ["Changer de groupe"],
        ["Modifier l'annonce"],
        ["M'envoyer un essai"],
        ["Annuler"],
    ]


async def test_hosts_are_written_to_where_that_is_wished(world: World) -> None:
    sylvie = await world.knows("Sylvie", Role.HOST)
    number = await world.number(sylvie)
    await world.reads(lambda db: db.execute(update(hosts).where(hosts.c.slug == "sylvie").values(person_id=number)))
    nadia, marie = await nadia_writes(world, "Marie", audience="Écrire aussi aux intervenants")
    await nadia.sees(
        "Elle partira à 2 personnes.", "Pour le groupe et les intervenants : Estime de soi.", "Sans Telegram"
    )
    await nadia.taps("Envoyer à 2 personnes")
    await world.passes(minutes=1)
    assert received(sylvie) == received(marie) == 1


async def test_at_night_it_says_first_that_it_waits_for_the_morning(world: World) -> None:
    nadia, marie = await nadia_writes(world, "Marie")
    await world.until("2026-10-01 21:30")
    await nadia.taps("Envoyer à 1 personne")
    await nadia.sees("Quelque chose a changé", "Elle partira demain à 9 h.")
    await nadia.taps("Envoyer à 1 personne")
    await nadia.sees("Elle partira demain à 9 h.")
    await world.passes(minutes=1)
    await nadia.sees("Envoyée à 0 sur 1.", "⏳ Attend jusqu'au vendredi 2 octobre à 9 h : Marie")
    assert received(marie) == 0
    await nadia.looks_away()
    await world.until("2026-10-02 08:59")
    assert received(marie) == 0
    await world.until("2026-10-02 09:30")
    assert received(marie) == 1
    await nadia.sees("Envoyée à 1 sur 1.")
    assert "Annonce du jeudi 1er octobre à 21 h 30" in nadia.last.read


async def test_after_midnight_it_goes_today(world: World) -> None:
    nadia, _ = await nadia_writes(world, "Marie")
    await world.until("2026-10-02 02:00")
    await nadia.says("/annonce")
    await nadia.taps("Revoir l'annonce")
    await nadia.sees("Elle partira aujourd'hui à 9 h.")


async def test_the_weekly_cap_holds_it_back_and_that_is_said(world: World) -> None:
    await world.reads(lambda db: db.execute(update(centres).values(settings={"weekly_cap": 1})))
    nadia, marie = await nadia_writes(world, "Marie")
    await nadia.taps("Envoyer à 1 personne")
    await world.passes(minutes=1)
    await nadia.says("/annonce")
    await nadia.taps("Écrire au groupe")
    await nadia.says("Encore une nouvelle.")
    await nadia.sees("La recevront plus tard, après 1 message", "⏳ Attend jusqu'au jeudi 8 octobre à 10 h : Marie")
    await nadia.taps("Envoyer à 1 personne")
    await world.passes(minutes=1)
    await nadia.sees("Envoyée à 0 sur 1.", "⏳ Attend jusqu'au jeudi 8 octobre à 10 h : Marie")
    assert received(marie, "Encore une nouvelle.") == 0


async def test_a_trial_looks_the_same_and_counts_for_nobody(world: World) -> None:
    nadia, marie = await nadia_writes(world, "Marie")
    await nadia.taps("M'envoyer un essai")
    trial = await nadia.sees("Annonce du centre social L'Estran", TEXT, "Nadia, pour l'équipe")
    assert nadia.toasts == ["Votre essai arrive."]
    assert trial.buttons == [["☰ Voir le menu"]]
    assert received(marie) == 0
    await nadia.taps("Envoyer à 1 personne")
    await world.passes(minutes=1)
    assert marie.last.text == trial.text


async def test_a_text_that_is_too_long_says_by_how_much(world: World) -> None:
    nadia, _ = await nadia_writes(world, "Marie", text="a" * 3502)
    await nadia.sees("Ce texte a 2 caractères de trop.", "Votre texte reste ici, dans la conversation.")
    await world.passes(minutes=1)
    await nadia.says("a" * 3501)
    await nadia.sees("Ce texte a 1 caractère de trop.")
    await world.passes(minutes=1)
    await nadia.says("&" * 3500)
    await nadia.sees("&" * 3500, "Elle partira à 1 personne.")
    await nadia.taps("Envoyer à 1 personne")
    await world.passes(minutes=1)
    await nadia.sees("Envoyée à 1 sur 1.")


async def test_the_piece_that_telegram_cuts_off_is_counted_too(world: World) -> None:
    nadia, _ = await nadia_writes(world, "Marie", text="a" * 4096)
    await nadia.says("a")
    await nadia.sees("Ce texte a 597 caractères de trop.")


async def test_a_typed_text_where_a_button_was_expected_may_replace_the_old_one(world: World) -> None:
    nadia, marie = await nadia_writes(world, "Marie")
    await nadia.says("Le marché est annulé.")
    await nadia.sees("Voulez-vous la remplacer par ce message ?")
    await nadia.taps("Garder l'annonce")
    await nadia.sees(TEXT)
    await nadia.says("Le marché est annulé.")
    await nadia.taps("Remplacer l'annonce")
    await nadia.sees("Le marché est annulé.", "Elle partira à 1 personne.")
    await nadia.taps("Envoyer à 1 personne")
    await world.passes(minutes=1)
    assert (received(marie), received(marie, "Le marché est annulé.")) == (0, 1)


async def test_the_button_of_an_older_text_never_sends_the_newer_one(world: World) -> None:
    nadia, marie = await nadia_writes(world, "Marie")
    older = nadia.last
    await nadia.taps("Modifier l'annonce")
    await nadia.says("Autre chose.")
    await nadia.forges(Send(1, 1).pack(), older)
    await nadia.sees("Quelque chose a changé", "Autre chose.")
    await world.passes(minutes=1)
    assert received(marie, "Autre chose.") == 0


async def test_the_text_can_be_corrected_and_cancelled(world: World) -> None:
    nadia, marie = await nadia_writes(world, "Marie")
    await nadia.taps("Modifier l'annonce")
    await nadia.sees("L'ancienne est gardée jusque-là.")
    await nadia.taps("Garder l'annonce")
    await nadia.sees(TEXT)
    await nadia.taps("Annuler")
    await nadia.sees("C'est annulé. Cette annonce ne partira pas.")
    await world.passes(minutes=1)
    assert received(marie) == 0
    await nadia.taps("📣 Écrire une annonce")
    await nadia.sees("À qui voulez-vous écrire ?")


async def test_what_was_begun_waits_in_the_menu_through_a_restart(world: World) -> None:
    nadia, marie = await nadia_writes(world, "Marie")
    await nadia.says("/menu")
    await world.restarts()
    await nadia.taps("📣 Écrire une annonce")
    await nadia.sees("Une annonce est commencée", "Elle n'est pas encore partie.")
    await nadia.taps("Revoir l'annonce")
    await nadia.taps("Envoyer à 1 personne")
    await world.passes(minutes=1)
    assert received(marie) == 1


async def test_tapped_twice_it_is_sent_once(world: World) -> None:
    nadia, marie = await nadia_writes(world, "Marie")
    button = nadia.last
    data = button.markup["inline_keyboard"][0][0]["callback_data"] if button.markup else ""
    await nadia.taps("Envoyer à 1 personne")
    await nadia.forges(data, button)
    await nadia.sees("Annonce du jeudi 1er octobre à 10 h", "L'envoi continue.")
    await world.restarts()
    await nadia.forges(data, button)
    await world.passes(minutes=1)
    assert received(marie) == 1


async def test_two_coordinators_each_have_their_own(world: World) -> None:
    nadia, marie = await nadia_writes(world, "Marie")
    data = nadia.last.markup["inline_keyboard"][0][0]["callback_data"] if nadia.last.markup else ""
    helene = await world.knows("Hélène", Role.COORDINATOR)
    await helene.says("/annonce")
    await helene.forges(data)
    await helene.sees("Ceci n'existe plus.")
    await nadia.taps("Envoyer à 1 personne")
    await helene.forges(data)
    await world.passes(minutes=1)
    assert received(marie) == 1
    await helene.says("/annonce")
    await helene.taps("Voir les annonces envoyées")
    await helene.taps("Voir jeudi 1er octobre à 10 h")
    await helene.sees(TEXT, "Envoyée à 1 sur 1.")


async def test_a_changed_group_is_shown_again_before_it_is_written_to(world: World) -> None:
    nadia, _ = await nadia_writes(world, "Marie")
    await world.enrols("Josiane")
    await nadia.taps("Envoyer à 1 personne")
    await nadia.sees("Quelque chose a changé", "Elle partira à 2 personnes.")


async def test_who_joins_later_does_not_get_it_and_who_leaves_neither(world: World) -> None:
    nadia, marie, josiane = await nadia_writes(world, "Marie", "Josiane")
    await world.until("2026-10-01 22:00")
    await nadia.says("/annonce")
    await nadia.taps("Revoir l'annonce")
    await nadia.taps("Envoyer à 2 personnes")
    await nadia.looks_away()
    paul = await world.enrols("Paul")
    workshop, gone = await world.workshop(), await world.number(josiane)
    put = enrolments.put
    await world.reads(lambda db: put(db, world.centre.id, workshop, gone, Status.LEFT, world.clock.now()))
    await world.until("2026-10-02 09:30")
    assert [received(one) for one in (marie, josiane, paul)] == [1, 0, 0]
    await nadia.sees("Envoyée à 1 sur 2.", "👋 N'est plus dans ce groupe : Josiane", "📬 L'a reçue : Marie")


async def test_who_has_blocked_the_bot_is_named(world: World) -> None:
    nadia, marie, _ = await nadia_writes(world, "Marie", "Josiane")
    marie.chat.blocked = True
    await nadia.taps("Envoyer à 2 personnes")
    await world.passes(minutes=1)
    await nadia.sees("Envoyée à 1 sur 2.", "📵 A bloqué l'assistant : Marie", "📬 L'a reçue : Josiane")


async def test_without_an_answer_from_telegram_it_is_unknown_and_not_sent_again(world: World) -> None:
    nadia, marie, _ = await nadia_writes(world, "Marie", "Josiane")
    world.telegram.faults.add(Fault(Kind.SERVER_ERROR, "sendMessage", marie.id, count=None))
    await nadia.taps("Envoyer à 2 personnes")
    await world.passes(minutes=1)
    await nadia.sees("⚠️ On ne sait pas, Telegram n'a pas répondu : Marie", "Je ne la renvoie pas de moi-même.")
    world.telegram.faults.clear()
    await world.passes(hours=24)
    assert received(marie) == 0


async def test_what_was_in_the_air_at_a_crash_is_unknown(world: World) -> None:
    nadia, marie, josiane = await nadia_writes(world, "Marie", "Josiane")
    await world.until("2026-10-01 22:00")
    await nadia.says("/annonce")
    await nadia.taps("Revoir l'annonce")
    await nadia.taps("Envoyer à 2 personnes")
    number = await world.number(marie)
    mine = update(letters).where(letters.c.key == f"announcement:1:person:{number}")
    await world.reads(lambda db: db.execute(mine.values(state="sending", tries=1)))
    await world.restarts()
    await world.until("2026-10-02 09:30")
    await nadia.sees("Envoyée à 1 sur 2.", "⚠️ On ne sait pas, Telegram n'a pas répondu : Marie")
    assert (received(marie), received(josiane)) == (0, 1)


async def test_progress_is_seen_while_it_goes(world: World) -> None:
    nadia, *_ = await nadia_writes(world, *[f"Personne {number}" for number in range(12)])
    await nadia.taps("Envoyer à 12 personnes")
    await world.passes(minutes=1)
    progress = [seen.text for seen in world.telegram.seen if "Envoyée à" in seen.text]
    edits = [text for text in progress if "sur 12." in text]
    assert "L'envoi continue." in edits[0]
    assert "Envoyée à 12 sur 12." in edits[-1]
    assert len(edits) <= 4


async def test_what_somebody_answers_reaches_no_announcement(world: World) -> None:
    nadia, marie = await nadia_writes(world, "Marie")
    await nadia.taps("Envoyer à 1 personne")
    await world.passes(minutes=1)
    await nadia.looks_away()
    await marie.says("Merci beaucoup !")
    await nadia.does_not_see("Merci beaucoup !")


async def test_the_past_ones_are_looked_at_until_their_text_is_erased(world: World) -> None:
    nadia, _ = await nadia_writes(world, "Marie")
    await nadia.taps("Envoyer à 1 personne")
    await world.until("2026-10-30 12:00")
    await nadia.says("/annonce")
    await nadia.taps("Voir les annonces envoyées")
    await nadia.taps("Voir jeudi 1er octobre à 10 h")
    await nadia.sees(TEXT, "📬 L'a reçue : Marie")
    await world.until("2026-11-02 12:00")
    await nadia.taps("Voir les annonces envoyées")
    await nadia.taps("Voir jeudi 1er octobre à 10 h")
    await nadia.sees("Le texte de cette annonce est effacé.", "📬 L'a reçue : Marie")


async def test_no_other_role_and_no_other_centre_sees_or_sends_it(world: World) -> None:
    nadia, marie = await nadia_writes(world, "Marie")
    data = nadia.last.markup["inline_keyboard"][0][0]["callback_data"] if nadia.last.markup else ""
    elsewhere = await world.brings_centre("autre")
    others = [
        marie,
        await world.knows("Sylvie", Role.HOST),
        await world.knows("Odile", Role.COORDINATOR, centre=elsewhere),
    ]
    await refused(others, [data, Try(1).pack(), Resume(1).pack(), Replace(1).pack(), Write(1, "enrolled", 0).pack()])
    await nadia.taps("Envoyer à 1 personne")
    await world.passes(minutes=1)
    await refused(others, [data, Look(1).pack(), Resume(1).pack()])
    assert received(marie) == 1
    assert [received(one) for one in others[1:]] == [0, 0]


async def refused(strangers: Iterable[Person], buttons: list[str]) -> None:
    """None of the buttons does anything for any of them."""
    for stranger in strangers:
        await stranger.says("/menu")
        for data in buttons:
            await stranger.forges(data)
            message = stranger.last.read
            assert "Ce bouton est pour une autre personne." in message or "Ceci n'existe plus." in message


async def test_the_card_is_for_coordinators_only(world: World) -> None:
    nadia, _ = await nadia_writes(world, "Marie")
    await world.until("2026-10-01 22:00")
    await nadia.says("/annonce")
    await nadia.taps("Revoir l'annonce")
    await nadia.taps("Envoyer à 1 personne")
    number = await world.number(nadia)
    await world.reads(lambda db: db.execute(roles.staff.delete().where(roles.staff.c.person_id == number)))
    await nadia.looks_away()
    await world.until("2026-10-02 10:00")
    await nadia.sees_nothing_new()


async def test_an_erased_author_leaves_an_unreadable_text_and_what_is_owed_is_dropped(world: World) -> None:
    nadia, marie = await nadia_writes(world, "Marie")
    await world.until("2026-10-01 22:00")
    await nadia.says("/annonce")
    await nadia.taps("Revoir l'annonce")
    await nadia.taps("Envoyer à 1 personne")
    unlink = update(store.announcements).values(author_id=None)
    await world.reads(lambda db: db.execute(unlink))
    await world.until("2026-10-02 10:00")
    assert received(marie) == 0


@pytest.mark.parametrize("language", ["en"])
async def test_in_english(world: World, language: str) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR, language=language)
    marie = await world.enrols("Mary", language=language)
    await nadia.says("/announce")
    await nadia.taps("Write to the group")
    await nadia.says(TEXT)
    await nadia.taps("Send to 1 person")
    await world.passes(minutes=1)
    await nadia.sees("Sent to 1 of 1.", "📬 Got it: Mary")
    await marie.sees("Announcement from Centre social L'Estran", "Nadia, for the team")


async def test_with_two_workshops_one_is_chosen_first(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await world.enrols("Marie")
    await a_second_workshop(world)
    await nadia.says("/annonce")
    await nadia.sees("À quel atelier voulez-vous écrire ?")
    await nadia.taps("Écrire à tous les ateliers")
    await nadia.taps("Écrire au groupe")
    await nadia.says(TEXT)
    await nadia.sees("Elle partira à 1 personne.", "Pour le groupe : tous les ateliers.")


async def a_second_workshop(world: World) -> None:
    """Another edition, in spring."""

    def copy(db: Connection) -> None:
        row = db.execute(workshops.select()).mappings().one()
        db.execute(workshops.insert().values(**{**row, "id": 99, "slug": "printemps"}))

    await world.reads(copy)
