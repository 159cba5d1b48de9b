"""Who does not come may say why, and ask for help; who was absent is written to, kindly."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.common import Role
from bot.domain.reasons import Help, Reason
from handlers.attendance.actions import Mark
from handlers.reasons.actions import Ask, LetHostKnow, Tell, Unask
from simulator import Person
from storage import enrolments, people, privacy, reasons
from storage.enrolments import Status
from tests.leading import leads, session
from tests.world import World


async def test_a_reason_and_a_lift(world: World) -> None:
    nadia, sylvie, marie = (
        await world.knows("Nadia", Role.COORDINATOR),
        await leads(world, "Sylvie Marchand"),
        await world.enrols("Marie"),
    )
    await world.until("2026-10-10 18:00")
    await marie.taps("Je ne viens pas", on="Faire connaissance")
    await marie.sees("C'est noté : vous ne venez pas.", "Voulez-vous nous dire pourquoi ?", "Ce n'est pas obligé.")
    await marie.sees("Seule la coordination du centre le lit.")
    await marie.taps("C'est le trajet")
    await marie.sees("Merci de nous l'avoir dit.", "Pouvons-nous vous aider ?")
    await marie.taps("Demander un trajet")
    await marie.sees("C'est noté : vous cherchez un trajet.", "Pour la séance du mardi 13 octobre à 14 h.")
    await marie.sees("quelqu'un de l'équipe, vous appelle.", "La personne qui anime peut-elle le savoir ?")
    await sylvie.says("/menu")
    await sylvie.taps("Voir mes séances")
    await sylvie.does_not_see("cherche un trajet")
    await marie.taps("Oui, la prévenir")
    await marie.sees("La personne qui anime peut le savoir.")

    await nadia.says("/appels")
    await nadia.sees("Marie : 🚗 Cherche un trajet, mardi 13 octobre à 14 h.")
    await nadia.taps("Voir Marie")
    await nadia.sees("A dit : c'est le trajet.")
    await nadia.taps("C'est fait")
    await nadia.sees("C'est noté pour Marie.", "Personne à appeler.")

    await marie.taps("Changer ma réponse", on="Faire connaissance")
    await marie.taps("Je viens", on="Faire connaissance")
    await marie.says("/programme")
    await marie.taps("Voir mardi 20 octobre")
    assert ["🚗 Demander un trajet"] not in marie.buttons
    await marie.taps("Je ne sais pas")
    await marie.taps("Préparer ma venue")
    await marie.taps("Demander un trajet")  # who comes may need one as well
    await marie.sees("Pour la séance du mardi 20 octobre à 14 h.")
    await marie.says("/programme")
    await marie.taps("Voir mardi 20 octobre")
    await marie.taps("Préparer ma venue")
    await marie.taps("Ne plus chercher de trajet")
    await marie.sees("Vous pouvez redemander quand vous voulez.")
    await nadia.does_not_see("Pour la séance du")  # there was time: it stood in the calls
    await world.until("2026-10-12 18:00")
    await sylvie.sees("Votre séance : mardi 13 octobre à 14 h", "🚗 Marie cherche un trajet.")
    await sylvie.does_not_see("c'est le trajet")
    number, first = await world.number(marie), await session(world, 1)
    assert await world.reads(lambda db: reasons.told(db, first, number)) is None  # she comes: it is true no more
    await marie.taps("Ne plus chercher de trajet", on="La personne qui anime peut le savoir.")
    await marie.sees("Vous pouvez redemander quand vous voulez.")
    await sylvie.taps("Voir qui vient")
    assert "cherche un trajet" not in sylvie.last.read


async def test_asked_once_and_only_if_they_wish(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie", reminders=False)
    number, second = await world.number(marie), await session(world, 2)
    await marie.says("/programme")
    await marie.taps("Voir mardi 20 octobre")
    await marie.taps("Je viens")
    await marie.taps("Préparer ma venue")
    await marie.taps("Demander un trajet")
    await marie.says("/programme")
    await marie.taps("Voir mardi 20 octobre")
    await marie.taps("Changer ma réponse")
    await marie.taps("Je ne viens pas")
    await marie.sees("Voulez-vous nous dire pourquoi ?")
    assert await world.reads(lambda db: reasons.wished(db, second.id, number, Help.LIFT)) is None, "nobody calls for it"
    await marie.taps("Changer ma réponse")
    await marie.taps("Je ne viens pas")
    assert len([one for one in marie.messages if "pourquoi" in one.read]) == 1
    await marie.taps("C'est la fatigue, la santé")
    await marie.taps("Demander un appel")
    await marie.sees("C'est noté : vous demandez un appel.")
    await marie.does_not_see("La personne qui anime")

    await nadia.says("/groupe")
    await nadia.taps("Choisir une autre séance")
    await nadia.taps("Voir mardi 20 octobre à 14 h")
    await nadia.does_not_see("la santé")
    await nadia.taps("Voir Marie")
    await nadia.sees("Séance 2 : c'est la fatigue, la santé.")
    await nadia.taps("✅ Vient")  # a slip
    await nadia.sees("Marie")
    assert "la santé" not in nadia.last.read
    await nadia.taps("Annuler la réponse saisie")
    await nadia.taps("Revoir la fiche de Marie")
    await nadia.sees("Séance 2 : c'est la fatigue, la santé.")
    await nadia.says("/appels")
    await nadia.sees("Marie : Demande un appel, séance du mardi 20 octobre à 14 h.")

    moved = replace(second, starts=second.starts + timedelta(days=1))
    assert await world.reads(lambda db: reasons.told(db, second, number)) is Reason.HEALTH
    assert await world.reads(lambda db: reasons.told(db, moved, number)) is None, "it was about another date"
    assert await world.reads(lambda db: reasons.ask(db, moved, number, world.clock.now())), "so she is asked anew"
    await world.reads(lambda db: privacy.erase(db, number))
    since = world.clock.now() - timedelta(days=1)
    assert await world.reads(lambda db: reasons.wishes(db, world.centre.id, since)) == []
    assert await world.reads(lambda db: reasons.told(db, second, number)) is None


def missed(phone: Person) -> bool:
    """Whether somebody was told that they were missed."""
    return any("Vous nous avez manqué" in message.read for message in phone.messages)


async def absent(world: World, host: Person, names: tuple[str, ...]) -> dict[str, Person]:
    """Some people do not come to the fifth session, and its host notes it in the evening."""
    found = {name: await world.enrols(name, reminders=False) for name in names}
    await world.until("2026-11-17 18:00")
    await host.taps("Les autres n'étaient pas là", on="Respirer et se détendre")
    return found


async def test_the_absent_get_a_kind_word(world: World) -> None:
    claire = await leads(world, "Claire Bonnin")
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    fifth, centre, now = await session(world, 5), world.centre.id, world.clock.now()
    odile = await world.reads(lambda db: people.add(db, centre, "Odile", "fr", now))  # without Telegram
    await world.reads(lambda db: enrolments.put(db, centre, fifth.workshop, odile.id, Status.ENROLLED, now))
    group = await absent(world, claire, ("Marie", "Rose", "Paul", "Léa", "Jean"))
    now = world.clock.now()
    numbers = {name: await world.number(phone) for name, phone in group.items()}
    await world.reads(lambda db: people.silence(db, numbers["Paul"], stopped=True, paused_until=None))
    await world.reads(lambda db: people.silence(db, numbers["Léa"], stopped=False, paused_until=now.replace(month=12)))
    await world.reads(lambda db: enrolments.put(db, centre, fifth.workshop, numbers["Jean"], Status.LEFT, now))
    await claire.taps("Noter Rose")  # she was there after all

    await world.until("2026-11-18 09:59")
    assert not any(missed(phone) for phone in group.values())
    await world.until("2026-11-18 10:00")
    marie = group["Marie"]
    await marie.sees("Bonjour Marie.", "Vous nous avez manqué mardi 17 novembre.", "Cela arrive à tout le monde.")
    await marie.sees("Si vous voulez, dites-nous pourquoi.")
    assert [name for name, phone in group.items() if missed(phone)] == ["Marie"]
    await marie.taps("C'est la garde d'enfant")
    await marie.sees("Merci de nous l'avoir dit.", "On vous attend à la prochaine séance :\nmardi 24 novembre à 14 h.")
    await marie.taps("Demander un trajet")
    await marie.sees("Pour la séance du mardi 24 novembre à 14 h.")
    await nadia.says("/appels")
    await nadia.sees("Marie : 🚗 Cherche un trajet, mardi 24 novembre à 14 h.")
    told = await nadia.sees("Odile : N'était pas là mardi 17 novembre.")
    assert not any(f"{name} : N'était" in told.read for name in group)
    await claire.does_not_see("garde d'enfant")
    await claire.forges(Mark(fifth.id, numbers["Marie"], "here", 0).pack())
    await marie.forges(Tell(fifth.id, "work").pack())
    await marie.sees("Cette question n'est plus ouverte.")


async def test_forged_and_late(world: World) -> None:
    marie, paul = await world.enrols("Marie", reminders=False), await world.enrols("Paul", reminders=False)
    stranger, known = world.telegram.person("Zoé"), await world.knows("Rose")
    other = await world.brings_centre("autre")
    boris = await world.enrols("Boris", other, reminders=False)
    first = await session(world, 1)
    told = {
        marie: "Cette question n'est plus ouverte.",
        known: "Vous n'avez pas de place dans cet atelier.",
        boris: "Ceci n'existe plus.",
        stranger: "Nous ne nous connaissons pas encore.",
    }
    for phone, refusal in told.items():
        await phone.says("/start")
        await phone.forges(Tell(first.id, "lift").pack())
        await phone.sees(refusal)
    for phone in (known, boris, stranger):
        for action in (Ask(first.id, "lift"), Unask(first.id, "lift"), LetHostKnow(first.id, 1)):
            await phone.says("/start")
            await phone.forges(action.pack())
            await phone.sees(told[phone])
    await paul.says("/menu")
    await paul.forges(LetHostKnow(first.id, 1).pack())
    await paul.sees("Vous ne cherchez pas de trajet pour cette séance.")
    await paul.forges(Ask(first.id, "money").pack())
    await paul.sees("Ce bouton est ancien.")
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await world.until("2026-10-13 09:30")
    for _ in range(2):  # pressed twice, on the morning of the session
        await paul.forges(Ask(first.id, "lift").pack())
        await nadia.sees("🚗 Paul cherche un trajet.", "Pour la séance du mardi 13 octobre à 14 h.")
    assert len([one for one in nadia.messages if "🚗 Paul cherche un trajet." in one.read]) == 1
    await nadia.taps("Voir Paul")
    await nadia.sees("Ses réponses")
    await world.until("2026-10-13 14:00")
    await paul.forges(Ask(first.id, "lift").pack())
    await paul.sees("Cette séance a déjà commencé.")


async def test_in_english(world: World) -> None:
    mary = await world.enrols("Mary", reminders=False, language="en")
    await mary.says("/programme")
    await mary.taps("See Tuesday 13 October")
    await mary.taps("I am not coming")
    await mary.sees("Would you like to tell us why?", "You do not have to.")
    await mary.taps("I would rather not say")
    await mary.sees("Noted, thank you.", "Can we help you?")
