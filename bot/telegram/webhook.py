"""The other way in: Telegram brings each update, and hears that we have it only after the commit."""

import hmac
import logging
from datetime import timedelta
from typing import Any

from aiohttp import web
from telegram import Bot, WebhookInfo
from telegram.error import TelegramError

from bot import config
from bot.clock import Clock
from bot.pulse import Heart
from bot.telegram.incoming import ALLOWED
from bot.telegram.ingest import Ingest, pause
from bot.ui import compact

HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1024 * 1024  # bytes; the largest update, a text with all its entities, is far below
LOOK = timedelta(minutes=10)  # between two looks whether another program has taken the webhook away
ENDING = 10.0  # seconds that an update in the middle of being kept has at the end

log = logging.getLogger(__name__)


class Webhook:
    """A server for Telegram alone: whoever does not know the secret is turned away before a word is read."""

    def __init__(self, bot: Bot, settings: config.Webhook, secret: str, ingest: Ingest, clock: Clock) -> None:
        self._bot = bot
        self._settings = settings
        self._secret = secret
        self._ingest = ingest
        self._clock = clock
        self._runner: web.AppRunner | None = None
        self.heart = Heart(clock)

    async def open(self) -> None:
        """Listen. A proxy in front may change the path: each is answered."""
        app = web.Application(client_max_size=LARGEST)
        app.router.add_post("/{path:.*}", self._take)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=ENDING)
        await self._runner.setup()
        await web.TCPSite(self._runner, self._settings.listen, self._settings.port).start()

    async def close(self) -> None:
        """Take nothing in any more, and answer what is being kept."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def run(self) -> None:
        """Have Telegram bring everything here, for ever. Nobody can look up the secret: at first it is told anyway."""
        told = False
        while True:
            rest = LOOK
            self.heart.beat()
            try:
                if not told or self._differs(await self._bot.get_webhook_info()):
                    await self._tell()
                    told = True
                self._ingest.note(None)
            except TelegramError as error:
                rest = pause(error)
                self._ingest.note(error)
            await self.heart.rest(until=self._clock.now() + rest)

    async def _tell(self) -> None:
        settings = self._settings
        await self._bot.set_webhook(
            settings.url,
            max_connections=settings.max_connections,
            allowed_updates=ALLOWED,
            secret_token=self._secret,
        )
        log.info("webhook.set")

    def _differs(self, found: WebhookInfo) -> bool:
        wanted = (self._settings.url, self._settings.max_connections, set(ALLOWED))
        return (found.url, found.max_connections, set(found.allowed_updates)) != wanted

    async def _take(self, request: web.Request) -> web.Response:
        """200 once it is kept; 503 when it could not be, so that it comes again."""
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(errors="replace"), self._secret.encode()):
            return web.Response(status=403)
        body = await request.read()  # aiohttp answers 413 to what is too large
        self._clock.begin()
        try:
            # What is no update is logged and left: refused, it would come again for a day, and hold up its chat.
            await self._ingest.keep([_read(body)])
        except Exception:
            log.exception("update.not_kept")
            return web.Response(status=503)
        finally:
            self._clock.end()
        return web.Response()


def _read(body: bytes) -> dict[str, Any]:
    """The update; nothing of what is no JSON object."""
    try:
        update = compact.load(body)
    except (ValueError, RecursionError):
        return {}
    return update if isinstance(update, dict) else {}
