"""What is known of somebody is theirs to have: all of it, opened, in tables that are not written yet as well."""

import ast
import json
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

import pytest
from sqlalchemy import Connection, Table, select, update

from storage import exporting, people, privacy
from storage.centres import centres
from storage.exporting import sealed_at
from storage.people import persons
from storage.schema import Erasure, Privacy, everything
from storage.sealing import Vault, data_keys, seal
from tests.storage.conftest import Opens
from tests.storage.rows import Rows

NOW = datetime(2026, 10, 13, 14, tzinfo=UTC)
USER, WORD = 5_300_000_817, "canari"
STORAGE = Path(exporting.__file__).parent
TOLD = [table for table in everything().sorted_tables if table.info["erasure"] is not Erasure.NOTHING]


@pytest.fixture
def db(opens: Opens) -> Connection:
    """Marie (1), of whom every table tells something, sealed as its feature seals it; and Alain."""
    db = opens(Vault(bytes(32), NOW.date))
    rows = Rows(db, NOW, WORD, USER)
    rows.make(centres, 0)
    rows.parents[centres] = 1
    rows.make(persons, 0)
    for table in TOLD:
        if table not in {persons, data_keys} and table not in rows.parents:
            rows.make(table, 1)
        _seal(db, table)
    people.add(db, 1, "Alain", "fr", NOW)
    return db


def _seal(db: Connection, table: Table) -> None:
    for column in table.c:
        if column.info["privacy"] is Privacy.SEALED:
            (row,) = db.execute(select(table)).mappings()
            where = sealed_at(column, dict(row))
            db.execute(update(table).values({column: seal(db, 1, where, f"{WORD} =cmd|'/C calc'!A1 {column}")}))


def test_it_has_every_table_and_everything_that_is_personal_or_was_typed(db: Connection) -> None:
    known = exporting.known(db, 1)
    assert set(known) == {table.name for table in TOLD}
    for table in TOLD:
        row, *_ = known[table.name]
        for column in table.c:
            if column.info["privacy"] is Privacy.SEALED and column.info["is_theirs"]:
                assert row[column.name] == f"{WORD} =cmd|'/C calc'!A1 {column}"
            if column.info["privacy"] is Privacy.PERSONAL:
                assert column.name in row, str(column)
    assert json.loads(json.dumps(known)) == known


def test_nobody_else_is_in_it(db: Connection) -> None:
    assert set(exporting.known(db, 2)) == {"persons", "data_keys"}
    for table in TOLD:
        links = [column for column in table.c if column.info["privacy"] is Privacy.LINK]
        others = {column: 2 for column in links if column.name not in table.info["person"] and column.nullable}
        if others:
            db.execute(update(table).values(others))
    for rows in exporting.known(db, 1).values():
        for row in rows:
            assert not [name for name, value in row.items() if value == 2 and name.endswith(("_by", "_id", "reader"))]


def test_of_what_is_sealed_only_words_are_read_out(db: Connection) -> None:
    known = exporting.known(db, 1)
    message, announcement = known["stray_messages"][0], known["announcements"][0]
    assert exporting.typed("stray_messages", message) == [message["body"]]
    assert exporting.typed("announcements", announcement) == [announcement["text"]]
    assert "more" in announcement


def test_after_an_erasure_there_is_nothing_to_give(db: Connection) -> None:
    privacy.erase(db, 1)
    assert exporting.known(db, 1) == {}


def test_what_is_sealed_is_sealed_where_its_column_says() -> None:
    """Otherwise it could not be opened for whoever asks."""
    wanted = {
        f"{column.table.name}.{column.name}:": len([name for _, name, *_ in Formatter().parse(template) if name])
        for table in everything().tables.values()
        for column in table.c
        if column.info["privacy"] is Privacy.SEALED and (template := column.info["sealed_at"])
    }
    for path in STORAGE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                begins = str(node.values[0].value)
                if begins in wanted:
                    filled = [part for part in node.values if isinstance(part, ast.FormattedValue)]
                    assert len(filled) == wanted[begins], f"{path.name}: {begins}"
