"""Encryption at rest: AES-256-GCM, a data key a person (or a day of the bot's), wrapped by the master key.

A sealed field is: format (1 byte), data key id (8), nonce (12), ciphertext with tag. The associated data names
table, column and row, so that a field cannot be moved to another place and still be opened.
"""

import hmac
import os
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import (
    BigInteger,
    Connection,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    bindparam,
    delete,
    or_,
    select,
    update,
)

from storage.engines import insert_new
from storage.prepared import Prepared
from storage.schema import Erasure, Privacy, SealedBytes, column, table

FORMAT = b"\x01"
NONCE = 12  # bytes, NIST SP 800-38D
KEY = 32
LARGEST = 2**63 - 1  # of a key's id

# Who turned out to be somebody else leaves their key to them: what they wrote stays sealed with it, and goes with both.
data_keys = table(
    "data_keys",
    column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), nullable=True, unique=True, privacy=Privacy.LINK),
    column("day", Date, nullable=True, unique=True, privacy=Privacy.NONE),
    column("heir_id", ForeignKey("persons.id"), nullable=True, index=True, privacy=Privacy.LINK),
    column("wrapped", LargeBinary, privacy=Privacy.NONE),
    erasure=Erasure.DELETE,
    person=("person_id", "heir_id"),
)

_by_id = Prepared(select(data_keys).where(data_keys.c.id == bindparam("number")))
_of_person = Prepared(select(data_keys).where(data_keys.c.person_id == bindparam("owner")))
_of_day = Prepared(select(data_keys).where(data_keys.c.day == bindparam("owner")))

Owner = int | date  # a person, or a day of the bot's


class Unreadable(Exception):  # noqa: N818 - a state of the data, not a programming error
    """A field that no longer opens: its key was destroyed, or the field was tampered with."""


@dataclass(slots=True)
class _Ring:
    """The data keys that a transaction has used, unwrapped once.

    Not those that it made itself: a savepoint that is rolled back takes them away again, and their ids may come back.
    Nothing outlives the transaction, as another process may have destroyed a key meanwhile.
    """

    transaction: object
    keys: dict[int, AESGCM] = field(default_factory=dict)
    numbers: dict[Owner, int] = field(default_factory=dict)
    made: set[int] = field(default_factory=set)


class Vault:
    """The master key (32 bytes), and today's date for the bot's own daily key."""

    def __init__(self, master: bytes, today: Callable[[], date]) -> None:
        if len(master) != KEY:
            raise ValueError("a master key has 32 bytes")
        self._master = AESGCM(master)
        self._secret = master
        self._today = today

    def derive(self, label: str) -> str:
        """22 characters that follow from the master key and a label, and that nobody else can reckon."""
        digest = hmac.digest(self._secret, f"derive:{label}".encode(), "sha256")
        return urlsafe_b64encode(digest[:16]).decode().rstrip("=")

    def fingerprint(self) -> str:
        """Eight characters that tell this master key from another, and say nothing of it."""
        return self.derive("fingerprint")[:8]

    def file_key(self, salt: bytes) -> bytes:
        """The key of one backup, which follows from the master key and the backup's salt."""
        return HKDF(SHA256(), KEY, salt, b"atelier backup").derive(self._secret)

    def seal(self, db: Connection, owner: int | None, where: str, plain: str) -> SealedBytes:
        """Encrypt a text that stands at `where` ("table.column:row") under a person's key, or today's for None."""
        number, key = self._key_of(db, owner)
        nonce = os.urandom(NONCE)
        head = FORMAT + number.to_bytes(8, "big") + nonce
        return SealedBytes(head + key.encrypt(nonce, plain.encode(), where.encode()))

    def open(self, db: Connection, where: str, sealed: bytes) -> str:
        """Decrypt what stands at `where`. Raises Unreadable when the key is gone or the field was changed."""
        number, nonce, body = int.from_bytes(sealed[1:9], "big"), sealed[9:21], sealed[21:]
        if sealed[:1] != FORMAT or len(nonce) != NONCE or number > LARGEST:
            raise Unreadable(where)
        try:
            key = _ring(db).keys.get(number) or self._find(db, _by_id, number=number)[1]
            if key is not None:
                return key.decrypt(nonce, body, where.encode()).decode()
        except InvalidTag as wrong:
            raise Unreadable(where) from wrong
        raise Unreadable(where)

    def fits(self, db: Connection) -> bool:
        """Whether the data keys of a database were wrapped with this master key; one without any takes each."""
        wrapped = db.scalar(select(data_keys.c.wrapped).order_by(data_keys.c.id.desc()).limit(1))
        try:
            return wrapped is None or bool(self._unwrap(wrapped))
        except InvalidTag:
            return False

    def _key_of(self, db: Connection, person: int | None) -> tuple[int, AESGCM]:
        owner, ring = self._today() if person is None else person, _ring(db)
        if known := ring.numbers.get(owner):
            return known, ring.keys[known]
        wanted = _of_day if person is None else _of_person
        number, key = self._find(db, wanted, owner=owner)
        if key is None:
            self._make(db, person)
            number, key = self._find(db, wanted, owner=owner)
        if key is None:
            raise LookupError("a key that was made is not there")
        return number, key

    def _find(self, db: Connection, wanted: Prepared, **which: Owner) -> tuple[int, AESGCM | None]:
        row = wanted.first(db, **which)
        if row is None:
            return 0, None
        key, ring = self._unwrap(row.wrapped), _ring(db)
        if row.id not in ring.made:
            ring.keys[row.id] = key
            ring.numbers |= {owner: row.id for owner in (row.person_id, row.day) if owner is not None}
        return row.id, key

    def _make(self, db: Connection, owner: int | None) -> None:
        key, nonce = AESGCM.generate_key(KEY * 8), os.urandom(NONCE)
        wrapped = nonce + self._master.encrypt(nonce, key, b"data key")
        day = self._today() if owner is None else None
        put = insert_new(db.dialect, data_keys).values(person_id=owner, day=day, wrapped=wrapped)
        made: int | None = db.scalar(put.on_conflict_do_nothing().returning(data_keys.c.id))
        if made is not None:  # or another process was first, and its key is the one
            _ring(db).made.add(made)

    def _unwrap(self, wrapped: bytes) -> AESGCM:
        return AESGCM(self._master.decrypt(wrapped[:NONCE], wrapped[NONCE:], b"data key"))


def seal(db: Connection, owner: int | None, where: str, plain: str) -> SealedBytes:
    """Encrypt with the vault of this connection; see `Vault.seal`."""
    return vault(db).seal(db, owner, where, plain)


def unseal(db: Connection, where: str, sealed: bytes) -> str:
    """Decrypt with the vault of this connection; see `Vault.open`."""
    return vault(db).open(db, where, sealed)


def vault(db: Connection) -> Vault:
    """The vault that the database was opened with."""
    found: Vault = db.get_execution_options()["vault"]
    return found


def inherit(db: Connection, person: int, heir: int) -> None:
    """What somebody wrote is their heir's from now on, and so are the keys that were left to them before."""
    mine = or_(data_keys.c.person_id == person, data_keys.c.heir_id == person)
    db.execute(update(data_keys).where(mine).values(person_id=None, heir_id=heir))
    forget(db)


def drop_days(db: Connection, before: date) -> None:
    """Destroy the bot's daily keys of the days before one, and with them whatever was still sealed by them."""
    db.execute(delete(data_keys).where(data_keys.c.day < before))
    forget(db)


def forget(db: Connection) -> None:
    """Keys were destroyed: none of those that this transaction has used is good any more without looking."""
    _ring(db).keys.clear()
    _ring(db).numbers.clear()


def _ring(db: Connection) -> _Ring:
    ring: _Ring | None = db.info.get("ring")
    if ring is None or ring.transaction is not db.get_transaction():
        ring = db.info["ring"] = _Ring(db.get_transaction())
    return ring
