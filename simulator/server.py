"""The door: HTTP on loopback, as the Bot API speaks it."""

import asyncio
import re
import socket
import struct
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from aiohttp import BodyPartReader, web

from simulator.answers import Answer, Refusal, failure, refusal
from simulator.faults import Fault, Kind
from simulator.files import MAX_UPLOAD, Upload

if TYPE_CHECKING:
    from simulator.world import Telegram

CALL = re.compile(r"/bot([^/]+)/([^/]+)")
DOWNLOAD = re.compile(r"/file/bot([^/]+)/(.+)")
TOKEN = re.compile(r"\d+:[\w-]+")
FORM_OVERHEAD = 1024 * 1024
PAGE = "<html><head><title>{0}</title></head><body><center><h1>{0}</h1></center><hr>proxy</body></html>"


class Server:
    def __init__(self, telegram: "Telegram") -> None:
        self._telegram = telegram
        self._runner: web.AppRunner | None = None
        self._port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    async def start(self, port: int) -> None:
        app = web.Application(client_max_size=MAX_UPLOAD + FORM_OVERHEAD)
        app.router.add_route("*", "/{path:.*}", self._handle)
        # A bot that hangs up stops polling: its handler is cancelled with its connection.
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        if self._runner:
            await self._runner.cleanup()
        self._runner = None

    async def _handle(self, request: web.Request) -> web.Response:
        if download := DOWNLOAD.fullmatch(request.path):
            return self._download(*download.groups())
        answer = await self._call(request)
        body = answer.encoded()
        if answer.spoilt:
            return await _spoilt(request, answer.spoilt, answer.status, body)
        return web.Response(status=answer.status, body=body, content_type="application/json", headers=answer.headers)

    async def _call(self, request: web.Request) -> Answer:
        call = CALL.fullmatch(request.path)
        if call is None:
            return refusal("not_found_path").answer
        token, method = call.groups()
        if token != self._telegram.token:
            return refusal("unauthorized" if TOKEN.fullmatch(token) else "invalid_token").answer
        try:
            params = await _parameters(request)
        except Refusal as refused:
            return refused.answer
        except ValueError:
            return failure(400, "Bad Request: can't parse request")
        return await self._telegram.answer(method, params)

    def _download(self, token: str, path: str) -> web.Response:
        content = self._telegram.files.content(path) if token == self._telegram.token else None
        if content is None:
            answer = refusal("not_found_path").answer
            return web.Response(status=answer.status, body=answer.encoded(), content_type="application/json")
        return web.Response(body=content, content_type="application/octet-stream")


async def _parameters(request: web.Request) -> dict[str, Any]:
    params: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        body = await request.json()
        return params | body if isinstance(body, dict) else params
    if request.content_type == "multipart/form-data":
        return params | await _multipart(request)
    if request.can_read_body:
        params.update(await request.post())
    return params


async def _multipart(request: web.Request) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        if part.filename is None:
            fields[part.name] = await part.text()
        else:
            mime_type = part.headers.get("Content-Type", "application/octet-stream")
            fields[part.name] = Upload(part.filename, mime_type, await _content(part))
    return {name: _attached(value, fields) for name, value in fields.items()}


async def _content(part: BodyPartReader) -> bytes:
    content = bytearray()
    while chunk := await part.read_chunk(65536):
        content += chunk
        if len(content) > MAX_UPLOAD:
            raise refusal("payload_large")
    return bytes(content)


async def _spoilt(request: web.Request, fault: Fault, status: int, body: bytes) -> web.Response:
    """What arrives of an answer that something happens to on its way."""
    if fault.kind is Kind.HTML:
        return web.Response(status=status, text=PAGE.format(HTTPStatus(status).phrase), content_type="text/html")
    if fault.kind is Kind.TRUNCATED:
        return web.Response(body=body[: len(body) // 2], content_type="application/json")
    if fault.kind is Kind.HANG:
        await _hang(fault.seconds or None)
    _cut(request)
    return web.Response()  # to nobody


async def _hang(seconds: int | None) -> None:
    """Until the seconds of the machine are over; without any, until the client hangs up."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await asyncio.Event().wait()


def _cut(request: web.Request) -> None:
    """Close the connection at once, with a reset."""
    if request.transport is None:
        return
    connection = request.transport.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.transport.abort()


def _attached(value: Any, fields: dict[str, Any]) -> Any:
    """A file named by attach:// is one of the other parts."""
    if isinstance(value, str) and value.startswith("attach://"):
        return fields.get(value.removeprefix("attach://"), value)
    return value
