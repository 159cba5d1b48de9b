"""A centre's files come into the database once, are found again by their slugs, and never undo a tap."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, delete, select, update

from bot.domain.centres import Centre
from bot.files import FileError, ProgrammeFile, read_centre, read_programme
from bot.importing import Changes, bring_centre, bring_programme
from storage import workshops
from storage.centres import by_slug, centres, place, places_of
from storage.engines import connect
from storage.schema import metadata
from storage.sealing import Vault
from storage.workshops import hosts_of, programme, session_hosts, sessions, sessions_of
from tests.files.written import CENTRE, PROGRAMME, QUESTIONS

TUESDAY = date(2026, 10, 13)
Edit = Callable[[Path, str, str], None]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = connect(f"sqlite:///{tmp_path / 'atelier.db'}", Vault(bytes(32), lambda: TUESDAY))
    metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def db(engine: Engine) -> Iterator[Connection]:
    with engine.begin() as db:
        yield db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copies of the project's files, to be changed."""
    for source in (CENTRE, PROGRAMME, QUESTIONS):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    return tmp_path


@pytest.fixture
def centre(db: Connection) -> Centre:
    bring_centre(db, read_centre(CENTRE), apply=False)
    found = by_slug(db, "exemple")
    assert found
    return found


def written(path: Path, *changes: tuple[str, str]) -> Path:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, f"{path.name} has no {old!r} to change"
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return path


def edited(folder: Path, *changes: tuple[str, str]) -> ProgrammeFile:
    return read_programme(written(folder / PROGRAMME.name, *changes))


def said(changes: Changes) -> list[str]:
    return [str(change) for change in changes.found]


def rows(db: Connection) -> list[Any]:
    tables = (centres, *(getattr(workshops, name) for name in ("workshops", "phases", "sessions", "hosts", "partners")))
    return [db.execute(select(table)).all() for table in tables]


def test_a_first_import_is_written_at_once(db: Connection, centre: Centre) -> None:
    changes = bring_programme(db, centre, read_programme(PROGRAMME), TUESDAY, apply=False)
    assert changes.applied
    assert said(changes)[:2] == ["estime-de-soi: created", "phases.regard: created"]
    assert said(changes)[-1] == "sessions.s8: created on Tuesday 2026-12-08 14:00"
    (workshop,) = workshops.of_centre(db, centre.id)
    assert (workshop.starts_on, workshop.capacity, workshop.is_open) == (date(2026, 10, 12), 9, True)
    found = sessions_of(db, workshop.id)
    assert [session.number for session in found] == list(range(1, 9))
    assert found[0].wall == datetime(2026, 10, 13, 14)  # noqa: DTZ001 - a wall clock
    assert found[0].starts == datetime(2026, 10, 13, 12, tzinfo=UTC)
    assert found[4].starts == datetime(2026, 11, 17, 13, tzinfo=UTC), "winter time has come"
    assert [host.name for host in hosts_of(db, found[1].id)] == ["Nadia Guérin", "Sylvie Marchand", "Josiane Tessier"]
    assert [phase.number for phase in workshops.phases_of(db, workshop.id)] == [1, 2]
    assert len(workshops.partners_of(db, centre.id)) == 5


def test_the_whole_programme_is_kept_for_the_features(db: Connection, centre: Centre) -> None:
    bring_programme(db, centre, read_programme(PROGRAMME), TUESDAY, apply=False)
    kept = programme(db, workshops.of_centre(db, centre.id)[0].id)
    assert kept["waves"]["halfway"]["phase"] == "regard"
    assert kept["waves"]["before"]["at"] == "10:00:00"
    assert kept["phases"]["regard"]["about"]["en"].startswith("Four meetings")
    questions = kept["questions"]
    assert (questions["version"], questions["source"]) == (1, "single-item faces, written for this bot")
    assert questions["questions"]["mood"]["faces"][0] == {"picture": "😞", "word": {"fr": "Très mal", "en": "Very low"}}


def test_the_centre_is_what_its_file_says(db: Connection, centre: Centre) -> None:
    assert (centre.zone, centre.contact.phone, centre.settings) == ("Europe/Paris", "02 61 91 00 01", {})
    first = places_of(db, centre.id)[0]
    assert place(db, centre.id, first.id).directions
    assert centre.quiet.zone == "Europe/Paris"


def test_the_same_files_again_change_nothing(db: Connection, centre: Centre) -> None:
    bring_programme(db, centre, read_programme(PROGRAMME), TUESDAY, apply=False)
    before = rows(db)
    assert bring_centre(db, read_centre(CENTRE), apply=True).found == ()
    assert bring_programme(db, centre, read_programme(PROGRAMME), None, apply=True).found == ()
    assert rows(db) == before


def test_a_later_import_only_tells(db: Connection, centre: Centre, folder: Path) -> None:
    bring_programme(db, centre, read_programme(PROGRAMME), TUESDAY, apply=False)
    before = rows(db)
    file = edited(
        folder,
        ("capacity = 9", "capacity = 10"),
        ('title.fr = "Faire connaissance"', 'title.fr = "Se rencontrer"'),
        ('hosts = ["nadia", "sylvie", "josiane"]', 'hosts = ["nadia", "sylvie"]'),
        ('place = "cuisine"', 'place = "port"'),
        ('[partners.departement]\nname = "Département de la Vendée"', ""),
        ("[waves.month-12]", "[waves.month-11]"),
    )
    changes = bring_programme(db, centre, file, None, apply=False)
    assert not changes.applied
    assert said(changes) == [
        "capacity: 9 → 10",
        "sessions.s1.title.fr: Faire connaissance → Se rencontrer",
        "sessions.s2.hosts: nadia, sylvie, josiane → nadia, sylvie",
        "sessions.s3.place: cuisine → port",
        "partners.departement: no longer in the file; it stays",
        "waves.month-12: no longer in the file; it goes",
        "waves.month-11: created",
    ]
    assert rows(db) == before


def test_what_is_applied_keeps_its_ids(db: Connection, centre: Centre, folder: Path) -> None:
    bring_programme(db, centre, read_programme(PROGRAMME), TUESDAY, apply=False)
    (workshop,) = workshops.of_centre(db, centre.id)
    before = sessions_of(db, workshop.id)
    file = edited(folder, ("starts = 14:00:00\nminutes = 120", "starts = 15:30:00\nminutes = 120"))
    changes = bring_programme(db, centre, file, date(2026, 10, 25), apply=True)
    assert changes.applied
    assert "starts_on: 2026-10-12 → 2026-10-19" in said(changes)
    assert "sessions.s1.date: Tuesday 2026-10-13 14:00 → Tuesday 2026-10-20 15:30" in said(changes)
    after = sessions_of(db, workshop.id)
    assert [session.id for session in after] == [session.id for session in before]
    assert after[0].starts == datetime(2026, 10, 20, 13, 30, tzinfo=UTC)
    assert after[1].starts == datetime(2026, 10, 27, 13, tzinfo=UTC)


def test_what_was_moved_by_tap_stays(db: Connection, centre: Centre, folder: Path) -> None:
    bring_programme(db, centre, read_programme(PROGRAMME), TUESDAY, apply=False)
    (workshop,) = workshops.of_centre(db, centre.id)
    first = sessions_of(db, workshop.id)[0]
    elsewhere = places_of(db, centre.id)[4]
    wall, starts = datetime(2026, 10, 14, 10), datetime(2026, 10, 14, 8, tzinfo=UTC)  # noqa: DTZ001 - a wall clock
    by_tap = update(sessions).where(sessions.c.id == first.id)
    db.execute(by_tap.values(moved=True, wall=wall, starts=starts, place_id=elsewhere.id))
    file = edited(folder, ('title.fr = "Faire connaissance"', 'title.fr = "Se rencontrer"'))
    changes = bring_programme(db, centre, file, None, apply=True)
    assert said(changes) == [
        "sessions.s1.date: stays Wednesday 2026-10-14 10:00, as moved by tap; the file says Tuesday 2026-10-13 14:00",
        "sessions.s1.place: stays port, as moved by tap; the file says salle-des-dunes",
        "sessions.s1.title.fr: Faire connaissance → Se rencontrer",
    ]
    after = workshops.session(db, centre.id, first.id)
    assert (after.wall, after.starts, after.place.id, after.title.fr) == (wall, starts, elsewhere.id, "Se rencontrer")


def test_the_length_and_the_hosts_that_were_settled_by_tap_stay(db: Connection, centre: Centre, folder: Path) -> None:
    bring_programme(db, centre, read_programme(PROGRAMME), TUESDAY, apply=False)
    first = sessions_of(db, workshops.of_centre(db, centre.id)[0].id)[0]
    db.execute(update(sessions).where(sessions.c.id == first.id).values(moved=True, minutes=first.minutes + 30))
    db.execute(delete(session_hosts).where(session_hosts.c.session_id == first.id))
    file = edited(folder, ('title.fr = "Faire connaissance"', 'title.fr = "Se rencontrer"'))
    changes = said(bring_programme(db, centre, file, None, apply=True))
    assert changes[0] == "sessions.s1.minutes: stays 150, as moved by tap; the file says 120"
    assert changes[-1].startswith("sessions.s1.hosts: stays nobody, as moved by tap; the file says ")
    after = workshops.session(db, centre.id, first.id)
    assert (after.minutes, after.sequence, workshops.hosts_of(db, first.id)) == (150, 1, [])


def test_a_session_that_left_the_file_stays(db: Connection, centre: Centre, folder: Path) -> None:
    bring_programme(db, centre, read_programme(PROGRAMME), TUESDAY, apply=False)
    text = PROGRAMME.read_text(encoding="utf-8")
    last = text[text.index("[sessions.s8]") : text.index("# --- Hosts")]
    changes = bring_programme(db, centre, edited(folder, (last, "")), None, apply=True)
    assert said(changes) == ["sessions.s8: no longer in the file; it stays"]
    assert len(sessions_of(db, workshops.of_centre(db, centre.id)[0].id)) == 8


def test_phases_are_found_by_their_slugs(db: Connection, centre: Centre, folder: Path) -> None:
    bring_programme(db, centre, read_programme(PROGRAMME), TUESDAY, apply=False)
    workshop = workshops.of_centre(db, centre.id)[0].id
    ids = {phase.title.fr: phase.id for phase in workshops.phases_of(db, workshop)}
    text = PROGRAMME.read_text(encoding="utf-8")
    first = text[text.index("[phases.regard]") : text.index("[phases.bien-etre]")]
    file = edited(folder, (first, ""), ("# --- Sessions", f"{first}\n# --- Sessions"))
    bring_programme(db, centre, file, None, apply=True)
    assert {phase.title.fr: phase.id for phase in workshops.phases_of(db, workshop)} == ids
    assert workshops.phases_of(db, workshop)[0].title.fr == "Techniques de bien-être"


def test_a_second_workshop_does_not_change_the_hosts_unasked(db: Connection, centre: Centre, folder: Path) -> None:
    bring_programme(db, centre, read_programme(PROGRAMME), TUESDAY, apply=False)
    renamed = [('slug = "estime-de-soi"', 'slug = "printemps"'), ('"sophrologue"', '"sophrologue diplômée"')]
    changes = bring_programme(db, centre, edited(folder, *renamed), TUESDAY, apply=False)
    assert not changes.applied
    assert len(workshops.of_centre(db, centre.id)) == 1
    assert bring_programme(db, centre, edited(folder), TUESDAY, apply=True).applied
    assert len(workshops.of_centre(db, centre.id)) == 2


def test_a_new_workshop_needs_its_week(db: Connection, centre: Centre) -> None:
    with pytest.raises(FileError, match=r"estime-de-soi is a new workshop; expected the week it starts in"):
        bring_programme(db, centre, read_programme(PROGRAMME), None, apply=True)


def test_a_place_that_the_centre_lacks_is_refused(db: Connection, centre: Centre, folder: Path) -> None:
    file = edited(folder, ('place = "cuisine"', 'place = "phare"'))
    with pytest.raises(FileError, match=r'sessions\.s3\.place is "phare"; expected a place of the centre exemple: '):
        bring_programme(db, centre, file, TUESDAY, apply=True)
    assert workshops.of_centre(db, centre.id) == []


def test_a_centre_that_changes_its_mind(db: Connection, centre: Centre, folder: Path) -> None:
    bring_programme(db, centre, read_programme(PROGRAMME), TUESDAY, apply=False)
    path = written(
        folder / CENTRE.name,
        ('time_zone = "Europe/Paris"', 'time_zone = "America/Martinique"'),
        ('phone = "02 61 91 00 01"', 'phone = "02 61 91 00 09"'),
        ("#weekly_cap = 7 ", "weekly_cap = 5 "),
    )
    assert not bring_centre(db, read_centre(path), apply=False).applied
    changes = bring_centre(db, read_centre(path), apply=True)
    assert said(changes) == [
        "time_zone: Europe/Paris → America/Martinique",
        "call.phone: 02 61 91 00 01 → 02 61 91 00 09",
        "settings.weekly_cap: created",
    ]
    first = sessions_of(db, workshops.of_centre(db, centre.id)[0].id)[0]
    assert first.starts == datetime(2026, 10, 13, 18, tzinfo=UTC), "14:00 there is another instant"
    assert (
        said(bring_centre(db, read_centre(CENTRE), apply=True))[-1]
        == "settings.weekly_cap: no longer in the file; it goes"
    )
