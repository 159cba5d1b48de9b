"""The HTTP client: python-telegram-bot's request interface over aiohttp.

httpx's pool search grows with its requests (450 updates a second, 123 at 256 side by side); aiohttp does three
times as many. A failure to connect proves that nothing was sent and is told apart from an answer that was lost.
"""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.ui import compact

METHOD = re.compile(r"(?<!/file)/bot[^/]+/([A-Za-z]+)(?:\?[^/]*)?$")
Fields = Mapping[str, str | int]  # of a call; what is neither a text nor a number stands as JSON


class NotSentError(NetworkError):
    """No connection could be made: nothing was sent."""


class LostAnswerError(NetworkError):
    """The connection broke: what was sent may have been done."""


class Request(BaseRequest):
    """A pool of connections. `connections` is the most side by side; time-outs are in seconds."""

    def __init__(self, connections: int, read_timeout: float) -> None:
        self._connections = connections
        self._read_timeout = read_timeout
        self._session: aiohttp.ClientSession | None = None
        self.calls: Counter[tuple[str, str]] = Counter()  # by method and outcome

    @property
    def read_timeout(self) -> float:
        """Seconds an answer may take where a call does not say otherwise."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the pool."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=300)
            self._session = aiohttp.ClientSession(connector=connector, auto_decompress=True)

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer. The base class logs one that is no JSON, with whatever people typed in it."""
        try:
            answer: dict[str, Any] = compact.load(payload)
        except (ValueError, RecursionError):
            raise TelegramError("the answer is no JSON") from None
        if not isinstance(answer, dict):
            raise TelegramError("the answer is no object")
        return answer

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | Fields | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send one request; the status and the body. Raises NotSentError, LostAnswerError or TimedOut."""
        outcome = "interrupted"
        try:
            status, body = await self._request(url, method, request_data, read_timeout)
            outcome = str(status)
        except TelegramError as error:
            outcome = type(error).__name__
            raise
        finally:
            self.calls[_method(url), outcome] += 1
        return status, body

    async def _request(
        self, url: str, method: str, data: RequestData | Fields | None, read_timeout: Any
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NotSentError("the client is closed")
        seconds = self._read_timeout if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        limits = aiohttp.ClientTimeout(total=None, sock_connect=10, sock_read=seconds)
        try:
            async with self._session.request(method, url, data=_body(data), timeout=limits) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as wrong:
            raise NotSentError(type(wrong).__name__) from None
        except TimeoutError:
            raise TimedOut("no answer in time") from None
        except (aiohttp.ClientError, OSError) as wrong:
            raise LostAnswerError(type(wrong).__name__) from None


def _method(url: str) -> str:
    """The method of the Bot API that an address calls; a file, whose name is no word, is only that."""
    found = METHOD.search(url)
    return found[1] if found else "file"


def _body(data: RequestData | Fields | None) -> aiohttp.Payload | aiohttp.FormData | None:
    if not isinstance(data, RequestData):
        return _encoded(data) if data else None
    if not data.multipart_data:
        return _encoded(data.json_parameters) if data.json_parameters else None
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)  # names of files go as they are, in UTF-8
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def _encoded(fields: Fields) -> aiohttp.Payload:
    """As JSON: a form with its percent signs takes as long as all the rest of a call."""
    written = compact.encode({name: str(value) for name, value in fields.items()})
    return aiohttp.BytesPayload(written, content_type="application/json")
