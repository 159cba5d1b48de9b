"""People and the Telegram accounts that speak for them."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Connection,
    ForeignKey,
    Integer,
    Row,
    Text,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from bot.domain.common import Refused
from bot.domain.people import Person
from storage import centres
from storage.engines import on_server
from storage.prepared import Prepared
from storage.schema import Erasure, Instant, Privacy, Sealed, column, new_id, table
from storage.sealing import seal, unseal

STRANGERS = 0  # held like a centre by those who belong to none yet

# The id of somebody who was erased is never given again: old buttons, backups and the erasure list still hold it.
persons = table(
    "persons",
    column("id", Integer, primary_key=True, privacy=Privacy.LINK),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("name", Sealed, nullable=True, privacy=Privacy.SEALED),
    column("language", Text, privacy=Privacy.PERSONAL),
    column("stopped", Boolean, default=False, privacy=Privacy.PERSONAL),
    column("paused_until", Instant, nullable=True, privacy=Privacy.PERSONAL),
    column("unreachable_since", Instant, nullable=True, privacy=Privacy.PERSONAL),
    column("created_at", Instant, privacy=Privacy.PERSONAL),
    column("last_contact_at", Instant, privacy=Privacy.PERSONAL),
    erasure=Erasure.DELETE,
    person=("id",),
    sqlite_autoincrement=True,
)

accounts = table(
    "accounts",
    column("bot", BigInteger, primary_key=True, privacy=Privacy.NONE),
    column("user_id", BigInteger, primary_key=True, privacy=Privacy.PERSONAL),
    column("person_id", ForeignKey("persons.id"), primary_key=True, index=True, privacy=Privacy.LINK),
    column("chat_id", BigInteger, privacy=Privacy.PERSONAL),
    column("chosen_at", Instant, privacy=Privacy.PERSONAL),
    erasure=Erasure.DELETE,
)

# What each update asks is built once: building a statement takes several times as long as running it.
_of = (accounts.c.bot == bindparam("bot"), accounts.c.user_id == bindparam("user"))
_speakers = select(persons).join(accounts, accounts.c.person_id == persons.c.id).where(*_of)
_chosen = Prepared(_speakers.order_by(accounts.c.chosen_at.desc()).limit(1))
_behind = Prepared(_speakers.where(persons.c.id == bindparam("person")))
_belongs = Prepared(_speakers.where(persons.c.centre_id == bindparam("centre")).limit(1))
_find = Prepared(select(persons).where(persons.c.id == bindparam("person"), persons.c.centre_id == bindparam("centre")))
_chat_of = Prepared(
    select(accounts.c.chat_id)
    .where(accounts.c.bot == bindparam("bot"), accounts.c.person_id == bindparam("person"))
    .order_by(accounts.c.chosen_at.desc())
    .limit(1)
)
_sharing = Prepared(select(func.count()).select_from(accounts).where(*_of))
_heard = Prepared(
    update(persons)
    .where(persons.c.id.in_(select(accounts.c.person_id).where(*_of)))
    .values(last_contact_at=bindparam("now"), unreachable_since=None)
)


def add(db: Connection, centre: int, name: str, language: str, now: datetime) -> Person:
    """Know somebody new."""
    values = {"centre_id": centre, "language": language, "created_at": now, "last_contact_at": now}
    number = new_id(db.execute(insert(persons).values(**values)))
    rename(db, number, name)
    return Person(number, centre, name, language)


def rename(db: Connection, person: int, name: str) -> None:
    """Call somebody otherwise."""
    sealed = seal(db, person, f"persons.name:{person}", name)
    db.execute(update(persons).where(persons.c.id == person).values(name=sealed))


def speak(db: Connection, person: int, language: str) -> None:
    """Keep the language that somebody chose: "fr" or "en"."""
    db.execute(update(persons).where(persons.c.id == person).values(language=language))


def silence(db: Connection, person: int, *, stopped: bool, paused_until: datetime | None) -> None:
    """Stop or pause what somebody is sent unasked, or, with neither, take it up again."""
    values = {"stopped": stopped, "paused_until": paused_until}
    db.execute(update(persons).where(persons.c.id == person).values(**values))


def since(db: Connection) -> datetime | None:
    """When the first of those who are known came; None where nobody is known yet."""
    first: datetime | None = db.scalar(select(func.min(persons.c.created_at)))
    return first


def find(db: Connection, centre: int, person: int) -> Person:
    """Somebody of a centre. Refused("common.gone") for anybody else."""
    row = _find.first(db, person=person, centre=centre)
    if row is None:
        raise Refused("common.gone")
    return person_of(db, row)


def centre_of(db: Connection, person: int) -> int:
    """The centre that knows somebody."""
    return int(db.execute(select(persons.c.centre_id).where(persons.c.id == person)).scalar_one())


def of_centre(db: Connection, centre: int) -> list[Person]:
    """Everybody whom a centre knows."""
    rows = db.execute(select(persons).where(persons.c.centre_id == centre).order_by(persons.c.id))
    return [person_of(db, row) for row in rows]


def named(db: Connection, centre: int, numbers: set[int]) -> dict[int, Person]:
    """Several people of a centre, by id; those of other centres are left out."""
    wanted = select(persons).where(persons.c.id.in_(numbers), persons.c.centre_id == centre)
    return {row.id: person_of(db, row) for row in db.execute(wanted)}


def of_account(db: Connection, bot: int, user: int) -> Person | None:
    """Who speaks on a Telegram account: the person chosen last, where several share it."""
    row = _chosen.first(db, bot=bot, user=user)
    return None if row is None else person_of(db, row)


def hold(db: Connection, bot: int, user: int) -> None:
    """Nobody else acts in the centres of a Telegram account until the commit, or, for a stranger, among strangers."""
    if on_server(db):
        joined = select(persons.c.centre_id).distinct().join(accounts, accounts.c.person_id == persons.c.id)
        mine = joined.where(accounts.c.bot == bot, accounts.c.user_id == user).order_by(persons.c.centre_id)
        for centre in db.scalars(mine).all() or [STRANGERS]:
            centres.hold(db, centre)


def behind(db: Connection, bot: int, user: int, person: int) -> Person | None:
    """One of those whom a Telegram account speaks for."""
    row = _behind.first(db, bot=bot, user=user, person=person)
    return None if row is None else person_of(db, row)


def belongs(db: Connection, bot: int, user: int, centre: int) -> Person | None:
    """Who a Telegram account is in one centre."""
    row = _belongs.first(db, bot=bot, user=user, centre=centre)
    return None if row is None else person_of(db, row)


def link(db: Connection, bot: int, user: int, chat: int, person: int, now: datetime) -> None:
    """Join a Telegram account to a person; from now on it speaks for them."""
    same = (accounts.c.bot == bot, accounts.c.user_id == user, accounts.c.person_id == person)
    db.execute(delete(accounts).where(*same))
    values = {"bot": bot, "user_id": user, "person_id": person, "chat_id": chat, "chosen_at": now}
    db.execute(insert(accounts).values(**values))


def unlink(db: Connection, bot: int, person: int, but: int) -> None:
    """No Telegram account speaks for somebody any more but one."""
    mine = (accounts.c.bot == bot, accounts.c.person_id == person, accounts.c.user_id != but)
    db.execute(delete(accounts).where(*mine))


def on_account(db: Connection, bot: int, user: int) -> list[Person]:
    """Those whom a Telegram account speaks for, the one chosen last first."""
    mine = select(persons).join(accounts, accounts.c.person_id == persons.c.id)
    rows = db.execute(
        mine.where(accounts.c.bot == bot, accounts.c.user_id == user).order_by(accounts.c.chosen_at.desc())
    )
    return [person_of(db, row) for row in rows]


def twins(db: Connection, centre: int) -> list[tuple[Person, Person]]:
    """Two of a centre on one Telegram account who are called the same, the one known longer first."""
    one, other = accounts.alias(), accounts.alias()
    shared = (one.c.bot == other.c.bot) & (one.c.user_id == other.c.user_id) & (one.c.person_id < other.c.person_id)
    mine = select(one.c.person_id, other.c.person_id).select_from(one.join(other, shared))
    pairs = [(first, second) for first, second in db.execute(mine.order_by(one.c.person_id))]
    who = named(db, centre, {number for pair in pairs for number in pair})
    known = [(who[first], who[second]) for first, second in pairs if first in who and second in who]
    return [(first, second) for first, second in known if first.name.casefold() == second.name.casefold()]


def is_shared(db: Connection, bot: int, chat: int) -> bool:
    """Whether several people read a private chat, whose number is that of its account."""
    return int(_sharing.scalar(db, bot=bot, user=chat)) > 1


def chat_of(db: Connection, bot: int, person: int) -> int | None:
    """Where somebody is written to; None without Telegram."""
    found: int | None = _chat_of.scalar(db, bot=bot, person=person)
    return found


def has_account(db: Connection, person: int) -> bool:
    """Whether anybody writes for them on Telegram, to any bot."""
    return db.scalar(select(accounts.c.person_id).where(accounts.c.person_id == person).limit(1)) is not None


def heard(db: Connection, bot: int, user: int, now: datetime) -> None:
    """A Telegram account was in touch: whoever it speaks for is reachable."""
    _heard.run(db, bot=bot, user=user, now=now)


def in_touch(db: Connection, person: int, now: datetime) -> None:
    """Somebody was in touch otherwise, by telephone say."""
    db.execute(update(persons).where(persons.c.id == person).values(last_contact_at=now))


def unreachable(db: Connection, bot: int, chat: int, now: datetime) -> None:
    """Telegram refuses to deliver to a chat: whoever it is must be called."""
    behind = select(accounts.c.person_id).where(accounts.c.bot == bot, accounts.c.chat_id == chat)
    lost = (persons.c.id.in_(behind), persons.c.unreachable_since.is_(None))
    db.execute(update(persons).where(*lost).values(unreachable_since=now))


def person_of(db: Connection, row: Row[tuple[object, ...]]) -> Person:
    """Somebody from their row in `persons`."""
    return Person(
        id=row.id,
        centre=row.centre_id,
        name=unseal(db, f"persons.name:{row.id}", row.name) if row.name else "",
        language=row.language,
        stopped=row.stopped,
        paused_until=row.paused_until,
        unreachable=row.unreachable_since is not None,
    )
