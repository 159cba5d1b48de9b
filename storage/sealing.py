"""Encryption at rest: AES-256-GCM, a data key a person (or a day of the bot's), wrapped by the master key.

A sealed field is: format (1 byte), data key id (8), nonce (12), ciphertext with tag. The associated data names
table, column and row, so that a field cannot be moved to another place and still be opened.
"""

import hmac
import os
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import date

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import BigInteger, Connection, Date, ForeignKey, Integer, LargeBinary, delete, select

from storage.engines import insert_new
from storage.schema import Erasure, Privacy, SealedBytes, column, table

FORMAT = b"\x01"
NONCE = 12  # bytes, NIST SP 800-38D
KEY = 32
LARGEST = 2**63 - 1  # of a key's id

data_keys = table(
    "data_keys",
    column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), nullable=True, unique=True, privacy=Privacy.LINK),
    column("day", Date, nullable=True, unique=True, privacy=Privacy.NONE),
    column("wrapped", LargeBinary, privacy=Privacy.NONE),
    erasure=Erasure.DELETE,
)


class Unreadable(Exception):  # noqa: N818 - a state of the data, not a programming error
    """A field that no longer opens: its key was destroyed, or the field was tampered with."""


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
        wrapped = db.scalar(select(data_keys.c.wrapped).where(data_keys.c.id == number))
        if wrapped is None:
            raise Unreadable(where)
        try:
            return self._unwrap(wrapped).decrypt(nonce, body, where.encode()).decode()
        except InvalidTag as wrong:
            raise Unreadable(where) from wrong

    def fits(self, db: Connection) -> bool:
        """Whether the data keys of a database were wrapped with this master key; one without any takes each."""
        wrapped = db.scalar(select(data_keys.c.wrapped).order_by(data_keys.c.id.desc()).limit(1))
        try:
            return wrapped is None or bool(self._unwrap(wrapped))
        except InvalidTag:
            return False

    def _key_of(self, db: Connection, owner: int | None) -> tuple[int, AESGCM]:
        mine = data_keys.c.day == self._today() if owner is None else data_keys.c.person_id == owner
        wanted = select(data_keys.c.id, data_keys.c.wrapped).where(mine)
        row = db.execute(wanted).first()
        if row is None:
            self._make(db, owner)  # where another process was first, its key is the one
            row = db.execute(wanted).one()
        return row.id, self._unwrap(row.wrapped)

    def _make(self, db: Connection, owner: int | None) -> None:
        key, nonce = AESGCM.generate_key(KEY * 8), os.urandom(NONCE)
        wrapped = nonce + self._master.encrypt(nonce, key, b"data key")
        day = self._today() if owner is None else None
        made = insert_new(db, data_keys).values(person_id=owner, day=day, wrapped=wrapped)
        db.execute(made.on_conflict_do_nothing())

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


def drop_days(db: Connection, before: date) -> None:
    """Destroy the bot's daily keys of the days before one, and with them whatever was still sealed by them."""
    db.execute(delete(data_keys).where(data_keys.c.day < before))
