"""Hosts who use the bot, and the sessions that they lead."""

from sqlalchemy import update

from bot.domain.common import Role
from bot.domain.workshops import Session
from simulator import Person
from storage import workshops
from storage.workshops import hosts
from tests.world import World


async def leads(world: World, name: str) -> Person:
    """A host of the programme, who uses the bot."""
    phone = await world.knows(name.partition(" ")[0], Role.HOST)
    number, here = await world.number(phone), (hosts.c.name == name, hosts.c.centre_id == world.centre.id)
    await world.reads(lambda db: db.execute(update(hosts).where(*here).values(person_id=number)))
    world.app.metronome.stir()
    await world.settle()
    return phone


async def session(world: World, number: int) -> Session:
    """A session by its number in the programme."""
    workshop = await world.workshop()
    found = await world.reads(lambda db: workshops.sessions_of(db, workshop))
    return next(one for one in found if one.number == number)
