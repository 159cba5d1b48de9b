"""The outbox: one row a letter, from the moment it is owed to the end that somebody can see."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Row,
    Text,
    bindparam,
    func,
    insert,
    select,
    union_all,
    update,
)

from bot.domain.letters import WEEK, Lane, Letter, State
from storage.engines import insert_new
from storage.people import chat_of, persons
from storage.prepared import Prepared
from storage.schema import Erasure, Instant, Privacy, Sealed, column, table
from storage.sealing import Unreadable, seal, unseal

# A reply keeps its screen in `body`; every other letter keeps its builder's values there. Emptied at the end.
letters = table(
    "letters",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("key", Text, unique=True, privacy=Privacy.NONE),
    column("bot", BigInteger, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), nullable=True, privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), nullable=True, privacy=Privacy.LINK),
    column("chat_id", BigInteger, nullable=True, privacy=Privacy.PERSONAL),
    column("language", Text, privacy=Privacy.PERSONAL),
    column("lane", Integer, privacy=Privacy.NONE),
    column("builder", Text, privacy=Privacy.NONE),
    column("body", Sealed, sealed_at="{key}", is_theirs=False, nullable=True, privacy=Privacy.SEALED),
    column("subject", Integer, nullable=True, privacy=Privacy.NONE),
    column("edits", BigInteger, nullable=True, privacy=Privacy.NONE),
    column("urgent", Boolean, default=False, privacy=Privacy.NONE),
    column("counted", Boolean, default=False, privacy=Privacy.NONE),
    column("asked", Boolean, default=False, privacy=Privacy.NONE),
    column("silent", Boolean, default=False, privacy=Privacy.NONE),
    column("posted", Instant, privacy=Privacy.NONE),
    column("due", Instant, privacy=Privacy.NONE),
    column("useless", Instant, nullable=True, privacy=Privacy.NONE),
    column("state", Text, privacy=Privacy.PERSONAL),
    column("reason", Text, nullable=True, privacy=Privacy.PERSONAL),
    column("tries", Integer, default=0, privacy=Privacy.NONE),
    column("message_id", BigInteger, nullable=True, privacy=Privacy.PERSONAL),
    column("ended_at", Instant, nullable=True, privacy=Privacy.PERSONAL),
    Index("ix_letters_claim", "bot", "state", "lane", "due"),
    Index("ix_letters_due", "bot", "state", "due"),
    Index("ix_letters_message", "chat_id", "message_id"),
    Index("ix_letters_person", "person_id", "state"),
    erasure=Erasure.DELETE,
    sqlite_autoincrement=True,  # what is in the air while its row is erased must not stamp another
)

_todo = (letters.c.bot == bindparam("of"), letters.c.state == State.TODO.value)
_ripe = (*_todo, letters.c.due <= bindparam("now"), letters.c.chat_id.not_in(bindparam("busy", expanding=True)))
# A lane at a time, so that the index leads to what is due past any number of letters that wait for later.
_lanes = [
    select(letters)
    .where(*_ripe, letters.c.lane == int(lane))
    .order_by(letters.c.due, letters.c.id)
    .limit(bindparam("most"))
    .subquery()
    for lane in Lane
]
_due = union_all(*(select(lane) for lane in _lanes)).order_by("lane", "due", "id")
_next_due = Prepared(select(func.min(letters.c.due)).where(*_todo, letters.c.due > bindparam("now")))
_born = "key bot centre_id person_id chat_id language lane builder body edits urgent counted asked silent posted"
_reply = Prepared(insert(letters).returning(letters.c.id), f"{_born} due state tries".split())
_post = Prepared(
    lambda dialect: insert_new(dialect, letters).on_conflict_do_nothing().returning(letters.c.id),
    f"{_born} subject due useless state reason ended_at tries".replace(" edits", "").split(),
)
_reader = Prepared(select(persons.c.centre_id, persons.c.language).where(persons.c.id == bindparam("person")))
_end = Prepared(
    update(letters).where(letters.c.id == bindparam("number")).values(body=None),
    ("state", "reason", "message_id", "ended_at"),
)
_of_message = (letters.c.chat_id == bindparam("chat"), letters.c.message_id == bindparam("message"))
_lane_of = Prepared(select(letters.c.lane).where(*_of_message).order_by(letters.c.id).limit(1))
_readers = select(letters.c.person_id).where(*_of_message, letters.c.person_id.is_not(None))
_reader_of = Prepared(_readers.order_by(letters.c.id.desc()).limit(1))

NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Owed:
    """A letter that is being sent. `body` is a reply's stored screen, or the JSON of the builder's values."""

    id: int
    key: str
    chat: int
    centre: int | None
    person: int | None
    language: str
    lane: Lane
    builder: str
    body: str
    subject: int | None = None
    edits: int | None = None
    silent: bool = False
    tries: int = 0
    due: datetime = NEVER
    posted: datetime = NEVER
    useless: datetime | None = None
    urgent: bool = False
    counted: bool = False
    asked: bool = False

    @property
    def letter(self) -> Letter:
        """What the domain judges: whether it goes now."""
        flags = {"urgent": self.urgent, "counted": self.counted, "asked": self.asked}
        return Letter(self.key, self.builder, self.person or 0, self.due, {}, self.useless, self.lane, **flags)


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a letter went. `due` puts it back for another try then; `unused` where the last was none.

    `lane` is another one than before, where there is one.
    """

    id: int
    state: State
    reason: str | None = None
    message: int | None = None
    due: datetime | None = None
    at: datetime | None = None
    unused: bool = False
    lane: Lane | None = None


def post(db: Connection, bot: int, letter: Letter, now: datetime) -> bool:
    """Owe a letter; False when its key exists. Without Telegram it ends at once, where the coordinator sees it."""
    reader, chat = _reader.first(db, person=letter.person), chat_of(db, bot, letter.person)
    body = seal(db, letter.person, f"letters.body:{letter.key}", json.dumps(dict(letter.values)))
    whose = {"bot": bot, "centre_id": reader.centre_id, "person_id": letter.person, "chat_id": chat}
    what = {"key": letter.key, "builder": letter.builder, "body": body, "subject": letter.subject}
    how = {"language": reader.language, "lane": int(letter.lane), "silent": letter.silent, "tries": 0}
    flags = {"urgent": letter.urgent, "counted": letter.counted, "asked": letter.asked}
    instants = {"posted": now, "due": letter.due, "useless": letter.useless, "ended_at": None if chat else now}
    stands = {"state": (State.TODO if chat else State.DEAD).value, "reason": None if chat else "no_telegram"}
    return _post.scalar(db, **whose, **what, **how, **flags, **instants, **stands) is not None


def reply(db: Connection, bot: int, owed: Owed, now: datetime, state: State) -> Owed:
    """Owe an answer, born in `sending` where the process that commits it sends it, else in `todo`."""
    body = seal(db, owed.person, f"letters.body:{owed.key}", owed.body)
    values = {"key": owed.key, "bot": bot, "centre_id": owed.centre, "person_id": owed.person, "chat_id": owed.chat}
    how = {"language": owed.language, "lane": int(Lane.REPLY), "builder": owed.builder, "edits": owed.edits}
    flags = {"urgent": False, "counted": False, "asked": True, "silent": owed.silent}
    tries = int(state is State.SENDING)
    born = {"body": body, "posted": now, "due": now, "state": state.value, "tries": tries}
    return replace(owed, id=_reply.scalar(db, **born, **values, **how, **flags), tries=tries, posted=now)


def tell(db: Connection, bot: int, key: str, chat: int, language: str, body: str, now: datetime) -> None:
    """Owe a stored screen to a chat that is no person's: an operator's."""
    sealed = seal(db, None, f"letters.body:{key}", body)
    values = {"key": key, "bot": bot, "chat_id": chat, "language": language, "builder": "", "body": sealed}
    flags = {"urgent": True, "counted": False, "asked": True, "silent": False, "tries": 0}
    put = insert_new(db.dialect, letters).values(
        lane=int(Lane.NOTICE), posted=now, due=now, state=State.TODO.value, **values, **flags
    )
    db.execute(put.on_conflict_do_nothing())


def due(db: Connection, bot: int, now: datetime, limit: int, busy: Collection[int]) -> list[Owed]:
    """Letters that may be due, the lowest lane and the oldest first, one a chat, none of the busy chats."""
    first: dict[int, Row[tuple[object, ...]]] = {}
    for row in db.execute(_due, {"of": bot, "now": now, "busy": list(busy), "most": limit * 4}):
        first.setdefault(row.chat_id, row)
    return [_owed(db, row) for row in list(first.values())[:limit]]


def next_due(db: Connection, bot: int, now: datetime) -> datetime | None:
    """When the next letter falls due; what is due already waits for its chat, not for an hour."""
    upcoming: datetime | None = _next_due.scalar(db, of=bot, now=now)
    return upcoming


def claim(db: Connection, numbers: Sequence[int]) -> None:
    """These letters are being sent from now on."""
    mine = update(letters).where(letters.c.id.in_(numbers))
    db.execute(mine.values(state=State.SENDING.value, tries=letters.c.tries + 1))


def stamp(db: Connection, stamps: Sequence[Stamp]) -> None:
    """Keep how letters went. At an end the body is emptied."""
    for one in stamps:
        values: dict[str, Any] = {"state": one.state.value, "reason": one.reason}
        if one.state is State.TODO:
            values |= {"due": one.due, "tries": letters.c.tries - int(one.unused)}
            values |= {"lane": int(one.lane)} if one.lane is not None else {}
            db.execute(update(letters).where(letters.c.id == one.id).values(**values))
        else:
            _end.run(db, number=one.id, message_id=one.message, ended_at=one.at, **values)


def recover(db: Connection, bot: int, now: datetime, most: int) -> list[tuple[str, str]]:
    """At start: what was being sent may have gone. It goes again, `most` times, announcements never.

    Returns the builder and the key of each letter that stays `unknown`.
    """
    lost = (letters.c.bot == bot, letters.c.state == State.SENDING.value)
    again = (letters.c.lane != int(Lane.ANNOUNCEMENT), letters.c.tries <= most)
    db.execute(update(letters).where(*lost, *again).values(state=State.TODO.value))
    unknown = [(row.builder, row.key) for row in db.execute(select(letters.c.builder, letters.c.key).where(*lost))]
    ends = {"state": State.UNKNOWN.value, "reason": "interrupted", "ended_at": now, "body": None}
    db.execute(update(letters).where(*lost).values(**ends))
    return unknown


def counted_since(db: Connection, person: int, now: datetime) -> tuple[datetime, ...]:
    """When somebody was sent what counts towards the weekly cap, in the past week."""
    mine = (letters.c.person_id == person, letters.c.state == State.SENT.value, letters.c.counted)
    return tuple(
        at for at in db.scalars(select(letters.c.ended_at).where(*mine, letters.c.ended_at > now - WEEK)) if at
    )


def lane_of(db: Connection, chat: int, message: int) -> Lane | None:
    """The lane of the letter that a message was sent for; None for messages that no letter accounts for."""
    found = _lane_of.scalar(db, chat=chat, message=message)
    return None if found is None else Lane(found)


def reader_of(db: Connection, chat: int, message: int) -> int | None:
    """Whom a message was for; None for messages that no letter accounts for."""
    found: int | None = _reader_of.scalar(db, chat=chat, message=message)
    return found


def standing(db: Connection, key: str) -> tuple[State, str | None, datetime | None] | None:
    """How a letter stands, by its key: state, reason, when it ended."""
    row = db.execute(select(letters.c.state, letters.c.reason, letters.c.ended_at).where(letters.c.key == key)).first()
    return None if row is None else (State(row.state), row.reason, row.ended_at)


def standings_of(db: Connection, keys: Collection[str]) -> dict[str, tuple[State, str | None, datetime | None]]:
    """How several letters stand, by their keys: state, reason, when it ended. What was never owed is left out."""
    mine = select(letters.c.key, letters.c.state, letters.c.reason, letters.c.ended_at).where(letters.c.key.in_(keys))
    return {row.key: (State(row.state), row.reason, row.ended_at) for row in db.execute(mine)}


def standings(db: Connection, prefix: str) -> dict[int, tuple[State, str | None]]:
    """How the letters whose keys start with a prefix stand, by person, the last of each: state and reason."""
    mine = select(letters.c.person_id, letters.c.state, letters.c.reason).where(
        letters.c.key.startswith(prefix, autoescape=True)
    )
    rows = db.execute(mine.order_by(letters.c.id))
    return {row.person_id: (State(row.state), row.reason) for row in rows if row.person_id is not None}


def _opened(db: Connection, key: str, body: bytes) -> str:
    """The body of a letter; empty, as none is, when it can no longer be read: such a letter ends and stops no other."""
    try:
        return unseal(db, f"letters.body:{key}", body)
    except Unreadable:
        return ""


def _owed(db: Connection, row: Row[tuple[object, ...]]) -> Owed:
    return Owed(
        id=row.id,
        key=row.key,
        chat=row.chat_id,
        centre=row.centre_id,
        person=row.person_id,
        language=row.language,
        lane=Lane(row.lane),
        builder=row.builder,
        body=_opened(db, row.key, row.body),
        subject=row.subject,
        edits=row.edits,
        silent=row.silent,
        tries=row.tries,
        due=row.due,
        posted=row.posted,
        useless=row.useless,
        urgent=row.urgent,
        counted=row.counted,
        asked=row.asked,
    )
