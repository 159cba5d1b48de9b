"""Whoever leads a session notes who was there, a tap a name."""

from sqlalchemy import Connection, func, select, update

from bot.domain.common import Role
from bot.domain.replies import Reply
from bot.ui.codec import Action
from handlers.attendance.actions import AddGuest, Mark, Names, Open, Others, Read, Recent, RemoveGuest, TakeBack, Tell
from simulator import Person
from storage import attendance, debriefs, enrolments, exporting, journal, people, privacy, replies, retention, workshops
from storage.attendance import attendances, session_guests
from storage.enrolments import Status
from storage.sealing import drop_days
from tests.leading import leads, session
from tests.world import World

PLUS, MINUS = "\N{HEAVY PLUS SIGN}", "\N{HEAVY MINUS SIGN}"


async def joins_by_phone(world: World, name: str) -> int:
    """Somebody without Telegram has a place."""
    workshop, centre, now = await world.workshop(), world.centre.id, world.clock.now()
    person = await world.reads(lambda db: people.add(db, centre, name, "fr", now))
    await world.reads(lambda db: enrolments.put(db, centre, workshop, person.id, Status.ENROLLED, now))
    return person.id


async def says(world: World, name: str, reply: Reply, number: int) -> Person:
    """Somebody enrols, and answers."""
    phone, wanted = await world.enrols(name, reminders=False), await session(world, number)
    person, now = await world.number(phone), world.clock.now()
    await world.reads(lambda db: replies.put(db, wanted.centre, wanted.id, person, reply, now))
    return phone


def labels(phone: Person) -> list[str]:
    """What the buttons under the newest message say."""
    return [label for row in phone.buttons for label in row]


async def test_a_tap_a_name(world: World) -> None:
    sylvie, josiane = await leads(world, "Sylvie Marchand"), await leads(world, "Josiane Tessier")
    await says(world, "Marie", Reply.COMING, 2)
    await says(world, "Léa", Reply.NOT_COMING, 2)
    await world.enrols("Rose", reminders=False)
    await world.enrols("Paul", reminders=False)
    jean = await joins_by_phone(world, "Jean")
    await world.until("2026-10-20 15:59")
    await sylvie.looks_away()
    await world.until("2026-10-20 16:00")
    await sylvie.sees("Qui était là ?", "Ce que je sais faire, mardi 20 octobre à 14 h")
    await sylvie.sees("Présences : 0", "Encore à noter : 5", "Touchez chaque personne présente.")
    await sylvie.sees("Qui avait prévenu, ou fait une pause, est excusé.")
    await josiane.sees("Qui était là ?")

    await sylvie.taps("Noter Marie")
    await sylvie.sees("Présences : 1", "Encore à noter : 4", "Noté par Sylvie.")
    assert labels(sylvie)[:5] == ["Noter Jean", "✅ Marie est là", "Noter Paul", "Noter Rose", "Noter Léa"]
    await world.passes(seconds=6)
    await josiane.sees("Présences : 1", "Noté par Sylvie.")  # the same sheet, living
    long_ago = world.clock.now().replace(year=2025)
    await world.reads(lambda db: people.in_touch(db, jean, long_ago))
    await josiane.taps("Noter Jean")
    last = await world.reads(lambda db: retention.file(db, world.centre, jean))
    assert last is not None
    assert last.last == world.clock.now().date(), "who was met was in touch"
    await josiane.sees("Présences : 2")
    await josiane.taps("✅ Jean est là")  # pressed twice
    await josiane.sees_nothing_new()

    await sylvie.taps("Noter les personnes excusées")
    await sylvie.sees("Touchez chaque personne excusée.")
    await sylvie.taps("Noter Paul")
    assert "✉️ Paul a prévenu" in labels(sylvie)
    await sylvie.taps("Les autres n'étaient pas là", on="Qui était là ?")
    await sylvie.sees("Présences : 2", "Excuses : 2", "Absences : 1", "Noté par Josiane, Sylvie.")

    await sylvie.taps("Ajouter un invité")
    await sylvie.sees("Écrivez le prénom de l'invité", "effacé après un mois.")
    await sylvie.says("=cmd|'/C calc'!A1")
    await sylvie.sees("C'est noté : =cmd|'/C calc'!A1 était là.")
    await sylvie.taps("Ajouter un invité")
    await sylvie.says("\N{GRINNING FACE}" * 4096)
    await sylvie.sees("C'est noté : " + "\N{GRINNING FACE}" * 40 + " était là.")
    await sylvie.taps("Revenir à la séance")
    await sylvie.sees("Invités : 2 (=cmd|'/C calc'!A1, ")
    await sylvie.taps(f"{MINUS} Enlever =cmd|'/C calc'!A1")
    await sylvie.sees("Invités : 1")


async def test_a_mistake_is_put_right_for_a_week(world: World) -> None:
    sylvie, rose = await leads(world, "Sylvie Marchand"), await world.enrols("Rose", reminders=False)
    await world.until("2026-10-20 16:00")
    ana = await world.enrols("Ana", reminders=False)  # a place became free in the evening
    await joins_by_phone(world, "Jean")
    await sylvie.taps("Les autres n'étaient pas là", on="Ce que je sais faire")
    await sylvie.sees("Absences : 1")
    assert "Encore à noter" not in sylvie.last.read
    await sylvie.taps("Noter Jean")  # he was there, and was entered afterwards
    await sylvie.sees("Présences : 1", "Absences : 1")
    number, second = await world.number(rose), await session(world, 2)
    noted = await world.reads(lambda db: journal.about(db, world.centre.id, number, 9))
    assert [(one.deed, one.actor) for one in noted] == [("attended", await world.number(sylvie))]
    await world.until("2026-10-27 14:59")
    await sylvie.says("/menu")
    await sylvie.taps("Noter qui était là")
    await sylvie.sees("Quelle séance voulez-vous noter ?")
    await sylvie.taps("Voir mardi 20 octobre à 14 h")
    await sylvie.taps("Noter Rose")  # it may be corrected for a week
    await sylvie.sees("Présences : 2")
    await ana.does_not_see("manqué")
    await sylvie.forges(Names(second.id, "here", 5).pack())  # the nearest page, which is this one
    await sylvie.sees_nothing_new()
    await world.until("2026-10-27 15:00")  # the clocks went back in between
    await sylvie.taps("✅ Rose est là")
    await sylvie.sees("La semaine est passée : les présences ne changent plus.")
    await sylvie.forges(Open(second.id).pack())
    await sylvie.sees("✅ Rose", "Présences : 2")
    assert "Ana" not in sylvie.last.read


async def test_the_coordinator_does_it_for_them(world: World) -> None:
    nadia, boris = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Boris", Role.COORDINATOR)
    marie = await says(world, "Marie", Reply.COMING, 1)
    rose = await world.enrols("Rose", reminders=False)
    await world.until("2026-10-14 15:59")
    await nadia.says("/journee")
    await nadia.does_not_see("présences à noter")
    await nadia.looks_away()
    await world.until("2026-10-14 16:00")
    await nadia.sees("Personne n'a noté qui était là.", "Faire connaissance, mardi 13 octobre à 14 h")
    await boris.sees("Personne n'a noté qui était là.")
    await boris.says("/journee")
    await boris.sees("✅ Séance 1, mardi 13 octobre : présences à noter.")
    await nadia.taps("Noter qui était là")
    await nadia.taps("Noter Marie")
    await nadia.sees("Présences : 1", "Noté par Nadia.")

    await boris.taps("Noter mardi 13 octobre")  # she was faster
    await boris.sees("Présences : 1", "Noté par Nadia.")
    await boris.says("/journee")
    await boris.does_not_see("présences à noter")
    await boris.says("/groupe")
    await boris.taps("Choisir une autre séance")
    await boris.taps("Voir mardi 13 octobre à 14 h")
    await boris.taps("Voir Marie")
    await boris.sees("Séance 1 : présence notée.")

    await boris.says("/annonce")
    await boris.taps("Écrire selon une séance")
    await boris.taps("Choisir Faire connaissance, mardi 13 octobre")
    assert labels(boris)[0] == "Écrire à qui était là"
    await boris.taps("Écrire à qui était là")
    await boris.sees("Pour qui était là : Faire connaissance, mardi 13 octobre.", "Elle ira à 1 personne.")
    await boris.says("Voici la photo de groupe.")
    await boris.taps("Envoyer à 1 personne")
    await world.passes(minutes=1)
    await marie.sees("Voici la photo de groupe.")
    assert not any("photo de groupe" in one.read for one in rose.messages)
    await world.until("2026-10-21 17:00")
    told = [one for one in nadia.messages if "Personne n'a noté" in one.read and "Faire connaissance" in one.read]
    assert not told  # answered in its place; once only


async def test_a_word_for_the_team(world: World) -> None:
    claire, nadia = await leads(world, "Claire Bonnin"), await world.knows("Nadia", Role.COORDINATOR)
    await world.enrols("Marie")
    await world.until("2026-11-17 15:30")
    await claire.taps("Laisser un mot à l'équipe")
    await claire.sees("Un mot pour l'équipe", "Pas de noms, pas de santé.", "La coordination du centre peut le lire.")
    await claire.sends_photo()
    await claire.sees("Envoyez un texte ou un message vocal, s'il vous plaît.")
    await claire.says("Un groupe <b>calme</b> & " + "a" * 3000)
    await claire.sees("Merci, c'est gardé pour l'équipe.")
    await claire.taps("Ajouter un mot")
    await claire.says_voice()
    await claire.sees("Merci, c'est gardé pour l'équipe.")

    fifth = await session(world, 5)
    await nadia.says("/groupe")
    await nadia.taps("Choisir une autre séance")
    await nadia.taps("Voir mardi 17 novembre à 14 h")
    await nadia.taps("Lire les mots de la séance : 2")
    await nadia.sees("Un mot de Claire", "Respirer et se détendre", "Un groupe <b>calme</b> & ", "Page 1 sur 3.")
    await nadia.taps("Voir la suite ▶")
    await nadia.taps("Voir la suite ▶")
    await nadia.sees("Le message vocal est ci-dessous.")
    assert nadia.last.kind == "voice"

    await claire.taps("Retirer ce mot")
    await claire.sees("Votre mot est retiré.")
    await claire.forges(TakeBack(2).pack())
    await claire.sees("Ce mot n'est plus gardé.")
    number = await world.number(claire)
    known = await world.reads(lambda db: exporting.known(db, number))
    assert [str(one["text"])[:9] for one in known["debriefs"]] == ["Un groupe"]
    await world.reads(lambda db: privacy.erase(db, number))
    assert await world.reads(lambda db: debriefs.of_session(db, world.centre.id, fifth.id)) == []
    await nadia.forges(Read(fifth.id, 0).pack())
    await nadia.sees("Il n'y a pas de mot pour cette séance.")


async def test_only_who_leads_it(world: World) -> None:
    alain, nadia = await leads(world, "Alain Devineau"), await world.knows("Nadia", Role.COORDINATOR)
    marie, zoe = await says(world, "Marie", Reply.COMING, 5), world.telegram.person("Zoé")
    other = await world.brings_centre("autre")
    boris = await world.knows("Boris", Role.COORDINATOR, other)
    number, fifth = await world.number(marie), await session(world, 5)
    outsider = await world.number(await world.knows("Inconnue"))
    for phone in (alain, nadia, marie, zoe, boris):
        await phone.says("/start")
    early: tuple[Action, ...] = (
        Open(fifth.id),
        Mark(fifth.id, number, "here", 0),
        Others(fifth.id),
        AddGuest(fifth.id),
        Tell(fifth.id),
    )
    for action in early:
        await nadia.says("/menu")
        await nadia.forges(action.pack())
        await nadia.sees("Cette séance n'a pas encore commencé.")
    await alain.says("/menu")
    await alain.forges(Recent().pack())
    await alain.sees("Il n'y a pas de séance à noter.")
    await world.until("2026-11-17 16:00")
    told = {
        alain: "Cette séance n'est pas dans vos séances.",
        marie: "Ce bouton est pour une autre personne.",
        zoe: "Nous ne nous connaissons pas encore.",
        boris: "Ceci n'existe plus.",
    }
    for phone, refusal in told.items():
        for action in (*early, RemoveGuest(fifth.id, 1)):
            await phone.says("/start")
            await phone.forges(action.pack())
            await phone.sees(refusal)
    await nadia.forges(Mark(fifth.id, outsider, "here", 0).pack())
    await nadia.sees("Ceci n'existe plus.")
    await nadia.forges(Mark(fifth.id, number, "maybe", 0).pack())
    await nadia.sees("Ce bouton est ancien.")
    assert await world.reads(lambda db: attendance.is_noted(db, fifth.id)) is False


async def test_what_stays_of_the_erased_and_of_guests(world: World) -> None:
    claire, marie = await leads(world, "Claire Bonnin"), await says(world, "Marie", Reply.COMING, 5)
    await world.until("2026-11-17 15:30")
    await claire.taps("Noter Marie")
    await claire.taps("Ajouter un invité")
    await claire.says("Zoé")
    number, host, fifth = await world.number(marie), await world.number(claire), await session(world, 5)
    known = await world.reads(lambda db: exporting.known(db, host))
    assert "Zoé" not in str(known["session_guests"]), "it is no file about the host"
    await world.reads(lambda db: drop_days(db, world.clock.now().date().replace(month=12)))
    await claire.taps("Revenir à la séance")
    await claire.sees("Invités : 1")
    await claire.does_not_see("Invités : 1 (")

    await world.reads(lambda db: (privacy.erase(db, number), privacy.erase(db, host)))

    def left(db: Connection) -> list[object]:
        here = select(func.count()).where(attendances.c.session_id == fifth.id, attendances.c.mark == "here")
        guests = select(func.count()).where(session_guests.c.name.is_(None))
        return [db.scalar(here), db.scalar(guests), attendance.seen(db, fifth.id)]

    assert await world.reads(left) == [1, 1, {}]


async def test_hosts_are_not_asked_at_night(world: World) -> None:
    claire, fifth = await leads(world, "Claire Bonnin"), await session(world, 5)
    await world.enrols("Marie", reminders=False)
    late = update(workshops.sessions).where(workshops.sessions.c.id == fifth.id).values(minutes=400)
    await world.reads(lambda db: db.execute(late))
    world.app.metronome.stir()
    await world.until("2026-11-18 08:59")
    assert not any("Qui était là ?" in one.read for one in claire.messages)
    await world.until("2026-11-18 09:00")
    await claire.sees("Qui était là ?")

    alain, sixth = await leads(world, "Alain Devineau"), await session(world, 6)
    off = update(workshops.sessions).where(workshops.sessions.c.id == sixth.id).values(cancelled=True)
    await world.reads(lambda db: db.execute(off))
    await world.until("2026-11-25 12:00")
    assert not any("Qui était là ?" in one.read for one in alain.messages), "it was cancelled"


async def test_in_english(world: World) -> None:
    nora = await world.knows("Nora", Role.COORDINATOR, language="en")
    await world.enrols("Mary", reminders=False)
    await world.until("2026-10-13 16:00")
    first = await session(world, 1)
    await nora.says("/menu")
    await nora.forges(Open(first.id).pack())
    await nora.taps("Note Mary")
    await nora.sees("Who was there?", "Present: 1")
