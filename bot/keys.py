"""The master key: made once, kept in a file of its own or in the environment, never in the database."""

import base64
import binascii
import os
from pathlib import Path

from bot.config import Config

LENGTH = 32  # bytes


class KeyRefusal(Exception):  # noqa: N818 - an answer to the operator
    """The master key cannot be used; the text says why and what to do."""


def read(config: Config) -> bytes | None:
    """The master key of the environment or of its file; None where there is none. Raises `KeyRefusal`."""
    if config.master_key is not None:
        return _decoded(config.master_key.get_secret_value(), "ATELIER_MASTER_KEY")
    path = config.security.master_key_file
    try:
        text = path.read_text(encoding="ascii")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        raise KeyRefusal(f"{path} cannot be read; expected the master key in it.") from None
    return _decoded(text, str(path))


def make(path: Path) -> bytes:
    """A new master key, on disk for its owner only when this returns. Raises `KeyRefusal`."""
    key = os.urandom(LENGTH)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(base64.urlsafe_b64encode(key) + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise KeyRefusal(f"{path} cannot be made: {error.strerror}.") from None
    return key


def is_open(path: Path) -> bool:
    """Whether others on this machine may read the file."""
    return path.exists() and bool(path.stat().st_mode & 0o077)


def _decoded(text: str, where: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), altchars=b"-_", validate=True)
    except binascii.Error:
        key = b""
    if len(key) != LENGTH:
        raise KeyRefusal(
            f"{where} holds no master key; expected {LENGTH} bytes as urlsafe base64, as `run` makes them."
        )
    return key
