"""A lean Bot API server. The simulator checks what it is sent and keeps whole chats, which costs more than a bot does.

It speaks just enough HTTP for the clients that are measured: requests with a Content-Length, one at a time on each
connection. All bots get the same updates in batches of up to 100, and the same answers after the same time.
"""

import asyncio
import json
import re
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import parse_qsl

TOKEN = "1000:BENCH"  # noqa: S105 - it opens nothing
BOT = 1000
BATCH = 100
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
ME = {"id": BOT, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
NAMES = {"getMyName": "name", "getMyDescription": "description", "getMyShortDescription": "short_description"}
MESSAGES = {"sendMessage", "editMessageText"}

Fields = dict[str, str]


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that a bot sent or edited, and when it came in, on the machine's monotonic clock."""

    chat: int
    at: float
    text: str


@dataclass
class Server:
    """Telegram, for one bot. `delay` is how long it takes over every answer, in seconds."""

    delay: float = 0.0
    sent: list[Sent] = field(default_factory=list)
    _waiting: deque[dict[str, Any]] = field(default_factory=deque)
    _polls: list[Callable[[], None]] = field(default_factory=list)
    _watchers: list[tuple[int, asyncio.Future[None]]] = field(default_factory=list)
    _last: int = 0
    _number: int = 0
    _server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        """Where it listens, as a bot is told."""
        if self._server is None:
            raise LookupError("the server is closed")
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.get_running_loop().create_server(lambda: _Connection(self), "127.0.0.1")
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.close()

    def push(self, *updates: dict[str, Any]) -> float:
        """Give the bot updates to fetch; the instant."""
        for update in updates:
            self._last += 1
            self._waiting.append({"update_id": self._last, **update})
        at = time.monotonic()
        polls, self._polls = self._polls, []
        for answer in polls:
            answer()
        return at

    async def saw(self, count: int, within: float) -> bool:
        """Whether as many messages came in, in the seconds given."""
        if len(self.sent) >= count:
            return True
        enough: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._watchers.append((count, enough))
        try:
            async with asyncio.timeout(within):
                await enough
        except TimeoutError:
            return False
        return True

    async def expect(self, count: int, within: float) -> None:
        """Wait until as many messages came in. Raises TimeoutError when they do not in the seconds given."""
        if not await self.saw(count, within):
            raise TimeoutError(f"{len(self.sent)} messages of {count} came in within {within:.0f} s")

    def call(self, method: str, fields: Fields, reply: Callable[[Any], None]) -> None:
        """Answer a call, now or, for a long poll, when there is something."""
        if method == "getUpdates":
            self._confirm(int(fields.get("offset", 0)))
            self._poll(float(fields.get("timeout", 0)), reply)
        elif method in MESSAGES:
            reply(self._keep(fields))
        else:
            reply(_told(method))

    def _keep(self, fields: Fields) -> dict[str, Any]:
        chat, text = int(fields["chat_id"]), fields["text"]
        self.sent.append(Sent(chat, time.monotonic(), text))
        due, self._watchers = self._watchers, []
        for count, enough in due:
            if count > len(self.sent):
                self._watchers.append((count, enough))
            elif not enough.done():
                enough.set_result(None)
        self._number += 1
        return message(int(fields.get("message_id", self._number)), chat, text, ME, fields.get("reply_markup"))

    def _confirm(self, offset: int) -> None:
        while self._waiting and self._waiting[0]["update_id"] < offset:
            self._waiting.popleft()

    def _poll(self, seconds: float, reply: Callable[[Any], None]) -> None:
        if self._waiting or not seconds:
            reply([self._waiting[place] for place in range(min(BATCH, len(self._waiting)))])
            return

        def answer() -> None:
            late.cancel()
            self._poll(0, reply)

        def give_up() -> None:
            self._polls.remove(answer)
            reply([])

        late = asyncio.get_running_loop().call_later(seconds, give_up)
        self._polls.append(answer)


class _Connection(asyncio.Protocol):
    """One connection. What was sent in pieces is put together; the answer goes out after the server's delay."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._transport: asyncio.Transport | None = None
        self._got = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep where to answer."""
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Take what came in; answer when the request is whole."""
        self._got += data
        head, found, body = self._got.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        if not found or len(body) < (int(length[1]) if length else 0):
            return
        self._got = b""
        path, _, query = head.split(b" ", 2)[1].decode().partition("?")
        fields = json.loads(body) if body.startswith(b"{") else dict(parse_qsl(f"{query}&{body.decode()}"))
        self._server.call(path.rpartition("/")[2], fields, self._reply)

    def _reply(self, result: Any) -> None:
        asyncio.get_running_loop().call_later(self._server.delay, self._write, {"ok": True, "result": result})

    def _write(self, answer: dict[str, Any]) -> None:
        body = json.dumps(answer).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        if self._transport is not None:
            self._transport.write(head.encode() + body)


def message(number: int, chat: int, text: str, who: dict[str, Any], markup: str | None = None) -> dict[str, Any]:
    """A message as the Bot API writes it."""
    there = {"id": chat, "first_name": f"Personne {chat}", "type": "private"}
    written = {"message_id": number, "from": who, "chat": there, "date": int(time.time()), "text": text}
    return {**written, "reply_markup": json.loads(markup)} if markup else written


def _told(method: str) -> Any:
    if method == "getMe":
        return ME
    if method in NAMES:
        return {NAMES[method]: ""}
    return [] if method == "getMyCommands" else True
