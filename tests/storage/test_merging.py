"""Two people become one in every table there is, those of features that are not written yet among them."""

from datetime import UTC, datetime

from sqlalchemy import select

from storage import merging, people, privacy
from storage.centres import centres
from storage.people import persons
from storage.schema import everything
from storage.sealing import Vault, data_keys
from tests.storage.conftest import Opens
from tests.storage.rows import Rows

NOW = datetime(2026, 10, 13, 14, tzinfo=UTC)


def test_every_row_of_the_one_is_the_others(opens: Opens) -> None:
    db = opens(Vault(bytes(32), NOW.date))
    rows = Rows(db, NOW, "canari", 5_300_000_817)
    rows.make(centres, 0)
    rows.parents[centres] = db.scalar(select(centres.c.id))
    stays, gone = [people.add(db, rows.parents[centres], name, "fr", NOW).id for name in ("Jean", "Jean twice")]
    naming = [
        (table, key.parent)
        for table in everything().sorted_tables
        for key in table.foreign_keys
        if key.column.table is persons
    ]
    for table in dict.fromkeys(table for table, _ in naming if table is not data_keys):
        rows.make(table, gone)
    merging.merge(db, rows.parents[centres], gone, stays)
    left = {str(column): db.scalars(select(column)).all() for _, column in naming}
    assert [name for name, found in left.items() if gone in found] == []
    assert len([name for name, found in left.items() if stays in found]) > 20
    assert db.scalars(select(persons.c.id)).all() == [stays]


def test_what_the_one_wrote_opens_until_the_other_is_erased(opens: Opens) -> None:
    vault = Vault(bytes(32), NOW.date)
    db = opens(vault)
    Rows(db, NOW, "canari", 1).make(centres, 0)
    centre = db.scalar(select(centres.c.id)) or 0
    stays, gone = [people.add(db, centre, name, "fr", NOW).id for name in ("Jean", "Jean twice")]
    written = vault.seal(db, gone, "somewhere", "a word")
    merging.merge(db, centre, gone, stays)
    assert vault.open(db, "somewhere", written) == "a word"
    assert vault.open(db, "somewhere", vault.seal(db, stays, "somewhere", "another")) == "another"
    privacy.erase(db, stays)
    assert db.scalars(select(data_keys.c.id)).all() == []
