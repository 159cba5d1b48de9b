"""Files that Telegram has already, so that what many are sent is uploaded once. Only such that are about nobody."""

from datetime import datetime

from sqlalchemy import BigInteger, Connection, Text, delete, insert, select

from storage.schema import Erasure, Instant, Privacy, column, table

files = table(
    "files",
    column("bot", BigInteger, primary_key=True, autoincrement=False, privacy=Privacy.NONE),
    column("digest", Text, primary_key=True, privacy=Privacy.NONE),
    column("file_id", Text, privacy=Privacy.NONE),
    column("at", Instant, privacy=Privacy.NONE),
    erasure=Erasure.NOTHING,
)


def find(db: Connection, bot: int, digest: str) -> str | None:
    """Telegram's id of a file with these contents, as this bot may use it."""
    found: str | None = db.scalar(select(files.c.file_id).where(files.c.bot == bot, files.c.digest == digest))
    return found


def keep(db: Connection, bot: int, digest: str, file: str, now: datetime) -> None:
    """Telegram has a file with these contents."""
    forget(db, bot, digest)
    db.execute(insert(files).values(bot=bot, digest=digest, file_id=file, at=now))


def forget(db: Connection, bot: int, digest: str) -> None:
    """Telegram does not know the file any more."""
    db.execute(delete(files).where(files.c.bot == bot, files.c.digest == digest))
