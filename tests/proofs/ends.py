"""How a run ended: the domain's rows, what everybody saw, and what was lost or done twice."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, RowMapping, Table, select

from bot.domain.letters import State
from bot.telegram.adapter import STRIP
from simulator.demo.paper import LINK
from simulator.demo.stage import Stage
from simulator.world import Telegram
from storage.cards import cards
from storage.engines import on_server
from storage.exporting import sealed_at
from storage.inbox import inbox, quarantine
from storage.outbox import letters
from storage.schema import Sealed, everything
from storage.sealing import unseal

# What is not the domain's: how far the machine came, and which message of Telegram's carries what.
PLUMBING = {
    "inbox": "*",  # its ids are counted as lost or not
    "ticks": "*",
    "beginnings": "*",  # on a server: how often what was left over was begun
    "leases": "*",  # on a server: which process leads
    "presence": {"seen"},  # by the machine's clock
    "quarantine": {"id", "body"},  # sealed as it arrived
    "data_keys": "*",  # made at random
    "chats": {"newest"},
    "cards": {"id", "message_id", "wanted", "shown", "edit_after"},  # made as they are sent, side by side
    "letters": {"id", "edits", "message_id", "tries", "posted", "due", "ended_at", "body"},
    "journal": {"salt", "digest", "actor_digest", "chain"},  # salted at random
    "journal_actors": {"salt"},
    "journal_ends": {"chain"},
    "invitations": {"token_hash", "opener"},  # made at random
    "stray_messages": {"message_id"},
}
READ = frozenset({"shown", "edited", "document", "photo", "video", "audio", "voice", "venue", "location", "contact"})
SECONDS = re.compile(r"(?<=\d{8}T\d{4})\d\d|(?<=:trial:)\d+")  # of an instant in a letter's key
# Where an announcement is unknown, somebody may not have seen it, and its author reads so.
UNSURE = re.compile("Annonce d")

Texts = Counter[tuple[str, str]]


@dataclass(frozen=True)
class End:
    """How a run ended.

    `owed` are the keys of all letters. `lost` are updates that were neither done nor set aside, `silent` letters
    without an end that somebody can see, `unknown` those of which nobody knows whether they went.
    """

    rows: Mapping[str, Counter[str]]
    texts: Texts
    owed: frozenset[str]
    lost: int
    set_aside: int
    silent: int
    unknown: int

    def differences(self, killed: "End") -> list[str]:
        """How the end of a run that was killed differs from this one's: in rows, and in texts that somebody saw."""
        found = [
            f"{mark} {table}: {row}"
            for table in sorted(self.rows)
            for mark, one, two in (("-", self.rows, killed.rows), ("+", killed.rows, self.rows))
            for row in one[table] - two[table]
        ]
        both = (("-", self.texts.keys() - killed.texts.keys()), ("+", killed.texts.keys() - self.texts.keys()))
        texts = [(mark, who, text) for mark, texts in both for who, text in sorted(texts)]
        return found + [f"{mark} {who} saw: {text}" for mark, who, text in texts if not killed.excuses(text)]

    def excuses(self, text: str) -> bool:
        """Whether not all need to have seen a text in this run."""
        return self.unknown > 0 and UNSURE.match(text) is not None

    def faults(self, killed: "End") -> list[str]:
        """All that must not be in the end of a run that was killed."""
        counts = {"lost": killed.lost, "silent": killed.silent}
        return [f"{count} {name}" for name, count in counts.items() if count] + self.differences(killed)

    def done_twice(self, killed: "End") -> int:
        """How many rows there are, of letters as of anything else, that are not here."""
        return sum((killed.rows[table] - rows).total() for table, rows in self.rows.items())

    def seen_twice(self, killed: "End") -> int:
        """How many messages somebody saw once more than here."""
        return sum(number for (_, text), number in (killed.texts - self.texts).items() if not killed.excuses(text))


def end(stage: Stage, *, instants: bool = True) -> End:
    """How the run on a stage ended, whose bot does not run any more; instants compare where nothing had to wait."""
    with stage.database() as engine, engine.connect() as db:
        tables = everything().sorted_tables
        rows = {
            table.name: Counter(_rows(db, table, instants=instants))
            for table in tables
            if PLUMBING.get(table.name) != "*"
        }
        owed = db.execute(select(letters)).all()
        return End(
            rows=rows,
            texts=_texts(db, stage.telegram),
            owed=frozenset(letter.key for letter in owed),
            lost=len(_lost(db, stage.telegram)),
            set_aside=len(db.scalars(select(quarantine.c.id)).all()),
            silent=sum(not _is_seen(stage.telegram, letter) for letter in owed),
            unknown=sum(letter.state == State.UNKNOWN.value for letter in owed),
        )


def _lost(db: Connection, telegram: Telegram) -> set[int]:
    """Updates that people sent and the bot neither did nor set aside. What is done is forgotten after two days."""
    kept = {row.update_id: row.done for row in db.execute(select(inbox))}
    aside = set(db.scalars(select(quarantine.c.update_id)))
    oldest = min(kept, default=max(telegram.updates.history, default=0) + 1)
    sent = {number for number in telegram.updates.history if number >= oldest}
    return {number for number in sent | kept.keys() if not kept.get(number)} - aside


def _is_seen(telegram: Telegram, letter: Row[Any]) -> bool:
    """Whether a letter has an end that somebody can see: what was sent stands in the chat."""
    if letter.state != State.SENT.value:
        return letter.state not in (State.TODO.value, State.SENDING.value)
    chat = next(person.chat for person in telegram.people if person.id == letter.chat_id)
    return letter.builder == STRIP or letter.message_id in chat.messages


def _texts(db: Connection, telegram: Telegram) -> Texts:
    """What everybody read. Of a card, which changes by itself, what it said at first and at last.

    On a server, where what it shows changes while it is made, at last.
    """
    living = {(row.chat_id, row.message_id) for row in db.execute(select(cards))}
    standing = [
        (person.name, _told(person.chat.messages[message].read))
        for person in telegram.people
        for chat, message in living
        if chat == person.id
    ]
    titles = {(who, _title(text)) for who, text in standing} if on_server(db) else set()
    texts = Counter(
        (one.person.name, _told(one.text))
        for one in telegram.seen
        if one.kind in READ
        and (one.kind != "edited" or one.message is None or (one.person.id, one.message.id) not in living)
        and (one.person.name, _title(one.text)) not in titles
    )
    return texts + Counter(standing)


def _title(text: str) -> str:
    return text.partition("\n")[0]


def _told(text: str) -> str:
    """A text as it compares: no link made by chance, and names in one order, whoever was a second earlier."""
    return "\n".join(_ordered(line) for line in LINK.sub(r"\1…", text).splitlines())


def _ordered(line: str) -> str:
    label, colon, names = line.partition(": ")
    return label + colon + ", ".join(sorted(names.split(", "))) if colon else line


def _rows(db: Connection, table: Table, *, instants: bool) -> Iterator[str]:
    left_out: Iterable[str] = PLUMBING.get(table.name, ())
    columns = [column.name for column in table.c if column.name not in left_out]
    for row in db.execute(select(table)).mappings():
        if table is cards and row["builder"] == "announcements.text":
            continue  # where its letter is unknown, so is the message
        values = {name: _plain(db, table, name, row) for name in columns if instants or not _is_instant(row[name])}
        if table is letters and values["state"] == State.UNKNOWN.value:
            values |= {"state": State.SENT.value, "reason": None}  # allowed, and counted
        yield repr(sorted(values.items()))


def _plain(db: Connection, table: Table, name: str, row: RowMapping) -> object:
    """A value as it compares: instants to the minute, as the clock moves on by seconds; sealed ones opened."""
    value = row[name]
    if name == "key":
        return SECONDS.sub("", value)
    if _is_instant(value):
        return value.replace(second=0, microsecond=0).isoformat()
    if isinstance(table.c[name].type, Sealed) and value is not None:
        return unseal(db, sealed_at(table.c[name], dict(row)), value)
    return value


def _is_instant(value: object) -> bool:
    return isinstance(value, datetime)
