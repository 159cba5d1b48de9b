"""What is about to go: as it will read, and held back until it would have gone."""

from datetime import datetime

from bot.domain.common import Role
from bot.domain.times import instant
from handlers.upcoming import AskHold, HoldBack, Release, ShowGroup
from storage import outbox
from tests.world import World

FIRST = int(instant(datetime.fromisoformat("2026-10-10T18:00"), "Europe/Paris").timestamp())


async def test_nadia_reads_what_will_go_and_holds_it_back(world: World) -> None:
    nadia, lea = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Léa", Role.COORDINATOR)
    marie, jean = await world.enrols("Marie"), await world.enrols("Jean")
    await world.until("2026-10-06 10:00")
    await nadia.says("/journee")
    await nadia.taps("Voir ce qui va partir")
    await nadia.sees("Les sept jours à venir", "samedi 10 octobre", "18 h, rappels de séance : 2")
    await nadia.taps("🔔 Lire samedi 10 octobre à 18 h")
    await nadia.sees("2 personnes le recevront.", "Marie lira :", "Faire connaissance", "mardi 13 octobre à 14 h")
    await nadia.taps("Ne pas envoyer")
    await nadia.sees("2 personnes ne le recevront pas.", "Vous pouvez changer d'avis jusqu'à ce moment.")
    await nadia.taps("Oui, ne pas envoyer")
    await nadia.sees("C'est noté, rien ne part samedi 10 octobre à 18 h.", "rappels de séance : 2, ne part pas")
    await lea.says("/journee")
    await lea.taps("Voir ce qui va partir")
    await lea.taps("🔔 Lire samedi 10 octobre à 18 h")
    await lea.sees("Nadia a choisi de ne pas l'envoyer.")
    late = await world.enrols("Zoé")
    await world.until("2026-10-11 12:00")
    for phone in (marie, jean, late):
        await phone.does_not_see("Faire connaissance")
    number = await world.number(late)
    key = f"session:1:remind:first:person:{number}:20261013T1200"
    standing = await world.reads(lambda db: outbox.standing(db, key))
    assert standing is not None
    assert (standing[0].value, standing[1]) == ("expired", "held_back")
    await nadia.says("/appels")
    await nadia.does_not_see("• Marie", "📞 Marie")
    await world.until("2026-10-12 18:00")
    await marie.sees("Faire connaissance")  # the second one goes as ever


async def test_it_goes_after_all_and_what_is_between_two_people_is_only_counted(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    zoe = await world.knows("Zoé", Role.COORDINATOR, centre=await world.brings_centre("autre"))
    await world.until("2026-10-06 23:00")
    await marie.says("un canari")
    await marie.taps("Transmettre à l'équipe")
    await nadia.says("/journee")
    await nadia.taps("Voir ce qui va partir")
    await nadia.sees("autres messages : 1")
    await nadia.forges(HoldBack("reminders.session", FIRST).pack())
    await nadia.sees("rappels de séance : 1, ne part pas")
    await nadia.forges(HoldBack("strays.message", FIRST).pack())
    assert "Cet envoi n'est plus à venir." in nadia.last.read
    await zoe.says("/menu")
    for wish in (ShowGroup, AskHold, HoldBack, Release):
        await zoe.forges(wish("reminders.session", FIRST).pack())
        assert "Cet envoi n'est plus à venir." in zoe.last.read
    await world.until("2026-10-10 17:00")
    await nadia.forges(Release("reminders.session", FIRST).pack())
    await nadia.sees("C'est noté, cela partira.")
    await world.until("2026-10-10 18:00")
    await marie.sees("Faire connaissance")
    await nadia.says("/menu")
    await nadia.forges(Release("reminders.session", FIRST).pack())
    await nadia.sees("Cet envoi n'est plus à venir.")
