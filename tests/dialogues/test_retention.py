"""Files that come to their end: notices, a tap that keeps one, a call that keeps another, and what is erased."""

from datetime import UTC, datetime

from sqlalchemy import select, update

from bot.domain.common import Role
from storage import people, privacy
from storage.people import persons
from tests.world import World


async def was_in_touch(world: World, person: int, on: str) -> None:
    at = datetime.fromisoformat(on).replace(hour=9, tzinfo=UTC)
    await world.reads(lambda db: db.execute(update(persons).where(persons.c.id == person).values(last_contact_at=at)))


async def test_who_is_not_heard_of_is_told_and_then_erased(world: World) -> None:
    nadia, marie, now = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Marie"), world.clock.now()
    paul = await world.knows("Paul")
    jean, lea = [
        (await world.reads(lambda db, name=name: people.add(db, world.centre.id, name, "fr", now))).id  # type: ignore[misc]
        for name in ("Jean", "Léa")
    ]
    numbers = [await world.number(phone) for phone in (nadia, marie, paul)]
    for person, on in zip((*numbers, jean, lea), ("2020-01-01", *["2024-10-09"] * 4), strict=True):
        await was_in_touch(world, person, on)
    await world.until("2026-10-02 10:01")
    await paul.sees("Gardons-nous vos informations ?", "Elles seront effacées le vendredi 9 octobre 2026.")
    await marie.sees("C'est notre dernier message à ce sujet.")
    await marie.taps("Garder mes informations")
    await marie.sees("Nous gardons vos informations 24 mois de plus.")
    await was_in_touch(world, numbers[0], "2020-01-01")
    await nadia.says("/appels")
    await nadia.taps("Voir Jean")
    await nadia.sees("Sa fiche sera effacée le vendredi 9 octobre 2026.", "Un appel noté ici la garde.")
    await nadia.taps("C'est fait")
    await was_in_touch(world, numbers[0], "2020-01-01")
    await world.until("2026-10-08 23:00")
    assert privacy.noted(world.folder / "erasures.list") == []
    await world.until("2026-10-09 06:00")
    assert [one for one, _ in privacy.noted(world.folder / "erasures.list")] == [numbers[2], lea]
    kept = await world.reads(lambda db: db.scalars(select(persons.c.id).order_by(persons.c.id)).all())
    assert list(kept) == [numbers[0], numbers[1], jean]
