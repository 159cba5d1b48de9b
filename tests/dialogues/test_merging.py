"""Two files that are one person: seen first, then made one, with nothing lost."""

from datetime import timedelta
from functools import partial

from sqlalchemy import select

from bot.domain.common import Role
from bot.domain.journal import Deed
from bot.domain.replies import Reply
from handlers.merging import Merge, Preview
from storage import enrolments, journal, offers, privacy, replies, workshops
from storage.enrolments import Status
from storage.people import persons
from tests.dialogues.test_phones import joins_by_phone
from tests.world import World


async def test_jean_was_entered_twice(world: World) -> None:
    nadia, phone = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Jean")
    twin, stays = await joins_by_phone(world, "Jean"), await world.number(phone)
    await joins_by_phone(world, "Rose")
    centre, workshop, now = world.centre.id, await world.workshop(), world.clock.now()
    no = Reply.NOT_COMING
    first, second, *_ = await world.reads(lambda db: workshops.sessions_of(db, workshop))
    await world.reads(lambda db: replies.put(db, centre, first.id, stays, Reply.COMING, now))
    for number in (first.id, second.id):
        await world.reads(partial(replies.put, centre=centre, session=number, person=twin.id, reply=no, now=now))
    await world.reads(lambda db: journal.note(db, centre, twin.id, twin.id, Deed.LOOKED, now))
    found = await world.reads(lambda db: workshops.find(db, centre, workshop))
    await world.reads(lambda db: enrolments.put(db, centre, workshop, twin.id, Status.WISHED, now))
    await world.reads(lambda db: offers.put(db, found, twin.id, now + timedelta(days=1), now))
    assert await world.reads(lambda db: offers.free(db, found)) == 9 - 2 - 1

    await nadia.says("/groupe")
    await nadia.taps("Voir Jean")
    await nadia.taps("C'est la même personne que…")
    await nadia.sees("Qui est la même personne ?")
    buttons = [label for row in nadia.last.buttons for label in row]
    assert buttons[1].startswith("Voir Rose")
    await nadia.taps(buttons[0])
    await nadia.sees("Un seul dossier pour Jean", "Réponses aux séances : 1.", "Réponses aux séances : 2.")
    await nadia.sees("disparaît, sans retour.")
    shown = nadia.last
    await nadia.forges(Merge(stays, twin.id).pack(), shown)
    await nadia.sees("Jean a maintenant un seul dossier.")
    await nadia.forges(Merge(stays, twin.id).pack(), shown)
    await nadia.sees("Ceci n'existe plus.")

    given = await world.reads(lambda db: replies.of_person(db, stays))
    assert {one: said.reply for one, said in given.items()} == {first.id: Reply.COMING, second.id: Reply.NOT_COMING}
    assert len(await world.reads(lambda db: enrolments.member_ids(db, workshop))) == 2
    assert await world.reads(lambda db: offers.free(db, found)) == 9 - 2, "no place is kept for who is nobody any more"
    assert twin.id not in await world.reads(lambda db: db.scalars(select(persons.c.id)).all())
    assert await world.reads(lambda db: journal.broken(db, centre)) is None
    deeds = [one.deed for one in await world.reads(lambda db: journal.about(db, centre, stays, 9))]
    assert {Deed.MERGED, Deed.LOOKED} <= set(deeds)
    await world.reads(lambda db: privacy.erase(db, stays))
    assert await world.reads(lambda db: journal.broken(db, centre)) is None


async def test_nobody_merges_the_team_or_another_centre(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    elsewhere = await world.enrols("Anne", await world.brings_centre("ailleurs"))
    own, mine, foreign = [await world.number(one) for one in (nadia, marie, elsewhere)]
    await nadia.says("/menu")
    for stays, gone in ((mine, own), (own, mine), (mine, mine)):
        await nadia.says("/menu")
        await nadia.forges(Preview(stays, gone).pack())
        await nadia.sees("Ces deux dossiers ne vont pas ensemble.")
    await nadia.forges(Merge(mine, foreign).pack())
    await nadia.sees("Ceci n'existe plus.")
