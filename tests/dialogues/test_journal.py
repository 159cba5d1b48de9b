"""What the team does at somebody's file is noted, from whichever screen it is done, and Marie can read it."""

from bot.domain.common import Role
from bot.domain.journal import Deed
from handlers.merging import Preview
from simulator import Person
from storage import journal
from tests.dialogues.test_phones import joins_by_phone
from tests.links import partner_link
from tests.world import World


async def noted(world: World, person: int) -> list[Deed | None]:
    lines = await world.reads(lambda db: journal.about(db, world.centre.id, person, 20))
    return [one.deed for one in reversed(lines)]


async def rereads(phone: Person) -> str:
    await phone.forges("mi.l:0")
    return phone.last.read


async def test_calls_previews_answers_and_roles_are_noted(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    hugo = await world.knows("Hugo", Role.HOST)
    jean = await joins_by_phone(world, "Jean")
    await partner_link(world)
    await world.until("2026-10-12 18:00")
    await nadia.says("/appels")
    await nadia.taps("Voir Marie")
    await nadia.taps("Réessayer plus tard")
    await nadia.taps("Voir Marie")  # within ten minutes: the same look
    await nadia.taps("Ne sait pas")
    assert await noted(world, await world.number(marie)) == [Deed.LOOKED, Deed.CALLED, Deed.ANSWERED_FOR]
    shown = await rereads(marie)
    assert "Nadia, lundi 12 octobre 2026 à 18 h : appel noté." in shown.replace("\N{NO-BREAK SPACE}", " ")
    await nadia.forges(Preview(await world.number(marie), jean.id).pack())
    assert (await noted(world, jean.id))[-1] is Deed.LOOKED
    await nadia.says("/menu")
    await nadia.forges("te")
    await nadia.taps("Retirer Hugo des séances")
    await nadia.taps("Oui, retirer Hugo")
    assert await noted(world, await world.number(hugo)) == [Deed.ENTRUSTED]
    assert await noted(world, await world.number(nadia)) == []
    assert await world.reads(lambda db: journal.broken(db, world.centre.id)) is None
