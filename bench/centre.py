"""A centre with many people, in a real database, made once and copied for each run."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from bench.server import BOT, ME, Server, message
from bot import importing, keys
from bot.clock import SystemClock
from bot.domain.audiences import Audience
from bot.domain.common import Role
from bot.domain.contents import Content
from bot.domain.letters import Lane, Letter, State
from bot.files import read_centre, read_programme
from storage import announcements, centres, enrolments, outbox, people, roles, workshops
from storage.engines import connect
from storage.enrolments import Status
from storage.outbox import letters
from storage.sealing import Vault
from storage.upgrading import upgrade

ROOT = Path(__file__).parent.parent
FIRST = 100_001  # the account of the first person; the next ones follow
COMING = timedelta(days=60)  # to the first session: no reminder falls into a run


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with a bot's database and its key."""

    folder: Path

    @property
    def database(self) -> Path:
        """The file."""
        return self.folder / "atelier.db"

    @property
    def key(self) -> Path:
        """The master key's."""
        return self.folder / "master.key"

    @contextmanager
    def opened(self) -> Iterator[Engine]:
        """The database, as the bot opens it."""
        vault = Vault(_master(self.key), lambda: SystemClock().now().date())
        engine = connect(f"sqlite:///{self.database}", vault)
        try:
            yield engine
        finally:
            engine.dispose()

    @contextmanager
    def copied(self) -> Iterator["Place"]:
        """The same in a folder of its own, which goes again."""
        with TemporaryDirectory(prefix="atelier-bench-") as folder:
            shutil.copytree(self.folder, folder, dirs_exist_ok=True)
            yield Place(Path(folder))


@contextmanager
def made(count: int, prepare: Callable[[Connection, list[int]], None] | None = None) -> Iterator[Place]:
    """A centre where so many have a place, all with Telegram; `prepare` adds what a bench needs."""
    with TemporaryDirectory(prefix="atelier-bench-") as folder:
        place = Place(Path(folder))
        keys.make(place.key)
        with place.opened() as engine:
            upgrade(engine)
            with engine.begin() as db:
                found = _people(db, count)
                if prepare is not None:
                    prepare(db, found)
            with closing(engine.raw_connection()) as raw:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        yield place


def announce(count: int) -> Callable[[Connection, list[int]], None]:
    """Owe the first so many an announcement, from now on. It passes the quiet hours: a bench must run at night too."""
    return partial(_announce, count=count)


def owe_later(count: int) -> Callable[[Connection, list[int]], None]:
    """Owe so many letters, all due in a month."""
    return partial(_owe, announcement=0, after=timedelta(days=30), count=count)


def command(person: int, text: str = "/menu") -> dict[str, Any]:
    """The update in which somebody types a command; `person` counts from 0."""
    chat = FIRST + person
    entity = {"offset": 0, "length": len(text), "type": "bot_command"}
    return {"message": {**message(1, chat, text, _who(chat)), "entities": [entity]}}


def tap(person: int, data: str = "home") -> dict[str, Any]:
    """The update in which somebody taps a button under a message of the bot."""
    chat = FIRST + person
    query = {"id": f"{chat}", "from": _who(chat), "chat_instance": f"{chat}", "data": data}
    return {"callback_query": {**query, "message": message(2**40, chat, "…", ME)}}


def check(place: Place, server: Server) -> None:
    """Every message that came in is on disk as sent, or the figures are worth nothing. Raises ArithmeticError."""
    with place.opened() as engine, engine.begin() as db:
        known = db.scalar(select(func.count()).where(letters.c.state == State.SENT.value))
    if known != len(server.sent):
        raise ArithmeticError(f"{len(server.sent)} messages came in, but {known} are known as sent")


def _people(db: Connection, count: int) -> list[int]:
    now = SystemClock().now()
    importing.bring_centre(db, read_centre(ROOT / "centres" / "exemple.toml"), apply=True)
    centre = centres.everyone(db)[0]
    programme = read_programme(ROOT / "programmes" / "estime-de-soi.toml")
    importing.bring_programme(db, centre, programme, (now + COMING).date(), apply=True)
    workshop = workshops.of_centre(db, centre.id)[0].id
    found = []
    for number in range(count):
        person = people.add(db, centre.id, f"Personne {number}", "fr", now).id
        people.link(db, BOT, FIRST + number, FIRST + number, person, now)
        enrolments.put(db, centre.id, workshop, person, Status.ENROLLED, now)
        found.append(person)
    return found


def _announce(db: Connection, everybody: list[int], count: int) -> None:
    now, audience = SystemClock().now(), everybody[:count]
    author, centre = audience[0], centres.everyone(db)[0].id
    roles.appoint(db, centre, author, Role.COORDINATOR, now)
    text = "La balade de samedi part de la place de la mairie. Prenez de bonnes chaussures."
    begun = announcements.put(db, centre, author, Audience(None), Content(text), now)
    announcements.confirm(db, centre, begun.id, [], now, now)
    _owe(db, audience, begun.id, timedelta(0), len(audience))


def _owe(db: Connection, audience: list[int], announcement: int, after: timedelta, count: int) -> None:
    now = SystemClock().now()
    for number in range(count):
        person, key = audience[number % len(audience)], f"bench:{number}"
        values = {"announcement": announcement}
        letter = Letter(key, "announcements.text", person, now + after, values, lane=Lane.ANNOUNCEMENT, asked=True)
        outbox.post(db, BOT, letter, now)


def _who(chat: int) -> dict[str, Any]:
    return {"id": chat, "is_bot": False, "first_name": f"Personne {chat}", "language_code": "fr"}


def _master(path: Path) -> bytes:
    from bot.config import Config, Security

    found = keys.read(Config(security=Security(master_key_file=path)))
    if found is None:
        raise LookupError(f"there is no master key at {path}")
    return found
