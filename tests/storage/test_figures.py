"""Over 1,000 random centres no figure that leaves the team is about fewer than 5 people, nor is a difference of two."""

from datetime import UTC, date, datetime
from itertools import pairwise
from random import Random

import pytest
from sqlalchemy import Connection, insert

from bot.domain.invitations import MASK, masked
from storage import partners
from storage.enrolments import Status, enrolments
from storage.sealing import Vault
from storage.workshops import partners as partner_rows
from storage.workshops import workshops
from tests.storage.conftest import Opens

NOW = datetime(2026, 10, 13, 14, tzinfo=UTC)
CENTRES = 1_000
LOOKS = 4  # at which a partner reads its figure while people come


def come(db: Connection, centre: int, many: int, chance: Random) -> None:
    """So many people more through the centre's partner; some leave again, some are erased."""
    whose = {"centre_id": centre, "workshop_id": centre, "partner_id": centre, "person_id": None, "since": NOW}
    rows = [whose | {"status": chance.choice(list(Status)).value} for _ in range(many)]
    if rows:
        db.execute(insert(enrolments), rows)


@pytest.mark.again
@pytest.mark.usefixtures("file")
def test_a_partner_learns_of_no_group_of_fewer_than_five(opens: Opens) -> None:
    db, chance, told = opens(Vault(bytes(32), NOW.date)), Random(5), 0
    for centre in range(1, CENTRES + 1):
        words = {"title": {"fr": "Un", "en": ""}, "summary": {"fr": "", "en": ""}, "programme": {}}
        shape = {"slug": "un", "starts_on": date(2026, 10, 13), "capacity": 9, "is_open": True}
        db.execute(insert(workshops).values(id=centre, centre_id=centre, **words, **shape))
        db.execute(insert(partner_rows).values(id=centre, centre_id=centre, slug="un", name="Un"))
        true, read = [], []
        for _ in range(LOOKS):
            come(db, centre, chance.choice([0, 0, 1, 1, 2, 3, 7]), chance)
            true.append(partners.count(db, centre, centre))
            read.append(masked(true[-1]))
        assert all(figure % MASK == 0 for figure in read)
        assert all(figure <= came < figure + MASK for came, figure in zip(true, read, strict=True))
        assert all(after - before == 0 or after - before >= MASK for before, after in pairwise(read))
        told += sum(figure > 0 for figure in read)
    assert told > CENTRES
