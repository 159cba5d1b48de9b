"""The sealed file of a backup: a header that all may read, then chunks that open in their order, all or none.

    ATELIER BACKUP 1, a line feed
    4 bytes: the length of the header; the header as JSON
    for each chunk, 4 bytes: its length; the chunk: whole lines, compressed, sealed with AES-256-GCM

The key belongs to this one file: it follows from the master key and the salt in the header. The nonce of a chunk is
its place and whether it is the last, and the header is the associated data of each. So a file that was cut short,
put in another order, mixed with another or given another header does not open.
"""

import json
import os
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.sealing import Vault

MAGIC = b"ATELIER BACKUP 1\n"
SALT = 16  # bytes
CHUNK = 1 << 20  # bytes of lines: what is in memory at once, whatever there is to keep
LARGEST = 1 << 26  # bytes of a header or a chunk: what says that it is longer is no backup of ours
WIDTH = 4  # bytes of a length


class BackupError(Exception):
    """A file cannot be used as a backup; the text says why."""


class DamagedError(BackupError):
    """Something in a backup is not as it was written."""

    def __init__(self, what: str) -> None:
        super().__init__(f"The backup is damaged: {what}. Nothing was taken from it; use another one.")


@dataclass(frozen=True, slots=True)
class Header:
    """What a backup says of itself: the revision of its schema, when it was made, which key opens it."""

    revision: str
    made: datetime
    key: str
    salt: bytes

    @classmethod
    def new(cls, revision: str, made: datetime, vault: Vault) -> "Header":
        """The header of a backup to be written."""
        return cls(revision, made, vault.fingerprint(), os.urandom(SALT))

    def dump(self) -> bytes:
        """As it stands in the file."""
        told = asdict(self) | {"made": self.made.isoformat(), "salt": self.salt.hex()}
        return json.dumps(told, sort_keys=True).encode()

    @classmethod
    def load(cls, written: bytes) -> "Header":
        """From what stands in the file. Raises `DamagedError`."""
        try:
            told = json.loads(written)
            made, salt = datetime.fromisoformat(told["made"]), bytes.fromhex(told["salt"])
            found = cls(str(told["revision"]), made, str(told["key"]), salt)
        except (ValueError, KeyError, TypeError):
            raise DamagedError("its header says nothing sensible") from None
        if made.tzinfo is None:
            raise DamagedError("its header says nothing sensible")
        return found


class Sealer:
    """Writes lines into a sealed file. `close` writes the end, without which nothing of it opens."""

    def __init__(self, file: BinaryIO, vault: Vault, header: Header) -> None:
        self._file = file
        self._key = AESGCM(vault.file_key(header.salt))
        self._header = header.dump()
        self._lines: list[bytes] = []
        self._size = 0
        self._place = 0
        file.write(MAGIC)
        _put(file, self._header)

    def write(self, line: bytes) -> None:
        """One more line."""
        self._lines.append(line)
        self._size += len(line) + 1
        if self._size >= CHUNK:
            self._seal(is_last=False)

    def close(self) -> None:
        """That was all."""
        self._seal(is_last=True)

    def _seal(self, *, is_last: bool) -> None:
        plain = zlib.compress(b"\n".join(self._lines))
        _put(self._file, self._key.encrypt(_nonce(self._place, is_last=is_last), plain, self._header))
        self._lines, self._size, self._place = [], 0, self._place + 1


def read_header(file: BinaryIO) -> Header:
    """What a backup says of itself, not proved yet. Raises `BackupError`."""
    if file.read(len(MAGIC)) != MAGIC:
        raise BackupError("This file is no backup of this program, or one of a version that is not known here.")
    return Header.load(_take(file, _length(file)))


def lines(file: BinaryIO, vault: Vault, header: Header) -> Iterator[bytes]:
    """The lines of a sealed file, after its header was read. Raises `DamagedError`."""
    key, proof, place = AESGCM(vault.file_key(header.salt)), header.dump(), 0
    size = _length(file)
    while size:
        sealed, size = _take(file, size), _length(file)
        try:
            plain = zlib.decompress(key.decrypt(_nonce(place, is_last=not size), sealed, proof))
        except (InvalidTag, zlib.error):
            raise DamagedError("a part of it does not open, or it was cut short") from None
        yield from plain.split(b"\n")
        place += 1
    if not place:
        raise DamagedError("it was cut short")


def _nonce(place: int, *, is_last: bool) -> bytes:
    """12 bytes that a file uses once."""
    return place.to_bytes(11, "big") + bytes([is_last])


def _put(file: BinaryIO, part: bytes) -> None:
    file.write(len(part).to_bytes(WIDTH, "big") + part)


def _length(file: BinaryIO) -> int:
    """How long the next part is; 0 at the end of the file."""
    written = file.read(WIDTH)
    size = int.from_bytes(written, "big")
    if written and (len(written) < WIDTH or not 0 < size <= LARGEST):
        raise DamagedError("it was cut short, or something was written into it")
    return size


def _take(file: BinaryIO, size: int) -> bytes:
    part = file.read(size)
    if len(part) < size or not part:
        raise DamagedError("it was cut short")
    return part
