"""The journal's chain: what was altered, taken out or put elsewhere is found; an erasure is none of that."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, delete, func, select, update

from bot.domain.journal import Deed, Flaw
from storage import journal, people, privacy
from storage.centres import centres
from storage.sealing import Vault
from tests.storage.conftest import Opens
from tests.storage.rows import Rows

NOW = datetime(2026, 10, 13, 14, tzinfo=UTC)
LINES = journal.journal
CENTRE = 1


@pytest.fixture
def db(opens: Opens) -> Connection:
    """A centre with Nadia (1), who looks at Marie (2) and Jean (3): lines 1 to 4."""
    db = opens(Vault(bytes(32), NOW.date))
    Rows(db, NOW, "", 0).make(centres, 0)
    for name in ("Nadia", "Marie", "Jean"):
        people.add(db, CENTRE, name, "fr", NOW)
    for minute, (person, deed) in enumerate([(2, Deed.LOOKED), (3, Deed.LOOKED), (2, Deed.READ_NEWS), (3, Deed.ADDED)]):
        journal.note(db, CENTRE, person, 1, deed, NOW + timedelta(minutes=minute))
    return db


def flaw(db: Connection) -> Flaw | None:
    return journal.broken(db, CENTRE)


def test_a_journal_that_nobody_touched_holds(db: Connection) -> None:
    assert (flaw(db), journal.length(db, CENTRE)) == (None, 4)


@pytest.mark.parametrize(
    "changed", [{"deed": "read-news"}, {"number": 2}, {"at": NOW + timedelta(hours=1)}, {"digest": "0"}, {"chain": "0"}]
)
def test_a_line_that_was_altered_is_named(db: Connection, changed: dict[str, object]) -> None:
    db.execute(update(LINES).where(LINES.c.id == 2).values(**changed))
    assert flaw(db) == Flaw(2)


def test_who_did_it_cannot_be_altered_either(db: Connection) -> None:
    whose = journal.journal_actors
    db.execute(update(whose).where(whose.c.entry_id == 3).values(number=2))
    assert flaw(db) == Flaw(3)


def test_a_line_that_was_taken_out_is_missed(db: Connection) -> None:
    db.execute(delete(LINES).where(LINES.c.id == 2))
    assert flaw(db) == Flaw(3)


@pytest.mark.parametrize("first", [1, 4])
def test_so_are_the_last_ones(db: Connection, first: int) -> None:
    db.execute(delete(LINES).where(LINES.c.id >= first))
    assert flaw(db) == Flaw(first - 1, cut=True)


def test_lines_that_changed_places_are_found(db: Connection) -> None:
    db.execute(update(LINES).where(LINES.c.id == 2).values(id=99))
    db.execute(update(LINES).where(LINES.c.id == 3).values(id=2))
    db.execute(update(LINES).where(LINES.c.id == 99).values(id=3))
    assert flaw(db) == Flaw(2)


def test_erasing_anybody_breaks_nothing_and_leaves_nothing_to_try_out(db: Connection) -> None:
    for person in (2, 1):
        privacy.erase(db, person)
        assert flaw(db) is None
    told = (LINES.c.deed.is_not(None), LINES.c.person_id.is_not(None))
    assert db.scalar(select(func.count()).select_from(LINES).where(*told)) == 2
    assert [one.actor for one in journal.about(db, CENTRE, 3, 9)] == [None, None]
    db.execute(update(LINES).where(LINES.c.id == 1).values(digest="0"))
    assert flaw(db) == Flaw(1)


def test_going_back_and_forth_is_one_look(db: Connection) -> None:
    for minute in (3, 5, 9):
        journal.note(db, CENTRE, 2, 1, Deed.LOOKED, NOW + timedelta(minutes=minute))
    assert journal.length(db, CENTRE) == 4
    journal.note(db, CENTRE, 2, 3, Deed.LOOKED, NOW + timedelta(minutes=9))  # somebody else
    journal.note(db, CENTRE, 3, 1, Deed.ADDED, NOW + timedelta(minutes=9))  # no look
    journal.note(db, CENTRE, 2, 1, Deed.LOOKED, NOW + timedelta(minutes=10))
    assert journal.length(db, CENTRE) == 7
    assert flaw(db) is None


def test_what_the_operator_does_has_no_name(db: Connection) -> None:
    journal.note(db, CENTRE, 2, None, Deed.EXPORTED, NOW)
    (line,) = journal.about(db, CENTRE, 2, 1)
    assert (line.actor, line.deed, flaw(db)) == (None, Deed.EXPORTED, None)
