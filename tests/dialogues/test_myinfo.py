""" "Mes informations": Marie reads, corrects and takes away what is known of her; then all of it is erased."""

import json

from sqlalchemy import select

from bot import papers
from bot.domain.attendance import Mark, Seen
from bot.domain.common import Role
from bot.domain.myinfo import minute
from bot.ui.turn import Reader
from handlers.myinfo.actions import Erase
from handlers.myinfo.papers import written
from simulator import Fault, Kind, Person
from simulator.messages import Message
from storage import attendance, chats, enrolments, orders, outbox, people, privacy, workshops
from storage.people import persons
from tests.world import BOT, World

MENU = [
    ["📄 Lire mes informations"],
    ["✅ Voir mes choix"],
    ["👁️ Voir qui les a consultées"],
    ["✏️ Corriger mon prénom"],
    ["💾 Recevoir le fichier complet"],
    ["🗑️ Effacer mes informations"],
    ["☰ Voir le menu"],
]


async def opens(phone: Person) -> Message:
    await phone.says("/menu")
    await phone.taps("Ouvrir mes réglages")
    await phone.taps("📄 Voir mes informations")
    return await phone.sees("Mes informations", "Vous pouvez tout lire, corriger ou effacer.")


def file_of(world: World, phone: Person) -> tuple[str, bytes]:
    sent = next(one for one in reversed(phone.messages) if one.kind == "document").content["document"]
    return sent["file_name"], world.telegram.files.content_of(sent)


async def test_marie_reads_corrects_and_takes_away_what_is_known_of_her(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    await nadia.says("/groupe")
    for _ in range(2):  # going back and forth is one look
        await nadia.taps("Voir Marie")
        await nadia.taps("Revenir au groupe")
    await nadia.taps("Voir Marie")
    await nadia.taps("✅ Vient")
    assert (await opens(marie)).buttons == MENU
    await marie.taps("Voir qui les a consultées")
    shown = await marie.sees("Chaque consultation par l'équipe est notée.")
    assert shown.read.split("\n")[-2:] == [
        "Nadia, jeudi 1er octobre 2026 à 10 h : réponse notée pour vous.",
        "Nadia, jeudi 1er octobre 2026 à 10 h : fiche ouverte.",
    ]
    await marie.taps("Revenir à mes informations")
    await marie.taps("Corriger mon prénom")
    await marie.says("\N{RIGHT-TO-LEFT MARK}")
    await marie.sees("Je n'ai pas pu lire ce prénom.")
    await marie.says("Marie-Anne")
    await marie.sees("C'est corrigé.", "Votre prénom ici : Marie-Anne.")
    await nadia.says("/groupe")
    await nadia.sees("Marie-Anne vient, saisi par Nadia.")
    await opens(marie)
    await marie.taps("Voir mes choix")
    shown = await marie.sees("Oui : les rappels, jeudi 1er octobre 2026.")
    assert [row[0] for row in shown.buttons[:2]] == ["👋 Quitter l'atelier", "Ne plus recevoir de rappel"]
    await marie.taps("Ne plus recevoir de rappel")
    await opens(marie)
    await marie.taps("Voir mes choix")
    await marie.sees("Non : les rappels, jeudi 1er octobre 2026.")
    await opens(marie)
    await marie.taps("Recevoir le fichier complet")
    name, content = file_of(world, marie)
    known = json.loads(content)
    assert (name, known["persons"][0]["name"]) == ("mes-informations.json", "Marie-Anne")
    assert [one["granted"] for one in known["consents"]] == [True, False]
    assert "Nadia" not in content.decode()
    await marie.taps("Revenir à mes informations")
    await marie.taps("Lire mes informations")
    name, content = file_of(world, marie)
    assert (name, content[:4]) == ("mes-informations.pdf", b"%PDF")
    await marie.sees("Ce document est pour vous seulement.")


async def test_the_paper_says_it_in_words_whatever_the_words_are(world: World) -> None:
    awkward = "=cmd|'/C calc'!A1 \N{RIGHT-TO-LEFT OVERRIDE}#strong[x] $x$"
    await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await marie.says("/programme")
    await marie.taps("Voir mardi 20 octobre")
    await marie.taps("Je ne viens pas")
    await marie.taps("C'est la fatigue, la santé")
    await marie.taps("Demander un trajet")
    first = await world.workshop()
    one = (await world.reads(lambda db: workshops.sessions_of(db, first)))[0]
    seen = Seen(await world.number(marie), Mark.HERE, None)
    await world.reads(lambda db: attendance.put(db, one, seen, world.clock.now()))
    await world.reads(lambda db: people.silence(db, seen.person, stopped=False, paused_until=one.starts))
    await marie.says(awkward)
    await marie.says("\N{GRINNING FACE}" * 2_000)
    number, now = await world.number(marie), world.clock.now()

    def shown(db: object) -> dict[str, object]:
        me = people.find(db, world.centre.id, number)  # type: ignore[arg-type]
        return written(Reader(db, now, me, world.centre, world.app.routes))  # type: ignore[arg-type]

    values = await world.reads(shown)
    text = json.dumps(values, ensure_ascii=False)
    spoken = (
        "(2026) : présence notée",
        "Vous avez dit : c'est la fatigue, la santé.",
        "Vous avez demandé un trajet.",
        "Vous faites une pause jusqu'au mardi 13 octobre 2026.",
    )
    assert "Raisons que vous avez dites" not in text, "they are said, and no more counted"
    for words in ("Prénom : Marie", "vous avez une place", "Oui : les rappels", "Message à l'équipe : =cmd", *spoken):
        assert words.replace(" :", "\N{NO-BREAK SPACE}:") in text, text
    assert papers.made("myinfo", values)[:4] == b"%PDF"


async def test_two_taps_and_nothing_is_left(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    number, workshop = await world.number(marie), await world.workshop()
    await marie.says("/balades")
    await marie.taps("Proposer une sortie")  # in the middle of something else
    await opens(marie)
    await marie.taps("🗑️ Effacer mes informations")
    await marie.sees("Voulez-vous tout effacer, pour toujours ?", "Votre place sera pour une autre personne.")
    await marie.sees("Il restera des nombres, sans votre nom.", "vous l'effacez vous-même dans Telegram.")
    await marie.taps("Non, garder mes informations")
    await marie.taps("🗑️ Effacer mes informations")
    await marie.says("/menu")
    await world.passes(hours=2)
    await marie.taps("🗑️ Oui, tout effacer")  # the question of before, higher up in the chat: it is asked again
    await marie.sees("Voulez-vous tout effacer, pour toujours ?")
    world.telegram.faults.add(Fault(Kind.LOST, "editMessageText", marie.id))  # still in the air when all goes
    await marie.taps("🗑️ Oui, tout effacer")
    await marie.sees("C'est fait.", "Centre social L'Estran ne sait plus rien de vous.", "02 61 91 00 01")
    assert await world.reads(lambda db: db.scalar(select(persons.c.id).where(persons.c.id == number))) is None
    assert [one for one, _ in privacy.noted(world.folder / "erasures.list")] == [number]
    assert await world.reads(lambda db: enrolments.places_taken(db, workshop)) == 0
    await marie.forges(Erase(minute(world.clock.now())).pack())  # pressed again, by somebody who is a stranger now
    await marie.sees("Nous ne nous connaissons pas encore.")
    await marie.says("devant la mairie")
    await marie.sees("Je suis un assistant, je ne lis pas les messages.")
    await world.app.metronome.minute()  # the goodbye has gone, and is forgotten with its chat
    mine = outbox.letters.c.chat_id == marie.id
    assert await world.reads(lambda db: db.execute(select(outbox.letters).where(mine)).all()) == []
    assert await world.reads(lambda db: chats.newest(db, BOT, marie.id)) == 0
    assert await world.reads(orders.waiting) == []
    assert [one for one, _ in privacy.noted(world.folder / "erasures.list")] == [number]
    await nadia.says("/groupe")
    await nadia.does_not_see("Marie")
    await opens(nadia)
    await nadia.taps("🗑️ Effacer mes informations")
    await nadia.sees("Personne d'autre ne coordonne ce centre.")
    await world.knows("Ana", Role.COORDINATOR)
    await opens(nadia)
    await nadia.taps("🗑️ Effacer mes informations")
    await nadia.taps("🗑️ Oui, tout effacer")
    await nadia.sees("C'est fait.", "Centre social L'Estran ne sait plus rien de vous.")
    await nadia.says("/groupe")
    await nadia.sees("Nous ne nous connaissons pas encore.")
