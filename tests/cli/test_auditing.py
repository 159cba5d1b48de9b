"""`atelier audit`, `atelier export` and `atelier retention`."""

import json
import stat
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine, update

from bot.clock import SystemClock
from bot.domain.journal import Deed
from storage import journal, people, privacy
from storage.centres import centres
from storage.people import persons
from storage.upgrading import upgrade
from tests.cli.conftest import Atelier
from tests.storage.rows import Rows

NAME = "=cmd|'/C calc'!A1"


def known(engine: Engine, *names: str) -> list[int]:
    """People of one centre, each of whom somebody looked at."""
    upgrade(engine)
    now = SystemClock().now()
    with engine.begin() as db:
        Rows(db, now, "", 0).make(centres, 0, slug="estran", zone="Europe/Paris", retention_months=24)
        found = [people.add(db, 1, name, "fr", now).id for name in names]
        for person in found[1:]:
            journal.note(db, 1, person, found[0], Deed.LOOKED, now)
    return found


def test_a_journal_holds_until_somebody_touches_it(atelier: Atelier, engine: Engine) -> None:
    nadia, marie, _ = known(engine, "Nadia", "Marie", "Jean")
    assert atelier("audit").stdout == "estran: 2 lines, not verified\n"
    with engine.begin() as db:
        privacy.erase(db, marie)  # an erasure breaks nothing
    result = atelier("audit", "--verify")
    assert (result.exit_code, result.stdout) == (0, "estran: 2 lines, holds\n")
    with engine.begin() as db:
        db.execute(update(journal.journal).where(journal.journal.c.id == 2).values(deed="added"))
    result = atelier("audit", "--verify")
    assert (result.exit_code, result.stdout) == (1, "estran: 2 lines, line 2 does not hold\n")
    assert "A journal is not as it was written." in result.stderr
    with engine.begin() as db:
        assert people.find(db, 1, nadia).name == "Nadia"


def test_an_export_is_for_its_owner_and_noted(atelier: Atelier, engine: Engine, folder: Path) -> None:
    _, marie = known(engine, "Nadia", NAME)
    result = atelier("export", "--person", str(marie))
    assert result.exit_code == 0
    file = folder / f"person-{marie}.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text(encoding="utf-8"))["persons"][0]["name"] == NAME
    assert NAME not in result.stdout
    with engine.connect() as db:
        assert journal.about(db, 1, marie, 1)[0].deed is Deed.EXPORTED
        assert journal.broken(db, 1) is None
    again = atelier("export", "--person", str(marie))
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    nobody = atelier("export", "--person", "99")
    assert nobody.exit_code == 1
    assert "There is nobody with the number 99." in nobody.stderr


def test_what_retention_will_do_is_said_before(atelier: Atelier, engine: Engine) -> None:
    _, marie = known(engine, "Nadia", "Marie")
    now = SystemClock().now()
    with engine.begin() as db:
        mine = persons.c.id == marie
        db.execute(update(persons).where(mine).values(last_contact_at=now - timedelta(days=24 * 30.5 - 20)))
    result = atelier("retention", "--dry-run")
    assert result.exit_code == 0
    first, *lines = result.stdout.splitlines()
    assert first == "estran: 2 in the next 92 days"
    assert [line.partition(" person ")[2] for line in lines] == [f"{marie}: notice 3 of 3", f"{marie}: erased"]
    assert "Marie" not in result.stdout
    alone = atelier("retention")
    assert alone.exit_code == 2
    assert "--dry-run says what it will do" in alone.stderr
