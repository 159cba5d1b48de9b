"""Backups in their folder: what they are called, one a night, and none older than is promised.

The folder is the truth: a night that was missed is made up for at the next start, and one that is done is not done
again. The copy is made in a thread, on a connection of its own, so that nobody who taps waits for it.
"""

import asyncio
import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import Engine

from bot.clock import Clock
from bot.config import Config
from storage import backup, privacy
from storage.backup import Written

HOUR = time(3, 10)  # in UTC: after the night's housekeeping, when nobody is up
DAY = timedelta(days=1)
AGAIN = timedelta(hours=1)  # after a failure: the disk may be full, or away
CUT_SHORT = ".part"  # how the file ends of a backup that the machine's end cut short
STAMP = "%Y%m%dT%H%M%SZ"
STAMPED = re.compile(r"(\d{8}T\d{6}Z)")

log = logging.getLogger(__name__)


def name_of(now: datetime) -> str:
    """What a backup of an instant is called."""
    return f"atelier-{now.astimezone(UTC):{STAMP}}.backup"


def replaced(database: Path, now: datetime) -> Path:
    """What a database is called that a restore took the place of."""
    return database.with_name(f"{database.name}.replaced-{now.astimezone(UTC):{STAMP}}")


def newest(folder: Path) -> datetime | None:
    """When the newest backup of a folder was made."""
    return max((at for path in folder.glob("atelier-*.backup") if (at := _instant(path))), default=None)


def keep(engine: Engine, config: Config, now: datetime, path: Path | None = None) -> Written:
    """Make a backup, in the folder unless it is to go elsewhere, then delete what is too old.

    Raises `BackupError`, OSError.
    """
    written = backup.write(engine, path or config.backup.folder / name_of(now), now)
    privacy.begin(config.security.erasure_list)
    for old in _too_old(config, now):
        old.unlink(missing_ok=True)
    return written


def _too_old(config: Config, now: datetime) -> Iterator[Path]:
    """Backups past their days, and databases that were replaced as long ago: both hold people who were erased."""
    kept = [*config.backup.folder.glob("atelier-*.backup*")]
    if database := config.storage.file:
        kept += database.parent.glob(f"{database.name}.replaced-*")
    days = timedelta(days=config.backup.keep_days)
    return (path for path in kept if (at := _instant(path)) and at < now - (DAY if path.suffix == CUT_SHORT else days))


def _instant(path: Path) -> datetime | None:
    found = STAMPED.search(path.name)
    return datetime.strptime(found[1], STAMP).replace(tzinfo=UTC) if found else None


class Nightly:
    """Makes a backup each night, and at the start where the last night went by without one."""

    def __init__(self, engine: Engine, config: Config, clock: Clock) -> None:
        self._engine = engine
        self._config = config
        self._clock = clock

    async def run(self) -> None:
        """Keep copies for ever. One that fails is told, and tried again within the hour."""
        while True:
            await self._clock.rest(until=self._next())
            now = self._clock.now()
            try:
                written = await asyncio.to_thread(keep, self._engine, self._config, now)
            except Exception:
                log.exception("backup.failed", extra={"folder": self._config.backup.folder})
                await self._clock.rest(until=now + AGAIN)
            else:
                log.info("backup.done", extra={"file": written.path.name, "rows": written.rows, "bytes": written.size})

    def _next(self) -> datetime:
        """The first night after the newest backup; now, where that is over or there is none."""
        now = self._clock.now()
        last = newest(self._config.backup.folder)
        if last is None:
            return now
        night = datetime.combine(min(last, now).date(), HOUR, UTC)
        return night if night > min(last, now) else night + DAY
