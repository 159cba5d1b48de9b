"""After an erasure nothing of the person is left: not in any table, not in the bytes of the files."""

import json
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import BigInteger, Connection, Engine, Table, func, insert, or_, select

from bot.clock import SteeredClock
from bot.domain.letters import State
from bot.domain.replies import Reply
from bot.orders import perform
from storage import chats as chats_stored
from storage import inbox, orders, people, privacy, replies
from storage.centres import centres
from storage.chats import chats
from storage.database import Database
from storage.engines import connect
from storage.enrolments import enrolments
from storage.outbox import Stamp, letters, stamp
from storage.people import accounts, persons
from storage.schema import Erasure, everything
from storage.sealing import Vault, data_keys
from tests.storage.rows import BOT, TOLD, Rows

NOW = datetime(2026, 10, 13, 14, tzinfo=UTC)
USER, WORD = 5_300_000_817, "canari"


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = connect(url, Vault(bytes(32), NOW.date))
    everything().create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def marie(engine: Engine) -> int:
    """Somebody of whom every table tells something."""
    with engine.begin() as db:
        rows = Rows(db, NOW, WORD, USER)
        rows.make(centres, 0)
        rows.parents[centres] = 1
        rows.make(persons, 0)
        (marie,) = db.scalars(select(persons.c.id))
        for table in everything().sorted_tables:
            if table not in {centres, persons} and table not in rows.parents and _tells_of_people(table):
                rows.make(table, marie)
    return int(marie)


def _tells_of_people(table: Table) -> bool:
    return table.info["erasure"] is not Erasure.NOTHING or any(
        key.column.table is persons for key in table.foreign_keys
    )


def _bytes(file: Path) -> bytes:
    return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))


def _erase(engine: Engine, person: int) -> dict[str, int]:
    with engine.begin() as db:
        removed = privacy.erase(db, person)
    assert privacy.truncate(engine)
    return removed


def test_nothing_is_left_in_the_files(engine: Engine, file: Path, marie: int) -> None:
    assert WORD.encode() in _bytes(file)
    removed = _erase(engine, marie)
    assert removed["persons"] == removed["accounts"] == removed["enrolments"] == 1
    assert WORD.encode() not in _bytes(file)


def test_nothing_is_left_in_the_tables(engine: Engine, marie: int) -> None:
    _erase(engine, marie)
    with engine.connect() as db:
        for table in everything().sorted_tables:
            naming: list[Any] = [table.c[name] == marie for name in table.info["person"]]
            naming += [key.parent == marie for key in table.foreign_keys if key.column.table is persons]
            naming += [column == USER for column in table.c if isinstance(column.type, BigInteger)]
            if naming:
                left = db.scalar(select(func.count()).select_from(table).where(or_(*naming)))
                assert left == 0, f"{table.name} still tells of somebody who was erased"


def test_counts_stay(engine: Engine, marie: int) -> None:
    _erase(engine, marie)
    with engine.connect() as db:
        (row,) = db.execute(select(enrolments)).all()
    assert (row.person_id, row.partner_id is not None) == (None, True)


def test_erasing_again_changes_nothing(engine: Engine, marie: int) -> None:
    _erase(engine, marie)
    assert _erase(engine, marie) == {}


def test_what_stays_can_be_emptied() -> None:
    """A table whose rows stay must be able to lose all that it tells of a person."""
    for table in everything().tables.values():
        if table.info["erasure"] is Erasure.UNLINK:
            told = [column for column in table.c if column.info["privacy"] in TOLD]
            stuck = [
                str(column)
                for column in (*told, *(table.c[name] for name in table.info["person"]))
                if not column.nullable
            ]
            assert stuck == [], "rows that stay after an erasure must be able to lose these"


def test_tables_that_tell_of_people_are_erased() -> None:
    for table in everything().tables.values():
        if table.info["erasure"] is Erasure.NOTHING and table.name not in {"inbox", "quarantine"}:
            assert not [str(column) for column in table.c if column.info["privacy"] in TOLD]


def _neighbour(db: Connection, name: str, user: int) -> int:
    person = people.add(db, 1, name, "fr", NOW)
    people.link(db, BOT, user, user, person.id, NOW)
    return person.id


def test_others_lose_nothing(engine: Engine, marie: int) -> None:
    with engine.begin() as db:
        other = _neighbour(db, "Alain", 4711)
        session = db.scalar(select(replies.replies.c.session_id)) or 0
        replies.put(db, 1, session, other, Reply.COMING, NOW, entered_by=marie)
    _erase(engine, marie)
    with engine.connect() as db:
        assert people.find(db, 1, other).name == "Alain"
        said = replies.one(db, session, other)
    assert said is not None
    assert said.reply is Reply.COMING
    assert said.entered_by is None


def test_a_shared_telephone_keeps_its_chat(engine: Engine, marie: int) -> None:
    with engine.begin() as db:
        bot, user, chat = db.execute(select(accounts.c.bot, accounts.c.user_id, accounts.c.chat_id)).one()
        other = people.add(db, 1, "Alain", "fr", NOW)
        people.link(db, bot, user, chat, other.id, NOW)
    _erase(engine, marie)
    with engine.connect() as db:
        assert db.scalars(select(chats.c.chat_id)).all() == [USER]
        assert people.chat_of(db, bot, other.id) == chat


def test_what_was_said_before_anybody_knew_who_it_was_goes_too(engine: Engine) -> None:
    with engine.begin() as db:
        rows = Rows(db, NOW, WORD, USER)
        rows.make(centres, 0)
        rows.parents[centres] = 1
        person = _neighbour(db, "Marie", USER)
        db.execute(insert(letters).values(**_reply_to_a_stranger()))
        update = json.dumps({"update_id": 7, "message": {"from": {"id": USER}, "text": "canari"}})
        inbox.keep(db, BOT, [inbox.Arrived(7, update), inbox.Arrived(8, "{}")], NOW)
        inbox.isolate(db, BOT, 7, "ValueError", NOW)
        inbox.isolate(db, BOT, 8, "ValueError", NOW)
    assert _erase(engine, person)["quarantine"] == 1
    with engine.connect() as db:
        assert db.scalar(select(func.count()).select_from(letters)) == 0
        kept = {row.update_id: row.body for row in db.execute(select(inbox.quarantine))}
    assert kept[7] is None
    assert kept[8] is not None


def _reply_to_a_stranger() -> dict[str, Any]:
    flags = {"urgent": False, "counted": False, "asked": True, "silent": False}
    return {
        "key": "reply:1",
        "bot": BOT,
        "chat_id": USER,
        "language": "fr",
        "lane": 0,
        "builder": "",
        "posted": NOW,
        "due": NOW,
        **flags,
        "state": "sent",
        "tries": 1,
    }


def test_the_number_of_somebody_erased_is_never_given_again(engine: Engine, marie: int) -> None:
    _erase(engine, marie)
    with engine.begin() as db:
        assert people.add(db, 1, "Alain", "fr", NOW).id > marie


def test_the_key_is_gone(engine: Engine, marie: int) -> None:
    _erase(engine, marie)
    with engine.connect() as db:
        assert db.scalars(select(data_keys.c.person_id).where(data_keys.c.person_id.is_not(None))).all() == []


def test_the_list_of_those_who_were_erased(tmp_path: Path) -> None:
    path = tmp_path / "erasures.list"
    assert privacy.noted(path) == []
    privacy.note(path, 7, NOW)
    privacy.note(path, 9, NOW + timedelta(days=1))
    assert privacy.noted(path) == [(7, NOW), (9, NOW + timedelta(days=1))]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_the_running_bot_erases_when_it_is_asked_to(
    engine: Engine, file: Path, marie: int, tmp_path: Path
) -> None:
    database, clock, erased = Database(engine), SteeredClock(NOW), tmp_path / "erasures.list"
    number = await database.run(lambda db: orders.ask(db, "erase", {"person": marie}, NOW))
    strange = await database.run(lambda db: orders.ask(db, "dance", {}, NOW))
    await perform(database, clock, erased)
    done = await database.run(lambda db: orders.find(db, number))
    assert done.result is not None
    assert done.result["persons"] == 1
    assert done.payload == {}
    assert (await database.run(lambda db: orders.find(db, strange))).result == {"problem": "unknown"}
    assert await database.run(orders.waiting) == []
    assert privacy.noted(erased) == [(marie, NOW)]
    assert WORD.encode() not in _bytes(file)
    database.close()


async def test_whoever_asked_for_it_by_a_tap_gets_a_goodbye_of_which_nothing_stays(
    engine: Engine, marie: int, tmp_path: Path
) -> None:
    database, clock, erased = Database(engine), SteeredClock(NOW), tmp_path / "erasures.list"
    goodbye: dict[str, int | str] = {"goodbye": "[]", "bot": BOT, "chat": USER, "user": USER, "language": "fr"}
    for _ in range(2):  # pressed twice
        await database.run(lambda db: orders.ask(db, "erase", {"person": marie, **goodbye}, NOW))

    def of_the_chat(db: Connection) -> list[tuple[int, str]]:
        rows = db.execute(select(letters.c.id, letters.c.state).where(letters.c.chat_id == USER))
        return [(row.id, row.state) for row in rows]

    await perform(database, clock, erased)
    ((number, state),) = await database.run(of_the_chat)
    assert (state, privacy.noted(erased)[0]) == ("todo", (marie, NOW))
    await perform(database, clock, erased)
    assert await database.run(of_the_chat) == [(number, "todo")]  # it is still on its way
    await database.run(lambda db: stamp(db, [Stamp(number, State.SENT, message=5, at=NOW)]))
    await database.run(lambda db: chats_stored.mark(db, BOT, USER, 5))
    await perform(database, clock, erased)
    assert await database.run(of_the_chat) == []
    assert await database.run(lambda db: chats_stored.newest(db, BOT, USER)) == 0
    assert await database.run(orders.waiting) == []
    database.close()


async def test_a_goodbye_leaves_a_shared_telephone_to_the_other(engine: Engine, tmp_path: Path) -> None:
    database, clock = Database(engine), SteeredClock(NOW)

    def two(db: Connection) -> tuple[int, int]:
        rows = Rows(db, NOW, WORD, USER)
        rows.make(centres, 0)
        found = _neighbour(db, "Marie", USER), _neighbour(db, "Alain", USER)
        chats_stored.mark(db, BOT, USER, 5)
        return found

    marie, alain = await database.run(two)
    goodbye: dict[str, int | str] = {"goodbye": "[]", "bot": BOT, "chat": USER, "user": USER, "language": "fr"}
    await database.run(lambda db: orders.ask(db, "erase", {"person": marie, **goodbye}, NOW))
    for _ in range(2):
        await perform(database, clock, tmp_path / "erasures.list")
    assert await database.run(orders.waiting) == []
    assert await database.run(lambda db: chats_stored.newest(db, BOT, USER)) == 5
    assert await database.run(lambda db: people.of_account(db, BOT, USER).id) == alain  # type: ignore[union-attr]
    database.close()
