"""What operators, and machines that ask, are told of the bot itself: never of anybody who uses it."""

import asyncio
import logging
import shutil
from functools import partial
from typing import TYPE_CHECKING

from bot.telegram import incidents
from bot.telegram.troubles import Kind, Trouble, Troubles, seen_in
from bot.ui.screen import Text
from storage.measures import ROOM, Measures, measure

if TYPE_CHECKING:
    from bot.app import Application
    from bot.health import Doors

ANSWER = 2.0  # seconds that a monitor waits for what the database counts

log = logging.getLogger(__name__)


class Report:
    """How a bot is: to operators as letters, when it changes; on loopback whenever asked, where a port is set."""

    def __init__(self, app: "Application") -> None:
        self._app = app
        self._troubles = Troubles(self._tell)
        self._doors: Doors | None = None

    def looked(self, revived: set[str]) -> None:
        """After each look of the watch: what is the matter, that operators should know?"""
        app = self._app
        if not app.started:
            return
        seen = {Trouble(Kind.LOOP, name) for name in revived} | seen_in(app.ingest.refused)
        seen |= {Trouble(Kind.TICK, name) for name in app.metronome.failing}
        if app.database.is_busy:
            seen.add(Trouble(Kind.DATABASE))
        if self._disk_is_nearly_full():
            seen.add(Trouble(Kind.DISK))
        self._troubles.look(seen)

    async def open(self) -> None:
        """Answer on loopback, where the operator wants it."""
        if port := self._app.config.health.port:
            from bot.health import Doors

            self._doors = Doors(self._ills, self._hindrances, self._exposition)
            await self._doors.open(port)

    async def close(self) -> None:
        """Answer no more."""
        if self._doors is not None:
            await self._doors.close()

    def _disk_is_nearly_full(self) -> bool:
        file = self._app.config.storage.file
        try:
            return file is not None and shutil.disk_usage(file.parent).free < ROOM
        except OSError:
            return True  # a disk that is not there has no room either

    def _tell(self, said: Text) -> None:
        self._app.aside(self._write_to_operators(said), "operators")

    async def _write_to_operators(self, said: Text) -> None:
        app, now = self._app, self._app.clock.now()
        key = f"{said.key}:{said.values['part']}:{app.bot.id}:{now:%Y%m%dT%H%M%S}"
        try:
            await app.database.run(partial(incidents.tell, bot=app.bot.id, key=key, said=said, now=now))
        except Exception:
            log.exception("operators.untold")
        app.delivery.wake()

    def _ills(self) -> list[str]:
        return [] if self._app.watch.is_well else ["a loop is silent"]

    def _hindrances(self) -> list[str]:
        """What keeps the bot from doing its work now."""
        app, hindrances = self._app, self._ills()
        if not app.started or app.ingest.refused is not None:
            hindrances.append("Telegram does not answer, or refuses")
        if app.database.is_busy:
            hindrances.append("the database is locked or out of reach, or the disk is full")
        return hindrances

    async def _exposition(self) -> bytes:
        from bot.metrics import Counted, exposition

        app = self._app
        received, handled = (app.ingest.received, app.worker.handled) if app.started else (0, 0)
        counted = Counted(received, handled, app.calls, app.database.commits, app.database.seconds, app.watch.silences)
        return exposition(counted, await self._measures() if app.started else None)

    async def _measures(self) -> Measures | None:
        app = self._app
        try:
            async with asyncio.timeout(ANSWER):
                return await app.database.run(partial(measure, bot=app.bot.id, now=app.clock.now()))
        except TimeoutError:
            return None
