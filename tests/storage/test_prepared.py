"""What is handed to the driver directly goes in, comes out and fails as it does by SQLAlchemy."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import JSON, Boolean, Connection, Engine, Integer, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError
from sqlalchemy.schema import Column, MetaData, Table

from storage.engines import connect
from storage.prepared import Prepared
from storage.savepoints import savepoint
from storage.schema import Instant, Sealed
from storage.sealing import Vault

THINGS = Table(
    "things",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("at", Instant, unique=True),
    Column("kept", Boolean, nullable=False),
    Column("words", JSON),
    Column("secret", Sealed),
)
AT = datetime(2026, 10, 13, 14, 0, tzinfo=timezone(timedelta(hours=2)))

_add = Prepared(insert(THINGS).returning(THINGS.c.id), ("at", "kept", "words", "secret"))
_find = Prepared(select(THINGS).where(THINGS.c.at == bindparam("when"), THINGS.c.kept.is_(True)))
_all = Prepared(select(THINGS.c.at).order_by(THINGS.c.id))
_move = Prepared(update(THINGS).where(THINGS.c.id == bindparam("number")).values(at=bindparam("when")))


@pytest.fixture
def engine() -> Iterator[Engine]:
    engine = connect("sqlite://", Vault(bytes(32), AT.date))
    THINGS.metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def db(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as db:
        yield db


def add(db: Connection, at: datetime = AT) -> int:
    number: int = _add.scalar(db, at=at, kept=True, words={"fr": "là"}, secret=None)
    return number


def test_values_are_those_that_sqlalchemy_reads(db: Connection) -> None:
    number = add(db)
    row = _find.first(db, when=AT)
    assert tuple(row) == tuple(db.execute(select(THINGS)).one())
    assert (row.id, row.at, row.kept, row.words) == (number, AT.astimezone(UTC), True, {"fr": "là"})


def test_nothing_is_none(db: Connection) -> None:
    assert _find.first(db, when=AT) is None
    assert _find.scalar(db, when=AT) is None
    assert _all.scalars(db) == []


def test_it_changes_what_it_says_and_no_more(db: Connection) -> None:
    _move.run(db, number=add(db), when=AT + timedelta(days=10))
    add(db)
    assert _all.scalars(db) == [(AT + timedelta(days=10)).astimezone(UTC), AT.astimezone(UTC)]


def test_it_runs_in_a_transaction(engine: Engine) -> None:
    with engine.connect() as db:
        add(db)
        db.rollback()
    with engine.connect() as db:
        assert _all.scalars(db) == []


def test_what_the_driver_raises_is_raised_as_sqlalchemy_does_without_the_values(db: Connection) -> None:
    add(db)
    with pytest.raises(IntegrityError) as refused:
        add(db)
    assert "là" not in str(refused.value)
    THINGS.drop(db)
    with pytest.raises(OperationalError):
        add(db)


def test_what_no_vault_has_sealed_is_refused(db: Connection) -> None:
    with pytest.raises((TypeError, StatementError), match="sealed bytes only"):
        _add.scalar(db, at=AT, kept=True, words={}, secret=b"plain")


def test_a_value_that_is_missing_is_a_mistake(db: Connection) -> None:
    with pytest.raises(KeyError):
        _add.scalar(db, at=AT, kept=True, words={})


def add_and_fail(db: Connection) -> None:
    with savepoint(db):
        add(db, AT + timedelta(days=1))
        with savepoint(db):
            add(db, AT + timedelta(days=2))
        raise LookupError


def test_a_savepoint_undoes_what_is_in_it_and_no_more(db: Connection) -> None:
    add(db)
    with pytest.raises(LookupError):
        add_and_fail(db)
    assert _all.scalars(db) == [AT.astimezone(UTC)]


def test_a_savepoint_of_a_transaction_that_is_gone_fails_as_sqlalchemy_does(db: Connection) -> None:
    with pytest.raises(OperationalError), savepoint(db):
        db.exec_driver_sql("ROLLBACK")
