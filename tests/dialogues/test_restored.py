"""A backup is a bot again: it goes on, and what may have gone already waits for the coordinator's word."""

import json
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.domain import times
from bot.domain.common import Role
from bot.domain.letters import Lane, State
from bot.domain.upcoming import Hold
from simulator import Person
from storage import holds, inbox, outbox, privacy
from storage.outbox import Owed, letters
from tests.kept import backs_up, restores
from tests.world import BOT, World

REMINDER = "Faire connaissance"


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A world whose database was made by its migrations."""
    world = World(tmp_path)
    await world.start()
    yield world
    await world.stop()


async def states(world: World, part: str) -> list[tuple[str, str | None]]:
    """How the letters whose keys contain a word stand."""
    mine = select(letters.c.state, letters.c.reason).where(letters.c.key.contains(part)).order_by(letters.c.id)
    return await world.reads(lambda db: [(row.state, row.reason) for row in db.execute(mine)])


def reminders(phone: Person) -> int:
    """How many reminders of the first session somebody has."""
    return sum(REMINDER in message.read for message in phone.messages)


async def restored_after_the_reminder(world: World) -> None:
    """A backup in the morning, the first reminder in the evening, the disk that breaks at night."""
    await world.until("2026-10-10 12:00")
    backup = backs_up(world)
    await world.until("2026-10-11 10:00")
    await restores(world, backup)


async def test_what_a_coordinator_held_back_asks_for_no_decision(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    due = times.instant(datetime.fromisoformat("2026-10-10T18:00"), world.zone)
    here, now = world.centre.id, world.clock.now()
    await world.reads(lambda db: holds.put(db, here, Hold("reminders.session", due), now))
    await restored_after_the_reminder(world)
    assert reminders(marie) == 0
    assert await states(world, "remind:first") == [("expired", "held_back")]
    await nadia.says("/menu")
    assert "Décider des messages" not in str(nadia.buttons)


async def test_what_may_have_gone_waits_and_goes_when_the_coordinator_says_so(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    await restored_after_the_reminder(world)
    assert reminders(marie) == 1, "not sent again by itself"
    await nadia.sees("L'assistant a été restauré")
    await nadia.sees("samedi 10 octobre à 12 h")
    await nadia.sees("Un message attend votre décision.")
    await nadia.taps("Décider des messages")
    await nadia.sees("Ces messages sont peut-être déjà partis.")
    await nadia.taps("Voir rappels, samedi 10 octobre")
    await nadia.sees("Pour Marie.")
    await nadia.taps("Envoyer")
    await nadia.sees("C'est noté, ils partent.")
    await nadia.sees("Tout est décidé.")
    assert reminders(marie) == 2
    await marie.taps("Je viens")
    await marie.sees("C'est noté")
    await nadia.says("/menu")
    assert not any("Décider" in label for row in nadia.buttons for label in row)


async def test_what_is_not_to_be_sent_again_is_not(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    await restored_after_the_reminder(world)
    await nadia.says("/menu")
    await nadia.taps("Décider des messages : 1")
    await nadia.taps("Voir rappels, samedi 10 octobre")
    await nadia.taps("Ne pas envoyer")
    await nadia.sees("C'est noté, ils ne partent pas.")
    assert reminders(marie) == 1
    assert await states(world, ":remind:first:") == [("unknown", "declined")]
    await nadia.forges("rs.s:reminders:" + "1")
    await nadia.sees("C'est déjà décidé.")


async def test_what_comes_after_goes_on_its_way(world: World) -> None:
    await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await restored_after_the_reminder(world)
    await world.until("2026-10-12 18:30")
    assert reminders(marie) == 2
    await marie.taps("Je viens")
    await marie.sees("C'est noté")


async def test_an_answer_that_was_on_its_way_ends_and_what_was_received_is_done(world: World) -> None:
    """Nobody looks at that screen any more. But what somebody said must not be lost."""
    marie = await world.enrols("Marie")
    update = {"update_id": 900, "message": said(marie, "J'ai besoin de parler à quelqu'un")}
    owed = Owed(0, "reply:before", marie.id, world.centre.id, await world.number(marie), "fr", Lane.REPLY, "", "{}")

    def on_the_way(db: Connection) -> None:
        now = world.clock.now()
        inbox.keep(db, BOT, [inbox.Arrived(900, json.dumps(update))], now)
        outbox.reply(db, BOT, owed, now, State.SENDING)

    await world.reads(on_the_way)
    backup = backs_up(world)
    await world.passes(minutes=30)
    await restores(world, backup)
    assert await states(world, "reply:before") == [("expired", "restored")]
    assert await states(world, "reply:1000:900") == [("sent", None)]
    await marie.sees("Merci de votre message.")


def said(phone: Person, text: str) -> dict[str, object]:
    """A message as Telegram passes it on."""
    who = {"id": phone.id, "first_name": phone.name}
    return {
        "message_id": 1,
        "date": 1,
        "text": text,
        "chat": who | {"type": "private"},
        "from": who | {"is_bot": False},
    }


async def test_each_centre_decides_about_its_own(world: World) -> None:
    other = await world.brings_centre("autre")
    nadia, paul = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Paul", Role.COORDINATOR, other)
    marie, lea = await world.enrols("Marie"), await world.enrols("Léa", other)
    await restored_after_the_reminder(world)
    await paul.taps("Décider des messages")
    await paul.taps("Voir rappels, samedi 10 octobre")
    await paul.sees("Pour Léa.")
    await paul.taps("Envoyer")
    assert (reminders(marie), reminders(lea)) == (1, 2)
    await nadia.says("/menu")
    await nadia.taps("Décider des messages : 1")
    await nadia.does_not_see("Léa")


async def test_what_nobody_decided_before_it_was_too_late_ends(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    await restored_after_the_reminder(world)
    await world.until("2026-10-13 15:00")
    await nadia.says("/menu")
    assert not any("Décider" in label for row in nadia.buttons for label in row)
    await world.until("2026-10-14 12:00")
    assert await states(world, ":remind:first:") == [("expired", "late")]
    assert reminders(marie) == 2


async def test_an_announcement_that_was_on_its_way_is_decided_like_the_rest(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    await world.until("2026-10-02 21:00")
    await nadia.says("/annonce")
    await nadia.taps("Écrire au groupe")
    await nadia.says("La salle change.")
    await nadia.taps("Envoyer à 1 personne")
    backup = backs_up(world)
    await world.until("2026-10-03 12:00")
    await marie.sees("La salle change.")
    await restores(world, backup)
    await nadia.taps("Décider des messages")
    await nadia.taps("Voir annonces, samedi 3 octobre")
    await nadia.taps("Ne pas envoyer")
    assert await states(world, "announcement:1:person:") == [("unknown", "declined")]
    assert sum("La salle change." in message.read for message in marie.messages) == 1


async def test_erased_people_stay_erased_and_their_numbers_are_nobody_elses(world: World) -> None:
    nadia, marie = await world.knows("Nadia", Role.COORDINATOR), await world.enrols("Marie")
    backup, number = backs_up(world), await world.number(marie)
    await world.passes(hours=1)
    alain = await world.number(await world.knows("Alain"))
    privacy.note(world.folder / "erasures.list", number, world.clock.now())
    await world.reads(lambda db: privacy.erase(db, number))
    settled = await restores(world, backup)
    assert (settled.erased, await world.reads(lambda db: privacy.is_known(db, number))) == (1, False)
    await marie.says("/menu")
    await marie.sees("Nous ne nous connaissons pas encore.")
    assert await world.number(await world.knows("Zoé")) > alain
    await nadia.says("/menu")
    await nadia.sees("Bonjour Nadia")
