"""Erasure: everything of a person goes, in every table there is, those of features yet to come among them.

What becomes of a table is said where it is declared: its rows are deleted, or they stay without the person as an
anonymous count. Anything else that refers to what goes is unlinked where it may be, and deleted where it may not.
The data key goes too, so that whatever was sealed with it is unreadable in every copy.
"""

import os
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Table, and_, delete, false, or_, select, update

from bot.domain.letters import State
from storage import cards, inbox, sealing
from storage.chats import chats
from storage.engines import on_server
from storage.outbox import letters
from storage.people import accounts, persons
from storage.schema import Erasure, Privacy, everything

PATIENCE = 20.0  # seconds to wait until nobody else reads or writes the file


@dataclass(frozen=True, slots=True)
class Account:
    """A Telegram account that speaks for one person only."""

    bot: int
    user: int
    chat: int


def is_known(db: Connection, person: int) -> bool:
    """Whether there is a person of this number."""
    return db.scalar(select(persons.c.id).where(persons.c.id == person)) is not None


def erase(db: Connection, person: int) -> dict[str, int]:
    """Erase a person; how many rows were deleted or unlinked, by table. Erasing again changes nothing.

    The caller truncates the log after the commit: until then, what was deleted can still be read there.
    """
    own, removed = own_accounts(db, person), Counter[str]()
    if centre := db.scalar(select(persons.c.centre_id).where(persons.c.id == person)):
        cards.touch_centre(db, centre)  # their name may stand on what others see
    removed["quarantine"] += inbox.empty(db, {account.user for account in own})
    for table in reversed(everything().sorted_tables):
        match table.info["erasure"]:
            case Erasure.DELETE:
                _delete(db, table, whose(table, person, own), removed)
            case Erasure.UNLINK:
                _unlink(db, table, person, removed)
    sealing.forget(db)
    return {name: count for name, count in sorted(removed.items()) if count}


def forget_account(db: Connection, account: Account) -> bool:
    """Drop what a goodbye has left of a chat whose account speaks for nobody any more; False while it is on its way."""
    speaks = (accounts.c.bot == account.bot, accounts.c.user_id == account.user)
    if db.scalar(select(accounts.c.person_id).where(*speaks)) is not None:
        return True
    open_ones = letters.c.state.in_([State.TODO.value, State.SENDING.value])
    if db.scalar(select(letters.c.id).where(whose(letters, 0, [account]), open_ones)) is not None:
        return False
    for table in (letters, chats):
        db.execute(delete(table).where(whose(table, 0, [account])))
    return True


def truncate(engine: Engine) -> bool:
    """Leave nothing behind of what was deleted; False when others kept it busy.

    SQLite: bring the write-ahead log into the file, and empty it. PostgreSQL: give the place of dead rows free; its
    own log and archives are its administrator's.
    """
    if on_server(engine):
        with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as db:
            db.exec_driver_sql("SET statement_timeout = 0")
            db.exec_driver_sql("VACUUM")
            db.exec_driver_sql("SET statement_timeout = '30s'")
        return True
    with sqlite3.connect(str(engine.url.database), timeout=PATIENCE, isolation_level=None) as connection:
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    connection.close()
    return not busy


def begin(path: Path) -> None:
    """Have a list, empty as long as nobody is erased: one that is missing is one that was lost."""
    os.close(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600))


def note(path: Path, person: int, now: datetime) -> None:
    """Add a person to the list of those who were erased. It is on disk when this returns, for its owner only.

    A line is a number and an instant. Restoring a backup erases by this list whoever was known before that instant.
    """
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as list_:
        list_.write(f"{person} {now.isoformat()}\n")
        list_.flush()
        os.fsync(list_.fileno())


def noted(path: Path) -> list[tuple[int, datetime]]:
    """Who is on the list, and since when."""
    lines = path.read_text(encoding="ascii").splitlines() if path.exists() else []
    return [(int(person), datetime.fromisoformat(at)) for person, at in (line.split() for line in lines)]


def own_accounts(db: Connection, person: int) -> list[Account]:
    """The accounts that speak for this person and for nobody else."""
    mine = select(accounts).where(accounts.c.person_id == person)
    others = accounts.alias()
    shared = select(others.c.person_id).where(
        others.c.bot == accounts.c.bot, others.c.user_id == accounts.c.user_id, others.c.person_id != person
    )
    found = db.execute(mine.where(~shared.exists()))
    return [Account(row.bot, row.user_id, row.chat_id) for row in found]


def whose(table: Table, person: int, own: Sequence[Account] = ()) -> ColumnElement[bool]:
    """The rows of a table that tell of somebody, or, where they name nobody, of one of these accounts."""
    return or_(false(), *(table.c[name] == person for name in table.info["person"]), *_told_in(table, own))


def _told_in(table: Table, own: Sequence[Account]) -> Iterator[ColumnElement[bool]]:
    """Rows that name no person, but the account or the chat of one."""
    nobody = [table.c[name].is_(None) for name in table.info["person"]]
    for account in own:
        bot = [table.c.bot == account.bot] if "bot" in table.c else []
        if "chat_id" in table.c:
            yield and_(*nobody, *bot, table.c.chat_id == account.chat)
        if "user_id" in table.c:
            yield and_(*nobody, *bot, table.c.user_id == account.user)


def _delete(db: Connection, table: Table, mine: ColumnElement[bool], removed: Counter[str]) -> None:
    for referring in (key for other in everything().tables.values() for key in other.foreign_keys):
        if referring.column.table is not table:
            continue
        column, gone = referring.parent, db.scalars(select(referring.column).where(mine)).all()
        if gone and column.nullable:
            db.execute(update(column.table).where(column.in_(gone)).values({column: None}))
        elif gone:
            _delete(db, column.table, column.in_(gone), removed)
    removed[table.name] += db.execute(delete(table).where(mine)).rowcount


def _unlink(db: Connection, table: Table, person: int, removed: Counter[str]) -> None:
    """What is left of such a row says nothing about anybody."""
    told = {Privacy.PERSONAL, Privacy.SEALED}
    values: dict[str, Any] = dict.fromkeys(table.info["person"])
    values |= {column.name: None for column in table.c if column.info["privacy"] in told} | table.info["unlinked"]
    removed[table.name] += db.execute(update(table).where(whose(table, person)).values(values)).rowcount
