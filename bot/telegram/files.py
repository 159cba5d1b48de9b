"""Documents: made when they are sent, and uploaded once where they are the same for many."""

import asyncio
from functools import partial
from hashlib import sha256

from sqlalchemy import Connection
from telegram import Bot, InputFile
from telegram.error import BadRequest

from bot.clock import Clock
from bot.domain.common import Refused
from bot.telegram import rendering
from bot.ui.router import Router
from bot.ui.screen import Document, File
from bot.ui.turn import Reader
from storage import centres, files, people
from storage.database import Database
from storage.outbox import Owed

UNKNOWN = "wrong file identifier"  # of Telegram's answer to an id that it has forgotten


class Files:
    """Makes and sends them."""

    def __init__(self, bot: Bot, database: Database, clock: Clock, routes: Router) -> None:
        self._bot = bot
        self._database = database
        self._clock = clock
        self._routes = routes

    async def send(self, owed: Owed, part: Document) -> int:
        """The id of the message. Raises Refused where there is no such file any more, TelegramError otherwise."""
        made = await self._database.run(partial(self._make, owed=owed, part=part))
        content = await asyncio.to_thread(made.content)
        if not made.is_shared:
            message, _ = await self._upload(owed, part, made.name, content)
            return message
        digest = sha256(f"{made.name}\n".encode() + content).hexdigest()
        known = await self._database.run(partial(files.find, bot=self._bot.id, digest=digest))
        if known is not None:
            try:
                return (await self._transmit(owed, part, known))[0]
            except BadRequest as wrong:
                if UNKNOWN not in str(wrong):
                    raise
        message, file = await self._upload(owed, part, made.name, content)
        kept = partial(files.keep, bot=self._bot.id, digest=digest, file=file, now=self._clock.now())
        await self._database.run(kept)
        return message

    def _make(self, db: Connection, owed: Owed, part: Document) -> File:
        if owed.person is None or owed.centre is None:
            raise Refused("common.gone")
        person, centre = people.find(db, owed.centre, owed.person), centres.find(db, owed.centre)
        reader = Reader(db, self._clock.now(), person, centre, self._routes)
        return self._routes.documents[part.maker](reader, **part.values)

    async def _upload(self, owed: Owed, part: Document, name: str, content: bytes) -> tuple[int, str]:
        return await self._transmit(owed, part, InputFile(content, name))

    async def _transmit(self, owed: Owed, part: Document, file: InputFile | str) -> tuple[int, str]:
        return await rendering.send_file(self._bot, owed.chat, file, part.shown, owed.language, silent=owed.silent)
