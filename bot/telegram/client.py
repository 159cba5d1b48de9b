"""The client of the Bot API: made here, and introduced to Telegram before anything runs."""

import asyncio
import logging
from collections import Counter

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.config import Telegram
from bot.telegram.http import Request

PATIENCE = 2.0  # seconds between two tries while Telegram cannot be reached
LOCKED_OUT = 30.0  # and while it refuses the token: somebody has to look

log = logging.getLogger(__name__)


class Client:
    """The bot, and a pool of connections of its own for the long poll, which never waits for a slot."""

    def __init__(self, token: str, settings: Telegram) -> None:
        self.polling = Request(2, settings.read_timeout)
        self._calling = Request(settings.connections, settings.read_timeout)
        self.bot = Bot(
            token,
            base_url=settings.api_url,
            base_file_url=settings.file_url,
            get_updates_request=self.polling,
            request=self._calling,
        )

    @property
    def calls(self) -> Counter[tuple[str, str]]:
        """How many calls there were, by method and outcome."""
        return self.polling.calls + self._calling.calls

    async def open(self) -> None:
        """Ask Telegram who we are, until it answers, for ever if it must be."""
        told = ""
        while True:
            try:
                return await self.bot.initialize()
            except TelegramError as error:
                if (name := type(error).__name__) != told:
                    log.warning("telegram.unreachable", extra={"error": name})
                told = name
                await asyncio.sleep(LOCKED_OUT if isinstance(error, InvalidToken) else PATIENCE)

    async def close(self) -> None:
        """Close the connections."""
        await self.bot.shutdown()
        await asyncio.gather(self.polling.shutdown(), self._calling.shutdown())  # a bot never introduced does not
